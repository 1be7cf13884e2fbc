"""What progress says of rounds whose figures are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pitchcoach.coach.reviewing.charts import Bars, Days, Dots, Ranges
from pitchcoach.coach.reviewing.progress import panels, seconds_panel
from pitchcoach.coach.reviewing.progress_parts import Panel, streaks
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.history import DayFigures, Drift, History, RoundFigures
from tests.store.examples import minute

TODAY = date(2026, 3, 1)
NOTHING = History(0, 0, 0, (), None, (), (), ())


def figures(seconds: float, slot: float = 60.0, rate: float = 6.5, **changes: object) -> RoundFigures:
    one = RoundFigures(1, Path("/p/a.md"), minute(0), slot, seconds, rate, "read", None)
    return replace(one, **changes)  # type: ignore[arg-type]  # any field


def history(*newest: RoundFigures, **changes: object) -> History:
    inside = sum(one.seconds <= one.slot_seconds for one in newest)
    whole = replace(NOTHING, count=len(newest), timed=len(newest), inside=inside, newest=newest)
    return replace(whole, **changes)  # type: ignore[arg-type]  # any field


def panel(found: History, name: str) -> Panel | None:
    return next((one for one in panels(found, Settings(), TODAY) if one.name == name), None)


def said(found: History, name: str) -> str:
    one = panel(found, name)
    assert one is not None
    return Translator("en").render(one.sentence)


def days(*ago: int) -> tuple[DayFigures, ...]:
    return tuple(DayFigures(TODAY - timedelta(days=n), 1) for n in sorted(ago, reverse=True))


def test_no_rounds_show_nothing() -> None:
    assert panels(NOTHING, Settings(), TODAY) == ()
    assert seconds_panel(NOTHING) is None


def test_rounds_with_the_voice_alone_show_rungs_and_days_only() -> None:
    found = replace(NOTHING, count=2, rungs=(("shadow", 2),), days=days(0))
    assert [one.name for one in panels(found, Settings(), TODAY)] == ["rungs", "days"]


def test_one_round_is_told_as_it_is() -> None:
    assert said(history(figures(58.4)), "seconds") == "One round: 58 s of 60 s."
    assert panel(history(figures(58.4)), "spread") is None


def test_rounds_of_one_slot_are_told_in_seconds() -> None:
    found = history(*(figures(s) for s in (90.0, 62.0, 60.0, 59.0, 58.0, 61.0)))
    assert said(found, "seconds") == "6 rounds, 3 inside the slot. The last 5: 60 s of 60 s on average."
    shown = panel(found, "seconds")
    assert shown is not None
    assert isinstance(shown.chart, Dots)
    assert (shown.chart.line, shown.chart.values[0]) == (60.0, 90.0)


@pytest.mark.parametrize(
    ("offs", "end"),
    [
        ((2.0, 4.0), "3 s after the slot"),
        ((-2.0, -4.0), "3 s before the end of the slot"),
        ((-1.0, 1.0), "right at the end of the slot"),
    ],
)
def test_rounds_of_several_slots_are_told_against_their_own(offs: tuple[float, float], end: str) -> None:
    found = history(figures(60 + offs[0]), figures(30 + offs[1], slot=30.0))
    assert said(found, "seconds").endswith(f"The last 2 ended {end} on average.")
    shown = panel(found, "seconds")
    assert shown is not None
    assert isinstance(shown.chart, Dots)
    assert (shown.chart.values, shown.chart.line) == (offs, 0.0)


def test_the_spread_of_the_last_rounds_stands_beside_that_of_those_before() -> None:
    wide, narrow = (50.0, 70.0, 50.0, 70.0), (59.0, 61.0, 59.0, 61.0, 60.0)
    found = history(*(figures(s) for s in wide + narrow), timed=109)
    assert "lie ±1 s around their average; the 4 before, ±10 s." in said(found, "spread")
    shown = panel(found, "spread")
    assert shown is not None
    assert isinstance(shown.chart, Ranges)
    names = [Translator("en").render(row.label) for row in shown.chart.rows]
    assert names == ["round 101–104", "round 105–109"]
    assert [(row.low, row.middle, row.high) for row in shown.chart.rows] == [(50, 60, 70), (59, 60, 61)]


@pytest.mark.parametrize(
    ("actual", "sentence"),
    [
        (24.0, "Feature takes 4 s more than planned, the most of all sections (mean of 7)."),
        (16.0, "Feature takes 4 s less than planned, the most of all sections (mean of 7)."),
        (20.9, "Every section keeps to its plan (mean of 7)."),
    ],
)
def test_the_section_that_is_most_off_is_named(actual: float, sentence: str) -> None:
    drifts = (Drift("target", "", 15.0, 15.5, 6), Drift("feature", "", 20.0, actual, 7))
    assert said(history(figures(60.0), drifts=drifts), "sections") == sentence


def test_a_section_without_a_role_has_its_heading() -> None:
    drifts = (Drift(None, "余談", 5.0, 9.0, 2), Drift(None, "", 5.0, 5.0, 2))
    found = history(figures(60.0), drifts=drifts)
    assert "余談 takes 4 s more" in said(found, "sections")
    shown = panel(found, "sections")
    assert shown is not None
    assert isinstance(shown.chart, Bars)
    assert [Translator("en").render(row.label) for row in shown.chart.rows] == ["余談", "Opening"]


def test_the_pace_has_the_unit_of_its_language_and_what_is_easy_to_follow() -> None:
    japanese = history(*(figures(60.0, rate=r) for r in (9.0, 7.0, 7.0, 7.0, 7.0, 7.0)))
    assert said(japanese, "rate") == (
        "The last 5 rounds: 7.0 morae/s on average, before 9.0; 5.5–8 are easy to follow."
    )
    english = history(figures(60.0, rate=2.4, language="en"))
    assert said(english, "rate") == "One round: 144 words/min; 100–165 are easy to follow."
    assert panel(history(figures(60.0), figures(60.0, language="en")), "rate") is None


def test_the_ladder_shows_every_rung_up_to_the_highest() -> None:
    found = history(figures(60.0), rungs=(("read", 3), ("cues", 2)))
    assert said(found, "rungs") == "2 of 8 rungs tried; the highest so far: First phrases."
    shown = panel(found, "rungs")
    assert shown is not None
    assert isinstance(shown.chart, Bars)
    assert [row.value for row in shown.chart.rows] == [3, 0, 2]


@pytest.mark.parametrize(
    ("ago", "now", "best"),
    [
        ((), 0, 0),
        ((0,), 1, 1),
        ((1, 2), 2, 2),  # today's round is still to come
        ((2, 3, 4), 0, 3),
        ((0, 1, 5, 6, 7, 8), 2, 4),
        ((0, 1, 2), 3, 3),  # over the end of a February
    ],
)
def test_days_in_a_row(ago: tuple[int, ...], now: int, best: int) -> None:
    found = streaks(days(*ago), TODAY)
    assert (found.now, found.best) == (now, best)


def test_days_are_told_and_drawn() -> None:
    found = history(figures(60.0), days=days(0, 1, 27, 28, 400))
    assert said(found, "days") == (
        "Days of practice: 5, 3 of them in the last four weeks; in a row 2, at best 2."
    )
    shown = panel(found, "days")
    assert shown is not None
    assert isinstance(shown.chart, Days)
    assert len(shown.chart.counts) == 5
