"""Levels, zeros and gaps, from bytes and times with known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pitchcoach.audio.watch import ArrivalWatch, SoundWatch, peak_of, samples_of
from pitchcoach.model.sound import Heard

RATE = 16_000


def pcm(*samples: int) -> bytes:
    return np.array(samples, "<i2").tobytes()


@given(st.lists(st.integers(-32768, 32767)))
def test_the_peak_is_the_largest_absolute_value(samples: list[int]) -> None:
    assert peak_of(samples_of(pcm(*samples))) == max((abs(sample) for sample in samples), default=0)


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


def heard(samples: NDArray[np.float64], *, channels: int = 1, chunk: int = 137) -> Heard:
    """Let a watch see samples of 16-bit size in chunks that fit no tenth of a second."""
    watch = SoundWatch(RATE, channels)
    whole = samples.astype("<i2").tobytes()
    size = 2 * channels * chunk
    for start in range(0, len(whole), size):
        watch.see(whole[start : start + size], start / RATE)
    return watch.heard


def test_the_last_second_tells_speech_room_and_peak_apart() -> None:
    time = np.arange(2 * RATE) / RATE
    loud, soft = 8192 * np.sin(2 * np.pi * 200 * time), 82 * np.sin(2 * np.pi * 200 * time)
    told = heard(np.where(time % 0.5 < 0.25, loud, soft))
    assert told.seconds == pytest.approx(2.0)
    assert told.peak == pytest.approx(-12.04, abs=0.01)
    assert told.loudest == pytest.approx(-15.05, abs=0.05)  # a sine's RMS lies 3.01 dB below its peak
    assert told.quietest == pytest.approx(-55.1, abs=0.1)
    assert not told.clipped
    stereo = heard(np.repeat(loud, 2), channels=2)
    assert (stereo.seconds, round(stereo.loudest, 1)) == (2.0, -15.1)


def test_what_was_loud_more_than_a_second_ago_is_not_told() -> None:
    told = heard(np.concatenate([np.full(RATE, 32767.0), np.zeros(int(1.1 * RATE))]))
    assert (told.peak, told.loudest, told.clipped) == (-120, -120, False)
    assert heard(np.zeros(100)) == Heard(100 / RATE)


@pytest.mark.parametrize(("run", "clipped"), [(1, False), (2, False), (3, True), (40, True)])
def test_samples_in_a_row_at_full_scale_are_clipped(run: int, clipped: bool) -> None:
    samples = np.tile([100.0, -100.0], RATE // 2)
    samples[5000 : 5000 + run] = -32768
    assert heard(samples).clipped is clipped


@given(late=st.lists(st.floats(0, 0.2), min_size=30, max_size=60))
def test_the_promptest_chunk_tells_when_the_take_began(late: list[float]) -> None:
    watch = SoundWatch(RATE, 1)
    assert watch.began is None
    for number, delay in enumerate(late, 1):
        watch.see(bytes(3200), 50.0 + number / 10 + delay)
    assert watch.began is not None
    assert watch.began >= 50.0 - 1e-6
    assert watch.began <= 50.0 + min(late) + 0.01


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
