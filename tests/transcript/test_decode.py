"""The decoder on scores that are made: it must find the way they were made along."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.transcript.acoustic import SILENT, STATES, states_of
from pitchcoach.transcript.decode import SILENCE_NODE, STRAY_NODE, best_path, graph_of, relative
from pitchcoach.transcript.phones import PHONES

SCRIPT = (("a", "k", "i"), ("s", "o", "r", "a"), ("m", "e"), ("h", "u", "N"), ("t", "o", "y"))
GRAPH = graph_of(SCRIPT)
QUIET, STRAY = -1, -2
WAYS = st.lists(st.sampled_from([0, 1, 2, 3, 4, QUIET, STRAY]), min_size=2, max_size=9).filter(
    lambda way: any(step >= 0 for step in way)
)


def scores_along(way: list[int]) -> tuple[np.ndarray, list[int]]:
    """Return scores of frames, and of each the phrase it was made from."""
    rows: list[np.ndarray] = []
    made: list[int] = []

    def add(states: tuple[int, ...], frames: int, step: int) -> None:
        row = np.full(len(PHONES) * STATES, -15.0, dtype=np.float32)
        row[list(states)] = 0.0
        rows.extend([row] * frames)
        made.extend([step] * frames)

    for step in way:
        if step == QUIET:
            add(SILENT, 20, step)
        elif step == STRAY:
            add(states_of("gy"), 30, step)  # a phone that no phrase has
        else:
            for phone in SCRIPT[step]:
                for state in states_of(phone):
                    add((state,), 4, step)
    return np.array(rows), made


def phrase_of(node: int) -> int:
    return node if node < 0 else int(np.searchsorted(GRAPH.starts, node, side="right")) - 1


@settings(deadline=None, max_examples=60)
@given(WAYS)
def test_the_way_is_found_whatever_is_skipped_said_again_or_put_in(way):
    scores, made = scores_along(way)
    assert [phrase_of(int(node)) for node in best_path(scores, GRAPH)] == made


def test_nodes_have_the_values_the_rest_relies_on():
    scores, _ = scores_along([QUIET, 0, STRAY, 1])
    path = best_path(scores, GRAPH)
    assert path[0] == SILENCE_NODE
    assert STRAY_NODE in path


def test_scores_are_against_the_best_of_each_frame():
    found = relative(np.array([[-3.0, -5.0, -900.0]], dtype=np.float32))
    assert found.tolist() == [[0.0, -2.0, -40.0]]
