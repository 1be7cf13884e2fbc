"""Phrases in lines, each with what stands above or below it: widths in cells, phrases never split.

Pure functions: who draws the lines decides on colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rich.cells import cell_len

from pitchcoach.tui.kinsoku import NOT_FIRST, NOT_LAST, break_offsets, wrap
from pitchcoach.tui.lit import visible

GAP: Final = 1
"""Cells between two phrases, so that their readings do not run together."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A phrase with its reading."""

    text: str
    """The phrase as written, on one line; the sign of a mark included."""
    note: str
    """What stands above or below it."""
    number: int
    """Whatever the caller calls it by."""
    offset: int = 0
    """Index in the phrase of the first character of ``text``."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A gloss in its line."""

    gloss: Gloss
    """What is shown."""
    column: int
    """Its first cell."""
    width: int
    """Its cells: those of the wider of text and note."""


Line = tuple[Placed, ...]


def gloss_of(text: str, note: str, number: int, sign: str = "") -> Gloss:
    """Return a phrase of a spoken text, whose white space may hold a line break, as one line."""
    shown = visible(text.replace("\n", " ").replace("\t", " "))
    core = shown.lstrip(" \u3000")
    return Gloss(core.rstrip(" \u3000") + sign, note, number, len(shown) - len(core))


def lay_out(glosses: Sequence[Gloss], width: int) -> list[Line]:
    """Fill lines of at most ``width`` cells; what may not begin a line keeps to the phrase before it."""
    lines: list[Line] = []
    line: list[Placed] = []
    column = 0
    for group in _groups([piece for gloss in glosses for piece in _cut(gloss, max(4, width))]):
        cells = sum(_cells(gloss) for gloss in group) + GAP * (len(group) - 1)
        if line and column + cells > width:
            lines.append(tuple(line))
            line, column = [], 0
        for gloss in group:
            if line and column + _cells(gloss) > width:  # a group wider than a line
                lines.append(tuple(line))
                line, column = [], 0
            line.append(Placed(gloss, column, _cells(gloss)))
            column += _cells(gloss) + GAP
    if line:
        lines.append(tuple(line))
    return lines


def _cells(gloss: Gloss) -> int:
    return max(cell_len(gloss.text), cell_len(gloss.note))


def _groups(glosses: Sequence[Gloss]) -> list[list[Gloss]]:
    groups: list[list[Gloss]] = []
    for gloss in glosses:
        before = groups[-1][-1].text[-1:] if groups else ""
        if groups and ((gloss.text and gloss.text[0] in NOT_FIRST) or (before and before in NOT_LAST)):
            groups[-1].append(gloss)
        else:
            groups.append([gloss])
    return groups


def _cut(gloss: Gloss, width: int) -> list[Gloss]:
    """Return the gloss, or where it is wider than a line, its pieces."""
    if _cells(gloss) <= width:
        return [gloss]
    edges = [0, *break_offsets(gloss.text, width, hang=False), len(gloss.text)]
    texts = [(gloss.text[a:b], gloss.offset + a) for a, b in pairwise(edges)]
    notes = wrap(gloss.note, width)
    texts += [("", gloss.offset + len(gloss.text))] * (len(notes) - len(texts))
    notes += [""] * (len(texts) - len(notes))
    return [
        Gloss(text, note, gloss.number, offset) for (text, offset), note in zip(texts, notes, strict=True)
    ]
