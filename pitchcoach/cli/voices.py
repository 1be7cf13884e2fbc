"""``pitchcoach voices``: the voices of this machine and which of them would read a pitch."""

from __future__ import annotations

from collections.abc import Sequence

from pitchcoach.cli.arguments import Parser
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.cli.context import Context
from pitchcoach.cli.table import table
from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import EXIT_CLEAN, NoVoiceError
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import VoiceInfo

LANGUAGES: tuple[Language, ...] = ("ja", "en")


def run(arguments: Sequence[str], context: Context) -> int:
    """List the voices that speak Japanese or English, or with ``--all`` every voice."""
    tr = context.tr
    parser = Parser("voices", tr("List the voices of this machine."), context)
    parser.add_argument("--all", action="store_true", help=tr("voices of other languages too"))
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))
    options = parser.parse_args(list(arguments))
    rooms = compose_rooms(context.settings, context.locations)
    voices = rooms.voice().voices()
    used = {language: _used(rooms, language) for language in LANGUAGES}
    listed = [voice for voice in voices if options.all or set(voice.languages) & {*LANGUAGES}]
    if options.json:
        import json

        rows = [
            {
                "id": voice.id,
                "name": voice.name,
                "languages": list(voice.languages),
                "needs_kana": voice.needs_kana,
                "used_for": _used_for(voice, used),
            }
            for voice in listed
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return EXIT_CLEAN
    names = {"ja": tr("Japanese"), "en": tr("English")}
    lines = [
        (
            voice.name,
            voice.id,
            " ".join(voice.languages),
            ", ".join(names[language] for language in _used_for(voice, used)),
        )
        for voice in listed
    ]
    print(table((tr("Voice"), "ID", tr("Languages"), tr("Reads")), lines))
    if others := len(voices) - len(listed):
        print("\n" + tr("Voices of other languages: {count}; --all lists them too.", count=others))
    for language in LANGUAGES:
        if used[language] is None:
            _complain_missing(rooms, language, context)
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
    except NoVoiceError as error:
        context.complain(error)
