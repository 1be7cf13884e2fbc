"""One-to-one: who speaks for how long, as plain data; first they, then you, then the next step.

Every function takes a state and the time of a clock that never goes back and returns a new state; nothing
here counts ticks, so a blocked screen loses no time. Silence belongs to nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from pitchcoach.coach.rehearsing.signals import PRESETS
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Encounter, Event, Talk

Speaker = Literal["", "them", "me"]
"""Who speaks; empty while nobody does."""
Part = Literal["listen", "speak", "agree", "end"]
"""What the talk is about now."""
LENGTHS: Final = (300.0, 600.0)
"""Seconds of a one-to-one: the source article speaks of five to ten minutes."""
SPEAK_FROM: Final = 0.5
"""Share of the talk from which on it is one's own turn; as the signals of a one-to-one."""
AGREE_FROM: Final = 0.8
"""Share of the talk from which on the next step is agreed on; as the signals of a one-to-one."""
LISTEN_LEAST: Final = 0.5
"""Share of the speaking that the partner has at least. The source article says to listen first and not to
speak only of oneself; the figure is our own inference."""
ENOUGH_SECONDS: Final = 20.0
"""Of less speaking than this no share is told."""


@dataclass(frozen=True, slots=True)
class Talking:
    """A talk at one moment."""

    planned_seconds: float
    """How long it is to be."""
    began: float | None = None
    """Clock time of its start; None before."""
    speaker: Speaker = ""
    """Who speaks."""
    since: float = 0.0
    """Clock time from which on they do."""
    mine: float = 0.0
    """Seconds the user spoke until then."""
    theirs: float = 0.0
    """Seconds the partner spoke until then."""
    seconds: float | None = None
    """How long it took, once it has ended."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Who has spoken how long."""

    mine: float
    """Seconds of the user."""
    theirs: float
    """Seconds of the partner."""

    @property
    def spoken(self) -> float:
        """Seconds of both."""
        return self.mine + self.theirs

    @property
    def listening(self) -> float:
        """Share of the partner, 0–1; 0 when nobody spoke."""
        return self.theirs / self.spoken if self.spoken else 0.0


def length_for(event: Event | None) -> float:
    """Return how long a one-to-one is to be: as the event's signals say, else the shorter of the two."""
    preset = PRESETS.get(event.signals) if event is not None else None
    usual = preset.slot_seconds if preset is not None else None
    return usual if usual is not None and usual in LENGTHS else LENGTHS[0]


def start(state: Talking, now: float, speaker: Speaker = "them") -> Talking:
    """Begin: the partner first."""
    return state if state.began is not None else replace(state, began=now, speaker=speaker, since=now)


def speaks(state: Talking, speaker: Speaker, now: float) -> Talking:
    """Let somebody speak from now on."""
    if state.began is None or state.seconds is not None or speaker == state.speaker:
        return state
    so_far = shares(state, now)
    return replace(state, speaker=speaker, since=now, mine=so_far.mine, theirs=so_far.theirs)


def turn(state: Talking, now: float) -> Talking:
    """Let the other one speak; after a silence it is the user's turn."""
    return speaks(state, "them" if state.speaker == "me" else "me", now)


def end(state: Talking, now: float) -> Talking:
    """End the talk."""
    if state.began is None or state.seconds is not None:
        return state
    return replace(speaks(state, "", now), seconds=now - state.began)


def elapsed(state: Talking, now: float) -> float:
    """Return the seconds since the start; 0 before it."""
    if state.seconds is not None:
        return state.seconds
    return 0.0 if state.began is None else now - state.began


def shares(state: Talking, now: float) -> Shares:
    """Return who has spoken how long."""
    more = now - state.since if state.speaker and state.seconds is None else 0.0
    return Shares(
        state.mine + (more if state.speaker == "me" else 0.0),
        state.theirs + (more if state.speaker == "them" else 0.0),
    )


def part(state: Talking, now: float) -> Part:
    """Return what the talk is about now: it goes by the clock, whoever speaks."""
    share = elapsed(state, now) / state.planned_seconds
    if share < SPEAK_FROM:
        return "listen"
    if share < AGREE_FROM:
        return "speak"
    return "agree" if share < 1.0 else "end"


def advice(state: Talking, now: float) -> Message:
    """Say the one thing that helps now."""
    so_far = shares(state, now)
    now_part = part(state, now)
    if now_part == "end":
        return msg("The time is over: thank them, and write the next step down.")
    if now_part == "agree":
        return msg("Agree on one thing: what, who, until when.")
    talks_much = so_far.spoken >= ENOUGH_SECONDS and so_far.listening < LISTEN_LEAST
    if now_part == "listen":
        if talks_much:
            return msg("You have spoken more than they have: ask something.")
        return msg("Listen, and ask one thing more about what was just said.")
    if talks_much:
        return msg("Come to the end of your part, and ask them what they think.")
    return msg("Your part: say what it means for somebody like them.")


def verdict(theirs: float, mine: float) -> Message:
    """Say at the end how it stood with listening."""
    so_far = Shares(mine, theirs)
    if so_far.spoken < ENOUGH_SECONDS:
        return msg("Too little was said to tell how it was shared.")
    if not so_far.theirs:
        return msg("They never had a turn: next time ask first.")
    if so_far.listening >= LISTEN_LEAST:
        return msg("They had the larger part: that is how talks lead on.")
    return msg("You had the larger part: who speaks mostly of himself is seldom called again.")


def kept(
    state: Talking,
    now: float,
    at: datetime,
    next_step: str,
    *,
    event_id: int | None = None,
    person_id: int | None = None,
) -> Talk:
    """Return the record of a talk; it began at ``at``."""
    so_far = shares(state, now)
    return Talk(
        None, at, state.planned_seconds, so_far.mine, so_far.theirs, event_id, person_id, next_step.strip()
    )


def noted(encounter: Encounter, next_step: str) -> Encounter:
    """Return what is noted of somebody after a one-to-one: one has talked, and the next step is promised."""
    promised = encounter.promised or next_step.strip()
    return replace(encounter, talked=True, promised=promised)
