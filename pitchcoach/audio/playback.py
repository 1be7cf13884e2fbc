"""One sound on its way out through a loudspeaker's stream of its own; the player makes one for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pitchcoach.audio.devices import Listed
from pitchcoach.audio.outlet import TAIL_SECONDS, Outlet, Verdict
from pitchcoach.audio.resample import resample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LATENCY_SECONDS: Final = 0.1


class Playback:
    """Plays samples once."""

    def __init__(
        self, samples: NDArray[np.float32], rate: int, on_end: Callable[[], None] | None = None
    ) -> None:
        """Prepare samples of shape (frames, channels) in -1.0 to 1.0, of ``rate`` Hz."""
        self._samples = samples
        self._rate = rate
        self._handed = 0
        self._end = 0
        self._outlet = Outlet(self._fill, on_end if on_end is not None else _nobody)

    @property
    def position(self) -> float:
        """Seconds of the sound handed to the device so far."""
        return min(self._handed, len(self._samples)) / self._rate

    @property
    def trouble(self) -> str:
        """Empty, or ``lost`` when the device went away."""
        return self._outlet.trouble

    def start(self, speaker: Listed) -> None:
        """Open the loudspeaker and begin; a ``stop`` that came before is obeyed. Raises NoSoundError."""
        outlet = self._outlet
        outlet.open(speaker, self._rate, self._samples.shape[1], LATENCY_SECONDS)
        self._samples = resample(_shaped(self._samples, outlet.channels), self._rate, outlet.rate)
        self._rate = outlet.rate
        self._end = len(self._samples) + round((outlet.latency + TAIL_SECONDS) * self._rate)
        outlet.start()

    def stop(self) -> None:
        """End it at once, from any thread; returns when it is over, or after a second."""
        self._outlet.stop()

    def _fill(self, out: NDArray[np.float32], _due: float) -> Verdict:
        if self._outlet.stopping:
            out.fill(0)
            return "abort"
        piece = self._samples[self._handed : self._handed + len(out)]
        out[: len(piece)] = piece
        out[len(piece) :] = 0
        self._handed += len(out)
        return "end" if self._handed >= self._end else "more"


def _nobody() -> None:
    """Nobody wants to know the end."""


def _shaped(samples: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    """Mix down or double the channels of (frames, any) to (frames, channels)."""
    import numpy as np

    if samples.shape[1] == channels:
        return samples
    mono = samples.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.repeat(mono, channels, axis=1)
