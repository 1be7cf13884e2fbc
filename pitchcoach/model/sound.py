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
