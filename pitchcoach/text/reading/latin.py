"""Latin letters inside a Japanese text: letter names for ABBREVIATIONS, a spelling rule for other words.

The rule turns an English spelling into the kana a Japanese speaker would most likely say. It is a guess, and
the reader marks it as one; words that matter stand in :mod:`pitchcoach.text.reading.lexicon`.
"""

from __future__ import annotations

import re
from typing import Final

from pitchcoach.text.reading.wordlists import words

LETTERS: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        words(
            "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー "
            "キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット"
        ),
        strict=True,
    )
)
"""The names of the letters, as they sound."""

_CAMEL: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_VOWELS: Final = frozenset("aeiouy")

# An English spelling in pieces, longest first: what it becomes is romaji with "-" for a long vowel.
_SPELLINGS: Final = tuple(
    (re.compile(pattern), romaji)
    for pattern, romaji in (
        (r"tion|tian|cean", "syon"),
        (r"ssion|cian", "ssyon"),
        (r"sion", "jon"),
        (r"ture\b", "cha-"),
        (r"sure\b", "ja-"),
        (r"ious\b|eous\b", "iasu"),
        (r"ous\b", "asu"),
        (r"ough\b", "afu"),
        (r"aught|ought", "o-to"),
        (r"ight\b", "aito"),
        (r"igh", "ai"),
        (r"tch", "cchi"),
        (r"sch", "suk"),
        (r"(?<=[aeiou])ck", "kk"),
        (r"ck", "k"),
        (r"ch(?=[rl])", "k"),
        (r"ch", "ch"),
        (r"sh", "sh"),
        (r"ph", "f"),
        (r"th\b", "su"),
        (r"th", "s"),
        (r"wh", "w"),
        (r"\bkn|\bgn", "n"),
        (r"\bwr", "r"),
        (r"qu", "kw"),
        (r"dge\b", "jji"),
        (r"ge\b", "ji"),
        (r"g(?=[eiy])", "j"),
        (r"sc(?=[eiy])", "s"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "kkus"),
        (r"ing\b", "ingu"),
        (r"ng\b", "ngu"),
        (r"nk", "nk"),
        (r"le\b", "ru"),
        (r"ee|ea|ie(?=[a-z])|ei", "i-"),
        (r"oo", "u-"),
        (r"ou|ow(?=[a-z])", "au"),
        (r"ow\b", "o-"),
        (r"oa", "o-"),
        (r"oi|oy", "oi"),
        (r"ai|ay", "ei"),
        (r"au|aw", "o-"),
        (r"ew|ue\b|ui", "yu-"),
        (r"a(?=[bcdfgjklmnpqstvz]e(?:s|d)?\b)", "ei"),
        (r"i(?=[bcdfgjklmnpqstvz]e(?:s|d)?\b)", "ai"),
        (r"o(?=[bcdfgjklmnpqstvz]e(?:s|d)?\b)", "o-"),
        (r"u(?=[bcdfgjklmnpqstvz]e(?:s|d)?\b)", "yu-"),
        (r"(?<=[a-z])e\b(?<!\be)", ""),
        (r"(?<=[a-z])es\b", "su"),
        (r"er\b|ar\b|or\b|our\b|re\b", "a-"),
        (r"er(?![aeiouy])|ir(?![aeiouy])|ur(?![aeiouy])|ar(?![aeiouy])", "a-"),
        (r"or(?![aeiouy])", "o-"),
        (r"(?<=[bcdfghjklmnpqrstvwxz])y\b", "i-"),
        (r"\by(?=[aeiou])", "y"),
        (r"(?<=[bcdfghjklmnpqrstvwxz])y(?=[bcdfghjklmnpqrstvwxz])", "ai"),
        (r"y", "i"),
        (r"([bdfgklmnprstz])\1(?=e?r?\b)", r"\1"),
        (r"([bdfglmnrz])\1", r"\1"),
    )
)
_SYLLABLES: Final = {
    "": "ア イ ウ エ オ",
    "k": "カ キ ク ケ コ",
    "g": "ガ ギ グ ゲ ゴ",
    "s": "サ シ ス セ ソ",
    "z": "ザ ジ ズ ゼ ゾ",
    "sh": "シャ シ シュ シェ ショ",
    "sy": "シャ シ シュ シェ ショ",
    "j": "ジャ ジ ジュ ジェ ジョ",
    "t": "タ ティ トゥ テ ト",
    "d": "ダ ディ ドゥ デ ド",
    "ch": "チャ チ チュ チェ チョ",
    "ts": "ツァ ツィ ツ ツェ ツォ",
    "n": "ナ ニ ヌ ネ ノ",
    "h": "ハ ヒ フ ヘ ホ",
    "f": "ファ フィ フ フェ フォ",
    "b": "バ ビ ブ ベ ボ",
    "p": "パ ピ プ ペ ポ",
    "v": "バ ビ ブ ベ ボ",
    "m": "マ ミ ム メ モ",
    "y": "ヤ イ ユ イェ ヨ",
    "r": "ラ リ ル レ ロ",
    "l": "ラ リ ル レ ロ",
    "w": "ワ ウィ ウ ウェ ウォ",
    "kw": "クワ クイ ク クエ クオ",
    "ky": "キャ キ キュ キェ キョ",
    "ny": "ニャ ニ ニュ ニェ ニョ",
    "my": "ミャ ミ ミュ ミェ ミョ",
    "hy": "ヒャ ヒ ヒュ ヒェ ヒョ",
    "by": "ビャ ビ ビュ ビェ ビョ",
    "py": "ピャ ピ ピュ ピェ ピョ",
    "ry": "リャ リ リュ リェ リョ",
    "ly": "リャ リ リュ リェ リョ",
    "gy": "ギャ ギ ギュ ギェ ギョ",
    "ty": "チャ チ チュ チェ チョ",
    "dy": "デャ ディ デュ デェ デョ",
    "fy": "ファ フィ フュ フェ フョ",
    "vy": "ビャ ビ ビュ ビェ ビョ",
}
_KANA: Final = {
    onset + vowel: kana
    for onset, row in _SYLLABLES.items()
    for vowel, kana in zip("aiueo", row.split(), strict=True)
}
_CODA: Final = {
    "t": "ト",
    "d": "ド",
    "n": "ン",
    "m": "ム",
    "ch": "チ",
    "sh": "シュ",
    "sy": "シュ",
    "j": "ジ",
    "h": "",
    "y": "イ",
    "-": "ー",
    "q": "ク",
}
_LONGEST_UNIT: Final = 3


def letter_names(letters: str) -> str:
    """Spell Latin letters out: ``KPI`` is ケーピーアイ; other signs are left out."""
    return "".join(LETTERS.get(letter, "") for letter in letters.casefold())


def is_spelled(word: str) -> bool:
    """Tell whether a word is said letter by letter: capitals (``KPIs``), or no vowel (``html``)."""
    core = word.removesuffix("s") if len(word) > 2 and word[:-1].isupper() else word
    return (core.isupper() and len(core) <= 5) or not _VOWELS & set(word.casefold())


def guess_kana(word: str) -> str:
    """Guess how a Japanese speaker says a Latin word; parts of CamelCase are said one after the other.

    ``word`` holds ASCII letters and any other signs, which are left out. Never empty when it has a letter.
    """
    if is_spelled(word):
        core = word.removesuffix("s") if not word.isupper() else word
        return letter_names(core) + ("ズ" if core != word else "")
    parts = _CAMEL.findall(word)
    return "".join(letter_names(part) if is_spelled(part) else _respell(part.casefold()) for part in parts)


def _respell(word: str) -> str:
    romaji = ""
    at = 0
    while at < len(word):
        for pattern, spoken in _SPELLINGS:
            match = pattern.match(word, at)
            if match and match.end() > at:
                romaji += match.expand(spoken)
                at = match.end()
                break
        else:
            romaji += word[at]
            at += 1
    return _to_kana(romaji) or letter_names(word)


def _to_kana(romaji: str) -> str:
    kana: list[str] = []
    at = 0
    while at < len(romaji):
        if at + 1 < len(romaji) and romaji[at] == romaji[at + 1] and romaji[at] not in "aiueon-":
            kana.append("ッ")
            at += 1
            continue
        for length in range(_LONGEST_UNIT, 0, -1):
            unit = romaji[at : at + length]
            found = _KANA.get(unit) or _CODA.get(unit)
            if found is None and unit in _SYLLABLES and length < _LONGEST_UNIT:
                found = _KANA[unit[0] + "u"] if len(unit) == 1 else None
            if found is not None:
                kana.append(found)
                at += length
                break
        else:
            at += 1
    return re.sub("ー+", "ー", "".join(kana)).lstrip("ー")
