"""What typing and pasting mean for Japanese text, without any widget.

Textual takes only what Python calls printable, and counts a whole Japanese sentence as one word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

PASTE_LIMIT: Final = 5000
"""Characters taken from one paste: eight minutes of speech; beyond it, typing in one paragraph turns slow."""

_JOINERS: Final = "\u200c\u200d"
_STOPS: Final = r"\s、。，．！？…‥・：；」』）】〉》"
PHRASE_START: Final = re.compile(
    rf"(?<=[{_STOPS}])[^{_STOPS}]"  # after white space and Japanese punctuation
    r"|(?<=[ぁ-ゖ])[一-鿿㐀-䶿々〇ァ-ヺＡ-Ｚａ-ｚA-Za-z0-9０-９]"  # a particle or ending, then a new word
    r"|(?<=\w)[「『（【〈《(]"
)
"""The first character of a phrase: one character long, so that its start is the place to jump to."""


def is_typed(character: str | None) -> bool:
    """Tell whether ``character`` belongs into text: what is printable, any space, and what joins emoji."""
    if character is None or len(character) != 1:
        return False
    return (
        character.isprintable()
        or unicodedata.category(character) == "Zs"
        or character in _JOINERS
        or "\U000e0020" <= character <= "\U000e007f"  # the tags of regional flags
    )


def composed(previous: str, character: str) -> str | None:
    """Return the one character that ``previous`` and a combining ``character`` make: か and ゛ are が."""
    if not unicodedata.combining(character):
        return None
    whole = unicodedata.normalize("NFC", previous + character)
    return whole if len(whole) == 1 else None


def normalised(text: str) -> str:
    """Return ``text`` in NFC with ``\\n`` as line end: nothing else changes."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def without_controls(text: str) -> str:
    """Return ``text`` without control characters but tab and line break."""
    return "".join(c for c in text if c in "\t\n" or unicodedata.category(c) != "Cc")


def pasted(text: str, limit: int = PASTE_LIMIT) -> tuple[str, int]:
    """Return what of a paste goes in, and how many characters are left out."""
    clean = without_controls(normalised(text))
    return clean[:limit], max(0, len(clean) - limit)


def phrase_after(line: str, column: int) -> int:
    """Return where the next phrase of ``line`` begins after ``column``; its end when there is none."""
    return next((m.start() for m in PHRASE_START.finditer(line) if m.start() > column), len(line))


def phrase_before(line: str, column: int) -> int:
    """Return where the phrase before ``column`` begins; 0 when there is none."""
    return max((m.start() for m in PHRASE_START.finditer(line) if m.start() < column), default=0)
