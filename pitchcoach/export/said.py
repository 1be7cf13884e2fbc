"""What is known of a person in words, field by field and line by line, for every kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pitchcoach.coach.meet.columns import Field
from pitchcoach.coach.meet.importing import FIELD_NAMES
from pitchcoach.coach.meet.today import CATEGORY_NAMES, CHANNEL_NAMES, STATE_NAMES
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Encounter, Person, Talk, Touch


def person_values(person: Person, tr: Translator) -> dict[Field, str]:
    """Return what stands on the card, in the order of our CSV."""
    return {
        "name": person.name,
        "reading": person.reading,
        "firm": person.firm,
        "trade": person.trade,
        "line": person.line,
        "category": tr.render(CATEGORY_NAMES[person.category]) if person.category else "",
        "email": person.email,
        "phone": person.phone,
        "address": person.address,
        "quiet": tr("yes") if person.quiet else "",
    }


def encounter_values(one: Encounter, tr: Translator) -> dict[Field, str]:
    """Return what was noted at an event, in the order of our CSV."""
    return {
        "note": one.note,
        "why_here": one.why_here,
        "can_do": one.can_do,
        "promised": one.promised,
        "same_trade": tr("yes") if one.same_trade else "",
        "talked": tr("yes") if one.talked else "",
    }


def filled(values: Mapping[Field, str], tr: Translator) -> Iterator[tuple[str, str]]:
    """Return name and value of the fields that say something, the person's name aside."""
    for field, value in values.items():
        if value and field != "name":
            yield tr.render(FIELD_NAMES[field]), value


def talk_said(talk: Talk, tr: Translator) -> str:
    """Say when it was, who spoke for how long, and what was agreed on."""
    when = talk.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
    theirs, mine = _time(talk.theirs), _time(talk.mine)
    shares = tr("{when}, they spoke {theirs}, I {mine}", when=when, theirs=theirs, mine=mine)
    return f"{shares}, {talk.next_step}" if talk.next_step else shares


def touch_said(touch: Touch, tr: Translator) -> str:
    """Say from when on, through what, and what became of it."""
    return f"{touch.due.isoformat()} {through(touch, tr)}: {tr.render(STATE_NAMES[touch.state])}"


def through(touch: Touch, tr: Translator) -> str:
    """Return what the user calls the step, else through what it goes."""
    return touch.step or tr.render(CHANNEL_NAMES[touch.channel])


def _time(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
