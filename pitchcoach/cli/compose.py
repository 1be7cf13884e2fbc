"""The composition: real rooms behind the ports. Each room is imported when its part is first used."""

from __future__ import annotations

from pitchcoach.coach.check import Checker
from pitchcoach.coach.ports import PitchFiles
from pitchcoach.config.settings import Settings
from pitchcoach.locations import Locations
from pitchcoach.model.pitch import Language
from pitchcoach.model.reading import Pace


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
