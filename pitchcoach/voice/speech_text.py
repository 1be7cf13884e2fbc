"""What a voice is given to say: kana where it cannot read kanji, else the text with the author's readings.

Readings are made elsewhere; here they are only written down. Pure functions, no engine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.reading import Phrase
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line
from pitchcoach.voice.characters import IDEOGRAPH, UnspeakableTextError
from pitchcoach.voice.kana import espeak_kana
from pitchcoach.voice.romaji import romaji

ENDS: Final = tuple("。．.！!？?…、，,：:；;")
"""After these a voice pauses by itself."""
_CLOSING: Final = "」』）)”\"'"
"""May stand after the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Fed:
    """One line as an engine is fed it."""

    text: str
    """What the engine gets."""
    starts: tuple[int, ...]
    """For each phrase of the line: the index in ``text`` where it begins."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """For each phrase: where in ``text`` it begins and where the next one does."""
        return tuple(pairwise([*self.starts, len(self.text)]))


def fed_line(voice: VoiceInfo, line: Line) -> Fed:
    """Return what ``voice`` is fed for a line: kana, or the text with the author's readings.

    Raises UnspeakableTextError when the voice needs kana and a phrase has none.
    """
    if line.language == "ja" and voice.needs_kana:
        return fed_kana(line.sentence.phrases)
    return _written(line, latin=voice.needs_kana)


def _written(line: Line, *, latin: bool) -> Fed:
    """Return the line's text with its readings in their places, in Latin letters if asked for, and ended."""
    spoken = line.spoken
    text = ""
    place = 0
    moved: list[tuple[int, int]] = [(0, 0)]  # from this index on, so many characters further
    for ruby in sorted(spoken.rubies, key=lambda ruby: ruby.start):
        if ruby.start < place:
            continue  # readings over one another: the first one counts
        said = romaji(ruby.kana) if latin else ruby.kana
        text += spoken.text[place : ruby.start] + said
        place = ruby.end
        moved.append((place, len(text) - place))
    text = (text + spoken.text[place:]).rstrip()
    if not text.rstrip(_CLOSING).endswith(ENDS):
        text += "。" if line.language == "ja" else "."
    starts: list[int] = []
    for phrase in line.sentence.phrases:
        further = next(by for since, by in reversed(moved) if since <= phrase.start)
        starts.append(min(max(phrase.start + further, *starts[-1:], 0), len(text)))
    return Fed(text, tuple(starts))


def fed_kana(phrases: Sequence[Phrase]) -> Fed:
    """Return a Japanese sentence in katakana for espeak: a space between phrases, 、 and 。 at the pauses.

    The spaces let espeak stress each phrase; at its natural rate it pauses 0.3 s at 、 (measured). Nothing
    but katakana, spaces and the two signs is left, besides the apostrophe of :func:`espeak_kana`. Raises
    UnspeakableTextError for a phrase without a whole reading.
    """
    written = ""
    starts: list[int] = []
    for phrase in phrases:
        kana = espeak_kana(katakana(phrase))
        paused = written.endswith(("、", "。"))
        if kana and written and not paused:
            written += " "
        starts.append(len(written))
        written += kana
        if phrase.pause and written and (kana or not paused):
            written += "。" if phrase.pause == "stop" else "、"
    text = written.rstrip("、。") + "。" if written else ""
    return Fed(text, tuple(min(start, len(text)) for start in starts))


def katakana(phrase: Phrase) -> str:
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
