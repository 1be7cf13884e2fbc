"""Family: for whom and how long is this pitch ready, and what is missing? Audiences by slots."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.coordinate import Coordinate
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.check import check
from pitchcoach.coach.drafting.family import Cell, Gap, Matrix, base_for, matrix, members
from pitchcoach.coach.rooms import Rooms
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.report import CheckReport
from pitchcoach.tui.counts import short_length
from pitchcoach.tui.keys import key_label
from pitchcoach.tui.lit import cell, lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.grid import Grid
from pitchcoach.tui.words import length_words, section_name, time_words

LEAST_LABEL = 12
"""Cells that an audience keeps however many slots there are."""


class FamilyRead(Event):
    """The variants of the family were read."""

    def __init__(self, pitches: Sequence[Pitch], reports: Sequence[CheckReport]) -> None:
        self.pitches = pitches
        self.reports = reports
        super().__init__()


def read_family(pitch: Pitch, folder: Path, rooms: Rooms) -> FamilyRead:
    """Find the variants and check them with what is known at once."""
    return checked_family(members(pitch, folder, rooms.files), rooms, now=True)


def checked_family(pitches: Sequence[Pitch], rooms: Rooms, *, now: bool) -> FamilyRead:
    """Check the variants."""
    return FamilyRead(pitches, [check(one, rooms.checker, rooms.settings, now=now) for one in pitches])


class Family(PitchcoachScreen):
    """The variants of one pitch."""

    SCREEN = "family"
    ABOUT = msg(
        "The variants of one pitch: a row for each audience, a column for each slot. In a cell stand length "
        "and time, each with its sign. Enter opens a variant, or makes one where there is none; c on one "
        "variant and again on another compares the two."
    )
    CSS_PATH = "family.tcss"
    AUTO_FOCUS = "#table"

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch
        self._matrix: Matrix | None = None
        self._reports: Sequence[CheckReport] = ()
        self._marked: Pitch | None = None
        self._turn = 0
        """Which of several variants in the cell under the cursor is meant."""

    def body(self) -> ComposeResult:
        """Lay out the sentence, the matrix, and what lies in the cell under the cursor."""
        yield Static(lit(self._pitch.family), id="name")
        yield Static(lit(self.tr("Looking for the variants …")), id="sentence")
        with Vertical(id="sheet"):
            yield Grid(id="table")
        yield Static(id="detail")

    def on_screen_resume(self) -> None:
        """Read the family again: the user comes back from somewhere that may have changed it."""
        place = self.app.place if self.app.place.is_dir() else self._pitch.path.parent
        folder = place if self._pitch.path.is_relative_to(place) else self._pitch.path.parent
        self.app.background.ask("family", partial(read_family, self._pitch, folder, self.rooms), self)

    def on_resize(self, event: events.Resize) -> None:
        """Let the audiences follow the width."""
        super().on_resize(event)
        self.call_after_refresh(self._show)

    def on_family_read(self, event: FamilyRead) -> None:
        """Show the variants; then read exactly what could only be read roughly."""
        self._reports, first = event.reports, self._matrix is None
        here = self._cell
        self._matrix = matrix(event.reports)
        self._show()
        if first:
            self._move_to(self._pitch.audience, self._pitch.slot_seconds)
        elif here is not None:
            self._move_to(here.audience, here.slot_seconds)
        if not all(report.exact for report in event.reports):
            work = partial(checked_family, event.pitches, self.rooms, now=False)
            self.app.background.ask("family", work, self)

    # Showing

    def _show(self) -> None:
        found = self._matrix
        if found is None:
            return
        self.query_one("#name", Static).update(lit(self._head(found)))
        self.query_one("#sentence", Static).update(lit(self.tr.render(found.sentence)))
        table = self.query_one(Grid)
        here = table.cursor_coordinate
        texts = [[self._in_cell(one) for one in row] for row in found.rows]
        heads = [self.tr("{slot} s", slot=f"{slot:g}") for slot in found.slots]
        widths = [
            max(cell(text).cell_len for text in (head, *(row[i] for row in texts)))
            for i, head in enumerate(heads)
        ]
        table.clear(columns=True)
        for head, width in zip(heads, widths, strict=True):
            table.add_column(cell(head), width=width)
        rest = table.size.width - sum(width + 2 for width in widths) - 3
        for audience, row in zip(found.audiences, texts, strict=True):
            label = cell(audience or self.tr("(no audience)"))
            label.truncate(max(LEAST_LABEL, rest), overflow="ellipsis")
            table.add_row(*(self._styled(text) for text in row), label=label)
        table.move_cursor(row=here.row, column=here.column)
        table.call_after_refresh(table.draw_labels)
        self._detail()

    def _head(self, found: Matrix) -> str:
        name = found.family or self._pitch.family
        if self._marked is None:
            return name
        keys = next(command.keys for command in self.app.commands if command.id == "family.compare")
        key = key_label(keys.split(",")[0], plain=self.app.settings.interface.ascii_signs)
        asked = self.tr("to be compared with another variant: {key}", key=key)
        return f"{self.app.signs.done} {self._marked.title}  {asked}"

    def _in_cell(self, one: Cell) -> str:
        if not one.variants:
            return f"– {self.tr('missing')}"
        signs, report = self.app.signs, one.variants[0]
        rough = "" if report.exact else "~"
        seconds = self.tr("{seconds} s", seconds=f"{rough}{report.estimate.seconds:.0f}")
        text = (
            f"{signs.fit(report.length)} {short_length(report, self.tr)}  {signs.fit(report.time)} {seconds}"
        )
        if len(one.variants) > 1:
            text += f"  +{len(one.variants) - 1}"
        marked = any(self._is_marked(variant) for variant in one.variants)
        return f"{signs.done} {text}" if marked else text

    def _styled(self, text: str) -> Text:
        shown = cell(text)
        if text.startswith("–"):
            shown.stylize("dim")
        return shown

    @on(Grid.CellHighlighted, "#table")
    def _another_cell(self) -> None:
        self._turn = 0
        self._detail()

    def _detail(self) -> None:
        """Tell what lies in the cell under the cursor, or what Enter would make there."""
        one = self._cell
        detail = self.query_one("#detail", Static)
        if one is None:
            detail.update("")
        elif not one.variants:
            base = base_for(Gap(one.audience, one.slot_seconds), self._reports)
            sentence = self.tr("Nothing here yet. Enter makes a variant from “{title}”.", title=base.title)
            detail.update(lit(f"{self._place(one)}\n{sentence}"))
        else:
            lines = [self._variant_line(report) for report in one.variants]
            detail.update(Content.assemble((visible(self._place(one)), "$quiet"), "\n", "\n".join(lines)))

    def _place(self, one: Cell) -> str:
        who = one.audience or self.tr("(no audience)")
        return f"{who}  {self.tr('{slot} s', slot=f'{one.slot_seconds:g}')}"

    def _variant_line(self, report: CheckReport) -> str:
        tr, signs, pitch = self.tr, self.app.signs, report.pitch
        lead = signs.now if report is self._variant else " "
        length = f"{signs.fit(report.length)} {length_words(report, tr)}"
        parts = [f"{lead} {pitch.title}", length, time_words(report, signs, tr)]
        if self._is_marked(report):
            parts.append(f"{signs.done} {tr('to compare')}")
        if pitch.moved_on:
            names = ", ".join(section_name(role, "", tr) for role in sorted(pitch.moved_on))
            parts.append(f"! {tr('its base has changed: {sections}', sections=names)}")
        return visible("  ".join((*parts, pitch.path.name)))

    # What is chosen

    @property
    def _cell(self) -> Cell | None:
        if self._matrix is None:
            return None
        row, column = self.query_one(Grid).cursor_coordinate
        rows = self._matrix.rows
        return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else None

    @property
    def _variant(self) -> CheckReport | None:
        here = self._cell
        return here.variants[self._turn % len(here.variants)] if here and here.variants else None

    def _is_marked(self, report: CheckReport) -> bool:
        return self._marked is not None and report.pitch.path == self._marked.path

    def _move_to(self, audience: str, slot: float) -> None:
        found = self._matrix
        if found and audience in found.audiences and slot in found.slots:
            place = Coordinate(found.audiences.index(audience), found.slots.index(slot))
            self.query_one(Grid).move_cursor(row=place.row, column=place.column)

    # Commands

    @on(Grid.CellSelected, "#table")
    def action_open(self) -> None:
        """Open the variant for writing, or make one where there is none."""
        here = self._cell
        if here is None:
            return
        with self.app.telling():
            if self._variant is not None:
                self.app.open_draft(self.rooms.files.load(self._variant.pitch.path))
            else:
                base = base_for(Gap(here.audience, here.slot_seconds), self._reports)
                self.app.open_new_variant(base, here.audience, here.slot_seconds)

    def action_turn(self) -> None:
        """Mean the next of several variants in this cell."""
        if self._cell is not None and len(self._cell.variants) > 1:
            self._turn += 1
            self._detail()
        else:
            self.app.tell(msg("There are no more variants in this cell."))

    def action_compare(self) -> None:
        """Mark this variant; with another one marked, compare the two."""
        if self._variant is None:
            self.app.tell(msg("There is nothing to compare in this cell yet."))
            return
        here, other = self._variant.pitch, self._marked
        if other is None:
            self._marked = here
        else:
            self._marked = None
            if other.path != here.path:
                self.app.open_compare(other, here)
        self._show()
