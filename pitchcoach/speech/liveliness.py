"""Whether what sounds is speech at all: music holds its tones, noise has no voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.delivery import SpeechDoubt
from pitchcoach.model.sound import Interval
from pitchcoach.speech.intervals import marked
from pitchcoach.speech.level import decibels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_SECONDS: Final = 2.0
"""Of less sound nothing is doubted."""
EVEN_DB: Final = 2.0
"""Change of a band in 50 ms, typically: speech has 5 and more, held tones about 1 (our own measurements)."""
RATHER_EVEN_DB: Final = 4.0
"""Quick music has 3 …"""
STEADY_SHARE: Final = 0.6
"""… and an f0 that hardly moves in most frames; in speech it moves in five of six."""
_STEADY_SEMITONES: Final = 0.05
_CHANGE_SECONDS: Final = 0.05
VOICELESS_SHARE: Final = 0.1
"""Of speech, four fifths have a voice; of noise, however it swells, nothing has."""


def doubt(
    bands: NDArray[np.float32],
    step: float,
    f0: NDArray[np.float32],
    f0_step: float,
    speech: Sequence[Interval],
) -> SpeechDoubt:
    """Tell why what sounds may be no speech; empty when nothing says so.

    Parameters
    ----------
    bands : ndarray of float32, shape (n, bands)
        Power of each band, one value each ``step`` seconds.
    f0 : ndarray of float32, shape (m,)
        Hz, one value each ``f0_step`` seconds; 0 without voice.
    speech : sequence of Interval
        Where something sounds.

    """
    import numpy as np

    if sum(one.end - one.start for one in speech) < LEAST_SECONDS:
        return ""
    voiced = (f0 > 0) & marked(speech, len(f0), f0_step)
    if voiced.sum() < VOICELESS_SHARE * marked(speech, len(f0), f0_step).sum():
        return "voiceless"
    apart = max(1, round(_CHANGE_SECONDS / step))
    level = decibels(bands)
    inside = marked(speech, len(level), step)
    change = np.abs(level[apart:] - level[:-apart])[inside[apart:] & inside[:-apart]].mean(axis=1)
    both = voiced[1:] & voiced[:-1]
    moves = np.abs(np.diff(12 * np.log2(np.where(f0 > 0, f0, 1))))[both]
    typical = float(np.median(change))
    steady = float((moves < _STEADY_SEMITONES).mean()) if len(moves) else 0.0
    even = typical < EVEN_DB or (typical < RATHER_EVEN_DB and steady > STEADY_SHARE)
    return "even" if even else ""
