"""What every store promises: held by the real one and by the fake."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from pitchcoach.coach.store_ports import Store
from pitchcoach.errors import StoreError
from pitchcoach.model.round import GivenCue, Outcome, Round
from pitchcoach.store.fake import MemoryStore
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import PLAN, START, a_round, marked, minute

AnyStore = RoundStore | MemoryStore
Programs = Callable[[], AnyStore]
"""Opens the same rounds as one more program would."""


@pytest.fixture(params=["real", "fake"])
def programs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Programs]:
    opened: list[AnyStore] = []

    def real() -> AnyStore:
        opened.append(RoundStore(tmp_path / "data" / "pitchcoach.sqlite3"))
        return opened[-1]

    memory = MemoryStore()
    yield real if request.param == "real" else memory.another
    for store in opened:
        store.close()


@pytest.fixture
def store(programs: Programs) -> AnyStore:
    return programs()


def rehearse(store: AnyStore, pitch: Path, at: int, outcome: Outcome = "done") -> int:
    number = store.begin(a_round(pitch=pitch, started_at=minute(at)))
    store.end(number, outcome, 58.5, marked(PLAN, 4))
    return number


A, B, C = Path("/p/a.md"), Path("/p/b.md"), Path("/p/c.md")


def test_it_is_the_port(store: AnyStore) -> None:
    port: Store = store
    assert list(port.rounds()) == []
    assert port.last_practised() == {}
    assert port.get(1) is None
    assert list(port.recover()) == []


def test_a_round_from_begin_to_end(store: AnyStore) -> None:
    new = a_round(take=Path("/takes/planned.wav"))
    number = store.begin(new)
    assert store.get(number) == replace(new, id=number)
    assert list(store.rounds()) == []

    store.mark(number, 12.5, marked(PLAN, 1))
    assert store.get(number) == replace(new, id=number, marks=marked(PLAN, 1))

    store.end(number, "done", 59.25, marked(PLAN, 4), Path("/takes/1.wav"))
    closed = replace(
        new, id=number, outcome="done", seconds=59.25, marks=marked(PLAN, 4), take=Path("/takes/1.wav")
    )
    assert store.get(number) == closed
    assert list(store.rounds()) == [closed]
    assert store.count() == 1


def test_a_round_that_ends_without_a_take_has_none(store: AnyStore) -> None:
    number = store.begin(a_round(take=Path("/takes/planned.wav")))
    store.end(number, "abandoned", 3.0, PLAN)
    found = store.get(number)
    assert found is not None
    assert found.take is None


def test_the_start_is_kept_in_utc(store: AnyStore) -> None:
    tokyo = START.astimezone(timezone(timedelta(hours=9)))
    found = store.get(store.begin(a_round(started_at=tokyo)))
    assert found is not None
    assert found.started_at == tokyo
    assert found.started_at.utcoffset() == timedelta(0)


def test_rounds_come_newest_first_whenever_they_were_written(store: AnyStore) -> None:
    numbers = {at: rehearse(store, A, at) for at in (3, 1, 2)}
    later_twin = rehearse(store, A, 3)
    assert [r.id for r in store.rounds()] == [later_twin, numbers[3], numbers[2], numbers[1]]


def test_rounds_of_one_pitch_and_so_many(store: AnyStore) -> None:
    first, second = rehearse(store, A, 1), rehearse(store, A, 3, "abandoned")
    other = rehearse(store, B, 2)
    store.begin(a_round(pitch=A, started_at=minute(9)))
    assert [r.id for r in store.rounds(A)] == [second, first]
    assert [r.id for r in store.rounds(limit=2)] == [second, other]
    assert [r.id for r in store.rounds(A, limit=1)] == [second]
    assert list(store.rounds(limit=0)) == []
    assert list(store.rounds(C)) == []


def test_last_practised_is_the_newest_closed_round_of_each_pitch(store: AnyStore) -> None:
    rehearse(store, A, 1)
    newest_a, only_b = rehearse(store, A, 5), rehearse(store, B, 2, "abandoned")
    rehearse(store, A, 4)
    store.begin(a_round(pitch=A, started_at=minute(9)))
    store.begin(a_round(pitch=C, started_at=minute(9)))
    assert {path: r.id for path, r in store.last_practised().items()} == {A: newest_a, B: only_b}


def test_rounds_follow_their_file(store: AnyStore) -> None:
    closed, running = rehearse(store, A, 1), store.begin(a_round(pitch=A, started_at=minute(2)))
    other = rehearse(store, B, 3)
    store.moved(A, C)
    store.end(running, "done", 60.0, PLAN)
    assert [r.id for r in store.rounds(C)] == [running, closed]
    assert [r.id for r in store.rounds(B)] == [other]
    assert list(store.rounds(A)) == []
    store.moved(A, B)  # nothing left to move


def test_deleting_takes_one_round_and_no_number_comes_back(store: AnyStore) -> None:
    kept, gone = rehearse(store, A, 1), rehearse(store, A, 2)
    assert store.delete(gone)
    assert not store.delete(gone)
    assert [r.id for r in store.rounds()] == [kept]
    assert store.begin(a_round()) not in (kept, gone)


def test_a_round_that_was_deleted_while_it_ran_is_told_so(store: AnyStore) -> None:
    number = store.begin(a_round())
    store.delete(number)
    with pytest.raises(StoreError, match="no longer in the database"):
        store.mark(number, 1.0, PLAN)
    with pytest.raises(StoreError, match="no longer in the database"):
        store.end(number, "done", 1.0, PLAN)


def test_a_closed_round_stays_as_it_is(store: AnyStore) -> None:
    number = rehearse(store, A, 1)
    before = store.get(number)
    with pytest.raises(StoreError, match="closed already"):
        store.mark(number, 1.0, ())
    with pytest.raises(StoreError, match="closed already"):
        store.end(number, "abandoned", 1.0, ())
    assert store.get(number) == before


@pytest.mark.parametrize(
    "wrong",
    [{"id": 3}, {"outcome": "done"}, {"seconds": 1.0}, {"started_at": START.replace(tzinfo=None)}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_only_a_new_round_begins(store: AnyStore, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="round"):
        store.begin(a_round(**wrong))


def test_a_round_cannot_end_as_running(store: AnyStore) -> None:
    number = store.begin(a_round())
    with pytest.raises(ValueError, match="running"):
        store.end(number, "running", 1.0, PLAN)


def test_rounds_of_a_program_that_is_gone_are_recovered_once(programs: Programs) -> None:
    gone, here = programs(), programs()
    bare, kept = gone.begin(a_round()), gone.begin(a_round(started_at=minute(1), take=Path("/takes/2.wav")))
    gone.mark(kept, 21.5, marked(PLAN, 2))
    gone.close()

    recovered = here.recover()
    assert [(r.id, r.outcome, r.seconds) for r in recovered] == [
        (kept, "interrupted", 21.5),
        (bare, "interrupted", 0.0),
    ]
    assert recovered[0].marks == marked(PLAN, 2)
    assert recovered[0].take == Path("/takes/2.wav")
    assert list(here.rounds()) == list(recovered)
    assert list(here.recover()) == []


def test_rounds_of_programs_that_run_are_left_alone(programs: Programs) -> None:
    one, two = programs(), programs()
    first, second = one.begin(a_round()), two.begin(a_round())
    assert list(one.recover()) == []
    assert list(two.recover()) == []
    one.end(first, "done", 60.0, PLAN)
    two.end(second, "done", 60.0, PLAN)
    assert one.count() == 2


def test_an_interrupted_round_whose_program_is_alive_after_all_loses_nothing(programs: Programs) -> None:
    sleeper, other = programs(), programs()
    number = sleeper.begin(a_round())
    sleeper.close()
    other.recover()
    sleeper.mark(number, 31.0, marked(PLAN, 3))
    found = other.get(number)
    assert found is not None
    assert (found.outcome, found.seconds) == ("interrupted", 31.0)
    sleeper.end(number, "done", 60.0, marked(PLAN, 4))
    assert [(r.id, r.outcome, r.seconds) for r in other.rounds()] == [(number, "done", 60.0)]


def test_any_thread_may_call(store: AnyStore) -> None:
    def work(pitch: Path) -> None:
        for at in range(10):
            rehearse(store, pitch, at)

    threads = [threading.Thread(target=work, args=(path,)) for path in (A, B, C)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(store.rounds(path)) for path in (A, B, C)] == [10, 10, 10]
    store.check()


def said(store: AnyStore, number: int) -> Round:
    found = store.get(number)
    assert found is not None
    return found


def test_a_round_begins_with_its_rung_and_where_its_clock_starts_in_the_take(store: AnyStore) -> None:
    new = a_round(
        rung="cloze",
        level=2,
        signals="bni",
        take=Path("/takes/1.wav"),
        take_start=3.25,
        cues=(GivenCue(0.1, "count"),),
    )
    assert said(store, number := store.begin(new)) == replace(new, id=number)


def test_what_is_said_of_a_round_is_kept_one_by_one(store: AnyStore) -> None:
    number = rehearse(store, A, 1)
    before = said(store, number)
    store.annotate(number, note="駅で練習", feeling=4)
    store.annotate(number, finding="over_slot")
    assert said(store, number) == replace(before, note="駅で練習", feeling=4, finding="over_slot")
    store.annotate(number, note="", feeling=0)
    store.annotate(number)
    assert said(store, number) == replace(before, finding="over_slot")


def test_marks_cues_and_take_of_a_closed_round_are_put_right(store: AnyStore) -> None:
    number = rehearse(store, A, 1)
    before = said(store, number)
    marks, sounds = marked(PLAN, 3, 7.0), (GivenCue(30.0, "green"), GivenCue(45.123456789, "yellow"))
    store.remark(number, marks)
    store.keep_cues(number, (GivenCue(30.0, "green"),))
    store.keep_cues(number, sounds)
    store.took_take(number, Path("/takes/食.wav"))
    assert said(store, number) == replace(before, marks=marks, cues=sounds, take=Path("/takes/食.wav"))
    store.took_take(number, None)
    assert said(store, number).take is None


def test_cues_are_kept_while_a_round_runs(store: AnyStore) -> None:
    number = store.begin(a_round())
    store.keep_cues(number, (GivenCue(30.0, "green"),))
    store.mark(number, 31.0, marked(PLAN, 1))
    assert said(store, number).cues == (GivenCue(30.0, "green"),)


def test_what_a_take_told_is_kept_in_its_form_only(store: AnyStore) -> None:
    number = rehearse(store, A, 1)
    assert store.delivery(number, 1) is None
    store.keep_delivery(number, 1, "{}")
    store.keep_delivery(number, 2, "間")
    assert store.delivery(number, 1) is None
    assert store.delivery(number, 2) == "間"
    store.delete(number)
    assert store.delivery(number, 2) is None


def test_words_on_a_round_that_is_gone_are_told_the_rest_is_left(store: AnyStore) -> None:
    number = rehearse(store, A, 1)
    store.delete(number)
    with pytest.raises(StoreError, match="no longer in the database"):
        store.annotate(number, note="lost")
    with pytest.raises(StoreError, match="no longer in the database"):
        store.remark(number, PLAN)
    store.keep_cues(number, (GivenCue(1.0, "green"),))
    store.keep_delivery(number, 1, "{}")
    store.took_take(number, None)
    assert store.get(number) is None
    assert store.delivery(number, 1) is None
