"""Records of events and people as rows of the database, and back. Nothing here runs a query.

The columns of each table stand in the order of the record's fields, so that a thousand rows become records
without looking up a name in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pitchcoach.model.meet import Encounter, Event, Person, Talk, Touch
from pitchcoach.store.rows import Value, from_path, from_text, to_text


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and the statements that read and write whole rows of it."""

    name: str
    """As the migrations call it."""
    columns: str
    """In the order of the record's fields; the first is the number where there is one."""

    def select(self, rest: str = "") -> str:
        """Return the query for whole rows, with what comes after FROM."""
        return f"SELECT {self.columns} FROM {self.name} {rest}"  # noqa: S608  # names of our own

    def insert(self) -> str:
        """Return the statement that adds one row."""
        places = ", ".join("?" * len(self.columns.split(",")))
        return f"INSERT INTO {self.name} ({self.columns}) VALUES ({places})"  # noqa: S608  # names of our own

    def update(self) -> str:
        """Return the statement that writes over the row whose number comes last."""
        changes = ", ".join(f"{column} = ?" for column in self.columns.split(", ")[1:])
        return f"UPDATE {self.name} SET {changes} WHERE id = ?"  # noqa: S608  # names of our own

    def has(self) -> str:
        """Return the query that finds out whether a number is there."""
        return f"SELECT 1 FROM {self.name} WHERE id = ?"  # noqa: S608  # names of our own


EVENTS: Final = Table("events", "id, name, day, place, kind, slot_seconds, signals, purpose, variant")
PEOPLE: Final = Table(
    "people", "id, name, reading, firm, trade, line, category, email, phone, address, quiet"
)
ENCOUNTERS: Final = Table(
    "encounters", "event_id, person_id, position, note, why_here, can_do, promised, same_trade, talked"
)
TALKS: Final = Table("talks", "id, started_at, planned_seconds, mine, theirs, event_id, person_id, next_step")
TOUCHES: Final = Table("touches", "id, person_id, channel, due, event_id, step, until, state, done_at, text")

Row = Sequence[Any]


def from_event(event: Event) -> tuple[Value, ...]:
    """Return the columns ``EVENTS``."""
    return (
        event.id,
        from_text(event.name),
        event.on.isoformat(),
        from_text(event.place),
        event.kind,
        event.slot_seconds,
        from_text(event.signals),
        from_text(event.purpose),
        from_path(event.variant),
    )


def to_event(row: Row) -> Event:
    """Return the event of a row with the columns ``EVENTS``."""
    return Event(
        id=row[0],
        name=to_text(row[1]),
        on=_day(row[2]),
        place=to_text(row[3]),
        kind=row[4],
        slot_seconds=row[5],
        signals=to_text(row[6]),
        purpose=to_text(row[7]),
        variant=None if row[8] is None else Path(to_text(row[8])),
    )


def from_person(person: Person) -> tuple[Value, ...]:
    """Return the columns ``PEOPLE``."""
    return (
        person.id,
        from_text(person.name),
        from_text(person.reading),
        from_text(person.firm),
        from_text(person.trade),
        from_text(person.line),
        person.category,
        from_text(person.email),
        from_text(person.phone),
        from_text(person.address),
        person.quiet,
    )


def to_person(row: Row) -> Person:
    """Return the person of a row with the columns ``PEOPLE``."""
    return Person(
        id=row[0],
        name=to_text(row[1]),
        reading=to_text(row[2]),
        firm=to_text(row[3]),
        trade=to_text(row[4]),
        line=to_text(row[5]),
        category=row[6],
        email=to_text(row[7]),
        phone=to_text(row[8]),
        address=to_text(row[9]),
        quiet=bool(row[10]),
    )


def from_encounter(one: Encounter) -> tuple[Value, ...]:
    """Return the columns ``ENCOUNTERS``."""
    return (
        one.event_id,
        one.person_id,
        one.position,
        from_text(one.note),
        from_text(one.why_here),
        from_text(one.can_do),
        from_text(one.promised),
        one.same_trade,
        one.talked,
    )


def to_encounter(row: Row) -> Encounter:
    """Return the encounter of a row with the columns ``ENCOUNTERS``."""
    return Encounter(
        event_id=row[0],
        person_id=row[1],
        position=row[2],
        note=to_text(row[3]),
        why_here=to_text(row[4]),
        can_do=to_text(row[5]),
        promised=to_text(row[6]),
        same_trade=bool(row[7]),
        talked=bool(row[8]),
    )


def from_talk(talk: Talk) -> tuple[Value, ...]:
    """Return the columns ``TALKS``."""
    return (
        talk.id,
        _from_moment(talk.started_at),
        talk.planned_seconds,
        talk.mine,
        talk.theirs,
        talk.event_id,
        talk.person_id,
        from_text(talk.next_step),
    )


def to_talk(row: Row) -> Talk:
    """Return the one-to-one of a row with the columns ``TALKS``."""
    return Talk(
        id=row[0],
        started_at=datetime.fromisoformat(row[1]),
        planned_seconds=row[2],
        mine=row[3],
        theirs=row[4],
        event_id=row[5],
        person_id=row[6],
        next_step=to_text(row[7]),
    )


def from_touch(touch: Touch) -> tuple[Value, ...]:
    """Return the columns ``TOUCHES``."""
    return (
        touch.id,
        touch.person_id,
        touch.channel,
        touch.due.isoformat(),
        touch.event_id,
        from_text(touch.step),
        None if touch.until is None else touch.until.isoformat(),
        touch.state,
        None if touch.done_at is None else _from_moment(touch.done_at),
        from_text(touch.text),
    )


def to_touch(row: Row) -> Touch:
    """Return the touch of a row with the columns ``TOUCHES``; by place, as thousands are read at once."""
    number, person_id, channel, due, event_id, step, until, state, done_at, text = row
    return Touch(
        number,
        person_id,
        channel,
        _day(due),
        event_id,
        to_text(step),
        until and _day(until),
        state,
        done_at and datetime.fromisoformat(done_at),
        to_text(text),
    )


def _from_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@lru_cache(maxsize=1024)  # thousands of touches fall on a few hundred days
def _day(text: str) -> date:
    return date.fromisoformat(text)
