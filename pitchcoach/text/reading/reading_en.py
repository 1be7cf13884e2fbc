"""Reads one English sentence: clauses and short runs of words, with words and syllables as they are said.

Pure Python and quick: needs no cache and no loading.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pitchcoach.model.reading import Pause, Phrase
from pitchcoach.text.reading.numbers_en import NUMBER, spoken_number
from pitchcoach.text.reading.syllables_en import syllables
from pitchcoach.text.reading.wordlists import words

_LONGEST_RUN: Final = 6
"""Words after which a phrase ends at the next place where one may breathe."""
_BREATH_BEFORE: Final = frozenset(
    words(
        "and or but so because that which who when while if to for with without from in on at by "
        "of into after before than as until where"
    )
)
_TOKEN: Final = re.compile(
    rf"(?P<number>{NUMBER.pattern})|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>[&%@+=/])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS: Final = {"&": ["and"], "%": ["percent"], "@": ["at"], "+": ["plus"], "=": ["equals"], "/": []}
_BETWEEN_NUMBERS: Final = re.compile(r"(?<=[\d%])\s?[-–—~〜]\s?(?=[$€£¥]?\d)")
_COMMA: Final = re.compile(r"[,;:—–…)]|\s-\s|--")
_STOP: Final = re.compile(r"[.!?]")
_NAMES_OF_LETTERS: Final = {"w": 3}
_CHUNK: Final = re.compile(r"\S+\s*")
_CAPITALS_SAID_AS_WORDS: Final = frozenset(
    words("LINE NASA ROAM ASAP NATO UNESCO UNICEF PIN RAM SIM POS CAD GIF JPEG AIDS LASER RADAR I A")
)


def read_english(sentence: str) -> tuple[Phrase, ...]:
    """Read one sentence; phrases cover it without gaps and count their places from its start."""
    cuts = [0]
    run = 0
    for match in _CHUNK.finditer(sentence):
        word = re.sub(r"^\W+|\W+$", "", match.group()).casefold()
        pausing = _pause(sentence[cuts[-1] : match.start()]) != ""
        breathing = (run >= _LONGEST_RUN - 2 and word in _BREATH_BEFORE) or run >= _LONGEST_RUN
        if run and word and (pausing or breathing):
            cuts.append(match.start())
            run = 0
        run += bool(word)
    cuts.append(len(sentence))
    return tuple(_phrase(sentence, start, end) for start, end in pairwise(cuts) if end > start)


def _phrase(sentence: str, start: int, end: int) -> Phrase:
    text = sentence[start:end]
    words = spoken_words(text)
    return Phrase(
        text=text,
        start=start,
        end=end,
        kana="",
        morae=0,
        words=len(words),
        syllables=sum(_syllables(word) for word in words),
        pause="stop" if end == len(sentence) else _pause(text),
    )


def spoken_words(text: str) -> list[str]:
    """Return the words of ``text`` as they are said, numbers spelled out."""
    words: list[str] = []
    for match in _TOKEN.finditer(_BETWEEN_NUMBERS.sub(" to ", text)):
        if match["number"]:
            number = NUMBER.match(match["number"])
            if number:
                words += spoken_number(number)
        elif match["word"]:
            words.append(match["word"])
        elif match["sign"]:
            words += _SIGNS[match["sign"]]
    return words


def _syllables(word: str) -> int:
    letters = word.removesuffix("s") if word[:-1].isupper() and len(word) > 2 else word
    if letters.isupper() and len(letters) <= 5 and letters not in _CAPITALS_SAID_AS_WORDS:
        return sum(_NAMES_OF_LETTERS.get(letter, 1) for letter in letters.casefold())
    parts = re.findall(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z'’]+|[^\Wa-z]", word)
    if len(parts) > 1:
        return sum(_syllables(part) for part in parts)
    return syllables(word.replace("’", "'"))


def _pause(text: str) -> Pause:
    tail = re.search(r"(?:[^\w\s%]|\s)*\Z", text)
    signs = tail.group() if tail else ""
    if _COMMA.search(signs):
        return "comma"
    return "stop" if _STOP.search(signs) and len(signs.strip()) else ""
