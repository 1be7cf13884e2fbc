"""The sounds of a rehearsal, synthesised: no file is shipped and none is read.

The four signals differ in the number of strokes and in f0, so that they can be told apart without looking and
without an ear for pitch: one, two, three, and a long low pair. Plays nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.model.sound import CueName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PEAK: Final = 0.4
"""Largest sample, about -8 dBFS: heard, and no shock in headphones."""
ATTACK_SECONDS: Final = 0.008
RELEASE_SECONDS: Final = 0.03


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Equal strokes of one tone."""

    f0: float
    """Frequency in Hz."""
    strokes: int
    """How many."""
    stroke_seconds: float
    """Length of one."""
    gap_seconds: float = 0.0
    """Silence between two."""

    @property
    def seconds(self) -> float:
        """Length of all."""
        return self.strokes * self.stroke_seconds + (self.strokes - 1) * self.gap_seconds


RHYTHMS: Final[
    dict[
        Literal["green", "yellow", "red", "over", "count", "left20", "left10", "cut", "turn", "test"], Rhythm
    ]
] = {
    "green": Rhythm(523.25, 1, 0.18),
    "yellow": Rhythm(659.26, 2, 0.12, 0.08),
    "red": Rhythm(880.0, 3, 0.10, 0.07),
    "over": Rhythm(330.0, 2, 0.30, 0.10),
    "count": Rhythm(1000.0, 1, 0.05),
    "left20": Rhythm(740.0, 2, 0.08, 0.08),
    "left10": Rhythm(784.0, 4, 0.08, 0.04),
    "cut": Rhythm(220.0, 1, 0.9),
    "turn": Rhythm(587.33, 1, 0.4),
    "test": Rhythm(440.0, 1, 0.5),
}
BELL_F0: Final = 660.0
BELL_SECONDS: Final = 1.6
BELL_EVERY: Final = 0.5
"""Seconds between two strokes of the bell: they can be counted, and the first still sounds."""
BELLS: Final[dict[Literal["bell", "bells2", "bells3"], int]] = {"bell": 1, "bells2": 2, "bells3": 3}
"""How often each of them is struck."""
_BELL: Final = (
    (0.5, 0.25, 1.6),
    (1.0, 1.0, 1.1),
    (1.2, 0.5, 0.8),
    (1.5, 0.3, 0.6),
    (2.0, 0.45, 0.5),
    (3.0, 0.2, 0.25),
)
"""Partials (ratio to the f0, amplitude, seconds to fall by 60 dB): hum, prime, tierce, quint, nominal and one
above, the tuning of a church bell (Rossing, *The Science of Sound*, "Bells")."""


def cue(name: CueName, rate: int) -> NDArray[np.float32]:
    """Synthesise a cue: mono, shape (frames,), at ``rate`` Hz, beginning and ending in silence."""
    if name == "bell" or name == "bells2" or name == "bells3":  # noqa: PLR1714  # mypy follows only this
        return bell(rate, BELLS[name])
    return strokes(RHYTHMS[name], rate)


def strokes(rhythm: Rhythm, rate: int) -> NDArray[np.float32]:
    """Synthesise equal strokes of a sine with a little of its octave, so that small loudspeakers carry it."""
    import numpy as np

    time = np.arange(round(rhythm.stroke_seconds * rate)) / rate
    tone = np.sin(2 * np.pi * rhythm.f0 * time) + 0.25 * np.sin(4 * np.pi * rhythm.f0 * time)
    stroke = _levelled(_eased(tone, rate))
    gap = np.zeros(round(rhythm.gap_seconds * rate), dtype=np.float32)
    return np.concatenate([stroke, *[part for _ in range(rhythm.strokes - 1) for part in (gap, stroke)]])


def bell(rate: int, times: int = 1) -> NDArray[np.float32]:
    """Synthesise a bell struck so many times: partials that each die away at their own pace."""
    import numpy as np

    time = np.arange(round(BELL_SECONDS * rate)) / rate
    struck = np.zeros(len(time))
    for ratio, amplitude, fall in _BELL:
        struck += amplitude * np.exp(np.log(1e-3) * time / fall) * np.sin(2 * np.pi * ratio * BELL_F0 * time)
    stroke = _eased(struck, rate)
    later = round(BELL_EVERY * rate)
    rung = np.zeros(len(stroke) + (times - 1) * later)
    for number in range(times):
        rung[number * later : number * later + len(stroke)] += stroke
    return _levelled(rung)


def _eased(tone: NDArray[np.float64], rate: int) -> NDArray[np.float64]:
    """Raise and lower both ends along half a cosine: a sine that starts at once is heard as a click."""
    import numpy as np

    eased = tone.copy()
    for seconds, end in ((ATTACK_SECONDS, slice(None)), (RELEASE_SECONDS, slice(None, None, -1))):
        length = round(seconds * rate)
        eased[end][:length] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(length) / length)
    return eased


def _levelled(tone: NDArray[np.float64]) -> NDArray[np.float32]:
    import numpy as np

    return (tone * (PEAK / float(np.abs(tone).max()))).astype(np.float32)
