"""``pitchcoach plan``: how many rounds on which days until the events to come."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_files, compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.rehearsing.plan import PlannedDay, Preparation
from pitchcoach.coach.rehearsing.plan_words import day_told, rungs_told, told
from pitchcoach.coach.rehearsing.planning import plans
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.i18n import Translator


def run(arguments: Sequence[str], context: Context) -> int:
    """Plan for all events to come, or for those of one pitch."""
    tr = context.tr
    parser = Parser("plan", tr("Plan the rounds until the events to come."), context)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=tr("only for this pitch"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    made = _plans(options.file, context)
    if options.json:
        import json

        print(json.dumps([as_json(one) for one in made], ensure_ascii=False, indent=2))
    elif made:
        print("\n\n".join(_words(one, tr) for one in made))
    else:
        print(tr("No event is planned; D in the library sets the day of a pitch."), file=sys.stderr)
    return EXIT_CLEAN


def _plans(file: Path | None, context: Context) -> Sequence[Preparation]:
    if file is not None:
        compose_files(context.settings).load(file)  # a slip of the pen is told
    if not context.locations.database.exists():
        return ()  # looking must not make one
    rooms = compose_rooms(context.settings, context.locations)
    made = plans(rooms, rooms.today()).preparations
    return made if file is None else [one for one in made if one.event.variant == file.absolute()]


def _words(plan: Preparation, tr: Translator) -> str:
    event = plan.event
    name = visible(f"{event.on.isoformat()}  {event.name}")
    pitch = f"  {visible(event.variant.name)}" if event.variant else ""
    lines = [name + pitch, tr.render(told(plan))]
    if plan.days:
        head = (tr("Day"), tr("Number of rounds"), tr("Rungs"))
        lines.append(table(head, [_row(one, tr) for one in plan.days], right=(1,)))
    return "\n".join(lines)


def _row(one: PlannedDay, tr: Translator) -> tuple[str, str, str]:
    count = str(len(one.rungs))
    if one.done:
        count = tr("{done} of {all} done", done=one.done, all=one.done + len(one.rungs))
    return tr.render(day_told(one.day)), count, tr.render(rungs_told(one.rungs))


def as_json(plan: Preparation) -> dict[str, Any]:
    """Return a plan as ``--json`` prints it."""
    event = plan.event
    return {
        "event": {
            "id": event.id,
            "name": event.name,
            "on": event.on.isoformat(),
            "path": None if event.variant is None else str(event.variant),
        },
        "today": plan.today.isoformat(),
        "days_left": plan.days_left,
        "rounds_left": plan.rounds_left,
        "days": [
            {"day": one.day.isoformat(), "rounds": len(one.rungs), "done": one.done, "rungs": list(one.rungs)}
            for one in plan.days
        ],
    }
