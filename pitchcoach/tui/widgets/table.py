"""A table of rows to choose from. Enter is left to the screen, so that it is a command like any other."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import DataTable


class RowTable(DataTable[object], inherit_bindings=False):
    """A DataTable by rows; a double click still selects."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home,ctrl+home", "scroll_top", show=False),
        Binding("end,ctrl+end", "scroll_bottom", show=False),
    ]
    DEFAULT_CSS = """
    RowTable { height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    RowTable:focus, RowTable:focus > .datatable--header { background-tint: $foreground 0%; }
    RowTable > .datatable--header { background: $background; color: $quiet; text-style: none; }
    RowTable > .datatable--even-row, RowTable > .datatable--odd-row { background: $background; }
    RowTable > .datatable--cursor { background: $panel; color: $foreground; }
    RowTable:focus > .datatable--cursor { background: $now 25%; color: $foreground; text-style: bold; }
    RowTable:ansi:focus > .datatable--cursor { text-style: reverse; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, cursor_type="row")
