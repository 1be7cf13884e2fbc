"""People as vCard 3.0, which every address book reads; readings as the Japanese ones expect them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.everything import Everything, of_each
from pitchcoach.coach.meet.listed import BETWEEN
from pitchcoach.model.meet import Encounter, Event, Person

_LONGEST: Final = 75
"""Bytes in one line (RFC 2426, 2.6); what is longer is folded."""
_SPECIAL: Final = re.compile(r"([\\;,])")


def vcards(all_of_it: Everything) -> bytes:
    """Return a card for each person."""
    events = {event.id: event for event in all_of_it.events}
    met = of_each(all_of_it.encounters)
    lines = [
        line for person in all_of_it.people for line in _card(person, _note(person, met[person.id], events))
    ]
    return "".join(map(_folded, lines)).encode("utf-8", "replace")


def _card(person: Person, note: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    family, given = _parts(person.name)
    yield f"N:{_text(family)};{_text(given)};;;"
    yield f"FN:{_text(person.name)}"
    if person.reading:
        if tidy.is_eastern(person.reading):
            last, first = _parts(person.reading)
            yield f"X-PHONETIC-LAST-NAME:{_text(last)}"
            yield f"X-PHONETIC-FIRST-NAME:{_text(first)}"
        yield f"SORT-STRING:{_text(person.reading)}"
    if person.firm:
        yield f"ORG:{_text(person.firm)}"
    if person.trade:
        yield f"ROLE:{_text(person.trade)}"
    for phone in filter(None, person.phone.split(BETWEEN)):
        yield f"TEL;TYPE=VOICE:{_text(phone)}"
    for email in filter(None, person.email.split(BETWEEN)):
        yield f"EMAIL;TYPE=INTERNET:{_text(email)}"
    if person.address:
        yield f"ADR;TYPE=WORK:;;{_text(person.address)};;;;"
    if note:
        yield f"NOTE:{note}"
    yield "END:VCARD"


def _note(person: Person, met: Sequence[Encounter], events: Mapping[int | None, Event]) -> str:
    """Return the line, and what was noted at each event in a line of its own."""
    lines = [person.line] if person.line else []
    for one in met:
        event = events.get(one.event_id)
        said = [text for text in (one.note, one.why_here, one.can_do, one.promised) if text]
        if event is not None and said:
            lines.append(f"{event.on.isoformat()} {event.name}: {BETWEEN.join(said)}")
    return "\\n".join(map(_text, lines))


def _parts(name: str) -> tuple[str, str]:
    """Return family and given name: the first is the family's, unless it is written in Latin letters."""
    words = name.split(" ")
    if len(words) < 2:
        return name, ""
    if not tidy.is_eastern(name):
        return words[-1], " ".join(words[:-1])
    return words[0], " ".join(words[1:])


def _text(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(value.splitlines()))


def _folded(line: str) -> str:
    """Break a line where it gets too long, between characters."""
    out, room = [], _LONGEST
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            out.append("\r\n ")
            room = _LONGEST - 1
        out.append(character)
        room -= size
    return "".join(out) + "\r\n"
