"""What the real check finds in a few sentences: the parts of a pitch in, the ids of the rules out."""

from __future__ import annotations

import functools
from pathlib import Path

from pitchcoach.coach.check import Checker, check
from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import FileForm
from pitchcoach.model.report import CheckReport
from pitchcoach.text.characters import count_characters, count_words
from pitchcoach.text.document.parse import HEADINGS, parse_pitch
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.rules import RULES
from pitchcoach.text.timing.estimate import TimeEstimator
from pitchcoach.text.timing.pace import POPULATION


def found(parts: dict[str, str], language: str = "ja", slot: float = 60) -> set[str]:
    """Return the ids of what is found in a pitch of these parts (target, feature, benefit, hook).

    The part ``""`` is text without a heading.
    """
    return {finding.rule for finding in checked(parts, language, slot).findings}


def checked(parts: dict[str, str], language: str = "ja", slot: float = 60) -> CheckReport:
    """Return the whole report on a pitch of these parts."""
    headings = {role: names[0] for role, names in HEADINGS.items()}
    blocks = [f"## {headings[role]}\n{text}\n" if role else f"{text}\n" for role, text in parts.items()]
    return checked_text(f"---\nlanguage: {language}\nslot: {slot:g}\n---\n" + "\n".join(blocks))


def checked_text(text: str) -> CheckReport:
    """Return the report on the text of a pitch file."""
    return check(parse_pitch(text, Path("pitch.md"), FileForm()), _checker(), Settings())


@functools.cache
def _checker() -> Checker:
    """Return what the program checks with; its reader keeps nothing on the disk."""
    return Checker(
        PitchReader(None),
        TimeEstimator(),
        count_characters,
        count_words,
        RULES,
        POPULATION.__getitem__,
        lambda readings, pace: {},
    )
