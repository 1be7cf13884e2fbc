"""What the rounds of a user add up to, as far as progress speaks of it: figures, no texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pitchcoach.model.pitch import Language, Role
from pitchcoach.model.round import Rung


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """What progress needs of one finished round: no marks, no texts."""

    id: int
    """The store's number."""
    pitch: Path
    """The pitch file."""
    started_at: datetime
    """Aware, UTC."""
    slot_seconds: float
    """The time allowed."""
    seconds: float
    """How long it took."""
    rate: float
    """Morae (ja) or words (en) a second, pauses included."""
    rung: Rung
    """The rung it was said on."""
    feeling: int | None
    """How it felt, 1 to 5; None when nothing was said."""
    language: Language = "ja"
    """The language of the pitch, which tells what the rate counts."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day of practice, over all pitches or of one."""

    day: date
    """The local day."""
    rounds: int
    """Finished rounds of that day."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How far one section was off its plan, over the newest rounds in which it was marked."""

    role: Role | None
    """Which part it is."""
    heading: str
    """Its heading as written."""
    planned: float
    """Mean seconds planned."""
    actual: float
    """Mean seconds it took."""
    rounds: int
    """Over how many rounds."""


@dataclass(frozen=True, slots=True)
class PitchFigures:
    """How much one pitch was practised."""

    pitch: Path
    """The pitch file."""
    rounds: int
    """Its finished rounds."""


@dataclass(frozen=True, slots=True)
class History:
    """What the finished rounds of one pitch, or of all, add up to; figured out inside the database."""

    count: int
    """All finished rounds."""
    timed: int
    """How many of them tell how long the speaker takes: those on rungs that are not ``UNTIMED``."""
    inside: int
    """How many of the timed ones ended within their slot."""
    newest: tuple[RoundFigures, ...]
    """The newest timed rounds, oldest first; as many as were asked for."""
    best: RoundFigures | None
    """The timed one that came nearest to its slot from below; None while none was inside."""
    days: tuple[DayFigures, ...]
    """Every day with a finished round, oldest first."""
    drifts: tuple[Drift, ...]
    """The sections of the newest rounds, in the order of the pitch; empty over all pitches."""
    rungs: tuple[tuple[Rung, int], ...]
    """Finished rounds on each rung that was used, in the order of the ladder."""
    pitches: tuple[PitchFigures, ...] = ()
    """Over all pitches: each with finished rounds, the most practised first; else empty."""
