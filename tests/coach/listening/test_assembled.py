"""Lines put together: every sample and every time in its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pitchcoach.coach.listening.assembled import Piece, assembled, comma_gaps, length
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from tests.coach.handmade import RATE, japanese, speech

FIRST, SECOND = japanese(13, 26), japanese(13)
"""2 s, 0.3 s of comma, 4 s; and 2 s."""


def piece(line: SpokenLine, pause: float, *commas: tuple[int, float], path: str = "a.wav") -> Piece:
    return Piece(line, speech(line, 1.0, Path(path)), pause, commas)


def loud_where_something_is_said(pieces: list[Piece]):
    def samples_of(path: Path) -> tuple[NDArray[np.float32], int]:
        [said] = [p.speech for p in pieces if p.speech.take.path == path]
        samples = np.zeros((said.take.frames, 1), dtype=np.float32)
        for number, time in enumerate(said.times):
            samples[round(time.start * RATE) : round(time.end * RATE)] = 0.5 + number / 10
        return samples, RATE

    return samples_of


def put_together(*pieces: Piece):
    return assembled(pieces, loud_where_something_is_said(list(pieces)))


def assert_loud_just_there(take) -> None:
    loud = np.zeros(len(take.samples), dtype=bool)
    for times in take.times:
        for time in times:
            loud[round(time.start * RATE) : round(time.end * RATE)] = True
    differing = np.flatnonzero((take.samples > 0.01) != loud)
    edges = np.flatnonzero(np.diff(loud)) if len(differing) else np.array([0])
    assert all(np.min(np.abs(edges - at)) <= 1 for at in differing), "only rounding at an edge"


def test_pauses_lie_between_the_lines_and_not_after_the_last() -> None:
    take = put_together(piece(FIRST, 0.7), piece(SECOND, 9.0, path="b.wav"))
    assert take.seconds == pytest.approx(6.3 + 0.7 + 2.0)
    assert [[(round(t.start, 3), round(t.end, 3)) for t in times] for times in take.times] == [
        [(0.0, 2.0), (2.3, 6.3)],
        [(7.0, 9.0)],
    ]
    assert_loud_just_there(take)


@pytest.mark.parametrize("change", [0.4, 0.05, -0.05, -0.2, -0.29])
def test_a_comma_becomes_longer_or_shorter_without_touching_the_words(change: float) -> None:
    pieces = (piece(FIRST, 0.7, (0, change)), piece(SECOND, 0.0, path="b.wav"))
    take = put_together(*pieces)
    assert take.seconds == pytest.approx(9.0 + change) == pytest.approx(length(pieces))
    assert take.times[0][1].start == pytest.approx(2.3 + change)
    assert take.times[1][0].start == pytest.approx(7.0 + change)
    assert_loud_just_there(take)
    said = sum(int(np.sum(take.samples > 0.01)) for _ in (0,))
    assert said == pytest.approx(8.0 * RATE, abs=10)


def test_several_commas_of_one_line() -> None:
    line = japanese(13, 13, 13)
    take = put_together(piece(line, 0.0, (0, 0.2), (1, -0.1)))
    assert [round(t.start, 3) for t in take.times[0]] == [0.0, 2.5, 4.7]
    assert_loud_just_there(take)


def test_silence_that_is_put_in_does_not_click() -> None:
    humming = piece(FIRST, 0.0, (0, 0.2))
    samples = np.full((humming.speech.take.frames, 1), 0.02, dtype=np.float32)
    take = assembled([humming], lambda path: (samples, RATE))
    assert np.max(np.abs(np.diff(take.samples))) < 0.01


def test_only_a_silence_that_can_be_heard_is_a_comma() -> None:
    assert comma_gaps(FIRST, speech(FIRST, 1.0)) == ((0, pytest.approx(0.3)),)
    assert comma_gaps(FIRST, speech(FIRST, 1.0, commas=False)) == ()


def test_two_channels_become_one() -> None:
    only = piece(SECOND, 0.0)
    samples = np.tile(np.array([[0.2, 0.4]], dtype=np.float32), (only.speech.take.frames, 1))
    take = assembled([only], lambda path: (samples, RATE))
    assert take.samples.shape == (only.speech.take.frames,)
    assert take.samples[5] == pytest.approx(0.3)
