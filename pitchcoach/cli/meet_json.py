"""Events and people as ``--json`` prints them, whole; in tables what is too long is cut."""

from __future__ import annotations

from typing import Any, Final

from pitchcoach.coach.meet.people import Suggestion
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Encounter, Event, Person

WIDEST: Final = 40
"""Cells of one column in a table of people or events: nobody's long name pushes the others away."""


def event_json(event: Event) -> dict[str, Any]:
    """Return the values of an event."""
    return {
        "id": event.id,
        "name": event.name,
        "date": event.on.isoformat(),
        "place": event.place,
        "kind": event.kind,
        "slot_seconds": event.slot_seconds,
        "signals": event.signals or "own",
        "purpose": event.purpose,
        "pitch": None if event.variant is None else str(event.variant),
    }


def person_json(person: Person) -> dict[str, Any]:
    """Return what is known of a person."""
    return {
        "id": person.id,
        "name": person.name,
        "reading": person.reading,
        "firm": person.firm,
        "trade": person.trade,
        "line": person.line,
        "category": person.category,
        "email": person.email,
        "phone": person.phone,
        "address": person.address,
        "quiet": person.quiet,
    }


def encounter_json(one: Encounter) -> dict[str, Any]:
    """Return what was noted of a person at an event."""
    return {
        "event_id": one.event_id,
        "person_id": one.person_id,
        "position": one.position,
        "note": one.note,
        "why_here": one.why_here,
        "can_do": one.can_do,
        "promised": one.promised,
        "same_trade": one.same_trade,
        "talked": one.talked,
    }


def suggestion_json(one: Suggestion, tr: Translator) -> dict[str, Any]:
    """Return two entries that may be one person."""
    return {
        "keep": one.known.id,
        "other": one.other.id,
        "reason": tr.render(one.reason),
        "certain": one.certain,
    }
