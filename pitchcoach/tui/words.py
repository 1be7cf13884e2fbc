"""Figures and names as the screens say them, in one place."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pitchcoach.coach.doctor_rows import State
from pitchcoach.i18n import Translator
from pitchcoach.model.listing import Figures
from pitchcoach.model.pitch import ROLE_NAMES, Role
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.signs import Signs


def state_words(state: State, signs: Signs, tr: Translator) -> str:
    """Return how something on this machine stands: sign and word."""
    return {
        "ok": f"{signs.fits} {tr('works')}",
        "missing": f"{signs.short} {tr('missing')}",
        "problem": f"{signs.long} {tr('problem')}",
    }[state]


def section_name(role: Role | None, heading: str, tr: Translator) -> str:
    """Return what a section is called on the screens."""
    if role is not None:
        return tr.render(ROLE_NAMES[role])
    return heading or tr("Opening")


def clock(seconds: float) -> str:
    """Return ``0:34``."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def seconds_words(seconds: float, tr: Translator) -> str:
    """Return whole seconds with their unit."""
    return tr("{seconds} s", seconds=f"{seconds:.0f}")


def difference(seconds: float | None) -> str:
    """Return ``+9 s``, ``−3 s``, or a dash where nothing was measured."""
    if seconds is None:
        return "–"
    return f"{'+' if seconds >= 0.5 else '−' if seconds <= -0.5 else '±'}{abs(seconds):.0f}"


def length_words(report: CheckReport | Figures, tr: Translator) -> str:
    """Return the length with what fits, or with how far it is off."""
    low, high = report.target_words or report.target_characters or (0, 0)
    count = report.characters if report.words is None else report.words
    if report.length == "fits":
        off = f"{low}–{high}"
    else:
        off = f"+{count - high}" if report.length == "long" else f"−{low - count}"
    if report.words is None:
        return tr("{count} ({target})", count=count, target=off)
    return tr("{count} words ({target})", count=count, target=off)


def time_words(report: CheckReport | Figures, signs: Signs, tr: Translator) -> str:
    """Return the estimate with its sign and range; a tilde while it is rough."""
    rough = "" if report.exact else "~"
    seconds, half = report.estimate.seconds, (report.estimate.high - report.estimate.low) / 2
    return f"{signs.fit(report.time)} " + tr(
        "{seconds} s ±{range}", seconds=f"{rough}{seconds:.0f}", range=f"{half:.0f}"
    )


def manner_words(report: CheckReport, tr: Translator) -> str:
    """Return what the same text takes slow, normal, fast and at one's own pace."""
    names = {"slow": tr("slow"), "normal": tr("normal"), "fast": tr("fast"), "own": tr("you")}
    return "  ".join(f"{names[n]} {seconds_words(s, tr)}" for n, s in report.what_if.items() if n in names)


def day_words(moment: datetime, today: date, tr: Translator) -> str:
    """Return a day as one says it: today, yesterday, a date."""
    day = moment.astimezone().date()
    if day == today:
        return tr("today")
    if day == today - timedelta(days=1):
        return tr("yesterday")
    return day.isoformat()
