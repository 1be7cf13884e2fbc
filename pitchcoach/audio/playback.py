"""One sound on its way out through a stream of its own; the player makes one for each.

Nobody but the stream's callback ends the sound, and nobody but the thread that waits for the end closes the
stream: stopping one stream from two threads crashes PortAudio.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.audio.devices import Listed
from pitchcoach.audio.portaudio import close_stream, open_stream, portaudio, start_stream
from pitchcoach.audio.resample import resample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LATENCY_SECONDS: Final = 0.1
TAIL_SECONDS: Final = 0.15
"""Silence after the sound, besides the latency: PortAudio drops what is on its way when a stream ends."""
STALL_SECONDS: Final = 4.0
"""A device that asks for nothing this long is gone, even when it does not say so."""


class Playback:
    """Plays samples once. ``finished`` is set when all is over and ``on_end`` is about to be called."""

    def __init__(
        self, samples: NDArray[np.float32], rate: int, on_end: Callable[[], None] | None = None
    ) -> None:
        """Prepare samples of shape (frames, channels) in -1.0 to 1.0, of ``rate`` Hz."""
        self.finished = threading.Event()
        self.trouble = ""
        self._samples = samples
        self._rate = rate
        self._on_end = on_end
        self._handed = 0
        self._end = 0
        self._stopping = False
        self._silent = threading.Event()
        self._sd: Any = None

    @property
    def position(self) -> float:
        """Seconds of the sound handed to the device so far."""
        return min(self._handed, len(self._samples)) / self._rate

    def start(self, speaker: Listed) -> None:
        """Open the loudspeaker and begin; a ``stop`` that came before is obeyed. Raises NoSoundError."""
        try:
            self._sd = portaudio()
            stream = self._open(speaker)
            start_stream(stream)
        except BaseException:
            self.finished.set()
            raise
        threading.Thread(target=self._wait, args=(stream,), name="playback", daemon=True).start()

    def stop(self, patience: float = 1.0) -> None:
        """End it at once, from any thread; returns when it is over, or after ``patience`` seconds."""
        self._stopping = True
        self.finished.wait(patience)

    def _open(self, speaker: Listed) -> Any:
        own = speaker.device.sample_rate
        channels = min(self._samples.shape[1], 2, speaker.device.outputs)
        # The sound's own rate first; WASAPI takes none but the device's, some devices take no mono.
        attempts = [{"samplerate": rate, "channels": channels} for rate in dict.fromkeys((self._rate, own))]
        if channels == 1 < speaker.device.outputs:
            attempts.append({"samplerate": own, "channels": 2})
        stream, accepted = open_stream(
            "OutputStream",
            attempts,
            device=speaker.index,
            dtype="float32",
            latency=LATENCY_SECONDS,
            dither_off=True,
            callback=self._fill,
            finished_callback=self._silenced,
        )
        rate = attempts[accepted]["samplerate"]
        self._samples = resample(_shaped(self._samples, attempts[accepted]["channels"]), self._rate, rate)
        self._rate = rate
        self._end = len(self._samples) + round((max(LATENCY_SECONDS, stream.latency) + TAIL_SECONDS) * rate)
        return stream

    def _fill(self, out: NDArray[np.float32], frames: int, _time: object, _status: object) -> None:
        if self._stopping:
            out.fill(0)
            raise self._sd.CallbackAbort
        piece = self._samples[self._handed : self._handed + frames]
        out[: len(piece)] = piece
        out[len(piece) :] = 0
        self._handed += frames
        if self._handed >= self._end:
            raise self._sd.CallbackStop

    def _silenced(self) -> None:
        if self._handed < self._end and not self._stopping:
            self.trouble = "lost"
        self._silent.set()

    def _wait(self, stream: Any) -> None:
        before = -1
        while not self._silent.wait(STALL_SECONDS):
            if self._handed == before:
                self.trouble = "" if self._stopping else "lost"
                break
            before = self._handed
        if (
            self._silent.is_set()
        ):  # closing a device that hangs may hang itself: then after all have been told
            close_stream(stream)
        self.finished.set()
        if self._on_end is not None:
            self._on_end()
        close_stream(stream)


def _shaped(samples: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    """Mix down or double the channels of (frames, any) to (frames, channels)."""
    import numpy as np

    if samples.shape[1] == channels:
        return samples
    mono = samples.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.repeat(mono, channels, axis=1)
