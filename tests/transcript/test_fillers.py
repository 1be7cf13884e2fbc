from __future__ import annotations

import numpy as np
import pytest

from pitchcoach.transcript.acoustic import SILENT, STATES, states_of
from pitchcoach.transcript.fillers import FILLERS, extra_of
from pitchcoach.transcript.phones import PHONES


def scores_of(*phones: str, frames: int = 12) -> np.ndarray:
    rows = np.full((len(phones) * frames, len(PHONES) * STATES), -12.0, dtype=np.float32)
    for at, phone in enumerate(phones):
        for part, state in enumerate(states_of(phone)):
            rows[at * frames + part * frames // 3 : at * frames + (part + 1) * frames // 3, state] = -0.5
    return rows


@pytest.mark.parametrize(("name", "phones"), FILLERS)
def test_its_own_phones_make_a_filler(name, phones):
    extra = extra_of(scores_of(*phones), 100)
    assert (extra.kind, extra.guess) == ("filler", name)
    assert extra.start == pytest.approx(1.0075)
    assert extra.end - extra.start == pytest.approx(0.12 * len(phones))


def test_other_words_are_speech_and_long_ones_are_too():
    assert extra_of(scores_of("k", "u", "s", "u", "r", "i"), 0).kind == "speech"
    assert extra_of(scores_of("e", "e", "t", "o", frames=60), 0).kind == "speech"


def test_a_stretch_that_is_mostly_silent_is_neither():
    rows = np.full((30, len(PHONES) * STATES), -12.0, dtype=np.float32)
    rows[:, SILENT[1]] = 0.0
    assert extra_of(rows, 0).kind == "other"
