"""The text of two pitches side by side, or one below the other where there is no room: lines and their marks.

Whole phrases fill the lines, and what differs stands between signs and is underlined. Sentences that belong
together begin on the same line. No widget, no state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal

from rich.cells import cell_len
from textual.content import Content

from pitchcoach.coach.drafting.compare import Comparison, PartComparison
from pitchcoach.coach.drafting.passages import Passage, Piece
from pitchcoach.i18n import Translator
from pitchcoach.model.report import SectionReport
from pitchcoach.tui.counts import part_length
from pitchcoach.tui.kinsoku import phrase_lines, wrap
from pitchcoach.tui.lit import visible
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.words import difference, seconds_words

_SAME: Final = "$quiet"
_PLAIN: Final = "$foreground"
_DIFFERS: Final = "underline $attention"
_HERE: Final = "bold underline reverse $attention"
_HEAD: Final = "bold"

Side = Literal["left", "right"]
Line = list[tuple[str, str]]
"""Texts with their styles."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is shown."""

    content: Content
    """The lines."""
    places: tuple[int, ...]
    """For each difference the number of its first line."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Phrases of one side that are shown alike."""

    units: tuple[str, ...]
    style: str
    number: int | None
    """The number of the difference they are; None where both sides say the same."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A line and the differences that stand on it."""

    line: Line
    numbers: frozenset[int]


def sheet(
    comparison: Comparison, width: int, here: int, signs: Signs, tr: Translator, *, beside: bool
) -> Sheet:
    """Lay out a comparison in ``width`` cells; the difference number ``here`` stands out.

    ``beside`` sets the two texts in columns instead of one below the other.
    """
    page = _Page(width, here, signs, tr, beside=beside)
    number = 0
    rows: list[tuple[Line, frozenset[int]]] = []
    for part in comparison.sections:
        if rows:
            rows.append(([], frozenset()))
        rows.append((page.head(part), frozenset()))
        for passage in part.passages:
            rows += page.rows(passage, number)
            number += sum(piece.kind != "same" for piece in passage.pieces)
    first: dict[int, int] = {}
    for place, (_, numbers) in enumerate(rows):
        for one in numbers:
            first.setdefault(one, place)
    lines = [part for line, _ in rows for part in (*line, ("\n", ""))]
    return Sheet(Content.assemble(*lines[:-1]), tuple(first.get(i, 0) for i in range(number)))


class _Page:
    """How wide it is and what stands out on it."""

    def __init__(self, width: int, here: int, signs: Signs, tr: Translator, *, beside: bool) -> None:
        self._beside = beside
        self._column = (width - 6) // 2 if beside else width - 4
        self._here = here
        self._signs = signs
        self._tr = tr
        self._open, self._close = ("<", ">") if signs.edge == "|" else ("‹", "›")

    def head(self, part: PartComparison) -> Line:
        """Return the line above a part: its name, the figures of both sides, how they differ."""
        tr = self._tr
        left, right = (self._figures(side) for side in (part.left, part.right))
        count = len(part.differences)
        told = tr("differences: {count}", count=count) if count else tr("same")
        if part.left is not None and part.right is not None:
            off = difference(part.right.seconds - part.left.seconds)
            told = f"{tr('{seconds} s', seconds=off)}  {told}"
        name = wrap(visible(tr.render(part.name)), max(8, self._column - 24))[0]
        if not self._beside:
            return [(name, _HEAD), (f"   A {left}   B {right}   {told}", _SAME)]
        filled = " " * max(2, self._column - cell_len(name) - cell_len(left))
        edge = f"{filled}{self._signs.edge} "
        return [(name, _HEAD), (f"   {left}", _SAME), (edge, _SAME), (f"{right}   {told}", _SAME)]

    def rows(self, passage: Passage, number: int) -> Iterator[tuple[Line, frozenset[int]]]:
        """Yield the lines of a passage; its differences are counted from ``number``."""
        left, right = (self._lines(passage, side, number) for side in ("left", "right"))
        if self._beside:
            for ours, theirs in zip_longest(left, right, fillvalue=_Marked([], frozenset())):
                numbers = ours.numbers | theirs.numbers
                gap = " " * (self._column - sum(cell_len(text) for text, _ in ours.line) + 1)
                edge = (f"{gap}{self._signs.edge} ", _SAME)
                yield [self._gutter(numbers), *ours.line, edge, *theirs.line], numbers
        elif passage.same:
            for one in left:
                yield [self._gutter(frozenset()), ("  ", ""), *one.line], frozenset()
        else:
            for label, lines in (("A ", left), ("B ", right)):
                for turn, one in enumerate(lines):
                    name = "  " if turn else label
                    yield [self._gutter(one.numbers), (name, _HEAD), *one.line], one.numbers

    def _gutter(self, numbers: frozenset[int]) -> tuple[str, str]:
        return (f"{self._signs.now} ", "$now") if self._here in numbers else ("  ", "")

    def _figures(self, side: SectionReport | None) -> str:
        if side is None:
            return self._tr("none")
        return f"{part_length(side, self._tr)} {seconds_words(side.seconds, self._tr)}"

    def _lines(self, passage: Passage, side: Side, number: int) -> list[_Marked]:
        words = []
        for piece in passage.pieces:
            words.append(self._words(piece, side, passage, number))
            number += piece.kind != "same"
        return list(_filled([one for one in words if one.units], self._column))

    def _words(self, piece: Piece, side: Side, passage: Passage, number: int) -> _Words:
        units = tuple(
            visible(text.replace("\t", " ")) for text in (piece.left if side == "left" else piece.right)
        )
        if piece.kind == "same":
            return _Words(units, _SAME if passage.same else _PLAIN, None)
        if units:
            *rest, last = (self._open + units[0], *units[1:])
            said = last.rstrip()
            units = (*rest, said + self._close + last[len(said) :])
        return _Words(units, _HERE if number == self._here else _DIFFERS, number)


def _filled(words: Sequence[_Words], width: int) -> Iterator[_Marked]:
    """Fill lines with whole phrases, each keeping its style."""
    signs = [(sign, one) for one in words for text in one.units for sign in text]
    at = 0
    for text, _ in phrase_lines([text for one in words for text in one.units], width):
        line: Line = []
        numbers = set()
        for sign in text:
            while signs[at][0] != sign:  # spaces and line breaks that are not shown
                at += 1
            one = signs[at][1]
            at += 1
            if one.number is not None:
                numbers.add(one.number)
            if line and line[-1][1] == one.style:
                line[-1] = (line[-1][0] + sign, one.style)
            else:
                line.append((sign, one.style))
        yield _Marked(line, frozenset(numbers))
