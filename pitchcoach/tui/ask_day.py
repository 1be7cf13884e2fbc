"""A day asked for in the ways people write one; a day that is past is refused while the line stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pitchcoach.coach.meet.dates import parse_day
from pitchcoach.errors import PitchcoachError, told
from pitchcoach.i18n import Message, msg
from pitchcoach.tui.prompt import Prompt

if TYPE_CHECKING:
    from pitchcoach.tui.app import PitchcoachApp


def ask_day(app: PitchcoachApp, question: Message, on: date | None, then: Callable[[date], object]) -> None:
    """Ask for a day to come, ``on`` standing in the line; ``then`` is called unless the user closes it."""

    today = app.rooms.today()

    def wrong(line: str) -> Message | None:
        try:
            day = parse_day(line, today)
        except PitchcoachError as error:
            return msg("{text}", text=told(error, app.tr))
        return msg("That day is past.") if day < today else None

    def answered(line: str | None) -> None:
        if line is not None:
            then(parse_day(line, today))

    app.push_screen(Prompt(question, "" if on is None else on.isoformat(), wrong), answered)
