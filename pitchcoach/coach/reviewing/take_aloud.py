"""A recording heard from any place of it, and where it is being heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pitchcoach.coach.sound_ports import Stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class TakeAloud:
    """Samples of shape (frames, channels) on a loudspeaker; whoever made it closes it."""

    def __init__(self, stream: Stream, samples: NDArray[np.float32], rate: int) -> None:
        self._stream, self._rate = stream, rate
        self._samples = samples.mean(axis=1) if samples.ndim > 1 else samples
        self._from: float | None = None

    def play(self, seconds: float) -> None:
        """Begin at these seconds of the recording. Raises NoSoundError."""
        begin = max(0.0, seconds)
        self._stream.open(self._rate)
        self._from = begin
        self._stream.feed(self._samples[int(begin * self._rate) :])
        self._stream.finish(self._ended)

    @property
    def place(self) -> float | None:
        """Seconds of the recording at which it is heard now; None when it is not."""
        begin = self._from
        return None if begin is None else begin + self._stream.heard

    def close(self) -> None:
        """Fall silent; it may be played again."""
        self._from = None
        self._stream.stop()

    def _ended(self) -> None:
        self._from = None
