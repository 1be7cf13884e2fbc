"""Loudness against what the recommendations say of known signals, and level, noise and clipping."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.model.delivery import Measures
from pitchcoach.speech.measurer import SpeechMeasurer
from tests.speech.signals import Samples, noise, sine, take, voice, vowels


def measure(samples: Samples, rate: int) -> Measures:
    return SpeechMeasurer().measure(samples, rate)


def scaled(decibels: float) -> float:
    return float(10 ** (decibels / 20))


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
def test_a_full_sine_has_the_loudness_that_the_standard_tells(rate: int) -> None:
    """ITU-R BS.1770-4: 997 Hz, 0 dBFS, one channel: -3.01 LUFS, at 48 kHz, to which all rates come near."""
    assert measure(sine(997, 4.0, rate), rate).loudness_lufs == pytest.approx(-3.01, abs=0.05)


def test_two_channels_of_23_below_full_scale_have_minus_23() -> None:
    """EBU Tech 3341, test 1."""
    both = np.stack([sine(1_000, 20.0, 48_000, scaled(-23))] * 2, axis=1)
    assert measure(both, 48_000).loudness_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize(
    "parts",
    [
        [(-36, 10.0), (-23, 60.0), (-36, 10.0)],
        [(-72, 10.0), (-36, 10.0), (-23, 60.0), (-36, 10.0), (-72, 10.0)],
    ],
)
def test_quiet_parts_are_left_out_by_the_gates(parts: list[tuple[float, float]]) -> None:
    """EBU Tech 3341, tests 3 and 4."""
    rate = 8_000  # a whole minute at 48 kHz tells no more
    one = np.concatenate([sine(1_000, seconds, rate, scaled(level)) for level, seconds in parts])
    assert measure(np.stack([one, one], axis=1), rate).loudness_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("hertz", [40.0, 100.0, 500.0, 2_000.0, 10_000.0])
def test_sounds_are_weighted_by_the_filters_that_the_standard_prints(hertz: float) -> None:
    """ITU-R BS.1770-4, tables 1 and 2: the coefficients for 48 kHz."""
    z = np.exp(-2j * np.pi * hertz / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    known = -0.691 + 10 * np.log10(0.1**2 / 2 * abs(shelf * high_pass) ** 2)
    assert measure(sine(hertz, 3.0, 48_000, 0.1), 48_000).loudness_lufs == pytest.approx(known, abs=0.03)


@settings(max_examples=8)
@given(st.floats(-30, 0))
def test_gain_moves_loudness_by_itself_and_its_variation_not_at_all(gain: float) -> None:
    samples, _ = vowels(4.0, 8_000, 130.0)
    first, second = measure(samples, 8_000), measure(samples * np.float32(scaled(gain)), 8_000)
    assert second.loudness_lufs == pytest.approx((first.loudness_lufs or 0) + gain, abs=0.05)
    assert second.loudness_range_db == pytest.approx(first.loudness_range_db, abs=0.3)


def test_the_variation_is_that_of_the_speech_and_not_of_its_pauses() -> None:
    rate = 16_000
    said = voice(np.full(4 * rate, 150, np.float32), rate)
    gap = np.zeros(rate, np.float32)
    even = np.concatenate([gap, said, gap, said, gap, said, gap])
    uneven = np.concatenate([gap, said, gap, said * np.float32(scaled(-8)), gap, said, gap])
    assert measure(even, rate).loudness_range_db == pytest.approx(0.0, abs=0.3)
    assert measure(uneven, rate).loudness_range_db == pytest.approx(8.0, abs=0.3)


@pytest.mark.parametrize("snr_db", [40.0, 25.0, 10.0])
def test_the_voice_stands_as_far_above_the_noise_as_it_was_made(snr_db: float) -> None:
    rate = 16_000
    said = voice(np.full(3 * rate, 150, np.float32), rate)[rate // 2 : -rate // 2]
    quiet = np.zeros(rate, np.float32)
    whole = np.concatenate([quiet, said, quiet, said, quiet])
    level = float(np.sqrt(np.mean(said**2)))
    found = measure(whole + noise(9.0, rate, level * scaled(-snr_db)), rate)
    assert found.snr_db == pytest.approx(snr_db, abs=0.5)


def test_the_level_is_told_over_time() -> None:
    rate = 16_000
    samples = np.concatenate([np.zeros(rate, np.float32), sine(440, 1.0, rate, 0.5)])
    level = measure(samples, rate).level
    assert level.step == pytest.approx(0.05)
    middle = [value for value in level.values[25:35] if value is not None]
    assert middle == pytest.approx([20 * np.log10(0.5) - 3.01] * 10, abs=0.05)
    assert level.values[5] == -96.0


@pytest.mark.parametrize("gain", [1.2, 2.0, 5.0])
@pytest.mark.parametrize("quieter", [1.0, 0.4])
def test_clipped_samples_are_counted_also_when_they_were_made_quieter_afterwards(
    gain: float, quieter: float
) -> None:
    """Of a sine that is g times too loud, 1 - 2 asin(1/g) / π of the samples are cut off."""
    rate = 48_000
    samples = np.clip(sine(200, 4.0, rate, gain), -1, 1) * np.float32(quieter)
    found = measure(samples, rate)
    assert found.clipping_ratio == pytest.approx(1 - 2 * np.arcsin(1 / gain) / np.pi, rel=0.05)


@pytest.mark.parametrize("rate", [8_000, 48_000])
def test_loud_but_clean_is_not_clipped(rate: int) -> None:
    clean, _ = take([2.0, 0.5, 2.0], rate)
    assert measure(clean / np.abs(clean).max(), rate).clipping_ratio == 0.0
    for sound in (sine(100, 2.0, rate, 0.99), sine(997, 2.0, rate, 0.5)):
        in_16_bits = np.round(sound * 32_767).astype(np.float32) / 32_768
        assert measure(in_16_bits, rate).clipping_ratio == 0.0
