from __future__ import annotations

import pytest

from pitchcoach.voice.marks import times_by_marks
from pitchcoach.voice.speech_text import Fed
from tests.voice.signals import RATE, sound

FED = Fed("ワタシワ、オーサカデ シテイマス。", (0, 5, 11))
SAMPLES = sound(0.05, 0.6, 0.3, 1.2, 0.2)


def test_a_phrase_begins_at_its_mark_and_ends_where_silence_or_the_next_begins():
    times = times_by_marks(FED, [(0, 0.0), (5, 0.93), (11, 1.5)], SAMPLES, RATE)
    assert times is not None
    assert [(round(t.start, 2), round(t.end, 2)) for t in times] == [
        (pytest.approx(0.05, abs=0.011), pytest.approx(0.65, abs=0.011)),
        (0.93, 1.5),
        (1.5, pytest.approx(2.15, abs=0.011)),
    ]


def test_further_marks_within_a_phrase_change_nothing():
    plain = times_by_marks(FED, [(0, 0.0), (5, 0.93), (11, 1.5)], SAMPLES, RATE)
    assert times_by_marks(FED, [(0, 0.0), (2, 0.3), (5, 0.93), (11, 1.5), (14, 1.8)], SAMPLES, RATE) == plain


def test_a_phrase_without_a_sound_takes_no_time():
    silent = Fed("ワタシワ、オーサカデ。", (0, 5, 5))
    times = times_by_marks(silent, [(0, 0.0), (5, 0.93)], SAMPLES, RATE)
    assert times is not None
    assert times[1].start == times[1].end == times[2].start


@pytest.mark.parametrize("marks", [[], [(0, 0.0), (5, 0.9)]])
def test_a_phrase_that_is_said_and_not_marked_is_not_guessed(marks):
    assert times_by_marks(FED, marks, SAMPLES, RATE) is None
