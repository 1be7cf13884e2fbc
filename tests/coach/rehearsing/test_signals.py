from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.rehearsing.signals import PRESETS, ROUND_PRESETS, preset
from pitchcoach.config.settings import Settings, Signals

SETTINGS = Settings()


def times(name: str, slot: float, settings: Settings = SETTINGS) -> list[float]:
    return [point.at for point in preset(name, slot, settings).points]


@pytest.mark.parametrize(
    ("name", "slot", "expected"),
    [
        ("toastmasters", 60, [30, 45, 60, 61]),
        ("toastmasters", 30, [15, 22.5, 30, 31]),
        ("table_topics", 120, [60, 90, 120, 150]),
        ("table_topics", 75, [45, 60, 75, 90]),
        ("bni", 60, [40, 50, 60]),
        ("bni", 45, [25, 35, 45]),
        ("bni", 15, [5, 15]),
        ("bells", 300, [240, 300, 360]),
        ("bells", 60, [30, 60, 120]),
        ("cut", 120, [90, 110, 120]),
        ("one_to_one_5", 60, [0, 150, 240, 300]),
        ("one_to_one_10", 60, [0, 300, 480, 600]),
        ("own", 60, [30, 45, 60, 61]),
        ("", 60, [30, 45, 60, 61]),
        ("long forgotten", 60, [30, 45, 60, 61]),
    ],
)
def test_the_points_come_when_the_custom_has_them(name, slot, expected):
    assert times(name, slot) == pytest.approx(expected)


def test_own_points_are_those_of_the_settings_in_the_order_of_time():
    own = Settings(signals=Signals(green=0.9, yellow=0.8, red=1.0, over_after=0.0))
    assert times("own", 100, own) == pytest.approx([80, 90, 100, 100])


def test_only_the_hard_cut_stops_anybody():
    assert [name for name in PRESETS if preset(name, 90, SETTINGS).cut_at] == ["cut"]
    assert preset("cut", 90, SETTINGS).cut_at == 90


@given(st.sampled_from(sorted(PRESETS)), st.floats(5, 700))
def test_points_are_in_order_and_each_can_be_told_without_its_colour(name, slot):
    signals = preset(name, slot, SETTINGS)
    assert signals.points
    assert all(a.at <= b.at for a, b in pairwise(signals.points))
    for aspect in ("word", "shape", "name"):
        seen = [getattr(point, aspect) for point in signals.points]
        assert all(a != b for i, a in enumerate(seen) for b in seen[i + 1 :])
    assert signals.current(signals.points[-1].at) == signals.points[-1]
    assert (signals.current(-1.0), set(ROUND_PRESETS) <= set(PRESETS)) == (None, True)
