"""Lengths in few cells, for places where several stand side by side."""

from __future__ import annotations

from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport, SectionReport


def short_length(report: CheckReport, tr: Translator) -> str:
    """Return the length of a pitch without what fits."""
    if report.words is None:
        return tr("{count} chars", count=report.characters)
    return tr("{count} words", count=report.words)


def part_length(part: SectionReport, tr: Translator) -> str:
    """Return the length of one part."""
    if part.reading.language == "ja":
        return tr("{count} chars", count=part.characters)
    return tr("{count} words", count=part.reading.words)
