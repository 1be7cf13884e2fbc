from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.model.pitch import Ruby, Spoken
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.speech_text import Fed, fed_kana, fed_line
from tests.voice.conftest import PITCH, PITCH_KANA, line_of, phrase

ESPEAK = VoiceInfo("jpx/ja", "Japanese", ("ja",), needs_kana=True)
HARUKA = VoiceInfo("haruka", "Microsoft Haruka", ("ja",), needs_kana=False)


ENGLISH = VoiceInfo("gmw/en-us", "English (America)", ("en",), needs_kana=True)
SAMANTHA = VoiceInfo("samantha", "Samantha", ("en",), needs_kana=False)


def parts(fed: Fed) -> list[str]:
    return [fed.text[first:last] for first, last in fed.spans]


def test_phrases_are_parted_and_pauses_kept():
    assert PITCH_KANA == (
        "ワタシワ、オーサカデ ギョーセイショシヲ シテイマス。"
        "コレカラ ドクリツスル カタノ キョカシンセーオ、オテツダイシマス。"
    )


def test_it_is_known_where_each_phrase_begins():
    assert parts(fed_kana(PITCH.sentences[0].phrases)) == [
        "ワタシワ、",
        "オーサカデ ",
        "ギョーセイショシヲ ",
        "シテイマス。",
    ]


def test_a_sentence_always_ends_and_an_empty_one_is_silent():
    assert fed_kana((phrase("はい", "ハイ"),)).text == "ハイ。"
    assert fed_kana((phrase("え、", "エ", "comma"),)).text == "エ。"
    assert fed_kana((phrase("……", ""),)) == Fed("", (0,))


def test_marks_and_other_scripts_of_kana_in_a_reading():
    fed = fed_kana((phrase("「がっこう」", "「がっこー」"), phrase("ｳｪﾌﾞ", "ｳｪﾌﾞ")))
    assert fed.text == "ガッコー ウェブ。"


@pytest.mark.parametrize("kana", ["60ビョー", "Web", "行政", "東京ト", "６０"])
def test_bug_6_what_was_not_read_is_never_spoken(kana):
    with pytest.raises(UnspeakableTextError) as caught:
        fed_kana((phrase("60秒", kana),))
    assert caught.value.message.values["phrase"] == "60秒"


def test_bug_6_kanji_without_any_reading_are_never_passed_over():
    with pytest.raises(UnspeakableTextError):
        fed_kana((phrase("行政書士", ""),))


@given(st.lists(st.text("アキシャョーッンヴティ、。「」・", max_size=8), min_size=1, max_size=5))
def test_nothing_but_kana_spaces_and_pauses_is_left(kanas):
    fed = fed_kana(tuple(phrase("x", kana) for kana in kanas))
    assert re.fullmatch(r"[ァ-ヺー' 、。]*", fed.text)
    assert "  " not in fed.text
    assert len(fed.starts) == len(kanas) and list(fed.starts) == sorted(fed.starts)


RUBIES = (Ruby(2, 6, "ぎょうせいしょし"), Ruby(7, 8, "あずま"))


def test_readings_of_the_author_replace_what_they_stand_over():
    fed = fed_line(HARUKA, line_of("私は行政書士の東です。", "ja", RUBIES))
    assert parts(fed) == ["私は", "ぎょうせいしょしの", "あずまです。"]


def test_of_readings_over_one_another_the_first_counts():
    line = line_of("私は行政書士の東です。")
    text = line.spoken.text
    crossing = replace(
        line, spoken=Spoken(text, tuple(range(len(text))), (RUBIES[1], Ruby(7, 9, "x"), RUBIES[0]))
    )
    assert fed_line(HARUKA, crossing).text == "私はぎょうせいしょしのあずまです。"


@pytest.mark.parametrize(
    ("text", "language", "fed"),
    [
        ("東です", "ja", "東です。"),
        ("「はい。」", "ja", "「はい。」"),
        ("I am Ken", "en", "I am Ken."),
        ("Hi!", "en", "Hi!"),
    ],
)
def test_every_line_ends(text, language, fed):
    voice = HARUKA if language == "ja" else SAMANTHA
    assert fed_line(voice, line_of(text, language)).text == fed


def test_each_voice_gets_what_it_can_read():
    line = line_of("私は、大阪で働きます。")
    assert fed_line(ESPEAK, line).text == "ワタシワ、オーサカデ ハタラキマス。"
    assert fed_line(HARUKA, line).text == "私は、大阪で働きます。"


def test_a_japanese_name_with_its_reading_is_said_in_an_english_pitch():
    line = line_of("I run 青山商店 in Osaka.", "en", (Ruby(6, 10, "あおやましょうてん"),))
    assert fed_line(ENGLISH, line).text == "I run aoyamashouten in Osaka."
    assert fed_line(SAMANTHA, line).text == "I run あおやましょうてん in Osaka."
