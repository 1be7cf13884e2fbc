"""The seasons of cards against days that the National Astronomical Observatory of Japan has announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.calendar_words import day_in_words
from pitchcoach.coach.meet.seasons import autumn_begins, card_on, new_year, opening, summer
from pitchcoach.i18n import Translator

RAINS_END = (7, 20)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "day"), [(2019, 8), (2020, 7), (2022, 7), (2023, 8), (2024, 7), (2025, 7), (2026, 7), (2027, 8)]
)
def test_autumn_begins_when_the_calendar_says(year: int, day: int) -> None:
    assert autumn_begins(year) == date(year, 8, day)


@pytest.mark.parametrize(
    ("year", "day"), [(2020, 4), (2021, 3), (2024, 4), (2025, 3), (2026, 4), (2028, 4), (2029, 3)]
)
def test_midwinter_cards_end_the_day_before_spring(year: int, day: int) -> None:
    assert new_year(date(year, 1, 1)).closes == date(year, 2, day - 1)


def test_a_new_years_card_changes_its_name() -> None:
    names = {
        date(2026, 12, 1): "newyear",
        date(2026, 12, 25): "newyear",
        date(2027, 1, 7): "newyear",
        date(2027, 1, 8): "midwinter",
        date(2027, 2, 3): "midwinter",
    }
    assert {day: card_on("newyear", day) for day in names} == names


def test_a_summer_card_changes_its_name_at_the_beginning_of_autumn() -> None:
    assert card_on("summer", date(2026, 8, 6)) == "summer"
    assert card_on("summer", date(2026, 8, 7)) == "latesummer"
    assert card_on("summer", date(2027, 8, 7)) == "summer"


@given(DAYS)
def test_windows_are_the_open_ones_or_the_next(day: date) -> None:
    for window in (new_year(day), summer(day, RAINS_END)):
        assert window.opens <= window.best_by <= window.closes
        assert day <= window.closes
        assert window.opens - day <= timedelta(days=366)


@given(DAYS)
def test_the_window_stays_the_same_while_it_is_open(day: date) -> None:
    for ask in (new_year, lambda d: summer(d, RAINS_END)):
        window = ask(day)
        if window.opens <= day:
            assert ask(window.closes) == window == ask(window.opens)
            assert ask(window.closes + timedelta(days=1)).year == window.year + 1


def test_a_late_rainy_season_leaves_one_day_of_summer() -> None:
    assert summer(date(2026, 7, 1), (8, 20)).opens == date(2026, 8, 6)


def test_words_of_days_and_seasons() -> None:
    assert Translator("ja").render(day_in_words(date(2028, 2, 29))) == "2月29日"
    assert Translator("en").render(day_in_words(date(2028, 2, 29))) == "29 February"
    assert len({opening(date(2026, month, 1)).text for month in range(1, 13)}) == 12
