"""Clipping: samples that the microphone or the converter could not follow and cut off flat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pitchcoach.speech.intervals import runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FULL_SCALE: Final = 0.999
"""Amplitude from which a sample is as large as can be written; converters stop one or two steps short."""
_FULL_RUN: Final = 2
"""Neighbouring samples at full scale: a single one is the peak of a recording made as loud as can be."""
_FLAT_RUN: Final = 3
"""Neighbouring samples of the same value below full scale: a rounded peak has two at most."""
_FLAT_TIMES: Final = 4
"""So often must the largest value be held for it to be a limit, not chance."""
_FLAT_LEAST: Final = 0.05
"""Amplitude below which flat tops tell nothing: quiet sounds have few steps."""


class ClippingMeter:
    """Counts clipped samples block by block.

    Notes
    -----
    Clipped are runs of two samples and more at full scale, and runs of three and more of the very same value
    at the largest amplitude of the take, if they come four times and more: a recording that was clipped and
    then made quieter. A run that two blocks share is counted in two parts.

    """

    def __init__(self) -> None:
        self._full = 0
        self._samples = 0
        self._tops: dict[float, tuple[int, int]] = {}
        self._peak = 0.0

    def feed(self, block: NDArray[np.float32]) -> None:
        """Count in a block of shape (frames, channels)."""
        import numpy as np

        self._samples += block.size
        self._peak = max(self._peak, float(np.abs(block).max(initial=0.0)))
        for channel in block.T:
            self._full += int(sum(b - a for a, b in runs(np.abs(channel) >= FULL_SCALE, _FULL_RUN)))
            self._count_tops(channel)

    def ratio(self) -> float:
        """Return the share of all samples that are clipped, 0 to 1."""
        times, flat = self._tops.get(self._peak, (0, 0))
        below = flat if times >= _FLAT_TIMES and _FLAT_LEAST <= self._peak < FULL_SCALE else 0
        return (self._full + below) / self._samples if self._samples else 0.0

    def _count_tops(self, channel: NDArray[np.float32]) -> None:
        """Count the runs at the block's own largest value; only the largest of all blocks will matter."""
        import numpy as np

        size = np.abs(channel)
        top = float(size.max(initial=0.0))
        if not _FLAT_LEAST <= top < FULL_SCALE or top < self._peak:
            return
        flat = runs(size == np.float32(top), _FLAT_RUN)
        times, samples = self._tops.get(top, (0, 0))
        self._tops = {top: (times + len(flat), samples + sum(b - a for a, b in flat))}
