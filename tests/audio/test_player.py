"""The loudspeaker, heard in the virtual sound card."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from pitchcoach.audio import portaudio
from pitchcoach.audio.player import SoundPlayer
from pitchcoach.audio.wav import take_of
from pitchcoach.errors import NoSoundError, UnreadableTakeError
from pitchcoach.model.sound import Take
from tests.audio.sounds import differing, first_channel, least, noise, tone, until, write_wav
from tests.rig.virtual_sound import RATE, VirtualSound

pytestmark = pytest.mark.rig


def play_to_the_end(player: SoundPlayer, take: Take) -> None:
    ended = threading.Event()
    player.play(take, ended.set)
    assert ended.wait(20)


def test_pitfall_9_the_end_of_a_playback_is_not_cut(rig: VirtualSound, tmp_path: Path) -> None:
    known = noise(1.2)
    known[-200:] = 20_000  # the end says that it is the end
    take = take_of(write_wav(tmp_path / "known.wav", known))
    player = SoundPlayer()

    def count_wrong(folder: Path) -> int:
        with rig.listen(folder / "heard.wav"):
            play_to_the_end(player, take)
        # PortAudio scales by 32767 and the server by 32768: one step is allowed, no sample may be missing.
        return differing(known, first_channel(folder / "heard.wav"), tolerance=1)

    assert least(count_wrong, tmp_path) == 0
    assert player.position == pytest.approx(take.seconds)
    assert player.trouble == ""


def test_pitfall_8_stops_from_three_threads_do_not_crash(rig: VirtualSound, tmp_path: Path) -> None:
    take = take_of(write_wav(tmp_path / "silence.wav", np.zeros(3 * RATE, np.int16)))
    chance = np.random.default_rng(0)
    player, ends, took = SoundPlayer(), [], []
    for _ in range(60):
        player.play(take, lambda: ends.append(1))
        time.sleep(chance.random() * 0.05)
        stops = [threading.Thread(target=player.stop) for _ in range(3)]
        before = time.perf_counter()
        for stop in stops:
            stop.start()
        for stop in stops:
            stop.join(20)
        took.append(time.perf_counter() - before)
        assert not any(stop.is_alive() for stop in stops)
    assert until(lambda: len(ends) == 60)
    assert not portaudio._streams
    print(f"stop: median {sorted(took)[30] * 1000:.0f} ms, worst {max(took) * 1000:.0f} ms")
    assert sorted(took)[30] < 0.5


def test_a_stop_while_the_device_opens_is_obeyed(rig: VirtualSound, tmp_path: Path) -> None:
    take = take_of(write_wav(tmp_path / "silence.wav", np.zeros(30 * RATE, np.int16)))
    player, ended = SoundPlayer(), threading.Event()
    player.load()
    for wait in (0.0, 0.001, 0.002, 0.004, 0.008, 0.016):
        ended.clear()
        opening = threading.Thread(target=player.play, args=(take, ended.set))
        opening.start()
        time.sleep(wait)
        player.stop()
        opening.join(20)
        player.stop()
        assert ended.wait(20)


def test_a_second_take_replaces_the_first_and_the_end_of_one_may_start_the_next(
    rig: VirtualSound, tmp_path: Path
) -> None:
    long = take_of(write_wav(tmp_path / "long.wav", np.zeros(30 * RATE, np.int16)))
    short = take_of(write_wav(tmp_path / "short.wav", noise(0.6)))
    player, first, last = SoundPlayer(), threading.Event(), threading.Event()
    player.play(long, first.set)
    with rig.listen(tmp_path / "heard.wav"):
        player.play(short, lambda: player.play(short, last.set))
        assert first.wait(20)
        assert last.wait(20)
    assert np.count_nonzero(np.abs(first_channel(tmp_path / "heard.wav")) > 1) > 1.5 * len(noise(0.6))
    player.stop()
    player.stop()


def test_a_slow_rate_of_a_voice_arrives_with_its_own_f0_and_length(rig: VirtualSound, tmp_path: Path) -> None:
    take = take_of(write_wav(tmp_path / "voice.wav", tone(500, 1.0, rate=22_050), 22_050))
    with rig.listen(tmp_path / "heard.wav"):
        play_to_the_end(SoundPlayer(), take)
    heard = first_channel(tmp_path / "heard.wav").astype(float)
    spectrum = np.abs(np.fft.rfft(heard))
    assert np.argmax(spectrum) * RATE / len(heard) == pytest.approx(500, abs=2)
    loud = np.flatnonzero(np.abs(heard) > 1000)
    assert (loud[-1] - loud[0]) / RATE == pytest.approx(1.0, abs=0.01)


def test_a_device_that_refuses_the_rate_gets_its_own(
    rig: VirtualSound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sd = portaudio.portaudio()
    asked: list[tuple[int, int]] = []

    class PickyStream(sd.OutputStream):  # type: ignore[misc,name-defined]  # untyped library
        """As WASAPI's shared mode: the device's rate and nothing else, and no mono."""

        def __init__(self, *, samplerate: int, channels: int, **others: object) -> None:
            asked.append((samplerate, channels))
            if (samplerate, channels) != (RATE, 2):
                raise sd.PortAudioError("Invalid sample rate", -9997)
            super().__init__(samplerate=samplerate, channels=channels, **others)

    monkeypatch.setattr(sd, "OutputStream", PickyStream)
    take = take_of(write_wav(tmp_path / "voice.wav", tone(500, 1.0, rate=16_000), 16_000))
    player = SoundPlayer()
    with rig.listen(tmp_path / "heard.wav"):
        play_to_the_end(player, take)
    heard = first_channel(tmp_path / "heard.wav").astype(float)
    assert asked == [(16_000, 1), (RATE, 1), (RATE, 2)]
    assert np.argmax(np.abs(np.fft.rfft(heard))) * RATE / len(heard) == pytest.approx(500, abs=2)
    assert np.abs(heard).max() == pytest.approx(12_000, rel=0.03)
    assert player.position == pytest.approx(1.0, abs=0.001)


def test_a_stereo_file_keeps_its_sides_and_an_empty_one_just_ends(rig: VirtualSound, tmp_path: Path) -> None:
    both = np.stack([noise(0.8), noise(0.8, seed=6)], axis=1)
    player = SoundPlayer()
    take = take_of(write_wav(tmp_path / "both.wav", both))

    def count_wrong(folder: Path) -> int:
        with rig.listen(folder / "heard.wav"):
            play_to_the_end(player, take)
        return differing(both[:, 0], first_channel(folder / "heard.wav"), tolerance=1)

    assert least(count_wrong, tmp_path) == 0
    play_to_the_end(player, take_of(write_wav(tmp_path / "empty.wav", np.zeros(0, np.int16))))
    assert player.position == 0.0


def test_a_loudspeaker_that_is_pulled_out_is_told_and_does_not_hang(
    rig: VirtualSound, tmp_path: Path
) -> None:
    take = take_of(write_wav(tmp_path / "long.wav", np.zeros(30 * RATE, np.int16)))
    player, ended = SoundPlayer(), threading.Event()
    player.play(take, ended.set)
    assert until(lambda: player.position > 0.2)
    rig.unplug()
    assert ended.wait(30)
    assert player.trouble == "lost"
    player.stop()
    assert until(lambda: not portaudio._streams)


def test_files_that_are_no_sound_and_devices_that_are_not_there_are_refused(
    rig: VirtualSound, tmp_path: Path
) -> None:
    (tmp_path / "notes.wav").write_text("not a sound")
    with pytest.raises(UnreadableTakeError):
        SoundPlayer().play(Take(tmp_path / "notes.wav", RATE, 1))
    take = take_of(write_wav(tmp_path / "short.wav", noise(0.1)))
    player, ended = SoundPlayer("Aunt Emma's gramophone"), threading.Event()
    with pytest.raises(NoSoundError) as refused:
        player.play(take, ended.set)
    assert "pulse, ALSA" in str((refused.value.remedy or refused.value.message).values["names"])
    player.stop()  # does not wait for what never began
    assert not ended.is_set()


def test_a_cue_is_heard_beside_a_take_and_a_muted_one_is_not(rig: VirtualSound, tmp_path: Path) -> None:
    player = SoundPlayer("pulse")
    player.load()
    with rig.listen(tmp_path / "heard.wav"):
        player.play(take_of(write_wav(tmp_path / "silence.wav", np.zeros(RATE, np.int16))))
        player.cue("test")
        SoundPlayer(muted=True).cue("bell")
        time.sleep(1.0)
    heard = first_channel(tmp_path / "heard.wav").astype(float)
    spectrum = np.abs(np.fft.rfft(heard))
    f0 = np.argmax(spectrum) * RATE / len(heard)
    assert f0 == pytest.approx(440, abs=3)
    bell = spectrum[round(660 * len(heard) / RATE)]
    assert bell < spectrum.max() / 50


def test_a_cue_without_any_loudspeaker_is_silent_and_raises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    failures: list[object] = []
    monkeypatch.setattr(threading, "excepthook", failures.append)
    player = SoundPlayer("Aunt Emma's gramophone")
    player.load()
    player.cue("green")
    assert until(lambda: not any(thread.name == "cue green" for thread in threading.enumerate()))
    assert not failures


def test_the_program_can_end_while_something_plays(rig: VirtualSound, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "long.wav", np.zeros(60 * RATE, np.int16))
    program = (
        "import sys, time, pathlib\n"
        "from pitchcoach.audio.player import SoundPlayer\n"
        "from pitchcoach.audio.wav import take_of\n"
        "player = SoundPlayer()\n"
        "player.play(take_of(pathlib.Path(sys.argv[1]))); player.cue('bell'); time.sleep(0.3)\n"
        "print(player.position > 0)\n"
    )
    for _ in range(3):
        ended = subprocess.run(
            [sys.executable, "-c", program, str(wav)], capture_output=True, text=True, timeout=30, check=False
        )
        assert (ended.returncode, ended.stdout.strip()) == (0, "True"), ended.stderr
