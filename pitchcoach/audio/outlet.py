"""A loudspeaker's stream from its opening to its closing, whatever it is that plays through it.

Nobody but the stream's callback ends the sound, and nobody but the thread that waits for the end closes the
stream: stopping one stream from two threads crashes PortAudio.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Literal

from pitchcoach.audio.devices import Listed
from pitchcoach.audio.portaudio import close_stream, open_stream, portaudio, start_stream

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TAIL_SECONDS: Final = 0.15
"""Silence after the sound, besides the latency: PortAudio drops what is on its way when a stream ends."""
STALL_SECONDS: Final = 4.0
"""A device that asks for nothing this long is gone, even when it does not say so."""
FARTHEST_SECONDS: Final = 3.0
"""No device is that late: what claims to be has no idea."""

Verdict = Literal["more", "end", "abort"]
"""Whether a device shall ask again, play what it was handed and end, or drop it and end."""
Fill = Callable[["NDArray[np.float32]", float], Verdict]
"""Fills (frames, channels) of which the first leaves the loudspeaker at that monotonic time in seconds."""


class Outlet:
    """Asks ``fill`` for sound until it says that it is over; then ``on_over`` is called from a thread.

    ``fill`` runs in the callback of the device: it may copy and count, never wait. What was opened is to be
    started or abandoned.
    """

    def __init__(self, fill: Fill, on_over: Callable[[], None]) -> None:
        self.started = False
        """Whether the device has been asking for sound."""
        self.over = threading.Event()
        """Set when all is over, or when it could not begin."""
        self.trouble = ""
        """Empty, or ``lost`` when the device went away."""
        self.stopping = False
        """Whether somebody wants it to end now; ``fill`` obeys."""
        self.rate = self.channels = 0
        """What the device accepted; known before ``fill`` is called."""
        self.latency = 0.0
        """Seconds from the callback to the loudspeaker: the most the device promised or told."""
        self._fill, self._on_over = fill, on_over
        self._asked = 0
        self._verdict: Verdict = "more"
        self._silent = threading.Event()
        self._sd: Any = None
        self._stream: Any = None

    def open(self, speaker: Listed, rate: int, channels: int, latency: float) -> None:
        """Open the loudspeaker: by the rate and channels asked for, else by its own. Raises NoSoundError."""
        try:
            self._sd = portaudio()
            self._stream = self._opened(speaker, rate, min(channels, 2, speaker.device.outputs), latency)
        except BaseException:
            self.over.set()
            raise

    def start(self) -> None:
        """Begin; a ``stop`` that came before is obeyed. Raises NoSoundError."""
        try:
            start_stream(self._stream)
        except BaseException:
            self.over.set()
            raise
        self.started = True
        threading.Thread(target=self._wait, name="loudspeaker", daemon=True).start()

    def abandon(self) -> None:
        """Close what was opened and will not be started."""
        close_stream(self._stream)
        self.over.set()

    def stop(self, patience: float = 1.0) -> None:
        """End it at once, from any thread; returns when it is over, or after ``patience`` seconds."""
        self.stopping = True
        self.over.wait(patience)

    def _opened(self, speaker: Listed, rate: int, channels: int, latency: float) -> Any:
        own = speaker.device.sample_rate
        # The sound's own rate first; WASAPI takes none but the device's, some devices take no mono.
        attempts = [{"samplerate": tried, "channels": channels} for tried in dict.fromkeys((rate, own))]
        if channels == 1 < speaker.device.outputs:
            attempts.append({"samplerate": own, "channels": 2})
        stream, accepted = open_stream(
            "OutputStream",
            attempts,
            device=speaker.index,
            dtype="float32",
            latency=latency,
            dither_off=True,
            callback=self._ask,
            finished_callback=self._silenced,
        )
        self.rate, self.channels = attempts[accepted]["samplerate"], attempts[accepted]["channels"]
        self.latency = max(latency, stream.latency)
        return stream

    def _ask(self, out: NDArray[np.float32], frames: int, when: Any, _status: object) -> None:
        late = when.outputBufferDacTime - when.currentTime
        if 0 < late < FARTHEST_SECONDS:
            self.latency = max(self.latency, late)
        else:
            late = self.latency
        self._verdict = self._fill(out, time.monotonic() + late)
        self._asked += frames
        if self._verdict == "abort":
            raise self._sd.CallbackAbort
        if self._verdict == "end":
            raise self._sd.CallbackStop

    def _silenced(self) -> None:
        if self._verdict == "more" and not self.stopping:
            self.trouble = "lost"
        self._silent.set()

    def _wait(self) -> None:
        before = -1
        while not self._silent.wait(STALL_SECONDS):
            if self._asked == before:
                self.trouble = "" if self.stopping else "lost"
                break
            before = self._asked
        # Closing a device that hangs may hang itself: then after all have been told.
        if self._silent.is_set():
            close_stream(self._stream)
        self.over.set()
        self._on_over()
        close_stream(self._stream)
