"""What the library is given to read, and where each character of it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.text.reading.kana import count_morae, katakana, pronounced
from pitchcoach.text.reading.latin import guess_kana
from pitchcoach.text.reading.normalise import normalise
from pitchcoach.text.reading.rough import read_roughly
from pitchcoach.text.reading.sentences import split_sentences


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("300〜350円", "３００から３５０円"),
        ("1,200円", "１２００円"),
        ("￥3,000", "３０００円"),
        ("2026/11/3", "２０２６年１１月３日"),
        ("9:05", "９時５分"),
        ("1/3", "３分の１"),
        ("ﾎﾟｽﾄ", "ポスト"),
        ("Ⅱ", "２"),
        ("がんばる🍣ぞ", "がんばるぞ"),
    ],
)
def test_writings_that_the_library_misreads_are_spelled_out(written: str, given: str) -> None:
    assert normalise(written).text == given


@given(st.text(max_size=50))
def test_every_character_knows_its_place(text: str) -> None:
    prepared = normalise(text)
    assert len(prepared.places) == len(prepared.text) + 1
    assert list(prepared.places) == sorted(prepared.places)
    assert prepared.places[-1] == len(text)
    ends = [0, *(place for fixed in prepared.fixed for place in (fixed.start, fixed.end))]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("kana", "morae"), [("キョー", 2), ("ガッコー", 4), ("フォント", 3), ("シンブン", 4), ("", 0)]
)
def test_morae(kana: str, morae: int) -> None:
    assert count_morae(kana) == morae


def test_written_kana_become_spoken_kana() -> None:
    assert pronounced("ぎょうせいしょし") == "ギョーセーショシ"
    assert katakana("こんにちは、ABC") == "コンニチハ、ABC"


@given(st.text(alphabet="ぁあいうえおかきくゃゅょっんーアイウガギ", max_size=20))
def test_a_long_vowel_never_changes_the_count(kana: str) -> None:
    assert count_morae(pronounced(kana)) == count_morae(katakana(kana))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCXYZ", min_size=1, max_size=15))
def test_every_latin_word_gets_a_sound(word: str) -> None:
    assert count_morae(guess_kana(word)) >= 1


@given(st.text(alphabet="私は経営者です。、！「」 \n12ab〜🍣ー", max_size=40))
def test_the_rough_rule_covers_every_sentence_too(text: str) -> None:
    for start, end in split_sentences(text, "ja"):
        phrases = read_roughly(text[start:end])
        assert "".join(phrase.text for phrase in phrases) == text[start:end]
        assert phrases[-1].pause == "stop"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一。二！三？", 3),
        ("「できます。」と言った。次。", 2),
        ("Yahoo!ニュースに載った。", 1),
        ("行を\n折り返す。\n\n次の段落", 2),
        ("。。。", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split_sentences(text, "ja")) == count
