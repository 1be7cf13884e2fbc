"""A notice over the screen while the terminal is too small; what lies below goes on and keeps its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp

SMALLEST: Final = Size(60, 18)
"""Columns and rows every screen is drawn for at the least."""


class TooSmall(Static):
    """The notice: there on every screen, shown when needed."""

    app: BaseApp

    def render(self) -> Content:
        """Return the one sentence."""
        size = self.app.size
        return Content(
            self.app.tr(
                "This window has {width} × {height} characters; {wide} × {high} are needed. Make it larger: "
                "nothing is lost and everything goes on.",
                width=size.width,
                height=size.height,
                wide=SMALLEST.width,
                high=SMALLEST.height,
            )
        )

    def judge(self, size: Size) -> None:
        """Show the notice when ``size`` is too small."""
        self.set_class(size.width < SMALLEST.width or size.height < SMALLEST.height, "-shown")
        self.refresh()
