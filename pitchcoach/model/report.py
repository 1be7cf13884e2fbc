"""What a check says about one pitch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pitchcoach.i18n import Message
from pitchcoach.model.pitch import Pitch, Section
from pitchcoach.model.reading import Estimate, Reading

Severity = Literal["error", "warning", "hint"]
Fit = Literal["fits", "short", "long"]


@dataclass(frozen=True)
class Finding:
    """One thing a rule has to say, with its place in the file."""

    rule: str
    """Stable id such as ``L101``."""
    name: str
    """Stable short name such as ``too-long``."""
    severity: Severity
    """``hint`` does not make a pitch unclean."""
    line: int
    """1-based line in the file."""
    column: int
    """1-based column in characters."""
    message: Message
    """What is found and what to do."""


@dataclass(frozen=True)
class SectionReport:
    """The figures of one section."""

    section: Section
    """The section they belong to."""
    reading: Reading
    """How it sounds."""
    characters: int
    """Grapheme clusters without white space."""
    seconds: float
    """Its part of the estimate, the pause after it included."""
    share: float
    """Its part of the whole time, 0–1."""


@dataclass(frozen=True)
class CheckReport:
    """The figures and findings of one pitch."""

    pitch: Pitch
    """The pitch that was checked."""
    slot_seconds: float
    """The slot it was checked against."""
    characters: int
    """Grapheme clusters of the spoken text without white space."""
    target_characters: tuple[int, int] | None
    """What fits the slot; None in English."""
    words: int | None
    """Words; None in Japanese."""
    target_words: tuple[int, int] | None
    """What fits the slot; None in Japanese."""
    morae: int | None
    """Morae; None in English."""
    length: Fit
    """Characters (ja) or words (en) against their target."""
    estimate: Estimate
    """How long it will take."""
    time: Fit
    """The estimate against the slot."""
    asked_rate: float
    """Speech rate that the slot asks for: morae (ja) or words (en) a second, pauses included."""
    what_if: Mapping[str, float]
    """Seconds the same text takes ``slow``, ``normal``, ``fast``, and ``own`` where that is known."""
    exact: bool
    """False while any reading is only rough."""
    sections: tuple[SectionReport, ...]
    """In the order of the file."""
    findings: tuple[Finding, ...]
    """In the order of the file."""
