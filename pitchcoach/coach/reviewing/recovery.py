"""What is left of rounds whose program was ended in their middle, and rounds deleted at the user's wish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pitchcoach.errors import PitchcoachError
from pitchcoach.model.round import Round

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Kept:
    """One round that was cut short, and its recording."""

    round: Round
    """As far as it was kept."""
    recorded: float | None
    """Seconds of sound that can be played; None without a recording."""

    @property
    def marked(self) -> int:
        """How many of its sections were marked."""
        return sum(mark.ended_at is not None for mark in self.round.marks)


def recover(rooms: Rooms) -> tuple[Kept, ...]:
    """Close the rounds of programs that are gone and tell what is left of them, newest first.

    Of a round that had hardly begun nothing is left, and nothing is told. Raises StoreError.
    """
    found = (Kept(one, _recorded(one, rooms)) for one in rooms.store().recover())
    return tuple(one for one in found if one.marked or one.recorded or one.round.seconds)


def delete(one: Round, rooms: Rooms) -> None:
    """Delete a round, and its recording first: what cannot be deleted keeps its round.

    Raises StoreError and UnwritableError.
    """
    from pitchcoach.coach.reviewing import takes

    if one.take is not None:
        takes.delete(rooms, (takes.KeptTake(one.take, one.started_at, 0, None, None),))
    if one.id is not None:
        rooms.store().delete(one.id)


def _recorded(one: Round, rooms: Rooms) -> float | None:
    if one.take is None:
        return None
    try:
        return rooms.take_of(one.take).seconds or None
    except PitchcoachError:
        return None  # the program ended before the microphone gave anything, or the file was moved
