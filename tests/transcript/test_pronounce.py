from __future__ import annotations

import pytest

from pitchcoach.transcript.pronounce import spelled, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s 45 days, ", "it's forty five days"),
        ("2,015 of 1,200,000", "two thousand fifteen of one million two hundred thousand"),
        ("3.5% more", "three point five percent more"),
        ("0 or 100", "zero or one hundred"),
        ("9999999999", "nine " * 10),
        ("…—!", ""),
    ],
)
def test_words_are_those_that_are_said(text, words):
    assert words_of(text) == words.split()


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("coders", "K OW D ER Z"),
        ("coding", "K OW D IH NG"),
        ("plumfish", "P L AH M F IH SH"),
        ("shinsaibashi", "SH IY N S AY B AA SH IY"),
        ("tomoko", "T OW M OW K OW"),
        ("lighte", "L AY T"),
        ("q", "K"),
        ("é", "AH"),
    ],
)
def test_an_unknown_word_is_said_like_one_that_is_known_or_letter_by_letter(word, phones):
    known = {"code": "K OW D"}
    assert spelled(word, known.get) == phones
