"""A pitch as lines: each sentence alone, with its reading, its rubies and its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchcoach.coach.listening.spoken_lines import line_at, spoken_lines
from pitchcoach.errors import PitchcoachError
from pitchcoach.locations import example_pitches
from pitchcoach.model.pitch import FileForm, Pitch
from pitchcoach.text.document.parse import parse_pitch
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader

READER = PitchReader(None)
TEXT = """---
title: 試し
---
## ターゲット
青山です。{行政書士|ぎょうせいしょし}を、**八年**。
……！

## 特徴
Facebookと、LINEと、AI。2026年に始めました。

## ベネフィット
"""


def pitch_of(text: str) -> Pitch:
    return parse_pitch(text, Path("test.md"), FileForm())


PITCH = pitch_of(TEXT)


def test_every_sentence_is_a_line_with_its_part() -> None:
    lines = spoken_lines(PITCH, READER)
    assert [(line.line.spoken.text, line.role) for line in lines] == [
        ("青山です。", "target"),
        ("行政書士を、八年。", "target"),
        ("Facebookと、LINEと、AI。", "feature"),
        ("2026年に始めました。", "feature"),
    ]
    assert [line.ends_paragraph for line in lines] == [False, True, False, True]


def test_places_lead_back_into_the_file() -> None:
    for line in spoken_lines(PITCH, READER):
        spoken = line.line.spoken
        assert "".join(PITCH.text[place] for place in spoken.places) == spoken.text
        for phrase in line.line.sentence.phrases:
            assert spoken.text[phrase.start : phrase.end] == phrase.text


def test_a_ruby_goes_with_its_sentence() -> None:
    line = spoken_lines(PITCH, READER)[1].line
    [ruby] = line.spoken.rubies
    assert line.spoken.text[ruby.start : ruby.end] == "行政書士"
    assert line.sentence.phrases[0].kana.startswith(("ギョーセーショシ", "ギョウセイショシ"))


def test_foreign_words_and_numbers_are_read_in_japanese() -> None:
    third, fourth = (line.line for line in spoken_lines(PITCH, READER)[2:])
    assert [phrase.kana for phrase in third.sentence.phrases] == ["フェイスブックト", "ライント", "エーアイ"]
    assert fourth.sentence.phrases[0].kana.startswith("ニセンニジューロクネン")


def test_every_japanese_line_of_the_examples_can_be_said_phone_by_phone() -> None:
    for path in sorted(example_pitches().glob("*.md")):
        pitch = DiskPitchFiles(60.0).load(path)
        for line in spoken_lines(pitch, READER):
            if pitch.language == "ja":
                assert line.line.prosody is not None
                assert len(line.line.prosody.phones) == len(line.line.sentence.phrases)
            else:
                assert line.line.prosody is None
                assert line.line.sentence.words > 0


def test_one_part_alone() -> None:
    assert [line.section for line in spoken_lines(PITCH, READER, "feature")] == [1, 1]


@pytest.mark.parametrize(
    ("text", "role"), [(TEXT, "benefit"), (TEXT, "hook"), ("## 特徴\n……\n", None), ("", None)]
)
def test_nothing_to_say_is_told(text: str, role: str | None) -> None:
    with pytest.raises(PitchcoachError) as told:
        spoken_lines(pitch_of(text), READER, role)  # type: ignore[arg-type]  # one of the roles
    assert told.value.remedy is not None


def test_the_line_at_a_place_of_the_file() -> None:
    lines = spoken_lines(PITCH, READER)
    assert line_at(lines, 0) == 0
    assert [line_at(lines, line.start) for line in lines] == [0, 1, 2, 3]
    assert line_at(lines, PITCH.text.index("八年")) == 1
    assert line_at(lines, PITCH.text.index("……")) == 2, "signs belong to what comes after them"
    assert line_at(lines, len(PITCH.text)) == 3
