"""One person with all that is known: the card, the notes of each event, one-to-ones, what was sent."""

from __future__ import annotations

from typing import Any

from pitchcoach.cli.meet_json import encounter_json, person_json
from pitchcoach.cli.table import visible
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.export.said import encounter_values, filled, person_values, talk_said, touch_said
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Person


def shown(person: Person, meetings: Meetings, tr: Translator) -> str:
    """Return what is known in lines."""
    events = {event.id: event for event in meetings.events()}
    lines = [
        f"{person.id}  {person.name}",
        *(f"{name}: {value}" for name, value in filled(person_values(person, tr), tr)),
    ]
    for one in meetings.encounters(person_id=person.id):
        event = events[one.event_id]
        lines += ["", f"{event.on.isoformat()}  {event.name}"]
        lines += [f"  {name}: {value}" for name, value in filled(encounter_values(one, tr), tr)]
    talks = [talk_said(talk, tr) for talk in meetings.talks(person_id=person.id)]
    touches = [touch_said(touch, tr) for touch in meetings.touches(person_id=person.id)]
    for heading, said in ((tr("One-to-ones"), talks), (tr("Follow-up"), touches)):
        if said:
            lines += ["", heading, *(f"  {line}" for line in said)]
    return "\n".join(map(visible, lines))


def shown_json(person: Person, meetings: Meetings) -> dict[str, Any]:
    """Return the same for ``--json``."""
    return {
        **person_json(person),
        "met": [encounter_json(one) for one in meetings.encounters(person_id=person.id)],
        "talks": [
            {
                "started_at": talk.started_at.astimezone().isoformat(timespec="seconds"),
                "event_id": talk.event_id,
                "planned_seconds": talk.planned_seconds,
                "mine": talk.mine,
                "theirs": talk.theirs,
                "next_step": talk.next_step,
            }
            for talk in meetings.talks(person_id=person.id)
        ],
        "touches": [
            {
                "id": touch.id,
                "channel": touch.channel,
                "step": touch.step,
                "event_id": touch.event_id,
                "due": touch.due.isoformat(),
                "until": None if touch.until is None else touch.until.isoformat(),
                "state": touch.state,
                "text": touch.text,
            }
            for touch in meetings.touches(person_id=person.id)
        ],
    }
