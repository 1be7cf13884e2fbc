"""``pitchcoach say FILE``: reads a pitch aloud, or into a sound file; at a pace or in a time, if asked."""

from __future__ import annotations

import argparse
import contextlib
import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.progress import Progress
from pitchcoach.cli.table import visible
from pitchcoach.coach.fit import Fitted, fit, units
from pitchcoach.coach.listen import voice_called
from pitchcoach.coach.rendering import Rendering
from pitchcoach.coach.say_whole import Sayer, whole
from pitchcoach.coach.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.model.pitch import ROLES, Pitch

if TYPE_CHECKING:
    from pitchcoach.coach.assembled import Assembled, Piece
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.i18n import Message
    from pitchcoach.model.sound import VoiceInfo


def run(arguments: Sequence[str], context: Context) -> int:
    """Speak; Ctrl+C stops at once. The one line on standard error tells seconds and voice."""
    from pitchcoach.cli.sound_out import play, read_aloud, refuse_place, write

    options = _options(arguments, context)
    if options.out is not None:
        refuse_place(options.out, options.file)
    rooms = compose_rooms(context.settings, context.locations)
    pitch = rooms.files.load(options.file)
    voice = (
        rooms.choose_voice(pitch.language)
        if options.voice is None
        else voice_called(options.voice, pitch.language, rooms)
    )
    lines = spoken_lines(pitch, rooms.checker.reader, options.section)
    with _speaking(lines, voice, rooms, context) as speaking:
        if options.fit is not None:
            spoken = speaking.fitted(options.fit)
        elif options.rate is not None:
            rate = options.rate if pitch.language == "ja" else options.rate / 60
            spoken = speaking.fitted(units(lines) / rate)
        elif options.out is None:
            _tell(context, "", speaking.expected(), voice)
            read_aloud(speaking.reading())
            spoken = speaking.plain() if options.json else None
        else:
            spoken = speaking.plain()
        if spoken is not None:
            take = spoken.take
            if options.out is not None:
                write(take, options.out)
        for note in () if spoken is None else spoken.notes:
            print(context.tr.render(note), file=sys.stderr)
    if spoken is not None and (options.out is not None or spoken.speed is not None):
        _tell(context, options.out, spoken.take.seconds, voice)
    return EXIT_CLEAN
