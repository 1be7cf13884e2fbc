"""What a speaker's own rounds teach about the speaker's pace.

Pure arithmetic over :class:`Observation` records; keeps nothing and reads no file.

The method is Bayesian linear regression with heavy-tailed noise (Student's t, iteratively reweighted: Lange,
Little, Taylor, "Robust statistical modeling using the t distribution", JASA 84, 1989). The population is the
prior, so few rounds move an estimate a little and many decide it, and a round that does not fit counts for
little. What the rounds say about speed is then followed through time: recent speech counts more.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.model.pitch import Language
from pitchcoach.model.reading import Observation, Pace
from pitchcoach.text.timing.linear import Matrix, Vector, dot, invert, multiply, outer, scaled, total
from pitchcoach.text.timing.pace import MINUTE, NOISE_PER_SECOND, POPULATION, QUANTILE_80, expected_seconds

_SPEED_SPREAD: Final = 0.10
"""Relative standard deviation of overall speed between speakers (50 readers)."""
_OWN_SPREAD: Final = (0.03, 0.30, 0.45)
"""What each value varies besides, relative to it: per unit, comma and stop (50 readers; stop guessed)."""
_ITERATIONS: Final = 12
_CONVERGED: Final = 1e-5
_ROUND_SPREAD: Final = 0.024
"""Relative standard deviation between two rounds of one speaker (one reader over many sittings)."""
_DEGREES: Final = 4.0
"""Degrees of freedom of the t distribution."""
_HALF_LIFE_SECONDS: Final = 120.0
"""After so much more speech, two rounds of a minute, older speech counts half for the speaker's speed."""
_SPEED_PRIOR_SECONDS: Final = 45.0
"""So much speech at the long-run speed is added to the recent speech."""
_DOUBT_OF_CHANGE: Final = 1.5
"""So many newest rounds at the long-run speed speak against a change of speed."""
_ODD: Final = 1.15
"""A round slower or faster than the recent median by more than this counts as this much."""
_NOISE_PRIOR: Final = 10.0
"""So many rounds with the noise above are added to the speaker's own when their noise is measured."""
_ALIKE: Final = 1.25
"""Sentences of one text err alike: their noise adds up to so much more than chance alone would."""
_STRANGEST: Final = 9.0
"""A round that lies more than three standard deviations off counts as three for the speaker's noise."""
_SPREAD_PRIOR: Final = 50.0
"""So many speakers with the starting spread are added to those whose spread is measured."""
_REMEMBERED: Final = 400
"""Newest observations that are looked at; what is older says nothing about the speaker of today."""
_NARROWEST, _WIDEST = 0.4, 2.5
"""Learned values stay between these multiples of the population's."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One equation: counts, seconds, and how much of the seconds is chance."""

    counts: tuple[float, float, float]
    seconds: float
    variance: float


def learn(observations: Sequence[Observation], language: Language, population: Pace | None = None) -> Pace:
    """Learn a speaker's pace from observations, oldest first.

    ``population`` is what to start from (the language's own when None). Observations without units or time
    are left out; without any the population comes back.
    """
    start = population or POPULATION[language]
    counted = [o for o in observations if o.units > 0 and 0.0 < o.seconds < math.inf]
    if not counted:
        return start
    usable = counted[-_REMEMBERED:]
    prior = _values(start)
    covariance = _prior_covariance(prior)
    rows = [row for o in usable for row in _rows(o, prior)]
    values, uncertainty = _robust_fit(rows, prior, covariance)
    values = scaled(values, _recent_speed(usable, values))
    unit, comma, stop = (
        min(max(value, _NARROWEST * usual), _WIDEST * usual)
        for value, usual in zip(values, prior, strict=True)
    )
    spread = _spread(rows, values, uncertainty)
    return Pace(unit, comma, stop, spread=min(spread, start.spread), rounds=len(counted))


def population_of(speakers: Sequence[Sequence[Observation]], start: Pace) -> Pace:
    """Return the pace that suits many speakers best: for an estimate when nobody is known.

    Their learned values are averaged, then scaled so that the mean relative error over the speakers is the
    smallest. ``start`` is what their learning starts from. Raises ValueError without any observation.
    """
    groups = [mine for mine in speakers if mine]
    if not groups:
        raise ValueError("no observations")
    learned = [_values(learn(mine, "ja", start)) for mine in groups]
    mean = _pace(tuple(sum(column) / len(column) for column in zip(*learned, strict=True)), start.spread)
    ratios = [sum(o.seconds for o in mine) / sum(expected_seconds(o, mean) for o in mine) for mine in groups]
    middle = _best_scale(ratios)
    # Speakers have a long slow tail: what holds four in five of them says more than a standard deviation.
    distances = sorted(abs(math.log(ratio / middle)) for ratio in ratios)
    found = distances[math.ceil(0.8 * len(distances)) - 1] / QUANTILE_80
    count = len(ratios)
    spread = math.sqrt((count * found**2 + _SPREAD_PRIOR * start.spread**2) / (count + _SPREAD_PRIOR))
    return _pace(scaled(_values(mean), middle), spread)


def _best_scale(ratios: Sequence[float]) -> float:
    """Return the ``q`` with the smallest sum of ``|q / ratio - 1|``."""
    return _weighted_median([(ratio, 1.0 / ratio) for ratio in ratios])


def _pace(values: Vector, spread: float) -> Pace:
    unit, comma, stop = values
    return Pace(unit, comma, stop, spread)


def _values(pace: Pace) -> tuple[float, float, float]:
    return (pace.seconds_per_unit, pace.seconds_per_comma, pace.seconds_per_stop)


def _prior_covariance(prior: Vector) -> Matrix:
    shared = outer(scaled(prior, _SPEED_SPREAD), scaled(prior, _SPEED_SPREAD))
    own = [
        [(_OWN_SPREAD[i] * prior[i]) ** 2 * (i == j) + 1e-9 * (i == j) for j in range(3)] for i in range(3)
    ]
    return total(shared, own)


def _rows(observation: Observation, prior: Vector) -> list[_Row]:
    """One equation for the whole time, or one for each part of it that was measured."""
    counts: tuple[float, ...] = (observation.units, observation.commas, observation.stops)
    rest = observation.seconds
    rows = []
    measured = ((1, observation.comma_seconds), (2, observation.stop_seconds))
    for at, seconds in measured:
        if seconds is not None and 0.0 <= seconds < rest:
            if counts[at]:
                rows.append(_row(tuple(c if i == at else 0.0 for i, c in enumerate(counts)), seconds, prior))
            counts = tuple(0.0 if i == at else c for i, c in enumerate(counts))
            rest -= seconds
    return [_row(counts, rest, prior), *rows]


def _row(counts: tuple[float, ...], seconds: float, prior: Vector) -> _Row:
    usual = max(dot(prior, counts), 0.5)
    variance = (_ROUND_SPREAD * usual) ** 2 + NOISE_PER_SECOND * usual
    return _Row((counts[0], counts[1], counts[2]), seconds, variance)


def _robust_fit(rows: Sequence[_Row], prior: Vector, covariance: Matrix) -> tuple[Vector, Matrix]:
    """Return the values and their covariance; rows that do not fit count for little."""
    precision = invert(covariance)
    ratio = _weighted_median([(row.seconds / max(dot(prior, row.counts), 0.1), 1.0) for row in rows])
    # Many rows that agree are believed at once; one or two are compared with the population first.
    trust = (len(rows) - 1) / (len(rows) + 1)
    values = scaled(prior, 1.0 + trust * (min(max(ratio, _NARROWEST), _WIDEST) - 1.0))
    uncertainty = scaled_matrix(covariance, 1.0 - trust)
    for _ in range(_ITERATIONS):
        weights = [_weight(row, values, uncertainty) for row in rows]
        left, right = precision, multiply(precision, prior)
        for row, weight in zip(rows, weights, strict=True):
            strength = weight / row.variance
            left = total(left, outer(scaled(row.counts, strength), row.counts))
            right = tuple(r + strength * row.seconds * c for r, c in zip(right, row.counts, strict=True))
        uncertainty = invert(left)
        before, values = values, multiply(uncertainty, right)
        if math.dist(before, values) < _CONVERGED:
            break
    return values, uncertainty


def scaled_matrix(matrix: Matrix, factor: float) -> Matrix:
    """Multiply every entry."""
    return [[entry * factor for entry in line] for line in matrix]


def _weight(row: _Row, values: Vector, uncertainty: Matrix) -> float:
    variance = row.variance + dot(row.counts, multiply(uncertainty, row.counts))
    surprise = (row.seconds - dot(values, row.counts)) ** 2 / variance
    return (_DEGREES + 1.0) / (_DEGREES + surprise)


def _recent_speed(observations: Sequence[Observation], values: Vector) -> float:
    """Return how much slower than ``values`` the speaker has become of late.

    A round that stands alone among the recent ones counts as far as their median allows.
    """
    recent: list[tuple[float, float, float]] = []
    age = 0.0
    for observation in reversed(observations):
        expected = dot(values, (observation.units, observation.commas, observation.stops))
        recent.append((observation.seconds / expected, 0.5 ** (age / _HALF_LIFE_SECONDS), expected))
        age += expected
    middle = _weighted_median([(1.0, _DOUBT_OF_CHANGE), *((ratio, share) for ratio, share, _ in recent)])
    said = usual = _SPEED_PRIOR_SECONDS
    for ratio, share, expected in recent:
        said += share * expected * min(max(ratio, middle / _ODD), middle * _ODD)
        usual += share * expected
    return said / usual


def _weighted_median(weighted: Sequence[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in weighted) / 2.0
    reached = 0.0
    for value, weight in sorted(weighted):
        reached += weight
        if reached >= half:
            return value
    raise ValueError("no values")


def _spread(rows: Sequence[_Row], values: Vector, uncertainty: Matrix) -> float:
    """Return the relative error to expect in a minute of speech made up like what was observed."""
    counts = tuple(sum(row.counts[i] for row in rows) for i in range(3))
    counts = scaled(counts, MINUTE / dot(values, counts))
    doubt = dot(counts, multiply(uncertainty, counts))
    surprises = sum(
        min((row.seconds - dot(values, row.counts)) ** 2 / row.variance, _STRANGEST) for row in rows
    )
    free = max(len(rows) - 3, 0)  # three values were fitted
    own_noise = (_NOISE_PRIOR + surprises) / (_NOISE_PRIOR + free)
    chance = (_ROUND_SPREAD * MINUTE) ** 2 + _ALIKE * own_noise * NOISE_PER_SECOND * MINUTE
    return math.sqrt(doubt + chance) / MINUTE
