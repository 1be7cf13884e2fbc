"""Word lists that lie beside the rules as plain lines; each is read at its first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def table(file: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a file of this folder, its columns separated by tabs; ``#`` begins a remark."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def listed(file: str) -> frozenset[str]:
    """Return the words of a file of this folder that holds nothing but words, many to a line."""
    return frozenset(word for row in table(file) for column in row for word in column.split())
