"""Doctor: what works on this machine, and what to install or mend so that the rest does.

Every look is taken by itself and becomes one row, whatever happens meanwhile. The edges bring what only they
know (the terminal, whether settings can be used) and show the rows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from pitchcoach.coach.doctor_machine import Terminal, machine_looks
from pitchcoach.coach.doctor_rows import Look, Row, take
from pitchcoach.coach.doctor_sound import microphone_look, sound_looks
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings


def looks(
    rooms: Rooms, terminal: Terminal, check_settings: Callable[[Settings], object], *, again: bool = False
) -> list[Look]:
    """Return everything there is to look at, in order, nothing of it taken yet.

    ``check_settings`` raises PitchcoachError for settings that cannot be used; ``again`` also sees devices
    plugged in since the first time.
    """
    return [*machine_looks(rooms, terminal, check_settings), *sound_looks(rooms, again=again)]


def examine(rooms: Rooms, terminal: Terminal, check_settings: Callable[[Settings], object]) -> Iterator[Row]:
    """Take all looks, one after the other, some seconds together. Never raises."""
    for look in looks(rooms, terminal, check_settings):
        yield take(look)


def examine_microphone(rooms: Rooms, wait: Callable[[float], object] = time.sleep) -> Row:
    """Listen for a second and tell how loud it was; nothing of it is kept. Never raises."""
    return take(microphone_look(rooms, wait))
