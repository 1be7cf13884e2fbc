"""The seasons of Japanese cards: until when a New Year's card is one, and which summer greeting it is today.

New Year's cards (年賀状) posted from 15 to 25 December arrive on 1 January (Japan Post); until 7 January one
still sends them, afterwards the card is a midwinter greeting (寒中見舞い) until the day before 立春. Summer
cards are 暑中見舞い from the end of the rainy season to the day before 立秋, from then to the end of August
残暑見舞い. 立春 and 立秋 are the days on which the sun's longitude reaches 315° and 135° in Japan's time.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, Literal

from pitchcoach.i18n import Message, msg

Card = Literal["newyear", "midwinter", "summer", "latesummer"]
GREETINGS: Final[dict[Card, Message]] = {
    "newyear": msg("A Happy New Year"),
    "midwinter": msg("Midwinter greetings"),
    "summer": msg("Midsummer greetings"),
    "latesummer": msg("Late summer greetings"),
}
"""How each card begins."""
NAMES: Final[dict[Card, Message]] = {
    "newyear": msg("New Year's card"),
    "midwinter": msg("midwinter card"),
    "summer": msg("summer card"),
    "latesummer": msg("late summer card"),
}
"""What each card is called."""
_JAPAN: Final = timezone(timedelta(hours=9))
_SPRING: Final = 315.0
_AUTUMN: Final = 135.0
_OPENINGS: Final = (
    msg("The new year is still young."),
    msg("The cold is at its deepest."),
    msg("Spring is in the air."),
    msg("The cherry trees are in bloom."),
    msg("The leaves are fresh and green."),
    msg("The rain has come to stay."),
    msg("Summer has begun in earnest."),
    msg("The heat does not let up."),
    msg("The evenings are growing cooler."),
    msg("The air is clear and fresh."),
    msg("The leaves are turning."),
    msg("The year is drawing to its end."),
)


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a card of a season may be sent."""

    year: int
    """The year it belongs to: of the 1 January, or of the summer."""
    opens: date
    """First day."""
    best_by: date
    """Last day on which it is what it is meant to be: posted so, it arrives on 1 January; 暑中見舞い."""
    closes: date
    """Last day on which one still sends it, under its later name."""


def new_year(day: date) -> Window:
    """Return the New Year's cards that are next on a day, or open."""
    first = day.year if day <= _before(_sun_at(day.year, _SPRING)) else day.year + 1
    return Window(first, date(first - 1, 12, 1), date(first - 1, 12, 25), _before(_sun_at(first, _SPRING)))


def summer(day: date, rainy_season_ends: tuple[int, int]) -> Window:
    """Return the summer cards that are next on a day, or open."""
    year = day.year if day <= date(day.year, 8, 31) else day.year + 1
    autumn = autumn_begins(year)
    opens = min(date(year, *rainy_season_ends), _before(autumn))
    return Window(year, opens, _before(autumn), date(year, 8, 31))


def card_on(channel: str, day: date) -> Card:
    """Return what a card of a seasonal channel is called when it is sent on a day."""
    if channel == "newyear":
        return "midwinter" if date(day.year, 1, 7) < day <= _before(_sun_at(day.year, _SPRING)) else "newyear"
    return "latesummer" if autumn_begins(day.year) <= day else "summer"


def opening(day: date) -> Message:
    """Return a sentence about the season, to open a card with."""
    return _OPENINGS[day.month - 1]


def autumn_begins(year: int) -> date:
    """Return 立秋, in Japan's time."""
    return _sun_at(year, _AUTUMN)


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _sun_at(year: int, longitude: float) -> date:
    """Return the day in Japan on which the sun's apparent longitude reaches ``longitude`` degrees."""
    # 0° is near 20 March; a degree takes about 365.24/360 days. Four steps of Newton's method settle it.
    moment = datetime(year, 3, 20, 12, tzinfo=UTC) + timedelta(days=365.2422 * longitude / 360)
    if longitude >= 280:
        moment -= timedelta(days=365.2422)
    for _ in range(4):
        off = (longitude - _apparent_longitude(moment) + 180) % 360 - 180
        moment += timedelta(days=off * 365.2422 / 360)
    return moment.astimezone(_JAPAN).date()


def _apparent_longitude(moment: datetime) -> float:
    """Return the sun's apparent longitude to 0.01°: Meeus, Astronomical Algorithms, chapter 25."""
    centuries = (moment - datetime(2000, 1, 1, 11, 58, 56, tzinfo=UTC)).total_seconds() / 86400 / 36525
    mean = 280.46646 + 36000.76983 * centuries + 0.0003032 * centuries**2
    anomaly = math.radians(357.52911 + 35999.05029 * centuries - 0.0001537 * centuries**2)
    centre = (
        (1.914602 - 0.004817 * centuries) * math.sin(anomaly)
        + (0.019993 - 0.000101 * centuries) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * centuries)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360
