"""The composition: real rooms behind the ports. Each room is imported when its part is first used."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import monotonic

from pitchcoach.coach.check import Checker
from pitchcoach.coach.ports import Devices, PitchFiles, Player, Recorder, Store, Voice
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.locations import Locations
from pitchcoach.model.pitch import Language, Spoken
from pitchcoach.model.reading import Pace, Reading
from pitchcoach.model.sound import Take, VoiceInfo


def compose_files(settings: Settings) -> PitchFiles:
    """Return the pitch files of the disk."""
    from pitchcoach.text.pitchfile import DiskPitchFiles

    return DiskPitchFiles(settings.time.slot_seconds)


def compose_checker(locations: Locations) -> Checker:
    """Return what a check needs."""
    from pitchcoach.text.characters import count_characters, count_words
    from pitchcoach.text.estimate import TimeEstimator
    from pitchcoach.text.pace import POPULATION
    from pitchcoach.text.reader import PitchReader
    from pitchcoach.text.rules import RULES

    def pace(language: Language) -> Pace:
        return POPULATION[language]

    return Checker(
        PitchReader(locations.readings), TimeEstimator(), count_characters, count_words, RULES, pace
    )


def compose_rooms(settings: Settings, locations: Locations) -> Rooms:
    """Return everything the screens need; what opens a device or a database waits for its first use."""
    from pitchcoach.text.shelf import DiskShelf

    @cache
    def store() -> Store:
        from pitchcoach.store.rounds import RoundStore

        return RoundStore(locations.database)

    @cache
    def voice() -> Voice:
        from pitchcoach.voice.system import SystemVoice

        return SystemVoice()

    def choose(language: Language) -> VoiceInfo:
        from pitchcoach.voice.choose import choose_voice

        wanted = settings.sound.voice_ja if language == "ja" else settings.sound.voice_en
        return choose_voice(voice().voices(), language, wanted)

    def speech_text(info: VoiceInfo, spoken: Spoken, reading: Reading) -> str:
        from pitchcoach.voice.speech_text import text_for

        return text_for(info, spoken, reading)

    def player() -> Player:
        from pitchcoach.audio.player import SoundPlayer

        return SoundPlayer(settings.sound.loudspeaker, muted=not settings.signals.sound)

    def take_of(path: Path) -> Take:
        from pitchcoach.audio.wav import take_of as read_header

        return read_header(path)

    def recorder() -> Recorder:
        from pitchcoach.audio.recorder import SoundRecorder

        return SoundRecorder(settings.sound.microphone)

    def devices() -> Devices:
        from pitchcoach.audio.devices import SoundDevices

        return SoundDevices()

    return Rooms(
        locations=locations,
        settings=settings,
        files=compose_files(settings),
        shelf=DiskShelf(locations.trash),
        checker=compose_checker(locations),
        store=store,
        player=player,
        take_of=take_of,
        recorder=recorder,
        devices=devices,
        voice=voice,
        clock=monotonic,
        choose_voice=choose,
        speech_text=speech_text,
    )
