"""``pitchcoach say FILE``: reads a pitch aloud, or into a sound file; at a pace or in a time, if asked."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pitchcoach.cli.arguments import Parser, seconds
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.sound_out import play, read_aloud, refuse_place, write
from pitchcoach.cli.speaking import Spoken, speaking
from pitchcoach.cli.table import visible
from pitchcoach.coach.listening.fit import units
from pitchcoach.coach.listening.listen import voice_called
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.errors import EXIT_CLEAN
from pitchcoach.model.pitch import ROLES, Language

if TYPE_CHECKING:
    from pitchcoach.model.sound import VoiceInfo


def run(arguments: Sequence[str], context: Context) -> int:
    """Speak; Ctrl+C stops at once. Standard error tells seconds and voice in one line, and what is amiss."""
    options = _options(arguments, context)
    if options.out is not None:
        refuse_place(options.out, options.file)
    rooms = compose_rooms(context.settings, context.locations)
    pitch = rooms.files.load(options.file)
    language = pitch.language
    if options.voice is None:
        voice = rooms.choose_voice(language)
    else:
        voice = voice_called(options.voice, language, rooms)
    lines = spoken_lines(pitch, rooms.checker.reader, options.section)
    wanted = _wanted(options, lines, language)
    with speaking(lines, voice, rooms, context) as saying:
        spoken: Spoken | None = None
        if options.out is None and wanted is None:
            told = context.tr("about {seconds} s", seconds=f"{saying.until_playable():.0f}")
            _tell(told, voice, context)
            read_aloud(saying.rendering, rooms)
            spoken = saying.plain() if options.json else None
        else:
            spoken = saying.plain() if wanted is None else saying.lasting(wanted)
            if options.out is not None:
                write(spoken.take, options.out)
            for note in spoken.notes:
                print(visible(context.tr.render(note)), file=sys.stderr)
            told = context.tr("{seconds} s", seconds=f"{spoken.take.seconds:.1f}")
            _tell(told if options.out is None else f"{options.out}: {told}", voice, context)
            if options.out is None:
                play(spoken.take, rooms)
        if spoken is not None and options.json:
            _print_json(spoken, voice, language, options.out)
    return EXIT_CLEAN


def _options(arguments: Sequence[str], context: Context) -> argparse.Namespace:
    tr = context.tr
    parser = Parser("say", tr("Read a pitch aloud, or into a sound file."), context)
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("a pitch file"))
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=tr("write the speech there (.wav, .flac or .mp3), play nothing"),
    )
    parser.add_argument(
        "--voice", metavar="V", help=tr("name or ID of a voice; pitchcoach voices lists them")
    )
    paces = parser.add_mutually_exclusive_group()
    paces.add_argument(
        "--fit", type=seconds, metavar="S", help=tr("speak it in just so many seconds, such as 60 or 1:30")
    )
    paces.add_argument(
        "--rate", type=_rate, metavar="R", help=tr("morae a second (Japanese) or words a minute (English)")
    )
    parser.add_argument("--section", choices=ROLES, help=tr("only this part of the pitch"))
    parser.add_argument(
        "--json",
        action="store_true",
        help=tr("print JSON: the voice, the pace, and when each phrase is said"),
    )
    return parser.parse_args(list(arguments))


def _wanted(options: argparse.Namespace, lines: Sequence[SpokenLine], language: Language) -> float | None:
    """Return the seconds that were asked for, by a time or by a pace."""
    if options.rate is None:
        fit: float | None = options.fit
        return fit
    a_second = options.rate if language == "ja" else options.rate / 60
    return float(units(lines) / a_second)


def _tell(length: str, voice: VoiceInfo, context: Context) -> None:
    told = context.tr("{length}, {voice}", length=length, voice=f"{voice.name} ({voice.id})")
    print(visible(told), file=sys.stderr, flush=True)


def _print_json(spoken: Spoken, voice: VoiceInfo, language: Language, out: Path | None) -> None:
    import json

    take = spoken.take
    rate = units([piece.line for piece in spoken.pieces]) / take.seconds
    told: dict[str, Any] = {
        "file": None if out is None else str(out),
        "seconds": round(take.seconds, 3),
        "asked_seconds": None if spoken.wanted is None else round(spoken.wanted, 3),
        "error": None if spoken.wanted is None else round(take.seconds / spoken.wanted - 1.0, 5) + 0.0,
        "voice": voice.id,
        "voice_name": voice.name,
        "engine": voice.engine,
        "language": language,
        "speed": spoken.speed,
        "rate": round(rate if language == "ja" else rate * 60, 2),
        "rate_unit": "morae/s" if language == "ja" else "words/min",
        "exact_times": all(piece.speech.exact for piece in spoken.pieces),
        "phrases": _phrases(spoken),
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))


def _phrases(spoken: Spoken) -> list[dict[str, Any]]:
    return [
        {
            "sentence": number,
            "section": piece.line.role,
            "text": phrase.text.strip(),
            "kana": phrase.kana,
            "start": round(time.start, 3),
            "end": round(time.end, 3),
        }
        for number, (piece, times) in enumerate(zip(spoken.pieces, spoken.take.times, strict=True), start=1)
        for phrase, time in zip(piece.line.line.sentence.phrases, times, strict=True)
    ]


def _rate(value: str) -> float:
    try:
        rate = float(value)
    except ValueError:
        rate = math.nan
    if not 0 < rate < 10_000:
        raise argparse.ArgumentTypeError(f"not a number greater than 0: {value}")
    return rate
