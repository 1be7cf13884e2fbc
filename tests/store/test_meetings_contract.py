"""What every store of meetings promises: held by the real one and by the fake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from pitchcoach.coach.store_ports import Meetings
from pitchcoach.errors import StoreError
from pitchcoach.model.meet import Encounter, Person, Talk
from pitchcoach.store.fake_meetings import MemoryMeetings
from pitchcoach.store.meetings import MeetingStore
from tests.store.people import DAY, HANAKO, a_person, a_touch, an_event, met

NOON = datetime(2026, 12, 2, 3, 0, 0, 123456, tzinfo=UTC)
TOKYO = timezone(timedelta(hours=9))


@pytest.fixture(params=["real", "fake"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Meetings]:
    opened = MeetingStore(tmp_path / "data" / "p.sqlite3") if request.param == "real" else MemoryMeetings()
    yield opened
    opened.close()


def names(people: Any) -> list[str]:
    return [person.name for person in people]


def numbers(records: Any) -> list[int]:
    return [record.id for record in records]


def talk(**changes: Any) -> Talk:
    return replace(Talk(None, NOON, 600.0, 200.0, 340.5), **changes)


def test_an_empty_one(store: Meetings) -> None:
    assert list(store.events()) == list(store.people()) == list(store.touches()) == list(store.talks()) == []
    assert store.event(1) is store.person(1) is None
    store.delete_event(1)
    store.delete_person(1)
    store.delete_all()


def test_an_event_comes_back_and_is_replaced(store: Meetings) -> None:
    event = store.add_event(an_event(variant=Path("/p/飲食店.md")))
    assert event == an_event(id=event.id, variant=Path("/p/飲食店.md"))
    assert store.event(event.id or 0) == event
    moved = replace(event, name="BNI 梅田", kind="group", variant=None, slot_seconds=45.0)
    store.put_event(moved)
    assert list(store.events()) == [moved]


def test_the_latest_event_comes_first(store: Meetings) -> None:
    days = [DAY, DAY + timedelta(days=30), DAY - timedelta(days=300), DAY]
    kept = [store.add_event(an_event(on=day)) for day in days]
    assert list(store.events()) == [kept[1], kept[3], kept[0], kept[2]]


def test_people_come_back_in_the_order_of_the_list_or_by_reading(store: Meetings) -> None:
    event = store.add_event(an_event())
    given = [
        HANAKO,
        a_person("Adam Abbot"),
        a_person("佐藤", reading="サトウ"),
        a_person("佐藤二", reading="さとう"),
    ]
    added = store.add_people(event.id, given)
    assert [replace(person, id=None) for person in added] == given
    assert list(store.people(event.id)) == list(added)
    assert names(store.people()) == ["Adam Abbot", "佐藤", "佐藤二", "山田 花子"]
    assert store.person(added[0].id or 0) == added[0]
    store.put_person(replace(added[0], quiet=True, category="now"))
    assert store.person(added[0].id or 0) == replace(HANAKO, id=added[0].id, quiet=True, category="now")


def test_people_without_an_event_and_known_people_at_one(store: Meetings) -> None:
    first, second = (store.add_event(an_event(name=name)) for name in ("一", "二"))
    ann, ben = store.add_people(first.id, [a_person("ann"), a_person("ben")])
    (cat,) = store.add_people(None, [a_person("cat")])
    store.attend(first.id or 0, [cat.id or 0, ann.id or 0, cat.id or 0])
    store.attend(second.id or 0, [ben.id or 0])
    assert names(store.people(first.id)) == ["ann", "ben", "cat"]
    assert [one.position for one in store.encounters(event_id=first.id)] == [0, 1, 2]
    assert names(store.people(second.id)) == ["ben"]


def test_a_note_replaces_the_one_before(store: Meetings) -> None:
    event = store.add_event(an_event())
    (ann,) = store.add_people(event.id, [a_person("ann")])
    for note in ("", "内装", "内装業、来月二店目"):
        written = met(
            event, ann, note=note, why_here="w", can_do="c", promised="p", same_trade=True, talked=True
        )
        store.put_encounter(written)
        assert list(store.encounters(event_id=event.id)) == [written]


def test_encounters_of_a_person_by_the_day_of_the_event(store: Meetings) -> None:
    late, early = store.add_event(an_event()), store.add_event(an_event(on=DAY - timedelta(days=9)))
    ann, ben = store.add_people(late.id, [a_person("ann"), a_person("ben")])
    store.attend(early.id or 0, [ann.id or 0])
    assert [one.event_id for one in store.encounters(person_id=ann.id)] == [early.id, late.id]
    assert [(one.event_id, one.person_id) for one in store.encounters()] == [
        (early.id, ann.id),
        (late.id, ann.id),
        (late.id, ben.id),
    ]
    assert list(store.encounters(event_id=early.id, person_id=ben.id)) == []


def test_talks_newest_first_in_utc(store: Meetings) -> None:
    event = store.add_event(an_event())
    (ann,) = store.add_people(event.id, [a_person("ann")])
    practice = store.add_talk(talk(started_at=NOON.astimezone(TOKYO), next_step="水曜に電話"))
    real = store.add_talk(talk(started_at=NOON + timedelta(hours=1), event_id=event.id, person_id=ann.id))
    assert practice.started_at == NOON
    assert list(store.talks()) == [real, practice]
    assert list(store.talks(event_id=event.id)) == list(store.talks(person_id=ann.id)) == [real]


def test_a_talk_is_replaced_while_it_goes_on(store: Meetings) -> None:
    began, other = store.add_talk(talk(mine=0.0, theirs=0.0)), store.add_talk(talk())
    later = replace(began, mine=12.0, theirs=30.5, next_step="水曜に電話")
    store.put_talk(later)
    assert sorted(store.talks(), key=lambda one: one.id or 0) == [later, other]


def test_a_step_makes_one_touch_for_a_person_and_event(store: Meetings) -> None:
    event, other = store.add_event(an_event()), store.add_event(an_event())
    ann, ben = store.add_people(event.id, [a_person("ann"), a_person("ben")])
    step = a_touch(ann, step="thanks", event_id=event.id)
    season = a_touch(ann, step="newyear 2027", channel="newyear", until=DAY + timedelta(days=23))
    free = a_touch(ann, channel="phone")
    added = store.add_touches([step, season, free, step, free])
    assert [replace(touch, id=None) for touch in added] == [step, season, free, free]
    again = [step, season, replace(step, event_id=other.id), replace(step, person_id=ben.id or 0)]
    assert len(store.add_touches(again)) == 2
    assert store.steps_made() == {
        (ann.id, "thanks", event.id),
        (ann.id, "newyear 2027", None),
        (ann.id, "thanks", other.id),
        (ben.id, "thanks", event.id),
    }
    assert len(store.touches(person_id=ann.id)) == 5
    assert len(store.touches()) == 6


def test_touches_that_are_due(store: Meetings) -> None:
    (ann, ben) = store.add_people(None, [a_person("ann"), a_person("ben")])
    later, now, earlier = store.add_touches(
        [
            a_touch(ann, due=DAY + timedelta(days=1)),
            a_touch(ben, due=DAY),
            a_touch(ann, due=DAY - timedelta(days=400)),
        ]
    )
    done = replace(now, state="done", done_at=NOON, text="先日は…")
    assert (
        list(store.touches()) == list(store.touches(due_by=DAY + timedelta(days=1))) == [earlier, now, later]
    )
    assert list(store.touches(due_by=DAY)) == [earlier, now]
    store.put_touch(done)
    assert list(store.touches(due_by=DAY)) == [earlier]
    assert list(store.touches(person_id=ben.id)) == [done]
    assert list(store.touches(person_id=ben.id, due_by=DAY)) == []


def test_touches_since_the_last_answer(store: Meetings) -> None:
    silent, heard, again, never = store.add_people(None, [a_person(name) for name in "abcd"])
    days = [NOON + timedelta(days=number) for number in range(4)]
    store.add_touches(
        [
            *(
                a_touch(silent, channel=channel, state="done", done_at=days[0])
                for channel in ("phone", "postcard")
            ),
            a_touch(silent, channel="newsletter", state="done", done_at=days[1]),
            a_touch(heard, state="done", done_at=days[0]),
            a_touch(heard, state="answered", done_at=days[1]),
            *(a_touch(again, state="done", done_at=at) for at in (days[0], days[2], days[3])),
            a_touch(again, state="answered", done_at=days[1]),
            a_touch(never, state="dropped", done_at=days[0]),
        ]
    )
    assert store.unanswered() == {silent.id: 2, again.id: 2}


def test_deleting_an_event_leaves_who_was_met_elsewhere(store: Meetings) -> None:
    event, other = store.add_event(an_event()), store.add_event(an_event())
    ann, ben = store.add_people(event.id, [a_person("ann"), a_person("ben")])
    (cat,) = store.add_people(None, [a_person("cat")])
    store.attend(other.id or 0, [ben.id or 0])
    store.add_talk(talk(event_id=event.id, person_id=ben.id))
    kept = store.add_talk(talk(person_id=ben.id))
    store.add_touches([a_touch(ann), a_touch(ben, step="a", event_id=event.id), a_touch(ben)])
    store.delete_event(event.id or 0)
    assert list(store.events()) == [other]
    assert list(store.people()) == [ben, cat]
    assert [one.event_id for one in store.encounters()] == [other.id]
    assert list(store.talks()) == [kept]
    assert [(touch.person_id, touch.step) for touch in store.touches()] == [(ben.id, "")]


def test_deleting_a_person_takes_all_that_is_known(store: Meetings) -> None:
    event = store.add_event(an_event())
    ann, ben = store.add_people(event.id, [a_person("ann"), a_person("ben")])
    for person in (ann, ben):
        store.add_touches([a_touch(person)])
        store.add_talk(talk(person_id=person.id))
    store.delete_person(ann.id or 0)
    assert list(store.people(event.id)) == list(store.people()) == [ben]
    assert [touch.person_id for touch in store.touches()] == [ben.id]
    assert [one.person_id for one in store.talks()] == [ben.id]
    (new,) = store.add_people(None, [a_person("new")])
    assert new.id not in (ann.id, ben.id)


def test_two_become_one_and_nothing_is_lost(store: Meetings) -> None:
    first, second = store.add_event(an_event()), store.add_event(an_event(on=DAY + timedelta(days=9)))
    (keep,) = store.add_people(first.id, [replace(HANAKO, firm="やまだ珈琲", email="", category="")])
    (other,) = store.add_people(first.id, [a_person("other")])
    twin = a_person(
        "山田花子", firm="ヤマダ商会", email="h@example.jp", category="now", line="別の一言", quiet=True
    )
    (drop,) = store.add_people(second.id, [twin])
    store.attend(first.id or 0, [drop.id or 0])
    store.put_encounter(met(first, keep, note="内装", talked=True))
    store.put_encounter(met(first, drop, note="二店目", promised="資料", position=2))
    store.add_talk(talk(person_id=drop.id))
    store.add_touches(
        [
            a_touch(keep, step="thanks", event_id=first.id),
            a_touch(drop, step="thanks", event_id=first.id, state="done", done_at=NOON),
            a_touch(drop, step="thanks", event_id=second.id),
            a_touch(drop),
            a_touch(other),
        ]
    )
    store.merge_people(keep.id or 0, drop.id or 0)
    merged = replace(
        HANAKO,
        id=keep.id,
        email="h@example.jp",
        category="now",
        line="心斎橋に二号店 / 別の一言 / ヤマダ商会",
        quiet=True,
    )
    assert list(store.people()) == [merged, other] or list(store.people()) == [other, merged]
    assert list(store.people(second.id)) == [merged]
    assert list(store.encounters(event_id=first.id, person_id=keep.id)) == [
        met(first, keep, note="内装 / 二店目", promised="資料", talked=True)
    ]
    assert [one.person_id for one in store.talks()] == [keep.id]
    assert [(t.step, t.event_id, t.state) for t in store.touches(person_id=keep.id)] == [
        ("thanks", first.id, "done"),
        ("thanks", second.id, "due"),
        ("", None, "due"),
    ]


def test_two_are_kept_apart_through_merging_and_deleting(store: Meetings) -> None:
    ann, ben, cat, dan = (one.id or 0 for one in store.add_people(None, [a_person(name) for name in "abcd"]))
    for one, other in ((ben, ann), (ann, ben), (ben, cat), (cat, dan)):
        store.keep_apart(one, other)
    assert store.apart() == {(ann, ben), (ben, cat), (cat, dan)}
    store.merge_people(dan, ben)
    assert store.apart() == {(ann, dan), (cat, dan)}
    store.merge_people(ann, dan)
    assert store.apart() == {(ann, cat)}
    store.delete_person(cat)
    assert store.apart() == frozenset()
    with pytest.raises(StoreError, match="no longer"):
        store.keep_apart(ann, cat)


def test_all_is_deleted(store: Meetings) -> None:
    event = store.add_event(an_event())
    people = store.add_people(event.id, [a_person("ann"), a_person("ben")])
    store.add_touches([a_touch(people[0])])
    store.add_talk(talk())
    store.delete_all()
    assert not (store.events() or store.people() or store.encounters() or store.touches() or store.talks())


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.put_event(an_event(id=9)),
        lambda store: store.put_person(a_person(id=9)),
        lambda store: store.put_touch(a_touch(a_person(id=1), id=9)),
        lambda store: store.put_encounter(Encounter(9, 1, 0)),
        lambda store: store.put_encounter(Encounter(1, 9, 0)),
        lambda store: store.add_people(9, [a_person("new")]),
        lambda store: store.attend(1, [9]),
        lambda store: store.attend(9, []),
        lambda store: store.add_talk(talk(person_id=9)),
        lambda store: store.put_talk(talk(id=9)),
        lambda store: store.add_touches([a_touch(a_person(id=1)), a_touch(a_person(id=9))]),
        lambda store: store.merge_people(1, 9),
        lambda store: store.merge_people(9, 1),
    ],
)
def test_what_is_gone_is_told_without_a_name_and_nothing_is_half_done(
    store: Meetings, write: Callable[[Meetings], object]
) -> None:
    event = store.add_event(an_event())
    store.add_people(event.id, [a_person("ann")])
    with pytest.raises(StoreError, match="no longer in the database"):
        write(store)
    assert names(store.people()) == ["ann"]
    assert not store.touches()


def test_what_was_never_stored_cannot_be_replaced(store: Meetings) -> None:
    for write in (store.put_event, store.put_person, store.put_touch):
        record: Any = {store.put_event: an_event(), store.put_person: a_person()}.get(
            write, a_touch(a_person())
        )
        with pytest.raises(ValueError, match="stored"):
            write(record)
    for pair in (store.merge_people, store.keep_apart):
        with pytest.raises(ValueError, match="itself"):
            pair(1, 1)


def test_a_hostile_name_is_a_name(store: Meetings) -> None:
    hostile = ["'); DROP TABLE people; --", "a\x00b\nc\td", "👨‍👩‍👧 [/] [b]", "長" * 10_000, "\udce3", "=1+1"]
    added: list[Person] = list(store.add_people(None, [a_person(name, line=name) for name in hostile]))
    assert [store.person(person.id or 0) for person in added] == added
