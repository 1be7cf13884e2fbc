"""The pattern applied: for each person met, the dated next steps; for everybody, the cards of the seasons.

What was made once is never made again, whatever became of it, so the pattern may be applied every day.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date, timedelta
from typing import Final, cast

from pitchcoach.coach.meet.seasons import Window, new_year, summer
from pitchcoach.coach.store_ports import Meetings
from pitchcoach.config.followup import SEASONAL, Pattern, Step
from pitchcoach.model.meet import Channel, Encounter, Event, Person, Touch

LOOK_BACK_DAYS: Final = 90
"""Events longer ago get no steps any more: whoever enters an old list is not told of a hundred things."""

Made = tuple[int | None, str, int | None]
"""Person, step and event of a touch that was made before."""


def apply(meetings: Meetings, pattern: Pattern, today: date) -> int:
    """Make the steps that are missing up to today and return how many; those of events to come wait."""
    past = {event.id: event for event in meetings.events() if event.on <= today}
    if not past:
        return 0
    people = {person.id: person for person in meetings.people()}
    met = [
        (past[encounter.event_id], people[encounter.person_id])
        for encounter in meetings.encounters()
        if encounter.event_id in past and was_met(encounter, people.get(encounter.person_id))
    ]
    made = meetings.steps_made()
    wanted = [
        *(touch for event, person in met for touch in steps_after(event, person, pattern, today, made)),
        *cards_of({person.id: person for _, person in met}.values(), pattern, today, made),
    ]
    return len(meetings.add_touches(wanted)) if wanted else 0


def was_met(encounter: Encounter, person: Person | None) -> bool:
    """Tell whether somebody on a list was met: something was noted, or the kind of customer decided."""
    return person is not None and (encounter.noted or bool(person.category))


def steps_after(
    event: Event, person: Person, pattern: Pattern, today: date, made: Set[Made] = frozenset()
) -> list[Touch]:
    """Return the steps with one person after one event that were not made yet."""
    if event.on < today - timedelta(LOOK_BACK_DAYS):
        return []
    return [
        Touch(
            id=None,
            person_id=cast(int, person.id),
            channel=cast(Channel, step.channel),
            due=event.on + timedelta(step.after_days),
            event_id=event.id,
            step=step.name,
            until=event.on + timedelta(step.within_days),
        )
        for step in pattern.steps
        if step.channel not in SEASONAL
        and (person.id, step.name, event.id) not in made
        and concerns(step, person)
    ]


def cards_of(
    people: Iterable[Person], pattern: Pattern, today: date, made: Set[Made] = frozenset()
) -> list[Touch]:
    """Return the cards of the season that is open today, as far as they were not made yet."""
    open_now = [
        (step, window, f"{step.name} {window.year}")
        for step in pattern.steps
        if step.channel in SEASONAL and (window := season_of(step.channel, pattern, today)).opens <= today
    ]
    if not open_now:
        return []
    return [
        Touch(
            id=None,
            person_id=cast(int, person.id),
            channel=cast(Channel, step.channel),
            due=window.opens,
            step=name,
            until=window.best_by if today <= window.best_by else window.closes,
        )
        for person in people
        for step, window, name in open_now
        if (person.id, name, None) not in made and concerns(step, person)
    ]


def concerns(step: Step, person: Person) -> bool:
    """Tell whether a step is for this person."""
    return not person.quiet and person.category in step.categories


def step_of(touch: Touch, pattern: Pattern) -> Step | None:
    """Return the step that made a touch; None for what the user added, or when the pattern has changed."""
    name = touch.step
    if touch.channel in SEASONAL:  # a card's step is named with its year
        name = name.rpartition(" ")[0]
    return pattern.step(name)


def season_of(channel: str, pattern: Pattern, today: date) -> Window:
    """Return the days of a seasonal channel's cards that are open today, or next."""
    return new_year(today) if channel == "newyear" else summer(today, pattern.rainy_season_ends)
