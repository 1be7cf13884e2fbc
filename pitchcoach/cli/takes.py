"""``pitchcoach takes``: the recordings on this machine; list them, take them along, delete them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.asking import require_yes
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.errors import EXIT_CLEAN, PitchcoachError
from pitchcoach.i18n import Message, Translator, msg

if TYPE_CHECKING:
    from pitchcoach.coach.reviewing.takes import KeptTake


def run(arguments: Sequence[str], context: Context) -> int:
    """List the recordings of one pitch file or of all, copy them into a folder, or delete them."""
    options = _options(arguments, context)
    from pitchcoach.coach.reviewing.takes import export, summed, takes

    rooms = compose_rooms(context.settings, context.locations)
    found = takes(rooms, None if options.file is None else options.file.absolute())
    if options.export is not None:
        copies = export(found, options.export)
        for copy in copies:
            print(visible(str(copy)))
        _narrate(msg("Copied: {what}. The originals stay.", what=summed(found)), context)
        return EXIT_CLEAN
    if options.delete is not None or options.delete_all:
        chosen = found if options.delete_all else [_numbered(found, options.delete)]
        return _delete(chosen, rooms, context, sure=options.yes)
    if options.json:
        import json

        print(json.dumps([_as_json(take) for take in found], ensure_ascii=False, indent=2))
    elif found:
        _print_table(found, context)
    else:
        _narrate(msg("There are no recordings; a round is recorded once you allow it."), context)
    return EXIT_CLEAN


def _options(arguments: Sequence[str], context: Context) -> argparse.Namespace:
    tr = context.tr
    parser = Parser("takes", tr("List the recordings kept on this machine, newest first."), context)
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=tr("only the recordings of this pitch")
    )
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--export", type=Path, metavar="DIR", help=tr("copy them into this folder"))
    does.add_argument("--delete", metavar="ID", help=tr("delete one of them, by its number; asks first"))
    does.add_argument("--delete-all", action="store_true", help=tr("delete all of them; asks first"))
    parser.add_argument("--yes", action="store_true", help=tr("delete without asking"))
    return parser.parse_args(list(arguments))


def _delete(chosen: Sequence[KeptTake], rooms: Any, context: Context, *, sure: bool) -> int:
    from pitchcoach.coach.reviewing.takes import delete, summed

    if not chosen:
        _narrate(msg("There are no recordings to delete."), context)
        return EXIT_CLEAN
    question = msg(
        "Delete {what}? They cannot be brought back; the rounds and their figures stay.",
        what=summed(chosen),
    )
    if not require_yes(question, context, sure=sure):
        return EXIT_CLEAN
    for take in delete(rooms, chosen):
        print(visible(str(take.path)))
    _narrate(msg("Deleted: {what}.", what=summed(chosen)), context)
    return EXIT_CLEAN


def _numbered(found: Sequence[KeptTake], wanted: str) -> KeptTake:
    for take in found:
        if _number(take) == wanted:
            return take
    raise PitchcoachError(
        msg("there is no recording with the number {number}", number=wanted),
        remedy=msg("pitchcoach takes lists them with their numbers."),
    )


def _number(take: KeptTake) -> str:
    """Return what a take is called here: the number of its round, else its file's name."""
    if take.round is None or take.round.id is None:
        return take.path.stem
    return str(take.round.id)


def _print_table(found: Sequence[KeptTake], context: Context) -> None:
    from pitchcoach.coach.reviewing.takes import summed

    tr = context.tr
    head = (tr("Number"), tr("When"), tr("Pitch"), tr("Length"), "MB", tr("Best"))
    print(table(head, [_row(take, tr) for take in found], right=(0, 3, 4)))
    _narrate(summed(found), context)


def _row(take: KeptTake, tr: Translator) -> tuple[str, ...]:
    return (
        _number(take),
        take.at.astimezone().strftime("%Y-%m-%d %H:%M"),
        take.round.title if take.round else tr("(no round)"),
        "–" if take.seconds is None else tr("{seconds} s", seconds=f"{take.seconds:.0f}"),
        f"{take.size / 1e6:.1f}",
        tr("best") if take.best else "",
    )


def _as_json(take: KeptTake) -> dict[str, Any]:
    done = take.round
    return {
        "id": _number(take),
        "path": str(take.path),
        "at": take.at.isoformat(),
        "bytes": take.size,
        "seconds": None if take.seconds is None else round(take.seconds, 3),
        "pitch": None if done is None else str(done.pitch),
        "title": None if done is None else done.title,
        "round_seconds": None if done is None else done.seconds,
        "best": take.best,
    }


def _narrate(sentence: Message, context: Context) -> None:
    print(visible(context.tr.render(sentence)), file=sys.stderr)
