"""Loudness as broadcasters measure it: ITU-R BS.1770-4, integrated, in LUFS.

The filters are those of the recommendation, whose coefficients are given for 48 kHz, derived anew for each
rate from their analogue parameters. They are applied by FFT: numpy has no recursive filters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK_SECONDS: Final = 0.4
"""Length of a gating block (BS.1770-4); a new one begins each quarter of it."""
_STEP_SECONDS: Final = 0.1
ABSOLUTE_GATE: Final = -70.0
"""LUFS below which a block counts as silence (BS.1770-4)."""
RELATIVE_GATE: Final = -10.0
"""LU below the mean of the others at which a block is left out (BS.1770-4)."""
_OFFSET: Final = -0.691
"""dB: makes the two filters neutral at 997 Hz (BS.1770-4)."""
_SHELF: Final = (1_681.974450955533, 3.999843853973347, 0.7071752369554196)
_HIGH_PASS: Final = (38.13547087602444, 0.5003270373238773)
"""Hz, gain in dB and Q of the analogue filters behind the coefficients at 48 kHz (as in libebur128)."""
_RESPONSE_SECONDS: Final = 0.25
"""After this time the filters' response has fallen below -120 dB."""


class LoudnessMeter:
    """Measures loudness block by block; every channel has weight 1, as for left, right and centre."""

    def __init__(self, rate: int, channels: int) -> None:
        import numpy as np

        self._rate = rate
        length = max(16, round(rate * _RESPONSE_SECONDS))
        self._points = 1 << (4 * length - 1).bit_length()
        self._fresh = self._points - length
        self._filter = _k_weighting(rate, self._points, length)
        self._tail = np.zeros((length, channels), np.float32)
        self._hop = max(1, round(rate * _STEP_SECONDS))
        self._rest = np.zeros(0, np.float32)
        self._powers: list[NDArray[np.float64]] = []

    def feed(self, block: NDArray[np.float32]) -> None:
        """Measure a block of shape (frames, channels)."""
        for start in range(0, len(block), self._fresh):
            self._filtered(block[start : start + self._fresh])

    def _filtered(self, piece: NDArray[np.float32]) -> None:
        """Filter by overlap and save: what precedes the piece stands before it and is dropped again."""
        import numpy as np

        before = len(self._tail)
        whole = np.concatenate([self._tail, piece])
        self._tail = whole[len(whole) - before :]
        weighted = np.fft.irfft(
            np.fft.rfft(whole, self._points, axis=0) * self._filter[:, None], self._points, axis=0
        )[before : before + len(piece)]
        power = np.concatenate([self._rest, (weighted**2).sum(axis=1)])
        count = len(power) // self._hop
        self._rest = power[count * self._hop :]
        self._powers.append(
            power[: count * self._hop].reshape(count, self._hop).mean(axis=1, dtype=np.float64)
        )

    def steps(self) -> NDArray[np.float64]:
        """Return the weighted power of each tenth of a second, shape (n,)."""
        import numpy as np

        return np.concatenate(self._powers) if self._powers else np.zeros(0)


def integrated(steps: NDArray[np.float64]) -> float | None:
    """Return the integrated loudness of weighted power each tenth of a second.

    Parameters
    ----------
    steps : ndarray of float64, shape (n,)
        From :meth:`LoudnessMeter.steps`.

    Returns
    -------
    float or None
        LUFS; None when no block of 400 ms lies above -70 LUFS.

    Notes
    -----
    Blocks of 400 ms, 75 % overlapping; those above -70 LUFS, and of these those above their mean - 10 LU
    (ITU-R BS.1770-4, annex 1). A sine of 997 Hz and 0 dBFS in one channel has -3.01 LUFS.

    """
    import numpy as np

    blocks = gating_blocks(steps)
    loud = blocks[lufs(blocks) > ABSOLUTE_GATE]
    if not len(loud):
        return None
    gate = lufs(np.mean(loud)) + RELATIVE_GATE
    return float(lufs(np.mean(loud[lufs(loud) > gate])))


def gating_blocks(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the power of each block of 400 ms, one each tenth of a second."""
    import numpy as np

    count = round(BLOCK_SECONDS / _STEP_SECONDS)
    return np.convolve(steps, np.full(count, 1 / count), "valid") if len(steps) >= count else steps[:0]


def lufs(power: NDArray[np.float64] | np.floating[Any]) -> NDArray[np.float64]:
    """Return weighted power as loudness."""
    import numpy as np

    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(power, 1e-20)))


def _k_weighting(rate: int, points: int, length: int) -> NDArray[np.complex64]:
    """Return the spectrum of both filters' response, cut to ``length`` samples, at ``points`` points."""
    import numpy as np

    z = np.exp(-2j * np.pi * np.arange(points // 2 + 1) / points)
    response = np.fft.irfft(_shelf(rate, z) * _high_pass(rate, z), points)[:length]
    return np.fft.rfft(response, points).astype(np.complex64)


def _shelf(rate: int, z: NDArray[np.complex128]) -> NDArray[np.complex128]:
    import numpy as np

    hertz, gain, q = _SHELF
    k = np.tan(np.pi * min(hertz, 0.45 * rate) / rate)
    high = 10 ** (gain / 20)
    middle = high**0.4996667741545416
    b = (high + middle * k / q + k * k, 2 * (k * k - high), high - middle * k / q + k * k)
    a = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    return _biquad(b, a, z)


def _high_pass(rate: int, z: NDArray[np.complex128]) -> NDArray[np.complex128]:
    import numpy as np

    hertz, q = _HIGH_PASS
    k = np.tan(np.pi * hertz / rate)
    norm = 1 + k / q + k * k
    return _biquad((1, -2, 1), (1, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm), z)


def _biquad(
    b: tuple[float, float, float], a: tuple[float, float, float], z: NDArray[np.complex128]
) -> NDArray[np.complex128]:
    """Evaluate (b0 + b1 z⁻¹ + b2 z⁻²) / (a0 + a1 z⁻¹ + a2 z⁻²); ``z`` holds the values of z⁻¹."""
    shaped: NDArray[np.complex128] = (b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z)
    return shaped
