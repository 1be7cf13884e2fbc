"""A list of rows to choose from, of any length: a row is made when it comes into sight.

A table that is built row by row takes a fifth of a second for 2,000 rows, at every letter of a search; this
one makes only what the window shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message as Event
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pitchcoach.tui.lit import visible

Columns = Sequence[tuple[str, int]]
"""Head and cells of each column, without the padding of one cell on each side."""


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows under a head; Enter is left to the screen, so that it is a command like any other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,ctrl+home", "first", show=False),
        Binding("end,ctrl+end", "last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--head", "row-list--row", "row-list--cursor"}
    DEFAULT_CSS = """
    RowList { height: 1fr; background: $background; overflow-x: hidden; scrollbar-size-vertical: 1; }
    RowList:focus { background-tint: $foreground 0%; }
    RowList > .row-list--head { background: $background; color: $quiet; }
    RowList > .row-list--row { background: $background; color: $foreground; }
    RowList > .row-list--cursor { background: $panel; color: $foreground; }
    RowList:focus > .row-list--cursor { background: $now 25%; color: $foreground; text-style: bold; }
    RowList:ansi:focus > .row-list--cursor { text-style: reverse; }
    """
    cursor_row: reactive[int] = reactive(0, repaint=False, init=False)
    """The row that is chosen; 0 when there is none."""

    class RowHighlighted(Event):
        """Another row is chosen."""

        def __init__(self, rows: RowList, row: int) -> None:
            self.rows = rows
            self.row = row
            super().__init__()

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    class RowSelected(RowHighlighted):
        """The chosen row was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.count = 0
        self._columns: Columns = ()
        self._cells: Callable[[int], Sequence[str]] = lambda row: ()
        self._drawn: dict[int, list[str]] = {}

    def show(self, columns: Columns, count: int, cells: Callable[[int], Sequence[str]], cursor: int) -> None:
        """Show other rows. The row ``cursor`` stands where the chosen row stood, as far as there is room."""
        self._columns, self._cells = columns, cells
        top, moved = self.scroll_offset.y, cursor - self.cursor_row
        self.count = count
        self.virtual_size = Size(self.size.width, count + 1)
        with self.prevent(self.RowHighlighted):
            self.cursor_row = cursor
        if moved:
            self.scroll_to(y=top + moved, animate=False)
        self._into_sight()
        # Drawing costs much more than looking: while rows arrive below, what is in sight mostly stays.
        for y in range(self.size.height):
            if self._drawn.get(y) != self._texts(y):
                self.refresh_line(y + self.scroll_offset.y)

    def move_cursor(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        self.cursor_row = row

    def validate_cursor_row(self, row: int) -> int:
        """Stay on a row that is there."""
        return max(0, min(row, self.count - 1))

    def watch_cursor_row(self, old: int, new: int) -> None:
        """Draw the two rows anew."""
        self.refresh_line(old + 1)
        self.refresh_line(new + 1)
        self._into_sight()
        self.post_message(self.RowHighlighted(self, new))

    @property
    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def _into_sight(self) -> None:
        top = self.scroll_offset.y
        wanted = max(min(top, self.cursor_row), self.cursor_row - self._page + 1)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    # Keys and mouse

    def action_move(self, rows: int) -> None:
        """Go on by some rows."""
        self.cursor_row += rows

    def action_page(self, pages: int) -> None:
        """Go on by what the window shows."""
        self.cursor_row += pages * self._page

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor_row = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor_row = self.count - 1

    def on_click(self, event: events.Click) -> None:
        """Choose a row; a click on the chosen one selects it."""
        row = self._row_at(event.y)
        if row is None:
            return
        if row == self.cursor_row:
            self.post_message(self.RowSelected(self, row))
        self.cursor_row = row

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self._into_sight()

    def on_focus(self) -> None:
        """Draw the chosen row as the one the keys act on."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the chosen row quietly."""
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw the head, or the row that stands there."""
        style = "row-list--head" if y == 0 else "row-list--row"
        if y and self._row_at(y) == self.cursor_row:
            style = "row-list--cursor"
        texts = self._drawn[y] = self._texts(y)
        rich = self.get_component_rich_style(style)
        line = Strip([Segment(text, rich) for text in texts], sum(width + 2 for _, width in self._columns))
        return line.adjust_cell_length(self.size.width, rich)

    def _row_at(self, y: int) -> int | None:
        row = y - 1 + self.scroll_offset.y
        return row if y > 0 and row < self.count else None

    def _texts(self, y: int) -> list[str]:
        row = self._row_at(y)
        if y == 0:
            texts: Sequence[str] = [head for head, _ in self._columns]
        else:
            texts = [""] * len(self._columns) if row is None else self._cells(row)
        return [f" {fitted(text, width)} " for text, (_, width) in zip(texts, self._columns, strict=True)]


def fitted(text: str, cells: int) -> str:
    """Return one line of exactly so many cells, with an ellipsis where more would follow."""
    line = visible(text.replace("\n", " ").replace("\t", " "))
    if cell_len(line) > cells:
        line = set_cell_size(line, cells - 1).rstrip() + "…"  # half a wide sign leaves a blank
    return set_cell_size(line, cells)
