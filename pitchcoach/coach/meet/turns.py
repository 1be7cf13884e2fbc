"""Who speaks in a practice talk, from the level of the microphone.

The program knows when its own voice speaks, so only the user has to be found: a level well above the room
opens a turn, and only a longer silence closes it, so that the pauses inside a sentence do not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from pitchcoach.coach.meet.talk import Speaker

OPENS_ABOVE: Final = 12.0
"""Decibels above the room at which somebody speaks; speech stands 15 dB and more above a usable room."""
CLOSES_BELOW: Final = 6.0
"""Decibels above the room below which nobody does: lower, so that a level between the two changes nothing."""
OPENS_AFTER: Final = 0.2
"""Seconds it must last: a cough or a cup put down is shorter."""
CLOSES_AFTER: Final = 1.5
"""Seconds of silence that end a turn: a pause is 0.4–1.2 s long (see ``delivery.pause_max``)."""
LOWEST_ROOM: Final = -60.0
"""The room is never taken for more silent than this, in dBFS: a gated microphone gives exact silence."""
ROOM_RISES: Final = 1.0
"""Decibels a second by which the room may be found louder; softer it is found at once, as between words."""
HIGHEST_ROOM: Final = -30.0
"""The room is never taken for louder than this, in dBFS, however long somebody speaks."""


@dataclass(frozen=True, slots=True)
class Turns:
    """What is known at one moment."""

    room: float = -45.0
    """Level of the room, in dBFS."""
    speaker: Speaker = ""
    """Who speaks."""
    changing: float | None = None
    """Since when the level asks for another speaker; None while it does not."""
    looked: float | None = None
    """When it was looked at last."""


def hear(state: Turns, level: float, now: float, *, program_speaks: bool) -> Turns:
    """Return what is known after a look at the level, in dBFS, at ``now`` seconds."""
    if program_speaks:  # what the microphone hears then is the loudspeaker
        return replace(state, speaker="them", changing=None, looked=now)
    if state.speaker == "them":
        state = replace(state, speaker="", changing=None)
    level = max(LOWEST_ROOM, level)
    passed = 0.0 if state.looked is None else now - state.looked
    speaking = state.speaker == "me"
    room = min(level, state.room + ROOM_RISES * passed, HIGHEST_ROOM)
    asks = level < room + CLOSES_BELOW if speaking else level > room + OPENS_ABOVE
    if not asks:
        return replace(state, room=room, changing=None, looked=now)
    since = now if state.changing is None else state.changing
    if now - since < (CLOSES_AFTER if speaking else OPENS_AFTER):
        return replace(state, room=room, changing=since, looked=now)
    return Turns(room, "" if speaking else "me", None, now)
