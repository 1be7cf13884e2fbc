from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.model.sound import Interval
from pitchcoach.voice.silence import silences, snapped, sounding
from tests.voice.signals import RATE, sound

lengths = st.floats(0.1, 0.8)


def test_the_edges_of_the_sound_are_found():
    found = sounding(sound(0.3, 0.5, 0.2, 0.4, 0.7), RATE)
    assert found.start == pytest.approx(0.3, abs=0.006)
    assert found.end == pytest.approx(1.4, abs=0.006)


@given(st.lists(lengths, min_size=1, max_size=4), st.lists(lengths, min_size=4, max_size=4))
def test_every_silence_within_is_found_where_it_is(quiet, loud):
    pieces = [0.2]
    expected = []
    for tone, pause in zip(loud, quiet, strict=False):
        pieces += [tone, pause]
        expected.append(Interval(sum(pieces[:-1]), sum(pieces)))
    pieces.append(0.3)
    found = silences(sound(*pieces), RATE)
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one.start == pytest.approx(other.start, abs=0.006)
        assert one.end == pytest.approx(other.end, abs=0.006)


def test_the_closure_of_a_consonant_is_no_silence():
    assert silences(sound(0.1, 0.4, 0.05, 0.4), RATE) == []


@pytest.mark.parametrize("samples", [np.zeros(RATE, np.float32), np.zeros(3, np.float32)])
def test_without_a_sound_all_of_it_is_one(samples):
    assert sounding(samples, RATE) == Interval(0.0, len(samples) / RATE)
    assert silences(samples, RATE) == []


def test_times_give_way_to_a_silence():
    gap = Interval(1.0, 1.4)
    assert snapped([Interval(0.2, 1.1), Interval(1.38, 2.0)], [gap]) == [
        Interval(0.2, 1.0),
        Interval(1.4, 2.0),
    ]
    assert snapped([Interval(0.2, 0.5)], [gap]) == [Interval(0.2, 0.5)]
    assert snapped([Interval(0.2, 1.02), Interval(1.02, 1.2)], [gap]) == [
        Interval(0.2, 1.0),
        Interval(1.4, 1.4),
    ], "a phrase that lies in a silence has no length"
