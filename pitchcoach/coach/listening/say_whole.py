"""A pitch spoken before it is heard: for a file, or because it must last a given time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.listening.assembled import Piece
from pitchcoach.coach.listening.read_aloud import pause_after
from pitchcoach.model.speech import Speech

if TYPE_CHECKING:
    from pitchcoach.coach.listening.fit import Say
    from pitchcoach.coach.listening.rendering import Rendering
    from pitchcoach.coach.listening.spoken_lines import SpokenLine

Told = Callable[[int, int], None]
"""Is told how many lines are made at the present speed, and how many there are."""
_GLANCE: Final = 0.01
"""Seconds between two looks; Ctrl+C is served in between, whatever the engine is at."""


class Sayer:
    """Asks a rendering for lines and waits for them: what ``fit`` speaks with."""

    def __init__(self, rendering: Rendering, told: Told | None = None) -> None:
        self._rendering = rendering
        self._told = told
        self._last: tuple[int, float] | None = None

    def __call__(self, number: int, speed: float) -> Speech:
        """Return a line at a speed. Raises what the voice raises."""
        rendering = self._rendering
        if self._last != (number - 1, speed):
            rendering.begin(number, speed)
        self._last = (number, speed)
        while (speech := rendering.speech(number)) is None:
            _look(rendering, self._told)
        return speech

    def playable(self, speed: float = 1.0) -> None:
        """Wait until playing may begin and will not have to stop for the rest; raises as above."""
        self._rendering.begin(0, speed)
        while not self._rendering.may_play(0):
            _look(self._rendering, self._told)


def whole(lines: Sequence[SpokenLine], say: Say, speed: float = 1.0) -> tuple[Piece, ...]:
    """Speak all lines with the pauses of ordinary reading."""
    last = len(lines) - 1
    return tuple(
        Piece(line, say(number, speed), pause_after(line, speed, number == last))
        for number, line in enumerate(lines)
    )


def _look(rendering: Rendering, told: Told | None) -> None:
    if rendering.fault is not None:
        raise rendering.fault
    if rendering.failure is not None:
        raise rendering.failure
    if told is not None:
        told(rendering.made, len(rendering.lines))
    time.sleep(_GLANCE)
