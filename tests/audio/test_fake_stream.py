"""The stream of the tests keeps the promises of the port, by a clock that is set by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import pytest

from pitchcoach.audio.fake import FakeStream
from pitchcoach.audio.stream import SoundStream
from pitchcoach.coach.sound_ports import Stream
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg

SECOND = np.zeros(1000, np.float32)


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


PORTS: tuple[Stream, Stream] = (SoundStream(), FakeStream(Clock()))
"""For the type checker: the real one and the fake fit the same port."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stream(clock: Clock) -> FakeStream:
    stream = FakeStream(clock)
    stream.open(1000)
    return stream


def test_what_was_fed_is_heard_as_time_goes_by_and_no_more(clock: Clock, stream: FakeStream) -> None:
    assert (stream.heard, stream.starving) == (0.0, True)
    stream.feed(SECOND)
    stream.feed(SECOND)
    assert not stream.starving
    clock.now += 1.5
    assert (stream.heard, stream.starving) == (1.5, False)
    clock.now += 1.5
    assert (stream.heard, stream.starving) == (2.0, True)
    stream.feed(SECOND)  # what comes late begins then
    clock.now += 0.5
    assert stream.heard == 2.5


def test_a_pause_takes_no_sound(clock: Clock, stream: FakeStream) -> None:
    stream.feed(SECOND)
    clock.now += 0.25
    stream.pause()
    clock.now += 9
    assert (stream.heard, stream.starving) == (0.25, False)
    stream.resume()
    clock.now += 0.25
    assert stream.heard == 0.5


@pytest.mark.parametrize("paused", [False, True])
def test_clear_begins_a_new_sound_and_keeps_a_pause(clock: Clock, stream: FakeStream, paused: bool) -> None:
    stream.feed(SECOND)
    clock.now += 0.5
    if paused:
        stream.pause()
    stream.clear()
    assert (stream.heard, stream.clears, stream.fed) == (0.0, 1, [])
    stream.feed(SECOND)
    clock.now += 0.5
    assert stream.heard == (0.0 if paused else 0.5)


def test_the_end_is_told_once_from_another_thread(clock: Clock, stream: FakeStream) -> None:
    def forward() -> None:
        clock.now += 2
        assert stream.heard == 1.0

    ends: list[Callable[[], object]] = [forward, stream.stop, stream.lose, lambda: stream.open(1000)]
    for end in ends:
        told, calls = threading.Event(), list[threading.Thread]()

        def on_end(told: threading.Event = told, calls: list[threading.Thread] = calls) -> None:
            calls.append(threading.current_thread())
            told.set()

        stream.open(1000)
        stream.feed(SECOND)
        stream.finish(on_end)
        stream.feed(SECOND)  # too late
        assert not told.is_set()
        end()
        assert told.wait(5)
        stream.stop()
        assert len(calls) == 1
        assert calls[0] is not threading.current_thread()


def test_a_lost_device_is_told_until_it_is_opened_again(clock: Clock, stream: FakeStream) -> None:
    stream.feed(SECOND)
    clock.now += 0.5
    stream.lose()
    clock.now += 0.5
    stream.feed(SECOND)
    assert (stream.trouble, stream.heard, stream.starving) == ("lost", 0.5, False)
    stream.open(2000)
    assert (stream.trouble, stream.heard, stream.opened) == ("", 0.0, [1000, 2000])
    stream.feed(SECOND)
    clock.now += 9
    assert stream.heard == 0.5


def test_a_refusal_is_raised(clock: Clock) -> None:
    with pytest.raises(NoSoundError):
        FakeStream(clock, refusal=NoSoundError(msg("No loudspeaker was found."))).open(1000)
