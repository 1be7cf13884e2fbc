"""Words and signs of business pitches that the reading library does not know or reads in another way.

Only what it misses stands here; names of people and firms belong into a ruby or the personal dictionary.
"""

from __future__ import annotations

import functools
from typing import Final

from pitchcoach.text.reading.wordlists import pairs


@functools.cache
def _latin_words() -> dict[str, str]:
    return pairs("latin_words.tsv")


def known_latin(word: str) -> str | None:
    """Return how a Latin word is said, any case, as katakana as it sounds; None when it is not listed."""
    return _latin_words().get(word.casefold())


SIGNS: Final = {
    "㈱": "カブシキガイシャ",
    "㈲": "ユーゲンガイシャ",
    "㈹": "ダイヒョー",
    "（株）": "カブシキガイシャ",
    "（有）": "ユーゲンガイシャ",
    "（同）": "ゴードーガイシャ",
    "（社）": "シャダンホージン",
    "℡": "デンワ",
    "№": "ナンバー",
    "㎡": "ヘーホーメートル",
    "m²": "ヘーホーメートル",
    "㎥": "リッポーメートル",
    "㎏": "キログラム",
    "㎞": "キロメートル",
    "㎝": "センチメートル",
    "㎜": "ミリメートル",
    "㎎": "ミリグラム",
    "㏄": "シーシー",
    "㍑": "リットル",
    "㌔": "キロ",
    "㌢": "センチ",
    "㌘": "グラム",
    "㌧": "トン",
    "㌫": "パーセント",
    "㍉": "ミリ",
    "㌦": "ドル",
    "＆": "アンド",
    "＋": "プラス",
    "＝": "イコール",
    "×": "カケル",
    "✕": "カケル",
    "÷": "ワル",
    "≒": "ヤク",
    "＠": "アット",
    "＃": "シャープ",
}
"""Signs (full width) that are said as a word."""
