"""Sounds whose every sample is known, written as WAV files by the standard library."""

from __future__ import annotations

import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.rig.virtual_sound import RATE


def noise(seconds: float, *, seed: int = 5, rate: int = RATE) -> NDArray[np.int16]:
    """Make white noise of 16 bits, (frames,): no two places in it are alike."""
    return np.random.default_rng(seed).integers(-9000, 9000, round(seconds * rate)).astype(np.int16)


def tone(f0: float, seconds: float, *, rate: int) -> NDArray[np.int16]:
    return np.round(12000 * np.sin(2 * np.pi * f0 * np.arange(round(seconds * rate)) / rate)).astype(np.int16)


def write_wav(path: Path, samples: NDArray[np.int16], rate: int = RATE) -> Path:
    """Write (frames,) or (frames, channels)."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def first_channel(path: Path) -> NDArray[np.int16]:
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        return samples.reshape(-1, file.getnchannels())[:, 0]


def place_of(known: NDArray[np.int16], heard: NDArray[np.int16]) -> int:
    """Return where in ``heard`` the first half second of ``known`` lies, by cross-correlation."""
    start = known[: RATE // 2].astype(float)
    size = 1 << (len(heard) + len(start)).bit_length()
    product = np.fft.rfft(heard.astype(float), size) * np.conj(np.fft.rfft(start, size))
    return int(np.argmax(np.fft.irfft(product, size)[: len(heard)]))


def differing(known: NDArray[np.int16], heard: NDArray[np.int16], *, tolerance: int = 0) -> int:
    """Count the samples of ``known`` that are missing from ``heard`` or differ by more than ``tolerance``."""
    piece = heard[place_of(known, heard) :][: len(known)].astype(int)
    wrong = int((np.abs(piece - known[: len(piece)].astype(int)) > tolerance).sum())
    return wrong + len(known) - len(piece)


def least(count_wrong: Callable[[Path], int], folder: Path) -> int:
    """Return the fewest wrong samples of up to five attempts, each with a folder of its own.

    On a starved machine the virtual card itself drops a block now and then; what our own code loses, it loses
    every time.
    """
    counts: list[int] = []
    for attempt in range(5):
        place = folder / f"attempt {attempt}"
        place.mkdir()
        counts.append(count_wrong(place))
        if not counts[-1]:
            break
    return min(counts)


def until(happens: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until it happens; False when it did not within ``seconds``."""
    patience = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > patience:
            return False
        time.sleep(0.005)
    return True
