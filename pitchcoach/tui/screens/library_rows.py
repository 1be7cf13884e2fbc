"""What the library shows of each pitch: columns that give way, cells, head and preview."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.cells import set_cell_size
from textual.content import Content

from pitchcoach.coach.library import Entry, families, folded, matches
from pitchcoach.coach.library_reading import LibraryState
from pitchcoach.coach.rehearsing.plan import Preparation
from pitchcoach.coach.rehearsing.plan_words import event_told, told
from pitchcoach.coach.rehearsing.planning import Plans
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.model.listing import Figures, Listing
from pitchcoach.model.pitch import ROLE_NAMES, ROLES
from pitchcoach.model.round import Round
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.words import day_words, length_words, time_words

if TYPE_CHECKING:
    from pitchcoach.tui.app import PitchcoachApp


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    name: str
    """What it shows."""
    head: Message
    """Its title."""
    width: int
    """Cells, without the padding of one on each side."""


WORTH_TELLING: Final = 0.3
"""Seconds that are left from which on the head tells how far the reading is."""
_NAME_LEAST: Final = 22
_OTHERS: Final = (  # in the order in which they are given up, the last first
    Column("characters", msg("Length"), 19),
    Column("time", msg("Time"), 11),
    Column("today", msg("Today"), 9),
    Column("slot", msg("Slot"), 8),
    Column("last", msg("Last"), 10),
    Column("audience", msg("For"), 18),
)
_ORDER: Final = ("name", "today", "audience", "slot", "characters", "time", "last")


def columns_for(width: int, *, planned: bool = False) -> tuple[Column, ...]:
    """Return the columns that fit ``width`` cells: name and length always, the others in order.

    What is due today has a column only where anything is ``planned``.
    """
    left = width - 2 - _NAME_LEAST - 2
    kept = []
    for column in _OTHERS:
        if column.name == "today" and not planned:
            continue
        if left < column.width + 2:
            break
        kept.append(column)
        left -= column.width + 2
    name = Column("name", msg("Pitch"), _NAME_LEAST + left)
    return tuple(sorted((name, *kept), key=lambda column: _ORDER.index(column.name)))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list."""

    entry: Entry
    """The pitch it shows; above the variants of a family, the first of them."""
    heading: bool = False
    """Whether it stands above the variants of a family."""
    indented: bool = False
    """Whether it stands below such a row."""


def rows_of(entries: Iterable[Entry], search: str) -> list[Row]:
    """Return the rows of all pitches that have the words of a search, families together."""
    wanted = folded(search).split()
    rows = []
    for variants in families(one for one in entries if matches(one, wanted)).values():
        several = len(variants) > 1
        if several:
            rows.append(Row(variants[0], heading=True))
        rows.extend(Row(one, indented=several) for one in variants)
    return rows


def place_of(here: Row | None, rows: Sequence[Row]) -> int | None:
    """Return where the pitch of a row stands now, and its family's row where it was that; None when gone."""
    places = [at for at, row in enumerate(rows) if here and row.entry.path == here.entry.path]
    same = [at for at in places if here and rows[at].heading == here.heading]
    return next(iter(same or places), None)


def cells_of(
    row: Row,
    last: Round | None,
    columns: Sequence[Column],
    today: date,
    app: PitchcoachApp,
    plan: Preparation | None = None,
) -> list[str]:
    """Return the texts of a row."""
    one = row.entry
    if row.heading:
        cells = {"name": f"{app.signs.opened} {one.family}"}
    elif one.listing is None or one.figures is None:
        cells = {"name": f"! {one.path.name}", "characters": app.tr("cannot be read")}
    else:
        cells = _cells(one, one.listing, one.figures, row.indented, app)
        cells["last"] = day_words(last.started_at, today, app.tr) if last else "–"
        cells["today"] = due_words(plan, app) if plan else ""
    return [cells.get(column.name, "") for column in columns]


def due_words(plan: Preparation, app: PitchcoachApp) -> str:
    """Return what is due today of a pitch, sign first; on other days how far off its event is."""
    if plan.due:
        return f"{app.signs.closed} {app.tr('{count} to do', count=len(plan.due))}"
    if plan.done:
        return f"{app.signs.done} {app.tr('done')}"
    return app.tr("in {days} d", days=plan.days_left)


def _cells(
    one: Entry, listing: Listing, figures: Figures, indented: bool, app: PitchcoachApp
) -> dict[str, str]:
    name = listing.title
    if indented and listing.title == listing.family:
        name = listing.audience or one.path.stem
    return {
        "name": f"{'  ' if indented else ''}{app.signs.fit(figures.length)} {name}",
        "audience": listing.audience,
        "slot": app.tr("{slot} s", slot=f"{figures.slot_seconds:g}"),
        "characters": length_words(figures, app.tr),
        "time": time_words(figures, app.signs, app.tr),
    }


def head_of(
    folder: Path,
    state: LibraryState,
    found: int | None,
    tr: Translator,
    plans: Plans | None = None,
    waiting: int = 0,
) -> Content:
    """Return the line at the top: how many pitches, how far they are read, what is due today, where.

    ``found`` is how many a search has found, ``waiting`` how many people are to be got in touch with.
    """
    parts = ["pitchcoach", tr.plural("{count} pitch", "{count} pitches", state.total)]
    if found is not None:
        parts.append(tr("{count} found", count=found))
    if state.seconds_left > WORTH_TELLING:
        listed = len(state.entries)
        if listed < state.total:
            parts.append(tr("{count} of {total} read", count=f"{listed:,}", total=f"{state.total:,}"))
        else:
            parts.append(
                tr("{count} of {total} checked", count=f"{state.checked:,}", total=f"{state.total:,}")
            )
    if plans is not None and (due := today_words(plans, tr)):
        parts.append(due)
    if waiting:
        parts.append(tr("{count} to get in touch with today", count=waiting))
    week = datetime.now(UTC) - timedelta(days=7)
    recent = sum(1 for one in state.rounds.values() if one.started_at >= week)
    if recent:
        parts.append(tr("{count} practised this week", count=recent))
    parts.append(str(folder))
    return Content(visible("   ".join(parts)))


def today_words(plans: Plans, tr: Translator) -> str:
    """Return what is due today and what was said already, and when the nearest event is."""
    if len(plans.preparations) == 1:
        return tr.render(told(plans.preparations[0]))
    parts = []
    if plans.due:
        parts.append(tr("today {due} to do, {done} done", due=plans.due, done=plans.done))
    elif plans.done:
        parts.append(tr.plural("today {count} round done", "today {count} rounds done", plans.done))
    if plans.preparations:
        parts.append(tr.render(event_told(plans.preparations[0])))
    return " · ".join(parts)


def preview_of(one: Entry, app: PitchcoachApp) -> Content:
    """Return the sections of a pitch as bars, then how it begins."""
    listing, figures = one.listing, one.figures
    if listing is None or figures is None:
        return lit(app.sentence(one.problem)) if one.problem else Content("")
    parts: list[str | Content] = []
    width = _label_width(app.tr)
    whole = sum(figures.seconds)
    for role in ROLES:
        at = next((i for i, p in enumerate(listing.parts) if p.role == role and p.text), None)
        label = set_cell_size(app.tr.render(ROLE_NAMES[role]), width)
        if at is None:
            parts.append(f"{label}  {app.tr('none')}\n")
            continue
        part, seconds = listing.parts[at], figures.seconds[at]
        share = seconds / whole if whole else 0.0
        bar = set_cell_size(app.signs.full * max(1, round(share * 12)), 5)
        unit = (
            app.tr("{count} characters", count=part.characters)
            if listing.words is None
            else app.tr("{count} words", count=part.words)
        )
        parts.append(f"{label}  {bar} {unit}  {app.tr('{seconds} s', seconds=f'{seconds:.0f}')}\n")
    parts.append("\n" + visible(listing.text))
    return Content.assemble(*parts)


def _label_width(tr: Translator) -> int:
    from rich.cells import cell_len

    return max(cell_len(tr.render(label)) for label in ROLE_NAMES.values())
