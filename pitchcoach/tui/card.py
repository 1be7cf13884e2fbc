"""Something to read, and a few keys to answer it with. Whatever else closes it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keybar import KeyBar
from pitchcoach.tui.lit import lit

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp


class Card(ModalScreen[str | None]):
    """Show headings with their text; the result is what the pressed key stands for, or None."""

    app: BaseApp
    SCREEN: ClassVar[str] = ""
    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialog.tcss", "prompt.tcss", "card.tcss"]

    def __init_subclass__(cls, **options: bool) -> None:
        cls.BINDINGS = [*bindings_of(cls.SCREEN)]
        super().__init_subclass__(**options)

    def __init__(self, told: Sequence[tuple[str, str]]) -> None:
        """Take pairs of heading and text, in the user's language; an empty heading stands for none."""
        super().__init__()
        self._told = told

    def compose(self) -> ComposeResult:
        """Lay out what is to be read above the keys."""
        with Vertical(classes="dialog"), VerticalScroll(can_focus=True):
            for heading, text in self._told:
                if heading:
                    yield Static(lit(heading), classes="heading")
                yield Static(lit(text), classes="prose")
        yield KeyBar()

    def action_answer(self, answer: str) -> None:
        """Close with what was chosen."""
        self.dismiss(answer or None)


class AboutFinding(Card):
    """Why a rule speaks, where it comes from, what to do; and how to switch it off."""

    SCREEN = "finding"


class BasePart(Card):
    """What the base says in a part that this variant says otherwise."""

    SCREEN = "base"
