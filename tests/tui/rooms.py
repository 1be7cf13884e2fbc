"""Real rooms for tests of the screens, with fakes only for what needs hardware."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from pitchcoach.audio.fake import FakePlayer, FakeRecorder
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.locations import locations
from pitchcoach.model.pitch import Pitch
from pitchcoach.store.fake import MemoryStore
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.fake import FakeVoice


@dataclass(frozen=True, slots=True)
class Fakes:
    """What stands in for store, voice and loudspeaker."""

    store: MemoryStore
    voice: FakeVoice
    player: FakePlayer


def test_rooms(settings: Settings | None = None) -> tuple[Rooms, Fakes]:
    """Return rooms whose files, readings and estimates are the real ones."""
    fakes = Fakes(MemoryStore(), FakeVoice(), FakePlayer(hold=True))
    rooms = compose_rooms(settings or Settings(), locations())
    return (
        replace(
            rooms,
            store=lambda: fakes.store,
            voice=lambda: fakes.voice,
            player=lambda: fakes.player,
            recorder=FakeRecorder,
            choose_voice=lambda language: choose_voice(fakes.voice.voices(), language, ""),
        ),
        fakes,
    )


class DraftApp(PitchcoachApp):
    """The program with a draft open; a rehearsal is only noted."""

    def __init__(self, pitch: Pitch, rooms: Rooms) -> None:
        super().__init__(rooms, Translator("en"), pitch.path.parent)
        self.drafted = pitch
        self.rehearsed: list[Path] = []

    def on_mount(self) -> None:
        self.open_draft(self.drafted)

    def open_rehearsal(self, path: Path) -> None:
        self.rehearsed.append(path)
