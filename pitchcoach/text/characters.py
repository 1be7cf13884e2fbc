"""Counting what a reader would call a character, and finding the place where a limit is passed.

A character is one grapheme cluster of the NFC text (Unicode UAX #29), punctuation included, white space not:
が written as か and a mark counts once, a family emoji counts once, full and half width count alike.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# In these ranges every code point of an NFC text is a cluster of its own, so that the length can be taken
# directly and the grapheme library stays unloaded for an ordinary pitch.
_PLAIN: Final = re.compile(
    r"[\s\u0021-\u007e\u00a1-\u02af\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2460-\u24ff"
    r"\u3001-\u3029\u3030-\u3096\u309b-\u30ff\u3220-\u33ff\u4e00-\u9fff\uff01-\uff9d\uffe0-\uffe6]*"
)
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")


def count_characters(text: str) -> int:
    """Count grapheme clusters outside white space."""
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text):
        return len(_SPACE.sub("", text))
    return sum(not cluster.isspace() for cluster in _clusters(text))


def count_words(text: str) -> int:
    """Count English words: ``it's``, ``one-to-one``, ``1,200`` and ``24/7`` are one each."""
    return sum(1 for _ in _WORD.finditer(text))


def index_after_characters(text: str, count: int) -> int:
    """Return the index in ``text`` (NFC) after its first ``count`` characters, at most its length."""
    seen = at = 0
    for cluster in _clusters(text):
        if not cluster.isspace():
            if seen == count:
                return at
            seen += 1
        at += len(cluster)
    return len(text)


def index_after_words(text: str, count: int) -> int:
    """Return the index in ``text`` where word ``count`` + 1 begins; its length when there are fewer."""
    for number, word in enumerate(_WORD.finditer(text)):
        if number == count:
            return word.start()
    return len(text)


def _clusters(text: str) -> list[str]:
    if _PLAIN.fullmatch(text):
        return list(text)
    import regex

    return list(regex.findall(r"\X", text))
