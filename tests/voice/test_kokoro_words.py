"""What the Kokoro voices are fed: needs none of their packages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pitchcoach.model.pitch import Ruby
from pitchcoach.voice.kokoro_sounds import sounds
from pitchcoach.voice.kokoro_words import pieces_of
from tests.voice.conftest import line_of, phrase, reading


def fed(text: str, *rubies: Ruby) -> str:
    return "".join(piece.sounds + piece.tail for piece in pieces_of(line_of(text, "ja", rubies)))


@pytest.mark.parametrize(
    ("kana", "said"),
    [
        ("ギョーセイ", "ɡʲoːsei"),
        ("キャク", "kʲakɯ"),
        ("ティー", "tʲiː"),
        ("フォーク", "ɸoːkɯ"),
        ("ッテ", "ʔte"),
        ("ウェブ", "βebɯ"),
        ("カ、 ？", "ka"),
    ],
)
def test_kana_in_sounds(kana, said):
    assert sounds(kana) == said


@pytest.mark.parametrize(
    ("kana", "said"),
    [
        ("サンポ", "sampo"),
        ("サンカ", "saŋka"),
        ("サンニ", "saɲɲi"),
        ("サンタ", "santa"),
        ("サンワ", "saɴβa"),
        ("サン", "saɴ"),
    ],
)
def test_n_takes_the_place_of_what_follows(kana, said):
    assert sounds(kana) == said


def test_words_are_parted_and_endings_joined_to_their_verb():
    assert fed("西村と申します。") == "ɲiɕimɯɾa to moːɕimasɨ. "
    assert fed("二人で住んでいます。").endswith("sɨnde imasɨ. ")


def test_pauses_and_questions_are_signs():
    assert fed("寒い、という方はいらっしゃいますか？").startswith("samɯi, to iɯ kata βa ")
    assert fed("寒いですか？").endswith("? ")
    assert fed("はい！") == "hai! "


def test_a_doubled_consonant_is_not_parted_from_its_neighbours():
    assert " ʔ" not in fed("行くって言った。") and "ʔ " not in fed("行くって言った。")


def test_a_ruby_is_said():
    assert fed("心斎橋の店です。", Ruby(0, 3, "みなみ")).startswith("minami no".replace("mi", "mʲi"))


def test_without_labels_a_phrase_is_one_word():
    assert "".join(p.sounds for p in pieces_of(replace(line_of("店です。"), prosody=None))) == "mʲisedesɨ"


def test_labels_that_do_not_agree_with_the_kana_cut_nothing():
    line = line_of("店です。")
    other = reading((phrase("店です。", "カイシャデス", "stop"),)).sentences[0]
    assert [p.sounds for p in pieces_of(replace(line, sentence=other))] == ["kaiɕadesɨ"]
