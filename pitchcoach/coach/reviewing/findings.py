"""Findings: what could be said of a round, and the one thing that is said first.

Whatever looks at a round makes ``Candidate`` records: ``round_findings`` from its times, others from a
recording. Any number of them from anywhere go into one list; ``choose`` takes the one that helps most and was
not said of the round before. The order of help is that of ``Help``: what keeps the pitch from arriving at all
comes before what makes it better, and one kind of fault has several candidates, so that who makes it twice
hears another way out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from pitchcoach.coach.reviewing.drill import Drill
from pitchcoach.i18n import Message


class Help(IntEnum):
    """How much saying it would help, in steps; the highest is said first."""

    WHOLE = 80
    """Not all of it was said: nothing else can be judged before."""
    SLOT = 70
    """It is over its slot: the end, which asks for something, is cut off."""
    FOLLOWED = 60
    """Listeners lose it: too fast, no pauses, a stall."""
    SHAPE = 50
    """It fits, but one part takes the time of another."""
    ROOM = 40
    """It leaves time that could carry a number or an example."""
    VOICE = 30
    """How it sounds: flat, full of fillers, too soft."""
    TOLD = 20
    """Something was not measured that would show more next time."""
    WELL = 10
    """Nothing is wrong: what comes next."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that could be said of a round."""

    code: str
    """What the store calls it, such as ``over-section``; stable, never shown."""
    help: Help
    """How much saying it would help."""
    message: Message
    """What was found, with its figure."""
    drill: Drill
    """What to do about it at once."""
    weight: float = 0.0
    """How far off it is, to order candidates of the same help; the larger first, equal ones as they came."""


def choose(candidates: Iterable[Candidate], said_before: str = "") -> Candidate:
    """Return what is said first; ``said_before`` is the code of what was said of the round before.

    With nothing else to say, the same is said again. Raises ValueError without any candidate.
    """
    ordered = sorted(candidates, key=lambda one: (-one.help, -one.weight))
    if not ordered:
        raise ValueError("there is always something to say")
    faults = [one for one in ordered if one.help > Help.TOLD] or ordered  # praise never hides a fault
    return next((one for one in faults if one.code != said_before), faults[0])
