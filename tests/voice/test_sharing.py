"""Phrases shared out over sounds whose lengths are known."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.voice.sharing import shared_out
from tests.voice.signals import RATE, sound


def near(times, expected):
    assert [(time.start, time.end) for time in times] == [
        (pytest.approx(start, abs=0.02), pytest.approx(end, abs=0.02)) for start, end in expected
    ]


def test_without_a_pause_phrases_share_by_their_lengths():
    near(shared_out(sound(0.2, 1.2), RATE, [1, 3, 2], [False] * 3), [(0.2, 0.4), (0.4, 1.0), (1.0, 1.4)])


def test_a_pause_of_the_text_is_the_silence_in_the_sound():
    times = shared_out(sound(0.1, 1.0, 0.4, 0.6), RATE, [2, 3, 3], [False, True, False])
    near(times, [(0.1, 0.5), (0.5, 1.1), (1.5, 2.1)])


def test_a_pause_that_the_voice_passes_over_moves_nothing():
    times = shared_out(sound(0.1, 1.0), RATE, [2, 2, 1], [True, False, False])
    near(times, [(0.1, 0.5), (0.5, 0.9), (0.9, 1.1)])


def test_a_breath_where_the_text_has_no_pause_belongs_to_the_end_of_a_phrase():
    times = shared_out(sound(0.1, 1.0, 0.3, 1.0), RATE, [5, 5], [False, False])
    near(times, [(0.1, 1.1), (1.4, 2.4)])


def test_of_two_silences_the_one_at_the_same_rate_is_the_pause():
    times = shared_out(sound(0.0, 0.3, 0.2, 1.2, 0.3, 0.5), RATE, [6, 2], [True, False])
    near(times[1:], [(2.0, 2.5)])


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=8),
    st.lists(st.floats(0.1, 1.0), min_size=2, max_size=8),
)
def test_whatever_comes_the_times_are_in_order_and_within_the_sound(phrases, pieces):
    samples = sound(*pieces)
    times = shared_out(samples, RATE, [one for one, _ in phrases], [pause for _, pause in phrases])
    edges = [edge for time in times for edge in (time.start, time.end)]
    assert len(times) == len(phrases)
    assert edges == sorted(edges)
    assert edges[0] >= 0 and edges[-1] <= len(samples) / RATE + 1e-9
