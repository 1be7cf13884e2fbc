"""A Japanese line as the pieces the Kokoro model is fed: sounds with a space between words, signs at pauses.

The model takes its melody from where the words are: without the spaces it speaks flatly. The words are those
of the labels; where there are none, a phrase is one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pitchcoach.model.reading import Phrase
from pitchcoach.model.speech import Line
from pitchcoach.voice.kokoro_sounds import sounds
from pitchcoach.voice.pieces import Piece
from pitchcoach.voice.speech_text import katakana

_MORA: Final = re.compile("[ァ-ヺー][ァィゥェォャュョヮ]?")
_ENDING_A_MORA: Final = frozenset({*"aiueoAIUEON", "cl"})
"""Phones of the labels."""
_PHONE: Final = re.compile(r"-([^+]+)\+")
_WORD: Final = re.compile(r"/B:.*/C:(?P<part>[^_]*).*/D:[^/]*")
"""What a label tells of the word and its neighbours: it changes where a word ends."""
_VERBS: Final = frozenset({"01", "10", "17", "20"})
"""Parts of speech, as labels number them, that take an ending: adjectives, auxiliaries, verbs."""
_ENDINGS: Final = frozenset({"マス", "マシ", "マセ", "マショー", "タ", "ダ", "テ", "デ", "バ", "ン"})
"""Which the model knows as a part of the verb before them."""
_TAILS: Final = {"comma": ", ", "stop": ". ", "": " "}


def pieces_of(line: Line) -> list[Piece]:
    """Return a piece for each phrase. Raises UnspeakableTextError for a phrase without a whole reading."""
    phrases = line.sentence.phrases
    spans = line.prosody.phones if line.prosody else ((0, 0),) * len(phrases)
    labels = line.prosody.labels if line.prosody else ()
    return [_piece(phrase, labels[first:last]) for phrase, (first, last) in zip(phrases, spans, strict=True)]


def _piece(phrase: Phrase, labels: Sequence[str]) -> Piece:
    said = ""
    for word in _words(katakana(phrase), labels):
        sound = sounds(word)
        # A doubled consonant holds its neighbours together.
        apart = said and sound and not said.endswith("ʔ") and not sound.startswith("ʔ")
        said += (" " if apart else "") + sound
    asking = re.search(r"[？?！!]", phrase.text) if phrase.pause == "stop" else None
    if asking:
        return Piece(said, "? " if asking.group() in "？?" else "! ")
    return Piece(said, _TAILS[phrase.pause])


def _words(kana: str, labels: Sequence[str]) -> list[str]:
    """Cut the kana of a phrase where the word of its labels changes; uncut when the two do not agree."""
    found: list[tuple[str, int]] = []
    now = ""
    for label in labels:
        phone, told = _PHONE.search(label), _WORD.search(label)
        if phone is None or told is None:
            return [kana]
        if told.group() != now:
            now = told.group()
            found.append((told["part"], 0))
        part, count = found[-1]
        found[-1] = (part, count + (phone[1] in _ENDING_A_MORA))
    morae = _MORA.findall(kana)
    if sum(count for _, count in found) != len(morae):
        return [kana]
    words: list[str] = []
    at, before = 0, ""
    for part, count in found:
        word = "".join(morae[at : at + count])
        if words and word in _ENDINGS and before in _VERBS:
            words[-1] += word
        else:
            words.append(word)
        at, before = at + count, part
    return words
