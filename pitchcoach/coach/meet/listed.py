"""The people of a list, each once: what two lines say of one person becomes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pitchcoach.coach.meet import tidy
from pitchcoach.model.meet import Encounter, Person

BETWEEN: Final = " / "
"""Between two values of one kind."""
NOTHING: Final = Encounter(0, 0, 0)
"""Nothing was noted."""
_MOST_ALIKE: Final = 20
"""So many of one name are not compared with each other any more."""
_TELL_APART: Final = ("reading", "email", "phone", "address", "category")
_NOTES: Final = ("note", "why_here", "can_do", "promised")


@dataclass(frozen=True, slots=True)
class Row:
    """One person of a list, with what the list says of the encounter."""

    person: Person
    """Who; without a number."""
    noted: Encounter = NOTHING
    """What stood in the columns of our own export; its numbers and position mean nothing yet."""


def once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return everybody once: what later lines say of the same name and firm is added to the first."""
    kept: list[Row] = []
    places: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        mine = places.setdefault(key(row.person), [])
        for place in mine[:_MOST_ALIKE]:
            if (both := _both(kept[place], row)) is not None:
                kept[place] = both
                break
        else:
            mine.append(len(kept))
            kept.append(row)
    return tuple(kept)


def key(person: Person) -> tuple[str, str]:
    """Return what two lines about one person of one list have in common."""
    return tidy.same_name(person.name), tidy.same_firm(person.firm)


def _both(first: Row, second: Row) -> Row | None:
    """Return two rows as one; None when they contradict each other: they may be two people."""
    one, other = first.person, second.person
    if any(_contradict(getattr(one, field), getattr(other, field)) for field in _TELL_APART):
        return None
    person = replace(
        one,
        **{field: getattr(one, field) or getattr(other, field) for field in _TELL_APART},
        trade=one.trade or other.trade,
        line=_joined(one.line, other.line),
        quiet=one.quiet or other.quiet,
    )
    notes = {field: _joined(getattr(first.noted, field), getattr(second.noted, field)) for field in _NOTES}
    noted = Encounter(
        0,
        0,
        0,
        **notes,
        same_trade=first.noted.same_trade or second.noted.same_trade,
        talked=first.noted.talked or second.noted.talked,
    )
    return Row(person, noted)


def _contradict(first: str, second: str) -> bool:
    return bool(first and second and tidy.same_name(first) != tidy.same_name(second))


def _joined(*texts: str) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, texts)))
