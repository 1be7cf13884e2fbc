"""Samples of one sentence into a file: silence at the ends cut, the times of the phrases moved along."""

from __future__ import annotations

import io
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.files import write_atomically
from pitchcoach.model.sound import Interval, Take
from pitchcoach.model.speech import Speech
from pitchcoach.voice.silence import sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EDGE_SECONDS: Final = 0.02
"""Silence left before the first and after the last phone: consonants begin softly."""


def write_speech(
    samples: NDArray[np.float32],
    rate: int,
    times: Sequence[Interval],
    out: Path,
    *,
    cut: tuple[float, float],
    exact: bool = True,
) -> Speech:
    """Write the stretch ``cut`` (seconds) of ``samples`` of shape (frames,) as 16-bit WAV for the user alone.

    ``times`` are those of the phrases in the whole; in what is returned they count from the cut's start.
    Raises UnwritableError.
    """
    import numpy as np

    first = max(0, round(cut[0] * rate))
    last = min(len(samples), round(cut[1] * rate))
    kept = np.ascontiguousarray(np.clip(samples[first:last], -1.0, 1.0) * 32767.0).astype("<i2")
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setparams((1, 2, rate, 0, "NONE", "not compressed"))
        file.writeframes(kept.tobytes())
    write_atomically(out, data.getvalue(), mode=0o600)
    length = len(kept) / rate
    moved = tuple(
        Interval(_inside(time.start - first / rate, length), _inside(time.end - first / rate, length))
        for time in times
    )
    return Speech(Take(out, rate, len(kept)), moved, exact)


def write_sounding(
    samples: NDArray[np.float32], rate: int, times: Sequence[Interval], out: Path, *, exact: bool = True
) -> Speech:
    """Write the stretch of ``samples`` that sounds; see :func:`write_speech`."""
    sound = sounding(samples, rate)
    cut = (sound.start - EDGE_SECONDS, sound.end + EDGE_SECONDS)
    return write_speech(samples, rate, times, out, cut=cut, exact=exact)


def _inside(seconds: float, length: float) -> float:
    return min(max(0.0, seconds), length)
