"""Microphone, loudspeaker and devices that need no hardware: for tests and for demonstrations.

They do what their script says at once, and keep what they were asked to do. No device, no waiting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from pitchcoach.audio.watch import SILENT_DBFS
from pitchcoach.audio.wav import WavWriter
from pitchcoach.errors import NoSoundError
from pitchcoach.model.sound import CueName, Device, Take

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


class FakeRecorder:
    """Records what its script says, all of it at once when it stops; ``level`` and ``trouble`` may be set."""

    def __init__(
        self,
        pcm: bytes = b"",
        *,
        seconds: float = 1.0,
        sample_rate: int = 16_000,
        level: float = -20.0,
        trouble: str = "",
        refusal: NoSoundError | None = None,
    ) -> None:
        """Record mono 16-bit ``pcm``, or that many ``seconds`` of silence; 0 seconds: nothing arrives."""
        self.started: list[Path] = []
        self.trouble = trouble
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
