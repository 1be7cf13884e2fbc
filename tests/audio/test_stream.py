"""The loudspeaker that is fed piece by piece, heard in the virtual sound card."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pitchcoach.audio import portaudio
from pitchcoach.audio.stream import SoundStream
from pitchcoach.errors import NoSoundError
from tests.audio.sounds import differing, first_channel, least, noise, place_of, tone, until
from tests.rig.ear import Ear
from tests.rig.virtual_sound import RATE, VirtualSound

pytestmark = pytest.mark.rig

EASED = RATE // 100
"""Frames after a pause or a seek that need not be compared: the sound comes back gently."""


def as_floats(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return (samples / 32768).astype(np.float32)


def feed_in_pieces(stream: SoundStream, samples: NDArray[np.int16], *, seed: int = 3) -> None:
    """Feed pieces of 1 to 20,000 frames."""
    chance, at = np.random.default_rng(seed), 0
    while at < len(samples):
        size = int(chance.integers(1, 20_000))
        stream.feed(as_floats(samples[at : at + size]))
        at += size


def closed() -> bool:
    return until(lambda: not portaudio._streams)


def best(measure: Callable[[], float], enough: float) -> float:
    """Return the smallest of up to four measurements, since a busy machine makes everything late."""
    values: list[float] = []
    while len(values) < 4 and (not values or values[-1] > enough):
        values.append(measure())
    return min(values)


def test_the_end_of_what_was_fed_is_not_cut_and_no_sample_is_missing(
    rig: VirtualSound, tmp_path: Path
) -> None:
    known = noise(1.5)
    known[-200:] = 20_000  # the end says that it is the end

    def count_wrong(folder: Path) -> int:
        stream, ended = SoundStream(), threading.Event()
        with rig.listen(folder / "heard.wav"):
            stream.open(RATE)
            feed_in_pieces(stream, known)
            stream.finish(ended.set)
            assert ended.wait(20)
        assert stream.heard == pytest.approx(1.5)
        assert (stream.trouble, stream.starving) == ("", False)
        # PortAudio scales by 32767 and the server by 32768: one step is allowed, no sample may be missing.
        return differing(known, first_channel(folder / "heard.wav"), tolerance=1)

    assert least(count_wrong, tmp_path) == 0
    assert closed()


def test_it_starts_and_falls_silent_at_once(rig: VirtualSound) -> None:
    known = noise(3.0)
    last: dict[str, float] = {}

    def start() -> float:
        stream = SoundStream()
        with Ear() as ear:
            before = time.monotonic()
            stream.open(RATE)
            stream.feed(as_floats(known))
            time.sleep(0.4)
            stream.stop()
        return ear.time_of(int(np.flatnonzero(np.abs(ear.samples) > 50)[0])) - before

    def silence(what: str) -> float:
        stream = SoundStream()
        with Ear() as ear:
            stream.open(RATE)
            stream.feed(as_floats(known))
            time.sleep(0.5)
            before = time.monotonic()
            getattr(stream, what)()
        stream.stop()
        return ear.time_of(int(np.flatnonzero(np.abs(ear.samples) > 50)[-1])) - before

    last["start"] = best(start, 0.05)
    for what in ("pause", "clear", "stop"):
        last[what] = best(lambda what=what: silence(what), 0.05)  # type: ignore[misc]  # bound at once
    print({what: f"{seconds * 1000:.0f} ms" for what, seconds in last.items()})
    assert last.pop("start") < 0.3
    assert max(last.values()) < 0.1


@pytest.mark.parametrize("rate", [RATE, 48_000, 22_050])
def test_heard_is_what_comes_out_of_the_loudspeaker(rig: VirtualSound, rate: int) -> None:
    clicks = [rate * number // 5 + 37 * number for number in range(2, 12)]
    sound = np.zeros(rate * 5 // 2, np.float32)
    for click in clicks:
        sound[click : click + rate // 500] = 0.8

    def worst() -> float:
        stream, told = SoundStream(), list[tuple[float, float]]()
        with Ear() as ear:
            stream.open(rate)
            stream.feed(sound)
            while not told or (told[-1][1] < 2.49 and len(told) < 2000):
                told.append((time.monotonic(), stream.heard))
                time.sleep(0.004)
            stream.stop()
        assert all(before <= after for (_, before), (_, after) in pairwise(told))
        loud = np.flatnonzero(np.abs(ear.samples) > 8000)
        begins = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > RATE // 20)]
        if len(begins) != len(clicks):
            return 9.0  # the card itself stuttered
        times, heard = zip(*told, strict=True)
        truth = np.array([ear.time_of(int(frame)) for frame in begins])
        return float(np.abs(np.interp(truth, times, heard) - np.array(clicks) / rate).max())

    error = best(worst, 0.02)
    print(f"{rate} Hz: heard is at most {error * 1000:.1f} ms wrong")
    assert error < 0.05


def test_a_pause_leaves_nothing_out_and_says_little_twice(rig: VirtualSound, tmp_path: Path) -> None:
    known = noise(1.6)
    known[-200:] = 20_000
    twice: list[float] = []

    def count_wrong(folder: Path) -> int:
        stream, ended = SoundStream(), threading.Event()
        with rig.listen(folder / "heard.wav"):
            stream.open(RATE)
            feed_in_pieces(stream, known[: RATE // 2])
            time.sleep(0.4)
            stream.pause()
            paused = stream.heard
            feed_in_pieces(stream, known[RATE // 2 :])  # what comes meanwhile waits
            stream.finish(ended.set)
            time.sleep(0.4)
            assert stream.heard == paused
            assert not stream.starving
            assert not ended.is_set()
            stream.resume()
            assert ended.wait(20)
        heard = first_channel(folder / "heard.wav")
        loud = np.flatnonzero(np.abs(heard) > 1)
        silence = int(np.argmax(np.diff(loud)))
        first = heard[place_of(known, heard) : loud[silence] + 1]
        rest = heard[loud[silence + 1] :][EASED : loud[-1] + 1 - loud[silence + 1]]
        twice.append((len(first) - (len(known) - len(rest) - EASED)) / RATE)
        assert paused == pytest.approx(len(first) / RATE, abs=0.05)
        return differing(known[: len(first)], heard, tolerance=1) + differing(
            known[len(known) - len(rest) :], heard, tolerance=1
        )

    assert least(count_wrong, tmp_path) == 0
    print(f"heard twice: {[f'{seconds * 1000:.0f} ms' for seconds in twice]}")
    assert 0 <= twice[-1] < 0.05


def test_what_is_fed_after_clear_is_a_new_sound(rig: VirtualSound, tmp_path: Path) -> None:
    old, new = noise(3.0, seed=1), noise(1.0, seed=2)
    new[:EASED] = 0

    def count_wrong(folder: Path) -> int:
        stream, ended = SoundStream(), threading.Event()
        with rig.listen(folder / "heard.wav"):
            stream.open(RATE)
            stream.feed(as_floats(old))
            assert until(lambda: stream.heard > 0.3)
            before = stream.heard
            stream.clear()
            assert stream.heard == 0.0
            assert stream.starving
            feed_in_pieces(stream, new)
            stream.finish(ended.set)
            assert ended.wait(20)
        assert stream.heard == pytest.approx(1.0)
        heard = first_channel(folder / "heard.wav")
        loud = np.flatnonzero(np.abs(heard) > 1)
        assert (loud[-1] - loud[0]) / RATE < before + 1.0 + 0.3  # nothing more of the old one
        return differing(new[EASED:], heard, tolerance=1)

    assert least(count_wrong, tmp_path) == 0


def test_clear_in_a_pause_stays_silent_until_resume(rig: VirtualSound, tmp_path: Path) -> None:
    stream, ended = SoundStream(), threading.Event()
    stream.open(RATE)
    stream.feed(as_floats(noise(3.0)))
    time.sleep(0.2)
    stream.pause()
    with rig.listen(tmp_path / "heard.wav"):
        stream.clear()
        stream.feed(as_floats(noise(0.5)))
        stream.finish(ended.set)
        time.sleep(0.3)
        assert stream.heard == 0.0
    assert not np.any(first_channel(tmp_path / "heard.wav"))
    stream.resume()
    assert ended.wait(20)
    assert stream.heard == pytest.approx(0.5)


def test_a_hungry_stream_says_so_and_goes_on_when_it_is_fed(rig: VirtualSound, tmp_path: Path) -> None:
    known = noise(1.4)
    half = len(known) // 2
    stream, ended = SoundStream(), threading.Event()
    with rig.listen(tmp_path / "heard.wav"):
        stream.open(RATE)
        assert stream.starving
        stream.feed(as_floats(known[:half]))
        assert not stream.starving
        assert until(lambda: stream.starving and stream.heard == pytest.approx(0.7))
        stream.feed(as_floats(known[half:]))
        stream.finish(ended.set)
        assert ended.wait(20)
        stream.feed(as_floats(known))  # too late
    assert stream.heard == pytest.approx(1.4)
    heard = first_channel(tmp_path / "heard.wav")
    assert place_of(known[half:], heard) > place_of(known, heard) + half
    assert np.count_nonzero(np.abs(heard) > 1) == pytest.approx(len(known), rel=0.02)


def test_the_end_is_told_once_whatever_it_is(rig: VirtualSound) -> None:
    sound, ends = as_floats(noise(0.3)), list[str]()
    stream = SoundStream()
    ways: dict[str, Callable[[], object]] = {
        "heard": lambda: None,
        "stopped": stream.stop,
        "cleared": stream.clear,
        "replaced": lambda: stream.open(RATE),
    }
    for name, end in ways.items():
        stream.open(RATE)
        stream.feed(sound)
        stream.finish(lambda name=name: ends.append(name))  # type: ignore[misc]  # bound at once
        end()
        assert until(lambda name=name: name in ends)  # type: ignore[misc]  # bound at once
    stream.stop()
    stream.finish(lambda: ends.append("closed"))
    SoundStream().finish(lambda: ends.append("never opened"))
    assert until(lambda: len(ends) == 6)
    time.sleep(0.1)
    assert ends == ["heard", "stopped", "cleared", "replaced", "closed", "never opened"]
    assert closed()


def test_an_end_may_begin_the_next_sound(rig: VirtualSound) -> None:
    stream, last = SoundStream(), threading.Event()

    def again() -> None:
        stream.open(48_000)
        stream.feed(np.zeros(4800, np.float32))
        stream.finish(last.set)

    stream.open(RATE)
    stream.feed(np.zeros(4410, np.float32))
    stream.finish(again)
    assert last.wait(20)
    assert stream.heard == pytest.approx(0.1)


def test_a_hundred_orders_from_three_threads_neither_hang_nor_crash(rig: VirtualSound) -> None:
    stream, failures = SoundStream(), list[BaseException]()
    sound = as_floats(noise(0.2))
    orders: list[Callable[[], object]] = [
        stream.pause,
        stream.resume,
        stream.clear,
        stream.stop,
        stream.finish,
        lambda: stream.open(RATE),
        lambda: stream.open(24_000),
        lambda: stream.feed(sound),
        lambda: stream.feed(sound),
        lambda: (stream.heard, stream.starving, stream.trouble),
    ]

    def give(seed: int) -> None:
        chance = np.random.default_rng(seed)
        try:
            for _ in range(34):
                orders[int(chance.integers(len(orders)))]()
                time.sleep(chance.random() * 0.03)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=give, args=(seed,), daemon=True) for seed in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert not failures
    ended = threading.Event()
    stream.open(RATE)
    stream.feed(sound)
    stream.finish(ended.set)
    assert ended.wait(20)
    assert stream.heard == pytest.approx(0.2)
    assert closed()


def test_a_loudspeaker_that_is_pulled_out_is_told_and_may_come_back(
    rig: VirtualSound, tmp_path: Path
) -> None:
    known, ended, again = noise(0.8), threading.Event(), threading.Event()
    stream = SoundStream()
    stream.open(RATE)
    stream.feed(np.zeros(30 * RATE, np.float32))
    stream.finish(ended.set)
    assert until(lambda: stream.heard > 0.2)
    rig.unplug()
    assert ended.wait(30)
    assert stream.trouble == "lost"
    assert not stream.starving
    assert stream.heard < 29
    stream.feed(as_floats(known))  # drops it
    stream.pause()
    stream.resume()
    stream.clear()
    assert stream.trouble == "lost"
    with pytest.raises(NoSoundError):
        stream.open(RATE)
    assert stream.trouble == "lost"
    rig.plug_in()
    stream.open(RATE)
    assert stream.trouble == ""
    with rig.listen(tmp_path / "heard.wav"):
        stream.feed(as_floats(known))
        stream.finish(again.set)
        assert again.wait(20)
    assert np.count_nonzero(np.abs(first_channel(tmp_path / "heard.wav")) > 1) > len(known) / 2


def test_a_loudspeaker_that_went_away_during_a_pause_is_told(rig: VirtualSound) -> None:
    stream, ended = SoundStream(), threading.Event()
    stream.open(RATE)
    stream.feed(np.zeros(RATE, np.float32))
    stream.finish(ended.set)
    stream.pause()
    rig.unplug()
    assert stream.trouble == ""
    stream.resume()
    assert until(lambda: stream.trouble == "lost")
    assert ended.wait(20)
    assert closed()


def test_a_device_with_a_rate_and_channels_of_its_own_gets_them(
    rig: VirtualSound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sd = portaudio.portaudio()

    class PickyStream(sd.OutputStream):  # type: ignore[misc,name-defined]  # untyped library
        """As WASAPI's shared mode: the device's rate and nothing else, and no mono."""

        def __init__(self, *, samplerate: int, channels: int, **others: object) -> None:
            if (samplerate, channels) != (RATE, 2):
                raise sd.PortAudioError("Invalid sample rate", -9997)
            super().__init__(samplerate=samplerate, channels=channels, **others)

    monkeypatch.setattr(sd, "OutputStream", PickyStream)
    known = as_floats(tone(500, 1.0, rate=16_000))
    stream, ended = SoundStream(), threading.Event()
    with rig.listen(tmp_path / "heard.wav"):
        stream.open(16_000)
        stream.feed(known[:8000])
        stream.feed(known[8000:])
        stream.finish(ended.set)
        assert ended.wait(20)
    heard = first_channel(tmp_path / "heard.wav").astype(float)
    assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(500, abs=2)
    assert np.percentile(np.abs(heard[np.abs(heard) > 100]), 99) == pytest.approx(12_000, rel=0.03)
    assert stream.heard == pytest.approx(1.0, abs=0.001)


def test_without_a_loudspeaker_opening_is_refused_and_nothing_else_fails(rig: VirtualSound) -> None:
    stream = SoundStream("Aunt Emma's gramophone")
    with pytest.raises(NoSoundError):
        stream.open(RATE)
    stream.feed(np.zeros(9, np.float32))
    for order in (stream.pause, stream.resume, stream.clear, stream.stop, stream.finish):
        order()
    assert (stream.heard, stream.starving, stream.trouble) == (0.0, False, "")
    assert closed()


def test_the_program_can_end_while_a_stream_plays(rig: VirtualSound) -> None:
    program = (
        "import time, numpy\n"
        "from pitchcoach.audio.stream import SoundStream\n"
        "one, two = SoundStream(), SoundStream()\n"
        "one.open(44100); one.feed(numpy.zeros(99999, numpy.float32)); two.open(24000); time.sleep(0.3)\n"
        "print(one.heard > 0)\n"
    )
    for _ in range(3):
        ended = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
        )
        assert (ended.returncode, ended.stdout.strip()) == (0, "True"), ended.stderr
