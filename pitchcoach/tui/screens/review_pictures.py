"""The pictures of a review, each below the sentence that says the same in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from pitchcoach.coach.hearing.heard_words import (
    Figure,
    figures,
    level_words,
    pace_words,
    voice_words,
    wave_words,
)
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.tui import charts
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.words import clock, section_name

if TYPE_CHECKING:
    from pitchcoach.coach.hearing.delivery import Delivery
    from pitchcoach.config.settings import Settings
    from pitchcoach.model.round import Round
    from pitchcoach.tui.base import BaseApp

Page = Literal["pace", "voice", "level", "wave", "figures", "beside"]
PICTURES: Final[tuple[Page, ...]] = ("pace", "voice", "level", "wave")
NAMES: Final[dict[Page, Message]] = {
    "pace": msg("Pace"),
    "voice": msg("Rise and fall"),
    "level": msg("Loudness"),
    "wave": msg("Sound"),
    "figures": msg("Figures"),
    "beside": msg("Comparison"),
}
_AXIS: Final = 6
"""Cells of the figures left of a picture."""
_QUIET: Final = -60.0
"""Where a picture of loudness begins, in dBFS."""
_SEMITONES: Final = 6.0
"""What a picture of f0 spans above and below its median."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a picture is to be drawn."""

    width: int
    """Cells it may take."""
    height: int
    """Rows of the picture itself."""
    at: float | None
    """The moment under the cursor; None for none."""


def picture(
    page: Page, found: Delivery, peaks: Sequence[float], done: Round, app: BaseApp, shown: Shown
) -> Content:
    """Return one page: its name, its sentence, its rows, and below them what was said when."""
    if page == "figures":
        return _table(figures(found, app.settings), app)
    lines = [_sentence(page, found, app)]
    rows = _rows(page, found, peaks, app.settings, shown)
    if rows:
        rows += _axis(found, done, app, shown)
    return Content("\n").join([*lines, *(Content.styled(row, "$now") for row in rows)])


def all_pictures(found: Delivery, peaks: Sequence[float], done: Round, app: BaseApp, shown: Shown) -> Content:
    """Return all pictures over one axis of time."""
    lines = list[Content]()
    for page in PICTURES:
        lines += [_sentence(page, found, app)]
        lines += [Content.styled(row, "$now") for row in _rows(page, found, peaks, app.settings, shown)]
    axis = [Content.styled(row, "$now") for row in _axis(found, done, app, shown)]
    return Content("\n").join([*lines, *axis])


def _sentence(page: Page, found: Delivery, app: BaseApp) -> Content:
    settings = app.settings
    words = {
        "pace": lambda: pace_words(found, settings),
        "voice": lambda: voice_words(found, settings),
        "level": lambda: level_words(found, settings),
    }.get(page, lambda: wave_words(found))()
    return _head(NAMES[page], words, app.tr)


def _axis(found: Delivery, done: Round, app: BaseApp, shown: Shown) -> list[str]:
    return [_below(found, done, app.tr, app.settings, shown), _cursor(found, shown, app.signs.edge)]


def _head(name: Message, sentence: Message, tr: Translator) -> Content:
    return Content.assemble((tr.render(name), "bold $now"), "  ", lit(tr.render(sentence)))


def _rows(page: Page, found: Delivery, peaks: Sequence[float], settings: Settings, shown: Shown) -> list[str]:
    plain, width, height = settings.interface.ascii_signs, shown.width - _AXIS, shown.height
    measures = found.measures
    if page == "pace":
        return _pace(found, settings, width, height)
    if page == "voice":
        median = measures.f0_median_hz
        if median is None:
            return []
        semitones = [None if hz is None else 12 * math.log2(hz / median) for hz in measures.f0.values]
        rows = charts.dots(charts.squeezed(semitones, width), height, -_SEMITONES, _SEMITONES, plain=plain)
        rows = charts.with_line(rows, 0.0, -_SEMITONES, _SEMITONES, plain=plain)
        return _labelled(rows, f"+{_SEMITONES:g}", f"−{_SEMITONES:g}")
    if page == "level":
        loud = max((value for value in measures.level.values if value is not None), default=_QUIET + 10)
        top = 5.0 * math.ceil(loud / 5)
        columns = charts.squeezed(measures.level.values, width)
        return _labelled(
            charts.bars(columns, height, _QUIET, top, plain=plain), f"{top:.0f}", f"{_QUIET:.0f}"
        )
    loudest = charts.squeezed([*peaks], width) if peaks else []
    if not loudest:
        return []
    highest = max(peak or 0.0 for peak in loudest) or 1.0
    rows = charts.wave([(peak or 0.0) / highest for peak in loudest], height - height % 2, plain=plain)
    return _labelled(rows, "", "")


def _pace(found: Delivery, settings: Settings, width: int, height: int) -> list[str]:
    values = [value for value in found.pace.values if value is not None]
    if not values:
        return []
    plain, limits = settings.interface.ascii_signs, settings.time
    words = found.rate_unit == "words/min"
    low, high = (
        (limits.words_easy_min, limits.words_easy_max)
        if words
        else (limits.rate_easy_min, limits.rate_easy_max)
    )
    bottom, top = min(low * 0.8, *values), max(high * 1.15, *values)
    rows = charts.bars(charts.squeezed(found.pace.values, width), height, bottom, top, plain=plain)
    rows = charts.with_line(rows, high, bottom, top, plain=plain)
    return _labelled(rows, f"{top:.0f}", f"{bottom:.0f}")


def _labelled(rows: Sequence[str], top: str, bottom: str) -> list[str]:
    """Put figures before the first and the last row."""
    labels = [top, *[""] * (len(rows) - 2), bottom] if len(rows) > 1 else [top]
    return [f"{label:>{_AXIS - 1}} {row}" for label, row in zip(labels, rows, strict=True)]


def _below(found: Delivery, done: Round, tr: Translator, settings: Settings, shown: Shown) -> str:
    """Return the names of the sections below what was said in them; without them the time."""
    whole, width = found.measures.duration_seconds, shown.width - _AXIS
    parts = [
        (_part_name(n, found, done, tr), part.start, part.end)
        for n, part in enumerate(found.sections)
        if part.start is not None and part.end is not None
    ]
    if not parts:
        end = clock(whole)
        return " " * _AXIS + "0:00" + end.rjust(max(0, width - 4))
    return " " * _AXIS + charts.ruler(parts, whole, width, plain=settings.interface.ascii_signs)


def _part_name(number: int, found: Delivery, done: Round, tr: Translator) -> str:
    heading = done.marks[number].heading if number < len(done.marks) else ""
    return section_name(found.sections[number].role, visible(heading), tr)


def _cursor(found: Delivery, shown: Shown, edge: str) -> str:
    if shown.at is None:
        return ""
    column = charts.place(shown.at, found.measures.duration_seconds, shown.width - _AXIS)
    return " " * (_AXIS + column) + f"{edge} {clock(shown.at)}"


def _table(rows: Sequence[Figure], app: BaseApp) -> Content:
    tr = app.tr
    texts = [(tr.render(row.name), tr.render(row.value), tr.render(row.meaning), row.good) for row in rows]
    names = max(cell_len(name) for name, *_ in texts) + 2
    values = max(cell_len(value) for _, value, *_ in texts)
    lines = [Content.styled(tr.render(NAMES["figures"]), "bold $now")]
    for name, value, meaning, good in texts:
        sign = {True: app.signs.fits, False: app.signs.long, None: " "}[good]
        lines.append(
            Content.assemble(
                set_cell_size(name, names),
                " " * (values - cell_len(value)) + value,
                (f"  {sign} ", "$attention" if good is False else "$now"),
                (meaning, "$quiet"),
            )
        )
    return Content("\n").join(lines)
