"""Events and the people met there in the SQLite file: the real store behind the port ``Meetings``.

What a call has acknowledged by returning survives the death of the program; what is noted while people speak
does not wait for the disk, all the rest also survives a power cut. What is deleted is overwritten in the
file and leaves the copies that upgrades made of it, and no error names anybody.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from pitchcoach.errors import StoreError
from pitchcoach.model.meet import ANSWERABLE, Encounter, Event, Person, Talk, Touch
from pitchcoach.store import meetings_rows as rows
from pitchcoach.store import meetings_rules as rules
from pitchcoach.store.copies import forget_people
from pitchcoach.store.held import HeldDatabase
from pitchcoach.store.meetings_rows import ENCOUNTERS, EVENTS, PEOPLE, TALKS, TOUCHES, Row, Table
from pitchcoach.store.migrations import transaction
from pitchcoach.store.rows import Value, from_text, to_text

_Record = TypeVar("_Record")
_MET_ONLY_THERE: Final = """
    DELETE FROM people WHERE id IN (SELECT person_id FROM encounters WHERE event_id = :event)
    AND NOT EXISTS (SELECT 1 FROM encounters WHERE person_id = people.id AND event_id <> :event)
"""
_SAME_STEP: Final = "WHERE person_id = ? AND step = ? AND step <> '' AND ifnull(event_id, 0) = ?"
_UNANSWERED: Final = f"""
    WITH heard AS (
        SELECT person_id, max(done_at) AS at FROM touches WHERE state = 'answered' GROUP BY person_id
    )
    SELECT touches.person_id, count(*) FROM touches LEFT JOIN heard ON heard.person_id = touches.person_id
    WHERE state = 'done' AND done_at > ifnull(heard.at, '')
    AND channel IN ({", ".join("?" * len(ANSWERABLE))}) GROUP BY touches.person_id
"""  # noqa: S608  # only question marks


class MeetingStore:
    """The store in the file ``path``; any thread may call any method.

    Nothing is opened or created before the first call. Every method raises StoreError when the database
    cannot be used, and when what it is to write on is gone.
    """

    def __init__(self, path: Path) -> None:
        self._file = HeldDatabase(path)

    def add_event(self, event: Event) -> Event:
        """Keep a new event; returns it with its number."""
        with self._writing() as db:
            return replace(event, id=_insert(db, EVENTS, rows.from_event(replace(event, id=None))))

    def put_event(self, event: Event) -> None:
        """Replace a stored event. Raises StoreError when it is gone."""
        rules.require_number(event.id)
        with self._writing() as db:
            _replace(db, EVENTS, rows.from_event(event), rules.event_gone())

    def event(self, event_id: int) -> Event | None:
        """Return one event."""
        return next(iter(self._read(rows.to_event, EVENTS.select("WHERE id = ?"), event_id)), None)

    def events(self) -> Sequence[Event]:
        """List all events, the latest day first."""
        return self._read(rows.to_event, EVENTS.select("ORDER BY day DESC, id DESC"))

    def delete_event(self, event_id: int) -> None:
        """Delete an event with its encounters, talks and touches, and the people met nowhere else."""
        with self._deleting() as db:
            db.execute(_MET_ONLY_THERE, {"event": event_id})
            db.execute("DELETE FROM events WHERE id = ?", (event_id,))
        forget_people(self._file.path)

    def add_people(self, event_id: int | None, people: Sequence[Person]) -> Sequence[Person]:
        """Keep new people, in one go, at the end of an event's list when one is named."""
        with self._writing() as db:
            added = [
                replace(p, id=_insert(db, PEOPLE, rows.from_person(replace(p, id=None)))) for p in people
            ]
            if event_id is not None:
                _attend(db, event_id, [p.id for p in added if p.id is not None])
            return added

    def attend(self, event_id: int, person_ids: Sequence[int]) -> None:
        """Put known people at the end of an event's list; who stands there already keeps the place."""
        with self._writing() as db:
            _attend(db, event_id, person_ids)

    def put_person(self, person: Person) -> None:
        """Replace a stored person. Raises StoreError when it is gone."""
        rules.require_number(person.id)
        with self._writing() as db:
            _replace(db, PEOPLE, rows.from_person(person), rules.person_gone())

    def person(self, person_id: int) -> Person | None:
        """Return one person."""
        return next(iter(self._read(rows.to_person, PEOPLE.select("WHERE id = ?"), person_id)), None)

    def people(self, event_id: int | None = None) -> Sequence[Person]:
        """List the people of one event in the order of its list, or all by reading and name."""
        if event_id is None:
            return sorted(self._read(rows.to_person, PEOPLE.select()), key=rules.by_reading)
        query = PEOPLE.select("JOIN encounters ON person_id = id WHERE event_id = ? ORDER BY position, id")
        return self._read(rows.to_person, query, event_id)

    def merge_people(self, keep: int, drop: int) -> None:
        """Let ``keep`` be ``drop``, too; ``meetings_rules`` tells what becomes of each. Raises StoreError."""
        rules.require_two(keep, drop)
        with self._deleting() as db:
            merged = rules.merged_person(_person(db, keep), _person(db, drop))
            _replace(db, PEOPLE, rows.from_person(merged), rules.person_gone())
            both = (keep, drop)
            of_both = "WHERE person_id IN (?, ?)"
            met = [rows.to_encounter(row) for row in db.execute(ENCOUNTERS.select(of_both), both)]
            touches = [rows.to_touch(row) for row in db.execute(TOUCHES.select(of_both), both)]
            db.execute("DELETE FROM encounters WHERE person_id IN (?, ?)", both)
            db.execute("DELETE FROM touches WHERE person_id IN (?, ?)", both)
            db.executemany(ENCOUNTERS.insert(), map(rows.from_encounter, rules.merged_encounters(keep, met)))
            db.executemany(TOUCHES.insert(), map(rows.from_touch, rules.merged_touches(keep, touches)))
            db.execute("UPDATE talks SET person_id = ? WHERE person_id = ?", both)
            pairs = rules.merged_pairs(keep, drop, db.execute("SELECT one, other FROM apart").fetchall())
            db.execute("DELETE FROM apart")
            db.executemany("INSERT INTO apart VALUES (?, ?)", sorted(pairs))
            db.execute("DELETE FROM people WHERE id = ?", (drop,))

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that two entries are two people. Raises StoreError when one is gone."""
        rules.require_two(one, other)
        with self._writing() as db:
            _require(db, None, one, other)
            db.execute(
                "INSERT INTO apart VALUES (?, ?) ON CONFLICT DO NOTHING", (min(one, other), max(one, other))
            )

    def apart(self) -> frozenset[tuple[int, int]]:
        """Return all pairs that are two people, the smaller number first."""
        return frozenset(self._read(_pair, "SELECT one, other FROM apart"))

    def delete_person(self, person_id: int) -> None:
        """Delete a person with all that is known of them."""
        with self._deleting() as db:
            db.execute("DELETE FROM people WHERE id = ?", (person_id,))
        forget_people(self._file.path)

    def put_encounter(self, encounter: Encounter) -> None:
        """Keep what was noted of a person at an event, in place of what was there; takes a few ms."""
        pair = (encounter.event_id, encounter.person_id)
        with self._writing(durable=False) as db:  # not worth a wait for the disk while somebody speaks
            _require(db, *pair)
            db.execute("DELETE FROM encounters WHERE event_id = ? AND person_id = ?", pair)
            db.execute(ENCOUNTERS.insert(), rows.from_encounter(encounter))

    def encounters(self, *, event_id: int | None = None, person_id: int | None = None) -> Sequence[Encounter]:
        """List what was noted, by the event's day and the order of its list: at one event, of one person."""
        where, values = _where(event_id=event_id, person_id=person_id)
        query = ENCOUNTERS.select(
            f"JOIN events ON id = event_id {where} ORDER BY day, id, position, person_id"
        )
        return self._read(rows.to_encounter, query, *values)

    def add_talk(self, talk: Talk) -> Talk:
        """Keep a one-to-one. Raises StoreError when its event or person is gone."""
        with self._writing() as db:
            _require(db, talk.event_id, talk.person_id)
            return replace(talk, id=_insert(db, TALKS, rows.from_talk(replace(talk, id=None))))

    def put_talk(self, talk: Talk) -> None:
        """Replace a stored one-to-one; takes a few ms. Raises StoreError when it is gone."""
        rules.require_number(talk.id)
        with self._writing(durable=False) as db:  # said again every few seconds while it goes on
            _require(db, talk.event_id, talk.person_id)
            _replace(db, TALKS, rows.from_talk(talk), rules.talk_gone())

    def talks(self, *, event_id: int | None = None, person_id: int | None = None) -> Sequence[Talk]:
        """List one-to-ones, newest first."""
        where, values = _where(event_id=event_id, person_id=person_id)
        query = TALKS.select(f"{where} ORDER BY started_at DESC, id DESC")
        return self._read(rows.to_talk, query, *values)

    def add_touches(self, touches: Sequence[Touch]) -> Sequence[Touch]:
        """Keep new touches, in one go; a step that this person has for this event already is left out."""
        with self._writing() as db:
            added = []
            for touch in touches:
                _require(db, touch.event_id, touch.person_id)
                key = (touch.person_id, from_text(touch.step), touch.event_id or 0)
                if db.execute(TOUCHES.select(_SAME_STEP), key).fetchone() is None:
                    number = _insert(db, TOUCHES, rows.from_touch(replace(touch, id=None)))
                    added.append(replace(touch, id=number))
            return added

    def put_touch(self, touch: Touch) -> None:
        """Replace a stored touch. Raises StoreError when it is gone."""
        rules.require_number(touch.id)
        with self._writing() as db:
            _replace(db, TOUCHES, rows.from_touch(touch), rules.touch_gone())

    def touches(self, *, person_id: int | None = None, due_by: date | None = None) -> Sequence[Touch]:
        """List touches by due day: all whatever their state, of one person, or those still due on a day."""
        where, values = _where(person_id=person_id)
        if due_by is not None:
            where += f" {'AND' if where else 'WHERE'} state = 'due' AND due <= ?"
            values.append(due_by.isoformat())
        return self._read(rows.to_touch, TOUCHES.select(f"{where} ORDER BY due, id"), *values)

    def unanswered(self) -> Mapping[int, int]:
        """Return for each person how many touches that can be answered were done since the last answer."""
        return dict(self._read(_pair, _UNANSWERED, *sorted(ANSWERABLE)))

    def steps_made(self) -> Set[tuple[int, str, int | None]]:
        """Return person, step and event of every touch that a step of the pattern made."""
        query = "SELECT person_id, step, event_id FROM touches WHERE step <> ''"
        return set(self._read(_step, query))

    def delete_all(self) -> None:
        """Delete every event and everything about people; the rounds stay."""
        with self._deleting() as db:
            db.execute("DELETE FROM people")  # encounters, talks and touches go with people and events
            db.execute("DELETE FROM events")
            db.execute("DELETE FROM talks")  # of practice, with nobody
        forget_people(self._file.path)

    def close(self) -> None:
        """Let go of the file, as the end of the program does; the next call takes hold of it again."""
        self._file.close()

    def _read(self, record: Callable[[Row], _Record], query: str, *values: Value) -> list[_Record]:
        with self._file.connected() as db:
            return [record(row) for row in db.execute(query, values)]

    @contextlib.contextmanager
    def _writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        with self._file.connected(durable=durable) as db, transaction(db):
            yield db

    @contextlib.contextmanager
    def _deleting(self) -> Iterator[sqlite3.Connection]:
        """Write so that nothing of what is deleted stays in the file or in its log."""
        with self._file.connected() as db:
            db.execute("PRAGMA secure_delete = ON")
            with transaction(db):
                yield db
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _step(row: Row) -> tuple[int, str, int | None]:
    return row[0], to_text(row[1]), row[2]


def _pair(row: Row) -> tuple[int, int]:
    return row[0], row[1]


def _where(**wanted: int | None) -> tuple[str, list[Value]]:
    """Return the condition that each named column has its value, as far as one is given."""
    given = {column: value for column, value in wanted.items() if value is not None}
    where = " AND ".join(f"{column} = ?" for column in given)
    return where and f"WHERE {where}", list(given.values())


def _insert(db: sqlite3.Connection, table: Table, values: Sequence[Value]) -> int:
    number = db.execute(table.insert(), values).lastrowid
    if number is None:
        raise sqlite3.DatabaseError("the new row got no number")
    return number


def _replace(db: sqlite3.Connection, table: Table, values: Sequence[Value], gone: StoreError) -> None:
    """Write over the row with the number that stands first in ``values``."""
    if not db.execute(table.update(), (*values[1:], values[0])).rowcount:
        raise gone


def _attend(db: sqlite3.Connection, event_id: int, person_ids: Sequence[int]) -> None:
    _require(db, event_id, *person_ids)
    there = {row[1]: row[2] for row in db.execute(ENCOUNTERS.select("WHERE event_id = ?"), (event_id,))}
    first = max(there.values(), default=-1) + 1
    new = [number for number in dict.fromkeys(person_ids) if number not in there]
    fresh = [Encounter(event_id, person_id, position) for position, person_id in enumerate(new, first)]
    db.executemany(ENCOUNTERS.insert(), map(rows.from_encounter, fresh))


def _require(db: sqlite3.Connection, event_id: int | None, *person_ids: int | None) -> None:
    """Raise StoreError unless what is to be referred to is there."""
    if event_id is not None and db.execute(EVENTS.has(), (event_id,)).fetchone() is None:
        raise rules.event_gone()
    for person_id in person_ids:
        if person_id is not None and db.execute(PEOPLE.has(), (person_id,)).fetchone() is None:
            raise rules.person_gone()


def _person(db: sqlite3.Connection, number: int) -> Person:
    found = db.execute(PEOPLE.select("WHERE id = ?"), (number,)).fetchone()
    if found is None:
        raise rules.person_gone()
    return rows.to_person(found)
