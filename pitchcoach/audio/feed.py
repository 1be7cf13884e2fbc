"""Sound that is fed in pieces, and what of it a loudspeaker is handed and has played.

Pure arithmetic on samples and times: no device, no clock. The device's callback takes; it waits for nobody,
so that all other threads may do is append.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT_SECONDS: Final = 4.0
"""What was taken this long ago can no longer be on its way to any loudspeaker."""
EASE_SECONDS: Final = 0.005
"""How long sound that begins in its middle takes to come: one that is there at once is heard as a click."""
RUNS_KEPT: Final = 32
JUMP_SECONDS: Final = 0.03
STEADINESS: Final = 0.05
"""A device that tells another time than expected is believed by this share; by all of it after a jump."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Samples that were fed together."""

    start: int
    """The sound's number of their first frame."""
    end: int
    """The number after their last."""
    samples: NDArray[np.float32]
    """They themselves, (frames,)."""


class Feed:
    """One sound of ``rate`` Hz in pieces. Several threads append, one takes."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.finished = False
        """Whether no more will come."""
        self.fed = 0
        """Frames that were appended."""
        self.taken = 0
        """Frames that were handed on."""
        self.heard = 0.0
        """Frames that have been heard, as last told."""
        self._pieces: deque[_Piece] = deque()
        self._at = 0
        self._turn = threading.Lock()

    def put(self, samples: NDArray[np.float32]) -> None:
        """Append (frames,); ignored when it is finished."""
        with self._turn:
            if not self.finished and len(samples):
                self._pieces.append(_Piece(self.fed, self.fed + len(samples), samples))
                self.fed += len(samples)

    def take(self, most: int) -> NDArray[np.float32] | None:
        """Return the next frames, at least one and at most ``most``; None while nothing waits."""
        if self._at == len(self._pieces):
            return None
        piece = self._pieces[self._at]
        into = self.taken - piece.start
        part = piece.samples[into : into + most]
        self.taken += len(part)
        if self.taken == piece.end:
            self._at += 1
            while self._pieces[0].end < self.taken - KEPT_SECONDS * self.rate:
                self._pieces.popleft()
                self._at -= 1
        return part

    def go_back(self, frame: int) -> None:
        """Let what was taken from ``frame`` on be taken once more; nobody may take meanwhile."""
        if self._pieces:
            self.taken = min(self.taken, max(frame, self._pieces[0].start))
            self._at = next(
                (at for at, piece in enumerate(self._pieces) if piece.end > self.taken), len(self._pieces)
            )


@dataclass(frozen=True, slots=True)
class _Run:
    """Frames that a device was handed without a gap."""

    frame: int
    """The device's number of the first one."""
    before: int
    """The sound's number of the first one."""
    count: int
    """How many they are."""


class Tap:
    """Fills one block after the other from a feed, and knows when which frame leaves the loudspeaker."""

    def __init__(self, feed: Feed, *, ease: bool) -> None:
        """``ease``: let the sound come gently, since it may begin in its middle."""
        self.feed = feed
        self.quiet = 0
        """Frames of silence since the last sound."""
        self.cut: float | None = None
        """When the device was told to drop what was on its way."""
        self._frame = 0
        self._ease_left = round(EASE_SECONDS * feed.rate) if ease else 0
        self._runs: tuple[_Run, ...] = ()
        self._zero: float | None = None
        self._blocks = 0

    def fill(self, block: NDArray[np.float32], due: float) -> None:
        """Fill (frames,); the first frame leaves the loudspeaker at ``due``, in seconds of any clock."""
        self._follow(due)
        at = 0
        while at < len(block) and (piece := self.feed.take(len(block) - at)) is not None:
            block[at : at + len(piece)] = piece
            self._note(self._frame + at, len(piece))
            at += len(piece)
        block[at:] = 0
        self.quiet = len(block) - at + (0 if at else self.quiet)
        self._frame += len(block)
        if self._ease_left and at:
            self._ease(block[:at])

    def look(self, now: float) -> None:
        """Tell the feed how much of it has left the loudspeaker, at a time of the same clock."""
        if self._zero is None:
            return
        frame = ((now if self.cut is None else min(now, self.cut)) - self._zero) * self.feed.rate
        for run in reversed(self._runs):
            if run.frame <= frame:
                gone = run.before + min(run.count, frame - run.frame)
                self.feed.heard = max(self.feed.heard, gone)
                return

    def _note(self, frame: int, count: int) -> None:
        last = self._runs[-1] if self._runs else None
        if last is not None and last.frame + last.count == frame:
            self._runs = (*self._runs[:-1], _Run(last.frame, last.before, last.count + count))
        else:
            self._runs = (*self._runs[1 - RUNS_KEPT :], _Run(frame, self.feed.taken - count, count))

    def _follow(self, due: float) -> None:
        """Learn the device's clock: the times it tells of its blocks waver, its frames do not."""
        zero = due - self._frame / self.feed.rate
        self._blocks += 1
        if self._zero is None or abs(zero - self._zero) > JUMP_SECONDS:
            self._zero, self._blocks = zero, 1
        else:
            self._zero += (zero - self._zero) * max(STEADINESS, 1 / self._blocks)

    def _ease(self, samples: NDArray[np.float32]) -> None:
        import numpy as np

        whole = round(EASE_SECONDS * self.feed.rate)
        count = min(self._ease_left, len(samples))
        done = whole - self._ease_left
        samples[:count] *= np.arange(done, done + count, dtype=np.float32) / whole
        self._ease_left -= count
