"""Standing: a round beside the one before it and beside the best one, in words.

The better of two rounds is the one that ends nearer to its slot without going over; of two that go over, the
one that does so by less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.i18n import Message, msg
from pitchcoach.model.round import Round

if TYPE_CHECKING:
    from pitchcoach.model.history import RoundFigures

Trend = Literal["better", "same", "worse"]
_SAME_SECONDS: Final = 1.0
"""Differences below this are none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a round compares with another."""

    trend: Trend
    """Whether it is the better one."""
    message: Message
    """The same in words, with the figures."""


def beside_last(done: Round, newest_first: Sequence[Round]) -> Standing | None:
    """Compare a finished round with the finished one before it in the same slot; None without one."""
    last = next(
        (
            one
            for one in newest_first
            if one.id != done.id
            and one.started_at <= done.started_at
            and one.outcome == "done"
            and one.slot_seconds == done.slot_seconds
        ),
        None,
    )
    if done.outcome != "done" or last is None or not done.seconds or not last.seconds:
        return None
    before, now, slot = last.seconds, done.seconds, done.slot_seconds
    values = {"before": f"{before:.0f}", "now": f"{now:.0f}"}
    trend = _trend(now, before, slot)
    if trend == "same":
        return Standing(trend, msg("Last time {before} s, now {now} s: the same.", **values))
    return Standing(
        trend, msg("Last time {before} s, now {now} s: {how}.", how=_how(now, before, slot), **values)
    )


def beside_best(done: Round, best: RoundFigures | None) -> Standing | None:
    """Compare a finished round with the best of its pitch; None while none was inside its slot."""
    if done.outcome != "done" or not done.seconds or best is None:
        return None
    if best.id == done.id:
        return Standing("better", msg("The best round so far: nearest to the slot without going over."))
    values = {"best": f"{best.seconds:.0f}", "slot": f"{best.slot_seconds:g}"}
    missing = _distance(done.seconds, done.slot_seconds) - _distance(best.seconds, best.slot_seconds)
    if done.seconds <= done.slot_seconds and missing < _SAME_SECONDS:
        return Standing("same", msg("As good as the best so far: {best} s of {slot} s.", **values))
    return Standing("worse", msg("The best so far: {best} s of {slot} s.", **values))


def _trend(now: float, before: float, slot: float) -> Trend:
    if abs(now - before) < _SAME_SECONDS and (now > slot) == (before > slot):
        return "same"
    return (
        "better" if (now > slot, _distance(now, slot)) < (before > slot, _distance(before, slot)) else "worse"
    )


def _distance(seconds: float, slot: float) -> float:
    return abs(slot - seconds)


def _how(now: float, before: float, slot: float) -> Message:
    off = f"{abs(now - before):.0f}"
    if before > slot >= now:
        return msg("inside the slot now")
    if now > slot >= before:
        return msg("over the slot now")
    if now > slot:
        return msg("{off} s less over", off=off) if now < before else msg("{off} s more over", off=off)
    return (
        msg("{off} s nearer to the slot", off=off)
        if now > before
        else msg("{off} s further from the slot", off=off)
    )
