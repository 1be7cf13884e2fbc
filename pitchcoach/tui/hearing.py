"""What is told while a recording is heard back, and when that is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message as Event

from pitchcoach.coach.hearing.hear_back import STAGES, Stage, hear_back
from pitchcoach.coach.reviewing.takes import prune
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from pitchcoach.coach.hearing.delivery import Delivery
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.pitch import Pitch
    from pitchcoach.model.round import Round
    from pitchcoach.tui.background import Target


class HearingBack(Event, bubble=False):
    """A recording is being listened to; ``stage`` tells how far that is."""

    def __init__(self, round_id: int | None, stage: Stage) -> None:
        self.round_id = round_id
        self.stage = stage
        super().__init__()

    @property
    def words(self) -> Message:
        """The same in words."""
        return STAGES[self.stage]


class RoundHeard(Event, bubble=False):
    """What a recording told: the round as it is kept now, with its marks, and the delivery."""

    def __init__(self, done: Round, delivery: Delivery) -> None:
        self.done = done
        self.delivery = delivery
        super().__init__()


def hearing(done: Round, pitch: Pitch, rooms: Rooms, target: Target) -> Callable[[], Event]:
    """Return the work that hears a round back, thins out the older recordings, and tells ``target``."""

    def work() -> Event:
        try:
            found = hear_back(
                done, pitch, rooms, lambda stage: target.post_message(HearingBack(done.id, stage))
            )
        except PitchcoachError as error:
            raise PitchcoachError(
                msg("What the recording tells could not be worked out: {why}", why=error.message),
                remedy=msg("The recording is kept; it can be played, and its review tries again."),
            ) from error
        if done.take is not None:
            prune(rooms, done.pitch, spare=(done.take,))
        kept = None if done.id is None else rooms.store().get(done.id)
        return RoundHeard(kept or done, found)

    return work
