"""What a voice is given to say: kana where it cannot read kanji, else the text with the author's readings.

Readings are made elsewhere; here they are only written down. Pure functions, no engine.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Language, Spoken
from pitchcoach.model.reading import Phrase, Reading
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.characters import IDEOGRAPH, UnspeakableTextError
from pitchcoach.voice.kana import espeak_kana

ENDS: Final = tuple("。．.！!？?…、，,：:；;")
"""After these a voice pauses by itself."""


def text_for(voice: VoiceInfo, spoken: Spoken, reading: Reading) -> str:
    """Return what ``voice`` is to be given for ``spoken``, of which ``reading`` is the reading.

    Raises UnspeakableTextError when the voice needs kana and a phrase has none.
    """
    if reading.language == "ja" and voice.needs_kana:
        return kana_text(reading)
    return ruby_text(spoken, reading.language)


def kana_text(reading: Reading) -> str:
    """Return a Japanese reading in katakana for espeak: a space between phrases, 、 and 。 at the pauses.

    The spaces let espeak stress each phrase; at its natural rate it pauses 0.3 s at 、 and 0.46 s at 。
    (measured). Nothing but katakana, spaces and the two signs is left, besides the apostrophe of
    :func:`espeak_kana`. Raises UnspeakableTextError for a phrase without a whole reading.
    """
    return "".join(_sentence(sentence.phrases) for sentence in reading.sentences)


def ruby_text(spoken: Spoken, language: Language) -> str:
    """Return the text with the author's readings in place of what they stand over, and every line ended.

    Lines are paragraphs and list items: without a full stop a voice would run on into the next one.
    """
    pieces: list[str] = []
    place = 0
    for ruby in sorted(spoken.rubies, key=lambda ruby: ruby.start):
        if ruby.start < place:
            continue  # readings over one another: the first one counts
        pieces += [spoken.text[place : ruby.start], ruby.kana]
        place = ruby.end
    lines = "".join([*pieces, spoken.text[place:]]).split("\n")
    stop = "。" if language == "ja" else "."
    whole = [line.strip() for line in lines if line.strip()]
    return "\n".join(line if line.rstrip("」』）)”\"'").endswith(ENDS) else line + stop for line in whole)


def _sentence(phrases: tuple[Phrase, ...]) -> str:
    written = ""
    for phrase in phrases:
        kana = espeak_kana(_katakana(phrase))
        paused = written.endswith(("、", "。"))
        if kana and written and not paused:
            written += " "
        written += kana
        if phrase.pause and written and (kana or not paused):
            written += "。" if phrase.pause == "stop" else "、"
    return written.rstrip("、。") + "。" if written else ""


def _katakana(phrase: Phrase) -> str:
    """Return the letters of the phrase's reading. Raises UnspeakableTextError when some of it is unread."""
    kana = "".join(
        chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" else letter
        for letter in unicodedata.normalize("NFKC", phrase.kana)
    )
    missing = not kana and (phrase.morae > 0 or IDEOGRAPH.search(phrase.text))
    if missing or re.search(r"[^\Wァ-ヺー]", kana):
        raise UnspeakableTextError(
            msg("there is no reading for “{phrase}”", phrase=phrase.text.strip()),
            remedy=msg("Give it one, as in {example}.", example="{行政書士|ぎょうせいしょし}"),
        )
    return re.sub(r"[^ァ-ヺー]", "", kana)
