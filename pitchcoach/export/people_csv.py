"""People as CSV: a line for each person and event, opened by Excel as it is and read back by our own import.

UTF-8 with a byte order mark and CRLF, as Excel expects it; a cell that a spreadsheet would reckon with begins
with a ' (see ``coach.meet.tables.guarded``).
"""

from __future__ import annotations

import csv
import io
from typing import Final

from pitchcoach.coach.meet.columns import Field
from pitchcoach.coach.meet.everything import Everything, of_each
from pitchcoach.coach.meet.importing import FIELD_NAMES
from pitchcoach.coach.meet.tables import guarded
from pitchcoach.coach.meet.today import CATEGORY_NAMES
from pitchcoach.export.said import talk_said, touch_said
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.meet import Encounter, Event, Person

OF_PERSON: Final[tuple[Field, ...]] = (
    "name", "reading", "firm", "trade", "line", "category", "email", "phone", "address", "quiet",
)  # fmt: skip
OF_ENCOUNTER: Final[tuple[Field, ...]] = (
    "note", "why_here", "can_do", "promised", "same_trade", "talked",
)  # fmt: skip
NOT_READ_BACK: Final[tuple[Message, ...]] = (
    msg("Event"), msg("Held on"), msg("One-to-ones"), msg("Follow-up"),
)  # fmt: skip
"""Columns that the import leaves out in silence."""


def people_csv(all_of_it: Everything, tr: Translator) -> bytes:
    """Return all people as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    event, day, talks, touches = (tr.render(name) for name in NOT_READ_BACK)
    told = [tr.render(FIELD_NAMES[field]) for field in (*OF_PERSON, *OF_ENCOUNTER)]
    writer.writerow([*told[: len(OF_PERSON)], event, day, *told[len(OF_PERSON) :], talks, touches])
    events = {event.id: event for event in all_of_it.events}
    met, talked, touched = (
        of_each(all_of_it.encounters),
        of_each(all_of_it.talks),
        of_each(all_of_it.touches),
    )
    for person in all_of_it.people:
        afterwards = [
            "; ".join(talk_said(one, tr) for one in talked[person.id]),
            "; ".join(touch_said(one, tr) for one in touched[person.id]),
        ]
        for one in met[person.id] or [Encounter(0, 0, 0)]:
            row = [*_of_person(person, tr), *_of_encounter(one, events.get(one.event_id), tr), *afterwards]
            writer.writerow([guarded(" ".join(cell.splitlines())) for cell in row])
            afterwards = ["", ""]  # what belongs to the person stands in the first of the lines
    return out.getvalue().encode("utf-8-sig", "replace")


def _of_person(person: Person, tr: Translator) -> list[str]:
    category = tr.render(CATEGORY_NAMES[person.category]) if person.category else ""
    texts = [person.name, person.reading, person.firm, person.trade, person.line, category]
    return [*texts, person.email, person.phone, person.address, _yes(person.quiet, tr)]


def _of_encounter(one: Encounter, event: Event | None, tr: Translator) -> list[str]:
    where = ["", ""] if event is None else [event.name, event.on.isoformat()]
    texts = [*where, one.note, one.why_here, one.can_do, one.promised]
    return [*texts, _yes(one.same_trade, tr), _yes(one.talked, tr)]


def _yes(value: bool, tr: Translator) -> str:
    return tr("yes") if value else ""
