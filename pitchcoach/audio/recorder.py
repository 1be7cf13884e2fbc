"""The microphone: sound goes from the device through a queue into a WAV file that is valid all the time.

The stream's callback only copies and queues: a slow one loses sound, and no flag tells. Everything else is
done by the thread that owns the file. Nothing is judged here but whether sound arrives.
"""

from __future__ import annotations

import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from pitchcoach.audio.devices import choose
from pitchcoach.audio.portaudio import close_stream, open_stream, portaudio, start_stream
from pitchcoach.audio.watch import SILENT_DBFS, SoundWatch
from pitchcoach.audio.wav import WavWriter
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Heard, Take

LATENCY_SECONDS: Final = 0.1
QUIET_SECONDS: Final = 0.5
"""Without a chunk this long there is no level."""
LOST_SECONDS: Final = 3.0
"""Without a chunk this long the device is gone, even when it does not say so."""
WRITER_PATIENCE: Final = 10.0


class SoundRecorder:
    """Records one take at a time from a microphone: the port ``Recorder``."""

    def __init__(self, microphone: str = "") -> None:
        """Record from the device of this name; empty: the system's default."""
        self._microphone = microphone
        self._turn = threading.Lock()
        self._recording: _Recording | None = None
        self._running = False

    def load(self) -> None:
        """Load the library and find the microphone, so that ``start`` comes at once; never raises.

        Takes a quarter of a second: for a background thread.
        """
        with suppress(NoSoundError):
            choose(self._microphone, "input")

    def start(self, out: Path) -> None:
        """Record into the new file ``out`` at the microphone's own rate until ``stop``.

        Raises NoSoundError (no microphone, or it records already) and UnwritableError (``out`` exists, or
        cannot be made).
        """
        with self._turn:
            if self._running:
                raise NoSoundError(
                    msg("A recording is running already."), remedy=msg("End it before you start another.")
                )
            self._recording = _Recording(self._microphone, out)
            self._running = True

    def stop(self) -> Take | None:
        """End; the take, or None when nothing arrived (the empty file is removed) or nothing was running."""
        with self._turn:
            if not self._running or self._recording is None:
                return None
            self._running = False
            return self._recording.end()

    @property
    def level(self) -> float:
        """Peak of the last tenth of a second in dBFS; -120 when nothing was heard."""
        recording = self._recording
        return recording.level if recording is not None and self._running else SILENT_DBFS

    @property
    def heard(self) -> Heard:
        """What the last second of sound was like."""
        recording = self._recording
        return recording.watch.heard if recording is not None else Heard()

    @property
    def position(self) -> float | None:
        """Seconds of the take that are being heard at this moment; None before sound has arrived."""
        began = None if self._recording is None else self._recording.watch.began
        return None if began is None else time.monotonic() - began

    @property
    def trouble(self) -> str:
        """A code: empty, ``lost``, ``full``, ``gaps`` or ``zeros``, the worst first; kept after ``stop``."""
        recording = self._recording
        return recording.trouble() if recording is not None else ""


class _Recording:
    """One take in the making; runs from its construction to ``end``."""

    def __init__(self, microphone: str, out: Path) -> None:
        portaudio()
        self._queue: SimpleQueue[tuple[bytes, float] | None] = SimpleQueue()
        self._ending = False
        self._lost = False
        self._full = False
        self._arrived = time.monotonic()
        self._stream = self._open(microphone)
        rate, channels = round(self._stream.samplerate), self._stream.channels
        self.watch = SoundWatch(rate, channels)
        try:
            self._file = WavWriter(out, rate, channels)
        except BaseException:
            close_stream(self._stream)
            raise
        self._writer = threading.Thread(target=self._write, name="recorder", daemon=True)
        self._writer.start()
        try:
            start_stream(self._stream)
        except BaseException:
            self.end()
            raise

    def _open(self, microphone: str) -> Any:
        chosen = choose(microphone, "input")
        own = {"samplerate": chosen.device.sample_rate}
        attempts = [own | {"channels": count} for count in dict.fromkeys((1, min(2, chosen.device.inputs)))]
        return open_stream(
            "RawInputStream",
            attempts,
            device=chosen.index,
            dtype="int16",
            latency=LATENCY_SECONDS,
            callback=self._take_in,
            finished_callback=self._finished,
        )[0]

    def _take_in(self, sound: Any, _frames: int, _time: object, _status: object) -> None:
        self._queue.put((bytes(sound), time.monotonic()))

    def _finished(self) -> None:
        if not self._ending:
            self._lost = True
        self._queue.put(None)

    def _write(self) -> None:
        while (item := self._queue.get()) is not None:
            pcm, arrived = item
            self._arrived = arrived
            self.watch.see(pcm, arrived)
            if not self._full:
                try:
                    self._file.write(pcm if sys.byteorder == "little" else _swapped(pcm))
                except OSError:
                    self._full = True
        try:
            self._file.close()
        except OSError:
            self._full = True

    def end(self) -> Take | None:
        """Close the device, then the file."""
        self._ending = True
        close_stream(self._stream, gently=True)
        self._queue.put(None)
        self._writer.join(WRITER_PATIENCE)
        if not self._file.frames:
            with suppress(OSError):
                self._file.path.unlink()
            return None
        return Take(self._file.path, self._file.rate, self._file.frames)

    @property
    def level(self) -> float:
        return self.watch.level if time.monotonic() - self._arrived < QUIET_SECONDS else SILENT_DBFS

    def trouble(self) -> str:
        if self._lost or (not self._ending and time.monotonic() - self._arrived > LOST_SECONDS):
            return "lost"
        if self._full:
            return "full"
        if self.watch.gaps:
            return "gaps"
        return "zeros" if self.watch.zeros else ""


def _swapped(pcm: bytes) -> bytes:
    swapped = bytearray(pcm)
    swapped[::2], swapped[1::2] = pcm[1::2], pcm[::2]
    return bytes(swapped)
