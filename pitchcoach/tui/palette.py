"""The palette (Ctrl+P): every command of the screen with its key, found in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.align import Align
from rich.text import Text
from textual.command import CommandInput, CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp


class Commands(Provider):
    """The app's system commands, shown literally: their texts are never read as markup."""

    app: BaseApp

    async def discover(self) -> Hits:
        """Yield everything, in the order given."""
        for title, help_text, callback, shown in self.app.get_system_commands(self.screen):
            if shown:
                yield DiscoveryHit(_entry(title, help_text), callback, text=title)

    async def search(self, query: str) -> Hits:
        """Yield what matches title, help or English words (typed without an input method)."""
        matcher = self.matcher(query)
        english = {self.app.title_of(c): f"{c.label.text} {c.help.text}" for c in self.app.commands}
        for title, help_text, callback, _ in self.app.get_system_commands(self.screen):
            score = max(
                matcher.match(title), *(matcher.match(t) * 0.9 for t in (help_text, english.get(title, "")))
            )
            if score > 0:
                yield Hit(score, _entry(title, help_text), callback, text=title)


def _entry(title: str, help_text: str) -> Text:
    return Text.assemble(title, "\n", (help_text, "dim")) if help_text else Text(title)


class Palette(CommandPalette):
    """Textual's palette in the user's language, without blinking."""

    app: BaseApp
    CSS_PATH = "palette.tcss"

    def __init__(self, placeholder: str, nothing_found: str) -> None:
        super().__init__(placeholder=placeholder, id="--command-palette")
        self._nothing_found = nothing_found

    def on_mount(self) -> None:
        """Keep the cursor still."""
        self.query_one(CommandInput).cursor_blink = False

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say at once, and in the user's language, that nothing was found."""
        found_none = self.query_one(CommandList)
        if search_value:
            text = Text(self._nothing_found, style="not bold")
            found_none.add_option(Option(Align.center(text), disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(search_value)
