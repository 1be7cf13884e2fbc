"""What every test gets: a home of its own and English; and the virtual sound card for those that ask."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest
from hypothesis import settings

from pitchcoach.audio.devices import listed_devices, rescan
from pitchcoach.errors import NoSoundError
from tests.rig.virtual_sound import VirtualSound, why_not

# A busy machine is no failure, and a test that passed yesterday passes today.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own settings, rounds and language out of the tests."""
    monkeypatch.setenv("PITCHCOACH_HOME", str(tmp_path_factory.mktemp("home")))
    for name in [name for name in os.environ if name == "LANGUAGE" or name.startswith("LC_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def rig() -> Iterator[VirtualSound]:
    """A virtual microphone and loudspeaker that are the system's defaults for this test."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with VirtualSound() as sound:
        try:
            _look_again()
            seen = listed_devices()
        except NoSoundError as missing:
            pytest.skip(f"{missing} (apt install libportaudio2)")
        if not seen:
            pytest.skip("PortAudio does not see PulseAudio (apt install libasound2-plugins)")
        yield sound
        # While the card is still there: streams that a test left behind end with it.
        _look_again()


def _look_again() -> None:
    patience = time.monotonic() + 10
    while not rescan():
        assert time.monotonic() < patience, "a stream is still open"
        time.sleep(0.02)
