"""The ladder that leads off the page: what each rung is for, and which one is next after the rounds so far.

The rule can be told in one sentence: a round that was said whole, inside its slot and near its plan leads one
step up, two that were not lead one step down, and so does every week without a round. It only proposes; any
rung may be chosen at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, get_args

from pitchcoach.i18n import Message, msg
from pitchcoach.model.round import UNTIMED, Round, Rung

RUNGS: Final[tuple[Rung, ...]] = get_args(Rung)
"""All rungs from the bottom up."""
CLOZE_LEVELS: Final = 4
"""How often more is hidden on the rung with gaps: levels 0 to 3."""
NEAR_SHARE: Final = 0.2
"""A round this far from its planned time, as a share of it, was rushed or halting; our own inference."""
NEAR_SECONDS: Final = 2.0
"""So much off its plan even a short round is near it: what a thumb and a breath make."""
REST_DAYS: Final = 7
"""Each such span without a round is worth one step down; our own inference."""
LEFT_OUT: Final = frozenset({"skipped", "skipped-order"})
"""What is said first of a round whose recording lacks part of the text; its time then proves nothing."""
_LOW_FEELING: Final = 2
_WORST_FEELING: Final = 1


@dataclass(frozen=True, slots=True)
class RungInfo:
    """What is told of a rung."""

    rung: Rung
    """Which one."""
    name: Message
    """What the interface calls it."""
    why: Message
    """Why it exists, in one sentence."""


LADDER: Final[dict[Rung, RungInfo]] = {
    info.rung: info
    for info in (
        RungInfo(
            "read",
            msg("Whole text"),
            msg("Read it aloud until your mouth knows the words: nothing is learned by looking at it."),
        ),
        RungInfo(
            "shadow",
            msg("With the voice"),
            msg("Say it after the voice, or along with it: your ear takes over the pace and the pauses."),
        ),
        RungInfo(
            "cues",
            msg("First phrases"),
            msg("Only the first phrase of each sentence is shown: most people get stuck at the beginnings."),
        ),
        RungInfo(
            "cloze",
            msg("Gaps"),
            msg("Phrases are hidden, more at each level: what you have to recall stays with you."),
        ),
        RungInfo(
            "keywords",
            msg("Keywords"),
            msg("Three words for each part: the meaning leads you, no longer the wording."),
        ),
        RungInfo(
            "blind",
            msg("Clock only"),
            msg("Nothing but the clock: you look at people and feel how long it takes."),
        ),
        RungInfo(
            "short",
            msg("Shorter slot"),
            msg("The same pitch in less time: you find what it really says, and are ready if time is cut."),
        ),
        RungInfo(
            "event",
            msg("As at the event"),
            msg("You wait for your turn, somebody else speaks first, then you are called: the nerves, too."),
        ),
    )
}
"""Every rung, from the bottom up."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rung to be tried next."""

    rung: Rung
    """Which one."""
    level: int
    """How much is hidden on it, from 0."""
    why: Message
    """Why this one, in one sentence."""


Step = tuple[Rung, int]
STEPS: Final[tuple[Step, ...]] = tuple(
    (rung, level) for rung in RUNGS for level in range(CLOZE_LEVELS if rung == "cloze" else 1)
)
"""The rungs with their levels, from the bottom up."""


def rung_name(rung: Rung, level: int = 0) -> Message:
    """Return what a rung is called, with its level where it has several."""
    if rung == "cloze":
        return msg("Gaps {level} of {levels}", level=level + 1, levels=CLOZE_LEVELS)
    return LADDER[rung].name


def propose(
    newest_first: Sequence[Round], now: datetime | None = None, *, without: Collection[Rung] = ()
) -> Proposal:
    """Return the next rung after the closed rounds of one pitch; ``now`` None is right after the newest.

    ``without`` are rungs that cannot be done here: where no voice is, there is none to say it with.
    """
    rounds = [one for one in newest_first if one.outcome in ("done", "abandoned")]
    if not rounds:
        return Proposal(*STEPS[0], msg("The first round: begin with the whole text in front of you."))
    newest = rounds[0]
    here = STEPS.index(step_of(newest))
    days = (now - newest.started_at).days if now is not None else 0
    if days >= REST_DAYS:
        why = msg("{days} days without a round: begin a little lower, it soon comes back.", days=days)
        return Proposal(*_down(here, days // REST_DAYS, without), why)
    trouble = _trouble(newest)
    if trouble is None:
        return _upwards(here, rounds, without)
    again = len(rounds) > 1 and step_of(rounds[1]) == STEPS[here] and _trouble(rounds[1]) is not None
    if here and (again or newest.feeling == _WORST_FEELING):
        why = msg("That was hard: one step down, and it will go well again.")
        return Proposal(*_down(here, 1, without), why)
    return Proposal(*STEPS[here], trouble)


def _down(here: int, steps: int, without: Collection[Rung]) -> Step:
    """Return the step so many below; the lowest can always be done."""
    possible = [step for step in STEPS[:here] if step[0] not in without]
    return possible[max(0, len(possible) - steps)] if possible else STEPS[0]


def step_of(done: Round) -> Step:
    """Return the step of the ladder on which a round was said."""
    return done.rung, min(done.level, CLOZE_LEVELS - 1) if done.rung == "cloze" else 0


def _upwards(here: int, rounds: Sequence[Round], without: Collection[Rung]) -> Proposal:
    """Go up to the next step that is not mastered: those whose newest round went well are passed over."""
    newest_on: dict[Step, Round] = {}
    for one in rounds:
        newest_on.setdefault(step_of(one), one)
    for step in STEPS[here + 1 :]:
        mastered = step in newest_on and _trouble(newest_on[step]) is None
        if not mastered and step[0] not in without:
            why = msg("Inside the slot and as planned: {rung} is next.", rung=rung_name(*step))
            return Proposal(*step, why)
    return Proposal(*STEPS[-1], msg("You are at the top: say it as at the event until you go there."))


def _trouble(done: Round) -> Message | None:
    """Tell what keeps a round from leading upwards; None when it went well."""
    if done.outcome != "done":
        return msg("The round stopped before its end: once more on the same rung.")
    if done.finding in LEFT_OUT:
        return msg("Part of it was left out: once more on the same rung.")
    if done.feeling is not None and done.feeling <= _LOW_FEELING:
        return msg("It did not feel good yet: once more on the same rung.")
    return None if done.rung in UNTIMED else _off_time(done)


def _off_time(done: Round) -> Message | None:
    seconds = done.seconds or 0.0
    if seconds > done.slot_seconds:
        over = max(1, round(seconds - done.slot_seconds))
        return msg("{over} s over the slot: once more on the same rung.", over=over)
    planned = sum(mark.planned_seconds for mark in done.marks)
    off = round(abs(seconds - planned))
    if abs(seconds - planned) <= max(NEAR_SHARE * planned, NEAR_SECONDS):
        return None
    if seconds < planned:
        return msg("{off} s faster than planned: once more, and leave the pauses in.", off=off)
    return msg("{off} s slower than planned: once more, until it flows.", off=off)
