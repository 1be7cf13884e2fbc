"""The fakes keep the promises of the ports, so that what is tested with them is tested."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from pitchcoach.audio.devices import SoundDevices
from pitchcoach.audio.fake import FakeDevices, FakePlayer, FakeRecorder
from pitchcoach.audio.player import SoundPlayer
from pitchcoach.audio.recorder import SoundRecorder
from pitchcoach.audio.wav import read_wav, take_of
from pitchcoach.coach.sound_ports import Devices, Player, Recorder
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Take

TAKE = Take(Path("take.wav"), 16_000, 32_000)
PORTS: tuple[tuple[Player, Player], tuple[Recorder, Recorder], tuple[Devices, Devices]] = (
    (SoundPlayer(), FakePlayer()),
    (SoundRecorder(), FakeRecorder()),
    (SoundDevices(), FakeDevices()),
)
"""For the type checker: the real ones and the fakes fit the same ports."""


def test_a_take_ends_at_once_on_another_thread() -> None:
    player, where = FakePlayer(), list[threading.Thread]()
    player.play(TAKE, lambda: where.append(threading.current_thread()))
    player.wait()
    assert player.played == [TAKE]
    assert player.position == 2.0
    assert len(where) == 1
    assert where[0] is not threading.current_thread()


def test_a_held_take_ends_once_by_finish_or_stop_or_the_next_take() -> None:
    player, ends = FakePlayer(hold=True), list[int]()
    for end in (player.finish, player.stop, lambda: player.play(TAKE)):
        player.play(TAKE, lambda: ends.append(1))
        player.cue("green")
        before = len(ends)
        end()
        player.wait()
        player.stop()
        assert len(ends) == before + 1
    assert player.cues == ["green"] * 3


def test_a_recording_is_what_the_script_says(tmp_path: Path) -> None:
    recorder = FakeRecorder(b"\1\0" * 800, level=-12.0)
    assert recorder.level == -120
    recorder.start(tmp_path / "take.wav")
    assert recorder.level == -12
    assert recorder.heard.quietest < recorder.heard.loudest < recorder.heard.peak
    assert recorder.position is None
    take = recorder.stop()
    assert take == take_of(tmp_path / "take.wav")
    assert take is not None
    assert read_wav(take.path)[0].max() == pytest.approx(1 / 32768)
    assert recorder.stop() is None
    silent = FakeRecorder(seconds=0)
    silent.start(tmp_path / "none.wav")
    assert silent.stop() is None
    assert not (tmp_path / "none.wav").exists()


def test_refusals_are_raised(tmp_path: Path) -> None:
    refusal = NoSoundError(msg("No sound device was found."))
    with pytest.raises(NoSoundError):
        FakePlayer(refusal=refusal).play(TAKE)
    with pytest.raises(NoSoundError):
        FakeRecorder(refusal=refusal).start(tmp_path / "take.wav")
    with pytest.raises(NoSoundError):
        FakeDevices(refusal=refusal).devices()
    assert FakeDevices().devices()
    assert FakeDevices().rescan()
