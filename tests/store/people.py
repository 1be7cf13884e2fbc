"""Events and people to store, written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from pitchcoach.model.meet import Encounter, Event, Person, Touch

DAY = date(2026, 12, 2)


def an_event(**changes: Any) -> Event:
    return replace(
        Event(None, "異業種交流会", DAY, "梅田", "minute", 60.0, "bni", "三人と次の約束をする"), **changes
    )


def a_person(name: str = "山田 花子", **changes: Any) -> Person:
    return replace(Person(None, name), **changes)


HANAKO = a_person(
    reading="やまだ はなこ",
    firm="やまだ珈琲",
    trade="飲食",
    line="心斎橋に二号店",
    category="worried",
    email="hanako@example.jp",
    phone="06-1234-5678",
    address="大阪市中央区1-2-3",
)


def met(event: Event, person: Person, **changes: Any) -> Encounter:
    return replace(Encounter(event.id or 0, person.id or 0, 0), **changes)


def a_touch(person: Person, **changes: Any) -> Touch:
    return replace(Touch(None, person.id or 0, "message", DAY), **changes)
