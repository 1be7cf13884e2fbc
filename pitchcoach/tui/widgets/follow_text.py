"""A text in few, quiet lines while a voice says it: the phrase heard is underlined, its row marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message as Event
from textual.widget import Widget

from pitchcoach.model.pitch import Spoken
from pitchcoach.model.reading import Sentence
from pitchcoach.tui.kinsoku import phrase_lines
from pitchcoach.tui.lit import visible
from pitchcoach.tui.widgets.prompter import WIDEST

WHOLE: Final = -1
"""Instead of the number of a phrase: the whole sentence stands out, no phrase is underlined."""


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One sentence as it is shown."""

    section: int
    """Number of its section; an empty row stands between two."""
    phrases: tuple[str, ...]
    """Its phrases, each with the punctuation and white space after it."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    pieces: tuple[tuple[int, str], ...]
    """Number of a phrase, and what of it stands on this row."""


def follow_line(section: int, spoken: Spoken, sentence: Sentence) -> FollowLine:
    """Return a sentence of a spoken text as it is shown."""
    starts = [phrase.start for phrase in sentence.phrases]
    ends = [*starts[1:], sentence.end]
    return FollowLine(section, tuple(spoken.text[a:b] for a, b in zip(starts, ends, strict=True)))


def rows_of(phrases: Sequence[str], width: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """Break a sentence into rows of whole phrases; for each the phrases on it with their numbers."""
    owners = iter([number for number, phrase in enumerate(phrases) for sign in phrase if not sign.isspace()])
    last = 0
    for text, _ in phrase_lines(phrases, width):
        numbers = []
        for sign in text:
            last = last if sign.isspace() else next(owners, last)
            numbers.append(last)
        signs = groupby(zip(numbers, text, strict=True), key=lambda pair: pair[0])
        yield tuple((number, "".join(sign for _, sign in pairs)) for number, pairs in signs)


class FollowText(Widget):
    """Shows rows around the phrase that is heard, its own row a third from the top."""

    DEFAULT_CSS = "FollowText { width: 100%; }"

    class Chosen(Event):
        """A phrase was clicked."""

        def __init__(self, line: int, phrase: int) -> None:
            self.line = line
            self.phrase = phrase
            super().__init__()

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._lines: tuple[FollowLine, ...] = ()
        self._rows: list[_Row] = []
        self._laid_out: Size | None = None
        self._here = (0, 0)

    def show(self, lines: Sequence[FollowLine]) -> None:
        """Show another text, or the same one read otherwise."""
        self._lines, self._laid_out = tuple(lines), None
        self.refresh()

    def follow(self, line: int, phrase: int) -> None:
        """Mark the phrase that is heard; nothing is drawn while it is the same."""
        if (line, phrase) != self._here:
            self._here = (line, phrase)
            self.refresh()

    @property
    def heard(self) -> str:
        """The phrase that is marked, as written."""
        line, phrase = self._here
        if phrase == WHOLE and line < len(self._lines):
            return "".join(self._lines[line].phrases).strip()
        return self._lines[line].phrases[phrase].strip() if line < len(self._lines) else ""

    def _lay_out(self, width: int) -> None:
        rows = [
            [_Row(at, pieces) for pieces in rows_of(line.phrases, width)]
            for at, line in enumerate(self._lines)
        ]
        sections = len({line.section for line in self._lines})
        roomy = sum(map(len, rows)) + len(rows) + sections <= self.size.height
        self._rows, self._laid_out = [], self.size
        for number, line in enumerate(self._lines):
            if number:
                other = line.section != self._lines[number - 1].section
                self._rows += [_Row(number, ())] * (other + roomy)
            self._rows += rows[number]

    def _row_here(self) -> int:
        line, phrase = self._here[0], max(0, self._here[1])
        rows = [
            number
            for number, row in enumerate(self._rows)
            if row.pieces and (row.line, row.pieces[0][0]) <= (line, phrase)
        ]
        first = max(rows, default=0)
        same = [n for n in rows if self._rows[n].line == line and (phrase in dict(self._rows[n].pieces))]
        return min(same, default=first)

    def _window(self) -> tuple[int, int, int]:
        """Return the first row shown, the row of the phrase, and the columns before the text."""
        width = max(10, min(WIDEST, self.size.width - 8))
        if self._laid_out != self.size:
            self._lay_out(width)
        here = self._row_here()
        height = max(1, self.size.height)
        top = max(0, min(here - height // 3, len(self._rows) - height))
        return top, here, max(0, (self.size.width - width) // 2)

    def render(self) -> Content:
        """Return as many rows as there is room for."""
        top, here, margin = self._window()
        line, phrase = self._here
        lead = cell_len(self._sign) + 1
        parts: list[tuple[str, str] | str] = []
        for number, row in enumerate(self._rows[top : top + max(1, self.size.height)], top):
            parts.append(" " * max(0, margin - lead))
            parts.append((f"{self._sign} ", "bold $now") if number == here else " " * lead)
            styled = [(self._style((row.line, owner), (line, phrase)), text) for owner, text in row.pieces]
            for style, same in groupby(styled, key=lambda piece: piece[0]):
                parts.append((visible("".join(text for _, text in same)), style))
            parts.append("\n")
        return Content.assemble(*parts[:-1])

    @staticmethod
    def _style(at: tuple[int, int], here: tuple[int, int]) -> str:
        if at == here:
            return "bold underline $now"
        if at[0] == here[0]:
            return "bold $foreground"
        return "$quiet" if at < here else "$foreground"

    def on_click(self, event: events.Click) -> None:
        """Tell which phrase lies under the pointer."""
        top, _, margin = self._window()
        number = top + event.y
        if not 0 <= number < len(self._rows) or not self._rows[number].pieces:
            return
        row = self._rows[number]
        column, phrase = margin, row.pieces[0][0]
        for owner, text in row.pieces:
            if event.x >= column:
                phrase = owner
            column += cell_len(text)
        self.post_message(self.Chosen(row.line, phrase))
