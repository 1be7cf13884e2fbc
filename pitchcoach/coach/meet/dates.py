"""Days as people write them: 2026-12-02, 12/2, 12月2日（水）, 明日, 金曜, +5, Dec 2.

One parser for every command and screen that asks for a day; what it cannot read it refuses with a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import isleap
from datetime import date, timedelta
from typing import Final

from pitchcoach.coach.calendar_words import WEEKDAYS
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg

RECENT: Final = timedelta(days=30)
"""A day without a year is the coming one; one that is not longer ago than this was meant as past."""
_YEARS: Final = range(1900, 2200)
"""Outside of these a year is a slip of a finger."""
_REIWA: Final = 2018
"""The year before the first of 令和."""

_NAMED: Final = {
    -2: "一昨日 おととい",
    -1: "昨日 きのう yesterday",
    0: "今日 きょう 本日 today",
    1: "明日 あした あす tomorrow",
    2: "明後日 あさって",
}
_DISTANCES: Final = {word: days for days, words in _NAMED.items() for word in words.split()}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon 月", "tue 火", "wed 水", "thu 木", "fri 金", "sat 土", "sun 日")
_WEEKDAY_OF: Final = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}

_DAY_NAME: Final = r"(?P<weekday>[月火水木金土日])(?:曜日?)?|(?P<english>mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_IN_BRACKETS: Final = re.compile(rf"\s*[(\[]\s*(?:{_DAY_NAME})\.?\s*[)\]]$")
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?:(?P<year>\d{4})年)?\s*(?P<month>\d{1,2})月\s*(?P<day>\d{1,2})日?",
        r"(?:令和|r)\s*(?P<reiwa>\d{1,2}|元)[年.]\s*(?P<month>\d{1,2})[月.]\s*(?P<day>\d{1,2})日?",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(?P<year>\d{4}))?",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[a-z]{3,9})\.?(?:,?\s*(?P<year>\d{4}))?",
    )
)
_AWAY: Final = re.compile(
    r"(?P<sign>[+-])\s*(?P<count>\d{1,5})\s*(?P<unit>d|days?|w|weeks?|日|週間?)?"
    r"|(?:in\s+)(?P<in>\d{1,5})\s+(?P<in_unit>days?|weeks?)"
    r"|(?P<later>\d{1,5})\s*(?P<later_unit>日|週間)後"
)
_OF_A_WEEK: Final = re.compile(r"(?P<week>今週|来週|再来週)の?(?P<weekday>[月火水木金土日])(?:曜日?)?")
_WEEKDAY: Final = re.compile(
    r"(?P<weekday>[月火水木金土日])曜日?|(?P<english>mon|tue|wed|thu|fri|sat|sun)[a-z]*"
)


_HOW: Final = msg("Write it like 2026-12-02, 12/2, tomorrow or +5 (days from today).")


def parse_day(text: str, today: date) -> date:
    """Return the day that a person means by ``text`` when it is ``today``. Raises PitchcoachError."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    named = _IN_BRACKETS.search(plain)
    bare = plain[: named.start()] if named else plain
    try:
        found = _distance(bare, today)
        if found is None:
            found = _written(bare, today)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.year not in _YEARS:
        raise PitchcoachError(msg("{text} is no day", text=_short(text)), remedy=_HOW)
    if named and found.weekday() != _weekday(named):
        raise PitchcoachError(
            msg("{day} is a {weekday}", day=found.isoformat(), weekday=WEEKDAYS[found.weekday()]),
            remedy=msg("Correct the day or the day of the week."),
        )
    return found


def _distance(text: str, today: date) -> date | None:
    if text in _DISTANCES:
        return today + timedelta(days=_DISTANCES[text])
    if hit := _AWAY.fullmatch(text):
        count = int(hit["count"] or hit["in"] or hit["later"])
        unit = hit["unit"] or hit["in_unit"] or hit["later_unit"] or "d"
        days = count * (7 if unit[0] in "w週" else 1)
        return today + timedelta(days=-days if hit["sign"] == "-" else days)
    if hit := _OF_A_WEEK.fullmatch(text):
        weeks = ("今週", "来週", "再来週").index(hit["week"])
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=weeks, days=_WEEKDAY_OF[hit["weekday"]])
    if hit := _WEEKDAY.fullmatch(text):  # the coming one; today counts
        return today + timedelta(days=(_weekday(hit) - today.weekday()) % 7)
    return None


def _written(text: str, today: date) -> date | None:
    hit = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if hit is None:
        return None
    parts = hit.groupdict()
    month = _month(parts["name"]) if "name" in parts else int(parts["month"])
    day = int(parts["day"])
    if reiwa := parts.get("reiwa"):
        return date(_REIWA + (1 if reiwa == "元" else int(reiwa)), month, day)
    if year := parts.get("year"):
        return date(int(year), month, day)
    return _coming(month, day, today)


def _coming(month: int, day: int, today: date) -> date:
    """Return the next day of this name, or the last one when it was just now. Raises ValueError."""
    for year in (today.year - 1, today.year, today.year + 1):
        if (month, day) == (2, 29) and not isleap(year):
            continue
        found = date(year, month, day)
        if found >= today - RECENT:
            return found
    raise ValueError("no such day within a year")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _weekday(hit: re.Match[str]) -> int:
    return _WEEKDAY_OF[hit["weekday"] or hit["english"]]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
