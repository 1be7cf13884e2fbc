"""Where a voice is silent in the samples of one sentence.

A frame is silent when it is far below the loudest one: engines differ in level, and none of them has noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR: Final = 0.03
"""Seconds by which a time may miss the edge of a silence it means."""
FRAME_SECONDS: Final = 0.005
SILENT: Final = 10 ** (-40 / 20)
"""RMS of a silent frame at most, as a share of the loudest frame's: -40 dB."""
SHORTEST: Final = 0.06
"""Seconds; a shorter silence is the closure of a stop consonant."""


def sounding(samples: NDArray[np.float32], rate: int) -> Interval:
    """Return from where to where ``samples`` of shape (frames,) sound, in seconds; all when nothing does."""
    import numpy as np

    loud, frame = _loud(samples, rate)
    at = np.flatnonzero(loud)
    if not len(at):
        return Interval(0.0, len(samples) / rate)
    return Interval(float(at[0]) * frame, float(at[-1] + 1) * frame)


def silences(samples: NDArray[np.float32], rate: int) -> list[Interval]:
    """Return the silences between the first and the last sound, in seconds."""
    import numpy as np

    loud, frame = _loud(samples, rate)
    at = np.flatnonzero(loud)
    apart = np.flatnonzero(np.diff(at) * frame > SHORTEST)
    return [Interval(float(at[i] + 1) * frame, float(at[i + 1]) * frame) for i in apart]


def snapped(times: Sequence[Interval], gaps: Sequence[Interval]) -> list[Interval]:
    """Return the times of phrases so that none begins or ends in one of the silences ``gaps``.

    What begins there, or just before or after, begins where the silence ends, and the other way about.
    """
    moved: list[Interval] = []
    for time in times:
        start = next((gap.end for gap in gaps if _within(time.start, gap)), time.start)
        end = next((gap.start for gap in gaps if _within(time.end, gap)), time.end)
        start = max(start, moved[-1].end) if moved else start
        moved.append(Interval(start, max(start, end)))
    return moved


def _within(seconds: float, gap: Interval) -> bool:
    return gap.start - NEAR <= seconds <= gap.end + NEAR


def _loud(samples: NDArray[np.float32], rate: int) -> tuple[NDArray[np.bool_], float]:
    """Return which frames sound, and the seconds of a frame."""
    import numpy as np

    length = max(1, round(FRAME_SECONDS * rate))
    whole = len(samples) // length
    if not whole:
        return np.zeros(0, dtype=np.bool_), length / rate
    frames = samples[: whole * length].reshape(whole, length).astype(np.float64)
    level = np.sqrt((frames**2).mean(axis=1))
    return level > SILENT * level.max(), length / rate
