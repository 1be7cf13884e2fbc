"""Where somebody speaks and where not, from the level of three bands over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.speech.level import decibels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTEST_PAUSE: Final = 0.18
"""Seconds: closures of consonants, っ included, stay below it (our own inference)."""
SHORTEST_SPEECH: Final = 0.08
"""Seconds: a click between two silences is no speech."""
QUIET_SECONDS: Final = 0.5
"""So much at the start tells the room's noise, if nobody speaks in it."""
_QUIET_SHARE: Final = 0.02
"""Else the quietest fiftieth does: a fluent reader pauses little."""
ABOVE_NOISE_DB: Final = 9.0
"""Where a band lies so far above the room's noise, somebody speaks …"""
STILL_ABOVE_NOISE_DB: Final = 5.0
"""… and does until it has come so near to it again."""
BELOW_SPEECH_DB: Final = 30.0
"""Whatever the room: what lies so far below the loud parts is no speech …"""
STILL_BELOW_SPEECH_DB: Final = 36.0
"""… but its fading away, down to here."""
QUIETEST_DBFS: Final = -72.0
"""Below this nothing is speech: it would drown in the noise of any microphone."""
_SMOOTH_SECONDS: Final = 0.02
_REACH_SECONDS: Final = 0.01
"""How far the window and the smoothing see speech before it begins and after it ends."""
_NOISE_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Found:
    """Speech and pauses of a take."""

    speech: tuple[Interval, ...]
    """Where somebody speaks; empty when nobody does, or the noise is too near to tell."""
    pauses: tuple[Interval, ...]
    """What lies between, in order."""


def intervals(
    bands: NDArray[np.float32], step: float, seconds: float, ignore: Sequence[Interval] = ()
) -> Found:
    """Find speech and pauses.

    Parameters
    ----------
    bands : ndarray of float32, shape (n, bands)
        Power of each band, one value each ``step`` seconds, the first at 0.
    step : float
        Seconds.
    seconds : float
        Length of the take.
    ignore : sequence of Interval
        Stretches that count as the room's silence; a pause is not told from them alone.

    Notes
    -----
    A band is loud where its level is above two thresholds: the room's noise + 9 dB and the loud parts of the
    take (95th percentile) - 30 dB; once it is, it stays so until it has fallen to + 5 dB and - 36 dB. Speech
    is where any band is loud. The noise of a band is its mean level over the first half second, if that is
    quiet, else over the quietest fiftieth of the take. Silences shorter than 0.18 s are closures of
    consonants, sounds shorter than 0.08 s are clicks.

    """
    import numpy as np

    if not len(bands):
        return Found((), ())
    ignored = marked(ignore, len(bands), step)
    spoken = np.zeros(len(bands), np.bool_)
    loudest = decibels(_smooth(bands.sum(axis=1), step, _SMOOTH_SECONDS))
    top = float(np.percentile(loudest[~ignored], 95)) if not ignored.all() else -np.inf
    for power in bands.T:
        level = decibels(_smooth(power, step, _SMOOTH_SECONDS))
        noise = _noise(power, step, ignored, top)
        high = max(noise + ABOVE_NOISE_DB, top - BELOW_SPEECH_DB, QUIETEST_DBFS)
        low = max(noise + STILL_ABOVE_NOISE_DB, top - STILL_BELOW_SPEECH_DB, QUIETEST_DBFS)
        spoken |= _hysteresis(np.where(ignored, -np.inf, level), low, high)
    edges = [_edges(a * step, (b - 1) * step, seconds) for a, b in _runs(spoken)]
    joined = _joined(edges, ignore)
    kept = tuple(Interval(a, b) for a, b in joined if b - a >= SHORTEST_SPEECH)
    gaps = tuple(Interval(before.end, after.start) for before, after in pairwise(kept))
    return Found(kept, gaps)


def marked(stretches: Sequence[Interval], count: int, step: float) -> NDArray[np.bool_]:
    """Return which of ``count`` values, one each ``step`` seconds, lie in one of the stretches."""
    import numpy as np

    within = np.zeros(count, np.bool_)
    for one in stretches:
        within[max(0, round(one.start / step)) : max(0, round(one.end / step))] = True
    return within


def _smooth(power: NDArray[np.float32], step: float, seconds: float) -> NDArray[np.float32]:
    """Return the moving mean of power."""
    import numpy as np

    width = min(len(power), max(1, round(seconds / step)))
    return np.convolve(power, np.full(width, 1 / width, np.float32), "same")


def _noise(power: NDArray[np.float32], step: float, ignored: NDArray[np.bool_], top: float) -> float:
    """Return the level of the room in one band, in dBFS."""
    import numpy as np

    heard = power[~ignored]
    slow = decibels(_smooth(heard, step, _NOISE_SECONDS))
    low = float(np.percentile(slow, _QUIET_SHARE * 100))
    first = slow[: round(QUIET_SECONDS / step)]
    opening = float(np.percentile(first, 90))
    if len(first) * step >= QUIET_SECONDS * 0.9 and opening < min(low + 10, top - 10):
        return float(np.median(first))
    return low


def _hysteresis(level: NDArray[np.float32], low: float, high: float) -> NDArray[np.bool_]:
    """Return the runs above ``low`` that reach ``high`` somewhere."""
    import numpy as np

    above = level > low
    number = np.cumsum(np.diff(above, prepend=False) & above)
    reached = np.unique(number[level > high])
    return above & np.isin(number, reached)


def _edges(first: float, last: float, seconds: float) -> tuple[float, float]:
    """Return from when to when somebody speaks whom the values from ``first`` to ``last`` tell of."""
    start = first + _REACH_SECONDS if first > 0 else 0.0
    end = last - _REACH_SECONDS if last + _REACH_SECONDS < seconds else seconds
    return (start, end) if end > start else ((first + last) / 2, (first + last) / 2)


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return (start, end) of each run of True."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _joined(edges: Sequence[tuple[float, float]], ignore: Sequence[Interval]) -> list[tuple[float, float]]:
    """Join what no pause parts: of a gap only that counts as silence in which the room was heard."""
    joined: list[tuple[float, float]] = []
    for start, end in _without_clicks(edges):
        if joined and start - joined[-1][1] - _overlap(joined[-1][1], start, ignore) < SHORTEST_PAUSE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _without_clicks(edges: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Leave out the short sounds that stand alone: a click must not bridge two silences."""
    for at, (start, end) in enumerate(edges):
        before = edges[at - 1][1] if at else -1.0
        after = edges[at + 1][0] if at + 1 < len(edges) else end + 1.0
        alone = start - before >= SHORTEST_SPEECH and after - end >= SHORTEST_SPEECH
        if end - start >= SHORTEST_SPEECH or not alone:
            yield start, end


def _overlap(start: float, end: float, others: Sequence[Interval]) -> float:
    return sum(max(0.0, min(end, other.end) - max(start, other.start)) for other in others)
