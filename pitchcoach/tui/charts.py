"""Curves and bars in cells of text: lists of rows, top first, each exactly as wide as asked for.

What they show is also said in words beside them; they know no screen, no language and no colours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

Values = Sequence[float | None]
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
_PLAIN: Final = " ....:::##"
"""The same heights where blocks are drawn two cells wide."""


def squeezed(values: Values, width: int) -> list[float | None]:
    """Return ``width`` values: the mean of what falls into each column; None where there is nothing."""
    columns: list[float | None] = []
    for column in range(width):
        start = column * len(values) / width
        end = max((column + 1) * len(values) / width, start + 1e-9)
        inside = [v for v in values[int(start) : max(int(start) + 1, math.ceil(end))] if v is not None]
        columns.append(sum(inside) / len(inside) if inside else None)
    return columns


def bars(values: Values, height: int, low: float, high: float, *, plain: bool = False) -> list[str]:
    """Draw one bar a value from ``low`` (nothing) to ``high`` (the whole height); None is left blank."""
    blocks = _PLAIN if plain else _EIGHTHS
    span = (high - low) or 1.0
    rows = []
    for row in reversed(range(height)):
        cells = []
        for value in values:
            filled = 0.0 if value is None else (min(max(value, low), high) - low) / span * height - row
            cells.append(blocks[round(min(max(filled, 0.0), 1.0) * 8)])
        rows.append("".join(cells))
    return rows


def dots(values: Values, height: int, low: float, high: float, *, plain: bool = False) -> list[str]:
    """Draw one dot a value between ``low`` (bottom row) and ``high`` (top row); None is left blank."""
    dot = "*" if plain else "•"
    span = (high - low) or 1.0
    at = [
        None if value is None else round((min(max(value, low), high) - low) / span * (height - 1))
        for value in values
    ]
    return ["".join(dot if place == row else " " for place in at) for row in reversed(range(height))]


def with_line(
    rows: Sequence[str], value: float, low: float, high: float, *, plain: bool = False
) -> list[str]:
    """Draw a level line through the blank cells of a picture, where ``value`` lies in it."""
    if not low <= value <= high or not rows:
        return list(rows)
    line = "-" if plain else "╌"
    at = len(rows) - 1 - min(len(rows) - 1, int((value - low) / ((high - low) or 1.0) * len(rows)))
    return [row.replace(" ", line) if number == at else row for number, row in enumerate(rows)]


def wave(peaks: Sequence[float], height: int, *, plain: bool = False) -> list[str]:
    """Draw the peaks of a recording (0 to 1), above and below a middle line; ``height`` is even."""
    half = height // 2
    up = bars(peaks, half, 0.0, 1.0, plain=plain)
    full, nothing = ("#", " ") if plain else ("█", " ")
    # Blocks grow from the bottom only: below the middle whole cells have to do.
    down = ["".join(full if peak * half - row >= 0.5 else nothing for peak in peaks) for row in range(half)]
    return [*up, *down]


def place(seconds: float, whole: float, width: int) -> int:
    """Return the column in which a moment lies."""
    return min(width - 1, max(0, int(seconds / whole * width))) if whole else 0


def ruler(parts: Sequence[tuple[str, float, float]], whole: float, width: int, *, plain: bool = False) -> str:
    """Write names under the stretches they belong to, each with its beginning; names that do not fit end."""
    from rich.cells import cell_len, set_cell_size

    edge = "|" if plain else "│"
    text, used = "", 0
    for name, start, end in parts:
        column, last = place(start, whole, width), place(end, whole, width)
        if column < used:
            continue
        room = max(1, last - column)
        label = edge + (name if cell_len(name) < room else set_cell_size(name, room - 1).rstrip())
        label = set_cell_size(label, min(cell_len(label), room))
        text += " " * (column - used) + label
        used = column + cell_len(label)
    return text
