import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.text.characters import count_characters, count_words, index_after_characters
from pitchcoach.text.document.spoken import speak


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("**太字**と*斜体*と~~線~~", "太字と斜体と線"),
        ("**「鍵」**です。", "「鍵」です。"),
        ("**a *b* c** `co*de*`", "a b c co*de*"),
        ("5 * 3 * 2 と snake_case_x", "5 * 3 * 2 と snake_case_x"),
        ("[red]赤[/red] [/] [00]", "[red]赤[/red] [/] [00]"),
        ("[店](https://example.com)へ ![絵](a.png)どうぞ", "店へ どうぞ"),
        ("<b>太い</b><!-- 覚え書き\n二行 -->字", "太い字"),
        (r"\*星\* 2\. x", "*星* 2. x"),
        ("### 小見出し\n本文", "本文"),
        ("- 一つ目\n- 二つ目\n  続き\n\n> 引用", "一つ目\n二つ目続き\n引用"),
        ("one\ntwo  \nthree\n\nfour", "one two\nthree\nfour"),
        ("店を\n開く\n\n---\n\n方", "店を開く\n方"),
        ("```\ncode\n```\n後", "後"),
        ("か\u3099き゛は゜", "がぎぱ"),
        ("{行政書士|ぎょうせいしょし}です", "行政書士です"),
        ("閉じない **星 と `印", "閉じない **星 と `印"),
    ],
)
def test_markup_is_not_said_and_text_that_looks_like_it_is(written, said):
    assert speak(written, 0, markdown=True).text == said


def test_a_plain_text_keeps_its_stars():
    assert speak("**星**\n- 一\n- 二", 0, markdown=False).text == "**星** - 一- 二"


def test_rubies_know_their_place():
    spoken = speak("私は{行政|ぎょう|せい}{書士|しょし}です", 10, markdown=True)
    assert [(spoken.text[r.start : r.end], r.kana) for r in spoken.rubies] == [
        ("行政", "ぎょうせい"),
        ("書士", "しょし"),
    ]
    assert spoken.places[2] == 10 + 3


@given(st.text(st.sampled_from("あ漢a *_`[]()<>{}|!-#\n\\~か\u3099゛🙂1."), max_size=60))
def test_every_character_said_stands_where_it_says(body):
    spoken = speak(body, 5, markdown=True)
    assert len(spoken.places) == len(spoken.text)
    assert list(spoken.places) == sorted(spoken.places)
    assert unicodedata.is_normalized("NFC", spoken.text)
    for char, place in zip(spoken.text, spoken.places, strict=True):
        source = body[place - 5]
        assert char == source or char in "\n " or unicodedata.normalize("NFD", char)[0] == source
    for ruby in spoken.rubies:
        assert 0 <= ruby.start < ruby.end <= len(spoken.text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" \n\u3000", 0),
        ("が", 1),
        ("か\u3099", 1),
        ("ｶﾞ", 1),
        ("👨‍👩‍👧 と 🇯🇵", 3),
        ("葛\U000e0100", 1),
        ("ＡＢC、。", 5),
        ("㈱①", 2),
        ("e\u0301té", 3),
    ],
)
def test_a_character_is_one_grapheme_cluster(text, count):
    assert count_characters(text) == count


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=50))
def test_the_fast_way_counts_like_the_library(text):
    import regex

    text = unicodedata.normalize("NFC", text)
    assert count_characters(text) == sum(not c.isspace() for c in regex.findall(r"\X", text))


@given(st.text(st.sampled_from("あがa 🙂👨‍👩‍👧\n"), max_size=30), st.integers(0, 30))
def test_the_limit_stands_after_as_many_characters(text, count):
    index = index_after_characters(text, count)
    assert count_characters(text[:index]) == min(count, count_characters(text))


def test_words():
    assert count_words("It's a one-to-one, 24/7: 1,200 yen (or 3.5 %).") == 8
