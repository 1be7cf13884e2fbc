"""Events and people in plain dictionaries, for tests and the demonstration: nothing on disk.

It keeps the same promises as ``meetings.MeetingStore``; one contract test holds both to them.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import UTC, date
from itertools import count

from pitchcoach.model.meet import ANSWERABLE, Encounter, Event, Person, Talk, Touch
from pitchcoach.store import meetings_rules as rules


class MemoryMeetings:
    """Events and people in memory; any thread may call any method."""

    def __init__(self) -> None:
        self._guard = threading.RLock()
        self._numbers = {kind: count(1) for kind in ("event", "person", "talk", "touch")}
        self._events: dict[int, Event] = {}
        self._people: dict[int, Person] = {}
        self._met: dict[tuple[int, int], Encounter] = {}
        self._talks: dict[int, Talk] = {}
        self._touches: dict[int, Touch] = {}
        self._apart: frozenset[tuple[int, int]] = frozenset()

    def add_event(self, event: Event) -> Event:
        """Keep a new event; returns it with its number."""
        with self._guard:
            number = next(self._numbers["event"])
            self._events[number] = replace(event, id=number)
            return self._events[number]

    def put_event(self, event: Event) -> None:
        """Replace a stored event."""
        rules.require_number(event.id)
        with self._guard:
            if event.id not in self._events:
                raise rules.event_gone()
            self._events[event.id] = event

    def event(self, event_id: int) -> Event | None:
        """Return one event."""
        return self._events.get(event_id)

    def events(self) -> Sequence[Event]:
        """List all events, the latest day first."""
        with self._guard:
            return sorted(self._events.values(), key=lambda e: (e.on, e.id), reverse=True)

    def delete_event(self, event_id: int) -> None:
        """Delete an event with its encounters, talks and touches, and the people met nowhere else."""
        with self._guard:
            there = {person for event, person in self._met if event == event_id}
            elsewhere = {person for event, person in self._met if event != event_id}
            self._events.pop(event_id, None)
            for number in there - elsewhere:
                del self._people[number]
            self._drop_orphans()

    def add_people(self, event_id: int | None, people: Sequence[Person]) -> Sequence[Person]:
        """Keep new people, in one go, at the end of an event's list when one is named."""
        with self._guard:
            self._require(event_id)
            added = [replace(person, id=next(self._numbers["person"])) for person in people]
            self._people |= {person.id or 0: person for person in added}
            if event_id is not None:
                self.attend(event_id, [person.id or 0 for person in added])
            return added

    def attend(self, event_id: int, person_ids: Sequence[int]) -> None:
        """Put known people at the end of an event's list; who stands there already keeps the place."""
        with self._guard:
            self._require(event_id, *person_ids)
            position = max((e.position for e in self._met.values() if e.event_id == event_id), default=-1)
            for number in person_ids:
                if (event_id, number) not in self._met:
                    position += 1
                    self._met[event_id, number] = Encounter(event_id, number, position)

    def put_person(self, person: Person) -> None:
        """Replace a stored person."""
        rules.require_number(person.id)
        with self._guard:
            self._require(None, person.id)
            self._people[person.id or 0] = person

    def person(self, person_id: int) -> Person | None:
        """Return one person."""
        return self._people.get(person_id)

    def people(self, event_id: int | None = None) -> Sequence[Person]:
        """List the people of one event in the order of its list, or all by reading and name."""
        with self._guard:
            if event_id is None:
                return sorted(self._people.values(), key=rules.by_reading)
            return [self._people[one.person_id] for one in self.encounters(event_id=event_id)]

    def merge_people(self, keep: int, drop: int) -> None:
        """Let ``keep`` be ``drop``, too: all that hangs on it moves, empty fields are filled."""
        rules.require_two(keep, drop)
        with self._guard:
            self._require(None, keep, drop)
            both = {keep, drop}
            met = [one for one in self._met.values() if one.person_id in both]
            touches = [one for one in self._touches.values() if one.person_id in both]
            self._people[keep] = rules.merged_person(self._people[keep], self._people.pop(drop))
            self._apart = rules.merged_pairs(keep, drop, self._apart)
            self._talks = {
                number: replace(one, person_id=keep) if one.person_id == drop else one
                for number, one in self._talks.items()
            }
            self._met = {pair: one for pair, one in self._met.items() if one not in met}
            self._met |= {(one.event_id, keep): one for one in rules.merged_encounters(keep, met)}
            self._touches = {number: one for number, one in self._touches.items() if one not in touches}
            self._touches |= {one.id or 0: one for one in rules.merged_touches(keep, touches)}

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two entries are two people."""
        rules.require_two(one, other)
        with self._guard:
            self._require(None, one, other)
            self._apart |= {(min(one, other), max(one, other))}

    def apart(self) -> frozenset[tuple[int, int]]:
        """Return all pairs that are two people, the smaller number first."""
        return self._apart

    def delete_person(self, person_id: int) -> None:
        """Delete a person with all that is known of them."""
        with self._guard:
            self._people.pop(person_id, None)
            self._drop_orphans()

    def put_encounter(self, encounter: Encounter) -> None:
        """Keep what was noted of a person at an event, in place of what was there."""
        with self._guard:
            self._require(encounter.event_id, encounter.person_id)
            self._met[encounter.event_id, encounter.person_id] = encounter

    def encounters(self, *, event_id: int | None = None, person_id: int | None = None) -> Sequence[Encounter]:
        """List what was noted, by the event's day and the order of its list: at one event, of one person."""
        with self._guard:
            found = [
                one
                for one in self._met.values()
                if event_id in (None, one.event_id) and person_id in (None, one.person_id)
            ]
            return sorted(
                found,
                key=lambda e: (self._events[e.event_id].on, e.event_id, e.position, e.person_id),
            )

    def add_talk(self, talk: Talk) -> Talk:
        """Keep a one-to-one."""
        with self._guard:
            self._require(talk.event_id, talk.person_id)
            number = next(self._numbers["talk"])
            self._talks[number] = replace(talk, id=number, started_at=talk.started_at.astimezone(UTC))
            return self._talks[number]

    def put_talk(self, talk: Talk) -> None:
        """Replace a stored one-to-one."""
        rules.require_number(talk.id)
        with self._guard:
            self._require(talk.event_id, talk.person_id)
            if talk.id not in self._talks:
                raise rules.talk_gone()
            self._talks[talk.id] = replace(talk, started_at=talk.started_at.astimezone(UTC))

    def talks(self, *, event_id: int | None = None, person_id: int | None = None) -> Sequence[Talk]:
        """List one-to-ones, newest first."""
        with self._guard:
            found = [
                one
                for one in self._talks.values()
                if event_id in (None, one.event_id) and person_id in (None, one.person_id)
            ]
            return sorted(found, key=lambda t: (t.started_at, t.id), reverse=True)

    def add_touches(self, touches: Sequence[Touch]) -> Sequence[Touch]:
        """Keep new touches, in one go; a step that this person has for this event already is left out."""
        with self._guard:
            for touch in touches:
                self._require(touch.event_id, touch.person_id)
            added = []
            for touch in touches:
                key = (touch.person_id, touch.step, touch.event_id)
                known = {
                    (one.person_id, one.step, one.event_id) for one in self._touches.values() if one.step
                }
                if key not in known:
                    number = next(self._numbers["touch"])
                    self._touches[number] = _in_utc(replace(touch, id=number))
                    added.append(self._touches[number])
            return added

    def put_touch(self, touch: Touch) -> None:
        """Replace a stored touch."""
        rules.require_number(touch.id)
        with self._guard:
            if touch.id not in self._touches:
                raise rules.touch_gone()
            self._touches[touch.id] = _in_utc(touch)

    def touches(self, *, person_id: int | None = None, due_by: date | None = None) -> Sequence[Touch]:
        """List touches by due day: all whatever their state, of one person, or those still due on a day."""
        with self._guard:
            found = [
                one
                for one in self._touches.values()
                if person_id in (None, one.person_id)
                and (due_by is None or (one.state == "due" and one.due <= due_by))
            ]
            return sorted(found, key=lambda t: (t.due, t.id))

    def unanswered(self) -> Mapping[int, int]:
        """Return for each person how many touches that can be answered were done since the last answer."""
        with self._guard:
            counts: Counter[int] = Counter()
            for one in self._touches.values():
                answers = [
                    other.done_at
                    for other in self._touches.values()
                    if other.person_id == one.person_id and other.state == "answered" and other.done_at
                ]
                if one.state == "done" and one.channel in ANSWERABLE and one.done_at:
                    counts[one.person_id] += all(answer < one.done_at for answer in answers)
            return +counts

    def steps_made(self) -> Set[tuple[int, str, int | None]]:
        """Return person, step and event of every touch that a step of the pattern made."""
        with self._guard:
            return {(one.person_id, one.step, one.event_id) for one in self._touches.values() if one.step}

    def delete_all(self) -> None:
        """Delete every event and everything about people."""
        with self._guard:
            for kept in (self._events, self._people, self._met, self._talks, self._touches):
                kept.clear()
            self._apart = frozenset()

    def close(self) -> None:
        """Let go of nothing."""

    def _require(self, event_id: int | None, *person_ids: int | None) -> None:
        if event_id is not None and event_id not in self._events:
            raise rules.event_gone()
        if any(number is not None and number not in self._people for number in person_ids):
            raise rules.person_gone()

    def _drop_orphans(self) -> None:
        def stays(one: Encounter | Talk | Touch) -> bool:
            known_event = one.event_id is None or one.event_id in self._events
            return known_event and (one.person_id is None or one.person_id in self._people)

        self._apart = frozenset(pair for pair in self._apart if self._people.keys() >= {*pair})
        self._met = {pair: one for pair, one in self._met.items() if stays(one)}
        self._talks = {number: one for number, one in self._talks.items() if stays(one)}
        self._touches = {number: one for number, one in self._touches.items() if stays(one)}


def _in_utc(touch: Touch) -> Touch:
    return touch if touch.done_at is None else replace(touch, done_at=touch.done_at.astimezone(UTC))
