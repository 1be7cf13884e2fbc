"""Events, and whom to get in touch with, as a calendar file; the door to icalendar.

Everything is an all-day entry without a time zone: a day is the same day wherever the calendar is read.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import icalendar

from pitchcoach.coach.meet.everything import Everything
from pitchcoach.export.said import through
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import EVENT_KINDS, Event, Person, Touch


def calendar(all_of_it: Everything, tr: Translator, now: datetime) -> bytes:
    """Return events and the touches still due as iCalendar; ``now`` is aware."""
    made = icalendar.Calendar()
    made.add("prodid", "-//pitchcoach//pitchcoach//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for event in all_of_it.events:
        made.add_component(
            _entry(f"event-{event.id}", event.on, event.name, _about(event, tr), now, event.place)
        )
    people = {person.id: person for person in all_of_it.people}
    for touch in all_of_it.touches:
        person = people.get(touch.person_id)
        if touch.state == "due" and person is not None:
            title = tr("{channel}: {name}", channel=through(touch, tr), name=person.name)
            made.add_component(_entry(f"touch-{touch.id}", touch.due, title, _whom(touch, person, tr), now))
    return bytes(made.to_ical())


def _entry(uid: str, day: date, title: str, about: str, now: datetime, place: str = "") -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{uid}@pitchcoach")
    entry.add("dtstamp", now)
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", _plain(title))
    if place:
        entry.add("location", _plain(place))
    if about:
        entry.add("description", "\n".join(map(_plain, about.split("\n"))))
    entry.add("transp", "TRANSPARENT")
    entry.add("class", "PRIVATE")
    return entry


def _about(event: Event, tr: Translator) -> str:
    lines = [tr.render(EVENT_KINDS[event.kind]), tr("{slot} s", slot=f"{event.slot_seconds:g}")]
    return "\n".join([event.purpose, ", ".join(lines)] if event.purpose else [", ".join(lines)])


def _whom(touch: Touch, person: Person, tr: Translator) -> str:
    until = tr("until {day}", day=touch.until.isoformat()) if touch.until else ""
    return "\n".join(filter(None, [person.firm, person.email, person.phone, until]))


def _plain(text: str) -> str:
    """Return one line that a calendar may hold: no control characters, no halves of characters."""
    line = "".join(c if c.isprintable() or c == "\u200d" else " " for c in " ".join(text.split()))
    return line.encode("utf-8", "replace").decode("utf-8")
