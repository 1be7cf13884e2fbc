"""Kana in Latin letters (Hepburn, as an English voice says it best): a reading in an English pitch."""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
アイウエオ a i u e o
カキクケコ ka ki ku ke ko
ガギグゲゴ ga gi gu ge go
サシスセソ sa shi su se so
ザジズゼゾ za ji zu ze zo
タチツテト ta chi tsu te to
ダヂヅデド da ji zu de do
ナニヌネノ na ni nu ne no
ハヒフヘホ ha hi fu he ho
バビブベボ ba bi bu be bo
パピプペポ pa pi pu pe po
マミムメモ ma mi mu me mo
ヤユヨ ya yu yo
ラリルレロ ra ri ru re ro
ワヰヱヲンヴ wa i e o n vu
ァィゥェォ a i u e o
"""
_SINGLE: Final = {
    kana: sound
    for row in _ROWS.split("\n")
    if row
    for kana, sound in zip(row.split()[0], row.split()[1:], strict=True)
}
_SMALL: Final = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
_SMALL_VOWELS: Final = "ァィゥェォ"


def romaji(kana: str) -> str:
    """Return kana, hiragana or katakana, in Latin letters; whatever is no kana stays as it is."""
    said = ""
    doubled = False
    for sign in kana:
        letter = chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign
        if letter in _SMALL and said.endswith("i"):
            end = _SMALL[letter]
            said = said[:-1] + (end[1:] if said.endswith(("shi", "chi", "ji")) else end)
        elif letter in _SMALL_VOWELS and said[-1:] in ("u", "i", "e", "o"):
            said = (said[:-1] or "w") + _SINGLE[letter]
        elif letter == "ッ":
            doubled = True
        elif letter != "ー":
            sound = _SINGLE.get(letter, _SMALL.get(letter, letter))
            said += ("t" if sound.startswith("ch") else sound[0]) * doubled + sound
            doubled = False
    return said
