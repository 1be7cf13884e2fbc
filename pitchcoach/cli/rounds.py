"""``pitchcoach rounds``: the rehearsal rounds kept on this machine, newest first."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.coach.rehearsing.ladder import rung_name
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.i18n import Translator
from pitchcoach.model.round import Round


def run(arguments: Sequence[str], context: Context) -> int:
    """List the rounds of one pitch file or of all; times are local."""
    tr = context.tr
    parser = Parser("rounds", tr("List the rehearsal rounds kept on this machine, newest first."), context)
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=tr("only the rounds of this pitch")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    rounds = _rounds(options.file, context)
    if options.json:
        import json

        print(json.dumps([_as_json(one) for one in rounds], ensure_ascii=False, indent=2))
    elif rounds:
        head = (
            tr("When"),
            tr("Pitch"),
            tr("Rung"),
            tr("Slot"),
            tr("Took"),
            tr("Difference"),
            tr("Ended"),
            tr("Sections ended at"),
        )
        print(table(head, [_row(one, tr) for one in rounds], right=(3, 4, 5)))
    else:
        print(
            tr("There are no rounds yet; pitchcoach without a command is where they begin."), file=sys.stderr
        )
    return EXIT_CLEAN


def _rounds(file: Path | None, context: Context) -> Sequence[Round]:
    if not context.locations.database.exists():
        return ()  # looking must not make one
    store = compose_rooms(context.settings, context.locations).store()
    return store.rounds(None if file is None else file.absolute())


def _row(one: Round, tr: Translator) -> tuple[str, ...]:
    names = {
        "target": tr("Target"),
        "feature": tr("Feature"),
        "benefit": tr("Benefit"),
        "hook": tr("Hook"),
    }
    outcomes = {
        "done": tr("finished"),
        "abandoned": tr("stopped"),
        "interrupted": tr("cut short"),
        "running": tr("running"),
    }
    seconds = one.seconds or 0.0
    marks = "  ".join(
        f"{names[mark.role] if mark.role else mark.heading or tr('Opening')} {mark.ended_at:.0f}"
        for mark in one.marks
        if mark.ended_at is not None
    )
    return (
        one.started_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        one.title,
        tr.render(rung_name(one.rung, one.level)),
        f"{one.slot_seconds:g} s",
        f"{seconds:.0f} s",
        _signed(seconds - one.slot_seconds),
        outcomes[one.outcome],
        marks,
    )


def _signed(seconds: float) -> str:
    sign = "+" if seconds >= 0.5 else "−" if seconds <= -0.5 else "±"
    return f"{sign}{abs(seconds):.0f} s"


def _as_json(one: Round) -> dict[str, Any]:
    seconds = one.seconds
    return {
        "id": one.id,
        "started_at": one.started_at.astimezone().isoformat(timespec="seconds"),
        "path": str(one.pitch),
        "title": one.title,
        "audience": one.audience,
        "language": one.language,
        "slot_seconds": one.slot_seconds,
        "seconds": None if seconds is None else round(seconds, 2),
        "difference": None if seconds is None else round(seconds - one.slot_seconds, 2),
        "outcome": one.outcome,
        "rung": one.rung,
        "level": one.level,
        "finding": one.finding,
        "feeling": one.feeling,
        "note": one.note,
        "marks": [
            {
                "role": mark.role,
                "heading": mark.heading,
                "planned_seconds": round(mark.planned_seconds, 2),
                "ended_at": None if mark.ended_at is None else round(mark.ended_at, 2),
            }
            for mark in one.marks
        ],
        "recording": None if one.take is None else str(one.take),
    }
