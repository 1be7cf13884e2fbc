"""Devices by name, and clear words where there are none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pitchcoach.audio import devices
from pitchcoach.audio.devices import Listed, SoundDevices, choose, label
from pitchcoach.audio.player import SoundPlayer
from pitchcoach.audio.wav import take_of
from pitchcoach.errors import NoSoundError
from pitchcoach.model.sound import Device
from tests.audio.sounds import noise, write_wav
from tests.rig.virtual_sound import RATE, VirtualSound


@pytest.mark.rig
def test_the_virtual_card_is_found_by_name_by_label_and_as_the_default(rig: VirtualSound) -> None:
    found = SoundDevices().devices()
    assert {"default", "pulse"} <= {device.name for device in found}
    default = choose("", "input").device
    assert default.default
    assert default.sample_rate == RATE
    pulse = choose("Pulse", "input").device
    assert choose(label(pulse), "output").device == pulse
    with pytest.raises(NoSoundError):
        choose("puls", "input")


@pytest.mark.rig
def test_a_card_that_is_gone_is_noticed_by_a_rescan_but_never_under_a_stream(
    rig: VirtualSound, tmp_path: Path
) -> None:
    player = SoundPlayer()
    player.play(take_of(write_wav(tmp_path / "long.wav", noise(20))))
    assert not SoundDevices().rescan()
    player.stop()
    rig.unplug()
    assert SoundDevices().rescan()
    with pytest.raises(NoSoundError) as nothing:
        SoundDevices().devices()
    assert "libasound2-plugins" in nothing.value.remedy.text  # type: ignore[union-attr]
    assert "pipewire-alsa" in nothing.value.remedy.text  # type: ignore[union-attr]
    with pytest.raises(NoSoundError, match="No loudspeaker"):
        choose("", "output")
    with pytest.raises(NoSoundError, match="No microphone"):
        choose("", "input")


def test_among_devices_of_one_name_the_default_wins_and_the_label_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def headset(index: int, host: str, inputs: int, *, default: bool) -> Listed:
        return Listed(index, Device("Headset", host, inputs, 2 - 2 * inputs, 48_000, default))

    listed = (
        headset(0, "MME", 1, default=False),
        headset(1, "MME", 0, default=False),
        headset(2, "Windows WASAPI", 1, default=True),
        headset(3, "Windows WASAPI", 0, default=False),
    )
    monkeypatch.setattr(devices, "listed_devices", lambda: listed)
    assert choose("headset", "input").index == 2
    assert choose("Headset, MME", "input").index == 0
    assert choose("Headset, Windows WASAPI", "output").index == 3
    assert choose("", "output").index == 1  # no default of this direction: the first
    with pytest.raises(NoSoundError, match="is not there"):
        choose("Gramophone", "input")


def test_without_the_portaudio_library_the_remedy_names_its_package(tmp_path: Path) -> None:
    program = (
        "import ctypes.util, pathlib, sys\n"
        "ctypes.util.find_library = lambda name: None\n"  # as on a machine without libportaudio2
        "from pitchcoach.audio.devices import SoundDevices\n"
        "from pitchcoach.audio.player import SoundPlayer\n"
        "from pitchcoach.audio.recorder import SoundRecorder\n"
        "from pitchcoach.errors import NoSoundError\n"
        "out = pathlib.Path(sys.argv[1])\n"
        "SoundPlayer().load(); SoundPlayer().cue('bell'); SoundRecorder().load()\n"
        "for attempt in (SoundDevices().devices, lambda: SoundRecorder().start(out)):\n"
        "    try:\n"
        "        attempt()\n"
        "    except NoSoundError as missing:\n"
        "        print(missing.message.text, missing.remedy.text)\n"
        "print(out.exists())\n"
    )
    out = str(tmp_path / "take.wav")
    told = subprocess.run([sys.executable, "-c", program, out], capture_output=True, text=True, check=False)
    if sys.platform.startswith("linux"):
        lines = told.stdout.splitlines()
        assert len(lines) == 3, told.stderr
        assert all("apt install libportaudio2" in line for line in lines[:2])
        assert lines[2] == "False"
        assert told.stderr == ""


@pytest.mark.parametrize(
    "module",
    [
        "cues",
        "devices",
        "fake",
        "feed",
        "formats",
        "outlet",
        "playback",
        "player",
        "portaudio",
        "recorder",
        "resample",
        "stream",
        "wav",
        "watch",
    ],
)
def test_importing_a_module_of_the_room_loads_no_heavy_library(module: str) -> None:
    program = (
        f"import sys, pitchcoach.audio.{module}\n"
        "print(*({'numpy', 'sounddevice', '_sounddevice', 'cffi'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""
