"""A loudspeaker stream whose sound passes only when the test says so; strict about how it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pitchcoach.errors import NoSoundError


class HandStream:
    """Port ``Stream`` that keeps what it was fed and counts what was heard of it."""

    def __init__(self, refusal: NoSoundError | None = None, *, hold: bool = True) -> None:
        """Without ``hold`` all sound passes at once."""
        self.refusal, self.hold = refusal, hold
        self.rate = 0
        self.heard = 0.0
        self.trouble = ""
        self.calls: list[str] = []
        self.fed_seconds = 0.0
        self.paused = self.finished = False

    def open(self, sample_rate: int) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.calls.append("open")
        self.rate, self.trouble = sample_rate, ""
        self.paused = False
        self._empty()

    def feed(self, samples: Any) -> None:
        assert self.rate, "fed before it was opened"
        assert not self.finished, "fed after finish"
        assert samples.ndim == 1
        self.fed_seconds += len(samples) / self.rate
        if not self.hold:
            self.pass_by(self.fed_seconds)

    def finish(self, on_end: Callable[[], None] | None = None) -> None:
        self.finished = True

    def pause(self) -> None:
        self.paused = True
        self.calls.append("pause")

    def resume(self) -> None:
        self.paused = False
        self.calls.append("resume")

    def clear(self) -> None:
        self.calls.append("clear")
        self._empty()

    def stop(self) -> None:
        self.calls.append("stop")
        self.rate = 0

    @property
    def starving(self) -> bool:
        return bool(self.rate) and not self.finished and self.heard >= self.fed_seconds

    def pass_by(self, seconds: float) -> None:
        """Let sound be heard, as far as it was fed."""
        if not self.paused and not self.trouble:
            self.heard = min(self.heard + seconds, self.fed_seconds)

    def lose(self) -> None:
        """Pull the plug."""
        self.trouble = "lost"

    def _empty(self) -> None:
        self.heard = self.fed_seconds = 0.0
        self.finished = False
