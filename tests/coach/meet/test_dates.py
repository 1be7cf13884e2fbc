"""Days as people write them."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.meet.dates import RECENT, parse_day
from pitchcoach.errors import PitchcoachError

TODAY = date(2026, 11, 27)  # a Friday
DAY = date(2026, 12, 2)  # a Wednesday


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-02", "2026/12/2", "2026.12.2", "20261202", "12/2", "12-02", "12.2", "１２／２", " 12/2 ",
        "12月2日", "12月2", "2026年12月2日", "２０２６年１２月２日", "令和8年12月2日", "R8.12.2",
        "12/2(水)", "12月2日（水）", "12月2日（水曜日）", "2026-12-02 (Wed)", "12/2 [wednesday]",
        "Dec 2", "December 2, 2026", "2 Dec", "2nd December 2026", "dec. 2",
        "+5", "+5d", "＋５", "+5日", "in 5 days", "5日後", "水曜", "水曜日", "Wed", "wednesday", "来週の水曜",
        "来週水曜日",
    ],
)  # fmt: skip
def test_ways_to_write_one_day(text: str) -> None:
    assert parse_day(text, TODAY) == DAY


@pytest.mark.parametrize(
    ("text", "days"),
    [("今日", 0), ("today", 0), ("明日", 1), ("Tomorrow", 1), ("あさって", 2), ("昨日", -1), ("-3", -3),
     ("+2w", 14), ("2週間後", 14), ("金曜", 0), ("今週の月曜", -4), ("再来週の日曜", 16),
     ("令和元年5月1日", (date(2019, 5, 1) - TODAY).days)],
)  # fmt: skip
def test_days_from_today(text: str, days: int) -> None:
    assert parse_day(text, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "12/32", "13/1", "2026-02-29", "2/29", "0/0", "2026-1", "12/2/2026x", "99999999",
     "+99999999", "32 Dec", "2 Foo", "1066-10-14", "3/0", "年月日", "1" * 5000, "12/2(水)(木)", "26/12/2"],
)  # fmt: skip
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(PitchcoachError, match="is no day") as caught:
        parse_day(text, TODAY)
    assert len(str(caught.value.message.values["text"])) <= 40
    assert caught.value.remedy is not None


def test_a_wrong_day_of_the_week_is_told() -> None:
    with pytest.raises(PitchcoachError) as caught:
        parse_day("12/2(木)", TODAY)
    assert caught.value.message.values["day"] == "2026-12-02"


def test_a_leap_day_without_a_year() -> None:
    assert parse_day("2/29", date(2027, 6, 1)) == date(2028, 2, 29)
    assert parse_day("2/29", date(2028, 3, 20)) == date(2028, 2, 29)


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_whole_day_is_itself_whenever_it_is_read(day: date, today: date) -> None:
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f"{day.year}年{day.month}月{day.day}日", today) == day
    assert parse_day(f"{(day - today).days:+d}", today) == day


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.integers(-30, 334))
def test_without_a_year_it_is_the_coming_one_or_one_of_these_days(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    if (day.month, day.day) == (2, 29):
        return
    found = parse_day(f"{day.month}/{day.day}", today)
    assert found == day
    assert found >= today - RECENT


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_day_or_told(text: str) -> None:
    with contextlib.suppress(PitchcoachError):
        parse_day(text, TODAY)
