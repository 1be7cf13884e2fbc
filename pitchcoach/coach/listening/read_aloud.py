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

from pitchcoach.coach.listening.assembled import Piece, assembled
from pitchcoach.coach.listening.rendering import Rendering
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.errors import PitchcoachError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from pitchcoach.coach.sound_ports import Stream

AHEAD_SECONDS: Final = 8.0
"""How much waits in the stream: enough for a screen that is busy for a while."""
STOP_SECONDS: Final = 0.6
PARAGRAPH_SECONDS: Final = 0.9
"""Silence after a sentence and after a paragraph, at the natural speed."""
_NEAR: Final = 0.005
"""Seconds that rounding to whole samples may swallow."""

State = Literal["preparing", "speaking", "gap", "paused", "ended", "failed"]
Gap = Callable[[SpokenLine, float, bool], float]
"""Seconds of silence after a line at a speed; the flag tells that it is the last one."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is heard."""

    line: int
    """Number of the line."""
    phrase: int
    """Number of the phrase in it; the last one while the silence after a line lasts."""
    into: float = 0.0
    """Seconds of the line that have been heard."""
    gap_left: float = 0.0
    """Seconds of silence still to come before the next line; 0 while the voice speaks."""
    gap: float = 0.0
    """How long that silence is altogether; 0 while the voice speaks."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where in a line feeding begins."""

    phrase: int = 0
    into: float | None = None
    """Seconds of the take, where the phrase is not meant to begin anew."""
    gap_left: float | None = None
    """Only this much of the silence after the line is wanted."""


@dataclass(frozen=True, slots=True)
class _Fed:
    """A line in the stream; its times are seconds of the stream."""

    line: int
    start: float
    voiced: float
    """When its speech ends."""
    end: float
    """When the silence after it ends."""
    skipped: float
    """Seconds of its sound that were left out before ``start``."""
    gap: float
    """The whole silence after it."""
    seconds: float
    """How long its sound is, also where a part of it was left out."""
    phrases: tuple[float, ...]
    """When each of its phrases begins, in seconds of its sound."""


def pause_after(line: SpokenLine, speed: float, last: bool) -> float:
    """Return the silence of ordinary reading."""
    if last:
        return 0.0
    return (PARAGRAPH_SECONDS if line.ends_paragraph else STOP_SECONDS) / speed


class ReadAloud:
    """One reading; begin it with :meth:`go_to`."""

    def __init__(
        self,
        rendering: Rendering,
        stream: Stream,
        samples_of: Callable[[Path], tuple[NDArray[np.float32], int]],
        gap: Gap = pause_after,
    ) -> None:
        """Take samples of shape (frames, channels) and their rate from ``samples_of``."""
        self.rendering = rendering
        self.failure: PitchcoachError | None = None
        """Why it ended before its end."""
        self.loop = False
        """Whether the line being heard is heard again and again; changed by :meth:`toggle_loop`."""
        self._stream, self._samples_of, self._gap = stream, samples_of, gap
        self._fed: list[_Fed] = []
        self._next: int | None = None
        self._start = _Start()
        self._open = self._finished = self._paused = False
        self._place = Place(0, 0)
        self._fitted: tuple[Piece, ...] = ()

    # What is heard

    @property
    def state(self) -> State:
        """What is going on, in one word."""
        if self.failure is not None:
            return "failed"
        if self._paused:
            return "paused"
        if not self._fed:
            return "preparing"
        if self._waiting() <= _NEAR:
            return "ended" if self._finished else "preparing"
        return "gap" if self.place.gap_left > 0 else "speaking"

    @property
    def place(self) -> Place:
        """The line and phrase heard now; before anything is heard, where it will begin."""
        return self.place_in(0.0)

    def place_in(self, seconds: float) -> Place:
        """Return what will be heard in so many seconds, if nothing is asked for meanwhile."""
        heard = self._stream.heard + seconds if self._fed else 0.0
        at = bisect_right([fed.start for fed in self._fed], heard) - 1
        if at < 0:
            return self._place
        fed = self._fed[at]
        into = heard - fed.start + fed.skipped
        last = len(self.rendering.lines[fed.line].line.sentence.phrases) - 1
        phrase = min(last, max(0, bisect_right(fed.phrases, into + _NEAR) - 1))
        in_gap = heard >= fed.voiced and fed.gap > 0
        return Place(
            fed.line,
            phrase,
            min(into, fed.seconds),
            max(0.0, fed.end - heard) if in_gap else 0.0,
            fed.gap if in_gap else 0.0,
        )

    @property
    def elapsed(self) -> float:
        """Seconds of the whole reading before what is heard now."""
        place = self.place
        before = sum(map(self._seconds_with_gap, range(place.line)))
        return before + place.into + (place.gap - place.gap_left)

    @property
    def whole(self) -> float:
        """Seconds of the whole reading at this speed; expected while ``rendering.all_made`` is False."""
        return sum(map(self._seconds_with_gap, range(len(self.rendering.lines))))

    @property
    def fitted(self) -> bool:
        """Whether speed and pauses are those of :meth:`fit`."""
        return bool(self._fitted)

    @property
    def trouble(self) -> str:
        """The stream's trouble: empty, or ``lost``."""
        return self._stream.trouble if self._open else ""

    # What the listener asks for

    def go_to(self, line: int, phrase: int = 0) -> None:
        """Begin, or go on, at a place; a pause is over."""
        self._drop()
        self._paused = False
        self._begin(min(max(line, 0), len(self.rendering.lines) - 1), _Start(phrase))

    def set_speed(self, speed: float) -> None:
        """Go on at the same phrase at another speed, with its own pauses; the engine makes the lines anew."""
        self._fitted = ()
        self._go_on(speed, again=True)

    def fit(self, pieces: Sequence[Piece], speed: float) -> None:
        """Go on at the same phrase at the speed and with the pauses of these pieces, one for each line."""
        self._fitted = tuple(pieces)
        self._go_on(speed, again=True)

    def set_gap(self, gap: Gap) -> None:
        """Go on where it is with other silences."""
        self._gap, self._fitted = gap, ()
        if self._fed or self._next is not None:
            self._go_on(self.rendering.speed)

    def toggle_loop(self) -> None:
        """Hear the present line again and again, or go on after it."""
        self.loop = not self.loop
        self._go_on(self.rendering.speed)

    def renew(self, lines: Sequence[SpokenLine]) -> None:
        """Go on with lines of the same pitch of which some have other words or another reading."""
        self.rendering.renew(lines)
        self._fitted = ()
        self._go_on(self.rendering.speed, again=True)

    def say_again(self, number: int, lines: Sequence[SpokenLine]) -> None:
        """Hear a line of the same pitch with other words or another reading."""
        self._fitted = ()
        self.rendering.renew(lines)
        self.go_to(number)

    def pause(self) -> None:
        """Fall silent at once, to go on from there."""
        self._paused = True
        self._stream.pause()

    def resume(self) -> None:
        """Go on after a pause; a loudspeaker that was lost is opened anew."""
        if self.trouble:
            place = self.place
            self.go_to(place.line, place.phrase)
            return
        self._paused = False
        self._stream.resume()
        self.tick()

    def end_gap(self) -> None:
        """Let the next line begin now, while the silence before it lasts; after the last one it ends."""
        place = self.place
        if place.gap_left <= 0:
            return
        following = place.line + (0 if self.loop else 1)
        if following < len(self.rendering.lines):
            self.go_to(following)
        else:
            self._go_on(self.rendering.speed, gap_left=0.0)

    def close(self) -> None:
        """Fall silent and end all work."""
        self._stream.stop()
        self.rendering.close()

    def _go_on(self, speed: float, *, again: bool = False, gap_left: float | None = None) -> None:
        """Feed anew from where it is: at the same sample, or with ``again`` at the start of the phrase."""
        place = self.place
        if place.gap > 0:
            start = _Start(place.phrase, gap_left=place.gap_left if gap_left is None else gap_left)
        else:
            start = _Start(place.phrase, None if again else place.into)
        self._drop()
        self._begin(min(place.line, len(self.rendering.lines) - 1), start, speed)

    def _begin(self, line: int, start: _Start, speed: float | None = None) -> None:
        self._next, self._start = line, start
        self._place = Place(line, start.phrase)
        self.rendering.begin(line, self.rendering.speed if speed is None else speed)
        self.tick()

    # Feeding

    def tick(self) -> None:
        """Feed what is ready; to be called some ten times a second. A lost loudspeaker makes a pause."""
        if self.rendering.fault is not None:
            raise self.rendering.fault
        if self._fed and self._stream.trouble:
            self._paused = True
        if self.failure is not None or self._paused:
            return
        try:
            while self._next is not None and self._waiting() < AHEAD_SECONDS and self._feed(self._next):
                pass
        except PitchcoachError as error:
            self.failure = error
        if self._next is not None and self._waiting() <= _NEAR:
            self.failure = self.failure or self.rendering.failure

    def _waiting(self) -> float:
        return (self._fed[-1].end - self._stream.heard) if self._fed else 0.0

    def _feed(self, number: int) -> bool:
        import numpy as np

        rendering = self.rendering
        speech = rendering.speech(number)
        if speech is None or (self._waiting() <= 0 and not rendering.may_play(number)):
            return False
        piece = Piece(rendering.lines[number], speech, 0.0, self._commas(number))
        sound = assembled([piece], self._samples_of)
        rate = sound.sample_rate
        last = number + 1 == len(rendering.lines) and not self.loop
        gap = self._gap_after(number, last=last)
        start, self._start = self._start, _Start()
        phrases = tuple(time.start for time in sound.times[0])
        skipped = self._skipped(start, phrases, sound.seconds)
        gap_here = gap if start.gap_left is None else start.gap_left
        voice = sound.samples[round(skipped * rate) :]
        silence = np.zeros(round(gap_here * rate), dtype=np.float32)
        if not self._fed and self._open:
            self._stream.resume()
        elif not self._fed:
            self._stream.open(rate)
            self._open = True
        begins = self._fed[-1].end if self._fed else 0.0
        voiced = begins + len(voice) / rate
        self._stream.feed(np.concatenate([voice, silence]))
        ends = voiced + len(silence) / rate
        gap = max(gap, gap_here)
        self._fed.append(_Fed(number, begins, voiced, ends, skipped, gap, sound.seconds, phrases))
        self._next = None if last else number if self.loop else number + 1
        if last:
            self._finished = True
            self._stream.finish()
        return True

    @staticmethod
    def _skipped(start: _Start, phrases: Sequence[float], seconds: float) -> float:
        if start.gap_left is not None:
            return seconds
        if start.into is not None:
            return min(start.into, seconds)
        return phrases[min(start.phrase, len(phrases) - 1)] if start.phrase else 0.0

    def _seconds_with_gap(self, number: int) -> float:
        last = number + 1 == len(self.rendering.lines)
        changed = sum(change for _, change in self._commas(number))
        return self.rendering.length(number) + changed + self._gap_after(number, last=last)

    def _gap_after(self, number: int, *, last: bool) -> float:
        if self._fitted and not self.loop:
            return self._fitted[number].pause
        return self._gap(self.rendering.lines[number], self.rendering.speed, last)

    def _commas(self, number: int) -> tuple[tuple[int, float], ...]:
        return self._fitted[number].commas if self._fitted else ()

    def _drop(self) -> None:
        """Forget what was fed: another place, speed or silence is wanted."""
        if self._open and (self._finished or self._stream.trouble):
            self._open = False  # it takes no more: the next sound opens it anew
            self._stream.stop()
        elif self._open:
            self._stream.clear()
        self._fed, self._finished, self.failure = [], False, None
