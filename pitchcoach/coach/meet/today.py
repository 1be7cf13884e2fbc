"""Today: whom to get in touch with, through what, and why; and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, cast

from pitchcoach.coach.calendar_words import day_in_words
from pitchcoach.coach.meet.pattern import concerns, season_of, step_of
from pitchcoach.coach.meet.seasons import NAMES, Card, card_on
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.config.followup import SEASONAL, Pattern, Step
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import ANSWERABLE, Category, Channel, Event, Person, Touch, TouchState

CHANNEL_NAMES: Final[dict[Channel, Message]] = {
    "facebook": msg("contact request"),
    "message": msg("message"),
    "phone": msg("call"),
    "postcard": msg("postcard"),
    "newsletter": msg("newsletter"),
    "newyear": msg("New Year's card"),
    "summer": msg("summer card"),
}
"""What the interface calls the channels."""
CATEGORY_NAMES: Final[dict[Category, Message]] = {
    "": msg("not decided"),
    "now": msg("ready now"),
    "worried": msg("has a worry"),
    "someday": msg("some day"),
    "notyet": msg("not yet"),
}
"""What the interface calls the kinds of customers."""
CATEGORY_MEANINGS: Final[dict[Category, Message]] = {
    "": msg("You have not decided yet; that is fine."),
    "now": msg("Wants it and is choosing from whom: write today, make an appointment."),
    "worried": msg("Has the trouble you solve but looks for no help yet: listen, then offer one thing."),
    "someday": msg("Will need it one day and knows it: stay in mind, without pressing."),
    "notyet": msg("Does not see a need, as most people: a card and a kind word, for years."),
}
"""What each kind means, and what to do."""
STATE_NAMES: Final[dict[TouchState, Message]] = {
    "due": msg("to do"),
    "done": msg("done"),
    "answered": msg("answered"),
    "dropped": msg("dropped"),
}
"""What the interface calls what became of a touch."""
_FIRST: Final[tuple[Category, ...]] = ("now", "worried", "someday", "", "notyet")
LATE_DAYS: Final = 30
"""Nobody is thanked a month late: what is later than this is not asked for any more."""


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the list."""

    touch: Touch
    """What is to be done."""
    person: Person
    """With whom."""
    event: Event | None
    """Where they were met; None for cards of the seasons and what the user added."""
    why: Message
    """Why now, in one clause."""
    late: int
    """Days past the last good day; 0 while it is in time."""


def todos(meetings: Meetings, pattern: Pattern, today: date) -> tuple[Todo, ...]:
    """Return what is to be done on a day, the most pressing first; ``pattern.apply`` comes before it."""
    touches = meetings.touches(due_by=today)
    if not touches:
        return ()
    people = {person.id: person for person in meetings.people()}
    events = {event.id: event for event in meetings.events()}
    silent = meetings.unanswered()
    found = []
    for touch in touches:
        person = people.get(touch.person_id)
        step = step_of(touch, pattern)
        if person is None or not _still_wanted(touch, step, person, pattern, silent.get(touch.person_id, 0)):
            continue
        late = max(0, (today - touch.until).days) if touch.until else 0
        if _in_time(touch, late, pattern, today):
            event = events.get(touch.event_id)
            found.append(Todo(touch, person, event, _why(touch, event, today), late))
    return tuple(sorted(found, key=_pressing))


def _still_wanted(touch: Touch, step: Step | None, person: Person, pattern: Pattern, silent: int) -> bool:
    if person.quiet:
        return False
    if not touch.step:
        return True  # the user's own wish
    if step is None or not concerns(step, person):
        return False  # the pattern or the kind of customer has changed since it was made
    return not (step.waits and touch.channel in ANSWERABLE and silent >= pattern.stop_after)


def _in_time(touch: Touch, late: int, pattern: Pattern, today: date) -> bool:
    if touch.channel in SEASONAL and touch.step:
        return touch.step.endswith(f" {season_of(touch.channel, pattern, today).year}")
    return late <= LATE_DAYS or not touch.step


def _why(touch: Touch, event: Event | None, today: date) -> Message:
    if touch.channel in SEASONAL and touch.step:
        return _why_card(touch, card_on(touch.channel, today), today)
    if event is None:
        return msg("you wanted it")
    days = (today - event.on).days
    if days == 0:
        return msg("met today at {event}", event=event.name)
    if days == 1:
        return msg("met yesterday at {event}", event=event.name)
    return msg("met {days} days ago at {event}", days=days, event=event.name)


def _why_card(touch: Touch, card: Card, today: date) -> Message:
    last = day_in_words(touch.until) if touch.until else ""
    if card == "newyear":
        if touch.until and today <= touch.until:
            return msg("posted by {day} it arrives on New Year's Day", day=last)
        return msg("it is a New Year's card until {day}", day=day_in_words(date(today.year, 1, 7)))
    if card == "summer":
        return msg("it is a summer card until {day}", day=last)
    return msg("by now it is called a {card}", card=NAMES[card])


def _pressing(todo: Todo) -> tuple[bool, date, int, str, int]:
    # What is late already waits behind what can still be in time.
    until = todo.touch.until or date.max
    return (
        todo.late > 0,
        until,
        _FIRST.index(todo.person.category),
        todo.person.name,
        cast(int, todo.touch.id),
    )


def done(touch: Touch, at: datetime, text: str = "") -> Touch:
    """Return a touch that was made, with what was sent."""
    return replace(touch, state="done", done_at=at, text=text or touch.text)


def answered(touch: Touch, at: datetime) -> Touch:
    """Return a touch that led to an answer; the day it was made stays."""
    return replace(touch, state="answered", done_at=touch.done_at or at)


def dropped(touch: Touch, at: datetime) -> Touch:
    """Return a touch that will not be made."""
    return replace(touch, state="dropped", done_at=at)


def snoozed(touch: Touch, today: date, days: int) -> Touch:
    """Return a touch that comes again after some days; its last day moves along where it must."""
    due = today + timedelta(days)
    return replace(touch, due=due, until=None if touch.until is None else max(touch.until, due))


def reopened(touch: Touch) -> Touch:
    """Return a touch that is to be done again: the last key was a slip."""
    return replace(touch, state="due", done_at=None)


def stopped(silent: int, pattern: Pattern) -> Message | None:
    """Say that nothing more is asked for with somebody who did not answer; None while it is not so."""
    if silent < pattern.stop_after:
        return None
    return msg("{count} without an answer: only cards and newsletters go on.", count=silent)


def todo_count(found: Sequence[Todo]) -> Message:
    """Say in words how much there is to do."""
    if not found:
        return msg("Nobody waits for you today.")
    late = sum(todo.late > 0 for todo in found)
    if late:
        return msg("{count} to get in touch with, {late} of them late", count=len(found), late=late)
    return msg("{count} to get in touch with", count=len(found))
