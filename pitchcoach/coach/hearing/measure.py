"""Measure: what any recording tells, whoever made it, with its pitch or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.hearing.delivery import Delivery, delivery
from pitchcoach.coach.hearing.delivery_noticed import doubted
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.coach.sound_ports import Recording

LONGEST_ALIGNED: Final = 600.0
"""Seconds of a recording in which a text is looked for: a pitch and what surrounds it, not an evening."""


def measured(recording: Recording, lines: Sequence[SpokenLine], rooms: Rooms) -> Delivery:
    """Measure a recording; a long one is read block by block, and no text is looked for in it.

    Raises UnreadableTakeError for a file that turns out to be damaged.
    """
    measurer = rooms.measurer()
    if lines and recording.seconds <= LONGEST_ALIGNED:
        samples = recording.samples()
        measures = measurer.measure(samples, recording.rate)
        alone = [one.line for one in lines]
        alignment = rooms.aligner().align(samples, recording.rate, alone) if measures.speech else None
        return doubted(delivery(measures, alignment, lines, rooms.settings))
    measures = measurer.measure_blocks(recording.blocks(), recording.rate, recording.channels)
    found = delivery(measures, None, (), rooms.settings)
    if not lines:
        return found
    long = msg(
        "The text is looked for in recordings of up to {minutes} minutes: cut the pitch out of this one.",
        minutes=round(LONGEST_ALIGNED / 60),
    )
    return replace(found, notes=(*measures.notes, long))
