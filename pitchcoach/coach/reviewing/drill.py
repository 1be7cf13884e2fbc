"""Drills: one concrete thing to do at once about what a round showed, and the clock of those that are said.

A drill that is said is no round: it is timed, shown and forgotten. Nothing of it is stored, so that a part
said alone never counts as the whole pitch in a figure, an average or a plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from pitchcoach.i18n import Message
from pitchcoach.model.reading import Sentence
from pitchcoach.model.report import CheckReport, SectionReport

Kind = Literal["say", "shadow", "trim", "write", "round", "rung"]
"""What beginning it opens: ``say`` the words on the screen, on the clock; ``shadow`` the voice, to be
followed from a place; ``trim`` what may be left out; ``write`` the draft; ``round`` the same round again;
``rung`` a round on the next rung of the ladder.
"""
Show = Literal["whole", "breaths", "openings"]
"""What is seen of the words: all of them; a sentence a line, with the breath after each; only how each
sentence begins.
"""
OPENING_SECONDS: Final = 1.5
"""What one opening phrase and the pause after it take; only a hint of how short such a run is."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One thing to do at once."""

    kind: Kind
    """What beginning it opens."""
    message: Message
    """What to do, as an instruction."""
    section: int | None = None
    """Number of the section it is about, among those with something to say, from 0; None for all of them."""
    times: int = 1
    """How many times it is to be said."""
    show: Show = "whole"
    """What is seen of the words."""
    at: int | None = None
    """Index in ``Pitch.text`` from which the voice leads; None for the start of the section."""
    along: bool = False
    """Whether the voice goes straight on, in place of waiting after each sentence."""


def start_of(drill: Drill, report: CheckReport) -> int:
    """Return the index in ``Pitch.text`` at which a drill begins, in the pitch as it is now."""
    if drill.at is not None:
        return min(drill.at, len(report.pitch.text))
    said, number = _said(report), drill.section or 0
    return said[number].section.start if number < len(said) else 0


@dataclass(frozen=True, slots=True)
class Piece:
    """What is said in a drill."""

    lines: tuple[tuple[str, ...], ...]
    """The words to show, a sentence each, in phrases that are not to be broken."""
    seconds: float
    """What saying it once should take."""


def piece_of(drill: Drill, report: CheckReport) -> Piece:
    """Return what is to be said, in the pitch as it is now: all of it when the section is gone."""
    said = _said(report)
    scale = min(1.0, report.slot_seconds / (sum(part.seconds for part in said) or 1.0))
    if drill.section is not None and drill.section < len(said):
        said = [said[drill.section]]
    lines = tuple(line for part in said for line in _lines(part, drill.show))
    if drill.show == "openings":
        return Piece(lines, OPENING_SECONDS * len(lines))
    return Piece(lines, sum(part.seconds for part in said) * scale)


def _said(report: CheckReport) -> list[SectionReport]:
    """Return the sections that a round is planned with."""
    return [part for part in report.sections if part.reading.sentences]


def _lines(part: SectionReport, show: Show) -> list[tuple[str, ...]]:
    if show == "openings":
        return [(one.phrases[0].text.rstrip("、。,. \n") + "…",) for one in part.reading.sentences]
    return [_phrases(part.section.spoken.text, one) for one in part.reading.sentences]


def _phrases(text: str, sentence: Sentence) -> tuple[str, ...]:
    starts = [phrase.start for phrase in sentence.phrases]
    pieces = zip(starts, [*starts[1:], sentence.end], strict=True)
    return tuple(text[start:end].replace("\n", " ") for start, end in pieces)


@dataclass(frozen=True, slots=True)
class Turns:
    """A drill being said: how often so far, and since when."""

    times: int
    """How many times it is to be said."""
    took: tuple[float, ...] = ()
    """Seconds of each time so far."""
    since: float | None = None
    """Clock time at which the running one began; None between two."""

    @property
    def over(self) -> bool:
        """Whether it was said as often as was asked for."""
        return len(self.took) >= self.times


def pressed(turns: Turns, now: float) -> Turns:
    """Begin the next time, or end the running one; once it is over, one more is begun."""
    if turns.since is None:
        return replace(turns, since=now)
    return replace(turns, took=(*turns.took, now - turns.since), since=None)


def running(turns: Turns, now: float) -> float:
    """Return the seconds of the running time; 0 between two."""
    return 0.0 if turns.since is None else now - turns.since
