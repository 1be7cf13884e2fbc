"""How fast it was said: paces over the whole, over a section, and along the take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal, Protocol

from pitchcoach.model.delivery import Curve, Measures
from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    from pitchcoach.coach.listening.spoken_lines import SpokenLine

RateUnit = Literal["morae/s", "words/min"]
"""What a pace is told in: morae in Japanese, words in English."""
LEAST_SECONDS: Final = 2.0
"""Of less speech than this no pace is told: one breath more or less would change it (our own inference)."""
_STEP: Final = 1.0
"""Seconds between two values of the pace."""
_LEAST_BESIDE: Final = 0.25
"""Seconds; less between two phrases is where their edges are told a little differently."""


class Stretch(Protocol):
    """Something with a beginning and an end."""

    @property
    def start(self) -> float:
        """Seconds from the start of the take."""
        ...

    @property
    def end(self) -> float:
        """Seconds from the start of the take."""
        ...


class Spoken(Stretch, Protocol):
    """A stretch in which so much was said."""

    @property
    def units(self) -> int:
        """Morae (ja) or words (en)."""
        ...


@dataclass(frozen=True, slots=True)
class Rates:
    """A pace with and without pauses, in the unit asked for; None when there is not enough to tell."""

    speech: float | None
    """Over the time from the first to the last stretch."""
    articulation: float | None
    """Over the speech in the stretches alone."""


def script_units(lines: Sequence[SpokenLine]) -> int:
    """Return the morae (ja) or words (en) of some lines."""
    return sum(
        line.line.sentence.morae if line.line.language == "ja" else line.line.sentence.words for line in lines
    )


def between(stretches: Sequence[Stretch]) -> Interval | None:
    """Return the time from the first beginning to the last end; None for nothing."""
    if not stretches:
        return None
    return Interval(min(one.start for one in stretches), max(one.end for one in stretches))


def rates(
    units: int, stretches: Sequence[Stretch], speech: Sequence[Interval], unit: RateUnit | None
) -> Rates:
    """Return how fast ``units`` were said in some stretches of a take with speech in these intervals."""
    whole = between(stretches)
    spoken = sum(overlap(one, speech) for one in stretches)
    if whole is None or not units or spoken < LEAST_SECONDS:
        return Rates(None, None)
    scale = _scale(unit)
    return Rates(units * scale / (whole.end - whole.start), units * scale / spoken)


def overlap(one: Stretch, others: Sequence[Stretch]) -> float:
    """Return the seconds that a stretch shares with others that do not overlap each other."""
    return sum(max(0.0, min(one.end, other.end) - max(one.start, other.start)) for other in others)


def beside(said: Sequence[Stretch], speech: Sequence[Interval]) -> tuple[Interval, ...]:
    """Return the stretches of speech in which none of the phrases was said."""
    found: list[Interval] = []
    ordered = sorted(said, key=lambda one: one.start)
    for one in speech:
        at = one.start
        for phrase in ordered:
            if phrase.end <= at or phrase.start >= one.end:
                continue
            found.append(Interval(at, phrase.start))
            at = max(at, phrase.end)
        found.append(Interval(at, one.end))
    return tuple(one for one in found if one.end - one.start >= _LEAST_BESIDE)


def pace_curve(
    said: Sequence[Spoken],
    stalls: Sequence[Stretch],
    measures: Measures,
    window: float,
    unit: RateUnit | None,
) -> Curve:
    """Return the speech rate along a take: None where no whole window fits into what was said.

    What a phrase says is spread evenly over its time. A stall is told on its own and slows nothing here, nor
    does what was said besides, such as a phrase that was then said again.
    """
    whole = between(said)
    aside = (*stalls, *beside(said, measures.speech))
    count = int(measures.duration_seconds / _STEP)
    if whole is None:
        return Curve(_STEP, (None,) * count)
    ordered = sorted(said, key=lambda one: one.start)
    totals = [0, *accumulate(one.units for one in ordered)]
    values: list[float | None] = []
    for number in range(count):
        middle = (number + 0.5) * _STEP
        view = Interval(middle - window / 2, middle + window / 2)
        if view.start < whole.start or view.end > whole.end:
            values.append(None)
            continue
        units = _until(view.end, ordered, totals) - _until(view.start, ordered, totals)
        seconds = window - overlap(view, aside)
        values.append(units * _scale(unit) / seconds if seconds >= window / 2 else None)
    return Curve(_STEP, tuple(values))


def _until(time: float, ordered: Sequence[Spoken], totals: Sequence[int]) -> float:
    """Return how much was said until then."""
    begun = sum(one.start <= time for one in ordered)
    if not begun:
        return 0.0
    last = ordered[begun - 1]
    share = 1.0 if last.end <= last.start else min(1.0, (time - last.start) / (last.end - last.start))
    return totals[begun - 1] + last.units * share


def _scale(unit: RateUnit | None) -> float:
    return 60.0 if unit == "words/min" else 1.0
