"""How fast people speak: the population's values, what a slot asks for, and the same text slow or fast.

Pure arithmetic; what a speaker's own rounds teach stands in :mod:`pitchcoach.text.timing.learning`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from pitchcoach.model.pitch import Language
from pitchcoach.model.reading import Observation, Pace, Reading

Manner = Literal["slow", "normal", "fast", "own"]

POPULATION: Final[dict[Language, Pace]] = {
    # The typical one of 50 readers of Japanese (JVS corpus labels); their pauses between sentences are
    # not in it: 0.7 s lies between 10 real clips (median 0.4 s, fast readers) and what speakers are advised.
    "ja": Pace(seconds_per_unit=0.128, seconds_per_comma=0.32, seconds_per_stop=0.70, spread=0.115),
    # 142 words a minute, pauses included, for English of 1.35 syllables a word: the middle of the usual
    # band of 130-150 words; pauses as in Japanese. Nobody's measured readings stand behind it.
    "en": Pace(seconds_per_unit=0.265, seconds_per_comma=0.33, seconds_per_stop=0.70, spread=0.13),
}
"""What an estimate rests on before anything is known of the speaker."""

_MANNERS: Final[dict[Manner, tuple[float, float]]] = {
    "slow": (1.15, 1.4),
    "normal": (1.0, 1.0),
    "fast": (0.85, 0.6),
}
"""Factors of the time a unit takes and of the pauses: a minute's pitch then runs at 5.4, 6.5 and 8 morae a
second, the edges of what is easy to follow; speed comes mostly out of the pauses (Maruyama)."""
QUANTILE_80: Final = 1.2816
"""Of the normal distribution: 80 % lie within so many standard deviations."""
NOISE_PER_SECOND: Final = 0.045
"""Variance in s² that each second of speech adds by chance, the pace being known (50 readers)."""
MINUTE: Final = 60.0
"""Seconds; the length of speech that :attr:`Pace.spread` speaks of."""


def units_of(reading: Reading) -> int:
    """Return what an estimate counts: morae in Japanese, syllables in English."""
    return reading.morae if reading.language == "ja" else reading.syllables


def observe(
    readings: Sequence[Reading],
    seconds: float,
    *,
    comma_seconds: float | None = None,
    stop_seconds: float | None = None,
) -> Observation:
    """Return the observation that all ``readings``, said one after the other, took ``seconds``."""
    return Observation(
        units=sum(units_of(reading) for reading in readings),
        commas=sum(reading.commas for reading in readings),
        stops=max(sum(len(reading.sentences) for reading in readings) - 1, 0),
        seconds=seconds,
        comma_seconds=comma_seconds,
        stop_seconds=stop_seconds,
    )


def expected_seconds(observation: Observation, pace: Pace) -> float:
    """Return how long what was observed should take at ``pace``."""
    return (
        pace.seconds_per_unit * observation.units
        + pace.seconds_per_comma * observation.commas
        + pace.seconds_per_stop * observation.stops
    )


def manners(language: Language, own: Pace | None = None) -> dict[Manner, Pace]:
    """Return the paces to compare: slow, normal and fast of the population, and one's own if known."""
    usual = POPULATION[language]
    paces: dict[Manner, Pace] = {
        name: Pace(
            usual.seconds_per_unit * unit,
            usual.seconds_per_comma * pause,
            usual.seconds_per_stop * pause,
            usual.spread,
        )
        for name, (unit, pause) in _MANNERS.items()
    }
    if own is not None and own.rounds:
        paces["own"] = own
    return paces


def what_if(readings: Sequence[Reading], own: Pace | None = None) -> dict[Manner, float]:
    """Return the seconds that ``readings`` take slow, normal, fast and, if known, at one's own pace."""
    language: Language = readings[0].language if readings else "ja"
    counts = observe(readings, 0.0)
    return {name: expected_seconds(counts, pace) for name, pace in manners(language, own).items()}
