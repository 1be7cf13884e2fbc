"""``pitchcoach say FILE``: reads a pitch aloud, or into a WAV file."""

from __future__ import annotations

import argparse
import contextlib
import math
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.quiet import quiet_libraries
from pitchcoach.cli.table import visible
from pitchcoach.coach.listen import spoken_parts, spoken_units, text_for, voice_called
from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import EXIT_CLEAN, NoSoundError, UnwritableError
from pitchcoach.files import write_atomically
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLES, Language, Spoken
from pitchcoach.model.sound import Take, VoiceInfo

_GLANCE = 0.2
"""Seconds between two looks for Ctrl+C: on Windows a wait without an end cannot be interrupted."""


def run(arguments: Sequence[str], context: Context) -> int:
    """Speak; Ctrl+C stops at once. The one line on standard error tells seconds and voice."""
    tr = context.tr
    parser = Parser("say", tr("Read a pitch aloud, or into a WAV file."), context)
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("a pitch file"))
    parser.add_argument(
        "--out", type=Path, metavar="FILE.wav", help=tr("write the speech there, play nothing")
    )
    parser.add_argument(
        "--rate", type=_rate, metavar="R", help=tr("morae a second (Japanese) or words a minute (English)")
    )
    parser.add_argument(
        "--voice", metavar="V", help=tr("name or ID of a voice; pitchcoach voices lists them")
    )
    parser.add_argument("--section", choices=ROLES, help=tr("only this part of the pitch"))
    options = parser.parse_args(list(arguments))
    if options.out is not None:
        _refuse_place(options.out, options.file)
    rooms = compose_rooms(context.settings, context.locations)
    pitch = rooms.files.load(options.file)
    parts = spoken_parts(pitch, options.section)
    if options.voice is None:
        voice = rooms.choose_voice(pitch.language)
    else:
        voice = voice_called(options.voice, pitch.language, rooms)
    # Rendered in a folder of our own: the user's gets the whole file or nothing, not even a draft.
    with tempfile.TemporaryDirectory(prefix="pitchcoach-") as folder:
        take, note = _render(parts, pitch.language, voice, Path(folder) / "speech.wav", options.rate, rooms)
        if options.out is not None:
            write_atomically(options.out, take.path.read_bytes())
        if note is not None:
            print(tr.render(note), file=sys.stderr)
        line = tr("{seconds} s, {voice}", seconds=f"{take.seconds:.1f}", voice=f"{voice.name} ({voice.id})")
        print(visible(line if options.out is None else f"{options.out}: {line}"), file=sys.stderr, flush=True)
        if options.out is None:
            _play(take, rooms)
    return EXIT_CLEAN


def _render(
    parts: Sequence[Spoken],
    language: Language,
    voice: VoiceInfo,
    out: Path,
    rate: float | None,
    rooms: Rooms,
) -> tuple[Take, Message | None]:
    """Speak into ``out``; the message tells when the voice could not keep the pace asked for."""
    text = text_for(voice, parts, language, rooms)
    if rate is None:
        return rooms.voice().render(text, voice, out), None
    from pitchcoach.voice.rate import render_at

    units = spoken_units(parts, language, rooms.checker.reader)
    paced = render_at(rooms.voice(), text, voice, out, max(units, 1), rate if language == "ja" else rate / 60)
    return paced.take, paced.note


def _play(take: Take, rooms: Rooms) -> None:
    """Play to the end. Raises NoSoundError."""
    ended = threading.Event()
    with quiet_libraries():
        player = rooms.player()
        try:
            player.play(take, ended.set)
            while not ended.wait(_GLANCE):
                pass
        finally:
            player.stop()
    if player.position < take.seconds - 1.0:
        raise NoSoundError(
            msg("the loudspeaker went away after {seconds} s", seconds=f"{player.position:.0f}"),
            remedy=msg("Plug it in again, or write a file with --out."),
        )


def _refuse_place(out: Path, file: Path) -> None:
    """Raise UnwritableError before any work for a place that a WAV file must not be put into."""
    if out.is_dir():
        raise UnwritableError(
            msg("{path} is a folder", path=str(out)), remedy=msg("Name a file, such as pitch.wav.")
        )
    with contextlib.suppress(OSError):
        if out.samefile(file):
            raise UnwritableError(
                msg("{path} is the pitch itself", path=str(out)),
                remedy=msg("Name another file for the speech."),
            )


def _rate(value: str) -> float:
    try:
        rate = float(value)
    except ValueError:
        rate = math.nan
    if not 0 < rate < 10_000:
        raise argparse.ArgumentTypeError(f"not a number greater than 0: {value}")
    return rate
