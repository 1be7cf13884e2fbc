"""Check: does a pitch fit its slot, and what is missing?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import Language, Pitch
from pitchcoach.model.reading import Pace, Reading
from pitchcoach.model.report import CheckReport, Finding, Fit, SectionReport

if TYPE_CHECKING:
    from pitchcoach.coach.ports import Estimator, Reader

Rule = Callable[[CheckReport, Settings], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Checker:
    """What a check needs of the room ``text``."""

    reader: Reader
    """Text into readings."""
    estimator: Estimator
    """Readings into seconds."""
    count_characters: Callable[[str], int]
    """Counts grapheme clusters outside white space."""
    count_words: Callable[[str], int]
    """Counts English words."""
    rules: Sequence[Rule]
    """What looks at the figures."""
    pace: Callable[[Language], Pace]
    """How the user speaks, or the population while that is unknown."""
    what_if: Callable[[Sequence[Reading], Pace], Mapping[str, float]]
    """The seconds of a text said slow, normal, fast, and at one's own pace if that is known."""


def check(
    pitch: Pitch,
    checker: Checker,
    settings: Settings,
    *,
    slot_seconds: float | None = None,
    now: bool = False,
) -> CheckReport:
    """Measure a pitch against its slot, or against ``slot_seconds``, and let the rules look at it.

    ``now`` uses only what can be read without loading anything; ``CheckReport.exact`` tells whether that
    was all.
    """
    slot = pitch.slot_seconds if slot_seconds is None else slot_seconds
    read = checker.reader.read_now if now else checker.reader.read
    readings = [read(s.spoken.text, pitch.language, s.spoken.rubies) for s in pitch.sections]
    pace = checker.pace(pitch.language)
    estimate = checker.estimator.estimate(readings, pace)
    parts = tuple(_parts(pitch, readings, checker, pace))
    characters = sum(part.characters for part in parts)
    english = pitch.language == "en"
    words = sum(checker.count_words(s.spoken.text) for s in pitch.sections) if english else None
    limits = settings.length
    target_characters = None if english else scaled(limits.characters_min, limits.characters_max, slot)
    target_words = scaled(limits.words_min, limits.words_max, slot) if english else None
    low, high = target_words or target_characters or (0, 0)
    shortest = slot * settings.time.shortest_share
    report = CheckReport(
        pitch=pitch,
        slot_seconds=slot,
        characters=characters,
        target_characters=target_characters,
        words=words,
        target_words=target_words,
        morae=None if english else sum(r.morae for r in readings),
        length=fit_of(characters if words is None else words, low, high),
        estimate=estimate,
        time=fit_of(estimate.seconds, shortest, slot),
        asked_rate=(sum(r.morae for r in readings) if words is None else words) / slot,
        what_if=checker.what_if(readings, pace),
        exact=all(r.exact for r in readings),
        sections=parts,
        findings=(),
    )
    off = pitch.rules_off | split_ids(settings.rules.off)
    found = [f for rule in checker.rules for f in rule(report, settings) if f.rule not in off]
    return replace(report, findings=tuple(sorted(found, key=lambda f: (f.line, f.column, f.rule))))


def scaled(low: int, high: int, slot_seconds: float) -> tuple[int, int]:
    """Scale a one-minute band to another slot: 30 s makes 150–175 of 300–350."""
    return int(low * slot_seconds / 60), int(high * slot_seconds / 60)


def split_ids(written: str) -> frozenset[str]:
    """Return the rule ids of a list such as ``C104, h103``."""
    return frozenset(re.split(r"[\s,、，;]+", written.upper())) - {""}


def is_clean(report: CheckReport) -> bool:
    """Tell whether nothing but hints was found."""
    return all(finding.severity == "hint" for finding in report.findings)


def _parts(
    pitch: Pitch, readings: Sequence[Reading], checker: Checker, pace: Pace
) -> Iterable[SectionReport]:
    seconds = checker.estimator.parts(readings, pace)
    whole = sum(seconds)
    for section, reading, part in zip(pitch.sections, readings, seconds, strict=True):
        characters = checker.count_characters(section.spoken.text)
        yield SectionReport(section, reading, characters, part, part / whole if whole else 0.0)


def fit_of(value: float, low: float, high: float) -> Fit:
    """Judge a figure against what fits."""
    if value > high:
        return "long"
    return "short" if value < low else "fits"
