"""What somebody else says before one's own turn at an event: the introductions of the made-up partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pitchcoach.coach.meet.partners import Partner
from pitchcoach.coach.rehearsing.prompter import Cue, timed
from pitchcoach.model.pitch import Language, Spoken

if TYPE_CHECKING:
    from pitchcoach.coach.check import Checker


def running(who: Partner, language: Language, checker: Checker) -> tuple[tuple[Cue, ...], float]:
    """Return the text as phrases with their times, for whoever cannot hear it, and how long it takes."""
    reading = checker.reader.read_now(who.introduction, language)
    seconds = checker.estimator.estimate([reading], checker.pace(language)).seconds
    return tuple(timed(who.introduction, reading, (0.0, seconds))), seconds


def spoken_introduction(who: Partner) -> Spoken:
    """Return the text as a voice is handed it."""
    return Spoken(who.introduction, tuple(range(len(who.introduction))))
