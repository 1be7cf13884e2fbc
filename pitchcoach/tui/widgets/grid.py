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
        """Measure and draw all rows anew.

        A row that was painted before Textual measured it is kept without its label, which is then measured
        as nothing; the names are Textual's own (8.2).
        """
        self._clear_caches()
        self._new_rows.update(self.rows)
        self._require_update_dimensions = True
        self.refresh()
