"""English takes, cut out of one that an English neural voice spoke (Hibari, Apache-2.0): ``english.flac``."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile

from pitchcoach.transcript.english import align_english
from tests.transcript.takes import Sound, lines, tones

LINES = lines(
    "I keep books for designers, writers and coders.",
    "Once a month we sit down for an hour on a call.",
    "Show me three receipts, and I will tell you what you missed.",
    language="en",
)
STARTS = (0.50, 2.15, 3.78, 5.07, 6.68, 8.10, 8.86)
"""When the voice says its phrases begin, in seconds."""
SCRIPT, UM, OTHER = (0.0, 9.7), (9.8, 10.35), (10.6, 12.6)
"""Where the script, a filler and a sentence that is not in it lie in the recording."""
FIRST, SECOND, THIRD = (0.4, 3.6), (3.6, 6.5), (6.5, 9.7)


@cache
def recording() -> tuple[Sound, int]:
    samples, rate = soundfile.read(Path(__file__).with_name("english.flac"), dtype="float32")
    return samples, rate


def cut(*parts: tuple[float, float]) -> Sound:
    samples, rate = recording()
    quiet = np.zeros(rate // 4, dtype=np.float32)
    return np.concatenate(
        [piece for start, end in parts for piece in (samples[round(start * rate) : round(end * rate)], quiet)]
    )


def TAKE() -> tuple[Sound, int]:  # noqa: N802
    return cut(SCRIPT), recording()[1]


def said(samples: Sound) -> list[str]:
    found = align_english(samples, recording()[1], LINES, ())
    assert found is not None
    return [phrase.said for phrase in found.phrases]


def test_words_lie_where_the_voice_says_they_are():
    found = align_english(*TAKE(), LINES, ())
    assert found is not None
    assert found.fits
    assert not found.extras
    errors = [abs(phrase.start - start) for phrase, start in zip(found.phrases, STARTS, strict=True)]
    assert max(errors) < 0.12


def test_a_sentence_left_out_and_a_sentence_said_twice():
    assert said(cut(FIRST, THIRD)) == ["said"] * 2 + ["skipped"] * 2 + ["said"] * 3
    assert said(cut(FIRST, SECOND, SECOND, THIRD)) == ["said"] * 2 + ["repeated"] * 2 + ["said"] * 3


def test_a_filler_and_a_sentence_that_is_not_in_the_script():
    found = align_english(cut(FIRST, UM, SECOND, OTHER, THIRD), recording()[1], LINES, ())
    assert found is not None
    assert found.fits
    assert {phrase.said for phrase in found.phrases} == {"said"}
    assert found.extras[0].kind == "filler"
    assert {extra.kind for extra in found.extras[1:]} == {"speech"}
    assert sum(extra.end - extra.start for extra in found.extras[1:]) > 1.2


def test_another_text_music_and_noise_do_not_fit():
    rate = recording()[1]
    noise = (0.02 * np.random.default_rng(3).standard_normal(3 * rate)).astype(np.float32)
    for samples in (cut(OTHER, UM, OTHER), tones(4, rate), noise):
        found = align_english(samples, rate, LINES, ())
        assert found is None or not found.fits


def test_without_the_library_nothing_is_aligned(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    assert align_english(*TAKE(), LINES, ()) is None
