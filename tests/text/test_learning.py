"""Learning a pace: few rounds move it a little, many decide it, and one odd round does no harm."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.model.reading import Observation, Pace
from pitchcoach.text.timing.learning import learn, population_of
from pitchcoach.text.timing.pace import POPULATION, expected_seconds

MINE = Pace(seconds_per_unit=0.150, seconds_per_comma=0.50, seconds_per_stop=1.0, spread=0.0)
PITCH = Observation(units=380, commas=12, stops=9, seconds=0.0)


def rounds(count: int, pace: Pace = MINE, *, noise: float = 0.02, seed: int = 1) -> list[Observation]:
    """Make rounds of different pitches at a pace, with relative noise."""
    chance = random.Random(seed)  # noqa: S311  # a test
    made = []
    for _ in range(count):
        counts = (chance.randint(250, 450), chance.randint(4, 20), chance.randint(4, 14))
        seconds = expected_seconds(Observation(*counts, 0.0), pace) * chance.gauss(1.0, noise)
        made.append(Observation(*counts, seconds))
    return made


def error(pace: Pace, truth: Pace = MINE) -> float:
    return abs(expected_seconds(PITCH, pace) / expected_seconds(PITCH, truth) - 1.0)


def test_without_rounds_the_population_speaks() -> None:
    assert learn([], "ja") == POPULATION["ja"]
    assert learn([Observation(0, 0, 0, 60.0), Observation(300, 0, 0, 0.0)], "en") == POPULATION["en"]


def test_more_rounds_come_closer_and_are_surer() -> None:
    errors = [error(learn(rounds(count, noise=0.0), "ja")) for count in (0, 1, 3, 10)]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.02
    spreads = [learn(rounds(count), "ja").spread for count in (0, 1, 3, 10, 30)]
    assert spreads == sorted(spreads, reverse=True)
    assert learn(rounds(10), "ja").rounds == 10


def test_one_round_moves_the_estimate_only_part_of_the_way() -> None:
    moved = expected_seconds(PITCH, learn(rounds(1, noise=0.0), "ja"))
    assert expected_seconds(PITCH, POPULATION["ja"]) < moved < expected_seconds(PITCH, MINE)


def test_measured_pauses_tell_what_total_times_cannot() -> None:
    same = [PITCH] * 6
    told = [
        Observation(o.units, o.commas, o.stops, expected_seconds(o, MINE), 0.50 * o.commas, 1.0 * o.stops)
        for o in same
    ]
    pace = learn(told, "ja")
    assert pace.seconds_per_comma == pytest.approx(0.50, rel=0.08)
    assert pace.seconds_per_stop == pytest.approx(1.0, rel=0.08)


def test_recent_rounds_count_more_for_speed() -> None:
    faster = Pace(0.12, 0.40, 0.80, 0.0)
    changed = [*rounds(8), *rounds(8, faster, seed=2)]
    back = [*rounds(8, faster, seed=2), *rounds(8)]
    assert error(learn(changed, "ja"), faster) < 0.05
    assert error(learn(back, "ja"), MINE) < 0.08


@settings(max_examples=60, deadline=None)
@given(st.floats(1.0, 3600.0), st.integers(0, 6), st.integers(0, 1000))
def test_one_odd_round_does_no_harm(seconds: float, place: int, seed: int) -> None:
    good = rounds(6, seed=seed)
    odd = Observation(380, 12, 9, seconds)
    before, after = learn(good, "ja"), learn([*good[:place], odd, *good[place:]], "ja")
    assert abs(expected_seconds(PITCH, after) / expected_seconds(PITCH, before) - 1.0) < 0.05


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Observation,
            units=st.integers(0, 5000),
            commas=st.integers(0, 200),
            stops=st.integers(0, 100),
            seconds=st.floats(0.0, 1e5),
            comma_seconds=st.none() | st.floats(0.0, 1e4),
            stop_seconds=st.none() | st.floats(0.0, 1e4),
        ),
        max_size=8,
    )
)
def test_whatever_is_observed_a_pace_stays_a_pace(seen: list[Observation]) -> None:
    pace = learn(seen, "ja")
    usual = POPULATION["ja"]
    assert 0.4 * usual.seconds_per_unit <= pace.seconds_per_unit <= 2.5 * usual.seconds_per_unit
    assert 0.4 * usual.seconds_per_comma <= pace.seconds_per_comma <= 2.5 * usual.seconds_per_comma
    assert 0.4 * usual.seconds_per_stop <= pace.seconds_per_stop <= 2.5 * usual.seconds_per_stop
    assert 0.0 < pace.spread <= usual.spread


def test_a_population_lies_among_its_speakers() -> None:
    speeds = [0.8, 0.9, 1.0, 1.1, 1.5]
    speakers = [
        rounds(30, Pace(0.13 * speed, 0.33 * speed, 0.70 * speed, 0.0), seed=seed)
        for seed, speed in enumerate(speeds)
    ]
    found = population_of(speakers, POPULATION["ja"])
    assert found.seconds_per_unit == pytest.approx(0.13, rel=0.12)
    with pytest.raises(ValueError, match="no observations"):
        population_of([], POPULATION["ja"])
