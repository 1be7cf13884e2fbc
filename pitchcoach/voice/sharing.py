"""Times of phrases for engines that tell none: shared out by their lengths between the silences heard.

A silence in the sound belongs to the end of a phrase, rather to one where the text has a pause: to which one
is told by the rate, which is much the same throughout. What lies between two such anchors is shared out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line
from pitchcoach.voice.silence import silences, sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPREAD: Final = 0.012
"""Seconds: the variance of a stretch's length is this times the length its phrases would have."""
_EMPTY: Final = 5.0
"""What a pause of the text without a silence costs, in the same unit as a deviation."""
_BREATH: Final = 3.0
"""What a silence at an end of a phrase costs where the text has no pause."""
_LOST: Final = 4.0
"""What a silence inside a phrase costs."""


def shared_line(samples: NDArray[np.float32], rate: int, line: Line) -> list[Interval]:
    """Return when each phrase of a line is said; see :func:`shared_out`."""
    phrases = line.sentence.phrases
    lengths = [float(phrase.morae or phrase.syllables) for phrase in phrases]
    return shared_out(samples, rate, lengths, [phrase.pause != "" for phrase in phrases])


def shared_out(
    samples: NDArray[np.float32], rate: int, lengths: Sequence[float], pauses: Sequence[bool]
) -> list[Interval]:
    """Return when each phrase is said in ``samples`` of shape (frames,), in seconds.

    ``lengths`` are those of the phrases in any unit; ``pauses`` tells which of them a pause follows.
    """
    sound = sounding(samples, rate)
    gaps = silences(samples, rate)
    anchors = _anchors(sound, gaps, lengths, pauses)
    times: list[Interval] = []
    first, begin = 0, sound.start
    for end_of, gap in [*anchors, (len(lengths) - 1, Interval(sound.end, sound.end))]:
        times += _shared(begin, gap.start, lengths[first : end_of + 1])
        first, begin = end_of + 1, gap.end
    return times


def _anchors(
    sound: Interval, gaps: Sequence[Interval], lengths: Sequence[float], pauses: Sequence[bool]
) -> list[tuple[int, Interval]]:
    """Return which phrase each silence follows: so that the stretches between are said at the same rate.

    Dynamic programming over (phrase ends, silences): the cheapest way for a pair of them to be one goes by
    the cheapest pair before it.
    """
    silent = [0.0, *accumulate(gap.end - gap.start for gap in gaps)]
    before = [gap.start - sound.start - silent[at] for at, gap in enumerate(gaps)]
    spoken = sound.end - sound.start - silent[-1]
    whole = sum(lengths) or 1.0
    ends = [0.0, *(spoken * length / whole for length in accumulate(lengths))]

    def cost(first: int, begin: float, last: int, end: float, lost: int) -> float:
        """Return what it costs that the phrases ``first`` to ``last`` are said between two places."""
        usual = max(ends[last] - ends[first], 0.05)
        off = (end - begin - usual) ** 2 / (2 * _SPREAD * usual)
        return off + _EMPTY * sum(pauses[first : last - 1]) + _LOST * lost

    # (phrases before it, silences before it and itself): cost, and the way to it
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {(0, 0): (0.0, ())}
    for g in range(1, len(gaps) + 1):
        for e in range(1, len(lengths)):
            ways = [
                (so_far + cost(p, before[q - 1] if q else 0.0, e, before[g - 1], g - q - 1), (*way, (e, g)))
                for (p, q), (so_far, way) in best.items()
                if p < e and q < g
            ]
            so_far, way = min(ways)
            best[e, g] = so_far + (0.0 if pauses[e - 1] else _BREATH), way
    _, way = min(
        (so_far + cost(p, before[q - 1] if q else 0.0, len(lengths), spoken, len(gaps) - q), way)
        for (p, q), (so_far, way) in best.items()
    )
    return [(e - 1, gaps[g - 1]) for e, g in way]


def _shared(begin: float, end: float, lengths: Sequence[float]) -> list[Interval]:
    whole = sum(lengths) or 1.0
    edges = [begin + (end - begin) * sum(lengths[:at]) / whole for at in range(len(lengths) + 1)]
    return [Interval(one, other) for one, other in pairwise(edges)]
