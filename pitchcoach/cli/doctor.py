"""``pitchcoach doctor``: what works on this machine, and what to install. Works with broken settings too."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.quiet import quiet_libraries
from pitchcoach.cli.table import table
from pitchcoach.coach.doctor import examine, examine_microphone
from pitchcoach.coach.doctor_machine import Terminal
from pitchcoach.coach.doctor_rows import Row, is_sound
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.errors import EXIT_CLEAN, EXIT_FINDINGS, PitchcoachError
from pitchcoach.i18n import Translator
from pitchcoach.tui.keys import rebound
from pitchcoach.tui.signs import signs
from pitchcoach.tui.words import state_words


def run(arguments: Sequence[str], context: Context) -> int:
    """Tell what works; exit code 0, or 1 when something essential does not."""
    tr = context.tr
    parser = Parser("doctor", tr("Tell what works on this machine and what to install."), context)
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    parser.add_argument(
        "--microphone", action="store_true", help=tr("also listen for one second and tell how loud it was")
    )
    options = parser.parse_args(list(arguments))
    rooms = _rooms(context)
    with quiet_libraries():
        rows = [*examine(rooms, _terminal(), lambda settings: _check(settings, context))]
    if options.microphone:
        print(tr("Speak now: the microphone listens for one second."), file=sys.stderr, flush=True)
        with quiet_libraries():
            rows.append(examine_microphone(rooms))
    if options.json:
        import json

        print(json.dumps([_as_json(row, tr) for row in rows], ensure_ascii=False, indent=2))
    else:
        _print(rows, context)
    return EXIT_CLEAN if is_sound(rows) else EXIT_FINDINGS


def _rooms(context: Context) -> Rooms:
    try:
        return compose_rooms(context.settings, context.locations)
    except PitchcoachError:  # settings that read well and cannot be used: the look at them tells
        return compose_rooms(Settings(), context.locations)


def _check(settings: Settings, context: Context) -> None:
    rebound(settings.keys, path=context.locations.settings)
    compose_rooms(settings, context.locations)


def _terminal() -> Terminal:
    size = shutil.get_terminal_size((0, 0)) if sys.stdout.isatty() else os.terminal_size((0, 0))
    return Terminal(size.columns, size.lines, sys.stdout.encoding or "", os.environ.get("TERM", ""))


def _print(rows: Sequence[Row], context: Context) -> None:
    tr = context.tr
    drawn = signs(plain=context.settings.interface.ascii_signs)
    lines = [
        (state_words(row.found.state, drawn, tr), tr.render(row.label), tr.render(row.found.sentence))
        for row in rows
    ]
    print(table((tr("State"), tr("What"), tr("Found")), lines))
    remedies: dict[str, list[Row]] = {}
    for row in rows:
        if row.found.remedy is not None:
            remedies.setdefault(tr.render(row.found.remedy), []).append(row)
    print("\n" + (tr("What to do:") if remedies else tr("Nothing need be done.")))
    for remedy, of in remedies.items():
        weight = tr("needed") if any(row.essential for row in of) else tr("optional")
        print(f"- {', '.join(tr.render(row.label) for row in of)} ({weight}): {remedy}")


def _as_json(row: Row, tr: Translator) -> dict[str, Any]:
    found = row.found
    return {
        "name": row.name,
        "label": tr.render(row.label),
        "state": found.state,
        "essential": row.essential,
        "found": tr.render(found.sentence),
        "remedy": None if found.remedy is None else tr.render(found.remedy),
    }
