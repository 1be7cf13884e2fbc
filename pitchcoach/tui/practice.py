"""What was chosen for the rounds of one sitting, and which of them is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pitchcoach.coach.shorten import Shortened, short_slot, shorten
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.model.round import Rung

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
    if practice.rung == "short":
        return shorten(practice.report, practice.slot_seconds, checker, settings)
    return Shortened(practice.report, (), 0.0)
