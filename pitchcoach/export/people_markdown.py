"""Events and people as Markdown, to be read, printed or kept with other notes; nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pitchcoach.coach.meet.everything import Everything, of_each
from pitchcoach.export.said import encounter_values, filled, person_values, talk_said, touch_said
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import EVENT_KINDS, Encounter, Event, Person, Talk, Touch

_MEANING: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
"""Signs that Markdown would take for its own, or that some of its readers would."""


def people_markdown(all_of_it: Everything, tr: Translator) -> bytes:
    """Return everything as one Markdown document."""
    blocks = [f"# {tr('Events and people')}"]
    for event in all_of_it.events:
        blocks += _event(event, all_of_it, tr)
    if all_of_it.people:
        blocks.append(f"## {tr('People')}")
    talks, touches = of_each(all_of_it.talks), of_each(all_of_it.touches)
    for person in all_of_it.people:
        blocks += _person(person, talks[person.id], touches[person.id], tr)
    if alone := [talk_said(talk, tr) for talk in talks[None]]:
        blocks += [f"## {tr('One-to-ones without a partner named')}", _list(map(plain, alone))]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def plain(text: str) -> str:
    """Return a text as one line that means nothing to Markdown."""
    return _MEANING.sub(r"\\\1", " ".join(text.split()))


def _event(event: Event, all_of_it: Everything, tr: Translator) -> Iterator[str]:
    yield f"## {event.on.isoformat()} {plain(event.name)}"
    values = {
        tr("Venue"): event.place,
        tr("Kind"): tr.render(EVENT_KINDS[event.kind]),
        tr("Slot"): tr("{slot} s", slot=f"{event.slot_seconds:g}"),
        tr("Purpose"): event.purpose,
        tr("Pitch"): "" if event.variant is None else str(event.variant),
    }
    yield _list(f"{name}: {plain(value)}" for name, value in values.items() if value)
    people = {person.id: person for person in all_of_it.people}
    met = [one for one in all_of_it.encounters if one.event_id == event.id and one.person_id in people]
    if met:
        lines = [line for one in met for line in _encounter(one, people[one.person_id], tr)]
        yield "\n".join(lines)


def _encounter(one: Encounter, person: Person, tr: Translator) -> Iterator[str]:
    firm = f" ({plain(person.firm)})" if person.firm else ""
    yield f"- **{plain(person.name)}**{firm}"
    for name, value in filled(encounter_values(one, tr), tr):
        yield f"  - {name}: {plain(value)}"


def _person(person: Person, talks: Sequence[Talk], touches: Sequence[Touch], tr: Translator) -> Iterator[str]:
    yield f"### {plain(person.name)}"
    lines = [f"- {name}: {plain(value)}" for name, value in filled(person_values(person, tr), tr)]
    lines += [f"- {plain(talk_said(talk, tr))}" for talk in talks]
    for touch in touches:
        lines.append(f"- {plain(touch_said(touch, tr))}")
        lines += [f"  > {plain(line)}" for line in touch.text.splitlines()]
    if lines:
        yield "\n".join(lines)


def _list(lines: Iterator[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
