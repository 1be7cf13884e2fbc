"""Plan: how many rounds on which days until an event, and on which rungs. Pure: days and counts go in.

One rule tells what is due on a day, from what has been said until then and how far off the event is; the
plan is what the rule says on every day if each is kept. So there is nothing to fall behind: after a day that
was missed, or one with more rounds, the rule just says something else.

- On the day itself one round warms up; the evening before stays light.
- Before that, sessions come at rising intervals, for what is said again just before it is forgotten stays:
  1, 2, 3 … days, a week at most, and closer together again towards the event.
- The rounds still wanted are shared out over the sessions: more where few were said so far, at least one to
  keep it warm, and never more than the most.
- The rungs climb from the one proposed now to the event as it will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import ceil
from pathlib import Path
from typing import Final

from pitchcoach.model.meet import Event
from pitchcoach.model.round import Rung

WANTED: Final = 15
"""Rounds until a pitch sits; our own inference: the field says "many times" and counts nothing."""
MOST: Final = 5
"""Rounds of one pitch's family on one day: beyond it the voice and the mind tire."""
EVENING: Final = 2
"""Rounds of the last evening."""
AT_LEAST: Final = 4
"""Rounds before an event, even when only its eve is left."""
LONGEST_GAP: Final = 7
"""Days between two sessions."""
_GAP_SHARE: Final = 3
"""A gap is at most one part of so many of the days left: there is time to mend what was forgotten."""
REMEMBERED: Final = 42
"""Days after which a round does not count as practice any more."""
EARLIEST: Final = 90
"""Days before an event on which its plan begins: what is learned sooner is forgotten again; our inference."""
CLIMB: Final[tuple[Rung, ...]] = ("read", "cues", "cloze", "keywords", "blind", "event")
"""The rungs a plan goes through; the others are chosen by hand, or stand for one of these."""
_STANDS_FOR: Final[Mapping[Rung, Rung]] = {"shadow": "read", "short": "blind"}


@dataclass(frozen=True, slots=True)
class Practised:
    """What was said of one variant until now."""

    days: Mapping[date, int] = field(default_factory=dict)
    """Finished rounds of each local day."""
    rung: Rung = "read"
    """The rung that is proposed for the next round."""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of a plan."""

    day: date
    """The day."""
    rungs: tuple[Rung, ...]
    """The rungs of the rounds still to be said on it, in order."""
    done: int = 0
    """Rounds that were said on it already: only today has any."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """The plan for one event."""

    event: Event
    """What it leads to."""
    today: date
    """When it was made."""
    days: tuple[PlannedDay, ...]
    """From today to the event, only days with a round; empty without a pitch, or when it is past."""

    @property
    def due(self) -> tuple[Rung, ...]:
        """The rungs of the rounds still to be said today."""
        return self.days[0].rungs if self.days and self.days[0].day == self.today else ()

    @property
    def done(self) -> int:
        """Rounds said today."""
        return self.days[0].done if self.days and self.days[0].day == self.today else 0

    @property
    def days_left(self) -> int:
        """Days until the event; 0 on the day itself."""
        return (self.event.on - self.today).days

    @property
    def rounds_left(self) -> int:
        """All rounds still to be said."""
        return sum(len(one.rungs) for one in self.days)


def prepare(
    event: Event, today: date, practised: Practised, taken: Mapping[date, int] | None = None
) -> Preparation:
    """Plan the rounds of one variant until one event; ``taken`` are rounds of its family planned already."""
    return _prepared(event, today, today, dict(practised.days), practised.rung, taken or {})


def prepare_all(
    events: Iterable[Event],
    today: date,
    practised: Mapping[Path, Practised],
    families: Mapping[Path, str],
) -> tuple[Preparation, ...]:
    """Plan for all events to come, the nearest first; variants of one family share the rounds of a day.

    A variant used at two events is planned for the second from the day after the first on.
    """
    coming = sorted((one for one in events if one.on >= today), key=lambda one: (one.on, one.id or 0))
    said: dict[Path, dict[date, int]] = {}
    begins: dict[Path, date] = {}
    rungs: dict[Path, Rung] = {}
    taken: dict[str, dict[date, int]] = {}
    made = []
    for event in coming:
        path = event.variant
        if path is None:
            made.append(Preparation(event, today, ()))
            continue
        known = practised.get(path, Practised())
        days = said.setdefault(path, dict(known.days))
        load = taken.setdefault(families.get(path, str(path)), {})
        plan = _prepared(event, today, begins.get(path, today), days, rungs.get(path, known.rung), load)
        for one in plan.days:
            days[one.day] = one.done + len(one.rungs)
            load[one.day] = load.get(one.day, 0) + one.done + len(one.rungs)
            rungs[path] = one.rungs[-1] if one.rungs else rungs.get(path, known.rung)
        begins[path] = event.on + timedelta(days=1)
        made.append(plan)
    return tuple(made)


def _prepared(
    event: Event,
    today: date,
    begins: date,
    said: dict[date, int],
    rung: Rung,
    taken: Mapping[date, int],
) -> Preparation:
    if event.variant is None or event.on < begins:
        return Preparation(event, today, ())
    begins = max(begins, event.on - timedelta(days=EARLIEST))
    said = dict(said)
    done_today = said.pop(today, 0) if begins == today else 0
    counts: dict[date, int] = {}
    for number in range((event.on - begins).days + 1):
        day = begins + timedelta(days=number)
        wanted = rounds_due(day, event.on, said)
        if day < event.on:
            wanted = min(wanted, max(0, MOST - taken.get(day, 0)))
        done = done_today if day == today else 0
        if wanted or done:
            counts[day] = max(0, wanted - done)
            said[day] = max(wanted, done)
    warming_up = counts.get(event.on, 0)
    rungs = climb(rung, sum(counts.values()) - warming_up)
    rungs += (_warm_up(rungs[-1] if rungs else rung),) * warming_up
    days, at = [], 0
    for day, count in counts.items():
        days.append(PlannedDay(day, rungs[at : at + count], done_today if day == today else 0))
        at += count
    return Preparation(event, today, tuple(days))


def rounds_due(day: date, on: date, said: Mapping[date, int]) -> int:
    """Return how many rounds are due on a day, from the rounds of the days before it."""
    earlier = {d: n for d, n in said.items() if n and 0 < (day - d).days <= REMEMBERED}
    total, left = sum(earlier.values()), (on - day).days
    if left <= 0:
        return 1 if left == 0 else 0
    if left == 1:
        return min(MOST, max(EVENING, AT_LEAST - total))
    if earlier and (day - max(earlier)).days < _gap(len(earlier), left):
        return 0
    sessions, number, ahead = 0, len(earlier), left
    while ahead > 1:
        sessions, number = sessions + 1, number + 1
        ahead -= _gap(number, ahead)
    wanted = WANTED - total - EVENING - 1
    return max(1, min(MOST, ceil(wanted / sessions)))


def _gap(number: int, left: int) -> int:
    """Return the days from the session of this number, from 1, to the next, with so many days left."""
    return max(1, min(number, left // _GAP_SHARE, LONGEST_GAP))


def _warm_up(reached: Rung) -> Rung:
    """Return the rung of the event's own day: the one that was reached, without rehearsing the wait."""
    return "blind" if reached == "event" else _STANDS_FOR.get(reached, reached)


def climb(first: Rung, count: int) -> tuple[Rung, ...]:
    """Return the rungs of so many rounds: from the first one upwards, evenly, to the event as it will be."""
    begin = CLIMB.index(_STANDS_FOR.get(first, first))
    steps: Sequence[Rung] = CLIMB[begin:]
    return tuple(steps[number * len(steps) // count] for number in range(count))
