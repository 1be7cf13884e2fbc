"""The way the model is made, on three sentences: what was learned must find them again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pitchcoach.transcript.japanese import align_japanese
from pitchcoach.transcript.phones import PHONES, phones_of
from pitchcoach.voice.wav import samples_of
from tests.training import fit
from tests.training.augment import heard, shifted
from tests.training.speech import SENTENCES as TRAINED_ON
from tests.training.speech import Utterance
from tests.training.speech import lines as training_lines
from tests.transcript.conftest import SENTENCES
from tests.transcript.takes import lines, mei


def test_what_was_learned_finds_the_sentences_again(
    tmp_path: Path, japanese, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fit, "ROUNDS", ((1, 2), (2, 1)))
    chance = np.random.default_rng(0)
    examples = []
    for line in lines(*SENTENCES):
        speech = mei(line, tmp_path / "line.wav")
        times = tuple((time.start, time.end) for time in speech.times)
        said = Utterance("mei", phones_of(line), times, *samples_of(speech.take.path))
        for plain in (True, True, False):
            seen, step = heard(said, chance, plain=plain)
            examples.append(fit.Example(seen, step, said.phrases, shifted(said)))
    told: list[str] = []
    model = fit.fit(examples, told.append)
    assert [line.split(":")[0] for line in told] == ["1 mixtures, 1", "1 mixtures, 2", "2 mixtures, 1"]
    truth = japanese.taken(japanese.pieces)
    found = align_japanese(truth.samples, truth.rate, japanese.lines, (), model)
    assert found is not None
    assert {phrase.said for phrase in found.phrases} == {"said"}
    errors = [abs(phrase.start - truth.phrases[at].start) for at, phrase in enumerate(found.phrases)]
    assert float(np.median(errors)) < 0.05


def test_the_sentences_have_every_phone_and_are_a_line_each():
    sentences = TRAINED_ON.read_text("utf-8").split()
    spoken = training_lines(sentences)
    assert len(spoken) == len(sentences)
    phones = [phone for line in spoken for phrase in phones_of(line) for phone in phrase]
    assert set(phones) >= {*PHONES} - {"sil"}
