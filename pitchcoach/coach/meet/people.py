"""Who may be one person: suggested with the reason, never decided. ``merge_people`` is the user's key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.coach.meet.listed import BETWEEN
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Person

_SHORTEST_PHONE: Final = 9
"""Fewer digits are an extension, which many share."""
_MOST_ALIKE: Final = 20
"""So many people with one sign in common share a switchboard or a family name, not themselves."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entries that may be one person."""

    known: Person
    """The entry that was there first; it is the one to keep."""
    other: Person
    """The later one."""
    reason: Message
    """What they have in common."""
    certain: bool
    """Whether it is more than a name."""


def suggestions(
    people: Sequence[Person],
    among: Collection[int] | None = None,
    apart: Collection[tuple[int, int]] = frozenset(),
) -> tuple[Suggestion, ...]:
    """Return the pairs that may be one person, the surest first.

    ``among`` keeps to pairs with one of these numbers: those who came in just now. ``apart`` are pairs of
    which the user said that they are two, the smaller number first.
    """
    found: dict[tuple[int, int], Suggestion] = {}
    for reason, certain, signs_of in _SIGNS:
        alike: dict[object, list[Person]] = defaultdict(list)
        for person in people:
            for sign in signs_of(person):
                alike[sign].append(person)
        for group in alike.values():
            if 1 < len(group) <= _MOST_ALIKE:
                for first, second in _pairs(group, among):
                    pair = (first.id or 0, second.id or 0)
                    if (
                        pair not in found
                        and pair not in apart
                        and not (first.firm and second.firm and not certain)
                    ):
                        found[pair] = Suggestion(first, second, reason, certain)
    return tuple(found.values())


def _pairs(group: Sequence[Person], among: Collection[int] | None) -> Iterator[tuple[Person, Person]]:
    ordered = sorted(group, key=lambda person: person.id or 0)
    for place, first in enumerate(ordered):
        for second in ordered[place + 1 :]:
            if first.id != second.id and (among is None or first.id in among or second.id in among):
                yield first, second


def _emails(person: Person) -> list[str]:
    return [tidy.same_name(one) for one in person.email.split(BETWEEN) if "@" in one]


def _phones(person: Person) -> list[str]:
    numbers = map(tidy.same_phone, person.phone.split(BETWEEN))
    return [number for number in numbers if len(number) >= _SHORTEST_PHONE]


def _numbers(person: Person) -> list[object]:
    """One number and one name: a firm's number alone is shared by all who work there."""
    return [(number, name) for number in _phones(person) for name in _names(person)]


def _name_and_firm(person: Person) -> list[object]:
    firm = tidy.same_firm(person.firm)
    return [(tidy.same_name(person.name), firm)] if firm else []


def _reading_and_firm(person: Person) -> list[object]:
    firm = tidy.same_firm(person.firm)
    return [(reading, firm)] if firm and (reading := tidy.same_name(person.reading)) else []


def _names(person: Person) -> list[str]:
    return list(filter(None, [tidy.same_name(person.name), tidy.same_name(person.reading)]))


def _full_name(person: Person) -> list[str]:
    """A name alone counts only when it is a whole one: there are many 佐藤."""
    name = tidy.same_name(person.name)
    return [name] if " " in tidy.line(person.name) or len(name) >= _WHOLE_NAME else []


_WHOLE_NAME: Final = 4
_SIGNS: Final[tuple[tuple[Message, bool, Callable[[Person], Sequence[object]]], ...]] = (
    (msg("the same e-mail address"), True, _emails),
    (msg("the same name and firm"), True, _name_and_firm),
    (msg("the same name and telephone number"), True, _numbers),
    (msg("the same reading and firm"), True, _reading_and_firm),
    (msg("the same name; the firm is known of one only"), False, _full_name),
)
"""What two entries may have in common, the surest first."""
