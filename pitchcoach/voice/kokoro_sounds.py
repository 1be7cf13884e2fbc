"""Katakana in the sounds that the Kokoro model was taught for Japanese.

The model knows letters of the phonetic alphabet; which of them stand for which kana was settled when it was
trained (with the library misaki), and another spelling sounds foreign to it.
"""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
アイウエオ a i ɯ e o
カキクケコ ka kʲi kɯ ke ko
ガギグゲゴ ɡa ɡʲi ɡɯ ɡe ɡo
サシスセソ sa ɕi sɨ se so
ザジズゼゾ ʣa ʥi zɨ ʣe ʣo
タチツテト ta ʨi ʦɨ te to
ダヂヅデド da ʥi zɨ de do
ナニヌネノ na ɲi nɯ ne no
ハヒフヘホ ha çi ɸɯ he ho
バビブベボ ba bʲi bɯ be bo
パピプペポ pa pʲi pɯ pe po
マミムメモ ma mʲi mɯ me mo
ヤユヨ ja jɯ jo
ラリルレロ ɾa ɾʲi ɾɯ ɾe ɾo
ワヰヱヲ βa i e o
ヴヵヶ vɯ ka ke
ァィゥェォ a i ɯ e o
ャュョヮ ja jɯ jo βa
"""
_STEMS: Final = {
    "キ": "kʲ",
    "ギ": "ɡʲ",
    "シ": "ɕ",
    "ジ": "ʥ",
    "チ": "ʨ",
    "ヂ": "ʥ",
    "ニ": "ɲ",
    "ヒ": "ç",
    "ビ": "bʲ",
    "ピ": "pʲ",
    "ミ": "mʲ",
    "リ": "ɾʲ",
    "テ": "tʲ",
    "デ": "dʲ",
    "ク": "kᵝ",
    "グ": "ɡᵝ",
    "ツ": "ʦ",
    "フ": "ɸ",
    "ヴ": "v",
    "ト": "t",
    "ド": "d",
    "ウ": "β",
    "イ": "j",
    "ス": "s",
    "ズ": "z",
}
"""What a kana begins with when a small one follows."""
_SMALL: Final = {"ャ": "a", "ュ": "ɨ", "ョ": "o", "ァ": "a", "ィ": "i", "ゥ": "ɯ", "ェ": "e", "ォ": "o"}
_SINGLE: Final = {
    kana: sound
    for row in _ROWS.split("\n")
    if row
    for kana, sound in zip(row.split()[0], row.split()[1:], strict=True)
}
_OTHERS: Final = {
    "ツィ": "ʦʲi",
    "フィ": "ɸʲi",
    "フャ": "ɸʲa",
    "フュ": "ɸʲɨ",
    "フョ": "ɸʲo",
    "ヴィ": "vʲi",
    "ヴュ": "bʲɨ",
    "ヴョ": "bʲo",
}
"""Pairs that begin otherwise than their stem."""
_NASAL: Final = (("mpb", "m"), ("kɡ", "ŋ"), ("ɲʨʥ", "ɲ"), ("ntdɾz", "n"))
"""How ン sounds before what."""


def sounds(kana: str) -> str:
    """Return the sounds of one word in katakana, morae as they stand; anything else is left out."""
    morae = []
    at = 0
    while at < len(kana):
        letter, small = kana[at], kana[at + 1 : at + 2]
        if small in _SMALL and letter in _STEMS:
            morae.append(_OTHERS.get(letter + small) or _STEMS[letter] + _SMALL[small])
            at += 2
            continue
        morae.append({"ー": "ː", "ッ": "ʔ", "ン": "ン"}.get(letter) or _SINGLE.get(letter, ""))
        at += 1
    return "".join(
        _nasal(morae[at + 1] if at + 1 < len(morae) else "") if mora == "ン" else mora
        for at, mora in enumerate(morae)
    )


def _nasal(following: str) -> str:
    return next((sound for before, sound in _NASAL if following and following[0] in before), "ɴ")
