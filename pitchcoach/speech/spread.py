"""How much a voice varies: f0 in semitones, loudness in dB; and how far it stands above the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.speech.intervals import marked
from pitchcoach.speech.loudness import BLOCK_SECONDS, gating_blocks, lufs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

F0_WINDOW_SECONDS: Final = 10.0
"""Long enough for a sentence with its rise and fall; shorter windows jump (Speaker Coach users: 8–10 s)."""
LEAST_VOICED_SECONDS: Final = 1.0
"""Of voice in a window, and for a median (our own inference)."""
LEAST_LOUD_SECONDS: Final = 2.0
"""Of speech, without which its variation is not told (our own inference)."""
LEAST_ROOM_SECONDS: Final = 0.2
"""Of room without speech, without which its noise is not known."""
_OCTAVE: Final = 12.0
_AWAY_SECONDS: Final = 0.05
"""Kept from the edges of speech: what fades away is neither voice nor room."""
_DROWNED: Final = 0.1
"""Of the room's power; a voice below that is none that could be told from it."""
_ROOM_FLOOR: Final = 10 ** (-96 / 10)
"""Power of the smallest step of 16 bits: digital silence is no room."""


def f0_median(f0: NDArray[np.float32], step: float) -> float | None:
    """Return the median of f0 in Hz over the frames with voice; None when there is less than a second of it.

    Parameters
    ----------
    f0 : ndarray of float32, shape (n,)
        Hz, one value each ``step`` seconds; 0 where there is no voice.
    step : float
        Seconds.

    """
    import numpy as np

    voiced = f0[f0 > 0]
    return float(np.median(voiced)) if len(voiced) * step >= LEAST_VOICED_SECONDS else None


def f0_spread(f0: NDArray[np.float32], step: float) -> float | None:
    """Return the spread of f0 in semitones; None when no window has a second of voice.

    Parameters
    ----------
    f0 : ndarray of float32, shape (n,)
        Hz, one value each ``step`` seconds; 0 where there is no voice.
    step : float
        Seconds.

    Notes
    -----
    Standard deviation of 12 log2 f0 in windows of 10 s, half overlapping; the median over the windows. What
    is more than an octave from a window's median is an error of the tracker and left out. Read-aloud
    Japanese has 2.5 to 3.4, below 2 sounds flat (our own measurements; voice-coach).

    """
    import numpy as np

    size = round(F0_WINDOW_SECONDS / step)
    spreads = []
    for start in range(0, max(1, len(f0) - size // 2), size // 2):
        voiced = f0[start : start + size]
        voiced = voiced[voiced > 0]
        if len(voiced) * step < LEAST_VOICED_SECONDS:
            continue
        semitones = 12 * np.log2(voiced / np.median(voiced))
        spreads.append(float(semitones[np.abs(semitones) <= _OCTAVE].std()))
    return float(np.median(spreads)) if spreads else None


def loudness_range(steps: NDArray[np.float64], speech: Sequence[Interval]) -> float | None:
    """Return how much the loudness of the speech varies, in dB; None for less than two seconds of it.

    Parameters
    ----------
    steps : ndarray of float64, shape (n,)
        Weighted power of each tenth of a second, from ``LoudnessMeter.steps``.
    speech : sequence of Interval
        Where somebody speaks.

    Notes
    -----
    From the 10th to the 95th percentile, as in EBU Tech 3342, but of blocks of 400 ms that lie wholly in
    speech: over 3 s, as there, a stressed phrase would not show, and pauses would count as variation.

    """
    import numpy as np

    blocks = lufs(gating_blocks(steps))
    begins = np.arange(len(blocks)) * 0.1
    inside = np.zeros(len(blocks), np.bool_)
    for one in speech:
        inside |= (begins >= one.start - 0.025) & (begins + BLOCK_SECONDS <= one.end + 0.025)
    if inside.sum() * 0.1 < LEAST_LOUD_SECONDS:
        return None
    low, high = np.percentile(blocks[inside], [10, 95])
    return float(high - low)


def signal_to_noise(
    power: NDArray[np.float32], step: float, speech: Sequence[Interval], ignore: Sequence[Interval] = ()
) -> float | None:
    """Return how far the speech lies above the room, in dB; None without both, or where the room drowns it.

    Parameters
    ----------
    power : ndarray of float32, shape (n,)
        Of the whole sound, one value each ``step`` seconds.
    step : float
        Seconds.
    speech : sequence of Interval
        Where somebody speaks.
    ignore : sequence of Interval
        Where neither speech nor room is heard.

    Notes
    -----
    Mean power of the speech less that of the room, over that of the room; the room is the median of what lies
    50 ms and more from speech (a breath or a chair is no noise of the room), corrected for the median of a
    power lying below its mean.

    """
    import numpy as np

    spoken = marked(speech, len(power), step)
    near = marked(
        [Interval(s.start - _AWAY_SECONDS, s.end + _AWAY_SECONDS) for s in speech], len(power), step
    )
    room = power[~near & ~marked(ignore, len(power), step)]
    if len(room) * step < LEAST_ROOM_SECONDS or not spoken.any():
        return None
    quiet = float(np.median(room))
    typical = room[room < 4 * max(quiet, _ROOM_FLOOR)]
    noise = max(float(typical.mean()) if len(typical) else quiet, _ROOM_FLOOR)
    voice = float(power[spoken].mean()) - noise
    return float(10 * np.log10(voice / noise)) if voice > _DROWNED * noise else None
