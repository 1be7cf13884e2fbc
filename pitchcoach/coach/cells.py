"""Texts measured in terminal cells: a wide character takes two."""

from __future__ import annotations

import unicodedata


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


def left(text: str, width: int) -> str:
    """Return a text filled to ``width`` cells, or cut to them with an ellipsis of its own width."""
    if cells(text) <= width:
        return text + " " * (width - cells(text))
    kept = ""
    for character in text:
        if cells(kept + character) > width - 1:
            break
        kept += character
    return f"{kept}…" + " " * (width - 1 - cells(kept))


def right(text: str, width: int) -> str:
    """Return a text that ends at the cell ``width``."""
    return " " * (width - cells(text)) + text
