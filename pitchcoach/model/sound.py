"""Sound as records: a take on disk, a voice that can be asked, a device that can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

CueName = Literal[
    "green",
    "yellow",
    "red",
    "over",
    "count",
    "bell",
    "bells2",
    "bells3",
    "left20",
    "left10",
    "cut",
    "turn",
    "test",
]
CUE_SECONDS: Final[dict[CueName, float]] = {
    "green": 0.18,
    "yellow": 0.32,
    "red": 0.44,
    "over": 0.7,
    "count": 0.05,
    "bell": 1.6,
    "bells2": 2.1,
    "bells3": 2.6,
    "left20": 0.24,
    "left10": 0.44,
    "cut": 0.9,
    "turn": 0.4,
    "test": 0.5,
}
"""How long each sound lasts: what listens to a recording passes over them."""


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
class Heard:
    """What a microphone has heard of late; levels in dBFS, -120 for exact silence."""

    seconds: float = 0.0
    """Sound that has arrived since it was opened."""
    peak: float = -120.0
    """Largest peak of the last second."""
    loudest: float = -120.0
    """RMS level of the loudest tenth of the last second: of speech, while somebody speaks."""
    quietest: float = -120.0
    """RMS level of the quietest tenth of the last second: of the room, when nobody speaks."""
    clipped: bool = False
    """Whether several samples in a row stood at full scale during the last second."""


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
