"""What can be told of recorded sound as it goes by: how loud it is, and whether all of it arrives.

Pure arithmetic on bytes and times, for the thread that writes the file; no device, no clock, no numpy.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import deque
from typing import Final

SILENT_DBFS: Final = -120.0
LEVEL_SECONDS: Final = 0.1
ZEROS_SECONDS: Final = 0.3
"""A microphone always hisses: this long exact zeros from the start mean that the system holds it shut."""
WINDOW_SECONDS: Final = 1.0
GAP_SECONDS: Final = 0.05
DRIFT: Final = 0.001
"""How far a sound card's clock may be off, as a share of time; crystals are ten times better."""


class SoundWatch:
    """Follows 16-bit sound chunk by chunk."""

    def __init__(self, rate: int, channels: int) -> None:
        """``rate`` in Hz; chunks hold ``channels`` interleaved."""
        self._rate = rate
        self._channels = channels
        self._recent: deque[tuple[int, int]] = deque()
        self._recent_frames = 0
        self._frames = 0
        self._heard = False
        self._arrivals = ArrivalWatch(rate)

    @property
    def level(self) -> float:
        """Peak of the last tenth of a second in dBFS; -120 for silence."""
        peak = max((peak for _, peak in tuple(self._recent)), default=0)
        return max(SILENT_DBFS, 20 * math.log10(peak / 32768)) if peak else SILENT_DBFS

    @property
    def zeros(self) -> bool:
        """Whether nothing but exact zeros came from the start, for 0.3 s and more."""
        return not self._heard and self._frames >= ZEROS_SECONDS * self._rate

    @property
    def gaps(self) -> bool:
        """Whether sound was lost on its way."""
        return self._arrivals.gaps

    def see(self, pcm: bytes, arrived: float) -> None:
        """Take note of one chunk and the monotonic time in seconds at which it arrived."""
        frames = len(pcm) // (2 * self._channels)
        peak = peak_of(pcm)
        self._heard = self._heard or peak > 0
        self._frames += frames
        self._recent.append((frames, peak))
        self._recent_frames += frames
        while self._recent_frames - self._recent[0][0] >= LEVEL_SECONDS * self._rate:
            self._recent_frames -= self._recent.popleft()[0]
        self._arrivals.see(frames, arrived)


class ArrivalWatch:
    """Compares the frames that came with the clock: sound can be lost without PortAudio's overflow flag.

    Late is not lost: a busy machine delivers afterwards. Of every second only the smallest lag counts, and it
    must have grown by 0.05 s over the smallest before, and stay so for two seconds.
    """

    def __init__(self, rate: int) -> None:
        """``rate`` in Hz."""
        self.gaps = False
        self._rate = rate
        self._frames = 0
        self._started: float | None = None
        self._window_ends = 0.0
        self._lag = math.inf
        self._least: float | None = None
        self._suspect = False

    def see(self, frames: int, arrived: float) -> None:
        """Take note of ``frames`` that arrived at the monotonic time ``arrived`` in seconds."""
        self._frames += frames
        if self._started is None:
            self._started = arrived - frames / self._rate
            self._window_ends = arrived + WINDOW_SECONDS
        self._lag = min(self._lag, arrived - self._started - self._frames / self._rate)
        if arrived >= self._window_ends:
            self._close_window(arrived)

    def _close_window(self, now: float) -> None:
        lag, self._lag = self._lag, math.inf
        passed = now - self._window_ends + WINDOW_SECONDS
        self._window_ends = now + WINDOW_SECONDS
        if self._least is None:
            self._least = lag
            return
        missing = lag - self._least > GAP_SECONDS
        self.gaps = self.gaps or (missing and self._suspect)
        self._suspect = missing
        self._least = min(self._least + DRIFT * passed, lag)


def peak_of(pcm: bytes) -> int:
    """Return the largest absolute value among little-endian 16-bit samples: 0 to 32768."""
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    highest, lowest = max(samples, default=0), min(samples, default=0)
    return max(highest, -lowest)
