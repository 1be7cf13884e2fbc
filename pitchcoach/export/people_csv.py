"""People as CSV: a line for each person and event, opened by Excel as it is and read back by our own import.

UTF-8 with a byte order mark and CRLF, as Excel expects it; a cell that a spreadsheet would reckon with begins
with a ' (see ``coach.meet.tables.guarded``).
"""

from __future__ import annotations

import csv
import io
from typing import Final

from pitchcoach.coach.meet.everything import Everything, of_each
from pitchcoach.coach.meet.importing import FIELD_NAMES
from pitchcoach.coach.meet.tables import guarded
from pitchcoach.export.said import encounter_values, person_values, talk_said, touch_said
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Encounter, Event, Person

_NOWHERE: Final = Encounter(0, 0, 0)


def people_csv(all_of_it: Everything, tr: Translator) -> bytes:
    """Return all people as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_head(tr))
    events = {event.id: event for event in all_of_it.events}
    met, talked = of_each(all_of_it.encounters), of_each(all_of_it.talks)
    touched = of_each(all_of_it.touches)
    for person in all_of_it.people:
        card = person_values(person, tr).values()
        # What belongs to the person stands in the first of the lines.
        afterwards = [
            "; ".join(talk_said(one, tr) for one in talked[person.id]),
            "; ".join(touch_said(one, tr) for one in touched[person.id]),
        ]
        for one in met[person.id] or [_NOWHERE]:
            notes = encounter_values(one, tr).values()
            row = [*card, *_where(events.get(one.event_id)), *notes, *afterwards]
            writer.writerow([guarded(" ".join(cell.splitlines())) for cell in row])
            afterwards = ["", ""]
    return out.getvalue().encode("utf-8-sig", "replace")


def _head(tr: Translator) -> list[str]:
    """Return the headings; those that are no fields are left out by the import in silence."""
    card, notes = person_values(Person(None, ""), tr), encounter_values(_NOWHERE, tr)
    return [
        *(tr.render(FIELD_NAMES[field]) for field in card),
        tr("Event"),
        tr("Held on"),
        *(tr.render(FIELD_NAMES[field]) for field in notes),
        tr("One-to-ones"),
        tr("Follow-up"),
    ]


def _where(event: Event | None) -> tuple[str, str]:
    return ("", "") if event is None else (event.name, event.on.isoformat())
