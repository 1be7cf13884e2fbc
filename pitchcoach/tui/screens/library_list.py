"""The list of the library: read piece by piece in the background, shown as far as it is known, searched.

What it can be asked to do with a pitch stands in ``library.py``.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.errors import StoreError
from pitchcoach.i18n import msg
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.row_list import RowList

if TYPE_CHECKING:  # imported where used, after the first paint
    from textual.widgets import Input

    from pitchcoach.coach.library import Entry
    from pitchcoach.coach.library_reading import LibraryReading, LibraryState
    from pitchcoach.coach.rehearsing.planning import Plans
    from pitchcoach.coach.reviewing.recovery import Kept
    from pitchcoach.tui.app import PitchcoachApp
    from pitchcoach.tui.screens.library_rows import Column, Row

AFTER_PAINT = 0.03
"""Seconds."""
MANY = 500
"""Pitches from which on Python's search for garbage is felt."""
WARM_AFTER = 1.0
"""Seconds after the list is whole until what listening needs is loaded: the first keys come before."""
WIDE = 100
"""From this many columns on the preview stands beside the list."""


class LibraryRead(Event):
    """The folder was read a piece further."""

    def __init__(self, state: LibraryState) -> None:
        self.state = state
        super().__init__()


class PlansRead(Event):
    """What is due today was worked out: the plans, None where they cannot be told, and people to write to."""

    def __init__(self, plans: Plans | None, waiting: int = 0) -> None:
        self.plans = plans
        self.waiting = waiting
        super().__init__()


class FolderReader:
    """The reading as the background thread does it: everything it needs is loaded there."""

    def __init__(self) -> None:
        self._reading: LibraryReading | None = None
        self._again = False
        self._read_once = False

    def restart(self) -> None:
        """Let the next piece begin with a new look at the folder."""
        self._again = True

    def read_on(self, folder: Path, app: PitchcoachApp) -> LibraryRead:
        """Read a piece."""
        from pitchcoach.coach.library_reading import LibraryReading

        if self._reading is None:
            self._reading = LibraryReading()
        if self._again:
            self._again = False
            self._reading.restart()
        state = self._reading.step(folder, app.rooms)
        if not self._read_once and state.total > MANY:
            # Python looks for garbage among all that stays and holds every thread meanwhile: with thousands
            # of listings so long that it is felt at the keys. What was read need not be searched.
            gc.freeze()
        self._read_once |= state.done
        return LibraryRead(state)


class LibraryList(PitchcoachScreen):
    """Head, list, preview and search."""

    def __init__(self) -> None:
        super().__init__()
        self._reader = FolderReader()
        self._state: LibraryState | None = None
        self._rows: list[Row] = []
        self._wanted_path: Path | None = None
        self._words = ""
        self._told = False
        self._previewed: Entry | None = None
        self._plans: Plans | None = None
        self._waiting = 0

    @property
    def folder(self) -> Path:
        """The folder that is shown."""
        place = self.app.place
        return place.parent if place.is_file() else place

    def body(self) -> ComposeResult:
        """Lay out head, list and preview, at once as the width wants it."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield Static(id="head")
        with Horizontal(id="split"):
            yield RowList(id="table")
            yield Static(id="preview")
        yield Static(id="empty")

    def on_mount(self) -> None:
        """Read the folder without keeping the screen waiting."""
        self._wanted_path = self.app.place if self.app.place.is_file() else None
        self.query_one("#head", Static).update(lit(f"pitchcoach   {self.folder}"))
        self.query_one(RowList).focus()

    def on_screen_resume(self) -> None:
        """Look at the folder again: the user comes back from somewhere that may have changed it."""
        # The first paint waits for nothing: what reading needs is loaded a moment later, in a thread.
        self.set_timer(AFTER_PAINT, self._reload)

    def on_resize(self, event: events.Resize) -> None:
        """Let columns and preview follow the width."""
        super().on_resize(event)
        self.set_class(event.size.width < WIDE, "-narrow")
        self.call_after_refresh(self._show)

    # Reading

    def _reload(self) -> None:
        self._reader.restart()
        self._read_on()
        self.app.background.ask("plans", self._plan, self)

    def _read_on(self) -> None:
        self.app.background.ask("library", partial(self._reader.read_on, self.folder, self.app), self)

    def _plan(self) -> PlansRead:
        from pitchcoach.coach.meet.overview import waiting
        from pitchcoach.coach.rehearsing.planning import plans

        rooms = self.rooms
        try:
            return PlansRead(plans(rooms, rooms.today()), waiting(rooms, self.tr.locale))
        except StoreError:  # the reading tells of a damaged database
            return PlansRead(None)

    def on_plans_read(self, event: PlansRead) -> None:
        """Show what is due today."""
        known = self._plans, self._waiting
        self._plans, self._waiting = event.plans, event.waiting
        changed = known != (event.plans, event.waiting)
        if changed:
            self._show()

    def on_library_read(self, event: LibraryRead) -> None:
        """Show what is known by now, and go on while the user is here; coming back goes on where it ended."""
        self._state = event.state
        if event.state.kept:
            self._offer(event.state.kept)
        if event.state.problem is not None and not self._told:
            self._told = True
            self.app.tell_error(event.state.problem)
        self._show()
        if not event.state.done and self.app.screen is self:
            self._read_on()
        elif event.state.done:
            self.set_timer(WARM_AFTER, self._look_over)

    def _offer(self, kept: Sequence[Kept]) -> None:
        """Offer what is left of rounds that were cut short; who is elsewhere by now is only told."""
        from pitchcoach.tui.screens.kept import KeptRounds

        if self.app.screen is self:
            self.app.push_screen(KeptRounds(kept))
            return
        for one in kept:
            told = msg(
                "A round of {title} was cut short; what was kept is in its progress.", title=one.round.title
            )
            self.app.tell(told, "warning")

    def _look_over(self) -> None:
        """Once all is read, get ready for what comes next and read through the database, both behind."""
        self.app.listener.warm_up()
        if self._state is not None and self._state.problem is None:
            self.app.check_database()

    # Showing

    def _show(self, *, searched: bool = False) -> None:
        state = self._state
        if state is None:
            return
        from pitchcoach.tui.screens.library_rows import columns_for, head_of, place_of, rows_of

        table = self.query_one("#table", RowList)
        here = self._here
        rows = rows_of(state.entries, self._words)
        cursor = place_of(here, rows)
        wanted = [at for at, row in enumerate(rows) if row.entry.path == self._wanted_path]
        if wanted:  # the row of a family stands above the pitch itself
            cursor, self._wanted_path = wanted[-1], None
        if cursor is None:
            cursor = 0 if searched else table.cursor_row
        planned = self._plans is not None and bool(self._plans.preparations)
        columns = columns_for(table.size.width or self.size.width, planned=planned)
        heads = [(self.tr.render(column.head), column.width) for column in columns]
        self._rows = rows
        table.show(heads, len(rows), partial(self._cells, columns), cursor)
        self.set_class(not state.total, "-empty")
        if not state.total:
            self.query_one("#empty", Static).update(
                lit(
                    self.tr(
                        "There are no pitches in {folder} yet.\n\nn  begin one\nx  copy the examples here",
                        folder=self.folder,
                    )
                )
            )
        found = sum(not row.heading for row in rows) if self._words else None
        self.query_one("#head", Static).update(
            head_of(self.folder, state, found, self.tr, self._plans, self._waiting), layout=False
        )
        self._preview()

    def _cells(self, columns: tuple[Column, ...], at: int) -> list[str]:
        from pitchcoach.coach.library import last_round
        from pitchcoach.tui.screens.library_rows import cells_of

        row = self._rows[at]
        last = last_round(row.entry, self._state.rounds) if self._state else None
        plan = self._plans.of(row.entry.path) if self._plans else None
        return cells_of(row, last, columns, self.rooms.today(), self.app, plan)

    @property
    def _here(self) -> Row | None:
        at = self.query_one("#table", RowList).cursor_row
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def _current(self) -> Entry | None:
        return self._here.entry if self._here else None

    @on(RowList.RowHighlighted, "#table")
    def _on_chosen(self) -> None:
        self._wanted_path = None  # whoever moves on is not called back when that file is read
        self._preview()

    def _preview(self) -> None:
        from pitchcoach.tui.screens.library_rows import preview_of

        one = self._current
        if one is not self._previewed:
            self._previewed = one
            # Its place is fixed, and laying out the whole screen anew would cost a frame.
            self.query_one("#preview", Static).update(preview_of(one, self.app) if one else "", layout=False)

    # Finding

    def action_find(self) -> None:
        """Let the user type words."""
        from pitchcoach.tui.widgets.text import LineInput

        if not self.query("#find"):
            field = LineInput(id="find", placeholder=self.tr("words to look for; Esc shows all again"))
            self.mount(field, before="#split")
        self.query_one("#find").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what has the words."""
        self._words = event.value
        self._show(searched=True)

    def on_input_submitted(self) -> None:
        """Go to the list of what was found."""
        self.query_one("#table", RowList).focus()

    def step_back(self) -> bool:
        """End the search first."""
        if not self.query("#find"):
            return False
        self.query_one("#find").remove()
        self._words = ""
        self._show()
        self.query_one("#table", RowList).focus()
        return True
