"""Every voice of this machine behind the port ``Voice``: each engine is asked only for its own.

A new engine is one file with a class like :class:`Engine`, and one line in :func:`engines`. What such a file
can build on: ``speech_text`` and ``kokoro_words`` (what it is fed), ``sharing``, ``alignment`` and ``marks``
(when its phrases are said), ``trimming`` (what it hands back), ``neural`` and ``pieces`` (graphs).
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech


class Engine(Protocol):
    """What makes one or more voices speak."""

    def voices(self) -> Sequence[VoiceInfo]:
        """List its voices here, with its name in each; none, or NoVoiceError, where it is not installed."""
        ...

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line; see the port ``Voice``."""
        ...

    def stop(self) -> None:
        """End every running ``say``."""
        ...


class AllVoices:
    """The real adapter of the port ``Voice``; any thread may call any method."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self._engines = tuple(engines)
        self._lock = threading.Lock()
        self._listed: tuple[tuple[VoiceInfo, Engine], ...] | None = None

    def voices(self) -> Sequence[VoiceInfo]:
        """List all voices, asked once. Raises NoVoiceError when no engine has any."""
        return tuple(voice for voice, _ in self._known())

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Let the voice's own engine speak; see the port."""
        for known, engine in self._known():
            if known.id == voice.id:
                return engine.say(line, voice, out, speed)
        raise NoVoiceError(
            msg("the voice {name} is not on this machine any more", name=voice.name),
            remedy=msg("pitchcoach voices lists those that are here."),
        )

    def stop(self) -> None:
        """End every running ``say`` of every engine."""
        for engine in self._engines:
            engine.stop()

    def _known(self) -> tuple[tuple[VoiceInfo, Engine], ...]:
        with self._lock:
            if self._listed is None:
                self._listed = self._list()
            return self._listed

    def _list(self) -> tuple[tuple[VoiceInfo, Engine], ...]:
        found: list[tuple[VoiceInfo, Engine]] = []
        missing: NoVoiceError | None = None
        for engine in self._engines:
            try:
                found += [(voice, engine) for voice in engine.voices()]
            except NoVoiceError as error:
                missing = missing or error
        if not found:
            raise missing or NoVoiceError(msg("there is no voice on this machine"))
        return tuple(found)


def engines() -> tuple[Engine, ...]:
    """Return every engine there is; one that is not installed lists no voice. Loads none of them."""
    from pitchcoach.voice.hibari import HibariVoice
    from pitchcoach.voice.kokoro import KokoroVoice
    from pitchcoach.voice.mei import MeiVoice
    from pitchcoach.voice.system import SystemVoice

    return (MeiVoice(), KokoroVoice(), HibariVoice(), SystemVoice())
