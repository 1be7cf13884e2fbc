"""A pitch being read aloud: what is heard now, and what the listener asks for meanwhile.

Lines that are ready are fed to the loudspeaker's stream by :meth:`ReadAloud.tick`, some seconds ahead; the
stream says how much of it has been heard, and with the times of the phrases that is the phrase being spoken.
One thread calls everything here; rendering and playing have threads of their own behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.coach.rendering import Rendering
from pitchcoach.coach.spoken_lines import SpokenLine
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.speech import Speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pitchcoach.coach.ports import Stream

AHEAD_SECONDS: Final = 8.0
"""How much waits in the stream: enough for a screen that is busy for a while."""
STOP_SECONDS: Final = 0.6
PARAGRAPH_SECONDS: Final = 0.9
"""Silence after a sentence and after a paragraph, at the natural speed."""

State = Literal["preparing", "speaking", "gap", "paused", "ended", "failed"]


@dataclass(frozen=True, slots=True)
class Place:
    """What is heard."""

    line: int
    """Number of the line."""
    phrase: int
    """Number of the phrase in it; the last one while the silence after a line lasts."""
    gap_left: float = 0.0
    """Seconds of silence still to come before the next line; 0 while the voice speaks."""


@dataclass(frozen=True, slots=True)
class _Fed:
    line: int
    start: float
    """Seconds of the stream at which its speech begins."""
    voiced: float
    """Seconds of the stream at which its speech ends."""
    end: float
    """Seconds of the stream at which the silence after it ends."""
    skipped: float
    """Seconds of its take that were left out before ``start``."""
    speech: Speech


def pause_after(line: SpokenLine) -> float:
    """Return the silence after a line at the natural speed."""
    return PARAGRAPH_SECONDS if line.ends_paragraph else STOP_SECONDS


class ReadAloud:
    """One reading; begin it with :meth:`go_to`."""

    def __init__(
        self,
        rendering: Rendering,
        stream: Stream,
        samples_of: Callable[[Path], tuple[NDArray[np.float32], int]],
        gap: Callable[[SpokenLine], float] = pause_after,
    ) -> None:
        self.rendering = rendering
        self.failure: PitchcoachError | None = None
        """Why it ended before its end."""
        self.loop = False
        """Whether the line being heard is heard again and again; set by :meth:`toggle_loop`."""
        self._stream, self._samples_of, self._gap = stream, samples_of, gap
        self._fed: list[_Fed] = []
        self._next: int | None = None
        self._skip_to_phrase = 0
        self._begun = self._finished = self._paused = False
        self._place = Place(0, 0)
        self._rate = 0

    # What is heard

    @property
    def state(self) -> State:
        """What is going on, in one word."""
        if self.failure is not None:
            return "failed"
        if self._finished and self._stream.heard >= (self._fed[-1].voiced if self._fed else 0.0):
            return "ended"
        if self._paused:
            return "paused"
        if not self._fed or (self._stream.starving and not self._finished):
            return "preparing"
        return "gap" if self.place.gap_left > 0 else "speaking"

    @property
    def place(self) -> Place:
        """The line and phrase heard now; before anything is heard, where it will begin."""
        heard = self._stream.heard if self._fed else 0.0
        at = bisect_right([fed.start for fed in self._fed], heard) - 1
        if at < 0:
            return self._place
        fed = self._fed[at]
        into = heard - fed.start + fed.skipped
        starts = [time.start for time in fed.speech.times]
        phrase = max(0, bisect_right(starts, into) - 1)
        left = fed.end - heard if heard >= fed.voiced else 0.0
        self._place = Place(fed.line, phrase, max(0.0, left))
        return self._place

    # What the listener asks for

    def go_to(self, line: int, phrase: int = 0) -> None:
        """Begin, or go on, at a place; a pause is over."""
        line = min(max(line, 0), len(self.rendering.lines) - 1)
        self._drop()
        self._next, self._skip_to_phrase = line, phrase
        self._place = Place(line, phrase)
        self._paused = False
        self.rendering.begin(line, self.rendering.speed)
        self.tick()

    def set_speed(self, speed: float) -> None:
        """Go on at the same phrase at another speed; the engine makes the lines anew."""
        place, paused = self.place, self._paused
        self.rendering.begin(place.line, speed)
        self.go_to(place.line, place.phrase)
        if paused:
            self.pause()

    def say_again(self, number: int, line: SpokenLine) -> None:
        """Hear a line that has other words or another reading now."""
        self.rendering.replace(number, line)
        self.go_to(number)

    def pause(self) -> None:
        """Fall silent at once, to go on from there."""
        self._paused = True
        self._stream.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._paused = False
        self._stream.resume()

    def toggle_loop(self) -> None:
        """Hear the present line again and again, or go on after it."""
        self.loop = not self.loop
        place, paused = self.place, self._paused
        self.go_to(place.line, place.phrase)
        if paused:
            self.pause()

    def end_gap(self) -> None:
        """Let the next line begin now, while the silence before it lasts."""
        if self.place.gap_left > 0:
            following = self.place.line + (0 if self.loop else 1)
            if following < len(self.rendering.lines):
                self.go_to(following)
            else:
                self._drop()
                self._finished = True

    def close(self) -> None:
        """Fall silent and end all work."""
        self._stream.stop()
        self.rendering.close()

    # Feeding

    def tick(self) -> None:
        """Feed what is ready; to be called some ten times a second."""
        if self.rendering.fault is not None:
            raise self.rendering.fault
        if self.failure is not None or self._finished:
            return
        try:
            while self._next is not None and self._waiting() < AHEAD_SECONDS and self._feed(self._next):
                pass
        except PitchcoachError as error:
            self.failure = error
        if self.rendering.failure is not None and self._next is not None:
            self.failure = self.rendering.failure
        if self._stream.trouble and not self._finished:
            self._begun = False  # a device that comes back is opened anew by the next place asked for

    @property
    def trouble(self) -> str:
        """The stream's trouble: empty, or ``lost``."""
        return self._stream.trouble

    def _waiting(self) -> float:
        return (self._fed[-1].end - self._stream.heard) if self._fed else 0.0

    def _feed(self, number: int) -> bool:
        import numpy as np

        rendering = self.rendering
        speech = rendering.speech(number)
        if speech is None or (not self._fed and not rendering.may_play(number)):
            return False
        samples, rate = self._samples_of(speech.take.path)
        mono = samples.mean(axis=1, dtype=np.float32)
        self._open(rate)
        skipped = 0.0
        if self._skip_to_phrase:
            skipped = speech.times[min(self._skip_to_phrase, len(speech.times) - 1)].start
            mono = mono[round(skipped * rate) :]
            self._skip_to_phrase = 0
        silence = self._gap(rendering.lines[number]) / rendering.speed
        start = self._fed[-1].end if self._fed else 0.0
        voiced = start + len(mono) / rate
        gap = np.zeros(round(silence * rate), dtype=np.float32)
        self._stream.feed(np.concatenate([mono, gap]))
        self._fed.append(_Fed(number, start, voiced, voiced + len(gap) / rate, skipped, speech))
        self._next = number if self.loop else number + 1
        if self._next >= len(rendering.lines):
            self._next = None
            self._finished = True
            self._stream.finish()
        return True

    def _open(self, rate: int) -> None:
        if not self._begun or rate != self._rate:
            self._stream.open(rate)
            self._begun, self._rate = True, rate

    def _drop(self) -> None:
        """Forget what was fed: another place, speed or line is wanted."""
        if self._begun:
            self._stream.clear()
            if self._paused:
                self._stream.resume()
        if self._finished:
            self._begun = False  # a finished stream takes no more
        self._fed, self._finished, self.failure = [], False, None
