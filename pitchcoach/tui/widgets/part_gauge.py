"""How far a part has come towards what it usually is: a bar and words, quiet, and no judgement."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.content import Content

from pitchcoach.coach.drafting.prompts import Prompt
from pitchcoach.i18n import Translator
from pitchcoach.model.report import CheckReport, SectionReport
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.widgets.prompted import amount_words
from pitchcoach.tui.words import length_words, seconds_words, time_words

_BAR_LEAST: Final = 6
_BAR_MOST: Final = 20


def part_gauge(
    report: CheckReport,
    part: SectionReport | None,
    prompt: Prompt,
    width: int,
    signs: Signs,
    tr: Translator,
) -> Content:
    """Return a line of at most ``width`` cells: how much of a part there is, and what is usual."""
    english = report.words is not None
    count = 0 if part is None else part.reading.words if english else part.characters
    _, most = prompt.amount
    words = tr("{count} words", count=count) if english else tr("{count} characters", count=count)
    rough = "" if report.exact else "~"
    seconds = tr("{seconds} s", seconds=f"{rough}{0 if part is None else part.seconds:.0f}")
    said = f"  {words}  {seconds}"
    whole, short = amount_words(prompt, tr)
    usual = whole if cell_len(said + whole) + 2 + _BAR_LEAST <= width else short
    room = width - cell_len(said + usual) - 2
    bar = signs.bar(count / most if most else 0.0, max(_BAR_LEAST, min(_BAR_MOST, room)))
    full = bar.rstrip(signs.empty)
    return Content.assemble(
        (full, "$now"),
        (bar[len(full) :], "$quiet"),
        (said, "bold"),
        (f"  {usual}", "$quiet"),
    )


def whole_line(report: CheckReport, signs: Signs, tr: Translator) -> Content:
    """Return one line about the pitch as a whole; empty while nothing is written."""
    if not report.characters:
        return Content("")
    whole = tr(
        "Altogether {length}   {time}", length=length_words(report, tr), time=time_words(report, signs, tr)
    )
    return Content.assemble((whole, "$quiet"))


def slot_line(report: CheckReport, tr: Translator) -> Content:
    """Return what a slot has room for."""
    low, high = report.target_words or report.target_characters or (0, 0)
    slot = seconds_words(report.slot_seconds, tr)
    if report.words is None:
        room = tr("{slot}: {low}–{high} characters", slot=slot, low=low, high=high)
    else:
        room = tr("{slot}: {low}–{high} words", slot=slot, low=low, high=high)
    return Content.assemble((room, "$quiet"))
