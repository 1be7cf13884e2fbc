"""Speech and pauses in signals whose pauses are known by construction."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.model.delivery import Measures
from pitchcoach.model.sound import Interval
from pitchcoach.speech.measurer import SpeechMeasurer
from tests.speech.signals import Samples, noise, sine, speech, take

RATES = (8_000, 11_025, 16_000, 22_050, 44_100, 48_000)


def measure(samples: Samples, rate: int, ignore: tuple[Interval, ...] = ()) -> Measures:
    return SpeechMeasurer().measure(samples, rate, ignore)


def assert_pauses(found: Measures, truth: list[tuple[float, float]], within: float = 0.03) -> None:
    assert len(found.pauses) == len(truth), found.pauses
    for pause, (start, end) in zip(found.pauses, truth, strict=True):
        assert pause.start == pytest.approx(start, abs=within)
        assert pause.end == pytest.approx(end, abs=within)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("snr_db", [None, 30.0, 20.0, 12.0])
def test_every_pause_is_found_where_it_is(rate: int, snr_db: float | None) -> None:
    samples, truth = take([1.5, 0.3, 2.0, 0.7, 1.2, 0.45, 1.0], rate, snr_db=snr_db)
    found = measure(samples, rate)
    assert_pauses(found, truth)
    assert found.onset_seconds == pytest.approx(0.6, abs=0.03)
    assert found.trailing_seconds == pytest.approx(0.4, abs=0.03)
    assert found.longest_run_seconds == pytest.approx(2.0, abs=0.05)
    assert found.speech_seconds == pytest.approx(5.7, abs=0.1)


def test_without_a_quiet_start_the_quietest_moments_tell_the_room() -> None:
    samples, truth = take([1.5, 0.3, 2.0, 0.7, 1.2], 16_000, snr_db=20.0)
    begun = samples[round(0.6 * 16_000) :]
    assert_pauses(measure(begun, 16_000), [(a - 0.6, b - 0.6) for a, b in truth])


@settings(max_examples=15)
@given(st.lists(st.floats(0.3, 1.5), min_size=1, max_size=4), st.floats(0.02, 1.0))
def test_loudness_does_not_matter(gaps: list[float], gain: float) -> None:
    samples, truth = take([1.0] + [seconds for gap in gaps for seconds in (gap, 1.0)], 8_000)
    assert_pauses(measure(samples * np.float32(gain), 8_000), truth)


@settings(max_examples=15)
@given(st.integers(0, 20_000))
def test_a_later_start_moves_everything(late: int) -> None:
    samples, truth = take([1.0, 0.5, 1.0, 0.8, 1.0], 8_000, snr_db=None)
    moved = measure(np.concatenate([np.zeros(late, np.float32), samples]), 8_000)
    assert_pauses(moved, [(a + late / 8_000, b + late / 8_000) for a, b in truth])


def test_few_pauses_in_a_minute_of_speech_are_found() -> None:
    samples, truth = take([20.0, 0.4, 25.0, 0.6, 14.0], 16_000)
    assert_pauses(measure(samples, 16_000), truth)


def test_channels_are_heard_as_one_also_where_one_is_dead_or_turned_over() -> None:
    samples, truth = take([1.0, 0.6, 1.0], 16_000)
    for other in (samples, np.zeros_like(samples), -samples):
        found = measure(np.stack([samples, other], axis=1), 16_000)
        assert_pauses(found, truth)
        assert found.f0_median_hz == pytest.approx(120, rel=0.01)


def test_short_closures_are_no_pauses_and_a_click_is_no_speech() -> None:
    samples, _ = take([0.6, 0.1, 0.6, 0.12, 0.6], 16_000)
    assert measure(samples, 16_000).pauses == ()
    samples, truth = take([1.0, 0.9, 1.0], 16_000, snr_db=40.0)
    click = round(2.0 * 16_000)
    samples[click : click + 200] += noise(200 / 16_000, 16_000, 0.3)
    assert_pauses(measure(samples, 16_000), truth)


def test_a_breath_belongs_to_its_pause() -> None:
    rate = 16_000
    samples, truth = take([2.0, 0.9, 2.0], rate, snr_db=40.0)
    level = 0.1 * 10 ** (-18 / 20)
    breath = noise(0.4, rate, level, seed=3) * np.hanning(round(0.4 * rate)).astype(np.float32)
    begins = round((truth[0][1] - 0.55) * rate)
    samples[begins : begins + len(breath)] += breath
    assert_pauses(measure(samples, rate), truth)


@pytest.mark.parametrize("hertz", [0.0, 50.0, 60.0])
def test_hum_and_an_offset_are_no_speech(hertz: float) -> None:
    samples, truth = take([1.0, 0.6, 1.0], 16_000)
    disturbed = samples + (sine(hertz, len(samples) / 16_000, 16_000, 0.05) if hertz else np.float32(0.1))
    assert_pauses(measure(disturbed, 16_000), truth)


def test_what_is_to_be_ignored_is_the_rooms_silence() -> None:
    samples, truth = take([1.0, 1.6, 1.0], 16_000)
    beep = Interval(2.0, 2.4)
    samples[round(2.05 * 16_000) : round(2.35 * 16_000)] += sine(880, 0.3, 16_000, 0.3)
    assert len(measure(samples, 16_000).pauses) == 2
    assert_pauses(measure(samples, 16_000, (beep,)), truth)


def test_a_sound_of_the_program_amid_speech_makes_no_pause() -> None:
    samples, _ = take([4.0], 16_000)
    found = measure(samples, 16_000, (Interval(2.0, 2.6),))
    assert found.pauses == ()
    assert found.longest_run_seconds == pytest.approx(4.0, abs=0.05)


@pytest.mark.parametrize(
    ("samples", "told"),
    [
        (np.zeros(0, np.float32), "empty"),
        (np.zeros(3 * 16_000, np.float32), "silent"),
        (np.full(3 * 16_000, np.nan, np.float32), "silent"),
        (noise(5.0, 16_000, 0.01), "no speech"),
        (speech(0.2, 16_000), "too short"),
        (take([1.5], 16_000)[0], "too little"),
    ],
)
def test_what_is_too_little_has_a_note(samples: Samples, told: str) -> None:
    found = measure(samples, 16_000)
    assert told in found.notes[0].text
    assert (found.f0_sd_semitones is None) or told == "too little"
    assert found.loudness_range_db is None
    assert found.pauses == ()
