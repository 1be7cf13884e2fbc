"""The noise of the room, band by band: first a guess for the whole take, then what is heard between words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pitchcoach.speech.level import decibels, smoothed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

QUIET_SECONDS: Final = 0.5
"""So much at the start tells the room's noise, if nobody speaks in it."""
_QUIETEST: Final = 2.0
"""Else the quietest fiftieth does, in percent: a fluent reader pauses little."""
_LOCAL: Final = 10.0
"""Percent of a few seconds that are room and no speech: less than half of what even quick speakers pause."""
_LOCAL_SECONDS: Final = 8.0
_LOCAL_BELOW_SPEECH_DB: Final = 18.0
"""What is nearer to the speech is speech, however long nobody pauses."""
_SMOOTH_SECONDS: Final = 0.1
_HEARD_SECONDS: Final = 0.5
"""Over which the noise between the words is taken together: it may come and go."""
MOST: Final = (9.0, 5.0)
"""dB above the noise where somebody begins to speak, and where he still does, while the noise is only guessed
at or comes and goes."""
LEAST: Final = (4.5, 2.0)
"""The same in an even noise that is well known (both tried on speech in white, pink and swelling noise)."""
_TIMES: Final = (4.5, 2.0)
"""The same as multiples of the noise's own standard deviation, in between."""


@dataclass(frozen=True, slots=True)
class Room:
    """The noise of one band."""

    noise: NDArray[np.float32]
    """Its level in dBFS over time."""
    begin: float
    """dB above it at which somebody begins to speak."""
    still: float
    """dB above it down to which he still does."""


def guessed(power: NDArray[np.float32], step: float, ignored: NDArray[np.bool_], top: float) -> Room:
    """Guess the noise of a band from its power, one value each ``step`` seconds, before speech is known.

    The mean level of the first half second, if that is quiet, else the quietest fiftieth of the take; and
    where more than that is heard at almost any time for some seconds, that. ``top`` is the level of the
    speech.
    """
    import numpy as np

    slow = decibels(smoothed(power, step, _SMOOTH_SECONDS))
    heard = slow[~ignored]
    low = float(np.percentile(heard, _QUIETEST))
    first = heard[: round(QUIET_SECONDS / step)]
    opening = float(np.percentile(first, 90))
    if len(first) * step >= QUIET_SECONDS * 0.9 and opening < min(low + 10, top - 10):
        low = float(np.median(first))
    half = round(_LOCAL_SECONDS / 2 / step)
    places = np.arange(0, len(slow), max(1, round(1 / step)))
    local = [float(np.percentile(slow[max(0, at - half) : at + half], _LOCAL)) for at in places]
    over_time = np.interp(np.arange(len(slow)), places, np.minimum(local, top - _LOCAL_BELOW_SPEECH_DB))
    return Room(np.maximum(over_time, low).astype(np.float32), *MOST)


def heard(level: NDArray[np.float32], quiet: NDArray[np.bool_], step: float) -> Room:
    """Tell the noise of a band from its level where nobody speaks; it is interpolated between such places."""
    import numpy as np

    at = np.flatnonzero(quiet)
    values = level[at]
    width = np.ones(min(len(values), max(1, round(_HEARD_SECONDS / step))))
    mean = np.convolve(values, width, "same") / np.convolve(np.ones(len(values)), width, "same")
    spread = float(np.std(values - mean))
    begin, still = (
        min(max(times * spread, least), most) for times, least, most in zip(_TIMES, LEAST, MOST, strict=True)
    )
    return Room(np.interp(np.arange(len(level)), at, mean).astype(np.float32), begin, still)
