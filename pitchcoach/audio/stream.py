"""A loudspeaker that is fed piece by piece and tells how much of it has been heard.

The device is kept a tenth of a second ahead: with less it stutters while the program draws and renders. What
shall be silent at once is therefore dropped on its way, and a pause goes back to what had been heard. That is
known to a few milliseconds, some of which are then heard twice; nothing is left out.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final

from pitchcoach.audio.devices import Listed, choose, rescan
from pitchcoach.audio.feed import Feed, Tap
from pitchcoach.audio.outlet import TAIL_SECONDS, Outlet, Verdict
from pitchcoach.audio.resample import resample
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LATENCY_SECONDS: Final = 0.1
PATIENCE_SECONDS: Final = 1.0
"""How long a device that hangs is waited for."""
AGAIN_SECONDS: Final = 0.015
"""How far a pause goes back behind what was heard as far as is known: that is wrong by up to 0.01 s."""


class SoundStream:
    """A loudspeaker to be fed: the port ``Stream``."""

    def __init__(self, loudspeaker: str = "") -> None:
        """Play through the device of this name; empty: the system's default."""
        self._loudspeaker = loudspeaker
        self._sample_rate = 0
        self._turn = threading.RLock()
        self._feed: Feed | None = None
        self._channel: _Channel | None = None
        self._paused = False
        self._lost = False
        self._ends: list[Callable[[], None]] = []

    def open(self, sample_rate: int) -> None:
        """Begin anew with pieces of this rate. Takes some 5 ms, 30 if something plays. Raises NoSoundError.

        After a loss or a refusal the devices are looked for again: the one of the settings may be back, or
        the system may have chosen another.
        """
        with self._turn:
            self._close()
            self._sample_rate = sample_rate
            known = not (self._lost and rescan())
            try:
                self._begin(None)
            except NoSoundError:
                if not (known and rescan()):
                    raise
                self._begin(None)
            self._lost = False

    def feed(self, samples: NDArray[np.float32]) -> None:
        """Append (frames,) in -1.0 to 1.0; dropped after ``finish``, ``stop`` or a loss."""
        feed = self._feed  # what was meant for this sound does not come into the next
        if feed is not None:
            feed.put(resample(samples[:, None], self._sample_rate, feed.rate)[:, 0])
            if self._channel is not None and not self._channel.outlet.started:
                with self._turn:
                    self._start()

    def finish(self, on_end: Callable[[], None] | None = None) -> None:
        """Say that no more will come; ``on_end`` is called once from another thread when it is over."""
        with self._turn:
            if on_end is not None:
                self._ends.append(on_end)
            if self._feed is not None:
                self._feed.finished = True
            channel = self._channel
            if not self._paused and (channel is None or not channel.plays):
                self._tell()

    def pause(self) -> None:
        """Fall silent; the device is closed meanwhile."""
        with self._patiently():
            if self._feed is not None and self._channel is not None and not self._paused:
                self._paused = True
                self._drop()

    def resume(self) -> None:
        """Go on after a pause; a device that is no longer there is ``trouble``."""
        with self._turn:
            if self._paused and self._feed is not None:
                self._paused = False
                self._go_on(self._feed)

    def clear(self) -> None:
        """Drop what waits; what is fed from now on is a new sound."""
        with self._patiently():
            feed = self._feed
            if feed is None or not feed.fed:
                return
            self._drop()
            self._feed = Feed(feed.rate)
            self._feed.finished = feed.finished
            if not self._paused:
                self._go_on(self._feed)

    def stop(self) -> None:
        """Fall silent and close, from any thread; nothing happens when it is closed."""
        with self._patiently():
            self._close()

    @property
    def heard(self) -> float:
        """Seconds of the sound fed since ``open`` or ``clear`` that have left the loudspeaker."""
        feed, channel = self._feed, self._channel
        if feed is None:
            return 0.0
        if channel is not None and channel.tap.feed is feed:
            channel.tap.look(monotonic())
        return feed.heard / feed.rate

    @property
    def starving(self) -> bool:
        """Whether silence is played because nothing waits and more is to come."""
        feed, channel = self._feed, self._channel
        if feed is None or channel is None or self._paused or channel.outlet.over.is_set():
            return False
        return not feed.finished and feed.taken == feed.fed

    @property
    def trouble(self) -> str:
        """A code: empty, or ``lost`` when the device went away."""
        channel = self._channel
        return "lost" if self._lost or (channel is not None and channel.outlet.trouble) else ""

    def _begin(self, feed: Feed | None) -> None:
        """Open the device for a feed, else for a new one. Raises NoSoundError."""
        self._channel = _Channel(choose(self._loudspeaker, "output"), self._sample_rate, feed, self._over)
        self._feed = self._channel.tap.feed

    def _start(self) -> None:
        """Let the device ask for sound, once there is some: what waits before that is not kept waiting."""
        channel = self._channel
        if channel is None or channel.outlet.started or channel.outlet.over.is_set():
            return
        if channel.tap.feed.taken < channel.tap.feed.fed:
            try:
                channel.outlet.start()
            except NoSoundError:
                self._lost = True
                self._tell()

    def _go_on(self, feed: Feed) -> None:
        """Open the device again for a sound of which more is to be heard, unless it went away."""
        if self.trouble:
            return
        if feed.finished and feed.taken == feed.fed:
            self._tell()
            return
        try:
            self._begin(feed)
        except NoSoundError:
            self._lost = True
            self._tell()
        self._start()

    def _drop(self) -> None:
        """Silence the device and go back to what has been heard."""
        channel = self._channel
        if channel is not None:
            channel.drop()
            self._lost = self._lost or bool(channel.outlet.trouble)

    def _close(self) -> None:
        self._drop()
        self._channel, self._paused = None, False
        if self._feed is not None:
            self._feed.finished = True
        self._tell()

    def _over(self, channel: _Channel) -> None:
        """All was heard, or the device is gone."""
        with self._turn:
            if channel is self._channel:
                self._tell()

    def _tell(self) -> None:
        ends, self._ends = self._ends, []
        for on_end in ends:
            threading.Thread(target=on_end, name="end of sound", daemon=True).start()

    @contextmanager
    def _patiently(self) -> Iterator[None]:
        """Take the turn; from somebody who waits for a device that hangs, take it after a second."""
        mine = self._turn.acquire(timeout=PATIENCE_SECONDS)
        try:
            yield
        finally:
            if mine:
                self._turn.release()


class _Channel:
    """The loudspeaker from one opening to its closing; plays one feed."""

    def __init__(
        self, speaker: Listed, rate: int, feed: Feed | None, on_over: Callable[[_Channel], None]
    ) -> None:
        """Open it. Raises NoSoundError."""
        self._on_over = on_over
        self._dropped = False
        self.outlet = Outlet(self._fill, self._over)
        self.outlet.open(speaker, rate, 1, LATENCY_SECONDS)
        if feed is not None and feed.rate != self.outlet.rate:
            self.outlet.abandon()
            raise NoSoundError(msg("The sound device refused: {reason}", reason=f"{feed.rate} Hz"))
        self.tap = Tap(feed or Feed(self.outlet.rate), ease=feed is not None)

    @property
    def plays(self) -> bool:
        """Whether the device asks for sound."""
        return self.outlet.started and not self.outlet.over.is_set()

    def drop(self) -> None:
        """End it without what is on its way; the feed goes back to what has been heard."""
        self._dropped = True
        if not self.outlet.started:
            self.outlet.abandon()
            return
        self.outlet.stop(PATIENCE_SECONDS)
        tap = self.tap
        if self.outlet.over.is_set():
            tap.look(monotonic())
            if tap.feed.heard < tap.feed.fed:
                tap.feed.go_back(int(tap.feed.heard) - round(AGAIN_SECONDS * tap.feed.rate))

    def _fill(self, out: NDArray[np.float32], due: float) -> Verdict:
        tap, outlet = self.tap, self.outlet
        if outlet.stopping:
            tap.cut = monotonic()
            out.fill(0)
            return "abort"
        tap.fill(out[:, 0], due)
        out[:, 1:] = out[:, :1]
        feed = tap.feed
        heard = tap.quiet >= (outlet.latency + TAIL_SECONDS) * outlet.rate
        return "end" if heard and feed.finished and feed.taken == feed.fed else "more"

    def _over(self) -> None:
        self.tap.cut = self.tap.cut or monotonic()
        if not self._dropped:
            self._on_over(self)
