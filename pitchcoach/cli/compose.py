"""The composition: real rooms behind the ports. Each room is imported when its part is first used."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pitchcoach import clock
from pitchcoach.coach.check import Checker
from pitchcoach.coach.profile import REMEMBERED, Profile
from pitchcoach.errors import SettingsError
from pitchcoach.i18n import msg

if TYPE_CHECKING:  # a check must not pay for rooms it never enters
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from pitchcoach.coach.ports import ListingIndex, PitchFiles, Trimmer
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.coach.sound_ports import Aligner, Devices, Measurer, Player, Recorder, Stream, Voice
    from pitchcoach.coach.store_ports import Meetings, Store
    from pitchcoach.config.settings import Settings
    from pitchcoach.locations import Locations
    from pitchcoach.model.pitch import Language
    from pitchcoach.model.reading import Observation, Pace, Reading
    from pitchcoach.model.round import Round
    from pitchcoach.model.rule import RuleInfo
    from pitchcoach.model.sound import Take, VoiceInfo


def compose_files(settings: Settings) -> PitchFiles:
    """Return the pitch files of the disk."""
    from pitchcoach.text.document.pitchfile import DiskPitchFiles

    return DiskPitchFiles(settings.time.slot_seconds)


def compose_store(locations: Locations) -> Store:
    """Return the database of rounds; it is opened at the first call."""
    from pitchcoach.store.rounds import RoundStore

    return RoundStore(locations.database)


def compose_meetings(locations: Locations) -> Meetings:
    """Return the events and the people met there, in the same database; it is opened at the first call."""
    from pitchcoach.store.meetings import MeetingStore

    return MeetingStore(locations.database)


def look_at_meetings(locations: Locations) -> Meetings:
    """Return the same for a command that only looks: an empty one while there is no database."""
    if locations.database.exists():
        return compose_meetings(locations)
    from pitchcoach.store.fake_meetings import MemoryMeetings

    return MemoryMeetings()


def compose_profile(settings: Settings, locations: Locations, store: Callable[[], Store]) -> Profile:
    """Return how the user speaks; without a database nothing of it is loaded."""

    def learn(observations: Sequence[Observation], language: Language) -> Pace:
        from pitchcoach.text.timing.pace import POPULATION

        if not observations:
            return POPULATION[language]
        from pitchcoach.text.timing.learning import learn as learn_pace

        return learn_pace(observations, language)

    def rounds() -> Sequence[Round]:
        return store().rounds(limit=REMEMBERED) if locations.database.exists() else ()

    since = {"ja": settings.speaker.since_ja, "en": settings.speaker.since_en}
    return Profile(rounds, learn, {"ja": _moment(since["ja"]), "en": _moment(since["en"])})


def _moment(written: str) -> datetime | None:
    if not written:
        return None
    from datetime import UTC, datetime

    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except ValueError as error:
        raise SettingsError(
            msg("{value} is not a time such as 2026-11-23T19:00", value=written),
            remedy=msg("Correct speaker.since_ja or speaker.since_en, or leave it empty."),
        ) from error


def compose_checker(settings: Settings, locations: Locations, profile: Profile) -> Checker:
    """Return what a check needs."""
    from pitchcoach.text.characters import count_characters, count_words
    from pitchcoach.text.reading.reader import PitchReader
    from pitchcoach.text.rules import RULES
    from pitchcoach.text.timing.estimate import TimeEstimator
    from pitchcoach.text.timing.pace import what_if

    def times(readings: Sequence[Reading], pace: Pace) -> Mapping[str, float]:
        return {str(manner): seconds for manner, seconds in what_if(readings, pace).items()}

    reader = PitchReader(locations.readings, settings.readings)
    return Checker(reader, TimeEstimator(), count_characters, count_words, RULES, profile.pace, times)


def compose_listings(settings: Settings, locations: Locations) -> ListingIndex:
    """Return what is known of unchanged files; it counts for this program, library and usual slot only."""
    from pitchcoach.store.library_index import LibraryIndex
    from pitchcoach.text.stamp import counting_stamp

    return LibraryIndex(locations.listings, f"{counting_stamp()} {settings.time.slot_seconds:g}")


def compose_rooms(settings: Settings, locations: Locations) -> Rooms:
    """Return everything the screens need; what opens a device or a database waits for its first use."""
    from pitchcoach.coach.rooms import Rooms
    from pitchcoach.text.document.shelf import DiskShelf

    @cache
    def store() -> Store:
        return compose_store(locations)

    @cache
    def meetings() -> Meetings:
        return compose_meetings(locations)

    profile = compose_profile(settings, locations, store)

    @cache
    def listings() -> ListingIndex:
        return compose_listings(settings, locations)

    @cache
    def voice() -> Voice:
        from pitchcoach.voice.all_voices import AllVoices, engines
        from pitchcoach.voice.cache import CachedVoice

        limit = settings.sound.cache_megabytes * 1_000_000
        return CachedVoice(AllVoices(engines()), locations.speech, limit)

    def choose(language: Language) -> VoiceInfo:
        from pitchcoach.voice.choose import choose_voice

        wanted = settings.sound.voice_ja if language == "ja" else settings.sound.voice_en
        return choose_voice(voice().voices(), language, wanted)

    def player() -> Player:
        from pitchcoach.audio.player import SoundPlayer

        return SoundPlayer(settings.sound.loudspeaker, muted=not settings.signals.sound)

    def stream() -> Stream:
        from pitchcoach.audio.stream import SoundStream

        return SoundStream(settings.sound.loudspeaker)

    def take_of(path: Path) -> Take:
        from pitchcoach.audio.wav import take_of as read_header

        return read_header(path)

    def samples_of(path: Path) -> tuple[NDArray[np.float32], int]:
        from pitchcoach.audio.wav import read_wav

        return read_wav(path)

    def measurer() -> Measurer:
        from pitchcoach.speech.measurer import SpeechMeasurer

        return SpeechMeasurer()

    def recorder() -> Recorder:
        from pitchcoach.audio.recorder import SoundRecorder

        return SoundRecorder(settings.sound.microphone)

    def devices() -> Devices:
        from pitchcoach.audio.devices import SoundDevices

        return SoundDevices()

    @cache
    def aligner() -> Aligner:
        from pitchcoach.transcript.aligner import ScriptAligner

        return ScriptAligner()

    def rule_book() -> Sequence[RuleInfo]:
        from pitchcoach.text.rule_book import RULE_BOOK

        return RULE_BOOK

    def trimmer() -> Trimmer:
        from pitchcoach.text.trim.trimmer import PitchTrimmer

        return PitchTrimmer()

    def read_list(path: Path) -> str:
        from pitchcoach.text.document.list_file import read_list as read

        return read(path)

    def reading_library() -> str:
        from importlib.metadata import PackageNotFoundError, version

        try:
            return f"pyopenjtalk-plus {version('pyopenjtalk-plus')}"
        except PackageNotFoundError:
            return ""

    return Rooms(
        locations=locations,
        settings=settings,
        files=compose_files(settings),
        shelf=DiskShelf(locations.trash),
        checker=compose_checker(settings, locations, profile),
        profile=profile,
        trimmer=trimmer,
        read_list=read_list,
        listings=listings,
        store=store,
        meetings=meetings,
        player=player,
        stream=stream,
        take_of=take_of,
        samples_of=samples_of,
        measurer=measurer,
        recorder=recorder,
        devices=devices,
        aligner=aligner,
        voice=voice,
        clock=clock.seconds,
        choose_voice=choose,
        rule_book=rule_book,
        reading_library=reading_library,
    )
