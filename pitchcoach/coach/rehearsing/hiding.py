"""What each rung of the ladder shows of a pitch, and what it hides.

It knows no screen: hidden words are named, so that a screen can draw something of their width in their place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pitchcoach.coach.drafting.phrase_words import hiragana
from pitchcoach.coach.rehearsing.keywords import keywords
from pitchcoach.coach.rehearsing.prompter import Cue
from pitchcoach.model.round import Rung

_BEGINNINGS: Final[frozenset[Rung]] = frozenset({"cues", "short"})
_ORDER: Final = (1, 3, 2, 0)
"""The order in which the phrases of a sentence go, by fours: its beginning calls the rest and goes last."""
_SMALL: Final = frozenset("ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ")
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヺ]")
_MORE: Final = "…"
_BETWEEN: Final = "\u00a0\u00a0·\u00a0 "
"""Between two keywords: a space at its end, where a line may break, the others hold it to its word."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text as it is to be drawn."""

    text: str
    """What is to be read."""
    covers: str = ""
    """The words it stands for and hides; empty where nothing is hidden. Its width is theirs."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of one phrase, or one keyword: never split over lines."""

    cue: int
    """Number of the phrase; for a keyword, of the first one in its section."""
    pieces: tuple[Piece, ...]
    """In order, white space after the phrase included."""


Passage = tuple[Shown, ...]
"""What begins on a new line."""


def passages(cues: Sequence[Cue], rung: Rung, level: int = 0, peek: int | None = None) -> tuple[Passage, ...]:
    """Return what is shown on a rung; the sentence of the cue ``peek`` is shown whole."""
    peeked = None if peek is None else cues[peek].sentence
    numbered = list(enumerate(cues))
    if rung in ("read", "shadow", "cloze"):
        hides = rung == "cloze"
        return tuple(
            tuple(
                _gap(number, cue) if hides and cue.sentence != peeked and hidden else _whole(number, cue)
                for (number, cue), hidden in zip(section, _hidden(section, level), strict=True)
            )
            for section in _grouped(numbered, lambda cue: cue.section)
        )
    shown: list[Passage] = []
    for section in _grouped(numbered, lambda cue: cue.section):
        for sentence in _grouped(section, lambda cue: cue.sentence):
            if sentence[0][1].sentence == peeked:
                shown.append(tuple(_whole(number, cue) for number, cue in sentence))
            elif rung in _BEGINNINGS:
                shown.append(_beginning(sentence))
        if rung == "keywords" and section[0][1].section != (None if peek is None else cues[peek].section):
            shown.append(_keywords(section))
    return tuple(passage for passage in shown if passage)


_Numbered = Sequence[tuple[int, Cue]]


def _grouped(numbered: _Numbered, by: Callable[[Cue], int]) -> list[list[tuple[int, Cue]]]:
    return [list(group) for _, group in groupby(numbered, lambda pair: by(pair[1]))]


def _whole(number: int, cue: Cue) -> Shown:
    return Shown(number, (Piece(cue.text),))


def _beginning(sentence: _Numbered) -> Passage:
    number, first = sentence[0]
    more = f" {_MORE}" if len(sentence) > 1 else ""
    return (Shown(number, (Piece(first.text.strip() + more),)),)


def _keywords(section: _Numbered) -> Passage:
    words = list(keywords([cue for _, cue in section]))
    apart = [word + _BETWEEN for word in words[:-1]] + words[-1:]
    return tuple(Shown(section[0][0], (Piece(word),)) for word in apart)


def _hidden(section: _Numbered, level: int) -> list[bool]:
    """Tell which phrases of a section are gaps at a level; what is hidden at one is so at all above it."""
    gone = set(_ORDER[: level + 1])
    return [
        at % len(_ORDER) in gone
        for sentence in _grouped(section, lambda cue: cue.sentence)
        for at, _ in enumerate(sentence)
    ]


def _gap(number: int, cue: Cue) -> Shown:
    """Hide a phrase behind its first mora, in English each word behind its first letter.

    What stands around the words stays: brackets, and the punctuation that asks for a pause.
    """
    english = not cue.phrase.kana and cue.phrase.words
    spans = [match.span() for match in re.finditer(r"\S+", cue.text)] if english else [(0, len(cue.text))]
    made: list[Piece] = []
    last = 0
    for start, end in spans:
        first, after = _sounding(cue.text, start, end)
        if first < after:
            made += [
                Piece(cue.text[last:first]),
                Piece(_start(cue, cue.text[first:after]), cue.text[first:after]),
            ]
            last = after
    made.append(Piece(cue.text[last:]))
    return Shown(number, tuple(piece for piece in made if piece.text or piece.covers))


def _sounding(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the first word sign of a span stands, and the place after its last one."""
    signs = [at for at in range(start, end) if unicodedata.category(text[at])[0] in "LNMS"]
    return (signs[0], signs[-1] + 1) if signs else (end, end)


def _start(cue: Cue, covered: str) -> str:
    """Return how hidden words begin: their first mora in kana, or their first letter."""
    kana = cue.phrase.kana
    text = covered if _KANA.match(covered) or not kana else hiragana(kana)
    length = 1
    while length < len(text) and (text[length] in _SMALL or unicodedata.category(text[length])[0] == "M"):
        length += 1
    return text[:length]
