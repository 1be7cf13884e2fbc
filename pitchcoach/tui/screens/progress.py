"""Progress: how have the rounds gone so far? One thing after another, in a sentence and a chart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.reviewing.progress import panels
from pitchcoach.i18n import msg
from pitchcoach.model.history import History
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.round import Round
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.chart import ChartPanel
from pitchcoach.tui.widgets.table import RowTable

WIDE = 110
"""From this many columns on the panels stand in two columns."""
_LEFT = ("seconds", "spread", "rate")
"""The panels about time; those about sections, rungs and days stand on the right, or below."""


class ProgressRead(Event):
    """The rounds were added up."""

    def __init__(self, history: History, newest: Mapping[Path, Round]) -> None:
        self.history = history
        self.newest = newest
        super().__init__()


class ProgressScreen(PitchcoachScreen):
    """What both progress screens show."""

    CSS_PATH = "progress.tcss"

    def body(self) -> ComposeResult:
        """Lay out the head and two columns, which stand below each other on a narrow screen."""
        self.set_class(self.app.size.width < WIDE, "-narrow")
        yield Static(id="name")
        yield from self.above()
        with VerticalScroll(id="sheet"), Container(id="columns"):
            yield Vertical(id="left")
            yield Vertical(id="right")

    def above(self) -> ComposeResult:
        """Lay out what stands above the panels."""
        yield from ()

    def on_resize(self, event: events.Resize) -> None:
        """Let the columns follow the width."""
        self.set_class(event.size.width < WIDE, "-narrow")

    def on_screen_resume(self) -> None:
        """Add the rounds up, also anew: the user may come back from deleting one."""
        self.app.background.ask("progress", self.read, self)

    def read(self) -> ProgressRead:
        """Add up the rounds."""
        raise NotImplementedError

    async def on_progress_read(self, event: ProgressRead) -> None:
        """Show every panel in its column."""
        found = panels(event.history, self.app.settings, self.rooms.today())
        plain = self.app.settings.interface.ascii_signs
        for column in ("left", "right"):
            await self.query_one(f"#{column}").remove_children()
            await self.query_one(f"#{column}").mount_all(
                ChartPanel(panel, self.tr, plain=plain)
                for panel in found
                if (panel.name in _LEFT) == (column == "left")
            )


class PitchProgress(ProgressScreen):
    """How the rounds of one pitch went."""

    SCREEN = "progress"
    ABOUT = msg(
        "How the rounds of this pitch went: against its slot, how far they lie apart, how fast you spoke, "
        "where the sections go, how far up the ladder you are, and on which days you practised. Each chart "
        "says what the sentence above it says. Enter lists the rounds."
    )

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch

    def on_mount(self) -> None:
        """Name the pitch."""
        self.query_one("#name", Static).update(lit(self._pitch.title))
        self.query_one("#sheet").focus()

    def read(self) -> ProgressRead:
        """Add up the rounds of this pitch."""
        return ProgressRead(self.rooms.store().history(self._pitch.path.absolute()), {})

    async def on_progress_read(self, event: ProgressRead) -> None:
        """Show the panels, or tell where the first round begins."""
        name = self._pitch.title
        if not event.history.count:
            name += "\n\n" + self.tr(
                "No finished round of this pitch yet. Esc goes back; Enter in the library begins one."
            )
        self.query_one("#name", Static).update(lit(name))

    def action_list(self) -> None:
        """List the rounds of this pitch."""
        from pitchcoach.tui.screens.rounds import Rounds

        self.app.push_screen(Rounds(self._pitch))

    def action_takes(self) -> None:
        """See the recordings of this pitch."""
        self.app.open_takes(self._pitch.path.absolute())

    def action_whole(self) -> None:
        """See all pitches together."""
        self.app.open_rounds(None)


class WholeProgress(ProgressScreen):
    """How all rounds went, and which pitches they were of."""

    SCREEN = "overall"
    ABOUT = msg(
        "All rounds of all pitches: the table names the pitches with rounds, the most practised first; "
        "Enter opens one, Tab goes on to the charts. Rounds of different slots are shown as seconds before "
        "or after the end of theirs."
    )
    AUTO_FOCUS = "#table"

    def __init__(self) -> None:
        super().__init__()
        self._paths: tuple[Path, ...] = ()

    def above(self) -> ComposeResult:
        """Lay out the table of pitches."""
        yield RowTable(id="table")

    def on_mount(self) -> None:
        """Name the screen."""
        self.query_one("#name", Static).update(lit(self.tr("All pitches")))

    def read(self) -> ProgressRead:
        """Add up all rounds."""
        store = self.rooms.store()
        return ProgressRead(store.history(), store.last_practised())

    async def on_progress_read(self, event: ProgressRead) -> None:
        """Show the pitches, too."""
        tr, history = self.tr, event.history
        table = self.query_one(RowTable)
        here = table.cursor_row
        table.clear(columns=True)
        table.display = bool(history.pitches)
        if not history.count:
            nothing = tr("No finished round yet. Esc goes back; Enter on a pitch begins one.")
            self.query_one("#name", Static).update(lit(f"{tr('All pitches')}\n\n{nothing}"))
        for head in (tr("Pitch"), tr("For"), tr("Rounds done"), tr("Last")):
            table.add_column(cell(head))
        shown = [(one, event.newest[one.pitch]) for one in history.pitches if one.pitch in event.newest]
        self._paths = tuple(one.pitch for one, _ in shown)
        for one, last in shown:
            day = last.started_at.astimezone().date().isoformat()
            texts = (last.title, last.audience, str(one.rounds), day)
            table.add_row(*(cell(text) for text in texts))
        table.move_cursor(row=here)

    def action_open(self) -> None:
        """Open the progress of the pitch under the cursor."""
        row = self.query_one(RowTable).cursor_row
        if 0 <= row < len(self._paths):
            with self.app.telling():
                self.app.open_rounds(self.rooms.files.load(self._paths[row]))
