"""Levels, zeros and gaps, from bytes and times with known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.audio.watch import ArrivalWatch, SoundWatch, peak_of

RATE = 16_000


def pcm(*samples: int) -> bytes:
    return np.array(samples, "<i2").tobytes()


@given(st.lists(st.integers(-32768, 32767)))
def test_the_peak_is_the_largest_absolute_value(samples: list[int]) -> None:
    assert peak_of(pcm(*samples)) == max((abs(sample) for sample in samples), default=0)


@pytest.mark.parametrize(("peak", "level"), [(16384, -6.02), (-32768, 0.0), (1, -90.3), (0, -120.0)])
def test_the_level_is_the_peak_of_the_last_tenth_of_a_second(peak: int, level: float) -> None:
    watch = SoundWatch(RATE, 1)
    watch.see(pcm(*[30_000] * 100), 0.0)
    for number in range(11):
        watch.see(pcm(*[0] * 159, peak), number / 100)
    assert watch.level == pytest.approx(level, abs=0.01)


def test_zeros_are_told_after_a_third_of_a_second_and_forgotten_with_the_first_sound() -> None:
    watch = SoundWatch(RATE, 2)
    assert not watch.zeros
    watch.see(bytes(4 * 4000), 0.25)
    assert not watch.zeros
    watch.see(bytes(4 * 1000), 0.31)
    assert watch.zeros
    watch.see(pcm(0, 1), 0.32)
    watch.see(bytes(4 * RATE), 1.32)
    assert not watch.zeros


def gaps(chunks: list[tuple[int, float]]) -> bool:
    watch = ArrivalWatch(RATE)
    for frames, arrived in chunks:
        watch.see(frames, arrived)
    return watch.gaps


@given(seed=st.integers(0, 10_000), drift=st.floats(-0.0005, 0.0005), jitter=st.floats(0, 0.04))
def test_late_and_drifting_sound_is_not_lost_sound(seed: int, drift: float, jitter: float) -> None:
    chance = np.random.default_rng(seed)
    times = [(number / 100) * (1 + drift) + chance.random() * jitter for number in range(1, 2000)]
    assert not gaps([(160, at) for at in times])


def test_a_second_of_stalling_that_is_made_up_for_is_no_gap() -> None:
    times = [number / 100 for number in range(1, 1000)]
    assert not gaps([(160, max(at, 5.5) if at > 3.9 else at) for at in times])


@given(at=st.integers(300, 600), lost=st.integers(8, 100))
def test_a_piece_that_never_arrives_is_a_gap(at: int, lost: int) -> None:
    assert gaps([(160, number / 100) for number in range(1, 1100) if not at <= number < at + lost])


def test_a_tenth_that_is_missing_all_the_time_is_a_gap() -> None:
    assert gaps([(144, number / 100) for number in range(1, 1000)])
