"""A question answered in one line of text; an answer that cannot be taken is told while the line stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from pitchcoach.i18n import Message
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keybar import KeyBar
from pitchcoach.tui.lit import lit
from pitchcoach.tui.widgets.text import LineInput

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp


class Prompt(ModalScreen[str | None]):
    """Ask for a line; the result is the line, or None when the user closed it."""

    app: BaseApp
    SCREEN: ClassVar[str] = "prompt"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("prompt")]
    CSS_PATH: ClassVar[list[str | PurePath]] = ["dialog.tcss", "prompt.tcss"]

    def __init__(self, question: Message, value: str, check: Callable[[str], Message | None]) -> None:
        super().__init__()
        self._question, self._value, self._check = question, value, check

    def compose(self) -> ComposeResult:
        """Lay out the question, the line, and what is wrong with it."""
        with Vertical(classes="dialog"):
            yield Static(lit(self.app.tr.render(self._question)), classes="question")
            yield LineInput(self._value, id="answer")
            yield Static(id="wrong")
        yield KeyBar()

    @on(LineInput.Submitted)
    def action_accept(self) -> None:
        """Take the line once the letters typed before this key have reached it."""
        self.query_one("#answer", LineInput).call_later(self._accept)

    def _accept(self) -> None:
        """Take the line, or tell why it cannot be taken."""
        value = self.query_one("#answer", LineInput).value.strip()
        wrong = self._check(value)
        if wrong is None:
            self.dismiss(value)
        else:
            self.query_one("#wrong", Static).update(lit(self.app.tr.render(wrong)))

    def action_cancel(self) -> None:
        """Close; nothing changes."""
        self.dismiss(None)
