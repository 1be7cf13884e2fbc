"""Speech made from text: what a voice is handed, and what it gives back with the times of its phrases."""

from __future__ import annotations

from dataclasses import dataclass

from pitchcoach.model.pitch import Language, Spoken
from pitchcoach.model.reading import Sentence
from pitchcoach.model.sound import Interval, Take


@dataclass(frozen=True, slots=True)
class Prosody:
    """How a Japanese sentence is to be said, phone by phone."""

    labels: tuple[str, ...]
    """Full-context labels of the HTS format, silences at both ends included."""
    phones: tuple[tuple[int, int], ...]
    """For each phrase of the sentence: its first label and the one after its last, pauses not included."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as a voice is to say it."""

    language: Language
    """Which language it is in."""
    spoken: Spoken
    """The sentence alone: its text, where in the file each character stands, its rubies."""
    sentence: Sentence
    """Its reading; places are those of ``spoken.text``."""
    prosody: Prosody | None = None
    """Its phones and accents; None in English and where the reading library is missing."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One line, spoken into a file."""

    take: Take
    """The file; silence at its two ends is cut to a few milliseconds."""
    times: tuple[Interval, ...]
    """For each phrase of the line: when it is said, in seconds from the start of the take."""
    exact: bool
    """Whether the times come from the engine itself; else they are shared out by the phrases' lengths."""
