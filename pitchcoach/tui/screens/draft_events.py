"""What comes back to the draft screen from the background."""

from __future__ import annotations

from textual.message import Message as Event

from pitchcoach.coach.check import Checker, check
from pitchcoach.coach.drafting.keep import Kept
from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport


class PitchChecked(Event):
    """A pitch was read exactly."""

    def __init__(self, report: CheckReport) -> None:
        self.report = report
        super().__init__()


class PitchKept(Event):
    """The words were written, or could not be."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        super().__init__()


def checked(pitch: Pitch, checker: Checker, settings: Settings) -> PitchChecked:
    """Read a pitch exactly; for the background thread."""
    return PitchChecked(check(pitch, checker, settings))
