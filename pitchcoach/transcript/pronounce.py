"""English words as they are said, and a rough pronunciation for those that no dictionary has."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_TOKEN: Final = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[a-z]+(?:['’][a-z]+)*")
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES: Final = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))
_LARGEST: Final = 999_999_999
_ENDINGS: Final = (
    *(("'s", "Z"), ("s", "Z"), ("es", "IH Z"), ("ed", "D"), ("d", "D"), ("er", "ER"), ("r", "ER")),
    *(("ers", "ER Z"), ("rs", "ER Z"), ("ing", "IH NG"), ("ly", "L IY"), ("ness", "N AH S")),
)
"""What is put after a word of the dictionary, and how it sounds there."""
_LETTERS: Final = dict(
    rule.split(": ")
    for rule in """
tion: SH AH N, sion: ZH AH N, ough: AO, igh: AY, tch: CH, sch: SH, eau: OW,
ai: EY, ay: EY, au: AO, aw: AO, ar: AA R, ch: CH, ck: K, ea: IY, ee: IY, ei: EY, er: ER, eu: UW, ew: UW,
ey: IY, gh: G, ie: IY, ir: ER, kn: N, ng: NG, oa: OW, oi: OY, oo: UW, or: AO R, ou: AW, ow: OW, oy: OY,
ph: F, qu: K W, sh: SH, th: TH, ur: ER, wh: W, wr: R,
a: AE, b: B, c: K, d: D, e: EH, f: F, g: G, h: HH, i: IH, j: JH, k: K, l: L, m: M, n: N, o: AA, p: P, q: K,
r: R, s: S, t: T, u: AH, v: V, w: W, x: K S, y: IY, z: Z""".replace("\n", " ").split(", ")
)
"""How letters are mostly said, longer ones first."""
_ROMAJI: Final = re.compile(
    r"((?:[kgnhbpmr]y|sh|ch|ts|kk|ss|tt|pp|ssh|tch|[kgsztdnhfbpmyrwj])?[aiueo]|n(?![aiueo]))+"
)
_ROMAJI_VOWELS: Final = {
    **{"ai": "AY", "ei": "EY", "ou": "OW", "oo": "OW", "uu": "UW", "ii": "IY"},
    **{"a": "AA", "i": "IY", "u": "UW", "e": "EH", "o": "OW"},
    **{"kk": "K", "ss": "S", "tt": "T", "pp": "P"},
}
"""How a Japanese name is said, where that differs."""


def words_of(text: str) -> list[str]:
    """Return the words that are said for a text, in small letters, numbers spelled out."""
    found: list[str] = []
    for token in _TOKEN.findall(text.lower().replace("’", "'")):
        found += _number(token) if token[0].isdigit() else [token]
    return found


def spelled(word: str, lookup: Callable[[str], str | None]) -> str:
    """Return the phones of a word that is in no dictionary: from a word that is, else letter by letter."""
    for ending, phones in _ENDINGS:
        if word.endswith(ending) and (known := lookup(word[: -len(ending)])):
            return f"{known} {phones}"
    if word.endswith(("ers", "er", "ing", "ed")):  # coder: code
        stem = re.sub("(ers|er|ing|ed)$", "e", word)
        if known := lookup(stem):
            return f"{known} {dict(_ENDINGS)[word[len(stem) - 1 :]]}"
    japanese = _ROMAJI.fullmatch(word) is not None
    consonants = {letters: phones for letters, phones in _LETTERS.items() if not set(letters) & set("aiueo")}
    said = _ROMAJI_VOWELS | consonants if japanese else _LETTERS
    found = []
    at = 0
    while at < len(word):
        letters = next((some for some in said if word.startswith(some, at)), word[at])
        at += len(letters)
        silent = letters == "e" and at == len(word) > 2 and not japanese
        found.append("" if silent else said.get(letters, ""))
    return " ".join(filter(None, found)) or "AH"


def _number(token: str) -> list[str]:
    whole, _, rest = token.rstrip("%").replace(",", "").partition(".")
    found = _whole(int(whole)) if int(whole) <= _LARGEST else [_ONES[int(digit)] for digit in whole]
    if rest:
        found += ["point", *(_ONES[int(digit)] for digit in rest)]
    return [*found, "percent"] if token.endswith("%") else found


def _whole(number: int) -> list[str]:
    for size, name in _SCALES:
        if number >= size:
            rest = _whole(number % size) if number % size else []
            return [*_whole(number // size), name, *rest]
    if number < len(_ONES):
        return [_ONES[number]]
    return [_TENS[number // 10], *([_ONES[number % 10]] if number % 10 else [])]
