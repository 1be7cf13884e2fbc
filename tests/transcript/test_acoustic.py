from __future__ import annotations

import numpy as np
import pytest

from pitchcoach.transcript.acoustic import MODEL, STATES, interchanged, read_model, shipped_model, states_of
from pitchcoach.transcript.features import DIMENSIONS
from pitchcoach.transcript.phones import PHONES


def test_the_model_is_small_whole_and_told_of():
    model = shipped_model()
    assert model is not None
    assert model.means.shape == model.variances.shape == (len(PHONES) * STATES, 16, DIMENSIONS)
    assert np.isfinite(model.means).all() and (model.variances > 0).all()
    assert np.exp(model.weights).sum(axis=1) == pytest.approx(1, abs=0.01)
    assert MODEL.stat().st_size < 1_000_000
    assert "python -m tests.training" in MODEL.with_suffix(".txt").read_text("utf-8")


def test_a_frame_is_likeliest_in_the_state_it_comes_from():
    model = shipped_model()
    assert model is not None
    centres = model.means[:, 0]
    scores = model.likelihoods(centres)
    assert (scores.argmax(axis=1) == np.arange(len(centres))).mean() > 0.7


def test_whispered_vowels_count_as_their_voiced_ones():
    scores = np.zeros((1, len(PHONES) * STATES), dtype=np.float32)
    scores[0, states_of("I")[1]] = 5.0
    assert interchanged(scores)[0, states_of("i")[1]] == 5.0
    assert scores[0, states_of("i")[1]] == 0.0


def test_a_model_of_another_make_is_refused(tmp_path):
    file = tmp_path / "model.npz"
    np.savez(file, phones=np.array(["a"]), weights=np.zeros(1), means=np.zeros(1), variances=np.zeros(1))
    with pytest.raises(ValueError, match=r"model\.npz"):
        read_model(file)
