"""The program for tests: real pitch files, readings and database; time set by hand, sound from fakes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from pitchcoach.audio.fake import DEMO_DEVICES, FakeDevices, FakePlayer, FakeRecorder
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.locations import example_pitches, locations
from pitchcoach.transcript.fake import FakeAligner
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.fake import FakeVoice
from tests.coach.hand_stream import HandStream


class Clock:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Fakes:
    """What a test looks at afterwards."""

    clock: Clock = field(default_factory=Clock)
    player: FakePlayer = field(default_factory=FakePlayer)
    recorder: FakeRecorder = field(default_factory=FakeRecorder)
    devices: FakeDevices = field(default_factory=lambda: FakeDevices(DEMO_DEVICES[1:]))
    """No microphone: whether rounds may be recorded is then not asked."""
    voice: FakeVoice = field(default_factory=FakeVoice)
    aligner: FakeAligner = field(default_factory=FakeAligner)
    stream: HandStream = field(default_factory=lambda: HandStream(hold=False))


def rooms_with(fakes: Fakes, settings: Settings | None = None) -> Rooms:
    """Return the real rooms with sound and time from fakes."""
    real = compose_rooms(settings or Settings(), locations())
    return replace(
        real,
        player=lambda: fakes.player,
        stream=lambda: fakes.stream,
        recorder=lambda: fakes.recorder,
        devices=lambda: fakes.devices,
        voice=lambda: fakes.voice,
        aligner=lambda: fakes.aligner,
        clock=fakes.clock,
        choose_voice=lambda language: choose_voice(fakes.voice.voices(), language),
    )


def example_folder(tmp_path: Path) -> Path:
    """Return a copy of the example pitches that a test may change."""
    folder = tmp_path / "pitches"
    shutil.copytree(example_pitches(), folder)
    return folder


def program(
    place: Path, fakes: Fakes | None = None, *, locale: str = "en", settings: Settings | None = None
) -> PitchcoachApp:
    """Return the program on a folder or file."""
    shown, chosen = fakes or Fakes(), settings or Settings()
    return PitchcoachApp(lambda now: rooms_with(shown, now), chosen, Translator(locale), place)
