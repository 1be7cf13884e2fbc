"""What the acoustic model sees of a take: mel cepstra and their slopes, a hundred times a second.

The spectrum is taken at the take's own rate and read through filters that are laid out in Hz, so that nothing
is resampled. Each band is normalised by the speech in it and given a floor below that speech: the microphone
drops out, and digital silence looks like the silence of a room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP: Final = 0.010
"""Seconds from one frame to the next."""
_WINDOW: Final = 0.025
"""Seconds of a frame."""
CENTRE: Final = _WINDOW / 2
"""Seconds from where a frame begins to what it tells of."""
_BANDS, _CEPSTRA = 26, 13
_LOWEST, _HIGHEST = 100.0, 7600.0
"""Hz."""
DIMENSIONS: Final = 3 * _CEPSTRA
"""Cepstra, slopes, and slopes of the slopes."""
_FLOOR: Final = 1e-3
"""Of a band's power in speech, added to it: -30 dB."""
_DEAD: Final = 1e-7
"""Of the strongest band's power, added to all: a band in which a telephone carries nothing stays still."""
_LOUD: Final = 10**-2.5
"""Frames within 25 dB of the loudest tenth are taken for speech."""
_AT_ONCE: Final = 4096
"""Frames whose spectra are in memory together."""


def features(
    samples: NDArray[np.float32],
    rate: int,
    ignore: Sequence[Interval] = (),
    *,
    warp: float = 1.0,
    step: float = STEP,
) -> NDArray[np.float32]:
    """Return what is heard in mono ``samples``, of shape (frames, DIMENSIONS); no frames for a short one.

    ``warp`` stretches the frequencies, as a longer or shorter vocal tract does. Frames of ``ignore`` take no
    part in the normalisation.
    """
    import numpy as np

    power, known = _band_power(samples, rate, warp, step)
    if not len(power):
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    heard = heard_frames(len(power), ignore, step)
    total = power.sum(axis=1)
    if not heard.any() or total[heard].max() <= 0.0:
        return np.zeros((len(power), DIMENSIONS), dtype=np.float32)
    loud = heard & (total >= _LOUD * np.quantile(total[heard], 0.9))
    usual = power[loud].mean(axis=0)
    logs = np.log(power + _FLOOR * usual + _DEAD * usual.max())
    logs -= logs[loud].mean(axis=0)
    # What the rate cannot carry is taken to be as strong as the last band it can.
    logs = logs[:, np.minimum(np.arange(_BANDS), known - 1)]
    at = np.arange(_CEPSTRA)[:, None] * (np.arange(_BANDS) + 0.5)
    cepstra = logs @ (np.cos(np.pi * at / _BANDS) * np.sqrt(2 / _BANDS)).T
    cepstra /= np.maximum(cepstra[loud].std(axis=0), 1e-3)
    slopes = _slopes(cepstra)
    found: NDArray[np.float32] = np.concatenate([cepstra, slopes, _slopes(slopes)], axis=1, dtype=np.float32)
    return found


def heard_frames(frames: int, ignore: Sequence[Interval], step: float = STEP) -> NDArray[np.bool_]:
    """Return which frames lie outside the stretches to ignore."""
    import numpy as np

    heard = np.ones(frames, dtype=bool)
    for one in ignore:
        first = max(0, int((one.start - _WINDOW) / step))
        heard[first : max(first, int(one.end / step) + 1)] = False
    return heard


def seconds(frame: int) -> float:
    """Return when a frame's share of the take begins."""
    return frame * STEP + CENTRE - STEP / 2


def mono(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a take of shape (frames, channels) or (frames,) as one channel; what is no number is silent."""
    import numpy as np

    one = samples if samples.ndim == 1 else samples.mean(axis=1)
    return np.nan_to_num(one, nan=0.0, posinf=0.0, neginf=0.0)


def _band_power(
    samples: NDArray[np.float32], rate: int, warp: float, step: float
) -> tuple[NDArray[np.float64], int]:
    """Return the power in each band, of shape (frames, bands), and how many bands the rate can carry."""
    import numpy as np

    length = round(_WINDOW * rate)
    frames = max(0, int((len(samples) - length) / (step * rate)) + 1) if len(samples) >= length else 0
    size = 1 << (length - 1).bit_length()
    filters, known = _filters(size, rate, warp)
    found = np.empty((frames, _BANDS))
    window = np.hamming(length).astype(np.float32)
    starts = np.round(np.arange(frames) * step * rate).astype(np.int64)
    views = np.lib.stride_tricks.sliding_window_view(samples, length) if frames else samples
    for first in range(0, frames, _AT_ONCE):
        cut = views[starts[first : first + _AT_ONCE]]
        cut = (cut - cut.mean(axis=1, keepdims=True)) * window
        spectrum = np.fft.rfft(cut, size)
        found[first : first + _AT_ONCE] = (spectrum.real**2 + spectrum.imag**2) @ filters
    return found, known


def _filters(size: int, rate: int, warp: float) -> tuple[NDArray[np.float64], int]:
    """Return triangles on the mel scale, of shape (size / 2 + 1, bands), and how many of them are whole."""
    import numpy as np

    low, high = (1127 * np.log1p(np.array([_LOWEST, _HIGHEST]) / 700)).tolist()
    edges = 700 * np.expm1(np.linspace(low, high, _BANDS + 2) / 1127)
    edges = np.minimum(edges * warp, 7950.0)
    bins = (np.arange(size // 2 + 1) * rate / size)[:, None]
    rising = (bins - edges[:-2]) / np.maximum(edges[1:-1] - edges[:-2], 1.0)
    falling = (edges[2:] - bins) / np.maximum(edges[2:] - edges[1:-1], 1.0)
    known = int(np.count_nonzero(edges[2:] <= rate / 2))
    return np.maximum(0.0, np.minimum(rising, falling)), max(1, known)


def _slopes(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the slope at each frame, by least squares over five."""
    import numpy as np

    near = np.pad(values, ((2, 2), (0, 0)), mode="edge")
    slopes: NDArray[np.float64] = (near[3:-1] - near[1:-3] + 2 * (near[4:] - near[:-4])) / 10
    return slopes
