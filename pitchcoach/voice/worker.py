"""One utterance, one file, one process: the only module that loads pyttsx3.

Run as ``python -m pitchcoach.voice.worker``: one JSON object on standard input, one JSON line on standard
output. It is a process of its own because the engine cannot be stopped inside one (``stop()`` waits for the
speech to end), mixes up a second utterance, and because libespeak-ng calls ``exit(1)`` when its data is
missing. It imports the standard library only, never the rest of the program, so that it starts fast.

Requests: ``{"list": true}`` or ``{"text": …, "out": …, "voice": …, "rate": …}`` (``rate`` in the engine's
nominal words a minute). Answers: ``{"driver": …, "version": …, "voices": [{"id", "name", "languages"}]}``,
``{"ok": true, "marks": [[index, seconds], …]}`` (where in the text a word begins and when it is said, as far
as the engine tells), or ``{"error": code, "detail": …}`` with one of the codes below.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any, Final, NoReturn

NO_ENGINE: Final = "no-engine"
"""pyttsx3 or the system's engine could not be loaded."""
REFUSED: Final = "refused"
"""The engine reported an error of its own, such as an unknown voice."""
SILENT: Final = "silent"
"""There was nothing to say, or the engine said nothing."""
TIMEOUT: Final = "timeout"
"""The engine did not finish in the time its text may take."""
UNWRITABLE: Final = "unwritable"
"""The sound could not be written."""

SPOKEN_IN_A_CALLBACK: Final = ("espeak", "nsss")
"""Drivers telling the end of a file by an event; sapi5 returns when the file is closed, and tells nothing."""
HEADER: Final = 44
"""Bytes of a WAV file without any sample."""


def allowed_seconds(text: str) -> float:
    """Return how long an utterance may take: as long as saying it, though engines are far faster."""
    return 10.0 + 0.1 * len(text)


class Answer:
    """The protocol's pipe, kept clear of what drivers print; the first answer ends the process."""

    def __init__(self) -> None:
        self._pipe = os.dup(1)
        os.dup2(2, 1)
        self._lock = threading.Lock()

    def give(self, **answer: object) -> NoReturn:
        """Write one line and leave at once: libespeak can fail an assertion in an orderly shutdown."""
        with self._lock:  # never released: a second answer, from the watchdog, must not follow the first
            with contextlib.suppress(OSError), os.fdopen(self._pipe, "wb") as pipe:  # the parent may be gone
                pipe.write(json.dumps(answer).encode() + b"\n")
            os._exit(0 if "error" not in answer else 2)


def speak(answer: Answer, text: str, out: Path, voice: str, rate: int | None) -> NoReturn:
    """Speak ``text`` into the file ``out``, which holds a whole WAV when the answer is ok."""
    if not any(character.isalnum() for character in text):
        answer.give(error=SILENT, detail="no letter")
    try:
        out.write_bytes(b"")  # whatever lay there is not this utterance; and the folder can be written
    except OSError as error:
        answer.give(error=UNWRITABLE, detail=str(error))
    watchdog = threading.Timer(allowed_seconds(text), answer.give, kwargs={"error": TIMEOUT, "detail": ""})
    watchdog.daemon = True
    watchdog.start()
    engine = _engine(answer)
    driver = str(engine.driver_name)
    marks = _marked(engine) if driver == "espeak" else []
    # espeak reports an unknown voice by the error event below; the Mac's engine silently takes its default.
    if driver != "espeak" and voice not in [str(known.id) for known in engine.getProperty("voices")]:
        answer.give(error=REFUSED, detail=f"no voice {voice}")
    ended = threading.Event()

    def failed(error: BaseException) -> NoReturn:
        root = error.__context__ or error
        answer.give(error=UNWRITABLE if isinstance(root, OSError) else REFUSED, detail=str(root))

    # At an error the process ends before anything is said: an engine would go on with its default voice.
    engine.connect("error", lambda name, exception: failed(exception))
    engine.connect("finished-utterance", lambda name, completed: ended.set())
    # espeak's driver writes the file inside a C callback: its exceptions reach nothing but this.
    sys.unraisablehook = lambda event: failed(event.exc_value or RuntimeError(str(event.err_msg)))
    engine.setProperty("voice", voice)
    if rate:
        engine.setProperty("rate", rate)
    engine.save_to_file(text, str(out))
    engine.runAndWait()
    if driver in SPOKEN_IN_A_CALLBACK:
        ended.wait()  # espeak's runAndWait returns long before its thread has spoken; the watchdog ends this
    _finish(answer, out, marks)


def _finish(answer: Answer, out: Path, marks: list[tuple[int, float]]) -> NoReturn:
    """Answer after making sure that ``out`` is a WAV with samples in it."""
    from pitchcoach.voice.aiff import is_aiff, rewrite_as_wav

    try:
        if is_aiff(out):
            rewrite_as_wav(out)
        size = out.stat().st_size
    except (OSError, ValueError) as error:
        answer.give(error=UNWRITABLE, detail=str(error))
    if size <= HEADER:
        answer.give(error=SILENT, detail="no samples")
    answer.give(ok=True, marks=marks)


def list_voices(answer: Answer) -> NoReturn:
    """Answer with the driver's name and its voices, as the engine calls them."""
    engine = _engine(answer)
    voices = [
        {
            "id": str(v.id),
            "name": str(v.name or v.id),
            "languages": [str(code) for code in v.languages if code],
        }
        for v in engine.getProperty("voices")
    ]
    answer.give(driver=str(engine.driver_name), version=_version(engine), voices=voices)


def _version(engine: Any) -> str:
    """Return what changes when the same words would sound otherwise, as far as it can be told."""
    if str(engine.driver_name) != "espeak":
        return ""
    from pyttsx3.drivers import _espeak

    return str(_espeak.Info().decode(errors="replace"))


def _engine(answer: Answer) -> Any:
    try:
        import pyttsx3

        engine = pyttsx3.init()
        if str(engine.driver_name) == "espeak":
            _mend_espeak(engine)
        return engine
    except Exception as error:  # every platform's driver has exceptions of its own
        answer.give(error=NO_ENGINE, detail=str(error) or type(error).__name__)


def _mend_espeak(engine: Any) -> None:
    """Take two faults out of pyttsx3 2.99's espeak driver.

    It names ten times as many bytes of text as there are and espeak copies them all: a long text, read far
    beyond its end, crashes the process. And before every utterance it cancels what espeak is at, which on a
    busy machine is now and then the new rate (6 of 1,200 renders): the speech then comes at another one.
    """
    from pyttsx3.drivers import _espeak

    synthesise = _espeak.cSynth
    _espeak.cSynth = lambda text, size, *rest: synthesise(text, len(text) + 1, *rest)
    engine.proxy._driver.stop = lambda: None  # whoever wants to stop kills this process


def _marked(engine: Any) -> list[tuple[int, float]]:
    """Return a list that will hold where each word begins and when: its driver drops what espeak tells."""
    from pyttsx3.drivers import _espeak

    marks: list[tuple[int, float]] = []
    given = engine.proxy._driver._onSynth

    def heard(samples: Any, count: int, events: Any) -> int:
        at = 0
        while events[at].type != _espeak.EVENT_LIST_TERMINATED:
            if events[at].type == _espeak.EVENT_WORD:
                marks.append((events[at].text_position - 1, events[at].audio_position / 1000))
            at += 1
        return int(given(samples, count, events))

    _espeak.SetSynthCallback(heard)
    return marks


def main() -> NoReturn:
    """Serve the one request on standard input."""
    answer = Answer()
    try:
        request = json.loads(sys.stdin.buffer.read())
        if request.get("list"):
            list_voices(answer)
        speak(answer, request["text"], Path(request["out"]), request["voice"], request.get("rate"))
    except Exception as error:  # the parent must get one line, whatever happened
        answer.give(error=REFUSED, detail=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
