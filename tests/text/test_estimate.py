"""The time estimate: readings and a pace into seconds, ranges, shares, and what a slot asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.model.pitch import Language
from pitchcoach.model.reading import Pace, Phrase, Reading, Sentence
from pitchcoach.text.timing.estimate import TimeEstimator
from pitchcoach.text.timing.pace import POPULATION, manners, observe, what_if

PACE = Pace(seconds_per_unit=0.1, seconds_per_comma=0.5, seconds_per_stop=1.0, spread=0.1)


def reading(*sentences: tuple[int, int], language: Language = "ja") -> Reading:
    """Make a reading from (units, commas) of each sentence."""
    made = []
    for units, commas in sentences:
        morae, words, syllables = (units, 0, 0) if language == "ja" else (0, units // 2, units)
        first = Phrase("あ", 0, 1, "ア", morae, words, syllables, "comma" if commas else "stop")
        others = [Phrase("あ", 0, 1, "", 0, 0, 0, "comma") for _ in range(commas - 1)]
        last = [Phrase("あ", 0, 1, "", 0, 0, 0, "stop")] if commas else []
        made.append(Sentence(0, 1, (first, *others, *last)))
    return Reading(language, tuple(made), exact=True)


READINGS = st.lists(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 5)), max_size=5).map(lambda rows: reading(*rows)),
    max_size=5,
)


def test_the_estimate_counts_units_commas_and_the_stops_between_sentences() -> None:
    estimate = TimeEstimator().estimate([reading((100, 2), (50, 0)), reading((30, 1))], PACE)
    assert estimate.seconds == pytest.approx(180 * 0.1 + 3 * 0.5 + 2 * 1.0)


def test_english_counts_syllables() -> None:
    estimate = TimeEstimator().estimate([reading((100, 1), language="en")], PACE)
    assert estimate.seconds == pytest.approx(10.5)


def test_nothing_takes_no_time() -> None:
    estimate = TimeEstimator().estimate([], PACE)
    assert (estimate.low, estimate.seconds, estimate.high) == (0.0, 0.0, 0.0)


@given(READINGS)
def test_the_parts_sum_exactly_to_the_estimate(readings: list[Reading]) -> None:
    estimator = TimeEstimator()
    parts = estimator.parts(readings, PACE)
    assert len(parts) == len(readings)
    assert sum(parts) == estimator.estimate(readings, PACE).seconds
    assert all(part >= 0.0 for part in parts)


@given(READINGS)
def test_the_range_holds_the_estimate_and_is_relatively_wider_for_short_texts(
    readings: list[Reading],
) -> None:
    estimator = TimeEstimator()
    estimate = estimator.estimate(readings, PACE)
    assert estimate.low <= estimate.seconds <= estimate.high
    twice = estimator.estimate([*readings, *readings], PACE)
    if estimate.seconds:
        assert twice.high / twice.seconds <= estimate.high / estimate.seconds + 1e-9


def test_what_if_orders_slow_normal_and_fast_and_names_the_own_pace_only_when_known() -> None:
    said = [reading((380, 12), *[(1, 0)] * 8)]
    times = what_if(said)
    assert times["slow"] > times["normal"] > times["fast"]
    assert "own" not in times
    own = Pace(0.15, 0.3, 0.7, 0.05, rounds=4)
    assert what_if(said, own)["own"] == TimeEstimator().estimate(said, own).seconds


def test_slow_and_fast_are_the_edges_of_what_is_easy_to_follow() -> None:
    said = [reading((360, 12), *[(0, 0)] * 8)]
    rates = {name: 360 / seconds for name, seconds in what_if(said).items()}
    assert rates["slow"] == pytest.approx(5.5, abs=0.3)
    assert rates["fast"] == pytest.approx(8.0, abs=0.3)


def test_a_usual_english_pitch_runs_at_the_usual_band() -> None:
    # 145 words of 1.45 syllables, as ten sentences with ten commas
    said = [reading((210, 10), *[(0, 0)] * 9, language="en")]
    words_a_minute = 145 / TimeEstimator().estimate(said, POPULATION["en"]).seconds * 60
    assert 130 <= words_a_minute <= 160


def test_every_language_has_a_population_and_its_manners() -> None:
    for language, pace in POPULATION.items():
        assert pace.rounds == 0
        assert manners(language)["normal"] == pace


def test_an_observation_holds_the_counts_of_what_was_said() -> None:
    seen = observe([reading((100, 2), (50, 0)), reading((30, 1))], 20.0, comma_seconds=1.5)
    assert (seen.units, seen.commas, seen.stops, seen.seconds) == (180, 3, 2, 20.0)
    assert (seen.comma_seconds, seen.stop_seconds) == (1.5, None)
