"""Which readings are only a guess, and the few that the neighbours decide.

Codes: ``unknown`` (no dictionary has the word), ``name`` (a person's name), ``several`` (written one way,
said in two or more). The author confirms or corrects them with a ruby.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pitchcoach.text.reading.engine import Word
from pitchcoach.text.reading.kana import is_kana, katakana
from pitchcoach.text.reading.wordlists import words

_SEVERAL: Final = frozenset(
    words(
        "方 日本 市場 一日 人気 今日 明日 昨日 辛い 入る 上手 下手 最中 一時 生物 工夫 足跡 何人 "
        "行っ 人事 大人気 寒気 一人前 分別 心中 名代 見物 一見 大家 色紙 背筋 気質 根本 一行 仮名 "
        "変化 故郷 施行 止める 止め 開い 開く 空い 避ける 抱い 抱く 家 等 他 側 国立 経緯 一分 "
        "二十歳 通っ 通る 触れる 汚れ 臭い 怒る 被る 描く 描い 強 主 角 表 金 後 床 脇 頭 値 得る"
    )
)
"""Words with several common readings of different sound (published lists of 同形異音語, our choice)."""
_COMPARED: Final = frozenset(
    words("よい 良い いい 早い 速い 安い 多い 高い 楽 得 便利 安心 効率 近い 強い 大きい 確実 簡単")
)
_NAN_BEFORE: Final = frozenset(
    words(
        "人 名 件 年 月 日 時 分 秒 回 度 個 本 枚 冊 社 円 歳 才 台 軒 階 番 倍 割 点 曜日 十 百 "
        "千 万 億 か月 ヶ月 カ月 週間 時間 %"
    )
)


def doubt_of(sentence: Sequence[Word], at: int) -> str:
    """Return why the reading of a word is a guess, or nothing."""
    word = sentence[at]
    if word.doubt or word.told or not word.kana:
        return word.doubt
    if not word.known and any(sign >= "\u3400" for sign in word.surface):
        return "unknown"
    if word.subdetail == "人名" and word.detail != "接尾":
        return "" if is_kana(katakana(word.surface)) else "name"
    if word.surface in _SEVERAL or word.base in _SEVERAL:
        return "several" if word.detail != "接尾" and word.part != "接頭詞" else ""
    return ""


def settle(sentence: Sequence[Word]) -> list[Word]:
    """Decide readings that the library leaves to chance but the neighbours decide: 方, 何 before counters."""
    settled = list(sentence)
    for at, word in enumerate(sentence):
        after = sentence[at + 1].surface if at + 1 < len(sentence) else ""
        if word.told:
            continue
        if word.surface == "方" and word.kana == "ホー" and at and _means_person(sentence, at):
            settled[at] = replace(word, kana="カタ")
        elif word.surface == "何" and word.kana == "ナニ" and after in _NAN_BEFORE:
            settled[at] = replace(word, kana="ナン")
        elif word.part == "記号" and word.detail == "アルファベット" and word.kana.endswith("エイ"):
            settled[at] = replace(word, kana=word.kana[:-1] + "ー")
    return settled


def _means_person(sentence: Sequence[Word], at: int) -> bool:
    """Tell whether 方 is a person: unless two things are compared, or a direction is meant."""
    before, rest = sentence[at - 1], sentence[at + 1 : at + 4]
    if any(word.surface == "より" for word in sentence[:at]) or any(word.base in _COMPARED for word in rest):
        return False
    return before.surface not in ("こちら", "そちら", "あちら", "どちら") and before.part != "名詞"
