"""Help for where the user is: prose of the focused widget or its screen, then the keys that work there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from pitchcoach.i18n import Message
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.commands import EVERYWHERE, Command
from pitchcoach.tui.keys import keys_label
from pitchcoach.tui.lit import lit

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp

KeyHelp = tuple[tuple[str, Message], ...]


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Return two columns, straight in cells."""
    rows = list(rows)
    width = max((cell_len(key) for key, _ in rows), default=0)
    return "\n".join(key + " " * (width - cell_len(key) + 2) + text for key, text in rows)


class HelpScreen(ModalScreen[None]):
    """What ``?`` shows.

    A widget or a screen explains itself by ``ABOUT`` (a message) and ``KEYS`` (pairs of key names and
    messages).
    """

    app: BaseApp
    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("help")]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def _sections(self) -> Iterable[tuple[str, str]]:
        tr, plain = self.app.tr, self.app.settings.interface.ascii_signs
        focused = self._about.focused
        nodes = [*(focused.ancestors_with_self if focused else ()), self._about]
        told: list[Message] = []
        for node in nodes:
            about = getattr(node, "ABOUT", None)
            if about is not None and about not in told:
                told.append(about)
        for about in told:
            yield "", tr.render(about)
        own = next((keys for node in nodes if (keys := getattr(node, "KEYS", None))), ())
        if own:
            yield (
                tr("In this field"),
                table((keys_label(key, plain=plain), tr.render(text)) for key, text in own),
            )
        names = [getattr(self._about, "SCREEN", ""), EVERYWHERE]
        for name, heading in zip(names, (tr("On this screen"), tr("Everywhere")), strict=True):
            commands = [command for command in self.app.commands if command.screen == name]
            if commands:
                yield heading, table(self._row(command) for command in commands)

    def _row(self, command: Command) -> tuple[str, str]:
        keys = keys_label(command.keys, plain=self.app.settings.interface.ascii_signs)
        return keys, self.app.tr.render(command.help)

    def compose(self) -> ComposeResult:
        """Lay out the prose, then the keys."""
        with VerticalScroll(classes="dialog"):
            for heading, text in self._sections():
                if heading:
                    yield Static(lit(heading), classes="heading")
                yield Static(lit(text), classes="prose")

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)
