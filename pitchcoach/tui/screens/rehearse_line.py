"""The clock of a round and the slot as a line: where its signals stand, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size

from pitchcoach.coach.rehearsing.signals import SignalPoint, Signals
from pitchcoach.i18n import Translator
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.words import clock

_APART: Final = 2
TENTHS_FROM: Final = 10.0
"""Seconds before the end of the slot from which on tenths are shown: before, they only make nervous."""


def clock_words(seconds: float, slot: float) -> str:
    """Return ``0:34``, near the end of the slot ``0:52.3``, past it ``+0:07``."""
    if seconds >= slot:
        return f"+{clock(seconds - slot)}"
    if slot - seconds > TENTHS_FROM:
        return clock(seconds)
    tenths = int(seconds * 10 + 1e-6)  # cut, not rounded: 0:59.9 until the slot is over
    return f"{clock(tenths // 10)}.{tenths % 10}"


def end_of_line(signals: Signals, seconds: float, slot: float) -> float:
    """Return the second at the right end of the line: the slot's, and once it is past the last signal's."""
    return slot if seconds <= slot else max([slot, *(point.at for point in signals.points)])


def time_line(signals: Signals, seconds: float, slot: float, width: int, *, plain: bool) -> str:
    """Draw the time gone and the time to come, with a stroke for every signal."""
    rest, gone, ahead, passed = ("-", "=", "|", "|") if plain else ("─", "━", "┼", "╋")
    end = end_of_line(signals, seconds, slot)
    done = _column(seconds, end, width)
    cells = [gone if column < done else rest for column in range(width)]
    for point in signals.points:
        if point.at <= end:
            column = _column(point.at, end, width)
            cells[column] = passed if point.at <= seconds else ahead
    return "".join(cells)


def point_names(
    signals: Signals, seconds: float, slot: float, width: int, signs: Signs, tr: Translator
) -> str:
    """Write below the line what each stroke is: sign, name and time, as many as have room side by side."""
    end = end_of_line(signals, seconds, slot)
    shown = [point for point in signals.points if point.at <= end]
    line, room = "", width
    for number, point in reversed(list(enumerate(shown))):
        name = _name(point, signs, tr)
        start = min(_column(point.at, end, width) - cell_len(name) // 2, room - cell_len(name))
        if start >= 0 and not _crowded(shown[number + 1 :], point, end, width):
            line = name + " " * (room - start - cell_len(name)) + line
            room = start
            line, room = (" " * _APART + line, room - _APART) if room >= _APART else (line, room)
    return set_cell_size(" " * room + line, width)


def _crowded(later: Sequence[SignalPoint], point: SignalPoint, end: float, width: int) -> bool:
    """Tell whether a stroke stands so close before the next one that only that one can be named."""
    return any(_column(other.at, end, width) - _column(point.at, end, width) < 2 for other in later)


def _name(point: SignalPoint, signs: Signs, tr: Translator) -> str:
    return f"{signs.shape(point.shape)} {tr.render(point.name)} {clock(point.at)}"


def _column(seconds: float, end: float, width: int) -> int:
    return min(width - 1, max(0, int(seconds / max(end, 0.1) * (width - 1))))
