"""What stands beside an event in a list, and what is due on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pitchcoach.coach.meet.pattern import apply
from pitchcoach.coach.meet.today import Todo, todos
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.config.followup import Pattern, load_pattern
from pitchcoach.errors import SettingsError
from pitchcoach.model.meet import Event

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Overview:
    """One event and how many people it has."""

    event: Event
    """The event."""
    listed: int
    """People on its list."""
    noted: int
    """Of them, of how many something was noted."""


def overviews(meetings: Meetings) -> tuple[Overview, ...]:
    """Return all events, the latest day first."""
    listed: Counter[int] = Counter()
    noted: Counter[int] = Counter()
    for one in meetings.encounters():
        listed[one.event_id] += 1
        noted[one.event_id] += one.noted
    return tuple(Overview(one, listed[one.id or 0], noted[one.id or 0]) for one in meetings.events())


def people_of(found: Sequence[Todo]) -> int:
    """Return how many people a list is about."""
    return len({todo.touch.person_id for todo in found})


def due(meetings: Meetings, pattern: Pattern, today: date) -> tuple[Todo, ...]:
    """Return what is to be done on a day, after making the steps that the pattern wants by then."""
    apply(meetings, pattern, today)
    return todos(meetings, pattern, today)


def waiting(rooms: Rooms, locale: str) -> int:
    """Return how many people are to be got in touch with today; 0 where the pattern cannot be read.

    Raises StoreError.
    """
    try:
        pattern = load_pattern(rooms.locations.followup, locale)
    except SettingsError:  # whoever opens the list is told
        return 0
    return people_of(due(rooms.meetings(), pattern, rooms.today()))
