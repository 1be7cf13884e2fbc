"""All that is known of events and people, or of one event, gathered to be taken along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pitchcoach.coach.store_ports import Meetings
from pitchcoach.model.meet import Encounter, Event, Person, Talk, Touch


@dataclass(frozen=True, slots=True)
class Everything:
    """What is written into one file."""

    events: tuple[Event, ...]
    """The latest day first."""
    people: tuple[Person, ...]
    """In the order of the event's list, or by reading."""
    encounters: tuple[Encounter, ...]
    """By the event's day and the order of its list."""
    talks: tuple[Talk, ...]
    """Newest first."""
    touches: tuple[Touch, ...]
    """By due day, whatever became of them."""


_OfPerson = TypeVar("_OfPerson", Encounter, Talk, Touch)


def of_each(records: Iterable[_OfPerson]) -> Mapping[int | None, list[_OfPerson]]:
    """Return records by the number of their person; who has none has an empty list."""
    found: defaultdict[int | None, list[_OfPerson]] = defaultdict(list)
    for record in records:
        found[record.person_id].append(record)
    return found


def everything(meetings: Meetings, event_id: int | None = None) -> Everything:
    """Gather all, or one event with its people and what followed from it."""
    events = meetings.events()
    touches = meetings.touches()
    if event_id is not None:
        events = [event for event in events if event.id == event_id]
        touches = [touch for touch in touches if touch.event_id == event_id]
    return Everything(
        tuple(events),
        tuple(meetings.people(event_id)),
        tuple(meetings.encounters(event_id=event_id)),
        tuple(meetings.talks(event_id=event_id)),
        tuple(touches),
    )
