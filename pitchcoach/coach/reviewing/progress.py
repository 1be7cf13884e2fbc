"""Progress: what the rounds so far add up to, each thing as a chart and as a sentence that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Final

from pitchcoach.coach.reviewing.charts import Axis, Dots, Range, Ranges
from pitchcoach.coach.reviewing.progress_parts import (
    RECENT,
    Panel,
    days_panel,
    rate_panel,
    rungs_panel,
    sections_panel,
    signed_seconds,
)
from pitchcoach.i18n import Message, msg
from pitchcoach.model.history import History, RoundFigures

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings

_GROUPS: Final = 6
"""Groups of rounds whose spread is shown."""


def panels(history: History, settings: Settings, today: date) -> tuple[Panel, ...]:
    """Return everything that these rounds show, most wanted first; nothing when there are none."""
    if not history.count:
        return ()
    built = (
        seconds_panel(history),
        _spread(history),
        sections_panel(history.drifts),
        rate_panel(history.newest, settings),
        rungs_panel(history.rungs),
        days_panel(history.days, today),
    )
    return tuple(panel for panel in built if panel is not None)


def seconds_panel(history: History) -> Panel | None:
    """Return how long the rounds took against their slot; None while none tells."""
    newest = history.newest
    if not newest:
        return None
    recent = newest[-RECENT:]
    counted = {"count": history.timed, "inside": history.inside, "recent": len(recent)}
    values, line, axis = _scale(newest)
    if history.timed == 1:
        only = newest[0]
        seconds, slot = f"{only.seconds:.0f}", f"{only.slot_seconds:g}"
        said = msg("One round: {seconds} s of {slot} s.", seconds=seconds, slot=slot)
    elif line:
        said = msg(
            "{count} rounds, {inside} inside the slot. The last {recent}: {mean} s of {slot} s on average.",
            mean=f"{fmean(one.seconds for one in recent):.0f}",
            slot=f"{line:g}",
            **counted,
        )
    else:
        said = msg(
            "{count} rounds, {inside} inside the slot. The last {recent} ended {off} on average.",
            off=_beside_slot(fmean(one.seconds - one.slot_seconds for one in recent)),
            **counted,
        )
    return Panel("seconds", msg("Seconds against the slot"), said, Dots(values, line, axis))


def _scale(newest: Sequence[RoundFigures]) -> tuple[tuple[float, ...], float, Axis]:
    """Return the rounds in seconds where all have one slot, else as what they are off their own."""
    slots = {one.slot_seconds for one in newest}
    if len(slots) == 1:
        return tuple(one.seconds for one in newest), slots.pop(), _seconds
    return tuple(one.seconds - one.slot_seconds for one in newest), 0.0, _off_slot


def _seconds(value: float) -> Message:
    return msg("{seconds} s", seconds=f"{value:.0f}")


def _off_slot(value: float) -> Message:
    return signed_seconds(value) if round(value) else msg("slot")


def _beside_slot(off: float) -> Message:
    if round(off) == 0:
        return msg("right at the end of the slot")
    if off > 0:
        return msg("{seconds} s after the slot", seconds=f"{off:.0f}")
    return msg("{seconds} s before the end of the slot", seconds=f"{-off:.0f}")


def _spread(history: History) -> Panel | None:
    """Return how far the rounds lie apart, in groups of as many as count as recent."""
    newest = history.newest
    if len(newest) < 2:
        return None
    values, line, _ = _scale(newest)
    recent, before = values[-RECENT:], values[-2 * RECENT : -RECENT]
    if len(before) >= 2:
        said = msg(
            "The last {recent} rounds lie ±{spread} s around their average; the {count} before, ±{before} s.",
            recent=len(recent),
            spread=f"{pstdev(recent):.0f}",
            count=len(before),
            before=f"{pstdev(before):.0f}",
        )
    else:
        said = msg(
            "The last {recent} rounds lie ±{spread} s around their average.",
            recent=len(recent),
            spread=f"{pstdev(recent):.0f}",
        )
    rows: list[Range] = []
    last = len(values)
    while last > 0 and len(rows) < _GROUPS:
        group = values[max(0, last - RECENT) : last]
        end = history.timed - (len(values) - last)
        name = f"{end - len(group) + 1}–{end}" if len(group) > 1 else str(end)
        rows.insert(0, Range(msg("round {numbers}", numbers=name), min(group), fmean(group), max(group)))
        last -= RECENT
    return Panel(
        "spread", msg("Spread"), said, Ranges(tuple(rows), line, _seconds if line else signed_seconds)
    )
