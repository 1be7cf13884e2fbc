"""Plain tables for standard output, measured in terminal cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

_SIGNS: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
}


def visible(text: str) -> str:
    """Return one line with control characters as signs: no file sends commands to the terminal."""
    return text.translate(_SIGNS)


def cells(text: str) -> int:
    """Return how many terminal cells a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or c in "\u200d\ufe0f"
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Set rows in columns under a head; the columns numbered in ``right`` are set to the right."""
    lines = [[visible(text) for text in row] for row in (head, *rows)]
    widths = [max(cells(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(_line(line, widths, right) for line in lines)


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    parts = []
    for i, (text, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - cells(text))
        parts.append(gap + text if i in right else text + gap)
    return "  ".join(parts).rstrip()
