"""The two gauges of a draft, length and time, that never mix: a bar marked with what fits, then words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport, Fit
from pitchcoach.tui.signs import Signs

_FULL_AT: Final = 0.8
"""Share of the bar at which the most that fits stands: the rest shows by how much it is passed."""
_BAR_LEAST: Final = 14
_BAR_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Gauge:
    """One gauge as it is drawn."""

    label: str
    """What is measured."""
    value: float
    """How much there is."""
    low: float
    """The least that fits."""
    high: float
    """The most that fits."""
    figure: str
    """How much there is, in words."""
    target: str
    """What fits, in words."""
    fit: Fit
    """The judgement."""
    verdict: str
    """The judgement in words, without its sign."""
    notes: tuple[str, ...] = ()
    """What else belongs to it: the same in ever fewer words."""


def length_gauge(report: CheckReport, tr: Translator) -> Gauge:
    """Return the gauge of characters (ja) or words (en)."""
    low, high = report.target_words or report.target_characters or (0, 0)
    count = report.characters if report.words is None else report.words
    return Gauge(
        label=tr("Characters") if report.words is None else tr("Words"),
        value=count,
        low=low,
        high=high,
        figure=f"{count}",
        target=f"{low}–{high}",
        fit=report.length,
        verdict=_verdict(report.length, f"{count - high}", f"{low - count}", tr),
    )


def time_gauge(report: CheckReport, shortest_share: float, tr: Translator) -> Gauge:
    """Return the gauge of seconds, with the pace the slot asks for."""
    estimate, slot = report.estimate, report.slot_seconds
    low = slot * shortest_share
    seconds, half = estimate.seconds, (estimate.high - estimate.low) / 2
    rough = "" if report.exact else "~"
    rate = f"{report.asked_rate:.1f}"
    pace = tr("{rate} morae/s", rate=rate) if report.words is None else tr("{rate} words/s", rate=rate)
    over, under = (f"{max(1, round(off))}" for off in (seconds - slot, low - seconds))
    return Gauge(
        label=tr("Seconds"),
        value=seconds,
        low=low,
        high=slot,
        figure=f"{rough}{seconds:.0f} ±{half:.0f}" if seconds else "0",
        target=tr("slot {slot}", slot=f"{slot:g}"),
        fit=report.time,
        verdict=_verdict(report.time, over, under, tr),
        notes=(tr("the slot asks for {rate}", rate=pace), pace) if report.asked_rate else (),
    )


def drawn(gauges: tuple[Gauge, Gauge], width: int, signs: Signs) -> Content:
    """Return both gauges as two lines with straight columns, of at most ``width`` cells."""
    labels, figures, targets, verdicts = (
        max(cell_len(getattr(gauge, name)) for gauge in gauges)
        for name in ("label", "figure", "target", "verdict")
    )
    words = labels + figures + targets + verdicts + 10
    length, time = gauges
    note = next((text for text in time.notes if width - words - cell_len(text) - 2 >= _BAR_LEAST), "")
    bar = min(_BAR_MOST, max(8, width - words - (cell_len(note) + 2 if note else 0)))
    lines: list[Content] = []
    for gauge in (length, time):
        style = "" if gauge.fit == "fits" else "$attention"
        lines.append(
            Content.assemble(
                (set_cell_size(gauge.label, labels) + "  ", "$quiet"),
                _bar(gauge, bar, signs),
                (f"  {' ' * (figures - cell_len(gauge.figure))}{gauge.figure}", "bold"),
                (f"  {set_cell_size(gauge.target, targets)}", "$quiet"),
                (f"  {signs.fit(gauge.fit)} {set_cell_size(gauge.verdict, verdicts)}", style),
                (f"  {note}" if gauge is time and note else "", "$quiet"),
            )
        )
    return Content("\n").join(lines)


def _bar(gauge: Gauge, width: int, signs: Signs) -> Content:
    """Draw a bar of ``width`` cells with an edge at each end of what fits."""
    if gauge.high <= 0:
        return Content(signs.empty * width)
    high = round(width * _FULL_AT)
    low = round(gauge.low / gauge.high * high)
    full = min(width, round(gauge.value / gauge.high * high))
    if gauge.value > 0:
        full = max(1, full)
    cells = [signs.full if cell < full else signs.empty for cell in range(width)]
    cells[low] = cells[high] = signs.edge
    filled, rest = "".join(cells[:full]), "".join(cells[full:])
    return Content.assemble((filled[:high], "$now"), (filled[high:], "$attention"), (rest, "$quiet"))


def _verdict(fit: Fit, over: str, under: str, tr: Translator) -> str:
    if fit == "long":
        return tr("long by {count}", count=over)
    return tr("short by {count}", count=under) if fit == "short" else tr("fits")
