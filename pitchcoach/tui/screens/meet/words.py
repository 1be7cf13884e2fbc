"""Days and kinds as the screens of events say them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from textual.content import Content

from pitchcoach.coach.meet.today import CATEGORY_NAMES
from pitchcoach.coach.rehearsing.plan_words import day_told
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Category, Person
from pitchcoach.tui.lit import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


def day_words(day: date, today: date, tr: Translator) -> str:
    """Return a day with its day of the week, and the year where it is another one."""
    told = tr.render(day_told(day))
    return told if day.year == today.year else f"{day.year} {told}"


def when_words(day: date, today: date, tr: Translator) -> str:
    """Return how far off a day is."""
    days = (day - today).days
    if days == 0:
        return tr("today")
    if days in (1, -1):
        return tr("tomorrow") if days == 1 else tr("yesterday")
    return tr("in {days} days", days=days) if days > 0 else tr("{days} days ago", days=-days)


def category_words(category: Category, tr: Translator) -> str:
    """Return the kind of customer; a dash while nobody decided."""
    return tr.render(CATEGORY_NAMES[category]) if category else "–"


def who_words(person: Person) -> str:
    """Return a name with its reading."""
    if not person.reading:
        return person.name
    return (
        f"{person.name} ({person.reading})"
        if person.reading.isascii()
        else f"{person.name}（{person.reading}）"
    )


def firm_words(person: Person) -> str:
    """Return where somebody works and what they do."""
    return "   ".join(filter(None, (person.firm, person.trade)))


def labelled(rows: Sequence[tuple[str, str]], width: int) -> Content:
    """Return labels with what they are for, one below the other; rows without a text are left out."""
    parts: list[tuple[str, str] | str] = []
    for label, text in rows:
        if text:
            parts += [(set_cell_size(label, width), "$quiet"), visible(text), "\n"]
    return Content.assemble(*parts[:-1])
