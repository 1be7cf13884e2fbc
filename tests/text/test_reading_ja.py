"""Japanese readings by the real library: what a pitch sounds like, where its phrases lie, what is a guess."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.model.pitch import Ruby
from pitchcoach.model.reading import Reading
from pitchcoach.text.reading.kana import count_morae, pronounced
from pitchcoach.text.reading.reader import PitchReader

TABLE = Path(__file__).parent / "data" / "business_readings.tsv"
READER = PitchReader(None)


def read(text: str) -> Reading:
    return READER.read(text, "ja")


def kana(text: str) -> str:
    return "".join(phrase.kana for phrase in read(text).phrases)


def test_at_least_97_per_cent_of_business_expressions_are_read_right() -> None:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    wrong = {
        text: kana(text)
        for text, right in rows
        if pronounced(kana(text)) not in {pronounced(one) for one in right.split("/")}
    }
    assert len(rows) >= 150
    assert len(wrong) <= 0.03 * len(rows), wrong


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("私は、飲食店を支えます。", ["私は、", "飲食店を", "支えます。"]),
        ("経営者の方へお伝えします。", ["経営者の方へ", "お伝えします。"]),
        ("「行政書士」の田中です。", ["「行政書士」の", "田中です。"]),
        ("料金は300〜350円です。", ["料金は", "300〜", "350円です。"]),
    ],
)
def test_phrases_keep_particles_and_punctuation_with_their_word(text: str, phrases: list[str]) -> None:
    assert [phrase.text for phrase in read(text).phrases] == phrases


def test_particles_are_written_as_they_sound() -> None:
    assert kana("私は大阪へ行きます。") == "ワタシワオーサカエイキマス"


def test_pauses_follow_the_punctuation() -> None:
    first, second = read("はい、そうです。次に、話します。").sentences
    assert [phrase.pause for phrase in first.phrases] == ["comma", "stop"]
    assert (first.commas, second.commas) == (1, 1)


def test_a_ruby_decides_and_leaves_no_doubt() -> None:
    text = "私は東海林です。"
    phrase = READER.read(text, "ja", [Ruby(2, 5, "しょうじ")]).phrases[1]
    assert (phrase.text, phrase.kana, phrase.doubt) == ("東海林です。", "ショージデス", "")


def test_the_personal_dictionary_yields_to_a_ruby_and_to_longer_words() -> None:
    mine = PitchReader(None, {"方": "ほう", "凸凹堂": "でこぼこどう"})
    assert (
        "".join(p.kana for p in mine.read("凸凹堂の方法です。", "ja").phrases) == "デコボコドーノホーホーデス"
    )
    ruby = mine.read("凸凹堂です。", "ja", [Ruby(0, 3, "おうとつどう")])
    assert ruby.phrases[0].kana == "オートツドーデス"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("市場に行きます。", "several"),
        ("独立する方です。", "several"),
        ("田中です。", "name"),
        ("Kuvernix社です。", "unknown"),
        ("初回の相談です。", ""),
        ("みどりさんです。", ""),
    ],
)
def test_guesses_are_marked(text: str, doubt: str) -> None:
    assert read(text).phrases[0].doubt == doubt or doubt in {phrase.doubt for phrase in read(text).phrases}


def test_a_line_break_ends_a_sentence_only_where_it_can() -> None:
    assert len(read("大阪で\n行政書士をしています\n田中です").sentences) == 2


SIGNS = st.text(
    alphabet=st.sampled_from(
        "私は経営者の方へ行った何人ㇵ〜～、。！？「」（）・…ー々㈱&＆%％℃¥$@/-:.,0123456789０１ABcdeＡｂ"
        "ｶﾞﾎﾟé①Ⅱ🍣👨‍👩‍👧  \n　が"
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(SIGNS)
def test_phrases_cover_every_sentence_and_kana_is_nothing_but_katakana(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    reading = read(text)
    assert reading.exact
    for sentence in reading.sentences:
        at = sentence.start
        for phrase in sentence.phrases:
            assert phrase.start == at < phrase.end
            assert text[phrase.start : phrase.end] == phrase.text
            assert re.fullmatch("[ァ-ヴー]*", phrase.kana), phrase
            assert phrase.morae == count_morae(phrase.kana)
            at = phrase.end
        assert at == sentence.end
        assert sentence.phrases[-1].pause == "stop"
    ends = [0, *(end for s in reading.sentences for end in (s.start, s.end))]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("text", "word", "kana", "spoken"),
    [
        ("この人は良い人へ渡す。", "良い", "いい", "コノヒトワイイヒトエワタス"),
        ("強い店です。", "強い", "つよい", "ツヨイミセデス"),
        ("坂を上る。", "上", "あが", "サカオアガル"),
        ("方は一人です。", "方", "ほう", "ホーワヒトリデス"),
    ],
)
def test_a_ruby_leaves_the_words_beside_it_as_they_are_read(
    text: str, word: str, kana: str, spoken: str
) -> None:
    at = text.index(word)
    phrases = READER.read(text, "ja", [Ruby(at, at + len(word), kana)]).phrases
    assert "".join(phrase.kana for phrase in phrases).replace("ヲ", "オ") == spoken
