"""What is known of events and people, written into a file of the user's own: where is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.i18n import Message, msg

if TYPE_CHECKING:
    from pitchcoach.coach.meet.everything import Everything
    from pitchcoach.tui.app import PitchcoachApp


def take_along(app: PitchcoachApp, all_of_it: Everything, name: str) -> None:
    """Ask for a file and write it; ``name`` is offered, in the user's own folder."""
    from pitchcoach.tui.prompt import Prompt

    def write(path: Path) -> None:
        from pitchcoach.export.meetings import save

        with app.telling():
            save(path, all_of_it, app.tr, datetime.now(UTC))
            app.tell(msg("Written to {path}; only you can read it.", path=path))

    def named(line: str | None) -> None:
        if line is None:
            return
        path = Path(line).expanduser()
        if path.exists():
            app.ask(
                msg("{name} is there already. Replace it?", name=path.name),
                lambda: write(path),
                yes=msg("Replace"),
                no=msg("Keep"),
            )
        else:
            write(path)

    offered = str(Path.home() / name)
    question = msg("Into which file? Its ending says how: .csv, .md, .vcf (cards) or .ics (calendar).")
    app.push_screen(Prompt(question, offered, _a_file), named)


def _a_file(value: str) -> Message | None:
    from pitchcoach.export.meetings import ENDINGS

    path = Path(value).expanduser()
    if path.suffix.casefold() not in ENDINGS:
        return msg("Choose one of {names}.", names=", ".join(ENDINGS))
    return None if path.parent.is_dir() else msg("There is no folder {folder}.", folder=path.parent)
