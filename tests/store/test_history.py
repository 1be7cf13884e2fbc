"""What the rounds add up to, on days of the local calendar, without reading each of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pitchcoach.model.history import DayFigures, Drift, History, PitchFigures
from pitchcoach.model.pitch import Role
from pitchcoach.model.round import Mark, Outcome, Rung
from pitchcoach.store import database, history
from pitchcoach.store.fake import MemoryStore
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import a_round, minute

AnyStore = RoundStore | MemoryStore
A, B = Path("/p/a.md"), Path("/p/b.md")


@pytest.fixture(params=["real", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyStore]:
    opened = RoundStore(tmp_path / "rounds.sqlite3") if request.param == "real" else MemoryStore()
    yield opened
    opened.close()


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system does not change its time zone for one program")

    def zone(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    before = os.environ.get("TZ")
    yield zone
    if before is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


def rehearse(
    store: AnyStore,
    seconds: float,
    pitch: Path = A,
    at: datetime | None = None,
    outcome: Outcome = "done",
    rung: Rung = "read",
    marks: tuple[Mark, ...] = (),
    slot: float = 60.0,
) -> int:
    new = a_round(pitch=pitch, started_at=at or minute(0), rung=rung, marks=marks, slot_seconds=slot)
    number = store.begin(new)
    store.end(number, outcome, seconds, marks)
    return number


def test_nothing_adds_up_to_nothing(store: AnyStore) -> None:
    store.begin(a_round())
    rehearse(store, 20.0, outcome="abandoned")
    assert store.history() == store.history(A) == History(0, 0, 0, (), None, (), (), ())


def test_finished_rounds_are_counted_of_one_pitch_or_of_all(store: AnyStore) -> None:
    for n, seconds in enumerate((70.0, 58.0, 60.0, 51.5)):
        rehearse(store, seconds, at=minute(n))
    rehearse(store, 29.0, B, at=minute(9), slot=30.0)
    one, all_of_them = store.history(A), store.history(newest=2)
    assert (one.count, one.timed, one.inside) == (4, 4, 3)
    assert [r.seconds for r in one.newest] == [70.0, 58.0, 60.0, 51.5]
    assert one.best is not None
    assert (one.best.seconds, one.best.rate) == (60.0, 402 / 60)
    assert one.pitches == ()
    assert (all_of_them.count, all_of_them.inside) == (5, 4)
    assert [r.seconds for r in all_of_them.newest] == [51.5, 29.0]
    assert all_of_them.pitches == (PitchFigures(A, 4), PitchFigures(B, 1))
    assert all_of_them.drifts == ()


def test_the_rate_of_english_is_in_words(store: AnyStore) -> None:
    number = store.begin(a_round(pitch=A, language="en", words=120, units=170))
    store.end(number, "done", 50.0, ())
    assert [r.rate for r in store.history(A).newest] == [2.4]


def test_rounds_whose_time_the_voice_keeps_count_as_practice_only(store: AnyStore) -> None:
    rehearse(store, 59.0, rung="shadow")
    rehearse(store, 50.0, rung="blind", at=minute(1))
    rehearse(store, 62.0, rung="blind", at=minute(2))
    found = store.history(A)
    assert (found.count, found.timed, found.inside) == (3, 2, 1)
    assert [r.seconds for r in found.newest] == [50.0, 62.0]
    assert found.best is not None
    assert found.best.seconds == 50.0
    assert found.rungs == (("shadow", 1), ("blind", 2))


def test_sections_drift_over_the_newest_rounds_where_they_were_marked(store: AnyStore) -> None:
    def ends(*at: float | None) -> tuple[Mark, ...]:
        roles: tuple[Role, ...] = ("target", "feature", "benefit")
        return tuple(Mark(role, "", 20.0, end) for role, end in zip(roles, at, strict=True))

    rehearse(store, 99.0, marks=(Mark("hook", "", 5.0, 9.0),))  # a section that the pitch no longer has
    rehearse(store, 60.0, at=minute(1), marks=ends(18.0, None, 60.0))
    rehearse(store, 66.0, at=minute(2), marks=ends(22.0, 50.0, None))  # its end ended the last section
    assert store.history(A).drifts == (
        Drift("target", "", 20.0, 20.0, 2),
        Drift("feature", "", 20.0, 28.0, 1),
        Drift("benefit", "", 20.0, 16.0, 1),
    )
    for n in range(10):
        rehearse(store, 60.0, at=minute(3 + n), marks=ends(20.0, 40.0, 60.0))
    assert {(drift.actual, drift.rounds) for drift in store.history(A).drifts} == {(20.0, 10)}


def test_days_are_those_of_the_local_calendar(store: AnyStore, local: Callable[[str], None]) -> None:
    local("Asia/Tokyo")
    for moment in (
        datetime(2026, 3, 7, 14, 59, 59, 999999, tzinfo=UTC),  # 23:59 there
        datetime(2026, 3, 7, 15, 0, tzinfo=UTC),  # midnight there
        datetime(2026, 3, 8, 14, 59, tzinfo=UTC),
        datetime(2026, 12, 31, 15, 0, tzinfo=UTC),  # New Year
    ):
        rehearse(store, 60.0, at=moment)
    local("UTC")  # who travels afterwards has practised on the same days
    assert store.history().days == (
        DayFigures(date(2026, 3, 7), 1),
        DayFigures(date(2026, 3, 8), 2),
        DayFigures(date(2027, 1, 1), 1),
    )


def test_days_on_which_the_clocks_change_have_their_rounds(
    store: AnyStore, local: Callable[[str], None]
) -> None:
    local("America/New_York")
    for moment in (
        datetime(2026, 3, 8, 4, 59, tzinfo=UTC),  # 23:59 of the 7th, before the day of 23 hours
        datetime(2026, 3, 8, 5, 0, tzinfo=UTC),  # its midnight
        datetime(2026, 3, 9, 3, 59, tzinfo=UTC),  # 23:59, in summer time
        datetime(2026, 3, 9, 4, 0, tzinfo=UTC),
        datetime(2026, 11, 1, 4, 0, tzinfo=UTC),  # midnight before the day of 25 hours
        datetime(2026, 11, 2, 4, 59, tzinfo=UTC),  # its 23:59
        datetime(2026, 11, 2, 5, 0, tzinfo=UTC),
    ):
        rehearse(store, 60.0, at=moment)
    days = {day.day.isoformat(): day.rounds for day in store.history(A).days}
    assert days == {
        "2026-03-07": 1,
        "2026-03-08": 2,
        "2026-03-09": 1,
        "2026-11-01": 2,
        "2026-11-02": 1,
    }


def test_sums_follow_a_round_that_is_deleted_moved_or_ends_after_all(store: AnyStore) -> None:
    first, second = rehearse(store, 58.0), rehearse(store, 66.0, at=minute(1))
    store.moved(A, B)
    assert store.history(A).count == 0
    assert (store.history(B).count, store.history(B).inside, store.history().count) == (2, 1, 2)
    store.delete(first)
    assert (store.history(B).count, store.history(B).inside, store.history(B).best) == (1, 0, None)
    store.delete(second)
    assert store.history() == store.history(B) == History(0, 0, 0, (), None, (), (), ())
    late = store.begin(a_round(pitch=A))
    store.end(late, "interrupted", 30.0, ())
    assert store.history().count == 0
    store.end(late, "done", 58.0, ())
    assert (store.history().count, store.history(A).inside) == (1, 1)


@pytest.mark.parametrize("query", history.QUERIES)
def test_no_query_reads_or_sorts_more_than_it_returns(tmp_path: Path, query: str) -> None:
    with database.connected(tmp_path / "rounds.sqlite3") as db:
        values = {"pitch": "/p/a.md", "sums": "/p/a.md", "limit": 60}
        plan = [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + query, values)]
    assert not [step for step in plan if "TEMP B-TREE" in step]
    [step] = plan
    in_order = step in (
        "SCAN rounds USING INDEX rounds_by_time",  # ended by the limit
        "SCAN rounds USING INDEX rounds_nearest",
        "SCAN practice_rungs",  # a few rows for each pitch
    )
    assert in_order or step.startswith("SEARCH ")


def test_a_pitch_whose_name_is_no_text_has_its_figures(store: AnyStore) -> None:
    odd = Path("/p/\udce3\udc81.md")
    number = rehearse(store, 60.0, odd)
    found = store.history(odd)
    assert [r.id for r in found.newest] == [number]
    assert store.history().pitches == (PitchFigures(odd, 1),)
    assert replace(found, drifts=(), pitches=store.history().pitches) == store.history()
