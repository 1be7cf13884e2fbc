"""Saying a pitch after the voice, or along with it: how long each turn lasts, and what it teaches.

Two ways. *Repeat*: the voice says a sentence and then is silent for as long as this speaker needs to say it;
whoever is done sooner says so, and the turns that follow are shorter. *Shadow*: the voice goes straight on
and the speaker follows half a second behind. Nothing here shows, plays or keeps anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from pitchcoach.coach.check import Checker
from pitchcoach.coach.listening.read_aloud import Place, ReadAloud, pause_after
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.model.reading import Reading

Manner = Literal["repeat", "shadow"]
SLACK: Final = 1.15
"""A turn is this much longer than the sentence is expected to take: nobody likes to be interrupted."""
BREATH_SECONDS: Final = 0.6
"""What it takes to begin."""
_QUICKEST: Final = 0.5
_SLOWEST: Final = 2.5
_SHARE_LEARNED: Final = 0.5
"""How far one turn moves what is expected of the next."""
_MORE: Final = 1.2
"""What a turn that was too short makes of the ones that follow."""
_SPOKEN_SHARE: Final = 0.5
"""A silence before this share of the expected time is a breath, not the end."""
JUST_BEGUN_SECONDS: Final = 1.5
"""So far into a sentence, going back means the one before."""


class OwnPace:
    """How long this speaker needs for a sentence, expected from the profile and learned turn by turn."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self.factor = 1.0
        """How much longer than expected from the profile the turns of this practice take."""

    def expected(self, line: SpokenLine) -> float:
        """Return the seconds this speaker needs to say a line."""
        language = line.line.language
        reading = Reading(language, (line.line.sentence,), exact=True)
        estimate = self._checker.estimator.estimate([reading], self._checker.pace(language))
        return estimate.seconds * self.factor

    def turn(self, line: SpokenLine) -> float:
        """Return how long to wait for a line."""
        return self.expected(line) * SLACK + BREATH_SECONDS

    def said_in(self, line: SpokenLine, seconds: float) -> None:
        """Learn from a line that took so long, from the start of the turn."""
        spoken = max(0.0, seconds - BREATH_SECONDS)
        took = spoken / self.expected(line)
        self._move(1.0 + (took - 1.0) * _SHARE_LEARNED)

    def too_short(self) -> None:
        """Learn that a turn was over before the speaker was."""
        self._move(_MORE)

    def _move(self, by: float) -> None:
        self.factor = min(_SLOWEST, max(_QUICKEST, self.factor * by))


@dataclass(frozen=True, slots=True)
class Practised:
    """What a practice was, once it is over."""

    manner: Manner
    """How it was done."""
    seconds: float
    """How long it took, pauses that were asked for left out."""
    lines: int
    """How many lines were heard to their end, those said again counted again."""
    finished: bool
    """Whether the last line was reached and the turn after it was over."""


class Shadowing:
    """One practice over a reading; ``clock`` never goes back. Begin it with :meth:`begin`."""

    def __init__(
        self,
        aloud: ReadAloud,
        pace: OwnPace,
        manner: Manner,
        clock: Callable[[], float],
    ) -> None:
        self.aloud, self.manner = aloud, manner
        self._pace, self._clock = pace, clock
        self._seconds = 0.0
        self._since: float | None = None
        self._heard = 0
        self._in_turn = False
        aloud.set_gap(self._gap)

    @property
    def turn(self) -> Place | None:
        """The place with what is left of the speaker's turn; None while it is the voice's."""
        place = self.aloud.place
        return place if self.manner == "repeat" and place.gap_left > 0 else None

    @property
    def so_far(self) -> Practised:
        """What has been done until now."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return Practised(
            self.manner, self._seconds + running, self._heard, finished=self.aloud.state == "ended"
        )

    def begin(self, line: int = 0) -> None:
        """Let the voice begin."""
        self._in_turn = False
        self.aloud.go_to(line)
        self.tick()

    def use(self, manner: Manner) -> None:
        """Go on the other way, where it is."""
        in_turn = self.turn is not None
        self.manner = manner
        self.aloud.set_gap(self._gap)
        if in_turn and manner == "shadow":
            self.aloud.end_gap()

    def said(self) -> None:
        """Go on: the speaker has said it. While the voice speaks nothing happens."""
        turn = self.turn
        if turn is not None:
            self._pace.said_in(self.aloud.rendering.lines[turn.line], turn.gap - turn.gap_left)
            self.aloud.end_gap()
            self.tick()

    def heard_silence(self) -> None:
        """Take it that the microphone hears nobody any more; early in a turn that is a breath."""
        turn = self.turn
        if turn is not None:
            expected = self._pace.expected(self.aloud.rendering.lines[turn.line])
            if turn.gap - turn.gap_left >= BREATH_SECONDS + expected * _SPOKEN_SHARE:
                self.said()

    def again(self) -> None:
        """Hear the line again, or the one before where this one has just begun; its turn gets more time."""
        place = self.aloud.place
        back = place.gap_left <= 0 and place.into < JUST_BEGUN_SECONDS and place.line > 0
        if self.manner == "repeat" and (back or place.gap_left > 0):
            self._pace.too_short()
        self.begin(place.line - 1 if back else place.line)

    def tick(self) -> None:
        """Feed the reading and keep the time; to be called some ten times a second."""
        self.aloud.tick()
        place, state = self.aloud.place, self.aloud.state
        in_turn = place.gap_left > 0 or state == "ended"
        self._heard += in_turn and not self._in_turn
        self._in_turn = in_turn
        now = self._clock()
        if state in ("speaking", "gap"):
            if self._since is None:
                self._since = now
        elif self._since is not None:
            self._seconds += now - self._since
            self._since = None

    def _gap(self, line: SpokenLine, speed: float, last: bool) -> float:
        if self.manner == "repeat":
            return self._pace.turn(line)
        return pause_after(line, speed, last)
