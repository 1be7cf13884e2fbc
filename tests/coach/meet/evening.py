"""An evening made by hand: one event, a few people, what was noted of them."""

from datetime import date
from pathlib import Path

from pitchcoach.config.followup import Pattern, default_text, read_pattern
from pitchcoach.model.meet import Category, Encounter, Event, Person
from pitchcoach.store.fake_meetings import MemoryMeetings

DAY = date(2026, 9, 10)
EN: Pattern = read_pattern(default_text("en"))


def evening(on: date = DAY, variant: Path | None = None) -> tuple[MemoryMeetings, Event]:
    meetings = MemoryMeetings()
    return meetings, meetings.add_event(Event(None, "Harbour Evening", on, variant=variant))


def met(
    meetings: MemoryMeetings, event: Event, name: str, category: Category = "", note: str = "a bakery"
) -> Person:
    assert event.id is not None
    (person,) = meetings.add_people(event.id, [Person(None, name, firm="Anvil", category=category)])
    assert person.id is not None
    position = len(meetings.people(event.id)) - 1
    meetings.put_encounter(Encounter(event.id, person.id, position, note=note))
    return person
