"""Readings into seconds: the estimate of a pitch, its range, and each part's share of it.

Implements the port ``Estimator``. Pure arithmetic; what the figures of a :class:`Pace` are and how they are
learned stands in :mod:`pitchcoach.text.timing.pace` and
:mod:`pitchcoach.text.timing.learning`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pitchcoach.model.listing import Tally
from pitchcoach.model.reading import Estimate, Pace, Reading
from pitchcoach.text.timing.pace import MINUTE, NOISE_PER_SECOND, QUANTILE_80


def relative_spread(seconds: float, pace: Pace) -> float:
    """Return the standard deviation of the relative error for ``seconds`` of speech."""
    shorter = NOISE_PER_SECOND * (1.0 / min(max(seconds, 1.0), MINUTE) - 1.0 / MINUTE)
    return math.sqrt(pace.spread**2 + shorter)


def with_range(seconds: float, pace: Pace) -> Estimate:
    """Return ``seconds`` with the range that holds four times in five; it is wider upwards, as people are."""
    factor = math.exp(QUANTILE_80 * relative_spread(seconds, pace))
    return Estimate(seconds, seconds / factor, seconds * factor)


class TimeEstimator:
    """``T = a * units + b * commas + c * (sentences - 1)``, over all readings together."""

    def estimate(self, readings: Sequence[Reading], pace: Pace) -> Estimate:
        """Estimate the time of all readings said one after the other; the range holds 4 times in 5."""
        return with_range(sum(self.parts(readings, pace)), pace)

    def parts(self, readings: Sequence[Reading], pace: Pace) -> tuple[float, ...]:
        """Share the estimate out over the readings, in seconds, pauses included; their sum is exact."""
        return _shared_out([Tally.of(reading) for reading in readings], pace)

    def counted(self, tallies: Sequence[Tally], pace: Pace) -> tuple[Estimate, tuple[float, ...]]:
        """Return the same estimate and the same shares for readings of which only the counts are left."""
        seconds = _shared_out(tallies, pace)
        return with_range(sum(seconds), pace), seconds


def _shared_out(tallies: Sequence[Tally], pace: Pace) -> tuple[float, ...]:
    last = max((at for at, tally in enumerate(tallies) if tally.sentences), default=-1)
    return tuple(
        pace.seconds_per_unit * tally.units
        + pace.seconds_per_comma * tally.commas
        + pace.seconds_per_stop * max(tally.sentences - (at == last), 0)
        for at, tally in enumerate(tallies)
    )
