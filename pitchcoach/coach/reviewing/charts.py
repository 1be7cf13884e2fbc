"""Small charts in characters, for any terminal: dots against a line, ranges, bars, a calendar.

A chart is data whose labels are messages; ``draw`` makes rows of it for so many cells. Every sign is one cell
wide, with an ASCII set for terminals that draw the others wider. A chart never says what is not said in words
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pitchcoach.coach.calendar_words import MONTHS, WEEKDAYS
from pitchcoach.coach.cells import cells, left, right
from pitchcoach.i18n import Message, msg

Axis = Callable[[float], Message]
"""Says a value of an axis."""
Render = Callable[[Message], str]


@dataclass(frozen=True, slots=True)
class Dots:
    """Values over time, the newest on the right, against a line."""

    values: tuple[float, ...]
    """Oldest first; as many of the newest as have room are drawn."""
    line: float | None
    """Where the line is; None for none."""
    axis: Axis
    """Says the values at the left edge."""


@dataclass(frozen=True, slots=True)
class Range:
    """One row of ``Ranges``: from where to where some values lie."""

    label: Message
    """What they are the values of."""
    low: float
    """The lowest."""
    middle: float
    """Their mean."""
    high: float
    """The highest."""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Where values lie, group by group, against a line."""

    rows: tuple[Range, ...]
    """From top to bottom."""
    line: float
    """Where the line is."""
    axis: Axis
    """Says the ends of a range."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of ``Bars``."""

    label: Message
    """What it is the value of."""
    value: float
    """Its length; negative to the left."""
    told: Message
    """The value in words."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Values as bars from one line."""

    rows: tuple[Bar, ...]
    """From top to bottom."""
    full: float = 0.0
    """A bar of this value or less never fills the room, so that little looks like little."""


@dataclass(frozen=True, slots=True)
class Days:
    """How often on each day: weeks from left to right, days of the week from top to bottom."""

    counts: dict[date, int]
    """Days with something on them."""
    today: date
    """The last day that is drawn."""


Chart = Dots | Ranges | Bars | Days


@dataclass(frozen=True, slots=True)
class Pens:
    """The signs a chart is drawn with, each one cell wide."""

    dot: str
    """A value."""
    rule: str
    """A line from left to right."""
    edge: str
    """A line from top to bottom."""
    span: str
    """From the lowest to the highest."""
    bar: str
    """A cell of a bar."""
    levels: tuple[str, str, str, str, str]
    """Never, once, a few times, often, very often."""


DRAWN: Final = Pens("●", "─", "│", "━", "▇", ("·", "░", "▒", "▓", "█"))
PLAIN: Final = Pens("*", "-", "|", "=", "#", (".", "1", "2", "4", "6"))
VALUES: Final = frozenset((DRAWN.dot, DRAWN.span, DRAWN.bar, *DRAWN.levels[1:]))
"""The drawn signs that stand for values: a screen may give them a colour of their own."""
_STEPS: Final = (1, 2, 4, 6)
"""From how many rounds a day has the signs above "never"."""
_LEAST_WEEKS: Final = 12
_MOST_WEEKS: Final = 53


def draw(chart: Chart, render: Render, *, width: int, height: int = 7, plain: bool = False) -> list[str]:
    """Return the rows of a chart, at most ``width`` cells each; ``height`` counts for dots only."""
    pens = PLAIN if plain else DRAWN
    if isinstance(chart, Dots):
        return _dots(chart, render, pens, width, height)
    if isinstance(chart, Ranges):
        return _ranges(chart, render, pens, width)
    if isinstance(chart, Bars):
        return _bars(chart, render, pens, width)
    return _days(chart, render, pens, width)


def _dots(chart: Dots, render: Render, pens: Pens, width: int, height: int) -> list[str]:
    """Draw one column of two cells for each value; the row of the line carries its exact label."""
    if not chart.values:
        return []
    line = chart.line
    shown = chart.values[-max(1, width // 2) :]
    known = [*shown, *([] if line is None else [line])]
    margin = (max(known) - min(known)) * 0.1 or 1.0
    low, high = min(known) - margin, max(known) + margin
    step = (high - low) / height

    def row_of(value: float) -> int:
        return min(height - 1, int((high - value) / step))

    middles = [high - (row + 0.5) * step for row in range(height)]
    of_line = -1 if line is None else row_of(line)
    said = [
        render(chart.axis(middle if line is None or row != of_line else line))
        for row, middle in enumerate(middles)
    ]
    given = {said[of_line]} if line is not None else set[str]()
    for row, text in enumerate(said):  # rounded alike, two rows would seem to be the same
        if row != of_line:
            said[row] = "" if text in given else text
            given.add(text)
    label = max(map(cells, said))
    shown = shown[-max(1, (width - label - 2) // 2) :]
    rows = []
    for row, text in enumerate(said):
        ground = pens.rule if row == of_line else " "
        drawn = "".join((pens.dot if row_of(value) == row else ground) + ground for value in shown)
        rows.append(f"{right(text, label)} {pens.edge}{drawn}".rstrip())
    return rows


def _ranges(chart: Ranges, render: Render, pens: Pens, width: int) -> list[str]:
    if not chart.rows:
        return []
    label = max(cells(render(row.label)) for row in chart.rows)
    ends = [(render(chart.axis(row.low)), render(chart.axis(row.high))) for row in chart.rows]
    before, after = (max(cells(pair[i]) for pair in ends) for i in (0, 1))
    room = max(10, min(60, width - label - before - after - 4))
    low = min(chart.line, *(row.low for row in chart.rows))
    high = max(chart.line, *(row.high for row in chart.rows))
    scale = (room - 1) / ((high - low) or 1.0)

    def at(value: float) -> int:
        return round((value - low) * scale)

    rows = []
    for row, (first, last) in zip(chart.rows, ends, strict=True):
        drawn = [" "] * room
        drawn[at(chart.line)] = pens.edge
        drawn[at(row.low) : at(row.high) + 1] = pens.span * (at(row.high) + 1 - at(row.low))
        drawn[at(row.middle)] = pens.dot
        text = f"{left(render(row.label), label)}  {right(first, before)} {''.join(drawn)} {last}"
        rows.append(text.rstrip())
    return rows


def _bars(chart: Bars, render: Render, pens: Pens, width: int) -> list[str]:
    if not chart.rows:
        return []
    most = max(chart.full, *(abs(row.value) for row in chart.rows)) or 1.0
    labels = [render(row.label) for row in chart.rows]
    told = [render(row.told) for row in chart.rows]
    label = min(max(map(cells, labels)), max(8, width // 3))
    room = max(4, min(40, width - label - max(map(cells, told)) - 5))
    both = any(row.value < 0 for row in chart.rows)
    each = room // 2 if both else room
    rows = []
    for row, name, words in zip(chart.rows, labels, told, strict=True):
        length = round(abs(row.value) / most * each)
        bar = pens.bar * length
        if both:
            before, after = (bar, "") if row.value < 0 else ("", bar)
            drawn = f"{before.rjust(each)}{pens.edge}{after.ljust(each)}"
        else:
            drawn = bar.ljust(each)
        rows.append(f"{left(name, label)}  {drawn}  {words}".rstrip())
    return rows


def _days(chart: Days, render: Render, pens: Pens, width: int) -> list[str]:
    names = [render(name) for name in WEEKDAYS]
    label = max(map(cells, names))
    past = (chart.today - min(chart.counts, default=chart.today)).days // 7 + 2
    weeks = max(1, min(max(past, _LEAST_WEEKS), _MOST_WEEKS, (width - label - 1) // 2))
    last = chart.today - timedelta(days=chart.today.weekday())
    mondays = [last - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    rows = [" " * (label + 1) + _months(mondays, render)]
    for weekday, name in enumerate(names):
        signs = []
        for monday in mondays:
            day = monday + timedelta(days=weekday)
            signs.append(" " if day > chart.today else pens.levels[_level(chart.counts.get(day, 0))])
        rows.append(f"{left(name, label)} {' '.join(signs)}".rstrip())
    legend = [
        pens.levels[level] + " " + render(words)
        for level, words in enumerate(
            (msg("no round"), msg("1 round"), msg("2–3"), msg("4–5"), msg("6 and more"))
        )
    ]
    rows.append(" " * (label + 1) + "   ".join(legend))
    return rows


def _months(mondays: Sequence[date], render: Render) -> str:
    """Name each month above the first week that begins in it, where there is room."""
    text = ""
    for column, (before, monday) in enumerate(pairwise((mondays[0] - timedelta(weeks=1), *mondays))):
        place = 2 * column
        if monday.month != before.month and cells(text) <= place:
            name = render(MONTHS[monday.month - 1])
            if place + cells(name) <= 2 * len(mondays):
                text = left(text, place) + name + " "
    return text.rstrip()


def _level(count: int) -> int:
    return sum(count >= step for step in _STEPS)
