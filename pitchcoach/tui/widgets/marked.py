"""A field that shows from where on its text lies beyond the slot: underlined, not by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual.document._document import EditResult
from textual.document._edit import Edit

from pitchcoach.tui.widgets.places import Place
from pitchcoach.tui.widgets.text import PitchArea


class MarkedArea(PitchArea):
    """``PitchArea`` with a mark on what is too much."""

    together: Sequence[Mapping[MarkedArea, list[Edit]]] = ()
    """Changes made in several areas at once, each with what undo takes back in them: it takes back all."""
    beyond: Place | None = None
    """Where the slot ends in this text; None when it does not end here."""
    edited: Callable[[], None] | None = None
    """Called within each edit, before it is drawn: what it changes elsewhere is drawn in the same frame.

    ``Changed`` is posted as ever, and the only word of undo and redo.
    """

    def edit(self, edit: Edit) -> EditResult:
        """Change the text."""
        result = super().edit(edit)
        if self.edited is not None:
            self.edited()
        return result

    def undo(self) -> None:
        """Take back the last change here, and elsewhere what was changed together with it."""
        for area in self._changed_with(lambda area: area.history.undo_stack):
            super(MarkedArea, area).undo()

    def redo(self) -> None:
        """Make the change again that was taken back last, and what belongs together with it."""
        for area in self._changed_with(lambda area: area.history.redo_stack):
            super(MarkedArea, area).redo()

    def _changed_with(self, stack_of: Callable[[MarkedArea], list[list[Edit]]]) -> Sequence[MarkedArea]:
        """Return the areas whose last change, on undo's or redo's stack, was made at once with that here."""

        def is_last(change: list[Edit] | None, area: MarkedArea) -> bool:
            stack = stack_of(area)
            return bool(stack) and stack[-1] is change

        for changes in self.together:
            if is_last(changes.get(self), self):
                return [area for area, change in changes.items() if is_last(change, area)]
        return (self,)

    def mark_beyond(self, place: Place | None) -> None:
        """Mark the text from ``place`` on; None takes the mark away."""
        if place != self.beyond:
            self.beyond = place
            self.notify_style_update()  # drawn lines are kept by Textual until a style changes
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn."""
        line = super().get_line(line_index)
        if self.beyond is not None and line_index >= self.beyond[0]:
            start = self.beyond[1] if line_index == self.beyond[0] else 0
            line.stylize(self._beyond_style, start)
        return line

    @property
    def _beyond_style(self) -> Style:
        colour = self.app.theme_variables.get("attention", "")
        if colour.startswith("ansi_"):
            return Style(underline=True, color=colour.removeprefix("ansi_"))
        return Style(underline=True, color=Color.parse(colour).rich_color if colour else None)
