"""English readings: words as they are said, syllables, and where one breathes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.text.reading.numbers_en import cardinal
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.reading.reading_en import read_english, spoken_words
from pitchcoach.text.reading.syllables_en import by_rule, syllables


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("120 clients", "one hundred twenty clients"),
        ("$3,000 a month", "three thousand dollars a month"),
        ("$1.5 million", "one point five million dollars"),
        ("15% more", "fifteen percent more"),
        ("in 2026", "in twenty twenty six"),
        ("since 2005", "since two thousand five"),
        ("the 21st", "the twenty first"),
        ("at 10:30", "at ten thirty"),
        ("10-15 minutes", "ten to fifteen minutes"),
        ("the 1990s", "the nineteen nineties"),
        ("R&D", "R and D"),
    ],
)
def test_numbers_and_signs_are_spelled_out(text: str, said: str) -> None:
    assert " ".join(spoken_words(text)) == said


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("business", 2),
        ("restaurant", 3),
        ("created", 3),
        ("worked", 1),
        ("people", 2),
        ("hundred", 2),
        ("opportunity", 5),
        ("boss's", 2),
        ("THE", 1),
        ("blorbification", 5),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_abbreviations_are_said_letter_by_letter() -> None:
    assert sum(phrase.syllables for phrase in read_english("KPI and WWW")) == 3 + 1 + 9


def test_phrases_end_where_one_breathes() -> None:
    phrases = read_english(
        "We text guests, confirm bookings, and fill empty tables before the evening begins."
    )
    assert [phrase.pause for phrase in phrases] == ["comma", "comma", "", "stop"]


def test_sentences_end_at_stops_and_not_at_abbreviations() -> None:
    reading = PitchReader(None).read("I am Dr. Lee. We help.\nMany e.g. cafes, too!\n\nThank you", "en")
    assert len(reading.sentences) == 4
    assert reading.commas == 1


@given(st.integers(0, 10**15))
def test_every_number_can_be_said(number: int) -> None:
    assert all(word.isalpha() for word in cardinal(number))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_every_word_has_a_syllable(word: str) -> None:
    assert 1 <= by_rule(word) <= len(word) + 1


@given(st.text(alphabet="ab I'm,.!?-—$%0123 \n&/é", max_size=60))
def test_phrases_cover_every_sentence(text: str) -> None:
    for sentence in PitchReader(None).read(text, "en").sentences:
        assert "".join(phrase.text for phrase in sentence.phrases) == text[sentence.start : sentence.end]
        assert sentence.phrases[0].start == sentence.start
        assert sentence.phrases[-1].pause == "stop"
