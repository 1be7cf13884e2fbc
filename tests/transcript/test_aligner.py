"""What every aligner promises: held by the real one, in both languages, and by the fake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pytest

from pitchcoach.coach.sound_ports import Aligner
from pitchcoach.model.delivery import Extra
from pitchcoach.model.speech import Line
from pitchcoach.transcript.aligner import ScriptAligner
from pitchcoach.transcript.fake import FakeAligner
from tests.transcript.conftest import Japanese
from tests.transcript.test_english import LINES, TAKE


@dataclass(frozen=True)
class Case:
    aligner: Aligner
    lines: Sequence[Line]
    samples: np.ndarray
    rate: int


@pytest.fixture(params=["real ja", "real en", "fake"])
def case(request: pytest.FixtureRequest, japanese: Japanese) -> Case:
    if request.param == "real en":
        return Case(ScriptAligner(), LINES, *TAKE())
    aligner = ScriptAligner() if request.param == "real ja" else FakeAligner()
    truth = japanese.taken(japanese.pieces)
    return Case(aligner, japanese.lines, truth.samples, truth.rate)


def test_every_phrase_of_the_script_in_its_order_and_in_the_take(case):
    case.aligner.load(case.lines[0].language)
    found = case.aligner.align(case.samples, case.rate, case.lines)
    assert found is not None
    assert [(phrase.line, phrase.phrase) for phrase in found.phrases] == [
        (number, at) for number, line in enumerate(case.lines) for at in range(len(line.sentence.phrases))
    ]
    assert all(0 <= one.start <= one.end <= len(case.samples) / case.rate for one in found.phrases)
    assert all(one.end <= other.start + 1e-6 for one, other in pairwise(found.phrases))
    assert found.fits
    assert found.score <= 0


def test_both_channels_are_heard(case):
    one = case.aligner.align(case.samples, case.rate, case.lines)
    both = case.aligner.align(np.column_stack([case.samples] * 2), case.rate, case.lines)
    assert one is not None and both is not None
    assert [phrase.said for phrase in both.phrases] == [phrase.said for phrase in one.phrases]


@pytest.mark.parametrize("seconds", [0.0, 0.1, 3.0])
def test_silence_has_nothing_to_align(case, seconds):
    silence = np.zeros(round(seconds * case.rate), dtype=np.float32)
    assert case.aligner.align(silence, case.rate, case.lines) is None


def test_nor_has_a_script_without_lines(case):
    assert case.aligner.align(case.samples, case.rate, []) is None


def test_the_fake_says_what_it_was_told(japanese):
    fake = FakeAligner(skipped={1}, repeated={2}, extras=(Extra(1.0, 1.5, "filler", "えー"),), fits=False)
    found = fake.align(np.ones(48000, dtype=np.float32), 16000, japanese.lines)
    assert found is not None
    assert [phrase.said for phrase in found.phrases[:4]] == ["said", "skipped", "repeated", "said"]
    assert found.phrases[1].start == found.phrases[1].end == found.phrases[0].end
    assert found.phrases[-1].end == pytest.approx(3.0)
    assert (found.extras, found.fits) == (fake.extras, False)
    fake.load("en")
    assert fake.loaded == ["en"]
