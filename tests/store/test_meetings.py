"""What only the real store of meetings can show: the file, its indexes, its speed, what deletion leaves."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.coach.meet.importing import pasted, take_over
from pitchcoach.errors import StoreError
from pitchcoach.model.meet import Encounter, Event, Person, Talk, Touch
from pitchcoach.store.meetings import MeetingStore
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import a_round
from tests.store.people import DAY, HANAKO, a_person, a_touch, an_event, met
from tests.store.strategies import any_path, any_seconds, any_start, any_text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "pitchcoach.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[MeetingStore]:
    opened = MeetingStore(path)
    yield opened
    opened.close()


def test_it_shares_the_private_file_with_the_rounds(path: Path, store: MeetingStore) -> None:
    rounds = RoundStore(path)
    number = rounds.begin(a_round())
    store.add_people(store.add_event(an_event()).id, [HANAKO])
    store.delete_all()
    assert rounds.get(number) is not None
    rounds.check()
    rounds.close()
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir() if file.is_file()} == {
            0o600
        }


def test_a_file_without_people_gets_their_tables(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.executescript(Path(__file__).with_name("version_1.sql").read_text("utf-8"))
    store = MeetingStore(path)
    assert list(store.events()) == []
    store.add_event(an_event())
    store.close()
    assert RoundStore(path).count() == 1


@pytest.mark.parametrize(
    "delete", [lambda s: s.delete_event(1), lambda s: s.delete_person(1), lambda s: s.delete_all()]
)
def test_what_is_deleted_is_nowhere_in_the_files(
    path: Path, store: MeetingStore, delete: Callable[[MeetingStore], None]
) -> None:
    event = store.add_event(an_event())
    (person,) = store.add_people(event.id, [HANAKO])
    store.put_encounter(met(event, person, note="内装の相談"))
    store.add_touches([a_touch(person, text="先日はありがとう")])
    seen = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert HANAKO.name.encode() in seen
    delete(store)
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())  # the store is still open
    for text in (HANAKO.name, HANAKO.email, "内装の相談", "先日はありがとう"):
        assert text.encode() not in left


@pytest.mark.parametrize(
    "delete", [MeetingStore.delete_all, lambda s: s.delete_person(1), lambda s: s.delete_event(1)]
)
def test_who_is_deleted_leaves_the_copies_of_upgrades_and_the_rounds_stay_in_them(
    path: Path, store: MeetingStore, delete: Callable[[MeetingStore], None]
) -> None:
    event = store.add_event(an_event())
    (ann,) = store.add_people(event.id, [a_person("Ann Lastname")])
    store.put_encounter(met(event, ann, note="a secret"))
    number = RoundStore(path).begin(a_round())
    copy, broken, older = (path.with_name(f"{path.name}.before-v{n}") for n in (8, 7, 1))
    with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(copy)) as target:
        db.backup(target)
    broken.write_bytes(b"SQLite format 3\x00 and Ann Lastname")
    with closing(sqlite3.connect(older)) as db:
        db.execute("CREATE TABLE rounds (id INTEGER)")
    delete(store)
    held = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.is_file())
    assert b"Lastname" not in held
    assert b"a secret" not in held
    assert RoundStore(copy).get(number) is not None
    assert older.exists()
    assert not broken.exists()


def test_no_error_names_anybody(path: Path, store: MeetingStore) -> None:
    store.add_event(an_event())
    path.parent.chmod(0o700)
    store.close()
    for side in path.parent.iterdir():
        side.write_bytes(b"rubbish " * 200)
    with pytest.raises(StoreError) as caught:
        store.add_people(1, [HANAKO])
    assert HANAKO.name not in repr((caught.value.message, caught.value.remedy, caught.value.__cause__))


def test_notes_of_several_threads_are_all_kept(store: MeetingStore) -> None:
    event = store.add_event(an_event())
    people = store.add_people(event.id, [a_person(f"{n}") for n in range(12)])

    def note(mine: int) -> None:
        for person in people[mine::3]:
            for text in ("内", "内装", "内装業"):
                store.put_encounter(met(event, person, note=f"{text}{person.id}", position=person.id))

    threads = [threading.Thread(target=note, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.note for one in store.encounters(event_id=event.id)] == [f"内装業{p.id}" for p in people]


def _least(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds of this process: what the work itself takes."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def test_two_hundred_are_pasted_and_noted_without_a_pause(store: MeetingStore) -> None:
    event = store.add_event(an_event())
    text = "氏名,会社,業種\n" + "".join(f"山田 花子{n},会社{n},飲食\n" for n in range(200))
    assert _least(lambda: take_over(store, event.id, pasted(text).rows), times=1) < 0.3
    (*_, last) = store.encounters(event_id=event.id)
    assert last.position == 199
    assert _least(lambda: store.put_encounter(last)) < 0.01


def test_what_is_due_among_a_thousand_people_with_five_touches_each(store: MeetingStore) -> None:
    people = store.add_people(None, [a_person(f"{n}") for n in range(1000)])
    store.add_touches(
        [a_touch(one, due=DAY + timedelta(days=day), step=f"{day}") for one in people for day in range(5)]
    )
    assert len(store.touches(due_by=DAY + timedelta(days=2))) == 3000
    assert _least(lambda: store.touches(due_by=DAY + timedelta(days=2))) < 0.05


def test_the_usual_questions_go_through_an_index(path: Path, store: MeetingStore) -> None:
    store.events()
    questions = {
        "SELECT * FROM touches WHERE state = 'due' AND due <= ? ORDER BY due, id": "touches_by_state",
        "SELECT * FROM touches WHERE person_id = ? ORDER BY due, id": "touches_by_person",
        "SELECT * FROM encounters WHERE person_id = ?": "encounters_by_person",
        "DELETE FROM events WHERE id = ?": "PRIMARY KEY",
    }
    with closing(sqlite3.connect(path)) as db:
        for question, index in questions.items():
            plan = " ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {question}", (1,)))
            assert index in plan
            assert "TEMP B-TREE" not in plan


def a_record(record: Any, texts: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A record with any text in the named fields."""
    return st.builds(record, **dict.fromkeys(texts.split(), any_text()), **values)


ONE, NO = st.just(1), st.none()
EVENTS = a_record(
    Event,
    "name place signals purpose",
    id=NO,
    on=st.dates(),
    kind=st.sampled_from(["list", "group"]),
    slot_seconds=any_seconds(),
    variant=NO | any_path(),
)
PEOPLE = a_record(
    Person,
    "name reading firm trade line email phone address",
    id=NO,
    category=st.sampled_from(["", "now"]),
    quiet=st.booleans(),
)
ENCOUNTERS = a_record(
    Encounter,
    "note why_here can_do promised",
    event_id=ONE,
    person_id=ONE,
    position=st.integers(0, 9),
    same_trade=st.booleans(),
    talked=st.booleans(),
)
TALKS = a_record(
    Talk,
    "next_step",
    id=NO,
    started_at=any_start(),
    planned_seconds=any_seconds(),
    mine=any_seconds(),
    theirs=any_seconds(),
    event_id=ONE | NO,
    person_id=ONE | NO,
)
TOUCHES = a_record(
    Touch,
    "step text",
    id=NO,
    person_id=ONE,
    channel=st.just("phone"),
    due=st.dates(),
    event_id=ONE | NO,
    until=NO | st.dates(),
    state=st.sampled_from(["due", "done"]),
    done_at=NO | any_start(),
)


@settings(max_examples=15)
@given(EVENTS, PEOPLE, ENCOUNTERS, TALKS, TOUCHES)
def test_everything_comes_back_as_it_went(
    tmp_path_factory: pytest.TempPathFactory,
    event: Event,
    person: Person,
    one: Encounter,
    talk: Talk,
    touch: Touch,
) -> None:
    store = MeetingStore(tmp_path_factory.mktemp("any") / "p.sqlite3")
    kept = store.add_event(event)
    people = store.add_people(None, [person])
    store.put_encounter(one)
    talked, touched = store.add_talk(talk), store.add_touches([touch])
    assert list(store.events()) == [kept]
    assert list(store.people(1)) == list(people)
    assert list(store.encounters()) == [one]
    assert list(store.talks()) == [talked]
    assert list(store.touches()) == list(touched)
    store.close()


def test_leap_days_and_the_turn_of_the_year_are_days_like_any(store: MeetingStore) -> None:
    (ann,) = store.add_people(None, [a_person("ann")])
    days = [date(2027, 12, 31), date(2028, 1, 1), date(2028, 2, 29), date(2028, 3, 1)]
    store.add_touches(
        [a_touch(ann, due=day, done_at=datetime(2028, 1, 1, tzinfo=UTC)) for day in reversed(days)]
    )
    for number, day in enumerate(days, start=1):
        assert [touch.due for touch in store.touches(due_by=day)] == days[:number]
