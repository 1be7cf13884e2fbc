"""Family: which audiences and slots does a pitch have variants for, and which are missing?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport

if TYPE_CHECKING:
    from pitchcoach.coach.ports import PitchFiles

USUAL_SLOTS: Final = (60.0, 30.0, 45.0)
"""The slots of the events people go to, the most common first: members 60 s, visitors 30 s, some 45 s."""
TOLD_GAPS: Final = 3
"""Gaps the sentence names; the matrix shows them all."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An audience without a variant for a slot."""

    audience: str
    """For whom; empty where the family names nobody."""
    slot_seconds: float
    """For how long."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The variants of one audience and one slot."""

    audience: str
    """For whom; may be empty."""
    slot_seconds: float
    """The time allowed."""
    variants: tuple[CheckReport, ...]
    """Those that fit in length and time first; none for a gap."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The variants of a family by audience and slot."""

    family: str
    """Its name; empty when there are no variants."""
    audiences: tuple[str, ...]
    """The rows, in the order of their first appearance; an empty audience is a row of its own."""
    slots: tuple[float, ...]
    """The columns, ascending: the usual slots and every other that occurs."""
    rows: tuple[tuple[Cell, ...], ...]
    """A row of cells for each audience, one for each slot."""
    gaps: tuple[Gap, ...]
    """What is missing, most useful first."""
    sentence: Message
    """The same in words."""


def matrix(reports: Sequence[CheckReport]) -> Matrix:
    """Order the variants of one family by audience and slot."""
    audiences = tuple(dict.fromkeys(report.pitch.audience for report in reports))
    occurring = {report.slot_seconds for report in reports}
    slots = tuple(sorted(occurring | set(USUAL_SLOTS)))
    rows = tuple(tuple(_cell(audience, slot, reports) for slot in slots) for audience in audiences)
    gaps = _gaps(rows, occurring)
    family = reports[0].pitch.family if reports else ""
    return Matrix(family, audiences, slots, rows, gaps, _sentence(gaps, bool(reports)))


def members(pitch: Pitch, folder: Path, files: PitchFiles) -> tuple[Pitch, ...]:
    """Return the pitches of this one's family in a folder and below it, as far as they can be read."""
    found = []
    for path in files.find(folder):
        try:
            one = files.load(path)
        except PitchcoachError:
            continue
        if one.family == pitch.family:
            found.append(one)
    return tuple(found)


def base_for(gap: Gap, reports: Sequence[CheckReport]) -> Pitch:
    """Return the variant from which the missing one is made with the least work.

    That is one for the same people with a little more time, since cutting is easier than adding; else one for
    the same time.
    """

    def work(report: CheckReport) -> tuple[bool, bool, float, bool]:
        other_people = report.pitch.audience != gap.audience
        less_time = report.slot_seconds < gap.slot_seconds
        unfit = report.length != "fits" or report.time != "fits"
        return (other_people, less_time, abs(report.slot_seconds - gap.slot_seconds), unfit)

    return min(reports, key=work).pitch


def _cell(audience: str, slot: float, reports: Sequence[CheckReport]) -> Cell:
    here = [r for r in reports if (r.pitch.audience, r.slot_seconds) == (audience, slot)]
    return Cell(audience, slot, tuple(sorted(here, key=lambda r: (r.length != "fits") + (r.time != "fits"))))


def _gaps(rows: Sequence[Sequence[Cell]], occurring: set[float]) -> tuple[Gap, ...]:
    """Order the gaps: named people first; then slots the family is used for; then the commonest slots."""

    def use(gap: Gap) -> tuple[bool, bool, int]:
        usual = USUAL_SLOTS.index(gap.slot_seconds) if gap.slot_seconds in USUAL_SLOTS else len(USUAL_SLOTS)
        return (not gap.audience, gap.slot_seconds not in occurring, usual)

    empty = [Gap(cell.audience, cell.slot_seconds) for row in rows for cell in row if not cell.variants]
    return tuple(sorted(empty, key=use))


def _sentence(gaps: Sequence[Gap], any_variant: bool) -> Message:
    if not any_variant:
        return msg("There is no variant in this family yet.")
    if not gaps:
        return msg("Every audience has a variant for every slot.")
    first = [_told(gap) for gap in gaps[:TOLD_GAPS]]
    if len(gaps) == 1:
        return msg("Missing: {a}.", a=first[0])
    if len(gaps) == 2:
        return msg("Missing: {a}; {b}.", a=first[0], b=first[1])
    if len(gaps) == TOLD_GAPS:
        return msg("Missing: {a}; {b}; {c}.", a=first[0], b=first[1], c=first[2])
    more = len(gaps) - TOLD_GAPS
    return msg("Missing: {a}; {b}; {c}; and {more} more.", a=first[0], b=first[1], c=first[2], more=more)


def _told(gap: Gap) -> Message:
    slot = f"{gap.slot_seconds:g}"
    if not gap.audience:
        return msg("{slot} s without an audience", slot=slot)
    return msg("{slot} s for {audience}", slot=slot, audience=gap.audience)
