"""A round beside the one before it and beside the best."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pitchcoach.coach.reviewing.standing import beside_best, beside_last
from pitchcoach.i18n import Translator
from pitchcoach.model.history import RoundFigures
from tests.coach.rounds import a_round

EN = Translator("en")


@pytest.mark.parametrize(
    ("before", "now", "trend", "words"),
    [
        (66, 58, "better", "Last time 66 s, now 58 s: inside the slot now."),
        (58, 66, "worse", "over the slot now"),
        (66, 63, "better", "3 s less over"),
        (63, 66, "worse", "3 s more over"),
        (52, 58, "better", "6 s nearer to the slot"),
        (58, 52, "worse", "6 s further from the slot"),
        (57.8, 58.2, "same", "now 58 s: the same"),
        (59.9, 60.1, "worse", "over the slot now"),
    ],
)
def test_a_round_is_compared_with_the_one_before_it(before, now, trend, words):
    done = a_round(seconds=now, id=2)
    standing = beside_last(done, [done, a_round(seconds=before, id=1)])
    assert standing is not None
    assert standing.trend == trend
    assert words in EN.render(standing.message)


def test_only_an_earlier_finished_round_of_the_same_slot_is_compared():
    done = a_round(seconds=58, id=5)
    later = replace(a_round(seconds=50, id=6), started_at=done.started_at + timedelta(hours=1))
    others = [
        later,
        done,
        a_round(seconds=5, id=4, outcome="abandoned"),
        a_round(seconds=28, id=3, slot_seconds=30),
    ]
    assert beside_last(done, others) is None
    assert beside_last(a_round(seconds=9, outcome="abandoned"), [a_round(id=9)]) is None


def figures(number: int, seconds: float) -> RoundFigures:
    one = a_round(seconds=seconds)
    return RoundFigures(number, one.pitch, one.started_at, 60, seconds, 6.5, "read", None)


def test_a_round_is_compared_with_the_best():
    done = a_round(seconds=58, id=2)
    best, same = beside_best(done, figures(2, 58)), beside_best(done, figures(1, 58.4))
    worse = beside_best(a_round(seconds=66, id=3), figures(1, 59))
    assert best is not None and same is not None and worse is not None
    assert (best.trend, same.trend, worse.trend) == ("better", "same", "worse")
    assert EN.render(worse.message) == "The best so far: 59 s of 60 s."
    assert beside_best(done, None) is None
    over = beside_best(a_round(seconds=60.2, id=4), figures(1, 59.9))
    assert over is not None
    assert over.trend == "worse"
