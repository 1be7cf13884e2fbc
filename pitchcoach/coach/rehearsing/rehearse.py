"""Rehearse: the state of one round, from ready to done, as plain data.

``READY → COUNTDOWN | WAITING → SPEAKING ⇄ PAUSED → DONE | ABANDONED``. Every function takes a state and the
time of a clock that never goes back, and returns a new state; nothing here counts ticks, so a blocked screen
loses no time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from pitchcoach.coach.check import check
from pitchcoach.coach.rehearsing.signals import OWN, SignalPoint, Signals, preset
from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import Pitch, Role
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.model.round import Mark, Outcome, Round, Rung
from pitchcoach.model.sound import CueName

if TYPE_CHECKING:
    from pitchcoach.coach.listening.shadow import Practised
    from pitchcoach.coach.rooms import Rooms

Phase = Literal["ready", "countdown", "waiting", "speaking", "paused", "done", "abandoned"]


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
    signals: Signals
    """What the organiser shows and sounds, and when."""
    countdown: int
    """Seconds counted down before the clock starts."""
    allow_pause: bool
    """Whether the clock may be paused."""
    wait: float = 0.0
    """Seconds to wait until one is called, in place of the countdown; 0 for the countdown."""


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round at one moment."""

    plan: Plan
    """What it is measured against."""
    phase: Phase = "ready"
    """Where it stands."""
    began: float = 0.0
    """Clock time at which the countdown, the waiting or the speaking began, moved on by every pause."""
    held: float = 0.0
    """Clock time at which the pause began."""
    marks: tuple[float, ...] = ()
    """Seconds at which each finished section ended."""
    seconds: float | None = None
    """How long the round took, once it has ended."""
    told: frozenset[str] = frozenset()
    """The cues that were given already."""


def plan_round(report: CheckReport, settings: Settings, signals: str = OWN, *, wait: float = 0.0) -> Plan:
    """Give each section its part of the estimate, shrunk to the slot when the pitch is too long."""
    slot = report.slot_seconds
    said = [part for part in report.sections if part.reading.sentences]
    whole = sum(part.seconds for part in said)
    scale = min(1.0, slot / whole) if whole else 1.0
    return Plan(
        slot_seconds=slot,
        sections=tuple(_planned(part, part.seconds * scale) for part in said),
        signals=preset(signals, slot, settings),
        countdown=settings.rehearsal.countdown,
        allow_pause=settings.rehearsal.allow_pause,
        wait=wait,
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
    """Begin the waiting or the countdown, or speak at once when there is neither."""
    if state.phase != "ready":
        return state
    phase: Phase = "waiting" if state.plan.wait else "countdown" if state.plan.countdown else "speaking"
    return replace(state, phase=phase, began=now)


def call(state: RoundState, now: float) -> RoundState:
    """End the waiting: the speaker's clock starts with the call."""
    return replace(state, phase="speaking", began=now) if state.phase == "waiting" else state


def tick(state: RoundState, now: float) -> tuple[RoundState, tuple[CueName, ...]]:
    """Let time pass: countdown and waiting end, signals come. Returns the cues due since the last call."""
    if state.phase == "waiting" and now - state.began >= state.plan.wait:
        return call(state, now), ("turn",)
    if state.phase == "countdown":
        left = state.plan.countdown - (now - state.began)
        if left <= 0:
            # The clock starts where the countdown ended, not where a late tick noticed it.
            return replace(state, phase="speaking", began=state.began + state.plan.countdown), ()
        return _tell(state, f"count {counting_down(state, now)}", "count")
    if state.phase == "speaking":
        current = signal(state, now)
        told, given = _tell(state, f"signal {current.at}", current.cue) if current else (state, ())
        cut = state.plan.signals.cut_at
        if cut is not None and elapsed(state, now) >= cut:
            told = replace(told, phase="abandoned", seconds=cut)
        return told, given
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


def signal(state: RoundState, now: float) -> SignalPoint | None:
    """Return the signal that shows at this moment; None before the first, and before the clock runs."""
    if state.phase in ("ready", "countdown", "waiting"):
        return None
    return state.plan.signals.current(elapsed(state, now))


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


def new_round(
    report: CheckReport, state: RoundState, at: datetime, *, rung: Rung = "read", level: int = 0
) -> Round:
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
        rung=rung,
        level=level,
        signals=state.plan.signals.id,
    )


def keep_shadowed(pitch: Pitch, practised: Practised, rooms: Rooms) -> Round | None:
    """Keep a practice with the voice as a round without marks; None when not all of the pitch was said.

    Raises StoreError.
    """
    report = check(pitch, rooms.checker, rooms.settings)
    sentences = sum(len(part.reading.sentences) for part in report.sections)
    if not practised.finished or practised.lines < sentences:
        return None
    seconds = practised.seconds
    state = RoundState(plan_round(report, rooms.settings))
    began = datetime.now(UTC) - timedelta(seconds=seconds)
    new = new_round(report, state, began, rung="shadow")
    store = rooms.store()
    number = store.begin(new)
    store.end(number, "done", seconds, new.marks)
    return replace(new, id=number, outcome="done", seconds=seconds)


def _tell(state: RoundState, key: str, cue: CueName | None) -> tuple[RoundState, tuple[CueName, ...]]:
    if key in state.told or cue is None:
        return state, ()
    return replace(state, told=state.told | {key}), (cue,)
