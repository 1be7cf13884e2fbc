"""Lists of words as one writes them down: in plain lines, here and in the data files of this room."""

from __future__ import annotations

from pathlib import Path


def words(lines: str) -> tuple[str, ...]:
    """Return the words of some lines of text."""
    return tuple(lines.split())


def pairs(file: str) -> dict[str, str]:
    """Read a data file of this room: a word, a tab, what belongs to it; lines with ``#`` are remarks."""
    found = {}
    for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            word, _, other = line.partition("\t")
            found[word] = other
    return found
