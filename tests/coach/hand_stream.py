"""The fake loudspeaker with a clock of its own that a test moves, and a note of what it was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pitchcoach.audio.fake import FakeStream
from pitchcoach.errors import NoSoundError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONG = 60.0


class HandStream(FakeStream):
    """Sound passes when the test says so; without ``hold`` at once."""

    def __init__(self, refusal: NoSoundError | None = None, *, hold: bool = True) -> None:
        self.calls: list[str] = []
        self._seconds_passed, self._hold = 0.0, hold
        super().__init__(self._tell_time, refusal=refusal)

    def _tell_time(self) -> float:
        self._seconds_passed += 0.0 if self._hold else _LONG
        return self._seconds_passed

    def pass_by(self, seconds: float) -> None:
        """Let time pass."""
        self._seconds_passed += seconds
        self._pass()

    def mend(self) -> None:
        """Let it be opened from now on."""
        self._refusal = None

    @property
    def fed_seconds(self) -> float:
        """Seconds of what was fed since it was opened or cleared."""
        return self._seconds

    @property
    def paused(self) -> bool:
        """Whether it is."""
        return self._paused

    @property
    def finished(self) -> bool:
        """Whether no more will come."""
        return self._finished

    def open(self, sample_rate: int) -> None:
        super().open(sample_rate)
        self.calls.append("open")

    def feed(self, samples: NDArray[np.float32]) -> None:
        assert samples.ndim == 1
        assert self._open, "fed while it is closed"
        assert not self._finished, "fed after its end"
        super().feed(samples)

    def finish(self, on_end: Callable[[], None] | None = None) -> None:
        super().finish(on_end)
        self.calls.append("finish")

    def pause(self) -> None:
        super().pause()
        self.calls.append("pause")

    def resume(self) -> None:
        super().resume()
        self.calls.append("resume")

    def clear(self) -> None:
        super().clear()
        self.calls.append("clear")

    def stop(self) -> None:
        super().stop()
        if not self.calls or self.calls[-1] != "stop":
            self.calls.append("stop")
