"""Samples cut into overlapping frames, block by block: an hour needs no more memory than ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_RATE: Final = 12_000
"""Hz; what is above half of it tells nothing about f0 and little about pauses."""
_ZERO_CROSSINGS: Final = 5
"""Of the low-pass filter on each side: 50 dB and more of what would fold back."""

_CANCELLED: Final = 0.2
"""Share of the loudest channel's power that must be left in the mean; one channel of two leaves 0.25."""


class Frames:
    """Cuts blocks into frames of ``size`` samples, one each ``hop``; what is left waits for the next block.

    The first frame is centred on the first sample: half a frame of silence stands before it, and
    :meth:`end` puts one after the last.
    """

    def __init__(self, size: int, hop: int) -> None:
        import numpy as np

        self._size, self._hop = size, hop
        self._rest: NDArray[np.float32] = np.zeros(size // 2, np.float32)

    def feed(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the frames, shape (n, size), that are whole now; a view, not to be written to."""
        import numpy as np

        ready = np.concatenate([self._rest, block])
        count = max(0, (len(ready) - self._size) // self._hop + 1)
        self._rest = ready[count * self._hop :]
        if not count:
            return np.zeros((0, self._size), np.float32)
        return np.lib.stride_tricks.sliding_window_view(ready, self._size)[:: self._hop][:count]

    def end(self) -> NDArray[np.float32]:
        """Return the frames that reach over the end."""
        import numpy as np

        return self.feed(np.zeros(self._size - self._size // 2, np.float32))


class Decimator:
    """Lowers the sample rate by a whole factor, to 12 kHz or more; lower rates pass as they are."""

    def __init__(self, rate: int) -> None:
        import numpy as np

        self._factor = max(1, rate // LEAST_RATE)
        self.rate = rate / self._factor
        """Samples a second of what comes out."""
        half = _ZERO_CROSSINGS * self._factor
        at = np.arange(-half, half + 1) / self._factor
        taps = np.sinc(at * 0.9) * np.hanning(2 * half + 3)[1:-1]
        self._taps = (taps / taps.sum()).astype(np.float32)
        self._frames = Frames(len(taps), self._factor)

    def feed(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what of this block, shape (frames,), is whole now."""
        return block if self._factor == 1 else self._frames.feed(block) @ self._taps

    def end(self) -> NDArray[np.float32]:
        """Return the rest."""
        import numpy as np

        return np.zeros(0, np.float32) if self._factor == 1 else self._frames.end() @ self._taps


def mono(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one channel of (frames, channels): their mean, or the loudest where they cancel each other."""
    if block.shape[1] == 1 or not len(block):
        return block[:, 0]
    mean: NDArray[np.float32] = block.mean(axis=1)
    powers = (block.astype("f8") ** 2).mean(axis=0)
    if float((mean.astype("f8") ** 2).mean()) < _CANCELLED * float(powers.max()):
        return block[:, int(powers.argmax())]
    return mean
