"""The rough rule: phrases and morae of Japanese text without any dictionary, for the first moment.

Kana count as they are, a kanji as about two morae; the true reading follows as soon as the library is loaded.
Must stay cheap: it runs at every keystroke.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pitchcoach.model.pitch import Ruby
from pitchcoach.model.reading import Pause, Phrase
from pitchcoach.text.reading.kana import count_morae, is_kana, katakana
from pitchcoach.text.reading.latin import guess_kana, letter_names
from pitchcoach.text.reading.lexicon import SIGNS, known_latin

MORAE_PER_KANJI: Final = 1.9
"""Mean over read sentences (BASIC5000): the morae that kana and digits leave over, for each kanji."""
_MORAE_PER_DIGIT: Final = 2.9
"""A digit with its place value: 25 is ニ ジュー ゴ."""
_PIECE: Final = re.compile(
    r"(?P<kana>[ぁ-ゖァ-ヴー]+)|(?P<kanji>[\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]+)"
    r"|(?P<digits>[0-9０-９]+)|(?P<latin>[A-Za-zＡ-Ｚａ-ｚ]+)|(?P<sign>.)",
    re.DOTALL,
)
_PHRASE: Final = re.compile(
    r"[「『（(“]*[^ぁ-ゖ、，。．！？!?,\s]*[ぁ-ゖ]*[、，。．！？!?,」』）)”\s…]*", re.DOTALL
)
_FULL_TO_ASCII: Final = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_COMMAS: Final = frozenset("、，,…：；")
_STOPS: Final = frozenset("。．！？!?")


def read_roughly(sentence: str, rubies: Sequence[Ruby] = ()) -> tuple[Phrase, ...]:
    """Split one sentence where hiragana end and guess its morae.

    ``kana`` holds what can be known without a dictionary and is empty as soon as a phrase has a kanji or a
    digit without a ruby. Phrases cover the sentence without gaps.
    """
    spans = _spans(sentence, rubies)
    phrases = []
    for start, end in spans:
        text = sentence[start:end]
        kana, morae = _sound(sentence, start, end, rubies)
        last = end == len(sentence)
        phrases.append(Phrase(text, start, end, kana, morae, 0, 0, "stop" if last else _pause(text)))
    return tuple(phrases)


def _spans(sentence: str, rubies: Sequence[Ruby]) -> list[tuple[int, int]]:
    inside = {at for ruby in rubies for at in range(ruby.start + 1, ruby.end)}
    cuts = [0]
    for match in _PHRASE.finditer(sentence):
        silent = not re.search(r"\w", sentence[cuts[-1] : match.end()])
        if match.end() > cuts[-1] and match.end() not in inside and not silent:
            cuts.append(match.end())
    if cuts[-1] < len(sentence):
        # What is left makes no sound and leans on the phrase before.
        if len(cuts) > 1:
            cuts.pop()
        cuts.append(len(sentence))
    return list(pairwise(cuts))


def _sound(sentence: str, start: int, end: int, rubies: Sequence[Ruby]) -> tuple[str, int]:
    kana = ""
    hidden = 0.0
    at = start
    while at < end:
        ruby = next((r for r in rubies if r.start == at and r.end <= end), None)
        if ruby:
            kana += "".join(sign for sign in katakana(ruby.kana) if is_kana(sign))
            at = ruby.end
            continue
        match = _PIECE.match(sentence, at, end)
        if match is None:
            break
        piece = match.group()
        if match.lastgroup == "kana":
            kana += katakana(piece)
        elif match.lastgroup == "kanji":
            hidden += MORAE_PER_KANJI * len(piece)
        elif match.lastgroup == "digits":
            hidden += _MORAE_PER_DIGIT * len(piece)
        elif match.lastgroup == "latin":
            word = piece.translate(_FULL_TO_ASCII)
            kana += known_latin(word) or (letter_names(word) if word.isupper() else guess_kana(word))
        else:
            kana += SIGNS.get(piece, "")
        at = match.end()
    return ("" if hidden else kana), count_morae(kana) + round(hidden)


def _pause(text: str) -> Pause:
    signs = set(text.rstrip()[-2:])
    if signs & _STOPS:
        return "stop"
    return "comma" if signs & _COMMAS else ""
