"""Six voices made into many speakers in many rooms: tempo, vocal tract, microphone, walls, noise."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pitchcoach.transcript.features import STEP, features
from tests.training.speech import Utterance

Noise = np.random.Generator
_EDGE: Final = 0.25
"""Seconds of the room before and after what is said."""


def heard(one: Utterance, chance: Noise, *, plain: bool) -> tuple[NDArray[np.float32], float]:
    """Return an utterance as features, and the seconds from one frame to the next.

    ``plain`` leaves the speaker as he is; else another one says it elsewhere.
    """
    samples = np.pad(one.samples.astype(np.float64), round(_EDGE * one.rate))
    if not plain:
        samples = _coloured(samples, chance)
        if chance.random() < 0.5:
            samples = _in_a_room(samples, one.rate, chance)
    samples = _with_noise(samples, chance.uniform(*((25, 45) if plain else (12, 35))), chance)
    warp = 1.0 if plain else chance.uniform(0.82, 1.2)
    step = STEP * (1.0 if plain else chance.uniform(0.8, 1.2))
    return features(samples.astype(np.float32), one.rate, warp=warp, step=step), step


def shifted(one: Utterance) -> list[tuple[float, float]]:
    """Return when the phrases are said in what :func:`heard` makes."""
    return [(start + _EDGE, end + _EDGE) for start, end in one.times]


def _coloured(samples: NDArray[np.float64], chance: Noise) -> NDArray[np.float64]:
    tilt = chance.uniform(-0.5, 0.5)
    return samples + tilt * np.concatenate([[0.0], samples[:-1]])


def _in_a_room(samples: NDArray[np.float64], rate: int, chance: Noise) -> NDArray[np.float64]:
    """Add what the walls give back: noise that decays by 60 dB in 0.15 to 0.5 s."""
    seconds = chance.uniform(0.15, 0.5)
    count = round(seconds * rate)
    echo = chance.standard_normal(count) * 10 ** (-3 * np.arange(count) / count)
    echo *= chance.uniform(0.1, 0.5) / np.sqrt((echo**2).sum())
    echo[: round(0.002 * rate)] = 0.0
    echo[0] = 1.0
    size = 1 << (len(samples) + count).bit_length()
    wet = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(echo, size), size)
    return np.asarray(wet[: len(samples)])


def _with_noise(samples: NDArray[np.float64], snr: float, chance: Noise) -> NDArray[np.float64]:
    """Add noise between white and pink at ``snr`` dB below the speech."""
    white = np.fft.rfft(chance.standard_normal(len(samples)))
    steep = chance.uniform(0.0, 1.0)
    white /= np.maximum(np.arange(len(white)), len(white) / 200) ** (steep / 2)
    noise = np.fft.irfft(white, len(samples))
    speech = np.sqrt((samples**2).mean())
    return samples + noise / noise.std() * speech * 10 ** (-snr / 20)
