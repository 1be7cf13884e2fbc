"""The user's own dictionary: readings of words for every pitch, kept under ``[readings]`` of the settings."""

from __future__ import annotations

import unicodedata
from typing import Final

from pitchcoach.coach.drafting.readings import Word, as_kana
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.load import save_setting
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.report import CheckReport

TABLE: Final = "readings"
_UNHEARD_OF: Final = "ヌヌヌヌヌ"
"""What no word sounds like: heard in a reading, it tells that an entry is used there."""


def remember(word: str, kana: str, rooms: Rooms) -> None:
    """Keep a reading for all pitches; it counts at once. Raises SettingsError or UnwritableError."""
    word = unicodedata.normalize("NFC", word)
    save_setting(rooms.locations.settings, TABLE, word, as_kana(kana))
    rooms.checker.reader.learn(word, as_kana(kana))


def forget(word: str, rooms: Rooms) -> None:
    """Take a reading out of the dictionary again. Raises SettingsError or UnwritableError."""
    save_setting(rooms.locations.settings, TABLE, word, "")
    rooms.checker.reader.forget(word)


def entry_for(report: CheckReport, word: Word, kana: str, rooms: Rooms) -> tuple[str, str]:
    """Return the word and the kana that the dictionary needs so that this word is read so.

    The library replaces whole words only: 大 of 大きく needs its ending, 大きく. It reads, so it may take
    a second. Raises PitchcoachError when no entry would be heard.
    """
    reader = rooms.checker.reader
    spoken = report.sections[word.section].section.spoken
    for length in range(len(word.ending) + 1):
        more = word.ending[:length]
        trial = reader.with_words({word.word + more: _UNHEARD_OF})
        phrases = trial.read(spoken.text, "ja", spoken.rubies).phrases
        if any(_UNHEARD_OF in phrase.kana for phrase in phrases if phrase.start <= word.place < phrase.end):
            return word.word + more, as_kana(kana) + more
    raise PitchcoachError(
        msg(
            "“{word}” is part of a longer word there, so an entry in the dictionary would not be heard",
            word=word.word,
        ),
        remedy=msg("Keep the reading in this pitch instead."),
    )
