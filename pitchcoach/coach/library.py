"""Library: the pitches of a folder with their fit and their last round, grouped into families."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pitchcoach.coach.check import Checker, fit_of, scaled
from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.model.listing import Figures, ListedPart, Listing, SeenFile, Tally
from pitchcoach.model.report import CheckReport
from pitchcoach.model.round import Round

_TO_HIRAGANA: Final = {code: code - 0x60 for code in (*range(ord("ァ"), ord("ヶ") + 1), ord("ヽ"), ord("ヾ"))}


@dataclass(frozen=True, slots=True)
class Entry:
    """One pitch file of the library."""

    path: Path
    """Where it lies."""
    listing: Listing | None = None
    """What was counted in it; None when it cannot be read."""
    figures: Figures | None = None
    """Whether it fits; None when it cannot be read."""
    heap: str = ""
    """All words it can be found by, folded."""
    problem: PitchcoachError | None = None
    """Why it cannot be read."""

    @property
    def family(self) -> str:
        """The family its variants share; the file's name when it cannot be read."""
        return self.listing.family if self.listing else self.path.name


def listed(path: Path, listing: Listing, checker: Checker, settings: Settings) -> Entry:
    """Return the entry of a file that was read."""
    heap = folded(
        "\n".join((path.name, listing.title, listing.audience, listing.family, listing.purpose, listing.text))
    )
    return Entry(path, listing, figures(listing, checker, settings), heap)


def listing_of(
    report: CheckReport,
    own_readings: tuple[tuple[str, str], ...] = (),
    rests_on: tuple[SeenFile, ...] = (),
) -> Listing:
    """Return what the library keeps of a checked pitch."""
    pitch = report.pitch
    return Listing(
        title=pitch.title,
        audience=pitch.audience,
        slot_seconds=report.slot_seconds,
        language=pitch.language,
        family=pitch.family,
        based_on=pitch.based_on,
        purpose=pitch.purpose,
        base_missing=pitch.base_missing,
        shared=pitch.shared,
        moved_on=pitch.moved_on,
        words=report.words,
        exact=report.exact,
        parts=tuple(
            ListedPart(
                part.section.role,
                part.section.spoken.text,
                part.characters,
                part.reading.words,
                (tally := Tally.of(part.reading)).units,
                tally.commas,
                tally.sentences,
            )
            for part in report.sections
        ),
        own_readings=own_readings,
        rests_on=rests_on,
    )


def figures(listing: Listing, checker: Checker, settings: Settings) -> Figures:
    """Judge a listing as ``check`` would judge its pitch, by arithmetic alone."""
    slot, limits = listing.slot_seconds, settings.length
    estimate, seconds = checker.estimator.counted(
        [part.tally for part in listing.parts], checker.pace(listing.language)
    )
    english = listing.language == "en"
    target_characters = None if english else scaled(limits.characters_min, limits.characters_max, slot)
    target_words = scaled(limits.words_min, limits.words_max, slot) if english else None
    low, high = target_words or target_characters or (0, 0)
    characters = listing.characters
    return Figures(
        slot_seconds=slot,
        characters=characters,
        target_characters=target_characters,
        words=listing.words,
        target_words=target_words,
        length=fit_of(characters if listing.words is None else listing.words, low, high),
        estimate=estimate,
        time=fit_of(estimate.seconds, slot * settings.time.shortest_share, slot),
        seconds=seconds,
        exact=listing.exact,
    )


def families(entries: Iterable[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Group entries by family, in the order of their first appearance; longer slots first within one."""
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        groups.setdefault(one.family, []).append(one)
    for group in groups.values():
        if len(group) > 1:
            group.sort(key=lambda e: -(e.listing.slot_seconds if e.listing else 0.0))
    return groups


def folded(text: str) -> str:
    """Fold what a search takes for the same: case, full and half width, hiragana and katakana."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_TO_HIRAGANA)


def matches(one: Entry, wanted: Sequence[str]) -> bool:
    """Tell whether every folded word occurs in title, audience, family, purpose, file name or text."""
    return all(word in one.heap for word in wanted)


def last_round(one: Entry, rounds: Mapping[Path, Round]) -> Round | None:
    """Return the newest round of an entry."""
    return rounds.get(one.path.absolute())
