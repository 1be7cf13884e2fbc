"""The calendar in words: weekdays, months, and a day as one writes it."""

from __future__ import annotations

from datetime import date
from typing import Final

from pitchcoach.i18n import Message, msg

WEEKDAYS: Final = (msg("Mon"), msg("Tue"), msg("Wed"), msg("Thu"), msg("Fri"), msg("Sat"), msg("Sun"))
MONTHS: Final = (
    msg("Jan"),
    msg("Feb"),
    msg("Mar"),
    msg("Apr"),
    msg("May"),
    msg("Jun"),
    msg("Jul"),
    msg("Aug"),
    msg("Sep"),
    msg("Oct"),
    msg("Nov"),
    msg("Dec"),
)
_DAYS: Final = (
    msg("{day} January"),
    msg("{day} February"),
    msg("{day} March"),
    msg("{day} April"),
    msg("{day} May"),
    msg("{day} June"),
    msg("{day} July"),
    msg("{day} August"),
    msg("{day} September"),
    msg("{day} October"),
    msg("{day} November"),
    msg("{day} December"),
)


def day_in_words(day: date) -> Message:
    """Return a day as one writes it in a letter, without the year."""
    return Message(_DAYS[day.month - 1].text, {"day": day.day})
