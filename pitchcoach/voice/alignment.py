"""Times of phrases for Japanese voices that tell none: their speech is laid over the built-in voice's.

The built-in voice says the same line with times that are exact. Both are turned into short-time spectra
(mel cepstra and their slopes, each with its mean and spread taken out, so that the two speakers become
alike) and brought together by dynamic time warping (Sakoe & Chiba, "Dynamic programming algorithm
optimization for spoken word recognition", IEEE ASSP 1978).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line
from pitchcoach.voice.mei import spoken, voice_file
from pitchcoach.voice.silence import silences, snapped, sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW, _HOP = 0.025, 0.010
"""Seconds of a frame, and from one to the next."""
_BANDS, _CEPSTRA = 26, 13
_LOWEST, _HIGHEST = 80.0, 7600.0
"""Hz."""
_ALONG: Final = 1.12
"""What a step costs in which only one of the two voices moves on, where one of both costs 1."""


def aligned(samples: NDArray[np.float32], rate: int, line: Line) -> list[Interval] | None:
    """Return when each phrase of ``line`` is said in ``samples`` of shape (frames,), in seconds.

    None where there is no built-in voice to compare with.
    """
    file = voice_file()
    if file is None or line.prosody is None:
        return None
    model, model_rate, known = spoken(line.prosody, file)
    if known is None:
        return None
    here, there = sounding(samples, rate), sounding(model, model_rate)
    path = _warped(
        _features(_part(model, model_rate, there), model_rate), _features(_part(samples, rate, here), rate)
    )
    half = _WINDOW / 2

    def moved(seconds: float) -> float:
        frame = round((seconds - there.start - half) / _HOP)
        return here.start + int(path[min(max(frame, 0), len(path) - 1)]) * _HOP + half

    times = []
    begin = here.start
    for at, time in enumerate(known):
        start = begin if at == 0 else max(begin, moved(time.start))
        end = here.end if at + 1 == len(known) else max(start, moved(time.end))
        times.append(Interval(start, end))
        begin = start
    return snapped(times, silences(samples, rate))


def _part(samples: NDArray[np.float32], rate: int, sound: Interval) -> NDArray[np.float32]:
    return samples[round(sound.start * rate) : round(sound.end * rate)]


def _features(samples: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """Return mel cepstra and their slopes, of shape (frames, 2 * cepstra)."""
    import numpy as np

    length, hop = int(_WINDOW * rate), int(_HOP * rate)
    size = 1 << (length - 1).bit_length()
    samples = np.pad(samples, (0, max(0, length - len(samples))))
    windows = np.lib.stride_tricks.sliding_window_view(samples, length)[::hop] * np.hamming(length)
    power = np.abs(np.fft.rfft(windows, size)) ** 2
    energy = power @ _filters(size, rate)
    logs = np.log(np.maximum(energy, energy.max() * 1e-6 + 1e-12))
    at = np.arange(_CEPSTRA)[:, None] * (np.arange(_BANDS) + 0.5)
    cepstra = logs @ np.cos(np.pi * at / _BANDS).T
    cepstra = (cepstra - cepstra.mean(axis=0)) / (cepstra.std(axis=0) + 1e-6)
    cepstra[:, 0] *= 1.5  # loudness tells most of where the syllables are
    near = np.pad(cepstra, ((2, 2), (0, 0)), mode="edge")
    slopes = (near[3:-1] - near[1:-3] + 2 * (near[4:] - near[:-4])) / 10
    both: NDArray[np.float64] = np.concatenate([cepstra, 2 * slopes], axis=1)
    return both


def _filters(size: int, rate: int) -> NDArray[np.float64]:
    """Return triangles on the mel scale, of shape (size / 2 + 1, bands)."""
    import numpy as np

    def mel(hertz: NDArray[np.float64] | float) -> NDArray[np.float64]:
        return np.asarray(1127 * np.log1p(np.asarray(hertz) / 700))

    edges = np.linspace(mel(_LOWEST), mel(min(_HIGHEST, rate / 2)), _BANDS + 2)
    bins = mel(np.arange(size // 2 + 1) * rate / size)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    return np.maximum(0.0, np.minimum(rising, falling))


def _warped(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each frame of ``one`` the last frame of ``other`` that it is laid over.

    The table of costs is filled along its diagonals, each of them at once.
    """
    import numpy as np

    squares = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1) - 2 * one @ other.T
    away = np.sqrt(np.maximum(0.0, squares))
    rows, columns = away.shape
    cost = np.full((rows + 1, columns + 1), np.inf)
    cost[0, 0] = 0.0
    came = np.zeros((rows + 1, columns + 1), dtype=np.int8)
    for diagonal in range(2, rows + columns + 1):
        row = np.arange(max(1, diagonal - columns), min(rows, diagonal - 1) + 1)
        column = diagonal - row
        here = away[row - 1, column - 1]
        ways = np.stack(
            [
                cost[row - 1, column - 1] + here,
                cost[row - 1, column] + _ALONG * here,
                cost[row, column - 1] + _ALONG * here,
            ]
        )
        best = ways.argmin(axis=0)
        came[row, column] = best
        cost[row, column] = ways[best, np.arange(len(row))]
    last = np.zeros(rows, dtype=np.int64)
    r, c = rows, columns
    while r > 0 and c > 0:
        last[r - 1] = max(last[r - 1], c - 1)
        step = came[r, c]
        r, c = r - int(step != 2), c - int(step != 1)
    return last
