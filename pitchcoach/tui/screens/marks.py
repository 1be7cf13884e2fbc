"""Marks: where did each part end? Set, moved and taken away after the round; every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from pitchcoach.coach.reviewing import marks
from pitchcoach.coach.reviewing.review import review
from pitchcoach.coach.reviewing.take_aloud import TakeAloud
from pitchcoach.i18n import msg
from pitchcoach.model.round import Mark, Round
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.table import RowTable
from pitchcoach.tui.words import difference, seconds_words, section_name

_TICKS_A_SECOND: Final = 10
BEFORE_SECONDS: Final = 3.0
"""The recording is heard from so much before the mark on: enough to know where one is."""
_LINE_CELLS: Final = 60


class Marks(PitchcoachScreen):
    """The marks of one round."""

    SCREEN = "marks"
    ABOUT = msg(
        "Each row is a part and where it ended. The arrows choose a part and move its mark; Del takes it "
        "away. With a recording, t plays it from a little before the mark, and Space sets the mark at what "
        "you hear. Every change is kept at once."
    )
    CSS_PATH = "marks.tcss"

    def __init__(self, done: Round, put: Callable[[Round], None]) -> None:
        """``put`` takes the round whenever its marks changed."""
        super().__init__()
        self._round, self._put = done, put
        self._aloud: TakeAloud | None = None

    def body(self) -> ComposeResult:
        """Lay out the question, the parts, the line of the round."""
        with Vertical(id="sheet"):
            yield Static(lit(self.tr("Where did each part end?")), id="question")
            yield RowTable(id="table")
            yield Static(id="line")
            yield Static(id="heard")

    def on_mount(self) -> None:
        """Begin with the first mark that is missing."""
        table = self.query_one(RowTable)
        tr = self.tr
        for head in (tr("Part"), tr("ended at"), tr("took"), tr("planned"), tr("difference")):
            table.add_column(head, width=max(12, len(head)))
        self._show()
        missing = [number for number, mark in enumerate(self._round.marks) if mark.ended_at is None]
        table.move_cursor(row=missing[0] if missing else 0)
        table.focus()
        self.set_interval(1 / _TICKS_A_SECOND, self._show_heard)
        self._show_heard()

    # Showing

    @property
    def _number(self) -> int:
        return max(0, self.query_one(RowTable).cursor_row)

    def _show(self) -> None:
        table, tr = self.query_one(RowTable), self.tr
        here = table.cursor_row
        table.clear()
        for mark, row in zip(self._round.marks, review(self._round).rows, strict=True):
            took = "–" if row.actual is None else tr("{seconds} s", seconds=f"{row.actual:.1f}")
            cells = (
                section_name(mark.role, mark.heading, tr),
                tr("not marked") if mark.ended_at is None else _tenths(mark.ended_at),
                took,
                seconds_words(row.planned, tr),
                difference(row.difference),
            )
            table.add_row(*(cell(text) for text in cells))
        table.move_cursor(row=here)
        self.query_one("#line", Static).update(lit(self._line()))

    def on_data_table_row_highlighted(self) -> None:
        """Show the chosen mark on the line."""
        self.query_one("#line", Static).update(lit(self._line()))

    def _line(self) -> str:
        """Draw the round as a line with its marks on it, the chosen one pointed at."""
        plain = self.app.settings.interface.ascii_signs
        rule, point, here = ("-", "|", "^") if plain else ("─", "┼", "▲")
        width = max(20, min(_LINE_CELLS, self.size.width - 24))
        whole = self._round.seconds or 1.0
        cells = [rule] * width
        for number, mark in enumerate(self._round.marks):
            if mark.ended_at is not None:
                at = min(width - 1, int(mark.ended_at / whole * (width - 1)))
                cells[at] = here if number == self._number else point
        return f"0:00 {''.join(cells)} {_tenths(whole)}"

    def _show_heard(self) -> None:
        tr, signs = self.tr, self.app.signs
        if self._round.take is None:
            words = tr("This round was not recorded: the arrows move the mark.")
        elif (at := self._heard) is not None:
            words = f"{signs.now} {_tenths(max(0.0, at))}   {tr('Space marks the end of the part here')}"
        else:
            words = tr(
                "t plays the recording from {seconds} s before the mark.", seconds=f"{BEFORE_SECONDS:g}"
            )
        self.query_one("#heard", Static).update(lit(words))

    @property
    def _heard(self) -> float | None:
        """Seconds of the round at which its recording is heard; None when it is not."""
        place = self._aloud.place if self._aloud else None
        return None if place is None else place - self._round.take_start

    # Commands

    def _keep(self, changed: tuple[Mark, ...]) -> None:
        """Keep other marks, and show them wherever the round is shown."""
        if changed == self._round.marks:
            return
        with self.app.telling():
            if self._round.id is not None:
                self.rooms.store().remark(self._round.id, changed)
            self._round = replace(self._round, marks=changed)
            self._put(self._round)
        self._show()

    def action_move(self, step: float) -> None:
        """Move the chosen mark, or set it."""
        if self._round.marks:
            self._keep(marks.moved(self._round, self._number, step))

    def action_remove(self) -> None:
        """Take the chosen mark away."""
        if self._round.marks:
            self._keep(marks.taken(self._round, self._number))

    def action_take(self) -> None:
        """Hear the recording from a little before the mark, or stop it."""
        if self._round.take is None:
            self.app.tell(msg("This round was not recorded."))
        elif self._heard is not None and self._aloud is not None:
            self._aloud.close()
        else:
            with self.app.telling():
                if self._aloud is None:
                    samples, rate = self.rooms.samples_of(self._round.take)
                    self._aloud = TakeAloud(self.rooms.stream(), samples, rate)
                at = self._round.marks[self._number].ended_at
                at = marks.likely(self._round, self._number) if at is None else at
                self._aloud.play(self._round.take_start + max(0.0, at - BEFORE_SECONDS))
        self._show_heard()

    def action_here(self) -> None:
        """Set the chosen mark at the place that is heard, and go on to the next part."""
        at = self._heard
        if at is None:
            self.app.tell(msg("Space marks what is being heard; t plays the recording."))
            return
        self._keep(marks.put(self._round, self._number, at))
        table = self.query_one(RowTable)
        if self._number + 1 < len(self._round.marks):
            table.move_cursor(row=self._number + 1)

    def action_close(self) -> None:
        """Go back to the result."""
        self.app.pop_screen()

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._aloud is not None:
            self._aloud.close()


def _tenths(seconds: float) -> str:
    """Return ``0:14.5``: marks are moved by half seconds."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 // 10:02d}.{tenths % 10}"
