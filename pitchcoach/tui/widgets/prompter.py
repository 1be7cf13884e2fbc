"""The text of a round in few, quiet lines: the one to say now is where the eye rests."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from pitchcoach.coach.prompter import Cue
from pitchcoach.tui.kinsoku import phrase_lines
from pitchcoach.tui.lit import visible

WIDEST = 56
"""Cells of a line: about 28 Japanese characters, which the eye takes in without travelling."""


class Prompter(Widget):
    """Shows lines of whole phrases around the cue that is due."""

    DEFAULT_CSS = "Prompter { width: 100%; }"
    due: reactive[int] = reactive(0)
    """Number of the cue to say now."""
    shift: reactive[int] = reactive(0)
    """Lines the user went on (positive) or back by hand."""

    def __init__(self, cues: Sequence[Cue], sign: str) -> None:
        super().__init__()
        self._cues = cues
        self._sign = sign
        self._lines: list[tuple[str, int]] = []
        self._width = 0

    def _lay_out(self, width: int) -> None:
        """Break each section into lines of its own; a line knows its first cue."""
        self._lines, self._width = [], width
        sections = sorted({cue.section for cue in self._cues})
        for section in sections:
            numbers = [i for i, cue in enumerate(self._cues) if cue.section == section]
            lines = phrase_lines([self._cues[i].text for i in numbers], width)
            if self._lines:
                self._lines.append(("", numbers[0]))
            self._lines.extend((text, numbers[first]) for text, first in lines)

    def line_of(self, cue: int) -> int:
        """Return the number of the line on which a cue stands."""
        return max(bisect_right([first for _, first in self._lines], cue) - 1, 0)

    def render(self) -> Content:
        """Return as many lines as there is room for, the current one a third from the top."""
        width = max(10, min(WIDEST, self.size.width - 8))
        if width != self._width:
            self._lay_out(width)
        if not self._lines:
            return Content("")
        here = max(0, min(len(self._lines) - 1, self.line_of(self.due) + self.shift))
        height = max(1, self.size.height)
        top = max(0, min(here - height // 3, len(self._lines) - height))
        margin = " " * max(0, (self.size.width - width) // 2 - cell_len(self._sign) - 1)
        parts: list[tuple[str, str] | str] = []
        for number, (text, _) in enumerate(self._lines[top : top + height], top):
            lead = f"{self._sign} " if number == here else " " * (cell_len(self._sign) + 1)
            style = "bold $now" if number == here else "$quiet" if number < here else "$foreground"
            parts += [(f"{margin}{lead}{visible(text)}", style), "\n"]
        return Content.assemble(*parts[:-1])
