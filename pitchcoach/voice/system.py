"""The voices of the operating system: one worker process for each utterance.

Nothing is spoken aloud here and no engine is loaded into this process: whatever an engine does (hang, exit,
crash), this process goes on. ``stop`` ends the worker, which is the only way that works on every system.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pitchcoach.errors import NoVoiceError, PitchcoachError, UnwritableError, VoiceStoppedError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Take, VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice import remedies, worker
from pitchcoach.voice.alignment import aligned
from pitchcoach.voice.characters import can_be_said, nothing_to_say, refuse_unreadable
from pitchcoach.voice.marks import times_by_marks
from pitchcoach.voice.sharing import shared_line
from pitchcoach.voice.speech_text import fed_line
from pitchcoach.voice.trimming import write_sounding
from pitchcoach.voice.wav import samples_of, take_of

NATURAL_RATE: Final = 160
"""Nominal words a minute when none is asked for: 7.1 morae/s of Japanese on espeak, measured."""

WORKER: Final = (sys.executable, "-m", "pitchcoach.voice.worker")
PACKAGE_ROOT: Final = Path(__file__).parents[2]
"""Where the worker runs: ``-m`` puts the current folder first, and the user's may hold a ``wave.py``."""


class SystemVoice:
    """An engine on pyttsx3; any thread may call any method, several ``say`` may run at once."""

    def __init__(self, command: Sequence[str] = WORKER) -> None:
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped: set[subprocess.Popen[bytes]] = set()
        self._voices: tuple[VoiceInfo, ...] | None = None

    def voices(self) -> Sequence[VoiceInfo]:
        """List the voices of this machine, asked once. Raises NoVoiceError, VoiceStoppedError."""
        if self._voices is None:
            answer = self._ask({"list": True}, worker.allowed_seconds(""))
            if "error" in answer:
                raise _failure(answer, voice="", out=None)
            self._voices = tuple(_voice_info(entry, answer) for entry in answer["voices"])
        return self._voices

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line into ``out``; see the port ``Voice`` and :meth:`render`.

        The times are the engine's where it marks its words (espeak). Japanese of another engine is laid over
        the built-in voice's; else they are shared out.
        """
        fed = fed_line(voice, line)
        take, marks = self._rendered(fed.text, voice, out, round(NATURAL_RATE * speed))
        samples, rate = samples_of(take.path)
        times = times_by_marks(fed, marks, samples, rate)
        if times is not None:
            return write_sounding(samples, rate, times, take.path)
        times = aligned(samples, rate, line) or shared_line(samples, rate, line)
        return write_sounding(samples, rate, times, take.path, exact=False)

    def render(self, text: str, voice: VoiceInfo, out: Path, rate: int | None = None) -> Take:
        """Speak ``text`` into the WAV file ``out``, which is replaced only when the speech is whole.

        Blocks: about 0.1 s and 0.5 % of the speech's length with espeak. ``rate`` is the engine's nominal
        words a minute. The file is for the user alone (mode 0600).

        Raises UnspeakableTextError for text this voice cannot say, VoiceStoppedError after ``stop``,
        NoVoiceError when the engine fails, UnwritableError.
        """
        return self._rendered(text, voice, out, rate or NATURAL_RATE)[0]

    def _rendered(
        self, text: str, voice: VoiceInfo, out: Path, rate: int
    ) -> tuple[Take, list[tuple[int, float]]]:
        """Return the file, and where in the text each word begins and when it is said, where that is told."""
        if not can_be_said(text):
            raise nothing_to_say()
        refuse_unreadable(text, voice)
        out = out.absolute()
        fresh = _fresh_file_beside(out)
        try:
            request = {"text": text, "out": str(fresh), "voice": voice.id, "rate": rate}
            answer = self._ask(request, worker.allowed_seconds(text))
            if "error" in answer:
                raise _failure(answer, voice=voice.name, out=out)
            take = take_of(fresh)
            try:
                fresh.chmod(0o600)  # the Mac's engine makes a file of its own
                fresh.replace(out)
            except OSError as error:
                raise _unwritable(out, error.strerror or str(error)) from error
            marks = [(int(index), float(seconds)) for index, seconds in answer.get("marks", ())]
            return Take(path=out, sample_rate=take.sample_rate, frames=take.frames), marks
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink()

    def stop(self) -> None:
        """End every running ``say`` at once; nothing happens when none runs."""
        with self._lock:
            self._stopped |= self._running
            for process in self._running:
                process.kill()

    def _ask(self, request: Mapping[str, object], allowed: float) -> dict[str, Any]:
        """Let a worker serve one request within ``allowed`` seconds and return its answer."""
        with self._lock:  # a stop from here on finds the process
            process = self._start()
            self._running.add(process)
        try:
            output, narration = process.communicate(
                json.dumps(request).encode(),
                timeout=allowed + 5.0,  # the worker's own watchdog comes first
            )
        except subprocess.TimeoutExpired:
            output, narration = json.dumps({"error": worker.TIMEOUT, "detail": ""}).encode(), b""
        finally:
            with self._lock:
                stopped = process in self._stopped
                self._running.discard(process)
                self._stopped.discard(process)
            process.kill()  # only matters after a timeout or Ctrl+C
            process.wait()
        if stopped:
            raise VoiceStoppedError(msg("the voice was stopped"))
        try:
            answer: dict[str, Any] = json.loads(output)
        except ValueError:  # libespeak ended the process, or it crashed: there is no answer at all
            raise _died(process.returncode, narration) from None
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=PACKAGE_ROOT,
                # Ctrl+C in the terminal is for this process, which then ends the worker itself.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise NoVoiceError(
                msg("the voice could not be started: {reason}", reason=error.strerror or str(error)),
                remedy=remedies.engine(),
            ) from error


def language_code(tag: str) -> str:
    """Return the language of a tag: ``ja`` for ``ja_JP``, ``ja-JP`` and ``ja``; empty when it is no tag."""
    code = tag.replace("_", "-").lower().split("-")[0]
    return code if code.isalpha() and code.isascii() and 2 <= len(code) <= 3 else ""


def _voice_info(entry: Mapping[str, Any], answer: Mapping[str, Any]) -> VoiceInfo:
    espeak = answer["driver"] == "espeak"
    codes = dict.fromkeys(language_code(tag) for tag in entry["languages"])
    return VoiceInfo(
        id=entry["id"],
        name=entry["name"].strip(),
        languages=tuple(code for code in codes if code),
        needs_kana=espeak,
        quality=1 if espeak else 2,
        version=f"{answer['driver']} {answer['version']}".strip(),
    )


def _fresh_file_beside(out: Path) -> Path:
    """Make an empty file in the folder of ``out``, for the user alone."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{out.stem}.", suffix=".wav", dir=out.parent)
    except OSError as error:
        raise _unwritable(out, error.strerror or str(error)) from error
    os.close(handle)
    return Path(name)


def _failure(answer: Mapping[str, Any], *, voice: str, out: Path | None) -> PitchcoachError:
    """Turn the worker's error into one sentence."""
    code, detail = answer["error"], str(answer.get("detail", ""))
    if code == worker.SILENT:
        return nothing_to_say()
    if code == worker.UNWRITABLE and out is not None:
        return _unwritable(out, detail)
    if code == worker.NO_ENGINE:
        return NoVoiceError(msg("no speech engine was found on this machine"), remedy=remedies.engine())
    if code == worker.TIMEOUT:
        return NoVoiceError(
            msg("the speech engine did not finish in time"), remedy=msg("Try again, or choose another voice.")
        )
    return NoVoiceError(
        msg("the speech engine refused the voice “{voice}”: {detail}", voice=voice, detail=detail),
        remedy=msg("Choose another voice."),
    )


def _died(code: int, narration: bytes) -> NoVoiceError:
    lines = narration.decode(errors="replace").strip().splitlines()
    return NoVoiceError(
        msg("the speech engine ended by itself ({reason})", reason=lines[-1] if lines else f"exit {code}"),
        remedy=remedies.repair(),
    )


def _unwritable(out: Path, reason: str) -> UnwritableError:
    return UnwritableError(
        msg("cannot write {path}: {reason}", path=str(out), reason=reason),
        remedy=msg("The old file is untouched; choose another folder or free some space."),
        path=out,
    )
