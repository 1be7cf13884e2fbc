"""The loudspeaker: takes and cues through streams of our own, stoppable from any thread.

sounddevice's own play, wait and stop share one hidden stream that crashes when two threads end it: not used.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from pitchcoach.audio.cues import cue
from pitchcoach.audio.devices import choose
from pitchcoach.audio.playback import Playback
from pitchcoach.audio.wav import read_wav
from pitchcoach.errors import NoSoundError
from pitchcoach.model.sound import CueName, Take


class SoundPlayer:
    """Plays through a loudspeaker: the port ``Player``."""

    def __init__(self, loudspeaker: str = "", *, muted: bool = False) -> None:
        """Play through the device of this name, empty for the default; ``muted`` silences the cues only."""
        self._loudspeaker = loudspeaker
        self._muted = muted
        self._turn = threading.Lock()
        self._playback: Playback | None = None

    def load(self) -> None:
        """Load the libraries and find the loudspeaker, so that the first sound comes at once; never raises.

        Takes a third of a second: for a background thread.
        """
        with suppress(NoSoundError):
            cue("count", choose(self._loudspeaker, "output").device.sample_rate)

    def play(self, take: Take, on_end: Callable[[], None] | None = None) -> None:
        """Start playing and return; what was playing is stopped.

        ``on_end`` is called once from another thread, at the end, at a stop and when the device is lost; it
        may call the player again. Reads the file and opens the device: some 10 ms. Raises
        UnreadableTakeError and NoSoundError; ``on_end`` is then not called.
        """
        with self._turn:
            self.stop()
            samples, rate = read_wav(take.path)
            self._playback = playback = Playback(samples, rate, on_end)
            playback.start(choose(self._loudspeaker, "output"))

    def cue(self, name: CueName) -> None:
        """Start a short sound and return at once; never raises, a missing loudspeaker is silent."""
        if not self._muted:
            with suppress(RuntimeError):  # no thread can start while the program ends
                threading.Thread(target=self._cue, args=(name,), name=f"cue {name}", daemon=True).start()

    def stop(self) -> None:
        """Stop the take at once, from any thread; nothing happens when nothing plays."""
        playback = self._playback
        if playback is not None:
            playback.stop()

    @property
    def position(self) -> float:
        """Seconds of the take handed to the device so far."""
        playback = self._playback
        return playback.position if playback is not None else 0.0

    @property
    def trouble(self) -> str:
        """A code: empty, or ``lost`` when the device went away while the last take played."""
        playback = self._playback
        return playback.trouble if playback is not None else ""

    def _cue(self, name: CueName) -> None:
        # A cue is an ornament: whatever goes wrong with it must not reach the rehearsal.
        with suppress(Exception):
            speaker = choose(self._loudspeaker, "output")
            rate = speaker.device.sample_rate
            Playback(cue(name, rate)[:, None], rate).start(speaker)
