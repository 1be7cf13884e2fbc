"""Compare: what does one variant say that another does not, and what does it cost in seconds?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pitchcoach.coach.drafting.alignment import passages
from pitchcoach.coach.drafting.passages import Passage, Piece, units
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLE_NAMES, ROLES, Role
from pitchcoach.model.report import CheckReport, SectionReport


@dataclass(frozen=True, slots=True)
class PartComparison:
    """One part of both pitches."""

    role: Role | None
    """Which part it is; None for other headings."""
    heading: str
    """Its heading as written; empty for text before the first heading."""
    left: SectionReport | None
    """The figures of the left side; None when it says nothing here."""
    right: SectionReport | None
    """The figures of the right side; None when it says nothing here."""
    passages: tuple[Passage, ...]
    """In order; joined, the pieces of a side are its spoken text."""

    @property
    def differences(self) -> tuple[Piece, ...]:
        """The pieces that are not the same."""
        return tuple(p for passage in self.passages for p in passage.pieces if p.kind != "same")

    @property
    def name(self) -> Message:
        """What the interface calls it."""
        if self.role is not None:
            return ROLE_NAMES[self.role]
        return msg("{text}", text=self.heading) if self.heading else msg("Opening")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pitches side by side, called A and B where words need names."""

    left: CheckReport
    """A and its figures."""
    right: CheckReport
    """B and its figures."""
    sections: tuple[PartComparison, ...]
    """The four parts first, other headings after them; parts without words on both sides are left out."""
    summary: Message
    """The one sentence to read first."""

    @property
    def differences(self) -> tuple[Piece, ...]:
        """Every piece that is not the same."""
        return tuple(piece for part in self.sections for piece in part.differences)


_Slot = tuple[Role | None, str, int]
"""Role, heading (where there is no role), and the how many-th of its kind."""


def compare(left: CheckReport, right: CheckReport) -> Comparison:
    """Align two pitches part by part and phrase by phrase."""
    ours, theirs = dict(_slots(left)), dict(_slots(right))
    both = sorted({*ours, *theirs}, key=lambda slot: _rank(slot, list(ours), list(theirs)))
    parts = tuple(_part(slot, ours.get(slot), theirs.get(slot)) for slot in both)
    return Comparison(left, right, parts, _summary(left, right, parts))


def _slots(report: CheckReport) -> Iterator[tuple[_Slot, SectionReport]]:
    seen: Counter[tuple[Role | None, str]] = Counter()
    for part in report.sections:
        if part.section.spoken.text:
            kind = (part.section.role, "" if part.section.role else part.section.heading)
            yield (*kind, seen[kind]), part
            seen[kind] += 1


def _rank(slot: _Slot, ours: list[_Slot], theirs: list[_Slot]) -> tuple[int, int, str, int]:
    """Text without a heading first, the four parts in their order, then the others as they occur."""
    role, heading, number = slot
    if role is not None:
        return (1, ROLES.index(role), "", number)
    if not heading:
        return (0, 0, "", number)
    places = [side.index(slot) for side in (ours, theirs) if slot in side]
    return (2, min(places), heading, number)


def _part(slot: _Slot, left: SectionReport | None, right: SectionReport | None) -> PartComparison:
    sides = [() if side is None else units(side.section.spoken.text, side.reading) for side in (left, right)]
    return PartComparison(slot[0], slot[1], left, right, passages(*sides))


def _summary(left: CheckReport, right: CheckReport, parts: tuple[PartComparison, ...]) -> Message:
    if not any(part.differences for part in parts):
        written = [[p.section.spoken.text for p in report.sections] for report in (left, right)]
        if written[0] == written[1]:
            return msg("A and B say the same.")
        return msg("A and B say the same words; only the punctuation, the lines or the order differ.")
    count = sum(len(part.differences) for part in parts)
    most = max(parts, key=lambda part: len(part.differences))
    if len(most.differences) == count:
        where = msg("Differences: {count}, all of them in {section}", count=count, section=most.name)
    else:
        where = msg("Differences: {count}, most of them in {section}", count=count, section=most.name)
    return msg("{differences}. {time}", differences=where, time=_time(left, right))


def _time(left: CheckReport, right: CheckReport) -> Message:
    longer = round(right.estimate.seconds) - round(left.estimate.seconds)
    if longer > 0:
        return msg("B takes {seconds} s longer than A.", seconds=longer)
    if longer < 0:
        return msg("B takes {seconds} s less than A.", seconds=-longer)
    return msg("Both take about {seconds} s.", seconds=round(left.estimate.seconds))
