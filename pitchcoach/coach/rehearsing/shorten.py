"""The same pitch in less time: which sentences stay, and which are left out while one speaks.

Whole sentences go, nobody leaves out half a phrase under the clock: first the later sentences of whatever
part takes longest, and only then whole parts. A part keeps its first sentence and the speaker's name, the
hook its question. The file stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pitchcoach.coach.check import Checker, fit_of, scaled
from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import Role
from pitchcoach.model.reading import Reading, Sentence
from pitchcoach.model.report import CheckReport, SectionReport

SHORT_SLOTS: Final = (180.0, 120.0, 90.0, 60.0, 45.0, 30.0, 20.0)
"""What organisers cut a slot to, in seconds."""
TIGHT: Final = 0.05
"""A share of the slot by which it may be too long before a whole part goes: less than an estimate is off."""
_GO_FIRST: Final[tuple[Role | None, ...]] = (None, "feature", "hook", "benefit")
"""Parts in the order in which whole ones go; whom it is for always stays."""
_QUESTION: Final = ("？", "?", "か。")
_NAME: Final = re.compile(r"申します|はじめまして|[Mm]y name is\b|\bI(?: am|['’]m) [A-Z]")
"""What people say around their own name."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """A pitch as it is said in a shorter slot."""

    report: CheckReport
    """Its figures, with only the sentences that stay."""
    left_out: tuple[str, ...]
    """How the sentences that go begin, in the order of the pitch."""
    over: float
    """Seconds by which even that is too long; 0 when it fits."""


def short_slot(slot_seconds: float) -> float:
    """Return the next shorter slot."""
    return next((slot for slot in SHORT_SLOTS if slot < slot_seconds), slot_seconds * 0.75)


def shorten(report: CheckReport, slot_seconds: float, checker: Checker, settings: Settings) -> Shortened:
    """Leave out sentences until the rest fits, as far as that goes."""
    pace = checker.pace(report.pitch.language)

    def seconds(kept: Kept) -> float:
        return checker.estimator.estimate(_readings(report, kept), pace).seconds

    kept: Kept = frozenset(
        (at, sentence) for at, part in enumerate(report.sections) for sentence in part.reading.sentences
    )
    gone: list[Kept] = []
    while (over := seconds(kept) - slot_seconds) > 0:
        parts = checker.estimator.parts(_readings(report, kept), pace)
        going = _sentence(report, kept, parts) or (over > slot_seconds * TIGHT and _part(report, kept))
        if not going:
            break
        kept, gone = kept - going, [going, *gone]
    for going in gone:  # a long one made room for a short one that had gone before it
        if seconds(kept | going) <= slot_seconds:
            kept |= going
    shortened = _measured(report, _readings(report, kept), slot_seconds, checker, settings)
    return Shortened(
        shortened, _beginnings(report, kept), max(0.0, shortened.estimate.seconds - slot_seconds)
    )


Kept = frozenset[tuple[int, Sentence]]
"""Sentences with the number of their section."""


def _readings(report: CheckReport, kept: Kept) -> list[Reading]:
    return [
        replace(part.reading, sentences=tuple(s for s in part.reading.sentences if (at, s) in kept))
        for at, part in enumerate(report.sections)
    ]


def _measured(
    report: CheckReport, readings: Sequence[Reading], slot: float, checker: Checker, settings: Settings
) -> CheckReport:
    pace = checker.pace(report.pitch.language)
    estimate = checker.estimator.estimate(readings, pace)
    seconds = checker.estimator.parts(readings, pace)
    texts = [
        "".join(part.section.spoken.text[s.start : s.end] for s in reading.sentences)
        for part, reading in zip(report.sections, readings, strict=True)
    ]
    english = report.words is not None
    characters = [checker.count_characters(text) for text in texts]
    said = sum(checker.count_words(text) for text in texts) if english else sum(characters)
    morae = sum(reading.morae for reading in readings)
    limits = settings.length
    low, high = (
        scaled(limits.words_min, limits.words_max, slot)
        if english
        else scaled(limits.characters_min, limits.characters_max, slot)
    )
    return replace(
        report,
        slot_seconds=slot,
        characters=sum(characters),
        target_characters=None if english else (low, high),
        words=said if english else None,
        target_words=(low, high) if english else None,
        morae=None if english else morae,
        length=fit_of(said, low, high),
        estimate=estimate,
        time=fit_of(estimate.seconds, slot * settings.time.shortest_share, slot),
        asked_rate=(said if english else morae) / slot,
        what_if=checker.what_if(readings, pace),
        sections=tuple(
            replace(part, reading=reading, characters=count, seconds=own, share=own / (sum(seconds) or 1.0))
            for part, reading, count, own in zip(report.sections, readings, characters, seconds, strict=True)
        ),
        findings=(),
    )


def _of_parts(report: CheckReport, kept: Kept) -> list[list[Sentence]]:
    return [[s for s in part.reading.sentences if (at, s) in kept] for at, part in enumerate(report.sections)]


def _sentence(report: CheckReport, kept: Kept, seconds: Sequence[float]) -> Kept:
    """Return the sentence that goes next; empty when each part has only what it is never without."""
    of_part = _of_parts(report, kept)
    for at in sorted(range(len(of_part)), key=lambda at: -seconds[at]):
        going = [one for one in of_part[at] if not _stays(report.sections[at], of_part[at], one)]
        if going:
            return frozenset({(at, going[-1])})
    return frozenset()


def _part(report: CheckReport, kept: Kept) -> Kept:
    """Return the whole part that goes next; empty when nothing more may go."""
    for role in _GO_FIRST:
        for at, sentences in reversed(list(enumerate(_of_parts(report, kept)))):
            if report.sections[at].section.role == role and sentences and len(kept) > len(sentences):
                return frozenset((at, sentence) for sentence in sentences)
    return frozenset()


def _stays(part: SectionReport, sentences: Sequence[Sentence], one: Sentence) -> bool:
    """Tell whether a part is never without this sentence."""
    texts = [part.section.spoken.text[s.start : s.end].strip() for s in sentences]
    text = texts[sentences.index(one)]
    if _NAME.search(text):
        return True
    asks = part.section.role == "hook" and any(other.endswith(_QUESTION) for other in texts)
    return text.endswith(_QUESTION) if asks else one is sentences[0]


def _beginnings(report: CheckReport, kept: Kept) -> tuple[str, ...]:
    return tuple(
        sentence.phrases[0].text.strip() + ("…" if len(sentence.phrases) > 1 else "")
        for at, part in enumerate(report.sections)
        for sentence in part.reading.sentences
        if (at, sentence) not in kept
    )
