"""Which characters a voice can say. Text is judged here, never changed."""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo

IDEOGRAPH: Final = re.compile(r"[々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A kanji, or a sign that stands for one."""
KANA: Final = re.compile(r"[ぁ-ゖァ-ヺｦ-ﾟ]")
"""Hiragana or katakana, half-width too."""


class UnspeakableTextError(PitchcoachError):
    """Text that a voice cannot say: nothing in it sounds, or it is not written in what the voice can read."""


def nothing_to_say() -> UnspeakableTextError:
    """Return the error for a text without a sound."""
    return UnspeakableTextError(
        msg("there is nothing to say in this text"), remedy=msg("Write at least one word.")
    )


def can_be_said(text: str) -> bool:
    """Tell whether anything in ``text`` sounds: engines turn mere punctuation into an empty file."""
    return any(character.isalnum() for character in text)


def refuse_unreadable(text: str, voice: VoiceInfo) -> None:
    """Raise UnspeakableTextError for what espeak would read as "Chinese letter" or "Japanese letter"."""
    if not voice.needs_kana:
        return
    found = IDEOGRAPH.search(text) or (None if "ja" in voice.languages else KANA.search(text))
    if found:
        raise UnspeakableTextError(
            msg("the voice “{voice}” cannot read “{sign}”", voice=voice.name, sign=found.group()),
            remedy=msg(
                "Give it a reading, as in {example}, or choose another voice.",
                example="{行政書士|ぎょうせいしょし}",
            ),
        )
