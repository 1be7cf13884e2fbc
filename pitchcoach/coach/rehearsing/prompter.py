"""The prompter: when, by the plan, each phrase is due, and how the text is followed.

It knows no screen and no line width. Whatever knows better where the speaker is puts the place there with
``go_to``; the clock goes on from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from pitchcoach.coach.rehearsing.rehearse import Plan
from pitchcoach.model.reading import Phrase, Reading
from pitchcoach.model.report import CheckReport

Manner = Literal["plan", "section", "hand"]
"""``plan`` goes on by the plan, ``section`` too but waits for the mark at a section's end, ``hand`` waits for
a key at every line. A mark brings each of them to the section that begins.
"""
MANNERS: Final[tuple[Manner, ...]] = get_args(Manner)
SLOWEST: Final = 0.5
FASTEST: Final = 2.0
SPEED_STEP: Final = 0.1
"""How far, and by how much at a time, the text may go slower or faster than planned."""
_PAUSE_UNITS: Final = {"": 0.0, "comma": 3.0, "stop": 5.5}
"""Pauses in units of a mora: 0.37 s and 0.7 s at 0.126 s a mora."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase to say."""

    section: int
    """Number of its section in the plan, from 0."""
    sentence: int
    """Number of its sentence in the whole pitch, from 0."""
    text: str
    """The words, with the punctuation and white space after them."""
    at: float
    """Seconds from the start of the round at which the plan has it."""
    phrase: Phrase
    """How it is read; its places are those of the section's spoken text."""


@dataclass(frozen=True, slots=True)
class Following:
    """How the text is followed, and the place that was last known."""

    manner: Manner = "plan"
    """Who moves it."""
    speed: float = 1.0
    """How much faster than planned it goes."""
    section: int = 0
    """The section that is being said, by the marks."""
    into: float = 0.0
    """Seconds of the plan that were said at ``since``."""
    since: float = 0.0
    """Seconds of the round at which that place was known."""


def cues(report: CheckReport, plan: Plan) -> tuple[Cue, ...]:
    """Share the planned time of each section out over its phrases, by their morae and pauses."""
    said = [part for part in report.sections if part.reading.sentences]
    found: list[Cue] = []
    start = 0.0
    for number, (part, planned) in enumerate(zip(said, plan.sections, strict=True)):
        first = found[-1].sentence + 1 if found else 0
        span = (start, planned.seconds)
        found += timed(part.section.spoken.text, part.reading, span, section=number, sentence=first)
        start += planned.seconds
    return tuple(found)


def timed(
    text: str, reading: Reading, span: tuple[float, float], *, section: int = 0, sentence: int = 0
) -> Iterator[Cue]:
    """Yield the phrases of one text; ``span`` is when it starts and how long it takes.

    Its sentences are numbered from ``sentence`` on.
    """
    start, seconds = span
    whole = sum(_weight(phrase) for phrase in reading.phrases) or 1.0
    before = 0.0
    for number, one in enumerate(reading.sentences, sentence):
        after = text[one.end :]
        spaces = len(after) - len(after.lstrip())
        ends = [phrase.start for phrase in one.phrases[1:]] + [one.end + spaces]
        for phrase, end in zip(one.phrases, ends, strict=True):
            yield Cue(section, number, text[phrase.start : end], start + seconds * before / whole, phrase)
            before += _weight(phrase)


def position(following: Following, seconds: float) -> float:
    """Return how many seconds of the plan are said, at this second of the round."""
    passed = 0.0 if following.manner == "hand" else seconds - following.since
    return following.into + passed * following.speed


def due(all_cues: tuple[Cue, ...], following: Following, seconds: float) -> int:
    """Return the number of the cue to say now."""
    waits = following.manner == "section"
    cues_so_far = [cue for cue in all_cues if not waits or cue.section <= following.section]
    reached = bisect_right([cue.at for cue in cues_so_far], position(following, seconds) + 1e-9)
    return max(0, reached - 1)


def enter(following: Following, all_cues: tuple[Cue, ...], section: int, since: float) -> Following:
    """Go to the start of a section that began at this second of the round."""
    into = next((cue.at for cue in all_cues if cue.section == section), following.into)
    return replace(following, section=section, into=into, since=since)


def go_to(following: Following, cue: Cue, seconds: float) -> Following:
    """Go on from a cue: that is what is being said."""
    section = max(following.section, cue.section) if following.manner == "section" else following.section
    return replace(following, section=section, into=cue.at, since=seconds)


def with_speed(following: Following, steps: int, seconds: float) -> Following:
    """Let the text go faster or slower from here on; the place stays."""
    speed = min(FASTEST, max(SLOWEST, round(following.speed + steps * SPEED_STEP, 2)))
    return replace(following, into=position(following, seconds), since=seconds, speed=speed)


def with_manner(following: Following, manner: Manner, seconds: float) -> Following:
    """Let somebody else move the text from here on; the place stays."""
    return replace(following, into=position(following, seconds), since=seconds, manner=manner)


def _weight(phrase: Phrase) -> float:
    return phrase.morae + phrase.syllables + _PAUSE_UNITS[phrase.pause]
