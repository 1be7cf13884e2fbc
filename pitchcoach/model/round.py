"""One rehearsal: when each section ended, and what was kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from pitchcoach.model.pitch import Language, Role
from pitchcoach.model.sound import CueName

Outcome = Literal["running", "done", "abandoned", "interrupted"]
"""``interrupted`` is a round the program did not live to finish: its marks were kept."""
Rung = Literal["read", "shadow", "cues", "cloze", "keywords", "blind", "short", "event"]
"""The rungs of the ladder that leads off the page, in order; told in ``coach/rehearsing/ladder``."""
UNTIMED: Final[frozenset[Rung]] = frozenset({"shadow"})
"""Rungs on which the voice keeps the time: how long such a round took tells nothing of the speaker."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One section of a round: what was planned and when it ended."""

    role: Role | None
    """Which part it is."""
    heading: str
    """Its heading as written; empty for text without one."""
    planned_seconds: float
    """How long the estimate gives it, scaled to the slot when the round was so planned."""
    ended_at: float | None
    """Seconds from the start of the round, pauses excluded; None when it was not marked."""
    units: int = 0
    """Morae (ja) or syllables (en) of the section."""
    commas: int = 0
    """Pauses inside its sentences that the text asked for."""
    sentences: int = 0
    """Its sentences."""


@dataclass(frozen=True, slots=True)
class GivenCue:
    """A sound the program made during a round: a recording holds it, and it is no speech."""

    at: float
    """Seconds from the start of the take, or of the round where there is none."""
    name: CueName
    """Which sound."""


@dataclass(frozen=True, slots=True)
class Round:
    """One rehearsal of one pitch from start to review."""

    id: int | None
    """The store's number; None before it is stored."""
    pitch: Path
    """The absolute path of the pitch file."""
    title: str
    """The title at that time."""
    audience: str
    """The audience at that time."""
    family: str
    """The family at that time."""
    language: Language
    """The language of the pitch."""
    started_at: datetime
    """Aware, UTC."""
    slot_seconds: float
    """The time allowed."""
    characters: int
    """Length of the spoken text at that time."""
    units: int
    """Morae (ja) or syllables (en) of the spoken text at that time."""
    commas: int
    """Pauses inside sentences that the text asked for."""
    sentences: int
    """Sentences of the text."""
    outcome: Outcome
    """How it ended."""
    seconds: float | None
    """From start to end, pauses excluded; None while running."""
    marks: tuple[Mark, ...]
    """One for each section, in order."""
    take: Path | None = None
    """The recording, when one was made."""
    words: int | None = None
    """Words of the spoken text at that time; None in Japanese."""
    comma_seconds: float | None = None
    """Measured pause at commas, all together; None when nothing was measured."""
    stop_seconds: float | None = None
    """Measured pause between sentences, all together; None when nothing was measured."""
    rung: Rung = "read"
    """The rung of the ladder it was said on."""
    level: int = 0
    """How much of the text was hidden on that rung, from 0; only cloze has levels."""
    signals: str = ""
    """The preset of signals that was given; ``own`` or empty for the settings' own points."""
    cues: tuple[GivenCue, ...] = ()
    """The sounds the program made, in order."""
    finding: str = ""
    """The code of what was said first of it; empty while it was not reviewed."""
    feeling: int | None = None
    """How it felt, 1 (bad) to 5 (good); None when nothing was said."""
    note: str = ""
    """The user's own line about it."""
    take_start: float = 0.0
    """Seconds of the take that lie before the round's clock began: the countdown is recorded, too."""

    @property
    def section_seconds(self) -> tuple[float | None, ...]:
        """How long each section took; None where its end or the one before it was not marked.

        A finished round ends its last section, whether or not that was marked.
        """
        taken: list[float | None] = []
        before: float | None = 0.0
        for number, mark in enumerate(self.marks, 1):
            end = mark.ended_at
            if end is None and number == len(self.marks) and self.outcome == "done":
                end = self.seconds
            taken.append(None if end is None or before is None else end - before)
            before = end
        return tuple(taken)
