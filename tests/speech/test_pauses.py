"""Signals whose pauses are known by construction."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.speech.pauses import pauses

RATES = (8_000, 16_000, 44_100, 48_000)


def speech(seconds: float, rate: int, seed: int = 0) -> np.ndarray:
    """Return a voiced, syllable-modulated sound: harmonics of 120 Hz, five swells a second."""
    time = np.arange(round(seconds * rate)) / rate
    voice = sum(np.sin(2 * np.pi * 120 * n * time + n * seed) / n for n in range(1, 8))
    return (0.1 * voice * (0.75 + 0.25 * np.sin(2 * np.pi * 5 * time))).astype(np.float32)


def take(
    parts: list[float], rate: int, *, snr_db: float | None = 30.0
) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """Alternate seconds of speech and silence; return the samples and the true pauses."""
    pieces, truth, at = [np.zeros(round(0.4 * rate), np.float32)], [], 0.4
    for number, seconds in enumerate(parts):
        piece = (
            speech(seconds, rate, number) if number % 2 == 0 else np.zeros(round(seconds * rate), np.float32)
        )
        if number % 2:
            truth.append((at, at + seconds))
        pieces.append(piece)
        at += seconds
    samples = np.concatenate([*pieces, np.zeros(round(0.4 * rate), np.float32)])
    if snr_db is not None:
        noise = np.random.default_rng(1).standard_normal(len(samples))
        samples = samples + 0.1 * 10 ** (-snr_db / 20) * noise.astype(np.float32)
    return samples.astype(np.float32), truth


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("snr_db", [None, 30.0, 20.0])
def test_every_pause_is_found_where_it_is(rate: int, snr_db: float | None) -> None:
    samples, truth = take([1.5, 0.3, 2.0, 0.7, 1.2, 0.45, 1.0], rate, snr_db=snr_db)
    found = pauses(samples, rate)
    assert found is not None
    assert len(found) == len(truth)
    for pause, (start, end) in zip(found, truth, strict=True):
        assert pause.start == pytest.approx(start, abs=0.04)
        assert pause.end == pytest.approx(end, abs=0.04)


@given(st.lists(st.floats(0.3, 1.5), min_size=1, max_size=5), st.floats(0.02, 1.0))
def test_loudness_does_not_matter(gaps: list[float], gain: float) -> None:
    parts = [1.0]
    for gap in gaps:
        parts += [gap, 1.0]
    samples, truth = take(parts, 16_000)
    found = pauses(samples * np.float32(gain), 16_000)
    assert found is not None
    assert [p.end - p.start for p in found] == pytest.approx([b - a for a, b in truth], abs=0.06)


def test_few_pauses_in_a_minute_of_speech_are_found() -> None:
    samples, truth = take([20.0, 0.4, 25.0, 0.6, 14.0], 16_000)
    found = pauses(samples, 16_000)
    assert found is not None
    assert len(found) == len(truth)


def test_stereo_is_heard_as_one() -> None:
    samples, truth = take([1.0, 0.6, 1.0], 16_000)
    found = pauses(np.stack([samples, samples], axis=1), 16_000)
    assert found is not None
    assert len(found) == len(truth)


def test_short_closures_are_no_pauses() -> None:
    samples, _ = take([0.6, 0.1, 0.6, 0.12, 0.6], 16_000)
    assert pauses(samples, 16_000) == ()


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(0, np.float32),
        np.zeros(3 * 16_000, np.float32),
        (0.01 * np.random.default_rng(0).standard_normal(5 * 16_000)).astype(np.float32),
        speech(0.2, 16_000),
    ],
)
def test_silence_noise_and_a_moment_are_not_enough_to_tell(samples: np.ndarray) -> None:
    assert pauses(samples, 16_000) is None
