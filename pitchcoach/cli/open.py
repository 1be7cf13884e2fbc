"""``pitchcoach [PATH]``: opens the screens on a folder of pitches or on one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.context import Context
from pitchcoach.errors import PitchcoachError, reason_of
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.config.settings import Settings
    from pitchcoach.tui.terminal import TerminalApp


def run(arguments: Sequence[str], context: Context) -> int:
    """Open the screens; the exit code is theirs."""
    parser = Parser("", context.tr("Open the screens on a file or folder of pitches."), context)
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help=context.tr("a file or folder"))
    options = parser.parse_args(list(arguments))
    place = options.path or usual_place(context)
    if not place.exists():
        raise PitchcoachError(
            msg("there is no file, folder or command {name}", name=str(place)),
            remedy=msg("pitchcoach --help lists the commands."),
        )

    from pitchcoach.tui.environment import prepare_environment
    from pitchcoach.tui.terminal import require_terminal
    from pitchcoach.tui.terminal import run as show

    require_terminal()
    prepare_environment()

    def make_app() -> TerminalApp:
        from pitchcoach.tui.app import PitchcoachApp

        def rooms(settings: Settings) -> Rooms:
            from pitchcoach.cli.compose import compose_rooms

            return compose_rooms(settings, context.locations)

        return PitchcoachApp(rooms, context.settings, context.tr, place)

    return show(make_app, context.tr, context.locations.log)


def usual_place(context: Context) -> Path:
    """Return ``./pitches``, else the user's documents folder, made so that there is a place to write."""
    here = Path("pitches")
    if here.is_dir():
        return here
    documents = context.locations.documents
    try:
        documents.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PitchcoachError(
            msg(
                "cannot make the folder {path}: {reason}",
                path=str(documents),
                reason=reason_of(error),
            ),
            remedy=msg("Name a folder: pitchcoach PATH."),
        ) from error
    return documents
