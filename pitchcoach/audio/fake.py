"""Microphone, loudspeaker and devices that need no hardware: for tests and for demonstrations.

They do what their script says at once, and keep what they were asked to do. No device, no waiting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.audio.watch import SILENT_DBFS
from pitchcoach.audio.wav import WavWriter
from pitchcoach.errors import NoSoundError
from pitchcoach.model.sound import CueName, Device, Heard, Take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEMO_DEVICES: tuple[Device, ...] = (
    Device(name="Built-in microphone", host="Demo", inputs=1, outputs=0, sample_rate=48_000, default=True),
    Device(name="Built-in loudspeaker", host="Demo", inputs=0, outputs=2, sample_rate=48_000, default=True),
)


class FakePlayer:
    """Plays every take in no time; with ``hold`` it plays until ``finish`` or ``stop``."""

    def __init__(self, *, hold: bool = False, refusal: NoSoundError | None = None) -> None:
        self.played: list[Take] = []
        self.cues: list[CueName] = []
        self.stops = 0
        self.position = 0.0
        self._hold = hold
        self._refusal = refusal
        self._on_end: Callable[[], None] | None = None
        self._ending: threading.Thread | None = None
        self._playing = False

    def play(self, take: Take, on_end: Callable[[], None] | None = None) -> None:
        """Note the take; end it at once unless held. Raises the refusal of the script."""
        if self._refusal is not None:
            raise self._refusal
        self._end()
        self.played.append(take)
        self.position = 0.0
        self._on_end, self._playing = on_end, True
        if not self._hold:
            self.finish()

    def finish(self) -> None:
        """Come to the end of the take."""
        if self._playing:
            self.position = self.played[-1].seconds
        self._end()

    def cue(self, name: CueName) -> None:
        """Note the cue."""
        self.cues.append(name)

    def stop(self) -> None:
        """Stop a held take."""
        self.stops += 1
        self._end()

    def wait(self, seconds: float = 5.0) -> None:
        """Wait until ``on_end`` of the last take has returned."""
        if self._ending is not None:
            self._ending.join(seconds)

    def _end(self) -> None:
        on_end, self._on_end, self._playing = self._on_end, None, False
        if on_end is not None:
            # From another thread, as the real one does: screens must not rely on less.
            self._ending = threading.Thread(target=on_end, name="fake playback", daemon=True)
            self._ending.start()


class FakeStream:
    """Plays what it is fed by a clock that a test sets; ``lose`` pulls the device out."""

    def __init__(self, clock: Callable[[], float], *, refusal: NoSoundError | None = None) -> None:
        """``clock`` tells seconds; it never goes back."""
        self.opened: list[int] = []
        """The rates it was opened with."""
        self.fed: list[NDArray[np.float32]] = []
        """The pieces since ``open`` or ``clear``."""
        self.clears = 0
        """How many times it was cleared."""
        self.trouble = ""
        self._clock = clock
        self._refusal = refusal
        self._heard = self._seconds = self._now = 0.0
        self._open = self._paused = self._finished = False
        self._ends: list[Callable[[], None]] = []

    def open(self, sample_rate: int) -> None:
        """Begin anew. Raises the refusal of the script."""
        if self._refusal is not None:
            raise self._refusal
        self.stop()
        self.opened.append(sample_rate)
        self.trouble, self._finished, self._open = "", False, True
        self._anew()

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Append a piece, as long as the real one would."""
        self._pass()
        if self._open and not self._finished:
            self.fed.append(samples)
            self._seconds += len(samples) / self.opened[-1]

    def finish(self, on_end: Callable[[], None] | None = None) -> None:
        """Say that no more will come; the end is told when somebody looks after it has come."""
        self._finished = True
        if on_end is not None:
            self._ends.append(on_end)
        self._pass()

    def pause(self) -> None:
        """Let the clock pass without sound."""
        self._pass()
        self._paused = self._open

    def resume(self) -> None:
        """Go on from there."""
        self._pass()
        self._paused = False

    def clear(self) -> None:
        """Forget what was fed."""
        self._pass()
        self.clears += 1
        self._anew(paused=self._paused)

    def stop(self) -> None:
        """Close it."""
        self._pass()
        self._paused = False
        self._over()

    def lose(self) -> None:
        """Let the device be pulled out."""
        self._pass()
        self.trouble = "lost"
        self._over()

    @property
    def heard(self) -> float:
        """Seconds since it was fed, the pauses and the waiting left out."""
        self._pass()
        return self._heard

    @property
    def starving(self) -> bool:
        """Whether all was heard and more is to come."""
        self._pass()
        return self._open and not self._paused and not self._finished and self._heard >= self._seconds

    def _anew(self, *, paused: bool = False) -> None:
        self.fed, self._heard, self._seconds, self._now = [], 0.0, 0.0, self._clock()
        self._paused = paused

    def _pass(self) -> None:
        now = self._clock()
        if self._open and not self._paused:
            self._heard = min(self._seconds, self._heard + now - self._now)
        self._now = now
        if self._open and self._finished and not self._paused and self._heard >= self._seconds:
            self._over()

    def _over(self) -> None:
        self._open = False
        ends, self._ends = self._ends, []
        for on_end in ends:  # from another thread, as the real one does
            threading.Thread(target=on_end, name="fake end of sound", daemon=True).start()


class FakeRecorder:
    """Records what its script says, all of it at once when it stops.

    ``level``, ``trouble``, ``heard`` and ``position`` may be set.
    """

    def __init__(
        self,
        pcm: bytes = b"",
        *,
        seconds: float = 1.0,
        sample_rate: int = 16_000,
        level: float = -20.0,
        trouble: str = "",
        heard: Heard | None = None,
        refusal: NoSoundError | None = None,
    ) -> None:
        """Record mono 16-bit ``pcm``, or that many ``seconds`` of silence; 0 seconds: nothing arrives."""
        self.started: list[Path] = []
        self.trouble = trouble
        self.heard = heard or Heard(1.0, peak=-20.0, loudest=-30.0, quietest=-65.0)
        self.position: float | None = None
        self._pcm = pcm or bytes(2 * round(seconds * sample_rate))
        self._sample_rate = sample_rate
        self._level = level
        self._refusal = refusal
        self._file: WavWriter | None = None

    def start(self, out: Path) -> None:
        """Make the file. Raises the refusal of the script, and UnwritableError."""
        if self._refusal is not None:
            raise self._refusal
        self._file = WavWriter(out, self._sample_rate)
        self.started.append(out)

    def stop(self) -> Take | None:
        """Write what the script says."""
        file, self._file = self._file, None
        if file is None:
            return None
        file.write(self._pcm)
        take = file.close()
        if not take.frames:
            take.path.unlink()
            return None
        return take

    @property
    def level(self) -> float:
        """The level of the script while it records, else -120."""
        return self._level if self._file is not None else SILENT_DBFS

    @level.setter
    def level(self, level: float) -> None:
        self._level = level


class FakeDevices:
    """Lists the devices of its script."""

    def __init__(
        self, devices: Sequence[Device] = DEMO_DEVICES, *, refusal: NoSoundError | None = None
    ) -> None:
        self._devices = tuple(devices)
        self._refusal = refusal

    def devices(self) -> Sequence[Device]:
        """List them. Raises the refusal of the script."""
        if self._refusal is not None:
            raise self._refusal
        return self._devices

    def library(self) -> str:
        """Return a name. Raises the refusal of the script."""
        if self._refusal is not None:
            raise self._refusal
        return "no library"

    def rescan(self) -> bool:
        """Do nothing, successfully."""
        return True
