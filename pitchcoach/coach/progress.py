"""Progress: the rounds so far as a series and one sentence in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from pitchcoach.i18n import Message, msg
from pitchcoach.model.round import Round


@dataclass(frozen=True, slots=True)
class Progress:
    """What the finished rounds of one pitch show."""

    rounds: tuple[Round, ...]
    """All closed rounds, oldest first."""
    seconds: tuple[float, ...]
    """Duration of each finished round, oldest first."""
    slot: float
    """The slot of the newest round."""
    sentence: Message
    """The same in words."""


def progress(newest_first: Sequence[Round]) -> Progress:
    """Sum up the rounds of one pitch."""
    rounds = tuple(reversed(newest_first))
    done = [r for r in rounds if r.outcome == "done" and r.seconds is not None]
    seconds = tuple(r.seconds or 0.0 for r in done)
    slot = rounds[-1].slot_seconds if rounds else 0.0
    return Progress(rounds, seconds, slot, _sentence(seconds, slot))


def _sentence(seconds: Sequence[float], slot: float) -> Message:
    if not seconds:
        return msg("No finished round yet.")
    inside = sum(s <= slot for s in seconds)
    if len(seconds) == 1:
        return msg("One round: {seconds} s of {slot} s.", seconds=f"{seconds[0]:.0f}", slot=f"{slot:g}")
    recent = seconds[-5:]
    return msg(
        "{count} rounds, {inside} inside {slot} s. The last {recent}: {mean} s on average, ±{spread} s.",
        count=len(seconds),
        inside=inside,
        slot=f"{slot:g}",
        recent=len(recent),
        mean=f"{fmean(recent):.0f}",
        spread=f"{pstdev(recent):.0f}",
    )
