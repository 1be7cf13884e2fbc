"""The pauses of a recorded round, shared out over the commas and full stops of its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings
    from pitchcoach.model.round import Round

MOST_SHARE: Final = 0.5
"""Pauses that fill more of a round than this were not made by reading."""


def shared_out(found: Sequence[Interval], done: Round, settings: Settings) -> tuple[float, float] | None:
    """Return seconds of pause at commas and at full stops, each all together; None when they cannot be told.

    A silence as long as a stall, or a clock that was held, makes a round tell nothing about pauses.
    The longest pauses belong to the full stops, the next longest to the commas, what is left to neither:
    speakers in a hurry drop comma pauses first, and full-stop pauses survive (Maruyama).
    """
    if done.outcome != "done" or not done.seconds:
        return None
    longest = sorted((pause.end - pause.start for pause in found), reverse=True)
    if (longest and longest[0] >= settings.delivery.stall_seconds) or sum(
        longest
    ) > done.seconds * MOST_SHARE:
        return None
    stops = max(done.sentences - 1, 0)
    return sum(longest[stops : stops + done.commas]), sum(longest[:stops])
