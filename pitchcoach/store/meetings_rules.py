"""What every store of meetings keeps to, the real one and the fake alike: order, merging, refusals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pitchcoach.errors import StoreError
from pitchcoach.i18n import msg
from pitchcoach.model.meet import Encounter, Person, Touch, TouchState

_SEPARATOR: Final = " / "
"""Between two notes that became one."""
_WEIGHT: Final[dict[TouchState, int]] = {"answered": 0, "done": 1, "dropped": 2, "due": 3}
"""Of two touches of the same step the one that got furthest stays."""
_FIRM_FORM: Final = re.compile(r"株式会社|\(株\)|有限会社|\(有\)|合同会社|\(同\)")
"""How a firm is called one time and not the other: no reason to keep both."""
_KATAKANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def by_reading(person: Person) -> tuple[str, str, int]:
    """Return what people are sorted by: how the name is read, in one kana, else as it is written."""
    return _read(person.reading or person.name), person.name, person.id or 0


@lru_cache(maxsize=4096)  # a list is sorted again at each look at it
def _read(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_KATAKANA).casefold()


def merged_person(keep: Person, drop: Person) -> Person:
    """Return ``keep`` with what only ``drop`` had; what ``drop`` had otherwise goes into the line."""
    filled = {
        name: getattr(keep, name) or getattr(drop, name)
        for name in ("reading", "firm", "trade", "category", "email", "phone", "address")
    }
    others = (drop.name, drop.reading, drop.firm, drop.trade, drop.email, drop.phone, drop.address)
    known = {_plain(value) for value in (keep.name, *filled.values())}
    differing = [value for value in others if _plain(value) not in known]
    line = _joined(keep.line, "" if _plain(drop.line) in known else drop.line, *differing)
    return replace(keep, **filled, line=line, quiet=keep.quiet or drop.quiet)


def merged_encounters(keep: int, encounters: Iterable[Encounter]) -> list[Encounter]:
    """Return the encounters of two people as those of ``keep``: one for each event, with both notes."""
    merged: dict[int, Encounter] = {}
    for one in sorted(encounters, key=lambda e: (e.event_id, e.person_id != keep)):
        first = merged.get(one.event_id)
        merged[one.event_id] = replace(
            one if first is None else _both(first, one),
            person_id=keep,
        )
    return list(merged.values())


def merged_touches(keep: int, touches: Iterable[Touch]) -> list[Touch]:
    """Return the touches of two people as those of ``keep``: each step of the pattern once for an event."""
    kept: dict[tuple[object, ...], Touch] = {}
    for one in sorted(touches, key=lambda t: (_WEIGHT[t.state], t.person_id != keep, t.id or 0)):
        key = (one.step, one.event_id) if one.step else (one.id,)
        kept.setdefault(key, replace(one, person_id=keep))
    return list(kept.values())


def merged_pairs(keep: int, drop: int, pairs: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Return the pairs of people that are two, when ``drop`` has become ``keep``."""
    named = ({keep if number == drop else number for number in pair} for pair in pairs)
    return frozenset((min(pair), max(pair)) for pair in named if len(pair) == 2)


def require_two(keep: int, drop: int) -> None:
    """Raise ValueError, a fault of the caller, unless two people are to be merged."""
    if keep == drop:
        raise ValueError("a person cannot be merged with itself, nor kept apart")


def require_number(number: int | None) -> None:
    """Raise ValueError, a fault of the caller, when a record was never stored."""
    if number is None:
        raise ValueError("only what was stored can be replaced")


def event_gone() -> StoreError:
    """Return what to raise for an event that is not there."""
    return StoreError(
        msg("This event is no longer in the database."),
        remedy=msg("It was deleted in the meantime; go back to the list."),
    )


def person_gone() -> StoreError:
    """Return what to raise for a person who is not there; nothing of the person is told."""
    return StoreError(
        msg("This person is no longer in the database."),
        remedy=msg("It was deleted in the meantime; go back to the list."),
    )


def talk_gone() -> StoreError:
    """Return what to raise for a one-to-one that is not there."""
    return StoreError(
        msg("This one-to-one is no longer in the database."),
        remedy=msg("It was deleted in the meantime; go back to the list."),
    )


def touch_gone() -> StoreError:
    """Return what to raise for a touch that is not there."""
    return StoreError(
        msg("This step is no longer in the database."),
        remedy=msg("It was deleted in the meantime; go back to the list."),
    )


def _both(first: Encounter, second: Encounter) -> Encounter:
    return replace(
        first,
        position=min(first.position, second.position),
        note=_joined(first.note, second.note),
        why_here=_joined(first.why_here, second.why_here),
        can_do=_joined(first.can_do, second.can_do),
        promised=_joined(first.promised, second.promised),
        same_trade=first.same_trade or second.same_trade,
        talked=first.talked or second.talked,
    )


def _joined(*texts: str) -> str:
    return _SEPARATOR.join(dict.fromkeys(text for text in texts if text))


def _plain(text: str) -> str:
    return "".join(_FIRM_FORM.sub("", unicodedata.normalize("NFKC", text).casefold()).split())
