"""f0: how often the vocal folds open in a second, followed along a take.

Autocorrelation divided by that of its window, and the best path through the candidates: the method of Boersma
(1993), "Accurate short-term analysis of the fundamental frequency …", IFA Proceedings 17, with his costs. A
second pass keeps to the speaker's own range, which is what octave errors leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.model.sound import Interval
from pitchcoach.speech.frames import Frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Candidates = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]

STEP_SECONDS: Final = 0.01
LOWEST: Final = 65.0
HIGHEST: Final = 500.0
"""Hz: voices of adults, from a low man's to a lively woman's."""
PERIODS: Final = 3.0
"""Of the lowest f0 in a window: fewer cannot be told from noise (Boersma)."""
CANDIDATES: Final = 5
_LAG_RATE: Final = 16_000
"""Lags a second, at least: narrow peaks are lost between coarser ones, and the octave below wins."""
_VOICING_THRESHOLD: Final = 0.45
_SILENCE_THRESHOLD: Final = 0.03
_OCTAVE_COST: Final = 0.01
_JUMP_COST: Final = 0.35
_VOICED_COST: Final = 0.14
"""As in Boersma (1993); the last two for a step of 10 ms."""
_RANGE: Final = (0.55, 1.9)
"""The speaker's range around the median of the first pass: an octave up or down lies outside."""
_LEAST_VOICED: Final = 30
"""Frames, without which there is no range to keep to."""


class F0Meter:
    """Collects the candidates of each 10 ms, block by block; :func:`track` finds the path."""

    def __init__(self, rate: float) -> None:
        import numpy as np

        hop = max(1, round(rate * STEP_SECONDS))
        self.step = hop / rate
        """Seconds between two frames; the first is centred on 0."""
        size = round(rate * PERIODS / LOWEST)
        self._frames = Frames(size, hop)
        finer = 1
        while rate * finer < _LAG_RATE:
            finer *= 2
        self._lag_rate = rate * finer
        self._lags = (int(self._lag_rate / HIGHEST), int(self._lag_rate / LOWEST) + 2)
        self._window = np.hanning(size + 2)[1:-1].astype(np.float32)
        points = 1 << (size + round(rate / LOWEST) + 1).bit_length()
        self._points = (points, points * finer)
        own = _autocorrelation(self._window[None], self._points)[0]
        self._own = np.maximum(own / own[0], 1e-3)
        hertz = self._lag_rate / np.arange(self._lags[0], self._lags[1])
        self._bonus = (_OCTAVE_COST * np.log2(hertz / LOWEST)).astype(np.float32)
        self._found: list[tuple[NDArray[np.float32], ...]] = []

    def feed(self, block: NDArray[np.float32]) -> None:
        """Look at a block of shape (frames,)."""
        self._look(self._frames.feed(block))

    def end(self) -> Candidates:
        """Return f0 in Hz and strength of the candidates, each (n, 5), and the peaks of the frames, (n,)."""
        import numpy as np

        self._look(self._frames.end())
        hertz, strength, peak = (np.concatenate(column) for column in zip(*self._found, strict=True))
        return hertz, strength, peak

    def _look(self, frames: NDArray[np.float32]) -> None:
        import numpy as np

        centred = frames - frames.mean(axis=1, keepdims=True)
        peak = np.abs(centred).max(axis=1, initial=0.0)
        power = _autocorrelation(centred * self._window, self._points)
        low, high = self._lags
        wanted = slice(low - 1, high + 1)
        alike = power[:, wanted] / np.maximum(power[:, :1], 1e-12) / self._own[wanted]
        before, here, after = alike[:, :-2], alike[:, 1:-1], alike[:, 2:]
        height = np.where((here > before) & (here >= after) & (here > 0), here + self._bonus, -1.0)
        best = np.argpartition(-height, CANDIDATES, axis=1)[:, :CANDIDATES]
        a, b, c = (np.take_along_axis(side, best, axis=1) for side in (before, here, after))
        bend = np.minimum(a - 2 * b + c, -1e-9)
        shift = np.clip(0.5 * (a - c) / bend, -0.5, 0.5)
        hertz = self._lag_rate / (best + low + shift)
        strength = np.where(np.take_along_axis(height, best, axis=1) > 0, b - 0.25 * (a - c) * shift, -1.0)
        strength = np.where(strength > 1, 1 / np.maximum(strength, 1), strength)
        self._found.append((hertz.astype(np.float32), strength.astype(np.float32), peak.astype(np.float32)))


def seems_voiced(found: Candidates, step: float, count: int, wanted_step: float) -> NDArray[np.bool_]:
    """Return where any candidate is strong enough for a voice, one value each ``wanted_step`` seconds."""
    import numpy as np

    strong: NDArray[np.bool_] = found[1].max(axis=1, initial=0.0) > _VOICING_THRESHOLD
    at = np.minimum(np.round(np.arange(count) * (wanted_step / step)).astype(np.intp), len(strong) - 1)
    return strong[at]


def track(
    found: Candidates,
    speech: Sequence[Interval],
    step: float,
) -> NDArray[np.float32]:
    """Follow f0 through a take.

    Parameters
    ----------
    found : tuple of ndarray of float32, shapes (n, 5), (n, 5) and (n,)
        From :meth:`F0Meter.end`.
    speech : sequence of Interval
        Where somebody speaks; elsewhere there is no voice.
    step : float
        Seconds between two frames.

    Returns
    -------
    ndarray of float32, shape (n,)
        Hz; 0 where there is no voice.

    """
    import numpy as np

    hertz, strength, peak = found
    stretches = [(round(one.start / step), round(one.end / step) + 1) for one in speech]
    loudest = float(np.percentile(np.concatenate([peak[a:b] for a, b in stretches]), 99)) if stretches else 0
    first = _paths(hertz, strength, peak, loudest, stretches)
    voiced = first[first > 0]
    if len(voiced) < _LEAST_VOICED:
        return first
    middle = float(np.median(voiced))
    within = (hertz > middle * _RANGE[0]) & (hertz < middle * _RANGE[1])
    return _paths(hertz, np.where(within, strength, -1.0), peak, loudest, stretches)


def _paths(
    hertz: NDArray[np.float32],
    strength: NDArray[np.float32],
    peak: NDArray[np.float32],
    loudest: float,
    stretches: Sequence[tuple[int, int]],
) -> NDArray[np.float32]:
    import numpy as np

    out = np.zeros(len(hertz), np.float32)
    for a, b in stretches:
        if len(hertz[a:b]):
            out[a:b] = _path(hertz[a:b], strength[a:b], peak[a:b] / max(loudest, 1e-9))
    return out


def _path(
    hertz: NDArray[np.float32], strength: NDArray[np.float32], share: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return the best path through the candidates of one stretch; column 0 is "no voice"."""
    import numpy as np

    silent = np.maximum(0, 2 - share / _SILENCE_THRESHOLD * (1 + _VOICING_THRESHOLD))
    octaves = np.log2(hertz / LOWEST)
    worth = np.concatenate(
        [
            (_VOICING_THRESHOLD + silent)[:, None],
            np.where(strength > 0, strength + _OCTAVE_COST * octaves, -9.0),
        ],
        axis=1,
    )
    states = worth.shape[1]
    cost = np.full((len(worth) - 1, states, states), _VOICED_COST, np.float32)
    cost[:, 0, 0] = 0
    cost[:, 1:, 1:] = _JUMP_COST * np.abs(octaves[:-1, :, None] - octaves[1:, None, :])
    came = np.zeros((len(worth), states), np.int8)
    total: NDArray[np.floating[Any]] = worth[0]
    columns = np.arange(states)
    for at in range(1, len(worth)):
        ways = total[:, None] - cost[at - 1]
        came[at] = ways.argmax(axis=0)
        total = ways[came[at], columns] + worth[at]
    path = np.empty(len(worth), np.intp)
    path[-1] = total.argmax()
    for at in range(len(worth) - 1, 0, -1):
        path[at - 1] = came[at, path[at]]
    values = np.concatenate([np.zeros((len(hertz), 1), np.float32), hertz], axis=1)
    return values[np.arange(len(values)), path].astype(np.float32)


def _autocorrelation(frames: NDArray[np.float32], points: tuple[int, int]) -> NDArray[np.float32]:
    """Return the autocorrelation of each frame, its lags as fine as the second number of points asks."""
    import numpy as np

    spectrum = np.fft.rfft(frames, points[0], axis=1)
    power = spectrum.real**2 + spectrum.imag**2
    return np.fft.irfft(power, points[1], axis=1).astype(np.float32, copy=False)
