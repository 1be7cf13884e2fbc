"""The pauses of a recorded round, shared out over the commas and full stops of its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    from pitchcoach.model.round import Round

STALL_SECONDS: Final = 3.0
"""A silence this long is a stall (MiiTel) or the clock was held: such a round tells nothing about pauses."""
MOST_SHARE: Final = 0.5
"""Pauses that fill more of a round than this were not made by reading."""


def shared_out(found: Sequence[Interval], done: Round) -> tuple[float, float] | None:
    """Return seconds of pause at commas and at full stops, each all together; None when they cannot be told.

    The longest pauses belong to the full stops, the next longest to the commas, what is left to neither:
    speakers in a hurry drop comma pauses first, and full-stop pauses survive (Maruyama).
    """
    if done.outcome != "done" or not done.seconds:
        return None
    longest = sorted((pause.end - pause.start for pause in found), reverse=True)
    if (longest and longest[0] >= STALL_SECONDS) or sum(longest) > done.seconds * MOST_SHARE:
        return None
    stops = max(done.sentences - 1, 0)
    return sum(longest[stops : stops + done.commas]), sum(longest[:stops])
