"""The plan until an event: what is due on which day, whatever the calendar and the past are like."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.rehearsing.plan import (
    CLIMB,
    MOST,
    PlannedDay,
    Practised,
    Preparation,
    climb,
    prepare,
    prepare_all,
)
from pitchcoach.model.meet import Event

TODAY = date(2026, 11, 27)
MINE, SHORT = Path("/pitches/a.md"), Path("/pitches/a-30.md")

days_away = st.integers(0, 90)
today_anywhere = st.dates(date(2020, 1, 1), date(2032, 12, 31))
past = st.dictionaries(st.integers(0, 60), st.integers(0, 8), max_size=10)


def event(days: int, today: date = TODAY, variant: Path | None = MINE, number: int = 1) -> Event:
    return Event(number, "交流会", today + timedelta(days=days), variant=variant)


def ago(rounds: dict[int, int], today: date = TODAY) -> Practised:
    return Practised({today - timedelta(days=n): count for n, count in rounds.items()})


def counts(plan: Preparation) -> dict[int, int]:
    """Days from today, and the rounds of each."""
    return {(one.day - plan.today).days: one.done + len(one.rungs) for one in plan.days}


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, {0: 1}),
        (1, {0: 4, 1: 1}),
        (5, {0: 3, 1: 3, 2: 3, 3: 3, 4: 2, 5: 1}),
        (14, {0: 2, 1: 2, 3: 2, 6: 2, 8: 1, 9: 1, 10: 1, 11: 1, 12: 1, 13: 2, 14: 1}),
    ],
)
def test_the_plan_of_a_pitch_never_said(days, due):
    assert counts(prepare(event(days), TODAY, Practised())) == due


def test_the_intervals_rise_near_the_beginning():
    due = sorted(counts(prepare(event(60), TODAY, Practised())))
    gaps = [b - a for a, b in pairwise(due)]
    assert gaps[:8] == [1, 2, 3, 4, 5, 6, 7, 7]
    assert gaps[-3:] == [1, 1, 1]


def test_much_practice_leaves_little_to_do():
    fresh = prepare(event(7), TODAY, Practised())
    seasoned = prepare(event(7), TODAY, ago(dict.fromkeys((1, 2, 4, 7, 11), 3)))
    assert seasoned.rounds_left < fresh.rounds_left
    assert counts(seasoned)[6] == 2
    assert counts(seasoned)[7] == 1


def test_what_was_said_today_is_counted_and_what_is_left_is_due():
    plan = prepare(event(5), TODAY, Practised({TODAY: 2}))
    assert (plan.done, len(plan.due), plan.days_left) == (2, 1, 5)
    more = prepare(event(5), TODAY, Practised({TODAY: 9}))
    assert (more.done, more.due) == (9, ())


def test_a_missed_day_makes_another_plan_and_nothing_else():
    kept = prepare(event(4, TODAY + timedelta(days=1)), TODAY + timedelta(days=1), ago({0: 3}))
    missed = prepare(event(4, TODAY + timedelta(days=1)), TODAY + timedelta(days=1), Practised())
    assert {day for day, n in counts(missed).items() if n > MOST} == set()
    assert missed.rounds_left >= kept.rounds_left
    assert missed.days[0].day == TODAY + timedelta(days=1)


def test_the_rungs_climb_to_the_event_and_the_warm_up_is_without_the_wait():
    plan = prepare(event(5), TODAY, Practised())
    rungs = [rung for one in plan.days for rung in one.rungs]
    assert rungs[0] == "read"
    assert rungs[-2:] == ["event", "blind"]
    assert [CLIMB.index(rung) for rung in rungs[:-1]] == sorted(CLIMB.index(rung) for rung in rungs[:-1])
    halfway = prepare(event(5), TODAY, Practised(ago({2: 3, 4: 2}).days, "cues"))
    assert [rung for one in halfway.days for rung in one.rungs][-2:] == ["event", "blind"]
    assert [one.rungs for one in prepare(event(0), TODAY, Practised(rung="cues")).days] == [("cues",)]
    assert climb("shadow", 3) == ("read", "cloze", "blind")
    assert climb("short", 2) == ("blind", "event")
    assert climb("event", 0) == ()


def test_without_a_pitch_there_is_no_plan_but_an_event():
    assert prepare(event(3, variant=None), TODAY, Practised()).days == ()
    (plan,) = prepare_all([event(3, variant=None)], TODAY, {}, {})
    assert (plan.days, plan.days_left) == ((), 3)


def test_an_event_that_is_past_is_left_out():
    assert prepare(event(-1), TODAY, Practised()).days == ()
    assert prepare_all([event(-1)], TODAY, {}, {}) == ()


def test_a_variant_used_twice_is_planned_for_one_event_after_the_other():
    first, second = prepare_all([event(9, number=2), event(3)], TODAY, {}, {})
    assert max(counts(first)) == 3
    assert min(counts(second)) > 3
    assert max(counts(second)) == 9


def test_the_plan_of_an_event_far_away_begins_later():
    plan = prepare(event(400), TODAY, Practised({TODAY: 3}))
    assert (plan.due, plan.done, plan.days_left) == ((), 0, 400)
    assert (plan.days[0].day - TODAY).days == 310


def test_variants_of_a_family_share_the_day():
    families = {MINE: "a", SHORT: "a"}
    plans = prepare_all([event(2), event(3, variant=SHORT, number=2)], TODAY, {}, families)
    for day in range(2):
        assert sum(counts(plan).get(day, 0) for plan in plans) <= MOST
    apart = prepare_all([event(2), event(3, variant=SHORT, number=2)], TODAY, {}, {})
    assert sum(counts(plan).get(0, 0) for plan in apart) > MOST


@given(today_anywhere, days_away, past)
def test_whatever_the_calendar_the_plan_is_sound(today, days, rounds):
    practised = ago(rounds, today)
    plan = prepare(event(days, today), today, practised)
    on = today + timedelta(days=days)
    assert [one.day for one in plan.days] == sorted({one.day for one in plan.days})
    assert all(today <= one.day <= on for one in plan.days)
    assert plan.rounds_left == sum(len(one.rungs) for one in plan.days)
    assert all(one.done == 0 for one in plan.days if one.day != today)
    assert all(0 < len(one.rungs) <= MOST for one in plan.days if one.day != today)
    assert plan.days[-1].day == on
    assert plan.done == (practised.days.get(today, 0))
    if days:
        assert len(plan.days[-1].rungs) == 1
    if days > 1:
        assert counts(plan)[days - 1] <= MOST - 1  # the last evening is light


@given(
    st.integers(0, 14), st.dictionaries(st.integers(0, 20), st.integers(0, 6), max_size=8), st.integers(0, 20)
)
def test_a_round_more_never_leaves_more_to_do(days, rounds, when):
    more = {**rounds, when: rounds.get(when, 0) + 1}
    assert (
        prepare(event(days), TODAY, ago(more)).rounds_left
        <= prepare(event(days), TODAY, ago(rounds)).rounds_left
    )


@given(today_anywhere, st.integers(1, 60), past)
def test_whoever_keeps_the_plan_finds_the_same_one_the_next_day(today, days, rounds):
    practised = ago(rounds, today)
    plan = prepare(event(days, today), today, practised)
    said = {**practised.days, today: plan.done + len(plan.due)}
    tomorrow = today + timedelta(days=1)
    again = prepare(event(days, today), tomorrow, Practised(said))
    assert [(one.day, len(one.rungs)) for one in again.days] == [
        (one.day, len(one.rungs)) for one in plan.days if one.day > today
    ]


def test_a_leap_day_and_the_end_of_a_year_are_days_like_others():
    leap = prepare(Event(1, "", date(2028, 3, 1), variant=MINE), date(2028, 2, 27), Practised())
    assert [one.day for one in leap.days] == [
        date(2028, 2, 27), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)
    ]  # fmt: skip
    year = prepare(Event(1, "", date(2027, 1, 2), variant=MINE), date(2026, 12, 30), Practised())
    assert [one.day.isoformat() for one in year.days] == [
        "2026-12-30",
        "2026-12-31",
        "2027-01-01",
        "2027-01-02",
    ]
    assert isinstance(year.days[0], PlannedDay)
