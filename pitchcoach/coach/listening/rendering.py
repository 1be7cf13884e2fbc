"""Lines being spoken into files by a thread of their own, ahead of whoever plays them.

The line that is needed first is made first; another place or speed takes effect at once, and what was made
before is kept. It plays nothing and shows nothing.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.errors import PitchcoachError, VoiceStoppedError
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech

if TYPE_CHECKING:
    from pitchcoach.coach.sound_ports import Voice

MARGIN: Final = 1.15
"""How much slower than so far the rest may be made without a stall."""
SLOW: Final = 0.3
"""A voice that takes longer than this for a second of speech is not waited for."""
_COPIED: Final = 0.25
"""A line that took less than this share of the work expected was a copy: it tells nothing of the rest."""
_UNITS_A_SECOND: Final = {"ja": 6.5, "en": 4.0}
"""Morae and syllables of ordinary reading, until a line of this voice has been made."""


class Rendering:
    """Begin anywhere, ask what is ready; any thread may call any method."""

    def __init__(
        self,
        lines: Sequence[SpokenLine],
        voice: Voice,
        info: VoiceInfo,
        folder: Path,
        clock: Callable[[], float],
    ) -> None:
        self.lines = tuple(lines)
        self.info = info
        self.failure: PitchcoachError | None = None
        """Why it went no further."""
        self.fault: Exception | None = None
        """A fault of the program that ended it."""
        self._voice, self._folder, self._clock = voice, folder, clock
        self._changed = threading.Condition()
        self._made: dict[tuple[int, float], Speech] = {}
        self._first, self._speed = 0, 1.0
        self._turn = 0
        self._closed = False
        self._worked = self._spoken = 0.0  # of lines that were really made, not found among old ones
        self._units = self._natural = 0.0
        self._making: tuple[int, float] | None = None
        self._thread: threading.Thread | None = None
        self._names = count()

    @property
    def speed(self) -> float:
        """The speed asked for, as a multiple of the voice's natural one."""
        return self._speed

    @property
    def made(self) -> int:
        """How many lines are ready at this speed."""
        return sum((number, self._speed) in self._made for number in range(len(self.lines)))

    @property
    def slow(self) -> bool:
        """Whether this voice takes so long that making everything anew is worth a word."""
        return self.info.realtime > SLOW

    def begin(self, first: int, speed: float = 1.0) -> None:
        """Make the lines from ``first`` on at ``speed``, then those before it.

        A slow voice gives up the line it is at when another one is needed first.
        """
        with self._changed:
            self._first, self._speed = first, speed
            self._turn += 1
            self.failure = None
            needed = self._next()
            if self._making not in (None, needed) and needed is not None and self.slow:
                self._voice.stop()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="rendering", daemon=True)
                self._thread.start()
            self._changed.notify()

    def renew(self, lines: Sequence[SpokenLine]) -> None:
        """Go on with lines of which some have other words or another reading; the others are kept as made."""
        with self._changed:
            same = {
                at
                for at, (old, new) in enumerate(zip(self.lines, lines, strict=False))
                if sounds_alike(old.line, new.line)
            }
            self.lines = tuple(lines)
            self._made = {key: speech for key, speech in self._made.items() if key[0] in same}
            self._turn += 1
            self._changed.notify()

    def speech(self, number: int) -> Speech | None:
        """Return a line at the present speed; None while it is not ready."""
        return self._made.get((number, self._speed))

    def length(self, number: int) -> float:
        """Return how many seconds a line takes at the present speed; expected while it is not made."""
        speech = self.speech(number)
        return self._expected(number) if speech is None else speech.take.seconds

    @property
    def all_made(self) -> bool:
        """Whether every line is ready at this speed."""
        return self.made == len(self.lines)

    @property
    def rate(self) -> float:
        """Morae (ja) or words (en) a second of the lines made so far, pauses in them included; 0: none."""
        units = seconds = 0.0
        for number, one in enumerate(self.lines):
            speech = self.speech(number)
            if speech is not None:
                sentence = one.line.sentence
                units += sentence.morae if one.line.language == "ja" else sentence.words
                seconds += speech.take.seconds
        return units / seconds if seconds else 0.0

    def may_play(self, number: int) -> bool:
        """Tell whether playing may begin at a line and will not have to wait for the rest.

        A voice that works faster than it speaks needs one line; a slower one must be so far ahead that the
        rest is made while what is ready is heard.
        """
        if self.speech(number) is None:
            return False
        slowness = self._worked / self._spoken if self._spoken else self.info.realtime
        rest = ahead = 0.0
        missing = False
        for at in range(number, len(self.lines)):
            speech = self.speech(at)
            if speech is None:
                missing = True
                rest += self._expected(at)
            elif not missing:
                ahead += speech.take.seconds
        return ahead >= (slowness * MARGIN - 1.0) * rest

    def close(self) -> None:
        """End the thread and whatever it is at."""
        with self._changed:
            self._closed = True
            self._turn += 1
            self._changed.notify()
            working = self._thread is not None
        self._voice.stop()
        if not working:
            self._tidy()

    def _expected(self, number: int) -> float:
        line = self.lines[number].line
        units = line.sentence.morae or line.sentence.syllables
        natural = self._units / self._natural if self._natural else _UNITS_A_SECOND[line.language]
        return units / natural / self._speed

    def _tidy(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _next(self) -> tuple[int, float] | None:
        order = [*range(self._first, len(self.lines)), *range(self._first)]
        return next(((n, self._speed) for n in order if (n, self._speed) not in self._made), None)

    def _run(self) -> None:
        try:
            self._work()
        finally:
            self._tidy()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._closed and (self.failure is not None or self._next() is None):
                    self._changed.wait()
                if self._closed:
                    return
                wanted = self._making = self._next()
                if wanted is None:
                    continue
                line, turn = self.lines[wanted[0]].line, self._turn
            self._make(wanted, line, turn)

    def say(self, number: int, speed: float) -> Speech:
        """Return a line at a speed, made now if need be: blocks, for a thread that waits for it.

        Raises what the voice raises; VoiceStoppedError after ``close``, and only then.
        """
        while True:
            with self._changed:
                known, line = self._made.get((number, speed)), self.lines[number].line
            if known is not None:
                return known
            try:
                speech = self._spoken_by_voice(line, speed)
            except PitchcoachError as error:
                if self._closed:
                    raise VoiceStoppedError(error.message) from error
                if isinstance(error, VoiceStoppedError):
                    continue  # it was told to leave another line
                raise
            self._keep(number, speed, line, speech)
            return speech

    def _make(self, wanted: tuple[int, float], line: Line, turn: int) -> None:
        number, speed = wanted
        began = self._clock()
        try:
            speech = self._spoken_by_voice(line, speed)
        except VoiceStoppedError:
            return  # what is wanted now is looked at anew
        except PitchcoachError as error:
            with self._changed:
                if turn == self._turn:
                    self.failure = error
            return
        except Exception as fault:
            with self._changed:
                self.fault, self._closed = fault, True
            return
        with self._changed:
            self._measure(line, speech, self._clock() - began, speed)
        self._keep(number, speed, line, speech)

    def _spoken_by_voice(self, line: Line, speed: float) -> Speech:
        return self._voice.say(line, self.info, self._folder / f"{next(self._names)}.wav", speed)

    def _keep(self, number: int, speed: float, line: Line, speech: Speech) -> None:
        with self._changed:
            if number < len(self.lines) and sounds_alike(self.lines[number].line, line):
                self._made[number, speed] = speech

    def _measure(self, line: Line, speech: Speech, worked: float, speed: float) -> None:
        seconds = speech.take.seconds
        self._units += line.sentence.morae or line.sentence.syllables
        self._natural += seconds * speed
        if worked > _COPIED * self.info.realtime * seconds:
            self._worked += worked
            self._spoken += seconds


def sounds_alike(one: Line, other: Line) -> bool:
    """Tell whether a voice says two lines in the same way; where they stand in the file does not matter."""
    return (one.language, one.sentence, one.prosody, one.spoken.text, one.spoken.rubies) == (
        other.language,
        other.sentence,
        other.prosody,
        other.spoken.text,
        other.spoken.rubies,
    )
