"""Kana arithmetic: hiragana to katakana, written kana to pronounced kana, and counting morae.

Knows no dictionary and no sentence; everything here is plain tables.
"""

from __future__ import annotations

import re
from typing import Final

_HIRAGANA_TO_KATAKANA: Final = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
_NO_MORA: Final = frozenset("ァィゥェォャュョヮ’")
_KANA_ONLY: Final = re.compile(r"[ァ-ヴー]+\Z")
_ROWS: Final = {
    "ア": "アカサタナハマヤラワガザダバパァャヮ",
    "イ": "イキシチニヒミリギジヂビピィ",
    "ウ": "ウクスツヌフムユルグズヅブプヴゥュ",
    "エ": "エケセテネヘメレゲゼデベペェ",
    "オ": "オコソトノホモヨロヲゴゾドボポォョ",
}
_VOWEL: Final = {kana: vowel for vowel, row in _ROWS.items() for kana in row}
_LENGTHENS: Final = {("エ", "イ"), ("オ", "ウ"), ("ウ", "ウ")}
"""After which vowel which written vowel only lengthens: えい, おう, うう."""


def katakana(text: str) -> str:
    """Turn hiragana into katakana and leave the rest."""
    return text.translate(_HIRAGANA_TO_KATAKANA)


def count_morae(kana: str) -> int:
    """Count the morae of katakana: every sign but the small vowels and glides; ッ, ン and ー count."""
    return sum(sign not in _NO_MORA for sign in kana)


def is_kana(text: str) -> bool:
    """Tell whether ``text`` is nothing but katakana (ー included), and not empty."""
    return _KANA_ONLY.match(text) is not None


def pronounced(kana: str) -> str:
    """Turn a reading as one writes it (ぎょうせい) into one as it sounds (ギョーセー).

    Only within one word: えい, おう, うう become long vowels, ヲ is オ, ヂ is ジ, ヅ is ズ. The mora count
    never changes.
    """
    signs: list[str] = []
    for sign in katakana(kana).replace("ヲ", "オ").replace("ヂ", "ジ").replace("ヅ", "ズ"):
        before = _VOWEL.get(signs[-1], "") if signs else ""
        signs.append("ー" if (before, sign) in _LENGTHENS else sign)
    return "".join(signs)
