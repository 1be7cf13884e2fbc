"""The microphone, spoken into through the virtual sound card."""

from __future__ import annotations

import errno
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pitchcoach.audio import portaudio, recorder
from pitchcoach.audio.player import SoundPlayer
from pitchcoach.audio.recorder import SoundRecorder
from pitchcoach.audio.wav import WavWriter, take_of
from pitchcoach.coach.hearing.hear_back import CUE_MARGIN
from pitchcoach.errors import NoSoundError, UnwritableError
from pitchcoach.model.sound import CUE_SECONDS
from tests.audio.sounds import differing, first_channel, least, noise, until, write_wav
from tests.rig.virtual_sound import RATE, VirtualSound

pytestmark = pytest.mark.rig


def wrong_in_a_take(
    rig: VirtualSound, microphone: SoundRecorder, known: NDArray[np.int16], folder: Path
) -> int:
    """Record ``known`` and count the samples that are missing or differ."""
    microphone.start(folder / "take.wav")
    assert rig.speak(write_wav(folder / "known.wav", known)).wait(30) == 0
    time.sleep(0.3)  # what is said last is on its way still
    take = microphone.stop()
    assert take is not None
    assert take == take_of(take.path)
    return differing(known, first_channel(take.path))


def test_what_is_said_is_recorded_and_no_sample_is_lost_while_the_program_is_busy(
    rig: VirtualSound, tmp_path: Path
) -> None:
    known = noise(2.5)
    spoken = write_wav(tmp_path / "known.wav", known)
    microphone = SoundRecorder()
    microphone.load()

    def count_wrong(folder: Path) -> int:
        began = time.perf_counter()
        microphone.start(folder / "takes" / "take.wav")
        started = time.perf_counter() - began
        speaking = rig.speak(spoken)
        assert until(lambda: microphone.level > -20)
        busy_until = time.perf_counter() + 1.0
        while time.perf_counter() < busy_until:  # holds the interpreter's lock
            sum(number * number for number in range(20_000))
        assert speaking.wait(30) == 0
        time.sleep(0.3)
        heard, position = microphone.heard, microphone.position
        assert heard.loudest > -20
        assert heard.loudest > heard.quietest
        assert position is not None
        assert heard.seconds <= position < heard.seconds + 0.5  # sound on its way is heard, and not here yet
        began = time.perf_counter()
        take = microphone.stop()
        print(f"start {started * 1000:.0f} ms, stop {(time.perf_counter() - began) * 1000:.0f} ms")
        assert take is not None
        assert take == take_of(take.path)
        assert take.sample_rate == RATE
        assert stat.S_IMODE(take.path.stat().st_mode) == 0o600
        assert microphone.level == -120
        return differing(known, first_channel(take.path))

    assert least(count_wrong, tmp_path) == 0
    assert microphone.trouble == ""


def test_pitfall_10_a_slow_writer_loses_no_sound_because_the_callback_only_queues(
    rig: VirtualSound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SlowWriter(WavWriter):
        """A disk that stalls."""

        def write(self, pcm: bytes) -> None:
            if self.frames < RATE:
                time.sleep(0.05)
            super().write(pcm)

    monkeypatch.setattr(recorder, "WavWriter", SlowWriter)
    known, microphone = noise(2.0), SoundRecorder()
    assert least(lambda folder: wrong_in_a_take(rig, microphone, known, folder), tmp_path) == 0
    assert microphone.trouble == ""


def test_pitfall_10_sound_that_a_slow_callback_loses_without_a_flag_is_noticed(
    rig: VirtualSound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = recorder._Recording._take_in

    def slow(self: recorder._Recording, *chunk: object) -> None:
        time.sleep(0.25)
        quick(self, *chunk)  # type: ignore[arg-type]

    monkeypatch.setattr(recorder._Recording, "_take_in", slow)
    speaking = rig.speak(write_wav(tmp_path / "known.wav", noise(30)))
    microphone = SoundRecorder()
    microphone.start(tmp_path / "take.wav")
    try:
        assert until(lambda: microphone.trouble == "gaps")
    finally:
        microphone.stop()
        speaking.terminate()
        speaking.wait(10)


def test_a_killed_program_leaves_a_take_that_lacks_at_most_its_last_second(
    rig: VirtualSound, tmp_path: Path
) -> None:
    out = tmp_path / "take.wav"
    program = (
        "import pathlib, sys, time\n"
        "from pitchcoach.audio.recorder import SoundRecorder\n"
        "SoundRecorder().start(pathlib.Path(sys.argv[1]))\n"
        "time.sleep(60)\n"
    )
    running = subprocess.Popen([sys.executable, "-c", program, str(out)])
    try:
        assert until(lambda: out.exists() and out.stat().st_size > 44 + 2 * round(2.6 * RATE))
    finally:
        running.kill()
        running.wait(10)
    written = (out.stat().st_size - 44) / 2 / RATE
    take = take_of(out)
    assert take.sample_rate == RATE
    assert written - 1.2 < take.seconds <= written
    assert len(first_channel(out)) == take.frames  # the standard library's reader agrees


def test_a_microphone_that_is_pulled_out_is_told_and_its_take_kept(rig: VirtualSound, tmp_path: Path) -> None:
    out, microphone = tmp_path / "take.wav", SoundRecorder()
    microphone.start(out)
    assert until(lambda: out.stat().st_size > 44 + RATE)
    assert microphone.trouble in ("", "zeros")
    rig.unplug()
    assert until(lambda: microphone.trouble == "lost")
    assert until(lambda: take_of(out).seconds >= 0.5)  # complete although nobody has called stop
    take = microphone.stop()
    assert take is not None
    assert take == take_of(out)
    assert microphone.trouble == "lost"
    assert not portaudio._streams


def test_exact_zeros_tell_of_a_missing_permission_until_sound_comes(
    rig: VirtualSound, tmp_path: Path
) -> None:
    microphone = SoundRecorder()
    microphone.start(tmp_path / "take.wav")
    assert until(lambda: microphone.trouble == "zeros")
    assert microphone.level == -120
    speaking = rig.speak(write_wav(tmp_path / "known.wav", noise(1.0)))
    assert until(lambda: microphone.trouble == "")
    assert speaking.wait(30) == 0
    assert microphone.stop() is not None


def test_a_sound_of_the_program_is_in_the_take_where_the_position_says(
    rig: VirtualSound, tmp_path: Path
) -> None:
    rig.echo()
    player, microphone = SoundPlayer(), SoundRecorder()
    player.load()
    assert microphone.position is None
    microphone.start(tmp_path / "take.wav")
    time.sleep(0.7)
    given = microphone.position
    player.cue("green")
    time.sleep(0.8)
    take = microphone.stop()
    assert take is not None
    assert given is not None
    loud = np.flatnonzero(np.abs(first_channel(take.path).astype(int)) > 600) / take.sample_rate
    assert given - 0.02 <= loud[0] <= given + CUE_MARGIN
    assert loud[-1] <= given + CUE_SECONDS["green"] + CUE_MARGIN


def test_a_full_disk_is_told_and_what_was_written_is_kept(
    rig: VirtualSound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FullDisk(WavWriter):
        def write(self, pcm: bytes) -> None:
            if self.frames > RATE // 2:
                raise OSError(errno.ENOSPC, "No space left on device")
            super().write(pcm)

    monkeypatch.setattr(recorder, "WavWriter", FullDisk)
    microphone = SoundRecorder()
    microphone.start(tmp_path / "take.wav")
    assert until(lambda: microphone.trouble == "full")
    take = microphone.stop()
    assert take is not None
    assert take == take_of(tmp_path / "take.wav")
    assert 0.5 <= take.seconds < 1.0


def test_a_device_that_takes_no_mono_is_recorded_as_it_is(
    rig: VirtualSound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sd = portaudio.portaudio()

    class StereoOnly(sd.RawInputStream):  # type: ignore[misc,name-defined]  # untyped library
        def __init__(self, *, channels: int, **others: object) -> None:
            if channels != 2:
                raise sd.PortAudioError("Invalid number of channels", -9998)
            super().__init__(channels=channels, **others)

    monkeypatch.setattr(sd, "RawInputStream", StereoOnly)
    known, microphone = noise(0.8), SoundRecorder("pulse, alsa")
    assert least(lambda folder: wrong_in_a_take(rig, microphone, known, folder), tmp_path) == 0


def test_what_cannot_start_leaves_nothing_behind(rig: VirtualSound, tmp_path: Path) -> None:
    out = tmp_path / "take.wav"
    with pytest.raises(NoSoundError):
        SoundRecorder("Aunt Emma's gramophone").start(out)
    assert not out.exists()
    out.write_bytes(b"an older take")
    with pytest.raises(UnwritableError):
        SoundRecorder().start(out)
    assert out.read_bytes() == b"an older take"
    assert not portaudio._streams

    microphone = SoundRecorder()
    assert microphone.stop() is None
    microphone.start(tmp_path / "second.wav")
    with pytest.raises(NoSoundError):
        microphone.start(tmp_path / "third.wav")
    assert not (tmp_path / "third.wav").exists()
    assert until(lambda: (tmp_path / "second.wav").stat().st_size > 44)
    assert microphone.stop() is not None
    assert microphone.stop() is None


def test_playing_and_recording_at_once_do_not_disturb_each_other(rig: VirtualSound, tmp_path: Path) -> None:
    spoken, played = noise(1.5), noise(1.5, seed=9)
    microphone, player = SoundRecorder(), SoundPlayer()
    take = take_of(write_wav(tmp_path / "played.wav", played))

    def count_wrong(folder: Path) -> int:
        ended = threading.Event()
        with rig.listen(folder / "heard.wav"):
            player.play(take, ended.set)
            wrong = wrong_in_a_take(rig, microphone, spoken, folder)
            assert ended.wait(20)
        return wrong + differing(played, first_channel(folder / "heard.wav"), tolerance=1)

    assert least(count_wrong, tmp_path) == 0
