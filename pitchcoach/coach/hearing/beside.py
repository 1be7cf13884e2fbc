"""A recording beside others of the same text: the voice that reads it, and the best round so far."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.hearing.delivery import Delivery, delivery
from pitchcoach.coach.hearing.hear_back import known_delivery
from pitchcoach.coach.listening.read_aloud import pause_after
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.i18n import Message, msg
from pitchcoach.model.delivery import AlignedPhrase, Alignment, Curve, Measures
from pitchcoach.model.round import Round
from pitchcoach.model.sound import Interval, VoiceInfo

if TYPE_CHECKING:
    from pitchcoach.coach.rooms import Rooms

_REAL_GAP: Final = 0.1
"""A shorter gap between two phrases is no pause (as in the measures)."""


@dataclass(frozen=True, slots=True)
class Column:
    """One recording in the comparison, section by section."""

    seconds: tuple[float | None, ...]
    """How long each section took; None for one that was skipped."""
    rates: tuple[float | None, ...]
    """The pace of each section with its pauses."""
    pauses: tuple[tuple[int, float], ...]
    """For each section: how many pauses, and how many seconds they are together."""
    whole: float | None
    """From the first to the last phrase."""


def column(found: Delivery) -> Column:
    """Return the figures of a delivery that are set beside those of others."""
    spoken = [part for part in found.sections if part.start is not None and part.end is not None]
    inside = [
        [pause for pause in found.pauses if (part.start or 0) < pause.start < (part.end or 0)]
        for part in found.sections
    ]
    return Column(
        tuple(None if part.start is None else part.seconds for part in found.sections),
        tuple(part.speech_rate for part in found.sections),
        tuple((len(some), sum(pause.seconds for pause in some)) for some in inside),
        max(part.end or 0 for part in spoken) - min(part.start or 0 for part in spoken) if spoken else None,
    )


def best_before(done: Round, rooms: Rooms) -> tuple[Round, Delivery] | None:
    """Return the other round of the same text that came nearest to its slot from below, and was heard.

    A text that was changed since has other sections or units: it is not compared.
    """
    rounds = [
        one
        for one in rooms.store().rounds(done.pitch)
        if one.id != done.id and one.outcome == "done" and one.units == done.units
        if one.seconds is not None and one.seconds <= one.slot_seconds
    ]
    for one in sorted(rounds, key=lambda one: (one.seconds or 0) / one.slot_seconds, reverse=True):
        found = known_delivery(one, rooms)
        if found is not None and found.aligned:
            return one, found
    return None


def by_voice(
    lines: Sequence[SpokenLine], rooms: Rooms, voice: VoiceInfo, told: Callable[[int, int], object]
) -> Delivery:
    """Let a voice say the lines and return how it says them, with the pauses of ordinary reading.

    Blocks while it speaks into files; ``told`` hears how many lines of how many are done. Raises what the
    voice raises.
    """
    phrases, speech, now = list[AlignedPhrase](), list[Interval](), 0.0
    with tempfile.TemporaryDirectory(prefix="pitchcoach-") as folder:
        for number, one in enumerate(lines):
            told(number, len(lines))
            said = rooms.voice().say(one.line, voice, Path(folder) / f"{number}.wav")
            for at, time in enumerate(said.times):
                start, end = now + time.start, now + time.end
                phrases.append(AlignedPhrase(number, at, start, end, "said"))
                if speech and start - speech[-1].end < _REAL_GAP:
                    speech[-1] = Interval(speech[-1].start, end)
                else:
                    speech.append(Interval(start, end))
            now += said.take.seconds + pause_after(one, 1.0, number + 1 == len(lines))
    measures = Measures(
        duration_seconds=now,
        speech=tuple(speech),
        pauses=tuple(Interval(a.end, b.start) for a, b in pairwise(speech)),
        longest_run_seconds=max(one.end - one.start for one in speech),
        onset_seconds=0.0,
        trailing_seconds=0.0,
        f0_median_hz=None,
        f0_sd_semitones=None,
        loudness_lufs=None,
        loudness_range_db=None,
        clipping_ratio=0.0,
        snr_db=None,
        level=Curve(1.0, ()),
        f0=Curve(1.0, ()),
    )
    return delivery(measures, Alignment(tuple(phrases), (), fits=True, score=0.0), lines, rooms.settings)


def beside_words(mine: Column, other: Column, name: Message) -> Message:
    """Return the largest difference to another recording, in words."""
    if mine.whole is None or other.whole is None:
        return msg("There is nothing to compare.")
    off = mine.whole - other.whole
    sentence = msg("As long as {name}.", name=name)
    if abs(off) >= 1.0:
        longer = msg("{seconds} s longer than {name}.", seconds=f"{off:.0f}", name=name)
        sentence = (
            longer if off > 0 else msg("{seconds} s shorter than {name}.", seconds=f"{-off:.0f}", name=name)
        )
    mine_paused = sum(seconds for _, seconds in mine.pauses)
    other_paused = sum(seconds for _, seconds in other.pauses)
    return msg(
        "{sentence} Pauses: {mine} s against {other} s.",
        sentence=sentence,
        mine=f"{mine_paused:.1f}",
        other=f"{other_paused:.1f}",
    )
