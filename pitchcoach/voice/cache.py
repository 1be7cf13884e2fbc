"""Speech that was made before: a WAV and a small JSON for each line, in a folder that may be deleted.

The name of an entry stands for everything the sound depends on, so nothing in it goes stale. Two programs may
use the folder at once. What is damaged is made anew, and no fault of the folder ever keeps a line from being
said.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

from pitchcoach.errors import PitchcoachError
from pitchcoach.files import write_atomically
from pitchcoach.model.sound import Interval, VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice.wav import take_of

_FORM: Final = 1
"""Changes when engines or files are made otherwise."""
_SHARE_KEPT: Final = 0.8
"""How much of the limit is left when the oldest entries have gone, so that not every line tidies up."""


class Voice(Protocol):
    """What is kept from saying things twice."""

    def voices(self) -> Sequence[VoiceInfo]:
        """List the voices."""
        ...

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line."""
        ...

    def stop(self) -> None:
        """End every running ``say``."""
        ...


class CachedVoice:
    """Port ``Voice`` over another one; any thread may call any method."""

    def __init__(self, voice: Voice, folder: Path, limit_bytes: int) -> None:
        self._voice = voice
        self._folder = folder
        self._limit = limit_bytes

    def voices(self) -> Sequence[VoiceInfo]:
        """List the voices."""
        return self._voice.voices()

    def stop(self) -> None:
        """End every running ``say``."""
        self._voice.stop()

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Copy the line out of the folder where it was said before, else let it be said and keep it."""
        kept = self._folder / f"{_key(line, voice, speed)}.wav"
        speech = _found(kept, out, len(line.sentence.phrases))
        if speech is None:
            speech = self._voice.say(line, voice, out, speed)
            with contextlib.suppress(OSError, PitchcoachError):
                self._keep(speech, kept)
        return speech

    def _keep(self, speech: Speech, kept: Path) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(kept, speech.take.path.read_bytes(), mode=0o600)
        times = [[round(time.start, 4), round(time.end, 4)] for time in speech.times]
        told = json.dumps({"times": times, "exact": speech.exact}).encode()
        write_atomically(kept.with_suffix(".json"), told, mode=0o600)  # last: its absence means unfinished
        self._tidy()

    def _tidy(self) -> None:
        """Delete what was used longest ago while there is too much."""
        entries = sorted(_entries(self._folder), key=lambda entry: entry[1])
        total = sum(size for size, _, _ in entries)
        if total <= self._limit:
            return
        for size, _, path in entries:
            if total <= self._limit * _SHARE_KEPT:
                break
            with contextlib.suppress(OSError):
                path.unlink()
                total -= size


def kept_bytes(folder: Path) -> int:
    """Return how much space the speech kept in a folder takes."""
    return sum(size for size, _, _ in _entries(folder))


def clear_kept(folder: Path) -> int:
    """Delete all speech kept in a folder; returns the bytes that were freed."""
    before = kept_bytes(folder)
    shutil.rmtree(folder, ignore_errors=True)
    return before - kept_bytes(folder)


def _entries(folder: Path) -> list[tuple[int, float, Path]]:
    """Return size, time of the last use and path of each file."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                facts = entry.stat()
                found.append((facts.st_size, facts.st_mtime, Path(entry.path)))
    return found


def _key(line: Line, voice: VoiceInfo, speed: float) -> str:
    said = [(phrase.text, phrase.kana, phrase.pause) for phrase in line.sentence.phrases]
    rubies = [(ruby.start, ruby.end, ruby.kana) for ruby in line.spoken.rubies]
    labels = line.prosody.labels if line.prosody else ()
    facts = (
        _FORM,
        line.language,
        said,
        rubies,
        labels,
        voice.engine,
        voice.id,
        voice.version,
        f"{speed:.4f}",
    )
    return hashlib.blake2b(repr(facts).encode(), digest_size=16).hexdigest()


def _found(kept: Path, out: Path, phrases: int) -> Speech | None:
    try:
        told = json.loads(kept.with_suffix(".json").read_bytes())
        take = take_of(kept)
        times = tuple(Interval(float(start), float(end)) for start, end in told["times"])
        if len(times) != phrases:
            return None
        write_atomically(out, kept.read_bytes(), mode=0o600)
        for path in (kept, kept.with_suffix(".json")):
            os.utime(path)
        return Speech(replace(take, path=out), times, bool(told["exact"]))
    except (OSError, ValueError, KeyError, TypeError, PitchcoachError):
        return None
