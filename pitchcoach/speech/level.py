"""Level over time: of the whole sound, and of the bands in which speech stands out from a room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pitchcoach.speech.frames import Frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP_SECONDS: Final = 0.005
"""Between two values; boundaries of speech are as exact as this."""
WINDOW_SECONDS: Final = 0.02
"""Of sound that one value rests on: about two periods of a low voice."""
BANDS: Final = ((150.0, 1_000.0), (1_000.0, 3_000.0), (3_000.0, 8_000.0))
"""Hz: the voice and its first formant, the other formants, the noise of s and sh. What is below 150 Hz is
left out: hum, wind and steps live there."""
FLOOR_DBFS: Final = -96.0
"""Digital silence counts as this level: the smallest step of 16 bits."""


class LevelMeter:
    """Measures the level of a mono signal, block by block.

    Notes
    -----
    Power of Hann-windowed frames of 20 ms each 5 ms, whole (RMS, mean removed) and in three bands. A sine of
    amplitude 1 has -3.01 dBFS.

    """

    def __init__(self, rate: float) -> None:
        import numpy as np

        self._hop = max(1, round(rate * STEP_SECONDS))
        self.step = self._hop / rate
        """Seconds between two values; the first stands at 0."""
        size = max(4, round(rate * WINDOW_SECONDS))
        self._frames = Frames(size, self._hop)
        window = np.hanning(size + 2)[1:-1]
        self._window = (window / np.sqrt((window**2).sum())).astype(np.float32)
        self._points = 1 << (size - 1).bit_length()
        hertz = np.fft.rfftfreq(self._points, 1 / rate)
        self._bands = [(hertz >= low) & (hertz < high) for low, high in BANDS]
        self._whole: list[NDArray[np.float32]] = []
        self._parts: list[NDArray[np.float32]] = []

    def feed(self, block: NDArray[np.float32]) -> None:
        """Measure a block of shape (frames,)."""
        self._measure(self._frames.feed(block))

    def end(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the power, shape (n,), and that of the bands, shape (n, 3); 1 is a square wave of 0 dBFS."""
        import numpy as np

        self._measure(self._frames.end())
        return np.concatenate(self._whole), np.concatenate(self._parts)

    def _measure(self, frames: NDArray[np.float32]) -> None:
        import numpy as np

        centred = frames - frames.mean(axis=1, keepdims=True)
        weighted = centred * self._window
        self._whole.append((weighted**2).sum(axis=1))
        spectrum = np.fft.rfft(weighted, self._points, axis=1)
        power = (spectrum.real**2 + spectrum.imag**2) * (2 / self._points)
        self._parts.append(np.stack([power[:, band].sum(axis=1) for band in self._bands], axis=1))


def decibels(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return power as level in dBFS, not below the floor."""
    import numpy as np

    floor = np.float32(10 ** (FLOOR_DBFS / 10))
    level: NDArray[np.float32] = 10 * np.log10(np.maximum(power, floor), dtype=np.float32)
    return level


def smoothed(power: NDArray[np.float32], step: float, seconds: float) -> NDArray[np.float32]:
    """Return the moving mean of power, one value each ``step`` seconds, over so many seconds."""
    import numpy as np

    width = min(len(power), max(1, round(seconds / step)))
    return np.convolve(power, np.full(width, 1 / max(1, width), np.float32), "same") if width else power
