"""Rehearse: the state of one round, from ready to done, as plain data.

``READY → COUNTDOWN → SPEAKING ⇄ PAUSED → DONE | ABANDONED``. Every function takes a state and the time of a
monotonic clock and returns a new state; nothing here counts ticks, so a blocked screen loses no time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import Role
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.round import Mark, Outcome, Round
from pitchcoach.model.sound import CueName

Phase = Literal["ready", "countdown", "speaking", "paused", "done", "abandoned"]
Signal = Literal["none", "green", "yellow", "red", "over"]
SIGNALS: Final[tuple[Signal, ...]] = ("green", "yellow", "red", "over")


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One part of the pitch and the time it has."""

    role: Role | None
    """Which part it is."""
    heading: str
    """Its heading as written."""
    seconds: float
    """The time it has."""
    units: int = 0
    """Morae (ja) or syllables (en) of it."""
    commas: int = 0
    """Pauses inside its sentences."""
    sentences: int = 0
    """Its sentences."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a round is measured against."""

    slot_seconds: float
    """The time allowed."""
    sections: tuple[PlannedSection, ...]
    """In the order of the pitch; only those with something to say."""
    points: tuple[float, float, float, float]
    """Seconds at which green, yellow, red and over begin."""
    countdown: int
    """Seconds counted down before the clock starts."""
    allow_pause: bool
    """Whether the clock may be paused."""


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round at one moment."""

    plan: Plan
    """What it is measured against."""
    phase: Phase = "ready"
    """Where it stands."""
    began: float = 0.0
    """Clock time at which the countdown or the speaking began, moved on by every pause."""
    held: float = 0.0
    """Clock time at which the pause began."""
    marks: tuple[float, ...] = ()
    """Seconds at which each finished section ended."""
    seconds: float | None = None
    """How long the round took, once it has ended."""
    told: frozenset[str] = frozenset()
    """The cues that were given already."""


def plan_round(report: CheckReport, settings: Settings, *, slot_seconds: float | None = None) -> Plan:
    """Give each section its part of the estimate, shrunk to the slot when the pitch is too long."""
    slot = report.slot_seconds if slot_seconds is None else slot_seconds
    said = [part for part in report.sections if part.section.spoken.text]
    whole = sum(part.seconds for part in said)
    scale = min(1.0, slot / whole) if whole else 1.0
    signals = settings.signals
    return Plan(
        slot_seconds=slot,
        sections=tuple(_planned(part, part.seconds * scale) for part in said),
        points=(slot * signals.green, slot * signals.yellow, slot * signals.red, slot + signals.over_after),
        countdown=settings.rehearsal.countdown,
        allow_pause=settings.rehearsal.allow_pause,
    )


def _planned(part: SectionReport, seconds: float) -> PlannedSection:
    reading = part.reading
    return PlannedSection(
        part.section.role,
        part.section.heading,
        seconds,
        units=reading.morae if reading.language == "ja" else reading.syllables,
        commas=reading.commas,
        sentences=len(reading.sentences),
    )


def start(state: RoundState, now: float) -> RoundState:
    """Begin the countdown, or speak at once when there is none."""
    if state.phase != "ready":
        return state
    phase: Phase = "countdown" if state.plan.countdown else "speaking"
    return replace(state, phase=phase, began=now)


def tick(state: RoundState, now: float) -> tuple[RoundState, tuple[CueName, ...]]:
    """Let time pass: the countdown ends, signals come. Returns the cues due since the last call."""
    if state.phase == "countdown":
        left = state.plan.countdown - (now - state.began)
        if left <= 0:
            # The clock starts where the countdown ended, not where a late tick noticed it.
            return replace(state, phase="speaking", began=state.began + state.plan.countdown), ()
        return _tell(state, f"count {counting_down(state, now)}", "count")
    if state.phase == "speaking":
        current = signal(state, now)
        if current != "none":
            return _tell(state, current, current)
    return state, ()


def mark(state: RoundState, now: float) -> RoundState:
    """End the current section; the end of the last one ends the round."""
    if state.phase != "speaking":
        return state
    seconds = elapsed(state, now)
    state = replace(state, marks=(*state.marks, seconds))
    if len(state.marks) >= len(state.plan.sections):
        return replace(state, phase="done", seconds=seconds)
    return state


def unmark(state: RoundState) -> RoundState:
    """Take the last mark back: the key was pressed too early."""
    return replace(state, marks=state.marks[:-1]) if state.phase in ("speaking", "paused") else state


def pause(state: RoundState, now: float) -> RoundState:
    """Stop the clock, where the plan allows it."""
    if state.phase == "speaking" and state.plan.allow_pause:
        return replace(state, phase="paused", held=now)
    return state


def resume(state: RoundState, now: float) -> RoundState:
    """Let the clock go on."""
    if state.phase == "paused":
        return replace(state, phase="speaking", began=state.began + (now - state.held))
    return state


def finish(state: RoundState, now: float) -> RoundState:
    """End the round here, whether or not every section was marked."""
    if state.phase in ("speaking", "paused"):
        return replace(state, phase="done", seconds=elapsed(state, now))
    return state


def abandon(state: RoundState, now: float) -> RoundState:
    """Give the round up; what was marked is kept."""
    if state.phase in ("done", "abandoned"):
        return state
    return replace(state, phase="abandoned", seconds=elapsed(state, now))


def elapsed(state: RoundState, now: float) -> float:
    """Return the seconds spoken so far, pauses excluded; 0 before the clock has started."""
    if state.seconds is not None:
        return state.seconds
    if state.phase == "paused":
        return state.held - state.began
    return now - state.began if state.phase == "speaking" else 0.0


def counting_down(state: RoundState, now: float) -> int:
    """Return the number to show: 3, 2, 1; 0 outside the countdown."""
    if state.phase != "countdown":
        return 0
    return max(1, min(state.plan.countdown, int(state.plan.countdown - (now - state.began)) + 1))


def signal(state: RoundState, now: float) -> Signal:
    """Return the signal that shows at this moment."""
    seconds = elapsed(state, now)
    reached = [name for name, point in zip(SIGNALS, state.plan.points, strict=True) if seconds >= point]
    return reached[-1] if reached and state.phase != "countdown" else "none"


def current_section(state: RoundState) -> int:
    """Return the number of the section being said, from 0; the last one when all are marked."""
    return min(len(state.marks), max(len(state.plan.sections) - 1, 0))


def marks_of(state: RoundState) -> tuple[Mark, ...]:
    """Return one mark for each planned section; the ones not reached have no end."""
    ends = (*state.marks, *[None] * len(state.plan.sections))
    return tuple(
        Mark(
            section.role,
            section.heading,
            section.seconds,
            end,
            units=section.units,
            commas=section.commas,
            sentences=section.sentences,
        )
        for section, end in zip(state.plan.sections, ends, strict=False)
    )


def outcome_of(state: RoundState) -> Outcome:
    """Tell how the round ended, in the words of the store."""
    if state.phase == "done":
        return "done"
    return "abandoned" if state.phase == "abandoned" else "running"


def new_round(report: CheckReport, state: RoundState, at: datetime) -> Round:
    """Return the record of a round that begins now."""
    pitch = report.pitch
    return Round(
        id=None,
        pitch=pitch.path.absolute(),
        title=pitch.title,
        audience=pitch.audience,
        family=pitch.family,
        language=pitch.language,
        started_at=at,
        slot_seconds=state.plan.slot_seconds,
        characters=report.characters,
        units=sum(section.units for section in state.plan.sections),
        words=report.words,
        commas=sum(part.reading.commas for part in report.sections),
        sentences=sum(len(part.reading.sentences) for part in report.sections),
        outcome="running",
        seconds=None,
        marks=marks_of(state),
    )


def _tell(state: RoundState, key: str, cue: CueName) -> tuple[RoundState, tuple[CueName, ...]]:
    if key in state.told:
        return state, ()
    return replace(state, told=state.told | {key}), (cue,)
