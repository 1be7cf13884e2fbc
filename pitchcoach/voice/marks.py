"""Times of phrases from the marks of an engine that tells when it begins each word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.voice.silence import silences, sounding
from pitchcoach.voice.speech_text import Fed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEAR: Final = 0.04
"""Seconds by which a mark and the end of the silence before its word may miss each other."""


def times_by_marks(
    fed: Fed, marks: Sequence[tuple[int, float]], samples: NDArray[np.float32], rate: int
) -> list[Interval] | None:
    """Return when each phrase is said in ``samples`` of shape (frames,), in seconds.

    ``marks`` are indices of the text and seconds. A phrase ends where the next one begins, or where the
    silence before that begins. None when a phrase that is said has no mark.
    """
    sound = sounding(samples, rate)
    starts: list[float | None] = []
    for first, last in fed.spans:
        inside = [seconds for index, seconds in marks if first <= index < last]
        if not inside and any(sign.isalnum() for sign in fed.text[first:last]):
            return None
        starts.append(min(inside) if inside else None)
    gaps = silences(samples, rate)
    times: list[Interval] = []
    following = sound.end
    for start in reversed(starts):
        begin = following if start is None else max(start, sound.start)
        gap = next((g for g in gaps if g.start < following and abs(g.end - following) < _NEAR), None)
        gap = gap or next((g for g in gaps if g.start < following < g.end), None)
        end = following if gap is None or gap.start < begin else gap.start
        times.append(Interval(begin, max(begin, end)))
        following = begin
    return times[::-1]
