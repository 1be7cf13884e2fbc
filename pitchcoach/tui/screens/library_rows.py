"""What the library shows of each pitch: columns that give way, cells, head and preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.cells import set_cell_size
from rich.text import Text
from textual.content import Content

from pitchcoach.coach.library import Entry
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.pitch import ROLE_NAMES, ROLES
from pitchcoach.model.report import CheckReport
from pitchcoach.model.round import Round
from pitchcoach.tui.lit import cell, visible
from pitchcoach.tui.signs import Signs
from pitchcoach.tui.words import day_words, length_words, time_words

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    name: str
    """What it shows."""
    head: Message
    """Its title."""
    width: int
    """Cells, without the padding of one on each side."""


_NAME_LEAST: Final = 22
_OTHERS: Final = (  # in the order in which they are given up, the last first
    Column("characters", msg("Length"), 19),
    Column("time", msg("Time"), 11),
    Column("slot", msg("Slot"), 8),
    Column("last", msg("Last"), 10),
    Column("audience", msg("For"), 18),
)
_ORDER: Final = ("name", "audience", "slot", "characters", "time", "last")


def columns_for(width: int) -> tuple[Column, ...]:
    """Return the columns that fit ``width`` cells: name and length always, the others in order."""
    left = width - 2 - _NAME_LEAST - 2
    kept = []
    for column in _OTHERS:
        if left < column.width + 2:
            break
        kept.append(column)
        left -= column.width + 2
    name = Column("name", msg("Pitch"), _NAME_LEAST + left)
    return tuple(sorted((name, *kept), key=lambda column: _ORDER.index(column.name)))


def title_row_of(family: str, columns: Sequence[Column], signs: Signs) -> list[Text]:
    """Return the row above the variants of a family."""
    return [_fitted(f"{signs.opened} {family}", c.width) if c.name == "name" else Text("") for c in columns]


def row_of(
    one: Entry, last: Round | None, indented: bool, columns: Sequence[Column], today: date, app: BaseApp
) -> list[Text]:
    """Return the row of one pitch."""
    cells = _unreadable(one, app) if one.report is None else _cells(one.report, last, indented, today, app)
    return [_fitted(cells.get(column.name, ""), column.width) for column in columns]


def _unreadable(one: Entry, app: BaseApp) -> dict[str, str]:
    return {"name": f"! {one.path.name}", "characters": app.tr("cannot be read")}


def _cells(
    report: CheckReport, last: Round | None, indented: bool, today: date, app: BaseApp
) -> dict[str, str]:
    pitch, tr = report.pitch, app.tr
    name = pitch.title
    if indented and pitch.title == pitch.family:
        name = pitch.audience or pitch.path.stem
    return {
        "name": f"{'  ' if indented else ''}{app.signs.fit(report.length)} {name}",
        "audience": pitch.audience,
        "slot": tr("{slot} s", slot=f"{report.slot_seconds:g}"),
        "characters": length_words(report, tr),
        "time": time_words(report, app.signs, tr),
        "last": day_words(last.started_at, today, tr) if last else "–",
    }


def head_of(folder: Path, entries: Sequence[Entry], rounds: Mapping[Path, Round], tr: Translator) -> Content:
    """Return the line at the top: the folder, how many pitches, how many practised this week."""
    week = datetime.now(UTC) - timedelta(days=7)
    recent = sum(1 for one in rounds.values() if one.started_at >= week)
    parts = ["pitchcoach", tr.plural("{count} pitch", "{count} pitches", len(entries))]
    if recent:
        parts.append(tr("{count} practised this week", count=recent))
    parts.append(str(folder))
    return Content(visible("   ".join(parts)))


def preview_of(one: Entry, app: BaseApp) -> Content:
    """Return the sections of a pitch as bars, then how it begins."""
    report = one.report
    if report is None:
        return Content("")
    parts: list[str | Content] = []
    width = _label_width(app.tr)
    for role in ROLES:
        part = next((p for p in report.sections if p.section.role == role and p.section.spoken.text), None)
        label = set_cell_size(app.tr.render(ROLE_NAMES[role]), width)
        if part is None:
            parts.append(f"{label}  {app.tr('none')}\n")
            continue
        bar = set_cell_size(app.signs.full * max(1, round(part.share * 12)), 5)
        count = part.characters if report.words is None else part.reading.words
        unit = (
            app.tr("{count} characters", count=count)
            if report.words is None
            else app.tr("{count} words", count=count)
        )
        parts.append(f"{label}  {bar} {unit}  {app.tr('{seconds} s', seconds=f'{part.seconds:.0f}')}\n")
    said = "\n\n".join(part.section.spoken.text for part in report.sections if part.section.spoken.text)
    parts.append("\n" + visible(said))
    return Content.assemble(*parts)


def _label_width(tr: Translator) -> int:
    from rich.cells import cell_len

    return max(cell_len(tr.render(label)) for label in ROLE_NAMES.values())


def _fitted(text: str, width: int) -> Text:
    shown = cell(text)
    shown.truncate(width, overflow="ellipsis")
    return shown
