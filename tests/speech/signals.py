"""Sounds whose every measure is known by construction."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


def speech(seconds: float, rate: int, seed: int = 0) -> Samples:
    """Return a voiced, syllable-modulated sound: harmonics of 120 Hz, five swells a second."""
    time = np.arange(round(seconds * rate)) / rate
    voice = sum(np.sin(2 * np.pi * 120 * n * time + n * seed) / n for n in range(1, 8))
    return (0.1 * voice * (0.75 + 0.25 * np.sin(2 * np.pi * 5 * time))).astype(np.float32)


def take(
    parts: list[float], rate: int, *, snr_db: float | None = 30.0
) -> tuple[Samples, list[tuple[float, float]]]:
    """Alternate seconds of speech and silence; return the samples and the true pauses."""
    pieces, truth, at = [np.zeros(round(0.6 * rate), np.float32)], [], 0.6
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
        samples = samples + noise(len(samples) / rate, rate, 0.1 * 10 ** (-snr_db / 20))[: len(samples)]
    return samples.astype(np.float32), truth


def noise(seconds: float, rate: int, rms: float, seed: int = 1) -> Samples:
    """Return white noise."""
    return (rms * np.random.default_rng(seed).standard_normal(round(seconds * rate))).astype(np.float32)


def sine(hertz: float, seconds: float, rate: int, amplitude: float = 1.0) -> Samples:
    return (amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(
        np.float32
    )


def voice(f0: Samples, rate: int, harmonics: int = 12) -> Samples:
    """Return a voice with so much f0 in Hz at each sample, half a second of silence before and after."""
    f0 = np.concatenate([np.zeros(rate // 2, np.float32), f0, np.zeros(rate // 2, np.float32)])
    phase = 2 * np.pi * np.cumsum(f0 / rate)
    sound = np.zeros(len(f0))
    for number in range(1, harmonics + 1):
        sound += np.where((f0 > 0) & (f0 * number < rate * 0.45), np.sin(number * phase) / number, 0.0)
    return (0.1 * sound).astype(np.float32)


def gliding(semitones: float, seconds: float, rate: int, middle: float = 150.0) -> Samples:
    """Return an f0 that swings by so many semitones up and down, each two seconds."""
    time = np.arange(round(seconds * rate)) / rate
    return (middle * 2 ** (semitones * np.sin(2 * np.pi * time / 2.0) / 12)).astype(np.float32)


def music(seconds: float, rate: int, seed: int = 0) -> Samples:
    """Return chords of plucked strings, two a second."""
    random = np.random.default_rng(seed)
    sound = np.zeros(round((seconds + 4) * rate))
    time = np.arange(3 * rate) / rate
    for beat in range(int(seconds * 2)):
        for step in random.choice([0, 2, 4, 5, 7, 9, 11, 12], 3, replace=False):
            hertz = 220 * 2 ** (step / 12)
            tone = sum(np.sin(2 * np.pi * hertz * n * time) / n**1.3 for n in range(1, 9))
            start = round(beat * rate / 2)
            sound[start : start + len(time)] += tone * np.exp(-time * 1.3) * np.minimum(1, time / 0.01)
    whole = sound[: round(seconds * rate)]
    return (0.2 * whole / np.abs(whole).max()).astype(np.float32)


def pink(seconds: float, rate: int, rms: float, seed: int = 1) -> Samples:
    """Return noise whose power falls by 3 dB an octave, as that of rooms does."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(round(seconds * rate)))
    sound = np.fft.irfft(spectrum / np.sqrt(np.maximum(np.arange(len(spectrum)), 1)), round(seconds * rate))
    return (rms * sound / sound.std()).astype(np.float32)


def vowels(seconds: float, rate: int, middle: float) -> tuple[Samples, Samples]:
    """Return a voice that says vowels in phrases of 1.6 s, and its f0 in Hz at each sample, 0 between them.

    f0 swings by 4 semitones and falls by 3 along a phrase; the vowel changes five times a second.
    """
    time = np.arange(round(seconds * rate)) / rate
    within = time % 2.0
    voiced = within < 1.6
    semitones = 4 * np.sin(2 * np.pi * 0.9 * time) - 3 * within / 1.6
    f0 = middle * 2 ** (semitones / 12)
    phase = 2 * np.pi * np.cumsum(f0 / rate)
    formants = np.array([(750, 1_200), (300, 2_300), (330, 1_300), (480, 1_900), (460, 850)], float)
    first, second = formants[(time * 5).astype(int) % len(formants)].T
    sound = np.zeros(len(time))
    for number in range(1, int(min(4_000, rate * 0.45) / middle * 1.3)):
        hertz = f0 * number
        weight = 1 / (1 + ((hertz - first) / 120) ** 2) + 0.5 / (1 + ((hertz - second) / 150) ** 2) + 0.02
        sound += np.where(hertz < rate * 0.45, weight / number**0.5 * np.sin(number * phase), 0.0)
    fade = np.minimum(1.0, np.minimum(within, 1.6 - within) / 0.02).clip(0)
    syllables = 0.02 + 0.98 * np.abs(np.sin(np.pi * 5 * time)) ** 1.5  # consonants close the mouth
    sound = np.where(voiced, sound * fade * syllables, 0.0)
    return (0.2 * sound / np.abs(sound).max()).astype(np.float32), np.where(voiced, f0, 0.0).astype(
        np.float32
    )
