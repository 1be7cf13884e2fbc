"""On pitches of many trades no kanji is ever spelled: what every engine is fed agrees with the reading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.locations import example_pitches
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.voice.characters import IDEOGRAPH
from pitchcoach.voice.kokoro_words import pieces_of
from pitchcoach.voice.speech_text import fed_line
from tests.voice.conftest import READER, line_of

ESPEAK = VoiceInfo("jpx/ja", "Japanese", ("ja",), needs_kana=True)
TRADES = sorted((Path(__file__).parents[1] / "text" / "content" / "good_ja").glob("*.md"))
FILES = DiskPitchFiles(60)
HARD = (
    "2026年に、FacebookとLINEとAIの使い方を1,200人にお教えしました。",
    "M&Aと事業承継を、15人の税理士と行政書士で、月に5〜10件お手伝いしています。",
    "鍼灸師の東海林です。",
    "腰の痛みの九割は、三十分の施術で和らぎます。",
)


def lines(path: Path) -> list[Line]:
    pitch = FILES.load(path)
    return [one.line for one in spoken_lines(pitch, READER)] if pitch.language == "ja" else []


def check(line: Line) -> None:
    fed = fed_line(ESPEAK, line)
    assert not IDEOGRAPH.search(fed.text)
    assert re.fullmatch("[ァ-ヺー' 、。]+", fed.text)
    assert all(piece.sounds for piece in pieces_of(line))
    assert line.prosody is not None
    for phrase, (first, last) in zip(line.sentence.phrases, line.prosody.phones, strict=True):
        phones = [re.search(r"-([^+]+)\+", label)[1] for label in line.prosody.labels[first:last]]  # type: ignore[index]  # every label has one
        morae = sum(phone in {*"aiueoAIUEON", "cl"} for phone in phones)
        assert morae == phrase.morae, phrase.text


@pytest.mark.parametrize(
    "path", [*TRADES, *sorted(example_pitches().glob("*.md"))], ids=lambda path: path.stem
)
def test_every_sentence_of_a_pitch_is_fed_as_it_is_read(path):
    for line in lines(path):
        check(line)


@pytest.mark.parametrize("text", HARD)
def test_numbers_latin_words_and_rare_names_are_fed_as_they_are_read(text):
    check(line_of(text))


def test_there_are_at_least_six_trades():
    assert len([path for path in TRADES if lines(path)]) >= 6
