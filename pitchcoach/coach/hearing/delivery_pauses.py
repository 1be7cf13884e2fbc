"""Where in the text the pauses of a take lie: which comma or full stop got one, and which came unasked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.model.delivery import AlignedPhrase
from pitchcoach.model.sound import Interval

if TYPE_CHECKING:
    from pitchcoach.coach.listening.spoken_lines import SpokenLine

PausePlace = Literal["stop", "comma", "between", "inside", ""]
"""Punctuation asks for ``stop`` and ``comma``; ``between`` two phrases and ``inside`` one come unasked."""
_EDGE: Final = 0.06
"""Seconds by which a phrase's time may miss the edge of the silence beside it."""


@dataclass(frozen=True, slots=True)
class PlacedPause:
    """A pause and what was said before it."""

    start: float
    """When it begins."""
    end: float
    """When it ends."""
    place: PausePlace
    """What kind of place it is; empty when the text was not found."""
    phrase: tuple[int, int] | None
    """Line and phrase that it follows, or in which it lies; None when that cannot be told."""
    after: str
    """That phrase as written, with its punctuation; empty when it cannot be told."""
    stall: bool
    """Whether it is so long that listeners wonder."""

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


def placed(
    pauses: Sequence[Interval],
    phrases: Sequence[AlignedPhrase],
    lines: Sequence[SpokenLine],
    stall_seconds: float,
) -> tuple[PlacedPause, ...]:
    """Give every pause its place among the phrases that were said; none has one without phrases."""
    said = sorted((one for one in phrases if one.said != "skipped"), key=lambda one: one.start)
    return tuple(_placed(pause, said, lines, stall_seconds) for pause in pauses)


def _placed(
    pause: Interval, said: Sequence[AlignedPhrase], lines: Sequence[SpokenLine], stall_seconds: float
) -> PlacedPause:
    stall = pause.end - pause.start >= stall_seconds
    middle = (pause.start + pause.end) / 2
    before = [one for one in said if one.start < middle]
    if before and pause.start <= before[-1].start + _EDGE:
        before.pop()  # the silence before a phrase was counted to it
    if not before:
        return PlacedPause(pause.start, pause.end, "", None, "", stall)
    last = before[-1]
    phrase = lines[last.line].line.sentence.phrases[last.phrase]
    place: PausePlace = "between"
    if pause.end < last.end - _EDGE:
        place = "inside"
    elif last.phrase + 1 == len(lines[last.line].line.sentence.phrases):
        place = "stop"
    elif phrase.pause:
        place = phrase.pause
    return PlacedPause(pause.start, pause.end, place, (last.line, last.phrase), phrase.text.strip(), stall)
