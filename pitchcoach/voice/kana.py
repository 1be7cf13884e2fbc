"""Katakana as espeak-ng says it right.

Its Japanese rules (1.51 and 1.52, compared as phonemes: ``espeak-ng -v ja -x``) treat hiragana and katakana
alike, but know only some spellings: リョ becomes "rya-o", a second ー or a small letter out of place becomes
"Japanese letter", and ン before バ or パ loses its sound. Only such spellings are changed here, to the
nearest one that is said right.
"""

from __future__ import annotations

import re
from typing import Final

RESPELLED: Final = {
    "リャ": "リヤ",
    "リュ": "リユ",
    "リョ": "リヨ",
    "スィ": "シ",
    "ズィ": "ジ",
    "テョ": "チョ",
    "デョ": "ジョ",
    "フャ": "ヒャ",
    "フュ": "ヒュ",
    "フョ": "ヒョ",
    "ヴァ": "バ",
    "ヴィ": "ビ",
    "ヴェ": "ベ",
    "ヴォ": "ボ",
    "ヴャ": "ビャ",
    "ヴュ": "ビュ",
    "ヴョ": "ビョ",
    "ヴ": "ブ",
    "ヷ": "バ",
    "ヸ": "ビ",
    "ヹ": "ベ",
    "ヺ": "ボ",
    "ヵ": "カ",
    "ヶ": "ケ",
    "ヮ": "ワ",
    "ヰ": "イ",
    "ヱ": "エ",
}
"""Spellings espeak says wrong, if only after some letters (ヴ after ウ), and the nearest it says right."""

WITH_SMALL: Final = frozenset(
    large + small
    for larges, smalls in (
        ("キギシジチヂニヒビピミ", "ャュョ"),
        ("シジチイ", "ェ"),
        ("テデ", "ィュ"),
        ("トド", "ゥ"),
        ("ツフク", "ァィェォ"),
        ("ウ", "ィェォ"),
        ("グ", "ァ"),
    )
    for large in larges
    for small in smalls
)
"""Pairs with a small letter that espeak says as one mora."""

FULL_SIZE: Final = dict(zip("ァィゥェォャュョ", "アイウエオヤユヨ", strict=True))
VOWELS: Final = {
    "ア": "アカガサザタダナハバパマヤラワァャ",
    "イ": "イキギシジチヂニヒビピミリィ",
    "ウ": "ウクグスズツヅヌフブプムユルゥュ",
    "エ": "エケゲセゼテデネヘベペメレェ",
    "オ": "オコゴソゾトドノホボポモヨロヲォョ",
}
"""Which letters end in which vowel."""

_RESPELL: Final = re.compile("|".join(sorted(RESPELLED, key=len, reverse=True)))
_APART: Final = re.compile(
    f"(?<=ン)(?=[バビブベボパピプペポ])|(?<=[{VOWELS['ウ']}])(?=ウ[ィェォ])|(?<=[{VOWELS['イ']}])(?=イェ)"
)
"""Where espeak joins what does not belong together: ン before a lip sound; クウ of クウェ."""
_NOTHING_TO_DOUBLE: Final = re.compile("ッ(?=[アイウエオヤユヨワヲン])")


def espeak_kana(kana: str) -> str:
    """Return ``kana`` (katakana and ー only) as espeak-ng says it right.

    What comes back is katakana, ー, apostrophes (they part two sounds without a pause) and spaces.
    """
    text = _RESPELL.sub(lambda found: RESPELLED[found.group()], kana)
    said = ""
    for letter in text:
        said += _held(said) if letter == "ー" else _after(said, letter)
    # A new word lets ッ end in a stop where it finds no consonant to double.
    said = _NOTHING_TO_DOUBLE.sub(lambda found: "ッ " if found.start() else "", said)
    return _APART.sub("'", said)


def _after(said: str, letter: str) -> str:
    """Return ``letter`` as it has to be written after ``said``."""
    if letter in FULL_SIZE and said[-1:] + letter not in WITH_SMALL:
        return FULL_SIZE[letter]
    return "" if letter == "ッ" and said.endswith("ッ") else letter


def _held(said: str) -> str:
    """Return how to write that the last sound of ``said`` is held one mora longer."""
    before, last = said[-2:-1], said[-1:]
    if last == "ン":
        return "ン"
    if last == "ー":
        return _vowel_of(before)
    if last in VOWELS and last == _vowel_of(before):  # クウ is one long vowel already, which takes no ー
        return last
    return "ー" if _vowel_of(last) else ""


def _vowel_of(letter: str) -> str:
    """Return the vowel that a letter ends in; empty when it ends in none (nothing, ッ)."""
    return next((vowel for vowel, row in VOWELS.items() if letter and letter in row), "")
