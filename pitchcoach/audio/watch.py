"""What can be told of recorded sound as it goes by: how loud it is, and whether all of it arrives.

Pure arithmetic on bytes and times, for the thread that writes the file; no device, no clock, no numpy.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import deque
from dataclasses import dataclass
from operator import mul
from typing import Final

from pitchcoach.model.sound import Heard

SILENT_DBFS: Final = -120.0
LEVEL_SECONDS: Final = 0.1
ZEROS_SECONDS: Final = 0.3
"""A microphone always hisses: this long exact zeros from the start mean that the system holds it shut."""
WINDOW_SECONDS: Final = 1.0
GAP_SECONDS: Final = 0.05
FULL: Final = 32767
DRIFT: Final = 0.001
"""How far a sound card's clock may be off, as a share of time; crystals are ten times better."""


CLIPPED_RUN: Final = 3
"""So many samples in a row at full scale are clipped; a single one may just be a loud one."""


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
        self._last = LastSecond(rate, channels)

    @property
    def level(self) -> float:
        """Peak of the last tenth of a second in dBFS; -120 for silence."""
        return dbfs(max((peak for _, peak in tuple(self._recent)), default=0))

    @property
    def zeros(self) -> bool:
        """Whether nothing but exact zeros came from the start, for 0.3 s and more."""
        return not self._heard and self._frames >= ZEROS_SECONDS * self._rate

    @property
    def gaps(self) -> bool:
        """Whether sound was lost on its way."""
        return self._arrivals.gaps

    @property
    def heard(self) -> Heard:
        """What the last second was like."""
        return self._last.heard

    @property
    def began(self) -> float | None:
        """The monotonic time at which the first sample was heard, as far as the arrivals tell."""
        return self._arrivals.began

    def see(self, pcm: bytes, arrived: float) -> None:
        """Take note of one chunk and the monotonic time in seconds at which it arrived."""
        frames = len(pcm) // (2 * self._channels)
        samples = samples_of(pcm)
        peak = peak_of(samples)
        self._last.see(samples)
        self._heard = self._heard or peak > 0
        self._frames += frames
        self._recent.append((frames, peak))
        self._recent_frames += frames
        while self._recent_frames - self._recent[0][0] >= LEVEL_SECONDS * self._rate:
            self._recent_frames -= self._recent.popleft()[0]
        self._arrivals.see(frames, arrived)


@dataclass(slots=True)
class _Tenth:
    """A tenth of a second of sound."""

    values: int = 0
    squares: int = 0
    peak: int = 0
    clipped: bool = False

    @property
    def rms(self) -> float:
        return dbfs(math.sqrt(self.squares / self.values)) if self.values else SILENT_DBFS


class LastSecond:
    """Levels of the last second, tenth by tenth; a tenth is looked at when it is whole."""

    def __init__(self, rate: int, channels: int) -> None:
        """``rate`` in Hz; chunks hold ``channels`` interleaved."""
        self._per_second = rate * channels
        self._size = round(LEVEL_SECONDS * rate) * channels
        self._tenths: deque[_Tenth] = deque(maxlen=round(WINDOW_SECONDS / LEVEL_SECONDS))
        self._now = _Tenth()
        self._values = 0

    @property
    def heard(self) -> Heard:
        """What that second was like; of less than a tenth nothing is told."""
        tenths = tuple(self._tenths)
        seconds = self._values / self._per_second
        if not tenths:
            return Heard(seconds)
        return Heard(
            seconds,
            peak=dbfs(max(tenth.peak for tenth in tenths)),
            loudest=max(tenth.rms for tenth in tenths),
            quietest=min(tenth.rms for tenth in tenths),
            clipped=any(tenth.clipped for tenth in tenths),
        )

    def see(self, samples: array[int]) -> None:
        """Take note of one chunk."""
        while samples:
            piece = samples[: self._size - self._now.values]
            samples = samples[len(piece) :]
            now, peak = self._now, peak_of(piece)
            now.values += len(piece)
            now.squares += sum(map(mul, piece, piece))
            now.peak = max(now.peak, peak)
            now.clipped = now.clipped or (peak >= FULL and _clipped(piece))
            self._values += len(piece)
            if now.values >= self._size:
                self._tenths.append(now)
                self._now = _Tenth()


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

    @property
    def began(self) -> float | None:
        """When the first frame was heard, by the promptest arrivals; None before any."""
        if self._started is None:
            return None
        return self._started + min((lag for lag in (self._lag, self._least) if lag is not None), default=0.0)

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


def samples_of(pcm: bytes) -> array[int]:
    """Return little-endian 16-bit samples as numbers."""
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def dbfs(amplitude: float) -> float:
    """Return an amplitude of 16-bit samples in dBFS; -120 for silence."""
    return max(SILENT_DBFS, 20 * math.log10(amplitude / 32768)) if amplitude else SILENT_DBFS


def peak_of(samples: array[int]) -> int:
    """Return the largest absolute value: 0 to 32768."""
    highest, lowest = max(samples, default=0), min(samples, default=0)
    return max(highest, -lowest)


def _clipped(samples: array[int]) -> bool:
    """Tell whether several samples in a row stand at full scale."""
    run = 0
    for sample in samples:
        run = run + 1 if sample >= FULL or sample <= -FULL else 0
        if run >= CLIPPED_RUN:
            return True
    return False
