from dataclasses import replace

import pytest

from pitchcoach.coach.hearing.pauses import shared_out
from pitchcoach.coach.profile import learned
from pitchcoach.config.settings import Settings
from pitchcoach.model.sound import Interval
from pitchcoach.text.timing.learning import learn
from pitchcoach.text.timing.pace import POPULATION
from tests.coach.rounds import a_round

ROUND = replace(a_round(seconds=60.0), commas=3, sentences=3)


def gaps(*seconds: float) -> list[Interval]:
    return [Interval(float(at), at + length) for at, length in enumerate(seconds)]


def test_the_longest_pauses_belong_to_the_full_stops():
    assert shared_out(gaps(0.3, 0.9, 0.4, 0.8, 0.25, 0.2), ROUND, Settings()) == pytest.approx(
        (0.3 + 0.4 + 0.25, 0.9 + 0.8)
    )


def test_dropped_comma_pauses_count_as_nothing():
    assert shared_out(gaps(0.9, 0.8), ROUND, Settings()) == pytest.approx((0.0, 1.7))
    assert shared_out([], ROUND, Settings()) == (0.0, 0.0)


def test_a_stall_a_held_clock_and_a_stopped_round_tell_nothing():
    assert shared_out(gaps(0.5, 3.2), ROUND, Settings()) is None
    assert shared_out(gaps(*[2.0] * 16), ROUND, Settings()) is None
    assert shared_out(gaps(0.5), replace(ROUND, outcome="abandoned"), Settings()) is None


def test_measured_pauses_teach_the_pause_itself():
    one = replace(ROUND, units=300, commas=10, sentences=6, comma_seconds=6.0, stop_seconds=6.0)
    pace = learned([one] * 6, "ja", learn)
    assert pace.seconds_per_comma > POPULATION["ja"].seconds_per_comma * 1.3
    assert pace.seconds_per_stop > POPULATION["ja"].seconds_per_stop * 1.2
