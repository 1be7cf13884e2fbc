"""Somebody as a form: what a card says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from textual.widget import Widget

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.today import CATEGORY_NAMES
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Category, Person
from pitchcoach.tui.screens.meet.form import Form
from pitchcoach.tui.widgets.choice_line import ChoiceLine
from pitchcoach.tui.widgets.text import LineInput

_LINES: Final = (
    ("name", msg("Name")),
    ("reading", msg("Reading")),
    ("firm", msg("Firm")),
    ("trade", msg("Trade")),
    ("line", msg("Line")),
    ("email", msg("E-mail")),
    ("phone", msg("Phone")),
    ("address", msg("Address")),
)
_CATEGORIES: Final[tuple[Category, ...]] = ("", "now", "worried", "someday", "notyet")


class PersonForm(Form):
    """What is known of somebody, to be changed."""

    ABOUT = msg("What the card says, and which kind of customer it may be. Enter goes on, Ctrl+S keeps it.")
    TITLE_WORDS = msg("Change what is known")
    SCREEN = "personform"

    def __init__(self, person: Person, then: Callable[[Person], None]) -> None:
        """``then`` is called with what was kept, after the form was left."""
        super().__init__()
        self._person, self._then = person, then

    def lines(self) -> Iterator[tuple[Message, Widget]]:
        """Yield the lines."""
        for name, label in _LINES:
            yield label, LineInput(getattr(self._person, name), id=name, max_length=500)
        names = [self.tr.render(CATEGORY_NAMES[one]) for one in _CATEGORIES]
        yield msg("Customer"), ChoiceLine(names, _CATEGORIES.index(self._person.category), id="category")

    def keep(self) -> None:
        """Keep it."""
        written = {name: tidy.line(self.value(name)) for name, _ in _LINES}
        with self.asking("name"):
            if not written["name"]:
                raise PitchcoachError(msg("Write a name, or press Esc."))
        category = _CATEGORIES[self.query_one("#category", ChoiceLine).chosen]
        changed = replace(self._person, category=category, **written)  # type: ignore[arg-type]  # the lines are texts
        self.rooms.meetings().put_person(changed)
        self.app.pop_screen()
        self.app.call_later(partial(self._then, changed))
