"""The prompter: when, by the plan, each phrase is due. It knows no screen and no line width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pitchcoach.coach.rehearse import Plan, RoundState, current_section, elapsed
from pitchcoach.model.reading import Phrase
from pitchcoach.model.report import CheckReport

_PAUSE_UNITS: Final = {"": 0.0, "comma": 3.0, "stop": 5.5}
"""Pauses in units of a mora: 0.37 s and 0.7 s at 0.126 s a mora."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase to say."""

    section: int
    """Number of its section in the plan, from 0."""
    text: str
    """The words, with the punctuation and white space after them."""
    at: float
    """Seconds from the start of its section at which it is due."""


def cues(report: CheckReport, plan: Plan) -> tuple[Cue, ...]:
    """Share the planned time of each section out over its phrases, by their morae and pauses."""
    said = [part for part in report.sections if part.section.spoken.text]
    found = []
    for number, (part, planned) in enumerate(zip(said, plan.sections, strict=True)):
        weights = [_weight(phrase) for phrase in part.reading.phrases]
        whole = sum(weights) or 1.0
        before = 0.0
        said_text = part.section.spoken.text
        ends = [phrase.start for phrase in part.reading.phrases[1:]] + [len(said_text)]
        for phrase, weight, end in zip(part.reading.phrases, weights, ends, strict=True):
            found.append(Cue(number, said_text[phrase.start : end], planned.seconds * before / whole))
            before += weight
    return tuple(found)


def due(all_cues: tuple[Cue, ...], state: RoundState, now: float) -> int:
    """Return the number of the cue to say now: by the clock inside a section, by the marks between them."""
    section = current_section(state)
    began = state.marks[-1] if state.marks else 0.0
    seconds = elapsed(state, now) - began
    reached = [i for i, cue in enumerate(all_cues) if cue.section == section and cue.at <= seconds]
    first = next((i for i, cue in enumerate(all_cues) if cue.section == section), 0)
    return max(reached, default=first)


def _weight(phrase: Phrase) -> float:
    return phrase.morae + phrase.syllables + _PAUSE_UNITS[phrase.pause]
