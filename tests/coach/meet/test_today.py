"""What is to be done on which day, and what becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.meet.pattern import apply
from pitchcoach.coach.meet.today import (
    LATE_DAYS,
    answered,
    done,
    dropped,
    reopened,
    snoozed,
    stopped,
    todo_count,
    todos,
)
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Category, Touch
from tests.coach.meet.evening import DAY, EN, evening, met

NOW = datetime(2026, 9, 11, 8, tzinfo=UTC)


def steps_on(meetings, day: date) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    return [(todo.person.name, todo.touch.channel) for todo in todos(meetings, EN, day)]


def test_the_steps_of_a_person_ready_now_come_on_their_days() -> None:
    meetings, event = evening()
    met(meetings, event, "Aoyama", "now")
    assert apply(meetings, EN, DAY) == 5
    assert steps_on(meetings, DAY) == [("Aoyama", "facebook"), ("Aoyama", "message")]
    assert {c for _, c in steps_on(meetings, DAY + timedelta(3))} == {
        "facebook",
        "message",
        "postcard",
        "phone",
    }
    assert apply(meetings, EN, DAY + timedelta(3)) == 0, "nothing is made twice"


def test_an_event_to_come_and_people_only_on_the_list_make_nothing() -> None:
    meetings, event = evening()
    met(meetings, event, "Nobody", note="")
    assert apply(meetings, EN, DAY) == 0
    met(meetings, event, "Somebody")
    assert apply(meetings, EN, DAY - timedelta(1)) == 0
    assert apply(meetings, EN, DAY) > 0


def test_what_was_done_does_not_come_back_and_a_slip_is_mended() -> None:
    meetings, event = evening()
    met(meetings, event, "Aoyama")
    apply(meetings, EN, DAY)
    first = todos(meetings, EN, DAY)[0].touch
    meetings.put_touch(done(first, NOW, "Dear Aoyama"))
    apply(meetings, EN, DAY)
    assert steps_on(meetings, DAY) == [("Aoyama", "message")]
    meetings.put_touch(reopened(done(first, NOW)))
    assert len(steps_on(meetings, DAY)) == 2
    meetings.put_touch(dropped(first, NOW))
    assert steps_on(meetings, DAY) == [("Aoyama", "message")]


def test_three_touches_without_an_answer_are_enough() -> None:
    meetings, event = evening()
    person = met(meetings, event, "Aoyama", "now")
    apply(meetings, EN, DAY)
    late = DAY + timedelta(25)
    for todo in todos(meetings, EN, late)[:3]:
        meetings.put_touch(done(todo.touch, NOW))
    assert not [c for _, c in steps_on(meetings, late) if c != "newsletter"]
    silent = meetings.unanswered()[person.id]
    assert stopped(silent, EN) is not None
    assert stopped(silent - 1, EN) is None
    (last, *_) = [t for t in meetings.touches() if t.state == "done"]
    meetings.put_touch(answered(last, NOW))
    assert meetings.unanswered().get(person.id, 0) < 3
    assert steps_on(meetings, late), "an answer opens what follows"


def test_snoozed_means_later_and_never_past_its_own_last_day() -> None:
    touch = Touch(1, 1, "facebook", DAY, until=DAY + timedelta(1))
    later = snoozed(touch, DAY, 3)
    assert (later.due, later.until) == (DAY + timedelta(3), DAY + timedelta(3))
    assert snoozed(replace(touch, until=None), DAY, 3).until is None


def test_nobody_is_thanked_a_month_late() -> None:
    meetings, event = evening()
    met(meetings, event, "Aoyama", "someday")
    apply(meetings, EN, DAY)
    last = DAY + timedelta(1 + LATE_DAYS)
    assert ("Aoyama", "facebook") in steps_on(meetings, last)
    assert ("Aoyama", "facebook") not in steps_on(meetings, last + timedelta(1))


def test_a_quiet_person_and_a_changed_mind_are_respected() -> None:
    meetings, event = evening()
    person = met(meetings, event, "Aoyama", "now")
    apply(meetings, EN, DAY)
    meetings.put_person(replace(person, category="notyet"))
    assert steps_on(meetings, DAY) == [("Aoyama", "facebook")], "the message is not for this kind"
    meetings.put_person(replace(person, quiet=True))
    assert steps_on(meetings, DAY) == []


def test_the_most_pressing_comes_first() -> None:
    meetings, event = evening()
    met(meetings, event, "Later", "notyet")
    met(meetings, event, "First", "now")
    apply(meetings, EN, DAY)
    assert [name for name, channel in steps_on(meetings, DAY) if channel == "facebook"] == ["First", "Later"]


def test_cards_come_with_their_season_and_are_called_by_it() -> None:
    meetings, event = evening()
    met(meetings, event, "Aoyama", "notyet")
    tr = Translator("en")

    def cards(day: date) -> list[str]:
        apply(meetings, EN, day)
        return [tr.render(todo.why) for todo in todos(meetings, EN, day) if todo.touch.channel == "newyear"]

    assert cards(date(2026, 11, 30)) == []
    assert cards(date(2026, 12, 1)) == ["posted by 25 December it arrives on New Year's Day"]
    assert cards(date(2026, 12, 28)) == ["it is a New Year's card until 7 January"]
    assert cards(date(2027, 1, 20)) == ["by now it is called a midwinter card"]
    assert cards(date(2027, 2, 4)) == []
    assert cards(date(2027, 12, 5)) == ["posted by 25 December it arrives on New Year's Day"]
    summer_cards = [t for t in meetings.touches() if t.channel == "summer"]
    assert summer_cards == []
    apply(meetings, EN, date(2028, 8, 20))
    (card,) = [t for t in todos(meetings, EN, date(2028, 8, 20)) if t.touch.channel == "summer"]
    assert tr.render(card.why) == "by now it is called a late summer card"


def test_the_count_in_words() -> None:
    meetings, event = evening()
    met(meetings, event, "Aoyama")
    apply(meetings, EN, DAY)
    tr = Translator("en")
    assert tr.render(todo_count(())) == "Nobody waits for you today."
    assert tr.render(todo_count(todos(meetings, EN, DAY))) == "2 to get in touch with"
    assert "late" in tr.render(todo_count(todos(meetings, EN, DAY + timedelta(6))))


@given(
    st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    st.sampled_from(["", "now", "worried", "someday", "notyet"]),
    st.integers(0, 80),
)
def test_on_any_day_of_any_year_steps_are_after_the_event_and_before_their_last_day(
    on: date, category: Category, later: int
) -> None:
    meetings, event = evening(on)
    met(meetings, event, "Aoyama", category)
    apply(meetings, EN, on + timedelta(later))
    for touch in meetings.touches():
        if touch.event_id is not None:
            assert on <= touch.due <= (touch.until or touch.due)
    for todo in todos(meetings, EN, on + timedelta(later)):
        assert todo.touch.due <= on + timedelta(later)
        assert 0 <= todo.late <= LATE_DAYS or todo.touch.event_id is None
