"""What stands beside an event, and whom a day is about."""

from dataclasses import replace
from datetime import timedelta

from pitchcoach.coach.meet.overview import due, overviews, people_of
from pitchcoach.model.meet import Event
from tests.coach.meet.evening import DAY, EN, evening, met


def test_people_and_those_noted_are_counted_for_each_event() -> None:
    meetings, event = evening()
    met(meetings, event, "Nora")
    met(meetings, event, "Hugh", note="")
    later = meetings.add_event(Event(None, "Breakfast", DAY + timedelta(days=7)))
    assert [(one.event, one.listed, one.noted) for one in overviews(meetings)] == [
        (later, 0, 0),
        (event, 2, 1),
    ]


def test_one_person_with_several_things_to_do_is_one() -> None:
    meetings, event = evening()
    met(meetings, event, "Nora", "now")
    met(meetings, event, "Hugh", "now")
    tomorrow = DAY + timedelta(days=1)
    found = due(meetings, EN, tomorrow)
    assert len(found) > people_of(found) == 2


def test_what_was_done_is_not_due_again() -> None:
    meetings, event = evening()
    met(meetings, event, "Nora", "now")
    tomorrow = DAY + timedelta(days=1)
    for todo in due(meetings, EN, tomorrow):
        meetings.put_touch(replace(todo.touch, state="done"))
    assert due(meetings, EN, tomorrow) == ()
