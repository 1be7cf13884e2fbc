"""A plan in words: what is due today, what is done, when the event is. A day that was missed has no word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

from pitchcoach.coach.calendar_words import WEEKDAYS
from pitchcoach.coach.rehearsing.ladder import LADDER, RUNGS
from pitchcoach.coach.rehearsing.plan import Preparation
from pitchcoach.i18n import Message, msg
from pitchcoach.model.round import Rung


def told(plan: Preparation) -> Message:
    """Say what is due today, and how far off the event is, in one line."""
    return msg("{today} · {event}", today=today_told(plan), event=event_told(plan))


def today_told(plan: Preparation) -> Message:
    """Say what is due today."""
    due, done = plan.due, plan.done
    if due and done:
        return msg(
            "today {done} of {all} rounds done: {rungs} left",
            done=done,
            all=done + len(due),
            rungs=rungs_told(due),
        )
    if len(due) == 1:
        return msg("today 1 round: {rungs}", rungs=rungs_told(due))
    if due:
        return msg("today {count} rounds: {rungs}", count=len(due), rungs=rungs_told(due))
    if done:
        return msg("today's rounds are done: {count}", count=done)
    return _nothing_due(plan)


def _nothing_due(plan: Preparation) -> Message:
    if plan.event.variant is None:
        return msg("no pitch chosen")
    following = next((one.day for one in plan.days if one.rungs), None)
    if following is None:
        return msg("nothing due")
    return msg("nothing due today, next on {day}", day=day_told(following))


def event_told(plan: Preparation) -> Message:
    """Say how far off the event is."""
    left = plan.days_left
    if left == 0:
        return msg("the event is today")
    if left == 1:
        return msg("the event is tomorrow")
    return msg("event in {days} days", days=left)


def rungs_told(rungs: Iterable[Rung]) -> Message:
    """Say how many rounds on which rung, from the bottom of the ladder up: ``2 × First phrases``."""
    counts = Counter(rungs)
    parts = [
        msg("{count} × {rung}", count=counts[rung], rung=LADDER[rung].name) for rung in RUNGS if counts[rung]
    ]
    return joined(parts)


def joined(parts: Sequence[Message]) -> Message:
    """Put several things into one list; empty without any."""
    return reduce(lambda said, one: msg("{said}, {more}", said=said, more=one), parts) if parts else msg("")


def day_told(day: date) -> Message:
    """Say a day with its day of the week: ``Wed 12/2``."""
    return msg("{weekday} {month}/{day}", weekday=WEEKDAYS[day.weekday()], month=day.month, day=day.day)
