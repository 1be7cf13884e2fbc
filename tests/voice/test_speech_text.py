from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.model.pitch import Ruby, Spoken
from pitchcoach.model.reading import Reading
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.speech_text import kana_text, ruby_text, text_for
from tests.voice.conftest import PITCH, phrase, reading

ESPEAK = VoiceInfo("jpx/ja", "Japanese", ("ja",), needs_kana=True)
HARUKA = VoiceInfo("haruka", "Microsoft Haruka", ("ja",), needs_kana=False)


def spoken(text: str, *rubies: Ruby) -> Spoken:
    return Spoken(text, tuple(range(len(text))), rubies)


def test_phrases_are_parted_and_pauses_kept():
    assert kana_text(PITCH) == (
        "ワタシワ、オーサカデ ギョーセイショシヲ シテイマス。"
        "コレカラ ドクリツスル カタノ キョカシンセーオ、オテツダイシマス。"
    )


def test_a_sentence_always_ends_and_empty_ones_are_silent():
    assert (
        kana_text(reading((phrase("はい", "ハイ"),), (phrase("……", ""),), (phrase("え、", "エ", "comma"),)))
        == "ハイ。エ。"
    )
    assert kana_text(Reading("ja", (), exact=True)) == ""


def test_marks_and_other_scripts_of_kana_in_a_reading():
    assert (
        kana_text(reading((phrase("「がっこう」", "「がっこー」"), phrase("ｳｪﾌﾞ", "ｳｪﾌﾞ"))))
        == "ガッコー ウェブ。"
    )


@pytest.mark.parametrize("kana", ["60ビョー", "Web", "行政", "東京ト", "６０"])
def test_bug_6_what_was_not_read_is_never_spoken(kana):
    with pytest.raises(UnspeakableTextError) as caught:
        kana_text(reading((phrase("60秒", kana),)))
    assert caught.value.message.values["phrase"] == "60秒"


def test_bug_6_kanji_without_any_reading_are_never_passed_over():
    with pytest.raises(UnspeakableTextError):
        kana_text(reading((phrase("行政書士", ""),)))


@given(
    st.lists(
        st.lists(st.text("アキシャョーッンヴティ、。「」・", max_size=8), min_size=1, max_size=5), max_size=5
    )
)
def test_nothing_but_kana_spaces_and_pauses_is_left(sentences):
    text = kana_text(reading(*(tuple(phrase("x", kana) for kana in kanas) for kanas in sentences)))
    assert re.fullmatch(r"[ァ-ヺー' 、。]*", text)
    assert "  " not in text


def test_readings_of_the_author_replace_what_they_stand_over():
    text = "私は行政書士の東です。"
    rubies = (Ruby(2, 6, "ぎょうせいしょし"), Ruby(7, 8, "あずま"))
    assert ruby_text(spoken(text, *rubies), "ja") == "私はぎょうせいしょしのあずまです。"
    assert (
        ruby_text(spoken(text, rubies[1], Ruby(7, 9, "x"), rubies[0]), "ja")
        == "私はぎょうせいしょしのあずまです。"
    )


def test_every_line_ends():
    assert ruby_text(spoken("東です\n「はい。」\n\n次"), "ja") == "東です。\n「はい。」\n次。"
    assert ruby_text(spoken("I am Ken\nHello!"), "en") == "I am Ken.\nHello!"
    assert ruby_text(spoken(""), "en") == ""


def test_each_voice_gets_what_it_can_read():
    text = spoken("私は、大阪で…")
    assert text_for(ESPEAK, text, PITCH).startswith("ワタシワ、")
    assert text_for(HARUKA, text, PITCH) == "私は、大阪で…"
    english = VoiceInfo("gmw/en-us", "English (America)", ("en",), needs_kana=True)
    assert text_for(english, spoken("Hello."), Reading("en", (), exact=True)) == "Hello."
