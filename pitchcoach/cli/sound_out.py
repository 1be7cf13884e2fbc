"""Where speech goes: into a file, or to the loudspeaker until its end."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.cli.quiet import quiet_libraries
from pitchcoach.errors import NoSoundError, UnwritableError
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    from pitchcoach.coach.listening.assembled import Assembled
    from pitchcoach.coach.listening.rendering import Rendering
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.coach.sound_ports import Stream

_ROUNDING: Final = 0.005
"""Seconds that a stream may count less than there were."""
_GLANCE: Final = 0.05
"""Seconds between two looks for Ctrl+C: on Windows a wait without an end cannot be interrupted."""


def refuse_place(out: Path, pitch: Path | None = None) -> None:
    """Raise UnwritableError before any work for a place that speech must not be put into."""
    from pitchcoach.audio.formats import refuse_ending

    if out.is_dir():
        raise UnwritableError(
            msg("{path} is a folder", path=str(out)), remedy=msg("Name a file, such as pitch.wav.")
        )
    with contextlib.suppress(OSError):
        if pitch is not None and out.samefile(pitch):
            raise UnwritableError(
                msg("{path} is the pitch itself", path=str(out)),
                remedy=msg("Name another file for the speech."),
            )
    refuse_ending(out)


def write(take: Assembled, out: Path) -> None:
    """Write a take in the format that the file's name asks for. Raises UnwritableError."""
    from pitchcoach.audio.formats import write_sound

    write_sound(out, take.samples, take.sample_rate)


def play(take: Assembled, rooms: Rooms) -> None:
    """Play a take to its end. Raises NoSoundError."""
    glance = threading.Event()
    with quiet_libraries():
        stream = rooms.stream()
        try:
            stream.open(take.sample_rate)
            stream.feed(take.samples)
            stream.finish()
            while stream.heard < take.seconds - _ROUNDING:
                _refuse_loss(stream)
                glance.wait(_GLANCE)
        finally:
            stream.stop()


def read_aloud(rendering: Rendering, rooms: Rooms) -> None:
    """Read lines aloud while the rest is made. Raises NoSoundError, and what the voice raises."""
    from pitchcoach.coach.listening.read_aloud import ReadAloud

    glance = threading.Event()
    with quiet_libraries():
        stream = rooms.stream()
        try:
            reading = ReadAloud(rendering, stream, rooms.samples_of)
            reading.go_to(0)
            while reading.state != "ended":
                reading.tick()
                if reading.failure is not None:
                    raise reading.failure
                _refuse_loss(stream)
                glance.wait(_GLANCE)
        finally:
            stream.stop()


def _refuse_loss(stream: Stream) -> None:
    if stream.trouble:
        raise NoSoundError(
            msg("the loudspeaker went away"), remedy=msg("Plug it in again, or write a file with --out.")
        )
