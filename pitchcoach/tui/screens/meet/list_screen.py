"""What the screens with a list share: what is said while it is empty, and who has the keys once it is not."""

from __future__ import annotations

from textual import events
from textual.widgets import Static

from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.row_list import RowList


class ListScreen(PitchcoachScreen):
    """A list (``#table``) and, in its place while there is nothing in it, a few words (``#empty``)."""

    CSS_PATH = "meet.tcss"

    def show_list(self) -> None:
        """Show what was read, as the width wants it; nothing happens before it was read."""

    def on_mount(self) -> None:
        """Give the list the keys."""
        self.query_one(RowList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Let the columns follow the width."""
        super().on_resize(event)
        self.call_after_refresh(self.show_list)

    def fill(self, count: int, when_empty: str) -> None:
        """Show the list, or what is to be done while it is empty."""
        self.set_class(not count, "-empty")
        self.query_one("#empty", Static).update(lit(when_empty))
        if count and self.focused is None:  # a list that is not shown cannot take the keys
            self.call_after_refresh(self.query_one(RowList).focus)
