"""Planning: events and rounds of this user made into plans, and the day of a pitch set or moved."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.rehearsing.ladder import propose
from pitchcoach.coach.rehearsing.plan import Practised, Preparation, prepare_all
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.meet import Event

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.coach.store_ports import Store
    from pitchcoach.model.pitch import Pitch

_LOOKED_AT: Final = 30
"""Rounds of a variant from which the ladder proposes, the newest ones."""


@dataclass(frozen=True, slots=True)
class Plans:
    """All plans as they are today."""

    today: date
    """When they were made."""
    preparations: tuple[Preparation, ...] = ()
    """One for each event to come, the nearest first."""
    done: int = 0
    """Finished rounds of today, over all pitches."""

    @property
    def due(self) -> int:
        """Rounds still to be said today."""
        return sum(len(one.due) for one in self.preparations)

    def of(self, pitch: Path) -> Preparation | None:
        """Return the plan of a pitch for its nearest event; None when there is none."""
        path = pitch.absolute()
        return next((one for one in self.preparations if one.event.variant == path), None)


def plans(rooms: Rooms, today: date) -> Plans:
    """Plan for all events to come. Raises StoreError."""
    coming = [one for one in rooms.meetings().events() if one.on >= today]
    store = rooms.store()
    paths = {one.variant for one in coming if one.variant is not None}
    practised = {path: _practised(path, store) for path in paths}
    families = {path: _family(path, rooms) for path in paths}
    days = {one.day: one.rounds for one in store.history(newest=0).days[-1:]}
    return Plans(today, prepare_all(coming, today, practised, families), days.get(today, 0))


def _practised(path: Path, store: Store) -> Practised:
    days = {one.day: one.rounds for one in store.history(path, newest=0).days}
    return Practised(days, propose(store.rounds(path, limit=_LOOKED_AT), datetime.now(UTC)).rung)


def _family(path: Path, rooms: Rooms) -> str:
    with suppress(PitchcoachError):  # a file that is gone is a family of its own
        return rooms.files.load(path).family
    return str(path)


def set_event(pitch: Pitch, on: date, name: str, rooms: Rooms) -> Event:
    """Let a pitch be said on a day: its nearest event to come moves there, or one of this name is made.

    Raises StoreError.
    """
    meetings, path = rooms.meetings(), pitch.path.absolute()
    planned = event_of(path, meetings.events(), rooms.today())
    if planned is None:
        return meetings.add_event(Event(None, name, on, slot_seconds=pitch.slot_seconds, variant=path))
    moved = replace(planned, on=on)
    meetings.put_event(moved)
    return moved


def event_of(pitch: Path, events: Sequence[Event], today: date) -> Event | None:
    """Return the nearest event to come for which a pitch was chosen."""
    path = pitch.absolute()
    coming = [one for one in events if one.variant == path and one.on >= today]
    return min(coming, key=lambda one: one.on, default=None)


def moved(old: Path, new: Path, rooms: Rooms) -> None:
    """Let the events of a pitch follow its file. Raises StoreError."""
    meetings = rooms.meetings()
    for one in meetings.events():
        if one.variant == old.absolute():
            meetings.put_event(replace(one, variant=new.absolute()))
