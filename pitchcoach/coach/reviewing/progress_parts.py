"""Parts of progress that look beyond the time: sections, pace, rungs of the ladder, days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Final, Literal

from pitchcoach.coach.rehearsing.ladder import LADDER, RUNGS
from pitchcoach.coach.reviewing.charts import Bar, Bars, Chart, Days, Dots
from pitchcoach.i18n import Message, msg
from pitchcoach.model.history import DayFigures, Drift, RoundFigures
from pitchcoach.model.pitch import ROLE_NAMES
from pitchcoach.model.round import Rung

if TYPE_CHECKING:
    from pitchcoach.config.settings import Settings

PanelName = Literal["seconds", "spread", "sections", "rate", "rungs", "days"]
RECENT: Final = 5
"""Rounds that tell how it goes now; as many before them tell how it went."""
_FULL: Final = 3.0
"""Seconds from which on the bar of a section has its full length."""
_NEAR: Final = 1.0
"""Seconds that a section may be off its plan without a word: nobody hears them."""
_LATELY: Final = 28
"""Days that count as lately."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing that the rounds show."""

    name: PanelName
    """Which one."""
    title: Message
    """What it is called."""
    sentence: Message
    """What the chart says, in words."""
    chart: Chart | None
    """The chart; None while there is too little for one."""


@dataclass(frozen=True, slots=True)
class Streaks:
    """Days of practice in a row."""

    now: int
    """Up to today, or up to yesterday while today's round is still to come."""
    best: int
    """The longest so far."""


def streaks(days: Sequence[DayFigures], today: date) -> Streaks:
    """Return how many days in a row have a round."""
    best = run = before = 0
    for one in days:
        number = one.day.toordinal()
        run = run + 1 if number == before + 1 else 1
        best = max(best, run)
        before = number
    return Streaks(run if before >= today.toordinal() - 1 else 0, best)


def signed_seconds(value: float) -> Message:
    """Return seconds with their sign."""
    return msg(
        "{seconds} s", seconds=f"{'+' if value >= 0.5 else '−' if value <= -0.5 else '±'}{abs(value):.0f}"
    )


def sections_panel(drifts: Sequence[Drift]) -> Panel | None:
    """Return how far each section is off its plan."""
    if not drifts:
        return None
    rounds = max(one.rounds for one in drifts)
    most = max(drifts, key=lambda one: abs(one.actual - one.planned))
    off = most.actual - most.planned
    name = section_title(most)
    if abs(off) <= _NEAR:
        said = msg("Every section keeps to its plan (mean of {rounds}).", rounds=rounds)
    elif off > 0:
        said = msg(
            "{section} takes {seconds} s more than planned, the most of all sections (mean of {rounds}).",
            rounds=rounds,
            section=name,
            seconds=f"{off:.0f}",
        )
    else:
        said = msg(
            "{section} takes {seconds} s less than planned, the most of all sections (mean of {rounds}).",
            rounds=rounds,
            section=name,
            seconds=f"{-off:.0f}",
        )
    bars = tuple(
        Bar(
            section_title(one),
            one.actual - one.planned,
            msg(
                "{off} ({actual} of {planned} s)",
                off=signed_seconds(one.actual - one.planned),
                actual=f"{one.actual:.0f}",
                planned=f"{one.planned:.0f}",
            ),
        )
        for one in drifts
    )
    return Panel("sections", msg("Sections against the plan"), said, Bars(bars, full=_FULL))


def section_title(drift: Drift) -> Message:
    """Return what a section is called."""
    if drift.role is not None:
        return ROLE_NAMES[drift.role]
    return msg("{text}", text=drift.heading) if drift.heading else msg("Opening")


def rate_panel(newest: Sequence[RoundFigures], settings: Settings) -> Panel | None:
    """Return how fast the rounds were; None for two languages, which count different things."""
    languages = {one.language for one in newest}
    if len(languages) != 1:
        return None
    time = settings.time
    if languages == {"ja"}:
        rates = tuple(one.rate for one in newest)
        form, axis = ".1f", _morae
        easy = (f"{time.rate_easy_min:g}", f"{time.rate_easy_max:g}")
    else:
        rates = tuple(one.rate * 60 for one in newest)
        form, axis = ".0f", _words
        easy = (str(time.words_easy_min), str(time.words_easy_max))
    recent, before = rates[-RECENT:], rates[-2 * RECENT : -RECENT]
    values = {"recent": len(recent), "rate": axis(fmean(recent)), "low": easy[0], "high": easy[1]}
    if len(rates) == 1:
        said = msg("One round: {rate}; {low}–{high} are easy to follow.", **values)
    elif before:
        said = msg(
            "The last {recent} rounds: {rate} on average, before {before}; {low}–{high} are easy to follow.",
            before=f"{fmean(before):{form}}",
            **values,
        )
    else:
        said = msg("The last {recent} rounds: {rate} on average; {low}–{high} are easy to follow.", **values)
    return Panel("rate", msg("Pace"), said, Dots(rates, None, axis))


def _morae(value: float) -> Message:
    return msg("{rate} morae/s", rate=f"{value:.1f}")


def _words(value: float) -> Message:
    return msg("{rate} words/min", rate=f"{value:.0f}")


def rungs_panel(rungs: Sequence[tuple[Rung, int]]) -> Panel | None:
    """Return how many rounds were said on each rung of the ladder."""
    if not rungs:
        return None
    counts = dict(rungs)
    highest = rungs[-1][0]
    said = msg(
        "{used} of {all} rungs tried; the highest so far: {rung}.",
        used=len(counts),
        all=len(RUNGS),
        rung=LADDER[highest].name,
    )
    upto = RUNGS[: RUNGS.index(highest) + 1]
    bars = tuple(
        Bar(LADDER[rung].name, counts.get(rung, 0), msg("{text}", text=counts.get(rung, 0))) for rung in upto
    )
    return Panel("rungs", msg("Ladder"), said, Bars(bars))


def days_panel(days: Sequence[DayFigures], today: date) -> Panel:
    """Return on which days there were rounds, and how many in a row."""
    row = streaks(days, today)
    long_ago = today - timedelta(days=_LATELY)
    lately = sum(one.day > long_ago for one in days)
    said = msg(
        "Days of practice: {days}, {lately} of them in the last four weeks; in a row {now}, at best {best}.",
        days=len(days),
        lately=lately,
        now=row.now,
        best=row.best,
    )
    return Panel("days", msg("Days"), said, Days({one.day: one.rounds for one in days}, today))
