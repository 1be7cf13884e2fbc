"""One of a few things, chosen in one line: the arrows go through them, a digit takes one at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message as Event
from textual.reactive import reactive
from textual.widget import Widget

from pitchcoach.i18n import Message, msg
from pitchcoach.tui.lit import visible


class ChoiceLine(Widget, can_focus=True):
    """A line that shows what is chosen; Enter is left to the screen."""

    KEYS: ClassVar[tuple[tuple[str, Message], ...]] = (
        ("left,right", msg("the one before, the next one")),
        ("1,9", msg("the first, the ninth")),
        ("tab", msg("next field")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceLine { height: 1; padding: 0 1; background: $surface; border-left: wide $panel; }
    ChoiceLine:focus { border-left: wide $now; }
    ChoiceLine:ansi { background: ansi_default; }
    """
    chosen: reactive[int] = reactive(0, init=False)
    """Which one, from 0."""

    class Changed(Event):
        """Another one was chosen."""

        def __init__(self, line: ChoiceLine, chosen: int) -> None:
            self.line = line
            self.chosen = chosen
            super().__init__()

        @property
        def control(self) -> ChoiceLine:
            """The line."""
            return self.line

    def __init__(self, options: Sequence[str], chosen: int = 0, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.options = tuple(options)
        self.set_reactive(ChoiceLine.chosen, chosen)

    def offer(self, options: Sequence[str], chosen: int) -> None:
        """Offer other things; nothing is posted."""
        self.options = tuple(options)
        with self.prevent(self.Changed):
            self.chosen = chosen
        self.refresh()

    def validate_chosen(self, chosen: int) -> int:
        """Stay among the options."""
        return max(0, min(chosen, len(self.options) - 1))

    def watch_chosen(self, chosen: int) -> None:
        """Tell it."""
        self.post_message(self.Changed(self, chosen))

    def action_move(self, by: int) -> None:
        """Go through them; after the last comes the first."""
        if self.options:
            self.chosen = (self.chosen + by) % len(self.options)

    def on_key(self, event: events.Key) -> None:
        """Take the one with this number."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.options):
            event.stop()
            self.chosen = int(event.character) - 1

    def on_click(self) -> None:
        """Go on to the next one."""
        self.action_move(1)

    def render(self) -> Content:
        """Draw the line."""
        if not self.options:
            return Content("")
        before, after = ("<", ">") if self.app.has_class("-plain") else ("◂", "▸")
        count = f"  {self.chosen + 1}/{len(self.options)}"
        return Content.assemble(
            (f"{before} ", "$quiet"), visible(self.options[self.chosen]), (f" {after}{count}", "$quiet")
        )
