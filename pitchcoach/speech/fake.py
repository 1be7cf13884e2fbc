"""A measurer that tells what it was given: for tests of what is made of measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pitchcoach.model.delivery import Curve, Measures
from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NOTHING: Final = Measures(
    duration_seconds=0.0,
    speech=(),
    pauses=(),
    longest_run_seconds=None,
    onset_seconds=None,
    trailing_seconds=None,
    f0_median_hz=None,
    f0_sd_semitones=None,
    loudness_lufs=None,
    loudness_range_db=None,
    clipping_ratio=0.0,
    snr_db=None,
    level=Curve(0.05, ()),
    f0=Curve(0.01, ()),
)
"""What is told of a take in which nobody speaks."""


class FakeMeasurer:
    """Tells the same measures of every take, for as long as that take is."""

    def __init__(self, measures: Measures = NOTHING) -> None:
        self.measures = measures
        """What it tells; the length is that of the take."""
        self.ignored: list[tuple[Interval, ...]] = []
        """What was to be ignored, take by take."""

    def measure(self, samples: NDArray[np.float32], rate: int, ignore: Sequence[Interval] = ()) -> Measures:
        """Tell the same as always."""
        return self.measure_blocks([samples], rate, 1, ignore)

    def measure_blocks(
        self,
        blocks: Iterable[NDArray[np.float32]],
        rate: int,
        channels: int,
        ignore: Sequence[Interval] = (),
    ) -> Measures:
        """Tell the same as always."""
        self.ignored.append(tuple(ignore))
        return replace(self.measures, duration_seconds=sum(len(block) for block in blocks) / rate)
