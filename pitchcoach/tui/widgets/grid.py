"""A table of cells to choose from, with a label for each row. Enter is left to the screen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pitchcoach.tui.widgets.table import RowTable


class Grid(RowTable):
    """A ``RowTable`` by cells; a double click still selects."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.cursor_type = "cell"
        self.show_row_labels = True

    def draw_labels(self) -> None:
        """Draw all rows anew: a row that was painted before its label was measured is kept without it."""
        self.show_row_labels = False
        self.show_row_labels = True
