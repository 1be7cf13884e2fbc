from __future__ import annotations

import numpy as np
import pytest

from pitchcoach.model.sound import Interval
from pitchcoach.transcript.features import DIMENSIONS, STEP, features, heard_frames, mono

RATE = 16000


def sound(seconds: float = 1.0, rate: int = RATE) -> np.ndarray:
    """Noise that swells and fades five times a second."""
    time = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(4).standard_normal(len(time))
    return (0.1 * noise * (0.1 + np.sin(2 * np.pi * 2.5 * time) ** 2)).astype(np.float32)


def test_a_frame_each_hundredth_of_a_second():
    assert features(sound(2.0), RATE).shape == (198, DIMENSIONS)
    assert features(sound(2.0, 44100), 44100).shape == (198, DIMENSIONS)
    assert features(sound(0.02), RATE).shape == (0, DIMENSIONS)


def test_loudness_and_microphone_drop_out():
    seen = features(sound(), RATE)
    assert features(0.01 * sound(), RATE) == pytest.approx(seen, abs=0.01)
    tilted = np.convolve(sound(), [1.0, -0.5])[:RATE].astype(np.float32)
    assert np.abs(features(tilted, RATE) - seen).mean() < 0.2 * np.abs(seen).mean()


def test_digital_silence_is_still_and_finite():
    assert not features(np.zeros(RATE, dtype=np.float32), RATE).any()
    half = np.concatenate([sound(), np.zeros(RATE, dtype=np.float32)])
    seen = features(half, RATE)
    assert np.isfinite(seen).all()
    assert np.ptp(seen[-50:], axis=0).max() < 1e-3


def test_channels_are_mixed_and_what_is_no_number_is_silent():
    both = np.array([[1.0, 0.0], [np.nan, 0.5], [np.inf, 0.5], [-0.5, -0.5]], dtype=np.float32)
    assert mono(both).tolist() == [0.5, 0.0, 0.0, -0.5]
    assert mono(np.array([0.25, np.nan], dtype=np.float32)).tolist() == [0.25, 0.0]


def test_what_is_to_be_ignored_changes_nothing_elsewhere():
    loud = sound(2.0)
    loud[RATE : RATE + RATE // 2] *= 50
    part = Interval(1.0, 1.5)
    seen, plain = features(loud, RATE, [part]), features(sound(2.0), RATE, [part])
    assert seen[:90] == pytest.approx(plain[:90], abs=1e-4)
    heard = heard_frames(198, [part])
    assert heard[:97].all() and not heard[98:150].any() and heard[152:].all()
    assert STEP == 0.01
