"""Takes of which everything is known, because they were made: what was done to them must be found."""

from __future__ import annotations

import statistics

import numpy as np
import pytest

from pitchcoach.model.delivery import Alignment
from pitchcoach.model.sound import Interval
from pitchcoach.transcript.aligner import ScriptAligner
from pitchcoach.transcript.phones import phones_of
from tests.transcript.conftest import Japanese
from tests.transcript.takes import Piece, Truth, noisy, taken, tones, without


def aligned(japanese: Japanese, truth: Truth) -> Alignment:
    found = ScriptAligner().align(truth.samples, truth.rate, japanese.lines)
    assert found is not None
    return found


def numbers(found: Alignment, said: str) -> list[int]:
    return [number for number, phrase in enumerate(found.phrases) if phrase.said == said]


def test_a_script_read_as_it_is_written(japanese):
    truth = japanese.taken(japanese.pieces)
    found = aligned(japanese, truth)
    assert found.fits
    assert not found.extras
    assert {phrase.said for phrase in found.phrases} == {"said"}
    assert [(phrase.line, phrase.phrase) for phrase in found.phrases] == [
        (number, at) for number, line in enumerate(japanese.lines) for at in range(len(line.sentence.phrases))
    ]


def test_phones_lie_where_the_voice_says_they_are(japanese):
    truth = japanese.taken(japanese.pieces)
    found = aligned(japanese, truth)
    names = [phones for line in japanese.lines for phones in phones_of(line)]
    assert [len(phrase.phones) for phrase in found.phrases] == [len(phones) for phones in names]
    errors = [
        abs(phone.start - start)
        for number, phrase in enumerate(found.phrases)
        for phone, start in zip(phrase.phones, truth.phones[number], strict=True)
    ]
    assert statistics.median(errors) <= 0.02
    assert statistics.quantiles(errors, n=20)[-1] < 0.05
    assert max(errors) < 0.2


@pytest.mark.parametrize("snr", [None, 20.0])
def test_a_sentence_left_out(japanese, snr):
    truth = japanese.taken(japanese.sentences[0], japanese.sentences[2])
    if snr is not None:
        truth = noisy(truth, snr, np.random.default_rng(1))
    found = aligned(japanese, truth)
    assert found.fits
    assert numbers(found, "skipped") == japanese.numbers(1)
    gap = found.phrases[japanese.numbers(1)[0]]
    assert gap.start == gap.end
    assert gap.start == pytest.approx(truth.phrases[japanese.numbers(0)[-1]].end, abs=0.1)
    assert gap.phones == ()


def test_one_phrase_left_out(japanese):
    gone = japanese.numbers(1)[2]
    found = aligned(japanese, taken(without(japanese.pieces, [gone]), japanese.rate))
    assert numbers(found, "skipped") == [gone]


def test_a_sentence_said_twice_is_placed_where_it_was_said_last(japanese):
    truth = japanese.taken(*japanese.sentences[:2], japanese.sentences[1], japanese.sentences[2])
    found = aligned(japanese, truth)
    assert numbers(found, "repeated") == japanese.numbers(1)
    first = japanese.numbers(1)[0]
    assert found.phrases[first].start == pytest.approx(truth.phrases[first].start, abs=0.05)


def test_a_filler_is_called_a_possible_one(japanese):
    breath = Piece(np.zeros(japanese.rate // 5, dtype=np.float32), kind="pause")
    filler = Piece(japanese.filler.samples, kind="filler")
    truth = japanese.taken(japanese.sentences[0], [filler, breath], *japanese.sentences[1:])
    [extra] = aligned(japanese, truth).extras
    [(where, _, _)] = truth.extras
    assert (extra.kind, extra.guess) == ("filler", "あのー")
    assert extra.start == pytest.approx(where.start, abs=0.1)
    assert extra.end == pytest.approx(where.end, abs=0.1)


def test_a_sentence_that_is_not_in_the_script(japanese):
    foreign = Piece(np.concatenate([piece.samples for piece in japanese.other_pieces[:5]]), kind="speech")
    truth = japanese.taken(japanese.sentences[0], [foreign], *japanese.sentences[1:])
    found = aligned(japanese, truth)
    assert found.fits
    assert numbers(found, "said") == list(range(len(found.phrases)))
    assert {extra.kind for extra in found.extras} == {"speech"}
    covered = sum(extra.end - extra.start for extra in found.extras)
    assert covered == pytest.approx(len(foreign.samples) / japanese.rate, rel=0.3)


def test_another_text_does_not_fit(japanese):
    assert not aligned(japanese, taken(japanese.other_pieces, japanese.rate)).fits


@pytest.mark.parametrize("kind", ["music", "noise"])
def test_what_is_no_speech_does_not_fit(japanese, kind):
    chance = np.random.default_rng(2)
    noise = (0.05 * chance.standard_normal(4 * japanese.rate)).astype(np.float32)
    samples = tones(6, japanese.rate) if kind == "music" else noise
    found = ScriptAligner().align(samples, japanese.rate, japanese.lines)
    assert found is None or not found.fits


def test_what_the_program_sounded_itself_is_silence(japanese):
    bell = Piece(tones(1, japanese.rate), kind="bell")
    truth = japanese.taken(japanese.sentences[0], [bell], *japanese.sentences[1:])
    [(where, _, _)] = truth.extras
    ignored = [Interval(where.start - 0.05, where.end + 0.05)]
    found = ScriptAligner().align(truth.samples, truth.rate, japanese.lines, ignored)
    assert found is not None
    assert not found.extras
    assert numbers(found, "said") == list(range(len(found.phrases)))


@pytest.mark.parametrize("rate", [8000, 16000])
def test_at_the_rates_of_telephones(japanese, rate):
    truth = japanese.taken(japanese.sentences[0], japanese.sentences[2])
    step = truth.rate // rate
    count = len(truth.samples) // step
    low = np.fft.irfft(np.fft.rfft(truth.samples[: count * step])[: count // 2 + 1], count) / step
    both = np.column_stack([low, 0.5 * low]).astype(np.float32)
    found = ScriptAligner().align(both, rate, japanese.lines)
    assert found is not None
    assert found.fits
    assert numbers(found, "skipped") == japanese.numbers(1)
