"""``pitchcoach people``: the people met at events; lists brought in, taken along, merged and deleted."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.asking import require_yes
from pitchcoach.cli.compose import compose_meetings, look_at_meetings
from pitchcoach.cli.context import Context
from pitchcoach.cli.meet_json import WIDEST, encounter_json, person_json, suggestion_json
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.meet import deleting
from pitchcoach.coach.meet.everything import everything, of_each
from pitchcoach.coach.meet.people import Suggestion, suggestions
from pitchcoach.coach.meet.today import CATEGORY_NAMES
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.meet import Encounter, Person

_SHOWN: Final = 10
"""Suggestions told on the screen; JSON has all."""


def run(arguments: Sequence[str], context: Context) -> int:
    """List people, or do one thing with them."""
    options = _options(arguments, context)
    meetings = look_at_meetings(context.locations)
    if options.event is not None and meetings.event(options.event) is None:
        raise PitchcoachError(
            msg("there is no event {number}", number=options.event),
            remedy=msg("pitchcoach event list tells the numbers."),
        )
    does = {
        "id": _show,
        "import_from": _bring_in,
        "export": _take_along,
        "merge": _merge,
        "apart": _apart,
        "delete": _delete_one,
        "delete_all": _delete_all,
        "doubles": _doubles,
    }
    asked = (
        name for name in does if getattr(options, name) is not None and getattr(options, name) is not False
    )
    wanted = next(asked, None)
    return (_list if wanted is None else does[wanted])(meetings, options, context)


def _options(arguments: Sequence[str], context: Context) -> argparse.Namespace:
    tr = context.tr
    about = tr("List the people met at events, bring lists in, take them along, merge and delete.")
    parser = Parser("people", about, context)
    parser.add_argument("--event", type=int, metavar="ID", help=tr("only the people of this event"))
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "id", nargs="?", type=int, metavar="ID", help=tr("show one person with all that is known")
    )
    does.add_argument(
        "--import",
        dest="import_from",
        metavar="FILE",
        help=tr(
            "take over a list: CSV, a spreadsheet's cells, one name a line, vCard; - reads what is piped"
        ),
    )
    does.add_argument(
        "--export", type=Path, metavar="FILE", help=tr("write all of it to FILE.csv, .md, .vcf or .ics")
    )
    does.add_argument(
        "--merge",
        type=int,
        nargs=2,
        metavar=("A", "B"),
        help=tr("two entries are one person: A stays; asks first"),
    )
    does.add_argument(
        "--apart", type=int, nargs=2, metavar=("A", "B"), help=tr("two entries are two people: stop asking")
    )
    does.add_argument("--delete", type=int, metavar="ID", help=tr("delete one person; asks first"))
    does.add_argument(
        "--delete-all", action="store_true", help=tr("delete every event and everybody; asks first")
    )
    does.add_argument("--doubles", action="store_true", help=tr("list entries that may be one person"))
    parser.add_argument("--yes", action="store_true", help=tr("do it without asking"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    return parser.parse_args(list(arguments))


def _list(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    people = meetings.people(options.event)
    met = of_each(meetings.encounters(event_id=options.event))
    if options.json:
        _print_json([{**person_json(one), "met": list(map(encounter_json, met[one.id]))} for one in people])
    elif people:
        print(_table(people, met, context.tr))
    else:
        command = "pitchcoach people --import FILE --event ID"
        _narrate(msg("There are no people yet: {command} takes over a list.", command=command), context)
    return EXIT_CLEAN


def _show(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    from pitchcoach.cli.person_shown import shown, shown_json

    person = _person(meetings, options.id)
    if options.json:
        _print_json(shown_json(person, meetings))
    else:
        print(shown(person, meetings, context.tr))
    return EXIT_CLEAN


def _doubles(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    found = suggestions(meetings.people(options.event), apart=meetings.apart())
    if options.json:
        _print_json([suggestion_json(one, context.tr) for one in found])
    elif found:
        print("\n".join(visible(context.tr.render(_suggested(one))) for one in found))
    else:
        _narrate(msg("Nobody seems to be there twice."), context)
    return EXIT_CLEAN


def _bring_in(_: Meetings, options: argparse.Namespace, context: Context) -> int:
    from pitchcoach.coach.meet.importing import pasted, take_over, told

    found = pasted(_text(options.import_from))
    meetings = compose_meetings(context.locations)
    done = take_over(meetings, options.event, found.rows)
    among = {person.id for person in done.people if person.id is not None}
    alike = suggestions(meetings.people(), among)
    if options.json:
        _print_json(
            {
                "people": [person_json(person) for person in done.people],
                "listed_already": done.listed,
                "told": [context.tr.render(sentence) for sentence in told(found)],
                "suggestions": [suggestion_json(one, context.tr) for one in alike],
            }
        )
        return EXIT_CLEAN
    if done.people:
        print(_table(done.people, {}, context.tr))
    sys.stdout.flush()
    sentences = [*told(found), msg("{count} new.", count=len(done.people))]
    if done.listed:
        sentences.append(msg("{count} stood on the list already and stay as they are.", count=done.listed))
    sentences += map(_suggested, alike[:_SHOWN])
    if len(alike) > _SHOWN:
        sentences.append(msg("{count} more: pitchcoach people --doubles", count=len(alike) - _SHOWN))
    for sentence in sentences:
        _narrate(sentence, context)
    return EXIT_CLEAN


def _text(place: str) -> str:
    from pitchcoach.text.document.list_file import LARGEST_BYTES, list_text, read_list

    if place != "-":
        return read_list(Path(place))
    return list_text(sys.stdin.buffer.read(LARGEST_BYTES + 1))


def _take_along(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    from pitchcoach.export.meetings import save

    all_of_it = everything(meetings, options.event)
    save(options.export, all_of_it, context.tr, datetime.now(UTC))
    print(visible(str(options.export)))
    sentence = msg(
        "People: {people}, events: {events}. Only you can read the file; take care, it is about others.",
        people=len(all_of_it.people),
        events=len(all_of_it.events),
    )
    _narrate(sentence, context)
    return EXIT_CLEAN


def _merge(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    keep, drop = options.merge
    _require_two(keep, drop)
    question = msg(
        "Let {other} become {keep}? Notes and steps move; this cannot be undone.",
        keep=_called(_person(meetings, keep)),
        other=_called(_person(meetings, drop)),
    )
    if require_yes(question, context, sure=options.yes):
        meetings.merge_people(keep, drop)
        one = _person(meetings, keep)
        if options.json:
            _print_json(person_json(one))
        else:
            print(_table([one], {}, context.tr))
    return EXIT_CLEAN


def _apart(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    one, other = options.apart
    _require_two(one, other)
    for number in options.apart:
        _person(meetings, number)
    meetings.keep_apart(one, other)
    _narrate(msg("{one} and {other} are two people.", one=one, other=other), context)
    return EXIT_CLEAN


def _require_two(one: int, other: int) -> None:
    if one == other:
        raise PitchcoachError(
            msg("these are one entry already"), remedy=msg("Name two numbers: the one to keep comes first.")
        )


def _delete_one(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    person = _called(_person(meetings, options.delete))
    what = deleting.told(deleting.with_person(meetings, options.delete))
    question = msg("Delete {person} ({what})? This cannot be undone.", person=person, what=what)
    if require_yes(question, context, sure=options.yes):
        meetings.delete_person(options.delete)
        _narrate(msg("Deleted ({what}).", what=what), context)
    return EXIT_CLEAN


def _delete_all(meetings: Meetings, options: argparse.Namespace, context: Context) -> int:
    if options.event is not None:  # who names an event does not mean everything
        raise PitchcoachError(
            msg("--delete-all deletes everything, not one event"),
            remedy=msg("pitchcoach event delete {number} deletes this one.", number=options.event),
        )
    what = deleting.told(deleting.with_all(meetings))
    question = msg(
        "Delete everything about events and people ({what})? Your pitches and rounds stay; "
        "this cannot be undone.",
        what=what,
    )
    if require_yes(question, context, sure=options.yes):
        meetings.delete_all()
        _narrate(msg("Deleted ({what}).", what=what), context)
    return EXIT_CLEAN


def _person(meetings: Meetings, number: int) -> Person:
    person = meetings.person(number)
    if person is None:
        raise PitchcoachError(
            msg("there is no person {number}", number=number),
            remedy=msg("pitchcoach people tells the numbers."),
        )
    return person


def _called(person: Person) -> str:
    firm = f" ({person.firm})" if person.firm else ""
    return f"{person.id} {person.name}{firm}"


def _suggested(one: Suggestion) -> Message:
    return msg(
        "{other} may be {known}: {reason}. pitchcoach people --merge {keep} {drop} makes them one.",
        other=_called(one.other),
        known=_called(one.known),
        reason=one.reason,
        keep=one.known.id,
        drop=one.other.id,
    )


def _table(people: Sequence[Person], met: Mapping[int | None, Sequence[Encounter]], tr: Translator) -> str:
    head = (tr("No."), tr("Name"), tr("Reading"), tr("Firm"), tr("Trade"), tr("Category"), tr("Last note"))
    rows = []
    for person in people:
        category = tr.render(CATEGORY_NAMES[person.category]) if person.category else ""
        notes = [one.note for one in met.get(person.id, ()) if one.note]
        note = notes[-1] if notes else person.line
        rows.append((str(person.id), person.name, person.reading, person.firm, person.trade, category, note))
    return table(head, rows, right=(0,), widest=WIDEST)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _narrate(sentence: Message, context: Context) -> None:
    print(visible(context.tr.render(sentence)), file=sys.stderr)
