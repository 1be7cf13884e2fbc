"""Whatever is done to events and people, the fake does what the real store does."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pitchcoach.coach.store_ports import Meetings
from pitchcoach.errors import StoreError
from pitchcoach.model.meet import Category, Encounter, Talk, TouchState
from pitchcoach.store.fake_meetings import MemoryMeetings
from pitchcoach.store.meetings import MeetingStore
from tests.store.examples import minute
from tests.store.people import DAY, a_person, a_touch, an_event

EVENTS, PEOPLE = st.integers(1, 3), st.integers(1, 5)
TEXTS = st.sampled_from(["", "内装", "㈱内装", "二店目", "\udce3"])


class BothStores(RuleBasedStateMachine):
    """The same calls on both; each tells the same and leaves the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.real = MeetingStore(Path(self.folder.name) / "p.sqlite3")
        self.fake = MemoryMeetings()

    def teardown(self) -> None:
        self.real.close()
        self.folder.cleanup()

    def both(self, call: Callable[[Meetings], object]) -> None:
        assert _said(call, self.real) == _said(call, self.fake)

    @rule(day=st.integers(0, 3))
    def add_event(self, day: int) -> None:
        self.both(lambda store: store.add_event(an_event(on=DAY + timedelta(days=day))))

    @rule(
        event=EVENTS | st.none(),
        names=st.lists(TEXTS, max_size=3),
        firm=TEXTS,
        category=st.sampled_from(["", "now"]),
    )
    def add_people(self, event: int | None, names: list[str], firm: str, category: Category) -> None:
        people = [a_person(name, firm=firm, category=category, line=firm) for name in names]
        self.both(lambda store: store.add_people(event, people))

    @rule(event=EVENTS, people=st.lists(PEOPLE, max_size=3))
    def attend(self, event: int, people: list[int]) -> None:
        self.both(lambda store: store.attend(event, people))

    @rule(
        event=EVENTS,
        person=PEOPLE,
        position=st.integers(0, 3),
        note=TEXTS,
        promised=TEXTS,
        talked=st.booleans(),
    )
    def note(self, event: int, person: int, position: int, note: str, promised: str, talked: bool) -> None:
        one = Encounter(event, person, position, note, promised=promised, talked=talked)
        self.both(lambda store: store.put_encounter(one))

    @rule(person=PEOPLE, event=EVENTS | st.none(), step=TEXTS, day=st.integers(0, 2))
    def add_touches(self, person: int, event: int | None, step: str, day: int) -> None:
        touch = a_touch(a_person(id=person), event_id=event, step=step, due=DAY + timedelta(days=day))
        self.both(lambda store: store.add_touches([touch, touch]))

    @rule(
        place=st.integers(0, 4), state=st.sampled_from(["done", "answered", "dropped"]), at=st.integers(0, 3)
    )
    def end_touch(self, place: int, state: TouchState, at: int) -> None:
        for touch in list(self.fake.touches())[place : place + 1]:
            ended = replace(touch, state=state, done_at=minute(at))
            self.both(lambda store, ended=ended: store.put_touch(ended))  # type: ignore[misc]  # a default

    @rule(person=PEOPLE | st.none(), event=EVENTS | st.none(), at=st.integers(0, 3))
    def talk(self, person: int | None, event: int | None, at: int) -> None:
        self.both(lambda store: store.add_talk(Talk(None, minute(at), 300.0, 1.0, 2.0, event, person)))

    @rule(keep=PEOPLE, drop=PEOPLE)
    def merge(self, keep: int, drop: int) -> None:
        if keep != drop:
            self.both(lambda store: store.merge_people(keep, drop))

    @rule(one=PEOPLE, other=PEOPLE)
    def keep_apart(self, one: int, other: int) -> None:
        if one != other:
            self.both(lambda store: store.keep_apart(one, other))

    @rule(person=PEOPLE)
    def delete_person(self, person: int) -> None:
        self.both(lambda store: store.delete_person(person))

    @rule(event=EVENTS)
    def delete_event(self, event: int) -> None:
        self.both(lambda store: store.delete_event(event))

    @invariant()
    def everything_is_the_same(self) -> None:
        looks: list[Callable[[Meetings], object]] = [
            lambda store: list(store.events()),
            lambda store: list(store.people()),
            lambda store: list(store.people(1)),
            lambda store: list(store.encounters()),
            lambda store: list(store.talks()),
            lambda store: list(store.touches()),
            lambda store: list(store.touches(due_by=DAY + timedelta(days=1))),
            lambda store: store.unanswered(),
            lambda store: store.apart(),
            lambda store: store.steps_made(),
        ]
        for look in looks:
            assert look(self.real) == look(self.fake)


def _said(call: Callable[[Meetings], object], store: Meetings) -> object:
    try:
        return call(store)
    except StoreError as error:
        return error.message.text


TestBothStores = BothStores.TestCase
TestBothStores.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
