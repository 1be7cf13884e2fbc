"""A list of participants is pasted, or its file named; what was understood is shown before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.meet.importing import Pasted, pasted, take_over, told
from pitchcoach.errors import PitchcoachError
from pitchcoach.errors import told as told_error
from pitchcoach.i18n import Message, msg
from pitchcoach.model.meet import Event as Evening
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.row_list import RowList
from pitchcoach.tui.widgets.text import PitchArea

_RESTED: Final = 0.15
"""Seconds without a key until the list is read."""
_LINE: Final = 12
"""Cells from which on the line of a person has a column."""
_FORMS: Final = {"table": msg("a table"), "lines": msg("one name a line"), "vcard": msg("vCards")}


class ListArea(PitchArea):
    """The list as it was pasted."""

    ABOUT = msg(
        "Paste the list as it is: cells of a spreadsheet, CSV, vCards, or one name a line. Or write the path "
        "of a file."
    )


class ListRead(Event):
    """The list was read, or could not be."""

    def __init__(self, text: str, found: Pasted | None, error: PitchcoachError | None) -> None:
        self.text = text
        self.found = found
        self.error = error
        super().__init__()


class Pasting(PitchcoachScreen):
    """A list on its way into an event."""

    SCREEN = "pasting"
    ABOUT = msg(
        "Paste the list above; below stands how each line was understood. Nothing is kept before Ctrl+S. "
        "People who stand on the event's list already stay as they are."
    )
    CSS_PATH = "meet.tcss"

    def __init__(self, evening: Evening, text: str) -> None:
        super().__init__()
        self._evening, self._text = evening, text
        self._found: Pasted | None = None

    def body(self) -> ComposeResult:
        """Lay out the field above what is understood."""
        title = self.tr("People of {event}", event=self._evening.name)
        yield Static(lit(title), classes="title")
        yield ListArea(placeholder=self.tr("paste the list here, or write the path of a file"), id="list")
        yield Static(id="understood")
        yield RowList(id="table")

    def on_mount(self) -> None:
        """Take over what was pasted before."""
        area = self.query_one(ListArea)
        area.focus()
        area.load_text(self._text)
        self._resting = self.set_timer(_RESTED, self._read, pause=True)
        self._read()

    @on(ListArea.Changed)
    def _changed(self) -> None:
        self._found = None
        self._resting.stop()
        self._resting = self.set_timer(_RESTED, self._read)

    def _read(self) -> None:
        text = self.query_one(ListArea).text
        if text.strip():
            read_file = self.rooms.read_list
            self.app.background.ask("list", lambda: _read(text, read_file), self)
        else:
            self._show(None, self.tr("Nothing pasted yet."))

    def on_list_read(self, event: ListRead) -> None:
        """Show what was understood, unless it was changed meanwhile."""
        if event.text != self.query_one(ListArea).text:
            return
        if event.error is not None:
            self._show(None, f"{self.app.signs.long} {told_error(event.error, self.tr)}")
        elif event.found is not None:
            found, tr = event.found, self.tr
            words = [
                tr.plural(
                    "{count} person, read as {form}",
                    "{count} people, read as {form}",
                    len(found.rows),
                    form=_FORMS[found.form],
                )
            ]
            words += [tr.render(sentence) for sentence in told(found)]
            self._show(found, f"{self.app.signs.fits} " + "  ".join(words))

    def _show(self, found: Pasted | None, words: str) -> None:
        self._found = found
        self.query_one("#understood", Static).update(lit(words))
        table, tr = self.query_one(RowList), self.tr
        columns = [(tr("Name"), 18), (tr("Reading"), 14), (tr("Firm"), 22), (tr("Trade"), 10)]
        left = (table.size.width or self.size.width) - sum(cells + 2 for _, cells in columns) - 3
        if left >= _LINE:
            columns.append((tr("Line"), left))
        people = found.people if found else ()

        def cells(at: int) -> list[str]:
            one = people[at]
            return [one.name, one.reading, one.firm, one.trade, one.line][: len(columns)]

        table.show(columns, len(people), cells, 0)

    def action_keep(self) -> None:
        """Keep the people at the end of the event's list."""
        found = self._found
        if found is None:
            self._read()
            self.app.tell(msg("There is nothing to keep yet: paste a list first."))
            return
        with self.app.telling():
            done = take_over(self.rooms.meetings(), self._evening.id, found.rows)
            sentence: Message = msg("{count} people are on the list now.", count=len(done.people))
            if done.listed:
                sentence = msg(
                    "{count} people are on the list now; {listed} stood there already.",
                    count=len(done.people),
                    listed=done.listed,
                )
            self.app.tell(sentence)
            self.app.pop_screen()

    def step_back(self) -> bool:
        """Ask before a list that was understood is left."""
        if self._found is None:
            return False
        self.app.ask(
            msg("Leave without keeping this list?"), self.app.pop_screen, yes=msg("Leave"), no=msg("Go on")
        )
        return True


def _read(text: str, read_file: Callable[[Path], str]) -> ListRead:
    """Read a list, or the file that is named in its place; for the background thread."""
    try:
        path = _path_in(text)
        return ListRead(text, pasted(read_file(path) if path else text), None)
    except PitchcoachError as error:
        return ListRead(text, None, error)


def _path_in(text: str) -> Path | None:
    """Return the file that is named in a single line; None when it names none that is there."""
    line = text.strip().strip("'\"")
    if "\n" in line or len(line) > 500:
        return None
    path = Path(line).expanduser()
    try:
        return path if path.is_file() else None
    except OSError:
        return None
