"""A sound at another sample rate, for devices that refuse the file's own.

Not for streams: it wants the whole sound at once.
"""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def resample(samples: NDArray[np.float32], old: int, new: int) -> NDArray[np.float32]:
    """Return ``samples`` (frames, channels) of rate ``old`` at rate ``new``, both in Hz.

    Band-limited and exact below the lower of the two Nyquist frequencies: the spectrum is cut or padded with
    zeros (the Fourier method, as in ``scipy.signal.resample``). Silence is added before the transform and
    taken off again, so that the end does not ring into the beginning.
    """
    import numpy as np

    if old == new or not len(samples):
        return samples
    divisor = gcd(old, new)
    step_old, step_new = old // divisor, new // divisor
    # Whole steps of both rates, and at least 0.1 s of silence between end and beginning.
    steps = -(-(len(samples) + old // 10) // step_old)
    spectrum = np.fft.rfft(samples, n=steps * step_old, axis=0)
    changed = np.fft.irfft(spectrum, n=steps * step_new, axis=0) * (step_new / step_old)
    frames = -(-len(samples) * new // old)
    return np.ascontiguousarray(changed[:frames], dtype=np.float32)
