"""Events of each kind, changed ones, and what a deletion takes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pitchcoach.coach.meet import deleting
from pitchcoach.coach.meet.deleting import Going
from pitchcoach.coach.meet.events import TEMPLATES, changed, new_event, next_event
from pitchcoach.coach.rehearsing.signals import PRESETS
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import EVENT_KINDS, EventKind, Talk
from pitchcoach.store.fake_meetings import MemoryMeetings
from tests.store.people import DAY, a_person, a_touch, an_event, met


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_each_kind_brings_its_own(kind: EventKind) -> None:
    template, event = TEMPLATES[kind], new_event("会", DAY, kind)
    assert (event.slot_seconds, event.signals) == (template.slot_seconds, template.signals)
    assert template.signals in ("", *PRESETS)
    assert template.purposes
    assert new_event("会", DAY, kind, slot_seconds=33.0, signals="cut").slot_seconds == 33.0


def test_another_kind_takes_what_was_the_template_s_and_leaves_what_was_the_user_s() -> None:
    event = new_event("会", DAY, "group")
    assert changed(event, kind="mingling") == replace(event, kind="mingling", slot_seconds=30.0, signals="")
    own = changed(event, slot_seconds=50.0)
    assert changed(own, kind="mingling") == replace(own, kind="mingling")
    assert changed(event, kind="mingling", slot_seconds=20.0).slot_seconds == 20.0
    assert changed(event, kind="group") == changed(event) == event


def test_what_is_written_is_one_line_and_a_pitch_is_absolute() -> None:
    event = new_event(
        " 会\n一 ", DAY, place="梅田　北", purpose=" a\tb ", variant=Path("p.md"), signals="own"
    )
    assert (event.name, event.place, event.purpose, event.signals) == ("会 一", "梅田 北", "a b", "")
    assert event.variant == Path("p.md").absolute()


@pytest.mark.parametrize("values", [{"name": " \n"}, {"signals": "flag"}])
def test_what_no_event_can_have(values: dict[str, str]) -> None:
    with pytest.raises(PitchcoachError):
        changed(an_event(), **values)  # type: ignore[arg-type]  # texts only


def test_the_next_event_is_the_nearest_one_to_come() -> None:
    days = [-3, 9, 0, 2]
    events = [an_event(id=number, on=DAY + timedelta(days=day)) for number, day in enumerate(days)]
    assert next_event(events, DAY) == events[2]
    assert next_event(events, DAY + timedelta(days=1)) == events[3]
    assert next_event(events, DAY + timedelta(days=99)) is None


def test_what_goes_is_what_is_gone() -> None:
    meetings = MemoryMeetings()
    first, second = (meetings.add_event(an_event()) for _ in range(2))
    ann, ben = meetings.add_people(first.id, [a_person("ann"), a_person("ben")])
    meetings.attend(second.id or 0, [ben.id or 0])
    meetings.put_encounter(met(first, ann, note="内装"))
    meetings.put_encounter(met(second, ben, promised="資料"))
    meetings.add_talk(Talk(None, datetime(2026, 12, 2, tzinfo=UTC), 300.0, 1.0, 2.0))
    meetings.add_touches([a_touch(ann), a_touch(ben, event_id=first.id), a_touch(ben)])
    assert deleting.with_event(meetings, first.id or 0) == Going(1, 1, 1, 1, 0, 2)
    assert deleting.with_person(meetings, ben.id or 0) == Going(0, 1, 0, 1, 0, 2)
    assert deleting.with_all(meetings) == Going(2, 2, 0, 2, 1, 3)
    meetings.delete_event(first.id or 0)
    assert deleting.with_all(meetings) == Going(1, 1, 0, 1, 1, 1)
    meetings.delete_all()
    assert Translator("en").render(deleting.told(deleting.with_all(meetings))) == "nothing"
