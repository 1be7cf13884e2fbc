"""A pitch being spoken for one command: in a thread of its own and a folder that goes away with it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pitchcoach.cli.counting import Progress
from pitchcoach.coach.listening.assembled import Assembled, Piece, assembled
from pitchcoach.coach.listening.fit import fit
from pitchcoach.coach.listening.read_aloud import pause_after
from pitchcoach.coach.listening.rendering import Rendering
from pitchcoach.coach.listening.say_whole import Sayer, whole
from pitchcoach.i18n import Message

if TYPE_CHECKING:
    from pitchcoach.cli.context import Context
    from pitchcoach.coach.listening.spoken_lines import SpokenLine
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.model.sound import VoiceInfo


@dataclass(frozen=True, slots=True)
class Spoken:
    """A pitch as one take."""

    pieces: tuple[Piece, ...]
    """Its lines."""
    take: Assembled
    """All of them."""
    speed: float = 1.0
    """The engine's speed, as a multiple of the voice's natural one."""
    wanted: float | None = None
    """The seconds asked for."""
    notes: tuple[Message, ...] = ()
    """What the user should know of it."""


class Speaking:
    """What a command asks for; every method waits and may be interrupted at any time."""

    def __init__(self, rendering: Rendering, progress: Progress, rooms: Rooms) -> None:
        self.rendering = rendering
        self._progress = progress
        self._rooms = rooms
        self._say = Sayer(rendering, progress)

    def until_playable(self) -> float:
        """Wait until it can be played without a stall; returns the seconds it is expected to take."""
        self._say.playable()
        self._progress.clear()
        lines = self.rendering.lines
        pauses = sum(pause_after(line, 1.0, last=False) for line in lines[:-1])
        return pauses + sum(self.rendering.length(number) for number in range(len(lines)))

    def plain(self) -> Spoken:
        """Speak it as the voice naturally does."""
        return self._put_together(whole(self.rendering.lines, self._say))

    def lasting(self, seconds: float) -> Spoken:
        """Speak it in a given time, or as near to it as the voice comes."""
        rendering = self.rendering
        found = fit(rendering.lines, seconds, self._say, self._rooms.settings, thrifty=rendering.slow)
        return self._put_together(found.pieces, found.speed, seconds, found.notes)

    def _put_together(
        self,
        pieces: tuple[Piece, ...],
        speed: float = 1.0,
        wanted: float | None = None,
        notes: tuple[Message, ...] = (),
    ) -> Spoken:
        self._progress.clear()
        return Spoken(pieces, assembled(pieces, self._rooms.samples_of), speed, wanted, notes)


@contextlib.contextmanager
def speaking(
    lines: Sequence[SpokenLine], voice: VoiceInfo, rooms: Rooms, context: Context
) -> Iterator[Speaking]:
    """Begin to speak ``lines``; at the end, even by Ctrl+C, the voice is stopped and nothing is left."""
    # The thread that speaks may still be at a file when the folder goes.
    with tempfile.TemporaryDirectory(prefix="pitchcoach-", ignore_cleanup_errors=True) as folder:
        rendering = Rendering(lines, rooms.voice(), voice, Path(folder) / "lines", rooms.clock)
        progress = Progress(context.tr, wanted=rendering.slow)
        try:
            yield Speaking(rendering, progress, rooms)
        finally:
            progress.clear()
            rendering.close()
