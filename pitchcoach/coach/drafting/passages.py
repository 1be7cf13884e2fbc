"""Two texts side by side by phrase: what both say, what only one says, what each says in place of the other.

Works on the words as they are said: case, punctuation and white space tell no two phrases apart. A line diff
would call a whole sentence different for one word. What these records hold is found by ``alignment``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from pitchcoach.model.reading import Reading

Kind = Literal["same", "left", "right", "replaced"]

_MIRRORED: Final[dict[Kind, Kind]] = {
    "same": "same",
    "left": "right",
    "right": "left",
    "replaced": "replaced",
}
_SPOKEN_SIGNS: Final = "%&@#°+=<>$¥€£"
"""Signs that are read aloud."""
_BETWEEN: Final = ".:'"
"""Punctuation that tells words apart where a letter or digit stands on both sides: 3.5, 9:30, it's."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One phrase of one side: a 文節 in Japanese, a word in English."""

    text: str
    """As written, with all that stands before the next one."""
    key: str
    """What is said of it, never empty: two units with one key are the same."""
    opens: bool
    """Whether a sentence begins with it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Phrases in a row with the same fate."""

    kind: Kind
    """``same`` on both sides, only ``left``, only ``right``, or one ``replaced`` by the other."""
    left: tuple[str, ...]
    """The phrases of the left side as written; empty when it has none here."""
    right: tuple[str, ...]
    """The phrases of the right side; punctuation may differ where the words are the same."""

    @property
    def mirrored(self) -> Piece:
        """The same piece with its sides exchanged."""
        return Piece(_MIRRORED[self.kind], self.right, self.left)


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces up to the next place where a sentence begins on both sides: mostly one sentence of each."""

    pieces: tuple[Piece, ...]
    """In order; at least one."""

    @property
    def same(self) -> bool:
        """Whether both sides say the same words."""
        return all(piece.kind == "same" for piece in self.pieces)


def units(text: str, reading: Reading) -> tuple[Unit, ...]:
    """Cut a spoken text into units; joined they are the text."""
    opening = {sentence.phrases[0].start for sentence in reading.sentences}
    starts = [
        start for phrase in reading.phrases for start in _word_starts(phrase.text, phrase.start, reading)
    ]
    edges = [0, *starts[1:], len(text)] if text else []
    return tuple(
        Unit(text[start:end], said(text[start:end]) or text[start:end], number == 0 or start in opening)
        for number, (start, end) in enumerate(pairwise(edges))
    )


def said(text: str) -> str:
    """Return what is said of a text: no case, white space or silent punctuation, one width of letters."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    kept = []
    for before, sign, after in zip(" " + plain, plain, plain[1:] + " ", strict=False):
        inside = sign in _BETWEEN and before.isalnum() and after.isalnum()
        if inside or sign in _SPOKEN_SIGNS or unicodedata.category(sign)[0] in "LN":
            kept.append(sign)
    return "".join(kept)


def _word_starts(text: str, start: int, reading: Reading) -> Iterator[int]:
    """Yield where the units of a phrase begin: English phrases are cut anew by every added word."""
    if reading.language == "ja":
        yield start
        return
    for at, (before, sign) in enumerate(zip(" " + text, text, strict=False)):
        if before.isspace() and not sign.isspace() and said(text[at:].split(maxsplit=1)[0]):
            yield start + at
