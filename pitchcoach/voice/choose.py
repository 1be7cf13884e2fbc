"""Which voice speaks a language.

A voice is always named to the engine: espeak's default may be one of any language. No engine is asked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice import remedies

PLAIN: Final[dict[Language, tuple[str, ...]]] = {
    "ja": ("kyoko", "otoya", "haruka", "ichiro", "ayumi", "sayaka"),
    "en": ("samantha", "alex", "daniel", "zira", "david", "hazel", "gmw/en-us", "gmw/en"),
}
"""Everyday voices in order, by a word of their name or by id; systems also list novelty and regional ones."""
NEEDS_MORE: Final = "mb/"
"""espeak lists MBROLA voices that are silent without a program of their own."""


SLOW: Final = 0.25
"""Seconds of work for a second of speech; a slower voice is one's own choice, as one has to wait for it."""


def choose_voice(voices: Sequence[VoiceInfo], language: Language, wanted: str = "") -> VoiceInfo:
    """Return the voice ``wanted`` if it is here and speaks ``language``, else the best that begins at once.

    ``wanted`` is its id, its name, or a part of the name. The best is one that was installed for its sound,
    then an everyday voice of the system, the built-in one, another of the system, and at last espeak. Raises
    NoVoiceError.
    """
    speaking = [voice for voice in voices if language in voice.languages]
    if not speaking:
        sentence = {
            "ja": msg("no voice of this machine speaks Japanese"),
            "en": msg("no voice of this machine speaks English"),
        }
        raise NoVoiceError(sentence[language], remedy=remedies.language(language))
    return _named(speaking, wanted.strip().casefold()) or min(speaking, key=lambda v: _rank(v, language))


def _named(voices: Sequence[VoiceInfo], wanted: str) -> VoiceInfo | None:
    if not wanted:
        return None
    same = (v for v in voices if wanted in (v.id.casefold(), v.name.casefold()))
    alike = (v for v in voices if wanted in v.name.casefold())
    return next(same, None) or next(alike, None)


def _rank(voice: VoiceInfo, language: Language) -> tuple[bool, bool, int, int]:
    plain = PLAIN[language]
    words = voice.name.casefold().split()
    place = next(
        (i for i, sign in enumerate(plain) if sign in words or sign == voice.id.casefold()), len(plain)
    )
    if voice.quality == 3:
        kind = 0
    elif voice.engine != "system":
        kind = 2
    elif voice.needs_kana:
        kind = 4
    else:
        kind = 1 if place < len(plain) else 3
    return voice.id.startswith(NEEDS_MORE), voice.realtime > SLOW, kind, place
