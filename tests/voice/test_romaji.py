from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.voice.romaji import romaji


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("かぶしきがいしゃ", "kabushikigaisha"),
        ("トヨタ", "toyota"),
        ("サッポロ", "sapporo"),
        ("まっちゃ", "matcha"),
        ("チェック", "chekku"),
        ("ティー", "ti"),
        ("じゅんじ", "junji"),
        ("りょかん", "ryokan"),
        ("Aoyama", "Aoyama"),
    ],
)
def test_readings_in_latin_letters(kana, latin):
    assert romaji(kana) == latin


@given(st.text("あいうかきくさしすたちつなにはひふまみやゆよらりるをんがぎぱぴゃゅょっーアイッャンヴ"))
def test_no_kana_is_left(kana):
    assert romaji(kana).isascii()
