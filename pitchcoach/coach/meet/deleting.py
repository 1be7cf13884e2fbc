"""What a deletion takes with it, to be told before it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pitchcoach.coach.rehearsing.plan_words import joined
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Encounter, Talk, Touch


@dataclass(frozen=True, slots=True)
class Going:
    """What goes."""

    events: int
    """Events."""
    people: int
    """People with all that is known of them."""
    staying: int
    """People who stay because they were met elsewhere, too."""
    notes: int
    """Encounters of which something was noted."""
    talks: int
    """One-to-ones."""
    touches: int
    """Times of getting in touch, done or still to be done."""


def with_event(meetings: Meetings, event_id: int) -> Going:
    """Return what goes with an event: its notes, and the people met nowhere else."""
    encounters = meetings.encounters()
    there = {one.person_id for one in encounters if one.event_id == event_id}
    elsewhere = {one.person_id for one in encounters if one.event_id != event_id}
    return _going(meetings, {event_id}, there - elsewhere, len(there & elsewhere))


def with_person(meetings: Meetings, person_id: int) -> Going:
    """Return what goes with a person."""
    return _going(meetings, (), {person_id}, 0)


def with_all(meetings: Meetings) -> Going:
    """Return all there is."""
    events = {event.id or 0 for event in meetings.events()}
    people = {person.id or 0 for person in meetings.people()}
    practice = sum(talk.event_id is None and talk.person_id is None for talk in meetings.talks())
    going = _going(meetings, events, people, 0)
    return Going(going.events, going.people, 0, going.notes, going.talks + practice, going.touches)


def told(going: Going) -> Message:
    """Say in one line what goes, as far as there is any."""
    parts = [
        msg("events: {count}", count=going.events) if going.events else None,
        msg("people: {count}", count=going.people) if going.people else None,
        msg("notes: {count}", count=going.notes) if going.notes else None,
        msg("one-to-ones: {count}", count=going.talks) if going.talks else None,
        msg("follow-up steps: {count}", count=going.touches) if going.touches else None,
        msg("people who stay, met elsewhere too: {count}", count=going.staying) if going.staying else None,
    ]
    found = [part for part in parts if part is not None]
    return joined(found) if found else msg("nothing")


def _going(meetings: Meetings, events: Collection[int], people: Collection[int], staying: int) -> Going:
    def goes(one: Encounter | Talk | Touch) -> bool:
        return one.event_id in events or one.person_id in people

    return Going(
        events=len(events),
        people=len(people),
        staying=staying,
        notes=sum(goes(one) and one.noted for one in meetings.encounters()),
        talks=sum(goes(one) for one in meetings.talks()),
        touches=sum(goes(one) for one in meetings.touches()),
    )
