"""A question with two answers. Enter and Esc take the safe one; so does anything that closes the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from pitchcoach.i18n import Message
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keys import key_label
from pitchcoach.tui.lit import lit

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp


class Confirm(ModalScreen[bool]):
    """Ask; the result is True only for the answer that does something."""

    app: BaseApp
    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("confirm")]
    AUTO_FOCUS = "#no"

    def __init__(self, question: Message, *, yes: Message, no: Message) -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        """Lay out the question above its answers, the safe one first."""
        with Vertical(classes="dialog"):
            yield Static(lit(self.app.tr.render(self._question)), classes="question")
            with Horizontal(classes="answers"):
                for name, answer in (("no", self._no), ("yes", self._yes)):
                    keys = next(c.keys for c in self.app.commands if c.id == f"confirm.{name}")
                    label = f"{key_label(keys.split(',')[0])} {self.app.tr.render(answer)}"
                    yield Button(lit(label), id=name)

    @on(Button.Pressed)
    def _answered(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(False)

    def key_right(self) -> None:
        """Go to the other answer."""
        self.focus_next("Button")

    def key_left(self) -> None:
        """Go to the other answer."""
        self.focus_previous("Button")
