"""Places: between an index in a file's text and the row and column of a field that shows a piece of it.

Fields hold NFC text, files whatever their author's machine wrote; an index moves where characters were
composed. Pure functions, no widget.
"""

from __future__ import annotations

from bisect import bisect_right

from pitchcoach.tui.widgets.keystrokes import normalised

Place = tuple[int, int]
"""Row and column, both from 0."""


def place_of(text: str, index: int) -> Place:
    """Return where ``index`` of ``text`` stands; past the end is the end."""
    before = text[: max(0, index)]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def index_of(text: str, place: Place) -> int:
    """Return the index at which a place of ``text`` stands; past the end of its line is that end."""
    row, column = place
    lines = text.split("\n")
    if row >= len(lines):
        return len(text)
    return sum(len(line) + 1 for line in lines[:row]) + min(column, len(lines[row]))


def to_shown(raw: str, index: int) -> int:
    """Return where index ``index`` of ``raw`` stands in what a field shows of it."""
    return len(normalised(raw[:index]))


def to_raw(raw: str, index: int) -> int:
    """Return the index of ``raw`` that stands at ``index`` in what a field shows, at a character."""
    if len(normalised(raw)) == len(raw):
        return min(index, len(raw))
    return bisect_right(range(len(raw) + 1), index, key=lambda at: to_shown(raw, at)) - 1
