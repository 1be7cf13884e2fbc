"""The shape of a rule about content, and what such rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Role
from pitchcoach.model.reading import Sentence
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.rule import RuleInfo

OWN_INFERENCE: Final = msg("our own inference")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place at which a rule has something to say."""

    part: SectionReport
    """The section it stands in."""
    start: int
    """Index in ``part.section.spoken.text``; an index at its end is its last character."""
    message: Message
    """What is found and what to do."""


@dataclass(frozen=True, slots=True)
class ContentRule:
    """One rule of one language."""

    info: RuleInfo
    """What can be told of it; two rules of different languages may share one id."""
    look: Callable[[CheckReport], Iterable[Hit]]
    """Finds; called only for pitches of its languages, and may rely on ``report.exact``."""


def part_of(report: CheckReport, role: Role) -> SectionReport | None:
    """Return the first section of this role that says something."""
    return next((p for p in report.sections if p.section.role == role and p.section.spoken.text), None)


def said(report: CheckReport) -> Iterator[SectionReport]:
    """Yield the sections that say something."""
    return (part for part in report.sections if part.section.spoken.text)


def sentences(report: CheckReport) -> Iterator[tuple[SectionReport, Sentence, str]]:
    """Yield every sentence with its section and its words."""
    for part in said(report):
        for sentence in part.reading.sentences:
            yield part, sentence, part.section.spoken.text[sentence.start : sentence.end]
