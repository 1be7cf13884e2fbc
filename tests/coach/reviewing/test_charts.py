"""Charts in characters: what is drawn can be read back, and no row is wider than it may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.cells import cells, left, right
from pitchcoach.coach.reviewing.charts import DRAWN, PLAIN, Bar, Bars, Chart, Days, Dots, Range, Ranges, draw
from pitchcoach.i18n import Message, Translator, msg

EN, JA = Translator("en").render, Translator("ja").render


def axis(value: float) -> Message:
    return msg("{seconds} s", seconds=f"{value:.0f}")


def test_texts_are_filled_and_cut_in_cells() -> None:
    assert left("特徴", 6) == "特徴  "
    assert left("ベネフィット", 7) == "ベネフ…"
    assert left("ベネフィット", 6) == "ベネ… "
    assert right("特徴", 6) == "  特徴"
    assert cells("か\u3099👨\u200d👩") == 6


def test_dots_stand_above_on_and_below_the_line() -> None:
    rows = draw(Dots((70.0, 60.0, 50.0), 60.0, axis), EN, width=40, height=3)
    assert rows == [
        "68 s │●",
        "60 s │──●───",
        "52 s │    ●",
    ]


def test_only_the_newest_dots_that_have_room_are_drawn() -> None:
    rows = draw(Dots(tuple(map(float, range(100))), None, axis), EN, width=26, height=5)
    assert max(map(cells, rows)) <= 26
    assert sum(row.count("●") for row in rows) == 10


def test_equal_values_are_one_row_of_dots() -> None:
    rows = draw(Dots((60.0, 60.0), 60.0, axis), EN, width=40, height=5)
    assert [row.count("●") for row in rows] == [0, 0, 2, 0, 0]


def test_no_two_rows_of_dots_carry_the_same_label() -> None:
    rows = draw(Dots((60.0, 61.0), 60.2, axis), EN, width=40, height=7)
    labels = [row.split(DRAWN.edge)[0].strip() for row in rows]
    said = [label for label in labels if label]
    assert len(said) == len(set(said)) < len(rows)
    assert next(label for label, row in zip(labels, rows, strict=True) if DRAWN.rule in row)


def test_ranges_reach_from_the_lowest_to_the_highest() -> None:
    chart = Ranges((Range(msg("a"), 50.0, 55.0, 60.0), Range(msg("bb"), 60.0, 60.0, 60.0)), 60.0, axis)
    assert draw(chart, EN, width=29) == [
        "a   50 s ━━━━━━━●━━━━━━━ 60 s",
        "bb  60 s               ● 60 s",
    ]


def test_bars_go_to_both_sides_where_there_is_both() -> None:
    rows = (Bar(msg("up"), 4.0, msg("+4")), Bar(msg("down"), -2.0, msg("-2")), Bar(msg("no"), 0.0, msg("0")))
    assert draw(Bars(rows), EN, width=19) == [
        "up        │▇▇▇▇  +4",
        "down    ▇▇│      -2",
        "no        │      0",
    ]


def test_little_looks_like_little() -> None:
    [row] = draw(Bars((Bar(msg("a"), 0.3, msg("0")),), full=3.0), EN, width=30)
    assert row.count(DRAWN.bar) == 2


def test_days_lie_in_weeks_with_signs_for_how_often() -> None:
    today = date(2026, 11, 27)  # a Friday
    counts = {today: 1, today - timedelta(days=1): 3, date(2026, 11, 2): 9, date(2026, 11, 28): 1}
    rows = draw(Days(counts, today), EN, width=80)
    assert [row[:3] for row in rows[1:8]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert rows[5].split()[-1] == "░"
    assert rows[4].split()[-1] == "▒"
    assert rows[1].split()[-4] == "█"
    assert len(rows[6].split()) == len(rows[5].split()) - 1  # tomorrow is not drawn
    plain = draw(Days(counts, today), EN, width=80, plain=True)
    assert (plain[5].split()[-1], plain[4].split()[-1], plain[1].split()[-4]) == ("1", "2", "6")


@pytest.mark.parametrize("first", [date(2024, 2, 29), date(2025, 12, 29), date(2026, 1, 1)])
def test_every_month_that_begins_is_named_once(first: date) -> None:
    rows = draw(Days({first: 1}, first + timedelta(weeks=30)), JA, width=120)
    names = rows[0].split()
    assert len(names) == len(set(names)) >= 7


values = st.floats(-1e4, 1e4, allow_nan=False)
labels = st.text("特徴abc ", max_size=12).map(lambda text: msg("{text}", text=text))
charts: st.SearchStrategy[Chart] = st.one_of(
    st.builds(Dots, st.lists(values, max_size=80).map(tuple), st.none() | values, st.just(axis)),
    st.builds(
        Ranges,
        st.lists(
            st.lists(values, min_size=3, max_size=3).map(lambda v: Range(msg("x"), *sorted(v))), max_size=4
        ).map(tuple),
        values,
        st.just(axis),
    ),
    st.builds(Bars, st.lists(st.builds(Bar, labels, values, st.just(msg("5 s"))), max_size=6).map(tuple)),
    st.builds(Days, st.dictionaries(st.dates(), st.integers(1, 20), max_size=9), st.dates(date(1, 3, 1))),
)


@given(charts, st.integers(60, 200), st.integers(1, 9), st.booleans())
def test_no_row_is_wider_than_it_may_be_and_plain_is_plain(
    chart: Chart, width: int, height: int, plain: bool
) -> None:
    rows = draw(chart, JA, width=width, height=height, plain=plain)
    assert all(cells(row) <= width for row in rows)
    if plain:
        signs = {DRAWN.dot, DRAWN.rule, DRAWN.edge, DRAWN.span, DRAWN.bar, *DRAWN.levels}
        assert not signs & set("".join(rows))
        assert all(cells(sign) == 1 for sign in (PLAIN.dot, *PLAIN.levels))
