"""Single-key commands while an input method is on: ``ｒ`` and ``ら`` act as ``r``.

Only for keys that no text field takes. A lone kana stands for the letter that begins its row, which is the
key the user pressed (え is e; ら, り … are r); kana typed with a kana keyboard layout cannot be told and
are left alone.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_ROWS: Final = {
    "a": "あぁ",
    "i": "いぃ",
    "u": "うぅゔ",
    "e": "えぇ",
    "o": "おぉ",
    "k": "かきくけこ",
    "g": "がぎぐげご",
    "s": "さしすせそ",
    "z": "ざずぜぞ",
    "j": "じ",
    "t": "たちつてとっ",
    "d": "だぢづでど",
    "n": "なにぬねのん",
    "h": "はひへほ",
    "f": "ふ",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
    "m": "まみむめも",
    "y": "やゆよゃゅょ",
    "r": "らりるれろ",
    "w": "わゎを",
}
_LETTERS: Final = {
    **{kana: letter for letter, row in _ROWS.items() for kana in row},
    "\u3000": " ",
    "ー": "-",
    "、": ",",
    "。": ".",
    "・": "/",
    "「": "[",
    "」": "]",
    "￥": "\\",
    "”": '"',
    "’": "'",
}


def folded(character: str) -> str | None:
    """Return the ASCII character the key types without an input method; None for all others."""
    if character.isascii():
        return None
    full_or_half_width = "\uff01" <= character <= "\uff9f"
    plain = unicodedata.normalize("NFKC", character) if full_or_half_width else character
    if len(plain) == 1 and plain.isascii() and plain.isprintable():
        return plain
    if "ァ" <= plain <= "ヴ":
        plain = chr(ord(plain) - 0x60)
    return _LETTERS.get(character) or _LETTERS.get(plain)
