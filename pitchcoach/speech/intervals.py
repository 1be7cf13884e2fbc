"""Where somebody speaks and where not, from the level of three bands over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.speech.level import decibels, smoothed
from pitchcoach.speech.room import Room, guessed, heard

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHORTEST_PAUSE: Final = 0.18
"""Seconds: closures of consonants, っ included, stay below it (our own inference)."""
SHORTEST_SPEECH: Final = 0.08
"""Seconds: a click between two silences is no speech."""
BELOW_SPEECH_DB: Final = 27.0
"""Whatever the room: what lies so far below the loud parts is no speech …"""
STILL_BELOW_SPEECH_DB: Final = 32.0
"""… but its fading away, down to here: deeper, the echo of a bare room hides short pauses (tried with echoes
of 0.25 to 0.6 s); less deep, soft ends of words become pauses."""
BREATH_APART: Final = 0.06
"""Seconds between a breath and the speech on both sides; s and sh stand nearer to their vowels."""
BREATH_SECONDS: Final = (0.2, 0.8)
"""How long a breath between two sentences lasts; しっ before a closure is shorter."""
BREATH_VOICED: Final = 0.15
"""Share of a breath that may seem to have a voice."""
BREATH_BELOW_DB: Final = 12.0
"""A breath is so much softer than the loud parts of the speech (all four: our own inference)."""
QUIETEST_DBFS: Final = -84.0
"""Below this nothing is speech: it would drown in the noise of any microphone."""
_LOUD: Final = 95.0
"""Percentile of the level that counts as that of the speech."""
_SMOOTH_SECONDS: Final = 0.03
_REACH_SECONDS: Final = 0.012
"""How far the window and the smoothing see speech before it begins and after it ends."""
_AWAY_SECONDS: Final = 0.05
"""Kept from speech where the room is listened to: what fades away is neither."""
_LEAST_ROOM_SECONDS: Final = 0.3
"""Of room between the words, without which its noise stays a guess."""


@dataclass(frozen=True, slots=True)
class Found:
    """Speech and pauses of a take."""

    speech: tuple[Interval, ...]
    """Where somebody speaks; empty when nobody does, or the noise is too near to tell."""
    pauses: tuple[Interval, ...]
    """What lies between, in order."""


def intervals(
    bands: NDArray[np.float32],
    step: float,
    seconds: float,
    voiced: NDArray[np.bool_],
    ignore: Sequence[Interval] = (),
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
    voiced : ndarray of bool, shape (n,)
        Where the sound repeats itself as a voice does, whatever makes it.
    ignore : sequence of Interval
        Stretches that count as the room's silence; a pause is not told from them alone.

    Notes
    -----
    Speech is where any band is loud. A band is loud from where its level is above both the noise of the room
    + 9 dB and the loud parts of the take (95th percentile) - 27 dB, for as long as it stays above + 5 dB and
    - 32 dB. What lies between is then listened to as the room: with the noise known, and as far as it is
    even, + 4.5 dB and + 2 dB do, and soft ends of words are heard. Silences shorter than 0.18 s are closures
    of consonants, sounds shorter than 0.08 s are clicks, and a soft sound without voice that stands alone is
    a breath: the pause goes on through both.

    """
    import numpy as np

    ignored = marked(ignore, len(bands), step)
    if ignored.all():
        return Found((), ())
    levels = [decibels(smoothed(power, step, _SMOOTH_SECONDS)) for power in bands.T]
    whole = decibels(smoothed(bands.sum(axis=1), step, _SMOOTH_SECONDS))
    top = float(np.percentile(whole[~ignored], _LOUD))
    spoken = _loud(levels, [guessed(power, step, ignored, top) for power in bands.T], top, ignored)
    quiet = ~_widened(spoken, round(_AWAY_SECONDS / step)) & ~ignored
    if quiet.sum() * step >= _LEAST_ROOM_SECONDS:
        spoken = _loud(levels, [heard(level, quiet, step) for level in levels], top, ignored)
    spoken &= ~_breaths(spoken, voiced, whole, top, step)
    edges = [_edges(a * step, (b - 1) * step, seconds) for a, b in runs(spoken)]
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


def runs(flags: NDArray[np.bool_], least: int = 1) -> list[tuple[int, int]]:
    """Return (start, end) of each run of True that has at least so many."""
    import numpy as np

    if not flags.any():
        return []
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]


def _loud(
    levels: Sequence[NDArray[np.float32]], rooms: Sequence[Room], top: float, ignored: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return where any band stands out from its room."""
    import numpy as np

    loud = np.zeros(len(ignored), np.bool_)
    for level, room in zip(levels, rooms, strict=True):
        high = np.maximum(room.noise + room.begin, max(top - BELOW_SPEECH_DB, QUIETEST_DBFS))
        low = np.maximum(room.noise + room.still, max(top - STILL_BELOW_SPEECH_DB, QUIETEST_DBFS))
        loud |= _hysteresis(np.where(ignored, -np.inf, level), low, high)
    return loud


def _hysteresis(
    level: NDArray[np.float32], low: NDArray[np.float32], high: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Return the runs above ``low`` that reach ``high`` somewhere."""
    import numpy as np

    above = level > low
    number = np.cumsum(np.diff(above, prepend=False) & above)
    reached = np.unique(number[above & (level > high)])
    return above & np.isin(number, reached)


def _breaths(
    spoken: NDArray[np.bool_], voiced: NDArray[np.bool_], level: NDArray[np.float32], top: float, step: float
) -> NDArray[np.bool_]:
    """Return the soft sounds without voice that stand alone between silences."""
    import numpy as np

    found = np.zeros(len(spoken), np.bool_)
    edges = runs(spoken)
    for at, (start, end) in enumerate(edges):
        before = start - edges[at - 1][1] if at else len(spoken)
        after = edges[at + 1][0] - end if at + 1 < len(edges) else len(spoken)
        if (
            min(before, after) * step >= BREATH_APART
            and BREATH_SECONDS[0] <= (end - start) * step <= BREATH_SECONDS[1]
            and voiced[start:end].mean() < BREATH_VOICED
            and float(level[start:end].max()) < top - BREATH_BELOW_DB
        ):
            found[start:end] = True
    return found


def _widened(flags: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Return the flags with so many more on both sides of each run."""
    import numpy as np

    counts = np.cumsum(np.pad(flags.astype(np.int64), (by + 1, by)))
    return counts[2 * by + 1 :] > counts[: len(flags)]


def _edges(first: float, last: float, seconds: float) -> tuple[float, float]:
    """Return from when to when somebody speaks whom the values from ``first`` to ``last`` tell of."""
    start = first + _REACH_SECONDS if first > 0 else 0.0
    end = last - _REACH_SECONDS if last + _REACH_SECONDS < seconds else seconds
    return (start, end) if end > start else ((first + last) / 2, (first + last) / 2)


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
