"""``pitchcoach event``: the events one goes to, past and to come."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.asking import require_yes
from pitchcoach.cli.compose import compose_files, compose_meetings, compose_rooms, look_at_meetings
from pitchcoach.cli.context import Context
from pitchcoach.cli.meet_json import WIDEST, encounter_json, event_json, person_json
from pitchcoach.cli.plan import as_json as plan_json
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.calendar_words import WEEKDAYS
from pitchcoach.coach.meet import deleting
from pitchcoach.coach.meet.dates import parse_day
from pitchcoach.coach.meet.events import TEMPLATES, changed, new_event
from pitchcoach.coach.meet.today import CATEGORY_NAMES
from pitchcoach.coach.rehearsing.plan import Preparation
from pitchcoach.coach.rehearsing.plan_words import told
from pitchcoach.coach.rehearsing.planning import plans
from pitchcoach.coach.rehearsing.signals import OWN, PRESETS
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.meet import EVENT_KINDS, Encounter, Event, EventKind, Person

ACTIONS: Final = ("list", "new", "show", "change", "delete")


def run(arguments: Sequence[str], context: Context) -> int:
    """Do one of the actions; without one the events are listed."""
    tr = context.tr
    if arguments and arguments[0] in ACTIONS:
        return _ACTIONS[arguments[0]](arguments[1:], context)
    if not arguments or arguments[0] == "--json":
        return _list(arguments, context)
    parser = Parser("event", tr("The events you go to: list, new, show, change, delete."), context)
    parser.add_argument(
        "action", choices=ACTIONS, help=tr("pitchcoach event ACTION --help tells the options of each")
    )
    parser.parse_args(list(arguments)[:1])
    return EXIT_CLEAN


def _new(arguments: Sequence[str], context: Context) -> int:
    tr = context.tr
    parser = Parser("event new", tr("Plan an event; its kind brings a slot and signals."), context)
    parser.add_argument("name", metavar="NAME", help=tr("what people call it"))
    _add_values(parser, tr, required=True)
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    kind: EventKind = options.kind or "minute"
    event = new_event(
        options.name,
        parse_day(options.date, _today(context)),
        kind,
        place=options.place or "",
        slot_seconds=options.slot,
        signals=options.signals,
        purpose=options.purpose or "",
        variant=_pitch(options.pitch, context),
    )
    kept = compose_meetings(context.locations).add_event(event)
    _print_event(kept, context, as_json=options.json)
    if not kept.purpose:
        hint = TEMPLATES[kept.kind].purposes[0]
        command = f"pitchcoach event change {kept.id} --purpose"
        _narrate(msg('A purpose in one line helps: {command} "{hint}"', command=command, hint=hint), context)
    return EXIT_CLEAN


def _change(arguments: Sequence[str], context: Context) -> int:
    tr = context.tr
    parser = Parser("event change", tr("Change what is known of an event."), context)
    parser.add_argument("id", type=int, metavar="ID", help=tr("its number in the list"))
    parser.add_argument("--name", metavar="N", help=tr("what people call it"))
    _add_values(parser, tr, required=False)
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    meetings, event = _stored(options.id, context)
    event = changed(
        event,
        name=options.name,
        on=None if options.date is None else parse_day(options.date, _today(context)),
        place=options.place,
        kind=options.kind,
        slot_seconds=options.slot,
        signals=options.signals,
        purpose=options.purpose,
        variant=_pitch(options.pitch, context),
    )
    if options.pitch == "":
        event = replace(event, variant=None)
    meetings.put_event(event)
    _print_event(event, context, as_json=options.json)
    return EXIT_CLEAN


def _list(arguments: Sequence[str], context: Context) -> int:
    tr = context.tr
    parser = Parser("event list", tr("List all events, the latest day first."), context)
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    meetings = look_at_meetings(context.locations)
    events = meetings.events()
    listed = Counter(one.event_id for one in meetings.encounters())
    if options.json:
        _print_json([{**event_json(event), "people": listed[event.id or 0]} for event in events])
    elif events:
        head = (
            tr("No."),
            tr("Date"),
            tr("Event"),
            tr("Venue"),
            tr("Kind"),
            tr("Slot"),
            tr("People"),
            tr("Pitch"),
        )
        rows = [_row(event, listed[event.id or 0], tr) for event in events]
        print(table(head, rows, right=(0, 5, 6), widest=WIDEST))
    else:
        _narrate(msg('No event yet: pitchcoach event new "NAME" --date 12/2 plans one.'), context)
    return EXIT_CLEAN


def _show(arguments: Sequence[str], context: Context) -> int:
    tr = context.tr
    parser = Parser("event show", tr("Show an event with its plan, its people and your notes."), context)
    parser.add_argument("id", type=int, metavar="ID", help=tr("its number in the list"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    meetings, event = _stored(options.id, context)
    people = meetings.people(event.id)
    notes = {one.person_id: one for one in meetings.encounters(event_id=event.id)}
    plan = _plan(event, context)
    if options.json:
        listed = [{**person_json(one), **encounter_json(notes[one.id or 0])} for one in people]
        _print_json(
            {
                **event_json(event),
                "plan": None if plan is None else plan_json(plan),
                "people": listed,
            }
        )
        return EXIT_CLEAN
    for name, value in _values(event, tr).items():
        print(visible(f"{name}: {value}"))
    if plan is not None:
        print(tr("Practice: {plan}", plan=told(plan)))
    if people:
        print()
        print(_people_table(people, notes, tr))
    else:
        command = f"pitchcoach people --import FILE --event {event.id}"
        _narrate(msg("Nobody is on its list yet: {command} brings one in.", command=command), context)
    return EXIT_CLEAN


def _delete(arguments: Sequence[str], context: Context) -> int:
    tr = context.tr
    parser = Parser(
        "event delete", tr("Delete an event with its notes; it tells what goes and asks."), context
    )
    parser.add_argument("id", type=int, metavar="ID", help=tr("its number in the list"))
    parser.add_argument("--yes", action="store_true", help=tr("delete without asking"))
    options = parser.parse_args(list(arguments))
    meetings, event = _stored(options.id, context)
    going = deleting.with_event(meetings, options.id)
    question = msg(
        "Delete {event} of {day} ({what})? This cannot be undone.",
        event=event.name,
        day=event.on.isoformat(),
        what=deleting.told(going),
    )
    if require_yes(question, context, sure=options.yes):
        meetings.delete_event(options.id)
        _narrate(msg("Deleted ({what}).", what=deleting.told(going)), context)
    return EXIT_CLEAN


_ACTIONS: Final[Mapping[str, Callable[[Sequence[str], Context], int]]] = {
    "list": _list,
    "new": _new,
    "show": _show,
    "change": _change,
    "delete": _delete,
}


def _add_values(parser: argparse.ArgumentParser, tr: Translator, *, required: bool) -> None:
    parser.add_argument(
        "--date", metavar="D", required=required, help=tr("when it is: 2026-12-02, 12/2, tomorrow, +5")
    )
    parser.add_argument("--place", metavar="P", help=tr("where it is"))
    parser.add_argument("--kind", choices=tuple(EVENT_KINDS), help=tr("how it goes"))
    parser.add_argument("--slot", type=seconds, metavar="S", help=tr("seconds for one introduction"))
    parser.add_argument("--signals", choices=tuple(PRESETS), help=tr("which signals the organiser gives"))
    parser.add_argument("--purpose", metavar="P", help=tr("why you go there, in one line"))
    parser.add_argument("--pitch", metavar="FILE", help=tr("the pitch you will use"))


def _pitch(file: str | None, context: Context) -> Path | None:
    """Return the pitch, which must be there. Raises UnreadablePitchError."""
    return compose_files(context.settings).load(Path(file)).path if file else None


def _plan(event: Event, context: Context) -> Preparation | None:
    rooms = compose_rooms(context.settings, context.locations)
    if event.on < rooms.today():
        return None
    made = plans(rooms, rooms.today()).preparations
    return next((one for one in made if one.event.id == event.id), None)


def _today(context: Context) -> date:
    return compose_rooms(context.settings, context.locations).today()


def _stored(number: int, context: Context) -> tuple[Meetings, Event]:
    meetings = look_at_meetings(context.locations)
    event = meetings.event(number)
    if event is None:
        raise PitchcoachError(
            msg("there is no event {number}", number=number),
            remedy=msg("pitchcoach event list tells the numbers."),
        )
    return meetings, event


def _print_event(event: Event, context: Context, *, as_json: bool) -> None:
    if as_json:
        _print_json(event_json(event))
    else:
        print(visible(f"{event.id}  {_day(event.on, context.tr)}  {event.name}"))


def _row(event: Event, people: int, tr: Translator) -> tuple[str, ...]:
    return (
        str(event.id),
        _day(event.on, tr),
        event.name,
        event.place,
        tr.render(EVENT_KINDS[event.kind]),
        tr("{slot} s", slot=f"{event.slot_seconds:g}"),
        str(people),
        "" if event.variant is None else event.variant.name,
    )


def _values(event: Event, tr: Translator) -> dict[str, str]:
    values = {
        tr("Event"): event.name,
        tr("Date"): _day(event.on, tr),
        tr("Venue"): event.place,
        tr("Kind"): tr.render(EVENT_KINDS[event.kind]),
        tr("Slot"): tr("{slot} s", slot=f"{event.slot_seconds:g}"),
        tr("Signals"): tr.render(PRESETS[event.signals or OWN].name)
        if event.signals in ("", *PRESETS)
        else event.signals,
        tr("Purpose"): event.purpose,
        tr("Pitch"): "" if event.variant is None else str(event.variant),
    }
    return {name: value for name, value in values.items() if value}


def _people_table(people: Sequence[Person], notes: Mapping[int, Encounter], tr: Translator) -> str:
    head = (tr("No."), tr("Name"), tr("Firm"), tr("Trade"), tr("Category"), tr("Note"), tr("Promised"))
    rows = []
    for person in people:
        one = notes[person.id or 0]
        category = tr.render(CATEGORY_NAMES[person.category]) if person.category else ""
        rows.append(
            (str(person.id), person.name, person.firm, person.trade, category, one.note, one.promised)
        )
    return table(head, rows, right=(0,), widest=WIDEST)


def _day(day: date, tr: Translator) -> str:
    return f"{day.isoformat()} ({tr.render(WEEKDAYS[day.weekday()])})"


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _narrate(sentence: Message, context: Context) -> None:
    print(visible(context.tr.render(sentence)), file=sys.stderr)
