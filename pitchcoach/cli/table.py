"""Plain tables for standard output, measured in terminal cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pitchcoach.coach.cells import cells, left
from pitchcoach.coach.cells import right as to_the_right

_SIGNS: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}


def visible(text: str) -> str:
    """Return one line with control characters as signs: no file sends commands to the terminal."""
    return text.translate(_SIGNS)


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[int] = (),
    widest: int | None = None,
) -> str:
    """Set rows in columns under a head; the columns numbered in ``right`` are set to the right.

    With ``widest`` what is longer is cut to so many cells in every column but the last.
    """
    lines = [[visible(text) for text in row] for row in (head, *rows)]
    if widest is not None:
        lines = [[*(left(text, widest).rstrip() for text in row[:-1]), row[-1]] for row in lines]
    widths = [max(cells(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(_line(line, widths, right) for line in lines)


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    parts = [
        to_the_right(text, width) if i in right else left(text, width)
        for i, (text, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(parts).rstrip()
