"""``pitchcoach voices``: the voices of this machine, which of them reads a pitch, and how each sounds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table, visible
from pitchcoach.coach.listening.listen import voice_called
from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import EXIT_CLEAN, NoVoiceError, PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Language, Spoken
from pitchcoach.model.sound import VoiceInfo

if TYPE_CHECKING:
    from pitchcoach.coach.listening.spoken_lines import SpokenLine

LANGUAGES: Final[tuple[Language, ...]] = ("ja", "en")
SAMPLES: Final[dict[Language, str]] = {
    "ja": "はじめまして。この声で、一分の自己紹介を読み上げます。",
    "en": "Hello. This is the voice that will read your pitch to you.",
}
"""What a voice says of itself, in its own language."""
QUALITIES: Final[dict[int, Message]] = {1: msg("plain"), 2: msg("good"), 3: msg("best")}
_MEGABYTE: Final = 1_000_000


def run(arguments: Sequence[str], context: Context) -> int:
    """List the voices that speak Japanese or English, let one speak, or forget what was spoken before."""
    options = _options(arguments, context)
    if options.clear_cache:
        return _clear(context)
    rooms = compose_rooms(context.settings, context.locations)
    if options.sample is not None:
        return _sample(options.sample, options.out, rooms, context)
    voices = rooms.voice().voices()
    used = {language: _used(rooms, language) for language in LANGUAGES}
    listed = [voice for voice in voices if options.all or set(voice.languages) & {*LANGUAGES}]
    if options.json:
        import json

        print(json.dumps([_as_json(voice, used) for voice in listed], ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    _print_table(listed, used, context)
    if others := len(voices) - len(listed):
        print("\n" + context.tr("Voices of other languages: {count}; --all lists them too.", count=others))
    _print_kept(context)
    for language in LANGUAGES:
        if used[language] is None:
            _complain_missing(rooms, language, context)
    return EXIT_CLEAN


def _options(arguments: Sequence[str], context: Context) -> argparse.Namespace:
    tr = context.tr
    parser = Parser("voices", tr("List the voices of this machine, or hear one."), context)
    parser.add_argument("--all", action="store_true", help=tr("voices of other languages too"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    parser.add_argument("--sample", metavar="V", help=tr("let this voice say a sentence"))
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=tr("write the sample there (.wav, .flac or .mp3)")
    )
    parser.add_argument(
        "--clear-cache", action="store_true", help=tr("delete the speech that is kept for the next time")
    )
    options = parser.parse_args(list(arguments))
    if options.out is not None and options.sample is None:
        parser.error(tr("--out goes with --sample"))
    return options


def _print_table(
    listed: Sequence[VoiceInfo], used: dict[Language, VoiceInfo | None], context: Context
) -> None:
    tr = context.tr
    names = {"ja": tr("Japanese"), "en": tr("English")}
    lines = [
        (
            voice.name,
            voice.id,
            " ".join(voice.languages),
            voice.engine,
            tr.render(QUALITIES.get(voice.quality, QUALITIES[1])),
            _speed(voice),
            ", ".join(names[language] for language in _used_for(voice, used)),
            voice.licence,
        )
        for voice in listed
    ]
    head = (
        tr("Voice"),
        "ID",
        tr("Languages"),
        tr("Engine"),
        tr("Quality"),
        tr("Speed"),
        tr("Reads"),
        tr("Licence"),
    )
    print(table(head, lines, right=(5,)))
    print("\n" + tr("Speed: seconds of speech made in one second; below 1× a voice needs some patience."))


def _speed(voice: VoiceInfo) -> str:
    """Return how many seconds of speech it makes in one second."""
    return f"{1 / voice.realtime:.2g}×" if voice.realtime > 0.1 else f"{1 / voice.realtime:.0f}×"


def _as_json(voice: VoiceInfo, used: dict[Language, VoiceInfo | None]) -> dict[str, Any]:
    return {
        "id": voice.id,
        "name": voice.name,
        "languages": list(voice.languages),
        "engine": voice.engine,
        "quality": voice.quality,
        "realtime": voice.realtime,
        "version": voice.version,
        "licence": voice.licence,
        "needs_kana": voice.needs_kana,
        "used_for": _used_for(voice, used),
    }


def _sample(wanted: str, out: Path | None, rooms: Rooms, context: Context) -> int:
    from pitchcoach.cli.sound_out import play, refuse_place, write
    from pitchcoach.cli.speaking import speaking

    if out is not None:
        refuse_place(out)
    voice, lines = _sample_of(wanted, rooms)
    with speaking(lines, voice, rooms, context) as saying:
        take = saying.plain().take
        if out is not None:
            write(take, out)
        told = f"{voice.name} ({voice.id})"
        print(visible(told if out is None else f"{out}: {told}"), file=sys.stderr, flush=True)
        if out is None:
            play(take, rooms)
    return EXIT_CLEAN


def _sample_of(wanted: str, rooms: Rooms) -> tuple[VoiceInfo, tuple[SpokenLine, ...]]:
    """Return the voice of that name and what it is to say. Raises NoVoiceError."""
    from pitchcoach.coach.listening.spoken_lines import lines_of_parts

    for language in LANGUAGES:
        try:
            voice = voice_called(wanted, language, rooms)
        except NoVoiceError:
            continue
        text = SAMPLES[language]
        spoken = Spoken(text, tuple(range(len(text))))
        return voice, lines_of_parts([spoken], language, rooms.checker.reader)
    raise NoVoiceError(
        msg("no voice called “{name}” speaks Japanese or English here", name=wanted),
        remedy=msg("pitchcoach voices lists those that are here."),
    )


def _print_kept(context: Context) -> None:
    from pitchcoach.voice.cache import kept_bytes

    kept = kept_bytes(context.locations.speech)
    if kept:
        told = context.tr(
            "Speech kept for the next time: {size} MB of at most {limit} MB; --clear-cache deletes it.",
            size=f"{kept / _MEGABYTE:.1f}",
            limit=context.settings.sound.cache_megabytes,
        )
        print(told)


def _clear(context: Context) -> int:
    from pitchcoach.voice.cache import clear_kept

    freed = clear_kept(context.locations.speech)
    told = context.tr("The speech that was kept is deleted: {size} MB.", size=f"{freed / _MEGABYTE:.1f}")
    print(told, file=sys.stderr)
    return EXIT_CLEAN


def _used(rooms: Rooms, language: Language) -> VoiceInfo | None:
    try:
        return rooms.choose_voice(language)
    except NoVoiceError:
        return None


def _used_for(voice: VoiceInfo, used: dict[Language, VoiceInfo | None]) -> list[Language]:
    return [language for language in LANGUAGES if used[language] == voice]


def _complain_missing(rooms: Rooms, language: Language, context: Context) -> None:
    try:
        rooms.choose_voice(language)
    except PitchcoachError as error:
        context.complain(error)
