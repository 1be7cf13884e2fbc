"""Deliveries whose every figure is known: a text said at a steady pace, and what goes wrong put into it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pitchcoach.coach.hearing.delivery import Delivery, delivery
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.config.settings import Settings
from pitchcoach.model.delivery import AlignedPhrase, Alignment, Curve, Extra, Measures
from pitchcoach.model.sound import Interval

Place = tuple[int, int]
"""Line and phrase."""
COMMA_SECONDS, STOP_SECONDS = 0.4, 0.7
FILLER_SECONDS = 0.5
START = 3.0


def delivered(
    lines: Sequence[SpokenLine],
    *,
    rate: float = 7.0,
    start: float = START,
    skipped: Collection[Place] = (),
    repeated: Collection[Place] = (),
    stalls: Mapping[Place, float] | None = None,
    fast: Mapping[int, float] | None = None,
    no_pause: Collection[Place] = (),
    fillers: Mapping[Place, str] | None = None,
    **measured: Any,
) -> Delivery:
    """Say the lines: ``stalls`` are seconds of silence after a phrase, ``fast`` how many times as fast a
    section is said, ``no_pause`` places whose punctuation is passed over, ``fillers`` what is said after a
    phrase. What is ``measured`` replaces figures of a lively, clean recording.
    """
    stalls, fast, fillers = stalls or {}, fast or {}, fillers or {}
    phrases, extras, speech, now = list[AlignedPhrase](), list[Extra](), list[Interval](), start
    for number, one in enumerate(lines):
        for at, phrase in enumerate(one.line.sentence.phrases):
            place = (number, at)
            if place in skipped:
                phrases.append(AlignedPhrase(number, at, now, now, "skipped"))
                continue
            end = now + (phrase.morae or phrase.syllables) / rate / fast.get(one.section, 1.0)
            said = "repeated" if place in repeated else "said"
            phrases.append(AlignedPhrase(number, at, now, end, said))  # type: ignore[arg-type]
            speech.append(Interval(now, end))
            now = end
            if place in fillers:
                extras.append(Extra(now, now + FILLER_SECONDS, "filler", fillers[place]))
                speech.append(Interval(now, now + FILLER_SECONDS))
                now += FILLER_SECONDS
            asked = {"": 0.0, "comma": COMMA_SECONDS, "stop": STOP_SECONDS}[phrase.pause]
            now += stalls.get(place, 0.0 if place in no_pause else asked)
    joined = _joined(speech)
    whole = joined[-1].end + 1.0
    measures = Measures(
        duration_seconds=whole,
        speech=joined,
        pauses=tuple(Interval(a.end, b.start) for a, b in pairwise(joined)),
        longest_run_seconds=max(one.end - one.start for one in joined),
        onset_seconds=joined[0].start,
        trailing_seconds=1.0,
        f0_median_hz=180.0,
        f0_sd_semitones=3.0,
        loudness_lufs=-23.0,
        loudness_range_db=6.0,
        clipping_ratio=0.0,
        snr_db=35.0,
        level=Curve(0.1, tuple(_inside(joined, n / 10, -25.0, -70.0) for n in range(int(whole * 10)))),
        f0=Curve(0.1, tuple(_inside(joined, n / 10, 180.0 + n % 40, None) for n in range(int(whole * 10)))),
    )
    alignment = Alignment(tuple(phrases), tuple(extras), fits=True, score=-1.5)
    return delivery(replace(measures, **measured), alignment, lines, Settings())


def _joined(speech: Sequence[Interval]) -> tuple[Interval, ...]:
    joined = [speech[0]]
    for one in speech[1:]:
        if one.start - joined[-1].end < 0.01:
            joined[-1] = Interval(joined[-1].start, one.end)
        else:
            joined.append(one)
    return tuple(joined)


def _inside(speech: Sequence[Interval], at: float, there: float, else_: float | None) -> float | None:
    return there if any(one.start <= at < one.end for one in speech) else else_
