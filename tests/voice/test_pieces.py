from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.voice.pieces import LAG_SECONDS, Piece, edges_of, grouped, synthesised

RATE = 24000
NUMBERS = {sign: at + 1 for at, sign in enumerate("abcde ,.")}


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), max_size=30), st.integers(30, 80))
def test_groups_hold_every_phrase_once_in_order_and_keep_the_limit(phrases, limit):
    sizes, pauses = [size for size, _ in phrases], [pause for _, pause in phrases]
    groups = grouped(sizes, pauses, limit)
    assert [at for group in groups for at in group] == list(range(len(phrases)))
    assert all(sum(sizes[at] for at in group) <= limit for group in groups)
    for group in groups[:-1]:
        assert pauses[group[-1]] or not any(pauses[at] for at in group), "it ends at a pause where it has one"


def test_a_phrase_longer_than_the_limit_is_tried_alone():
    assert grouped([3, 99, 3], [False] * 3, 10) == [range(1), range(1, 2), range(2, 3)]


def test_each_phrase_has_the_time_of_its_sounds():
    fed = []

    def synthesise(ids):
        fed.append(list(ids))
        edges = [2400.0 * (at + 1) for at in range(len(ids) + 1)]  # a tenth of a second each, one before all
        tone = np.sin(np.arange(2400 * (len(ids) + 2)) * 0.1).astype(np.float32)
        return tone, edges

    pieces = [Piece("ab", " "), Piece("", ", "), Piece("c?d", ". ")]
    samples, times = synthesised(pieces, NUMBERS, 100, RATE, synthesise)
    assert fed == [[1, 2, 6, 7, 6, 3, 4, 8, 6]], "what the voice does not know is left out"
    assert len(samples) == 2400 * 11
    starts = [time.start + LAG_SECONDS for time in times]
    assert starts == [pytest.approx(0.1), pytest.approx(0.4), pytest.approx(0.6)]
    assert times[0].end + LAG_SECONDS == pytest.approx(0.3)
    assert times[1].end == times[1].start


def test_the_groups_follow_one_another():
    def synthesise(ids):
        return np.ones(RATE, np.float32) * 0.1, [6000.0 * at for at in range(len(ids) + 1)]

    _, times = synthesised([Piece("ab", ""), Piece("cd", "")], NUMBERS, 2, RATE, synthesise)
    assert times[1].start == pytest.approx(1.0 - LAG_SECONDS)


def test_frames_of_any_length_are_spread_over_the_samples():
    assert edges_of(np.array([[2, 5, 10]]), 6000) == [1200, 3000]
