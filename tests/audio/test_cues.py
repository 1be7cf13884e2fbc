"""The cues have the f0, rhythm and level that their table says, at every rate."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from pitchcoach.audio.cues import BELL_EVERY, BELL_F0, BELL_SECONDS, BELLS, RHYTHMS, cue
from pitchcoach.audio.resample import resample
from pitchcoach.model.sound import CUE_SECONDS, CueName

RATES = (16_000, 44_100, 48_000)
NAMES: tuple[CueName, ...] = get_args(CueName)


def strongest(samples: NDArray[np.float32], rate: int) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 1 << 18))
    return float(np.argmax(spectrum) * rate / (1 << 18))


def stroke_count(samples: NDArray[np.float32], rate: int) -> int:
    window = np.ones(rate // 100) / (rate // 100)
    loud = np.convolve(np.abs(samples), window, mode="same") > 0.02
    return int(np.count_nonzero(np.diff(loud.astype(int), prepend=0) == 1))


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", NAMES)
def test_a_cue_is_quiet_enough_and_clicks_at_neither_end(name: CueName, rate: int) -> None:
    samples = cue(name, rate)
    assert samples.dtype == np.float32
    assert samples.ndim == 1
    assert 0.3 < np.abs(samples).max() <= 10 ** (-6 / 20)
    assert samples[0] == 0
    millisecond = rate // 1000
    assert np.abs(samples[:millisecond]).max() < 0.05
    assert np.abs(samples[-millisecond:]).max() < 0.01


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", RHYTHMS)
def test_a_rhythm_sounds_as_its_table_says(name: CueName, rate: int) -> None:
    rhythm = RHYTHMS[name]  # type: ignore[index]
    samples = cue(name, rate)
    assert len(samples) / rate == pytest.approx(rhythm.seconds, abs=0.001)
    first = samples[: round(rhythm.stroke_seconds * rate)]
    assert strongest(first, rate) == pytest.approx(rhythm.f0, rel=0.02)
    assert stroke_count(samples, rate) == rhythm.strokes


@pytest.mark.parametrize("name", NAMES)
def test_a_cue_lasts_as_long_as_those_who_listen_to_recordings_are_told(name: CueName) -> None:
    assert len(cue(name, 48_000)) / 48_000 == pytest.approx(CUE_SECONDS[name], abs=0.001)


def test_no_two_cues_sound_alike() -> None:
    assert len(set(RHYTHMS.values())) == len(RHYTHMS)
    assert set(RHYTHMS) | set(BELLS) == set(NAMES)


@pytest.mark.parametrize(("name", "times"), BELLS.items())
def test_several_strokes_are_one_bell_struck_again_while_it_sounds(name: CueName, times: int) -> None:
    rate = 16_000
    one, all_of_them = cue("bell", rate), cue(name, rate)
    summed = np.zeros(len(all_of_them))
    for number in range(times):
        start = round(number * BELL_EVERY * rate)
        summed[start : start + len(one)] += one
    assert all_of_them / np.abs(all_of_them).max() == pytest.approx(summed / np.abs(summed).max(), abs=1e-5)


def test_the_four_signals_differ_in_f0_by_more_than_a_whole_tone_and_in_rhythm() -> None:
    signals = [RHYTHMS[name] for name in ("green", "yellow", "red", "over")]
    f0s = sorted(signal.f0 for signal in signals)
    assert all(high / low > 2 ** (2 / 12) for low, high in pairwise(f0s))
    assert len({(signal.strokes, signal.stroke_seconds) for signal in signals}) == 4


def test_a_bell_is_struck_at_its_f0_and_dies_away() -> None:
    samples = cue("bell", 48_000)
    assert len(samples) / 48_000 == pytest.approx(BELL_SECONDS)
    assert strongest(samples, 48_000) == pytest.approx(BELL_F0, rel=0.01)
    tenths = [float(np.sqrt(np.mean(part**2))) for part in np.array_split(samples, 16)]
    assert tenths[0] > 5 * tenths[8] > 20 * tenths[15]


@pytest.mark.parametrize(
    ("old", "new"), [(22_050, 48_000), (48_000, 44_100), (16_000, 44_100), (44_100, 44_100)]
)
def test_a_sound_at_another_rate_is_the_same_sound(old: int, new: int) -> None:
    def at(rate: int) -> NDArray[np.float32]:
        time = np.arange(rate) / rate
        bump = np.hanning(rate)
        return np.stack(
            [bump * np.sin(2 * np.pi * 440 * time), bump * np.cos(2 * np.pi * 3000 * time)], axis=1
        ).astype(np.float32)

    changed = resample(at(old), old, new)
    assert changed.dtype == np.float32
    assert changed.shape == (new, 2)
    assert np.abs(changed - at(new)).max() < 2e-3
    assert resample(at(old)[:0], old, new).shape == (0, 2)
