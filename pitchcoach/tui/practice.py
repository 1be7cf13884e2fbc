"""What was chosen for the rounds of one sitting, and which of them is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pitchcoach.coach.check import check
from pitchcoach.coach.rehearsing.shorten import Shortened, short_slot, shorten
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.model.round import Round, Rung

if TYPE_CHECKING:
    from pitchcoach.coach.check import Checker
    from pitchcoach.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Practice:
    """One sitting with one pitch."""

    pitch: Pitch
    """What is rehearsed."""
    report: CheckReport
    """Its figures against the chosen slot; the rung of the shorter slot makes its own of them."""
    rounds: int
    """How many rounds were chosen."""
    read_first: bool
    """Whether the voice reads it before each round."""
    record: bool
    """Whether rounds are recorded."""
    number: int = 1
    """Which round is next, from 1."""
    rung: Rung = "read"
    """The rung of the ladder."""
    level: int = 0
    """How much is hidden on it, from 0."""
    signals: str = ""
    """The preset of signals; empty for the settings' own."""
    short_seconds: float = 0.0
    """The slot on the rung of the shorter slot; 0 for the next shorter one."""

    @property
    def slot_seconds(self) -> float:
        """The time allowed in the next round."""
        if self.rung != "short":
            return self.report.slot_seconds
        return self.short_seconds or short_slot(self.report.slot_seconds)


def spoken(practice: Practice, checker: Checker, settings: Settings) -> Shortened:
    """Return the figures of what is said in the next round, and what is left out of it."""
    report = practice.report
    if not report.exact:  # the exact reading may have come since the sitting began
        report = check(practice.pitch, checker, settings, slot_seconds=report.slot_seconds, now=True)
    if practice.rung == "short":
        return shorten(report, practice.slot_seconds, checker, settings)
    return Shortened(report, (), 0.0)


def practice_of(done: Round, pitch: Pitch, checker: Checker, settings: Settings) -> Practice:
    """Return the sitting that a round kept earlier may have belonged to: one more begins as that one did."""
    short = done.rung == "short"
    slot = pitch.slot_seconds if short else done.slot_seconds
    return Practice(
        pitch=pitch,
        report=check(pitch, checker, settings, slot_seconds=slot, now=True),
        rounds=1,
        read_first=False,
        record=settings.rehearsal.record == "yes",
        rung=done.rung,
        level=done.level,
        signals=done.signals or settings.signals.preset,
        short_seconds=done.slot_seconds if short else 0.0,
    )
