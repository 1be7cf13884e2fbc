"""f0 of voices whose every period is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.model.delivery import Measures
from pitchcoach.speech.measurer import SpeechMeasurer
from tests.speech.signals import Samples, gliding, noise, voice, vowels


def measure(samples: Samples, rate: int) -> Measures:
    return SpeechMeasurer().measure(samples, rate)


def known_and_found(
    found: Measures, truth: Samples, rate: int, *, least: float = 0.95
) -> tuple[Samples, Samples]:
    """Return both at the frames in which both have a voice, in Hz."""
    there = np.array([0.0 if value is None else value for value in found.f0.values], np.float32)
    at = np.minimum((np.arange(len(there)) * found.f0.step * rate).astype(int), len(truth) - 1)
    both = (there > 0) & (truth[at] > 0)
    assert both.sum() > least * (truth[at] > 0).sum()
    return truth[at][both], there[both]


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 44_100, 48_000])
@pytest.mark.parametrize("middle", [100.0, 180.0, 320.0])
def test_a_gliding_voice_is_followed(rate: int, middle: float) -> None:
    truth = gliding(5.0, 3.0, rate, middle)
    quiet = np.zeros(rate // 2, np.float32)
    known, found = known_and_found(
        measure(voice(truth, rate), rate), np.concatenate([quiet, truth, quiet]), rate
    )
    assert np.abs(12 * np.log2(found / known)).max() < 0.5


@pytest.mark.parametrize("snr_db", [20.0, 10.0])
def test_hardly_an_octave_is_lost_in_noise(snr_db: float) -> None:
    samples, truth = vowels(12.0, 16_000, 120.0)
    rms = float(np.sqrt(np.mean(samples**2))) * 10 ** (-snr_db / 20)
    found = measure(samples + noise(12.0, 16_000, rms), 16_000)
    known, told = known_and_found(found, truth, 16_000, least=0.8)
    assert (np.abs(told / known - 1) > 0.2).mean() < 0.01


@settings(max_examples=8)
@given(st.floats(0.5, 5.0), st.floats(90, 300))
def test_the_spread_is_that_of_the_voice_whatever_its_f0(semitones: float, middle: float) -> None:
    """A sine that swings by s has a standard deviation of s / √2."""
    found = measure(voice(gliding(semitones, 4.0, 8_000, middle), 8_000, harmonics=6), 8_000)
    assert found.f0_sd_semitones == pytest.approx(semitones / np.sqrt(2), rel=0.08, abs=0.05)
    assert found.f0_median_hz == pytest.approx(middle, rel=0.05)


@settings(max_examples=8)
@given(st.floats(0.01, 3.0))
def test_loudness_changes_neither_f0_nor_its_spread(gain: float) -> None:
    samples = voice(gliding(3.0, 3.0, 8_000), 8_000)
    first, second = measure(samples, 8_000), measure(samples * np.float32(gain), 8_000)
    assert second.f0_median_hz == pytest.approx(first.f0_median_hz, rel=0.005)
    assert second.f0_sd_semitones == pytest.approx(first.f0_sd_semitones, rel=0.03)


def test_a_voice_that_sinks_slowly_is_no_livelier_than_its_sentences() -> None:
    """The spread is that within windows: a minute in which the voice tires by an octave is still flat."""
    rate = 8_000
    time = np.arange(60 * rate) / rate
    f0 = (220 * 2 ** (-time / 60)).astype(np.float32)
    spread = measure(voice(f0, rate, harmonics=6), rate).f0_sd_semitones
    assert spread is not None
    assert spread < 1.0


def test_where_there_is_no_voice_there_is_no_f0() -> None:
    found = measure(noise(3.0, 16_000, 0.1), 16_000)
    assert found.f0_median_hz is None
    assert found.f0_sd_semitones is None
    short = measure(voice(gliding(2.0, 0.8, 16_000), 16_000), 16_000)
    assert short.f0_median_hz is None
