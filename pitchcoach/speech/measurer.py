"""Takes into measures: the real adapter of the port ``Measurer``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pitchcoach.model.delivery import Measures
from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class SpeechMeasurer:
    """Measures with numpy alone; keeps nothing, so any thread may ask."""

    def measure(self, samples: NDArray[np.float32], rate: int, ignore: Sequence[Interval] = ()) -> Measures:
        """Measure a whole take of shape (frames,) or (frames, channels)."""
        whole = samples if samples.ndim == 2 else samples[:, None]
        return self.measure_blocks([whole], rate, whole.shape[1], ignore)

    def measure_blocks(
        self,
        blocks: Iterable[NDArray[np.float32]],
        rate: int,
        channels: int,
        ignore: Sequence[Interval] = (),
    ) -> Measures:
        """Measure a take that comes in blocks of shape (frames, channels)."""
        from pitchcoach.speech.meter import Meter

        meter = Meter(rate, channels)
        for block in blocks:
            meter.feed(block)
        return meter.end(ignore)
