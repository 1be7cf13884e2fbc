"""What a loudspeaker is handed of what was fed, and how much of it has been heard: no device, no clock."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pitchcoach.audio.feed import EASE_SECONDS, KEPT_SECONDS, Feed, Tap

RATE = 1000
LATE = 0.1


class Device:
    """Asks for block after block in exact time; each is heard ``LATE`` seconds later."""

    def __init__(self, tap: Tap) -> None:
        self.tap = tap
        self.frames = 0
        self.played: list[NDArray[np.float32]] = []

    def ask(self, frames: int, *, waver: float = 0.0) -> NDArray[np.float32]:
        block = np.full(frames, 9.0, np.float32)
        self.tap.fill(block, self.frames / RATE + LATE + waver)
        self.frames += frames
        self.played.append(block)
        return block

    @property
    def now(self) -> float:
        return self.frames / RATE


def counted(first: int, count: int) -> NDArray[np.float32]:
    """Samples that say their own number, from 1 on: 0 is silence."""
    return np.arange(first + 1, first + count + 1, dtype=np.float32)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=60))
def test_everything_fed_is_handed_on_once_and_in_order(steps: list[tuple[bool, int]]) -> None:
    feed = Feed(RATE)
    device = Device(Tap(feed, ease=False))
    for feeds, count in steps:
        if feeds:
            feed.put(counted(feed.fed, count))
        else:
            device.ask(count)
    device.ask(feed.fed - feed.taken + 1)
    played = np.concatenate(device.played)
    assert np.array_equal(played[played > 0], counted(0, feed.fed))
    assert feed.taken == feed.fed


@given(
    st.lists(st.tuples(st.sampled_from(["feed", "ask", "wait"]), st.integers(1, 60)), max_size=60),
    st.integers(0, 200),
)
def test_heard_is_the_last_sample_that_left_the_loudspeaker(steps: list[tuple[str, int]], after: int) -> None:
    feed = Feed(RATE)
    device = Device(Tap(feed, ease=False))
    for what, count in steps:
        if what == "feed":
            feed.put(counted(feed.fed, count))
        else:
            device.ask(count)
    now = device.now + after / RATE
    out = np.concatenate([np.zeros(round(LATE * RATE), np.float32), *device.played])
    gone = out[: round(now * RATE)]
    device.tap.look(now)
    assert feed.heard == pytest.approx(gone.max(initial=0.0), abs=1e-6 * RATE + 0.01)


def test_heard_never_falls_and_follows_a_clock_that_wavers() -> None:
    feed = Feed(RATE)
    feed.put(counted(0, 10 * RATE))
    device, chance, before = Device(Tap(feed, ease=False)), np.random.default_rng(1), 0.0
    for _ in range(200):
        device.ask(25, waver=chance.uniform(-0.01, 0.01))
        for part in (0.2, 0.9):
            now = device.now + part * 25 / RATE
            device.tap.look(now)
            assert feed.heard >= before
            before = feed.heard
            if now > 1:
                assert feed.heard / RATE == pytest.approx(now - LATE, abs=0.004)


def test_a_device_that_stuttered_is_believed_at_once() -> None:
    feed = Feed(RATE)
    feed.put(counted(0, 10 * RATE))
    device = Device(Tap(feed, ease=False))
    for block in range(40):
        device.ask(25, waver=0.5 if block >= 20 else 0.0)
    device.tap.look(1.0 + 0.5)
    assert feed.heard / RATE == pytest.approx(1.0 - LATE, abs=0.001)


def test_what_was_dropped_on_its_way_was_not_heard_and_comes_again() -> None:
    feed = Feed(RATE)
    for start in range(0, 1000, 70):
        feed.put(counted(start, 70))
    device = Device(Tap(feed, ease=False))
    device.ask(500)
    device.tap.cut = 0.3  # seconds: 200 frames have left, 300 were on their way
    device.tap.look(5.0)
    assert feed.heard == pytest.approx(200)
    feed.go_back(190)
    again = Device(Tap(feed, ease=False))
    assert np.array_equal(again.ask(100), counted(190, 100))
    again.tap.look(LATE + 0.005)
    assert feed.heard == pytest.approx(200)  # the frames before were heard already
    again.tap.look(LATE + 0.02)
    assert feed.heard == pytest.approx(210)


@given(st.integers(0, 400), st.integers(0, 400))
def test_going_back_ends_at_a_frame_that_was_taken(taken: int, back: int) -> None:
    feed = Feed(RATE)
    for start in range(0, 400, 50):
        feed.put(counted(start, 50))
    device = Device(Tap(feed, ease=False))
    device.ask(max(taken, 1))
    feed.go_back(back)
    assert feed.taken == min(back, max(taken, 1))
    rest = device.ask(401)
    left = 400 - min(back, max(taken, 1))
    assert np.array_equal(rest[rest > 0], counted(400 - left, left))


def test_long_sounds_are_forgotten_once_they_were_heard() -> None:
    feed = Feed(RATE)
    device = Device(Tap(feed, ease=False))
    for start in range(0, 100 * RATE, RATE):
        feed.put(counted(start, RATE))
        device.ask(RATE)
    feed.go_back(0)
    assert 100 * RATE - feed.taken == pytest.approx(KEPT_SECONDS * RATE, abs=2 * RATE)


def test_sound_that_begins_in_its_middle_comes_gently_and_only_then() -> None:
    feed = Feed(48_000)
    feed.put(np.ones(2000, np.float32))
    tap, easing = Tap(feed, ease=True), round(EASE_SECONDS * 48_000)
    played = np.concatenate([_filled(tap, frames) for frames in (100, 7, 500, 500)])
    assert played[0] == 0.0
    assert np.allclose(np.diff(played[:easing]), 1 / easing, atol=1e-6)
    assert (played[easing:] == 1.0).all()
    assert (_filled(tap, 893) == 1.0).all()


def test_nothing_comes_after_the_end() -> None:
    feed = Feed(RATE)
    feed.put(counted(0, 10))
    feed.finished = True
    feed.put(counted(10, 10))
    feed.put(np.zeros(0, np.float32))
    assert feed.fed == 10
    tap = Tap(feed, ease=False)
    _filled(tap, 15)
    assert (feed.taken, tap.quiet) == (10, 5)
    _filled(tap, 20)
    assert tap.quiet == 25


def _filled(tap: Tap, frames: int) -> NDArray[np.float32]:
    block = np.full(frames, 9.0, np.float32)
    tap.fill(block, 0.0)
    return block
