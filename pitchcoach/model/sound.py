"""Sound as records: a take on disk, a voice that can be asked, a device that can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CueName = Literal["green", "yellow", "red", "over", "count", "bell", "test"]


@dataclass(frozen=True, slots=True)
class Take:
    """Recorded or rendered speech in a WAV file."""

    path: Path
    """The file."""
    sample_rate: int
    """Samples a second, as in its header."""
    frames: int
    """Samples per channel."""

    @property
    def seconds(self) -> float:
        """Its duration."""
        return self.frames / self.sample_rate


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of a take."""

    start: float
    """Seconds from the start of the take."""
    end: float
    """Seconds from the start of the take."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice of this machine."""

    id: str
    """What the engine calls it."""
    name: str
    """What a person would call it."""
    languages: tuple[str, ...]
    """Two-letter codes such as ``ja``."""
    needs_kana: bool
    """Whether kanji must be turned into kana first (espeak reads a kanji as "Chinese letter")."""
    engine: str = "system"
    """What makes it speak: ``mei``, ``kokoro``, ``hibari``, or ``system`` (its own, through pyttsx3)."""
    quality: int = 1
    """How it sounds: 1 plain, 2 good, 3 best; our own judgement."""
    realtime: float = 0.01
    """Seconds of work for a second of speech, on two cores of 2020's make; measured, rounded."""
    version: str = ""
    """Changes when the same words would sound otherwise: the version of the engine and its model."""
    licence: str = ""
    """Under which licence the voice may be used; empty where the system's own terms hold."""


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or loudspeaker."""

    name: str
    """Its name; names are kept in settings, numbers change."""
    host: str
    """The system it belongs to, such as ALSA or WASAPI."""
    inputs: int
    """Channels it records."""
    outputs: int
    """Channels it plays."""
    sample_rate: int
    """Its own rate in Hz."""
    default: bool
    """Whether the system chose it for its direction."""
