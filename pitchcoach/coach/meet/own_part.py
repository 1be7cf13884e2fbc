"""One's own part of a one-to-one: which pitch it is, and the few words of it that one glances at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pitchcoach.coach.rehearsing.keywords import keywords
from pitchcoach.coach.rehearsing.prompter import cues
from pitchcoach.coach.rehearsing.rehearse import plan_round
from pitchcoach.config.settings import Settings
from pitchcoach.model.listing import Listing
from pitchcoach.model.pitch import Language, Role
from pitchcoach.model.report import CheckReport

LEAST_SECONDS: Final = 120.0
MOST_SECONDS: Final = 180.0
"""How long one's own part of five to ten minutes is."""
BETWEEN: Final = " · "

Part = tuple[Role | None, str, str]
"""Which part of the pitch, its heading as written, and its words."""


def own_part(listings: Mapping[Path, Listing], language: Language, near: Path | None = None) -> Path | None:
    """Return the pitch for one's own part: in this language and two to three minutes long.

    One of the family of ``near`` goes first, then the one that comes nearest to two minutes.
    """
    family = listings[near].family if near is not None and near in listings else None
    fitting = [
        (one.family != family, one.slot_seconds, str(path), path)
        for path, one in listings.items()
        if one.language == language and LEAST_SECONDS <= one.slot_seconds <= MOST_SECONDS
    ]
    return min(fitting)[-1] if fitting else None


def glance(report: CheckReport, settings: Settings) -> Sequence[Part]:
    """Return three words of each part of a pitch."""
    said = [part for part in report.sections if part.reading.sentences]
    found = cues(report, plan_round(report, settings))
    return [
        (
            part.section.role,
            part.section.heading,
            BETWEEN.join(keywords([cue for cue in found if cue.section == number])),
        )
        for number, part in enumerate(said)
    ]
