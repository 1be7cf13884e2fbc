"""What may go from a pitch so that it fits its slot: single cuts, what each saves, and sets of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pitchcoach.i18n import Message
from pitchcoach.model.pitch import Role
from pitchcoach.model.report import CheckReport

CutKind = Literal["redundant", "phrase", "clause", "sentence"]


@dataclass(frozen=True)
class Cut:
    """One place of a pitch that can be dropped or said in fewer words."""

    section: int
    """Index in ``Pitch.sections``."""
    role: Role | None
    """The part it stands in."""
    start: int
    """Index of its first character in the section's spoken text."""
    end: int
    """Index after its last character there."""
    words: str
    """The words as written."""
    replacement: str
    """What stands there afterwards; empty when they are dropped."""
    kind: CutKind
    """``redundant`` loses nothing that is said; the others lose a phrase, a clause, a sentence."""

    def touches(self, other: Cut) -> bool:
        """Tell whether both want the same words: only one of them can be made."""
        return self.section == other.section and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Candidate:
    """A cut with what it saves when it is made alone, measured on the changed text."""

    cut: Cut
    """The cut."""
    before: str
    """Its words from the beginning of their phrase: what a reader recognises."""
    after: str
    """The same after the cut; empty when nothing is left of it."""
    seconds: float
    """Seconds saved."""
    characters: int
    """Characters saved."""
    words: int
    """Words saved; 0 in Japanese."""


@dataclass(frozen=True)
class CutSet:
    """Cuts that belong together, measured together."""

    candidates: tuple[Candidate, ...]
    """In the order of the text."""
    seconds: float
    """Seconds saved by all of them."""
    length: int
    """Characters (ja) or words (en) saved by all of them."""
    report: CheckReport
    """The pitch without them, without findings."""

    @property
    def fits(self) -> bool:
        """Whether the pitch is then within both upper limits."""
        return "long" not in (self.report.length, self.report.time)


@dataclass(frozen=True)
class Thin:
    """A part that says less than is usual for its share of the slot."""

    role: Role
    """The part."""
    length: int
    """Its characters (ja) or words (en)."""
    usual: int
    """What is usual."""

    @property
    def missing(self) -> int:
        """Characters (ja) or words (en) to add."""
        return self.usual - self.length


@dataclass(frozen=True)
class Trimming:
    """What can be done about the length of a pitch."""

    report: CheckReport
    """The pitch as it is, without findings."""
    sentence: Message
    """How it stands, in one sentence."""
    candidates: tuple[Candidate, ...]
    """Every single cut, in the order of the text; for a pitch that fits only what is redundant."""
    sets: tuple[CutSet, ...]
    """The smallest sets that bring it inside, the best first; when none does, the one that comes nearest."""
    thin: tuple[Thin, ...]
    """The parts to add to, the thinnest first; only for a pitch that is short."""

    @property
    def long(self) -> bool:
        """Whether an upper limit is passed."""
        return "long" in (self.report.length, self.report.time)

    @property
    def short(self) -> bool:
        """Whether it is short, and long in nothing."""
        return not self.long and "short" in (self.report.length, self.report.time)
