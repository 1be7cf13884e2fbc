"""Hear back: what the recording of a round tells, worked out after it and kept with the round.

Samples are measured, the text is laid over them, and what comes out is kept: the delivery, the pauses that
teach the estimate, and the ends of the sections where they are known better than a thumb knows them. It
blocks for some seconds: for a background thread. The recording itself is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.coach.hearing.delivery import Delivery, delivery
from pitchcoach.coach.hearing.kept_delivery import FORM, from_text, to_text
from pitchcoach.coach.hearing.measure import LONGEST_ALIGNED
from pitchcoach.coach.hearing.pauses import shared_out
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.round import Mark, Round
from pitchcoach.model.sound import CUE_SECONDS, Interval

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms

Stage = Literal["listening", "following", "keeping"]
STAGES: Final[dict[Stage, Message]] = {
    "listening": msg("Listening to the recording …"),
    "following": msg("Following the text in it …"),
    "keeping": msg("Keeping what it told …"),
}
CUE_MARGIN: Final = 0.15
"""Seconds by which a sound may be heard earlier or later than it was given: buffers, and the air."""
HELD_SECONDS: Final = 1.0
"""A take that is this much longer than its round was held in between: its times are not the clock's."""


def hear_back(
    done: Round, pitch: Pitch, rooms: Rooms, told: Callable[[Stage], object] = lambda stage: None
) -> Delivery:
    """Work out what a recorded round tells, keep it and return it; ``told`` hears how far it is.

    ``pitch`` is what was said, as it was then. Raises PitchcoachError: no recording, or one that cannot be
    read; nothing is kept then.
    """
    if done.take is None:
        raise PitchcoachError(msg("This round was not recorded."))
    told("listening")
    if rooms.take_of(done.take).seconds > LONGEST_ALIGNED:
        raise PitchcoachError(
            msg("it is longer than {minutes} minutes", minutes=round(LONGEST_ALIGNED / 60)),
        )
    samples, rate = rooms.samples_of(done.take)
    measures = rooms.measurer().measure(samples, rate)
    ignore = tuple(one for one in given_sounds(done) if not _spoken_over(one, measures.speech))
    if ignore:
        measures = rooms.measurer().measure(samples, rate, ignore)
    told("following")
    lines = _lines(pitch, rooms)
    alone = [one.line for one in lines]
    alignment = rooms.aligner().align(samples, rate, alone, ignore) if alone else None
    found = delivery(measures, alignment, lines, rooms.settings)
    told("keeping")
    if done.id is not None:
        _keep(done.id, done, found, rooms)
    return found


def known_delivery(done: Round, rooms: Rooms) -> Delivery | None:
    """Return what was kept of a round's recording; None when there is nothing, or not in this form."""
    if done.id is None:
        return None
    body = rooms.store().delivery(done.id, FORM)
    return None if body is None else from_text(body)


def given_sounds(done: Round) -> tuple[Interval, ...]:
    """Return the stretches of the take in which the program itself made a sound."""
    return tuple(
        Interval(max(0.0, cue.at - CUE_MARGIN), cue.at + CUE_SECONDS[cue.name] + CUE_MARGIN)
        for cue in done.cues
    )


def heard_marks(done: Round, found: Delivery) -> tuple[Mark, ...] | None:
    """Return the marks of a round as its recording tells them; None when it tells none, or not all.

    A section ends where the next one begins, as a plan counts: the pause after it is its own. One that was
    skipped took no time.
    """
    if not found.aligned or len(found.sections) != len(done.marks) or not done.seconds:
        return None
    spoken = [one for one in found.sections if one.start is not None]
    if not spoken or _was_held(done, found):
        return None
    ends: list[float] = []
    for number in range(len(found.sections)):
        later = [one.start for one in found.sections[number + 1 :] if one.start is not None]
        last = max(one.end for one in spoken if one.end is not None)
        ends.append(min(max((later[0] if later else last) - done.take_start, 0.0), done.seconds))
    if ends != sorted(ends):
        return None  # said in another order: no mark would tell the truth
    return tuple(replace(mark, ended_at=end) for mark, end in zip(done.marks, ends, strict=True))


def _spoken_over(sound: Interval, speech: Sequence[Interval]) -> bool:
    """Tell whether somebody spoke while a sound was made: to pass over it would tear a hole into a word."""
    return any(
        one.start < sound.end
        and one.end > sound.start
        and (one.start < sound.start - CUE_MARGIN or one.end > sound.end + CUE_MARGIN)
        for one in speech
    )


def _lines(pitch: Pitch, rooms: Rooms) -> Sequence[SpokenLine]:
    try:
        return spoken_lines(pitch, rooms.checker.reader)
    except PitchcoachError:
        return ()  # nothing is written in it; the samples still tell something


def _keep(round_id: int, done: Round, found: Delivery, rooms: Rooms) -> None:
    store = rooms.store()
    store.keep_delivery(round_id, FORM, to_text(found))
    paused = _paused(done, found, rooms)
    if paused is not None:
        store.measured(round_id, *paused)
    marks = heard_marks(done, found) if done.outcome == "done" else None
    if marks is not None:
        store.remark(round_id, marks)
    rooms.profile.refresh()


def _paused(done: Round, found: Delivery, rooms: Rooms) -> tuple[float, float] | None:
    """Return seconds of pause at commas and at full stops, for whoever learns how the user speaks."""
    if not found.aligned:
        return shared_out(found.measures.pauses, done, rooms.settings) if found.measures.speech else None
    if done.outcome != "done" or found.skipped or found.repeated or found.stalls or _was_held(done, found):
        return None
    by_place = {
        place: sum(pause.seconds for pause in found.pauses if pause.place == place)
        for place in ("comma", "stop")
    }
    return by_place["comma"], by_place["stop"]


def _was_held(done: Round, found: Delivery) -> bool:
    return found.measures.duration_seconds - done.take_start - (done.seconds or 0.0) > HELD_SECONDS
