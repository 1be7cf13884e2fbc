"""``pitchcoach today``: whom to get in touch with, with the text ready, and what became of each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms, look_at_meetings
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.meet import today as use_case
from pitchcoach.coach.meet.dates import parse_day
from pitchcoach.coach.meet.letters import Ready, ready
from pitchcoach.coach.meet.pattern import apply
from pitchcoach.coach.meet.today import Todo
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.config.followup import Pattern, load_pattern, write_default
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.meet import Touch
from pitchcoach.text.characters import count_characters


def run(arguments: Sequence[str], context: Context) -> int:
    """List what is to be done, print one text, keep what was done, or give out the pattern to be changed."""
    tr, options = context.tr, _options(arguments, context)
    if options.pattern:
        return _give_pattern(context)
    pattern = load_pattern(context.locations.followup, tr.locale)
    today = _today(context)
    day = today if options.on is None else parse_day(options.on, today)
    meetings = look_at_meetings(context.locations)
    if options.on is None:  # a look at another day makes nothing
        apply(meetings, pattern, day)
    changes = ("done", "answered", "drop", "snooze")
    if change := next((name for name in changes if getattr(options, name) is not None), ""):
        return _keep(change, getattr(options, change), options.days, meetings, context)
    found = use_case.todos(meetings, pattern, day)
    if options.letter is not None:
        todo = next((one for one in found if one.touch.id == options.letter), None)
        if todo is None:
            raise _no_such(options.letter)
        letter = _text(todo, pattern, meetings, day)
        print("\n".join(map(visible, tr.render(letter.text).split("\n"))))
        if letter.unsigned:
            print(
                tr(
                    "The text is without your name: write it after signature in the file that "
                    "pitchcoach today --pattern names."
                ),
                file=sys.stderr,
            )
    elif options.json:
        import json

        rows = [_as_json(todo, _text(todo, pattern, meetings, day), tr) for todo in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print(tr.render(use_case.todo_count(found)), file=sys.stderr)
        if found:
            print(_table(found, tr))
    return EXIT_CLEAN


def _options(arguments: Sequence[str], context: Context) -> argparse.Namespace:
    tr = context.tr
    parser = Parser("today", tr("List whom to get in touch with today, with the text ready."), context)
    parser.add_argument("--letter", type=int, metavar="ID", help=tr("print the text for one line"))
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--done", type=int, metavar="ID", help=tr("it was done"))
    one.add_argument("--answered", type=int, metavar="ID", help=tr("it led to an answer"))
    one.add_argument("--drop", type=int, metavar="ID", help=tr("it will not be done"))
    one.add_argument("--snooze", type=int, metavar="ID", help=tr("ask again later"))
    parser.add_argument(
        "--days", type=int, default=1, metavar="N", help=tr("how many days later, with --snooze (1)")
    )
    parser.add_argument("--on", metavar="D", help=tr("look at another day; nothing is kept"))
    parser.add_argument(
        "--pattern", action="store_true", help=tr("tell where the pattern lies; makes a copy to change")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    if not 1 <= options.days <= 3650:
        raise PitchcoachError(
            msg("--days must be from 1 to 3650"), remedy=msg("Use --drop for what will not be done.")
        )
    return options


def _give_pattern(context: Context) -> int:
    path = context.locations.followup
    made = write_default(path, context.tr.locale)
    load_pattern(path, context.tr.locale)  # a mistake in it is told here and now
    print(path)
    if made:
        print(
            context.tr("This is the pattern that comes with pitchcoach; change what you like."),
            file=sys.stderr,
        )
    return EXIT_CLEAN


def _today(context: Context) -> date:
    return compose_rooms(context.settings, context.locations).today()


def _keep(change: str, number: int, days: int, meetings: Meetings, context: Context) -> int:
    touch = _touch(number, meetings)
    now = datetime.now(UTC)
    changed = {
        "done": lambda: use_case.done(touch, now),
        "answered": lambda: use_case.answered(touch, now),
        "drop": lambda: use_case.dropped(touch, now),
        "snooze": lambda: use_case.snoozed(touch, _today(context), days),
    }[change]()
    meetings.put_touch(changed)
    word = context.tr.render(use_case.STATE_NAMES[changed.state])
    print(f"{number}: {word}" + (f" ({changed.due})" if change == "snooze" else ""), file=sys.stderr)
    return EXIT_CLEAN


def _touch(number: int, meetings: Meetings) -> Touch:
    found = next((touch for touch in meetings.touches() if touch.id == number), None)
    if found is None:
        raise _no_such(number)
    return found


def _no_such(number: int) -> PitchcoachError:
    return PitchcoachError(
        msg("there is no line {number}", number=number),
        remedy=msg("pitchcoach today lists what there is, with its numbers."),
    )


def _text(todo: Todo, pattern: Pattern, meetings: Meetings, day: date) -> Ready:
    encounters = meetings.encounters(person_id=todo.touch.person_id)
    mine = [e for e in encounters if todo.touch.event_id in (None, e.event_id)]
    return ready(todo, pattern, mine[-1] if mine else None, day)


def _table(found: Sequence[Todo], tr: Translator) -> str:
    head = (tr("No."), tr("Whom"), tr("Category"), tr("Through"), tr("Why"), tr("Until"))
    return table(head, [_row(todo, tr) for todo in found], right=(0,))


def _row(todo: Todo, tr: Translator) -> tuple[str, ...]:
    until = todo.touch.until.isoformat() if todo.touch.until else ""
    return (
        str(todo.touch.id),
        f"{todo.person.name}  {todo.person.firm}".rstrip(),
        tr.render(use_case.CATEGORY_NAMES[todo.person.category]),
        todo.touch.step or tr.render(use_case.CHANNEL_NAMES[todo.touch.channel]),
        tr.render(todo.why),
        tr("{until}, late by {days} days", until=until, days=todo.late) if todo.late else until,
    )


def _as_json(todo: Todo, text: Ready, tr: Translator) -> dict[str, Any]:
    written = tr.render(text.text)
    return {
        "id": todo.touch.id,
        "person_id": todo.person.id,
        "name": todo.person.name,
        "firm": todo.person.firm,
        "category": todo.person.category,
        "channel": todo.touch.channel,
        "step": todo.touch.step,
        "event": None if todo.event is None else todo.event.name,
        "why": tr.render(todo.why),
        "due": todo.touch.due.isoformat(),
        "until": None if todo.touch.until is None else todo.touch.until.isoformat(),
        "late_days": todo.late,
        "text": written,
        "characters": count_characters(written),
        "limit": text.limit,
    }
