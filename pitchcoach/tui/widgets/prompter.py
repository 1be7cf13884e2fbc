"""The text of a round in few, large-spaced lines; the one to say now always stands where the eye rests.

What is hidden is drawn as a line of the width of its words, so that nothing moves when it is looked up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from pitchcoach.coach.rehearsing.hiding import Passage, Piece
from pitchcoach.tui.clusters import clusters
from pitchcoach.tui.kinsoku import phrase_lines
from pitchcoach.tui.lit import visible

WIDEST = 56
"""Cells of a line: about 28 Japanese characters, which the eye takes in without travelling."""
WIDE_GAP: Final = "＿"
NARROW_GAP: Final = "_"
_GAPS: Final = re.compile(f"([{WIDE_GAP}{NARROW_GAP}]+)")
MOST_ABOVE: Final = 2
MOST_BELOW: Final = 4
"""Lines around the one to say now: more would be read instead of said."""
_AIRY_ROWS: Final = 7
"""From so many rows on an empty one stands between two lines."""


def drawn(piece: Piece) -> str:
    """Return a piece as it is drawn: hidden words as a line of exactly their width."""
    if not piece.covers:
        return piece.text
    room = cell_len(piece.covers)
    text = ""
    for start, end, _ in clusters(piece.text):
        if cell_len(piece.text[:end]) > room:
            break
        text += piece.text[start:end]
    room -= cell_len(text)
    wide = room // 2 if max(cells for *_, cells in clusters(piece.covers)) > 1 else 0
    return text + WIDE_GAP * wide + NARROW_GAP * (room - 2 * wide)


class Prompter(Widget):
    """Shows lines of whole phrases around the cue that is due."""

    DEFAULT_CSS = "Prompter { width: 100%; }"
    due: reactive[int] = reactive(0)
    """Number of the cue to say now."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._passages: tuple[Passage, ...] = ()
        self._sign = sign
        self._lines: list[tuple[str, int]] = []
        self._width = 0

    def show(self, passages: tuple[Passage, ...]) -> None:
        """Show this, laid out anew only where it differs."""
        if passages != self._passages:
            self._passages = passages
            self._width = 0
            self.refresh()

    def _lay_out(self, width: int) -> None:
        """Break each passage into lines of its own; a line knows its first cue."""
        self._lines, self._width = [], width
        for passage in self._passages:
            texts = ["".join(drawn(piece) for piece in shown.pieces) for shown in passage]
            self._lines += [(text, passage[first].cue) for text, first in phrase_lines(texts, width)]

    def _line_of(self, cue: int) -> int:
        firsts = [first for _, first in self._lines]
        last = max(bisect_right(firsts, cue) - 1, 0)
        return bisect_left(firsts, firsts[last])  # a long phrase may go over several lines

    def cue_of_line(self, step: int) -> int | None:
        """Return the first cue of the line so many below the one to say now; None where no line is."""
        if not self._lines:
            return None
        return self._lines[max(0, min(len(self._lines) - 1, self._line_of(self.due) + step))][1]

    def render(self) -> Content:
        """Return as many lines as there is room for, the current one always on the same row."""
        width = max(10, min(WIDEST, self.size.width - 8))
        if width != self._width:
            self._lay_out(width)
        if not self._lines:
            return Content("")
        height = max(1, self.size.height)
        step = 2 if height >= _AIRY_ROWS else 1
        eye = height // 3 // step
        above, below = min(eye, MOST_ABOVE), min((height - 1) // step - eye, MOST_BELOW)
        here = self._line_of(self.due)
        margin = " " * max(0, (self.size.width - width) // 2 - cell_len(self._sign) - 1)
        parts: list[tuple[str, str] | str] = ["\n" * step * (eye - above)]
        for number in range(here - above, here + below + 1):
            if 0 <= number < len(self._lines):
                lead = f"{self._sign} " if number == here else " " * (cell_len(self._sign) + 1)
                style = "bold $now" if number == here else "$quiet" if number < here else "$foreground"
                parts.append((margin + lead, style))
                for at, part in enumerate(_GAPS.split(visible(self._lines[number][0]))):
                    parts.append((part, "$quiet" if at % 2 else style))
            parts.append("\n" * step)
        return Content.assemble(*parts[:-1])
