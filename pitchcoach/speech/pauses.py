"""Pauses: the silent intervals between the first and the last sound of a take."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME_SECONDS: Final = 0.01
"""Step of the level curve; boundaries are as exact as this."""
SHORTEST_PAUSE: Final = 0.18
"""Seconds: closures of consonants, っ included, stay below it (our own inference)."""
SHORTEST_SPEECH: Final = 0.08
"""Seconds: a click between two silences is no speech."""
ABOVE_NOISE_DB: Final = 6.0
"""Speech lies at least so far above the room's noise."""
BELOW_SPEECH_DB: Final = 24.0
"""Whatever the room: what lies so far below the loud parts of the speech is a pause."""
FLOOR_DBFS: Final = -90.0
"""Digital silence counts as this level."""


def pauses(samples: NDArray[np.float32], rate: int) -> tuple[Interval, ...] | None:
    """Return the pauses of a take; None when there is not enough speech to tell.

    Parameters
    ----------
    samples : ndarray of float32, shape (frames,) or (frames, channels)
        Amplitudes between -1 and 1.
    rate : int
        Samples a second.

    Returns
    -------
    tuple of Interval or None
        In seconds from the start of the take. None when less than half a second of speech was found, or when
        speech and room noise lie too close together.

    Notes
    -----
    Level: RMS of 10-ms frames in dBFS, smoothed over three frames. Threshold: the higher of the room's noise
    (2nd percentile: a fluent reader pauses little) + 6 dB and the speech (95th percentile) - 24 dB, as in
    adaptive energy detectors.

    """
    import numpy as np

    mono = samples if samples.ndim == 1 else samples.mean(axis=1)
    size = max(1, round(rate * FRAME_SECONDS))
    count = len(mono) // size
    if count < 50:
        return None
    frames = mono[: count * size].astype(np.float64).reshape(count, size)
    power = np.convolve((frames**2).mean(axis=1), np.ones(3) / 3, mode="same")
    level = np.maximum(10 * np.log10(power + 1e-12), FLOOR_DBFS)
    noise, loud = np.percentile(level, 2), np.percentile(level, 95)
    threshold = max(noise + ABOVE_NOISE_DB, loud - BELOW_SPEECH_DB)
    if loud < threshold + 3:
        return None
    runs = _runs((level > threshold).tolist())
    said = [
        (a, b) for a, b, loud_enough in runs if loud_enough and (b - a) * FRAME_SECONDS >= SHORTEST_SPEECH
    ]
    if sum(b - a for a, b in said) * FRAME_SECONDS < 0.5:
        return None
    gaps = ((a, b) for (_, a), (b, _) in pairwise(said))
    return tuple(
        Interval(a * FRAME_SECONDS, b * FRAME_SECONDS)
        for a, b in gaps
        if (b - a) * FRAME_SECONDS >= SHORTEST_PAUSE
    )


def _runs(flags: list[bool]) -> list[tuple[int, int, bool]]:
    """Return (start, end, value) of each run of equal values."""
    runs: list[tuple[int, int, bool]] = []
    start = 0
    for at in range(1, len(flags) + 1):
        if at == len(flags) or flags[at] != flags[start]:
            runs.append((start, at, flags[start]))
            start = at
    return runs
