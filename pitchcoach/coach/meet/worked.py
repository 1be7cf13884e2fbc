"""What worked: to what each variant led, as counts; of three people no percentage is worth anything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pitchcoach.coach.meet.pattern import was_met
from pitchcoach.coach.store_ports import Meetings


@dataclass(frozen=True, slots=True)
class Worked:
    """One variant, over all events it was used at."""

    variant: Path | None
    """The pitch file; None for events without one."""
    events: int
    """Events it was used at."""
    people: int
    """People met there: something was noted of them."""
    talks: int
    """Of them, with how many one talked."""
    one_to_ones: int
    """One-to-ones there."""
    follow_ups: int
    """Touches afterwards that were made."""
    answers: int
    """Of them, how many led to an answer."""


def worked(meetings: Meetings) -> tuple[Worked, ...]:
    """Count what the events of each variant led to, the most used first."""
    events = {event.id: event for event in meetings.events()}
    people = {person.id: person for person in meetings.people()}
    encounters = meetings.encounters()
    talks = meetings.talks()
    touches = meetings.touches()
    found = []
    for variant in {event.variant for event in events.values()}:
        mine = {number for number, event in events.items() if event.variant == variant}
        met = [e for e in encounters if e.event_id in mine and was_met(e, people.get(e.person_id))]
        made = [t for t in touches if t.event_id in mine and t.state in ("done", "answered")]
        found.append(
            Worked(
                variant=variant,
                events=len(mine),
                people=len(met),
                talks=sum(encounter.talked for encounter in met),
                one_to_ones=sum(talk.event_id in mine for talk in talks),
                follow_ups=len(made),
                answers=sum(touch.state == "answered" for touch in made),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.events, str(one.variant or ""))))
