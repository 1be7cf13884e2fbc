"""A list of participants, pasted or from a file, into people: CSV, a spreadsheet's cells, names, vCards.

What a list says is taken over as it stands; nothing is looked up and nobody is merged with somebody known.
What could not be used is told, so that nothing disappears unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from pitchcoach.coach.meet import vcards
from pitchcoach.coach.meet.columns import Field
from pitchcoach.coach.meet.listed import BETWEEN, Row, key, once
from pitchcoach.coach.meet.name_lines import person_of
from pitchcoach.coach.meet.tables import Table, table_of
from pitchcoach.coach.rehearsing.plan_words import joined
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Person

FIELD_NAMES: Final[dict[Field, Message]] = {
    "name": msg("Name"),
    "family": msg("Name"),
    "given": msg("Name"),
    "reading": msg("Reading"),
    "family_reading": msg("Reading"),
    "given_reading": msg("Reading"),
    "firm": msg("Firm"),
    "trade": msg("Trade"),
    "line": msg("Line"),
    "category": msg("Category"),
    "email": msg("E-mail"),
    "phone": msg("Phone"),
    "postcode": msg("Address"),
    "address": msg("Address"),
    "quiet": msg("No contact"),
    "note": msg("Note"),
    "why_here": msg("Why here"),
    "can_do": msg("What I can do"),
    "promised": msg("Promised"),
    "same_trade": msg("Same trade"),
    "talked": msg("Talked"),
}
"""What the interface calls the columns; our own CSV has these headings."""
MOST_PEOPLE: Final = 5000
"""More than this is no list of participants."""
_MOST_NUMBERS: Final = 10
"""Numbers of lines in one sentence."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a list says."""

    form: Literal["table", "lines", "vcard"]
    """How it was written."""
    rows: tuple[Row, ...]
    """In its order, nobody twice."""
    table: Table | None
    """How a table was read."""
    nameless: tuple[int, ...]
    """Numbers of the lines that name nobody, from 1."""
    twice: int
    """How many lines said the same of somebody as one before."""

    @property
    def people(self) -> tuple[Person, ...]:
        """The people without what was noted."""
        return tuple(row.person for row in self.rows)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list."""

    people: tuple[Person, ...]
    """Those who are new, with their numbers."""
    listed: int
    """How many stood on the event's list already and were left as they are."""


def pasted(text: str) -> Pasted:
    """Read a list in whatever form it is. Raises PitchcoachError when it names nobody."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").replace("\0", "")
    if vcards.is_vcard(text):
        return _checked("vcard", [Row(person) for person in vcards.people_of(text)])
    if table := table_of(text):
        return _checked("table", table.rows, table, table.nameless)
    rows, nameless = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if person := person_of(line):
            rows.append(Row(person))
        elif line.strip():
            nameless.append(number)
    return _checked("lines", rows, None, nameless)


def told(found: Pasted) -> tuple[Message, ...]:
    """Return what the user should know of how a list was read."""
    sentences = []
    table = found.table
    if table and not table.has_heading:
        names = {FIELD_NAMES[field].text: FIELD_NAMES[field] for field in table.columns if field}
        taken = joined(tuple(names.values()))
        sentences.append(msg("There is no heading line; the columns were taken as {names}.", names=taken))
    if table and table.left_out:
        sentences.append(msg("These columns were left out: {headings}", headings=", ".join(table.left_out)))
    if found.nameless:
        numbers = ", ".join(map(str, found.nameless[:_MOST_NUMBERS]))
        more = ", …" if len(found.nameless) > _MOST_NUMBERS else ""
        sentences.append(msg("Lines without a name were left out: {lines}.", lines=numbers + more))
    if found.twice:
        sentences.append(msg("{count} stood there twice and became one each.", count=found.twice))
    return tuple(sentences)


def take_over(meetings: Meetings, event_id: int | None, rows: Sequence[Row]) -> Imported:
    """Keep the people of a list as new ones, at the end of an event's list when one is named.

    The same list may be pasted again: who stands on the event's list already is left as he is. What the list
    itself noted is kept with the event; without one it goes into the line. Raises StoreError.
    """
    there = set() if event_id is None else {key(person) for person in meetings.people(event_id)}
    new = [row for row in rows if key(row.person) not in there]
    if event_id is None:
        new = [Row(replace(row.person, line=_line(row))) for row in new]
    added = meetings.add_people(event_id, [row.person for row in new])
    if event_id is not None:
        empty = {one.person_id: one for one in meetings.encounters(event_id=event_id)}
        for person, row in zip(added, new, strict=True):
            one = empty.get(person.id or 0)
            if one is not None and (row.noted.noted or row.noted.same_trade):
                noted = replace(row.noted, event_id=event_id, person_id=one.person_id, position=one.position)
                meetings.put_encounter(noted)
    return Imported(tuple(added), len(rows) - len(new))


def _line(row: Row) -> str:
    noted = row.noted
    said = [row.person.line, noted.note, noted.why_here, noted.can_do, noted.promised]
    return BETWEEN.join(dict.fromkeys(filter(None, said)))


def _checked(
    form: Literal["table", "lines", "vcard"],
    rows: Sequence[Row],
    table: Table | None = None,
    nameless: Sequence[int] = (),
) -> Pasted:
    if not rows:
        raise PitchcoachError(
            msg("there is no name in this list"),
            remedy=msg("One name a line, a table with a column of names, or vCards can be read."),
        )
    if len(rows) > MOST_PEOPLE:
        raise PitchcoachError(
            msg("this list has {count} names; {most} is the most", count=len(rows), most=MOST_PEOPLE),
            remedy=msg("Take the people of one event."),
        )
    kept = once(rows)
    return Pasted(form, kept, table, tuple(nameless), len(rows) - len(kept))
