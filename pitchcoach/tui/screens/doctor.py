"""Doctor: what works here, and what is to be installed? One row for each look, one look after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final, get_args

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.doctor import looks
from pitchcoach.coach.doctor_machine import Terminal
from pitchcoach.coach.doctor_rows import Look, Row, State, is_sound, take
from pitchcoach.coach.doctor_sound import MICROPHONE_TEST, microphone_look
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import msg
from pitchcoach.tui.keys import rebound
from pitchcoach.tui.lit import cell, lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.table import RowTable
from pitchcoach.tui.words import state_words

_STATES: Final[tuple[State, ...]] = get_args(State)


class Looked(Event):
    """One look of a series was taken."""

    def __init__(self, series: int, row: Row) -> None:
        self.series = series
        self.row = row
        super().__init__()


class DoctorScreen(PitchcoachScreen):
    """What works on this machine."""

    SCREEN = "doctor"
    ABOUT = msg(
        "What works on this machine. Below the list stands what was found in the chosen row and what to do "
        "about it. Sound and voices are optional: without them you can still write, check and rehearse."
    )
    CSS_PATH = "doctor.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._series = 0
        self._looks: Sequence[Look] = ()
        self._rows: dict[str, Row] = {}

    def body(self) -> ComposeResult:
        """Lay out the sentence, the list, and what is to be done about one row."""
        with Vertical(id="sheet"):
            yield Static(id="sentence")
            yield RowTable(id="table")
            yield Static(id="detail")

    def on_mount(self) -> None:
        """Begin to look."""
        self.query_one(RowTable).focus()
        self._begin(again=False)

    def on_resize(self, event: events.Resize) -> None:
        """Let the last column follow the width."""
        super().on_resize(event)
        self.call_after_refresh(self._show)

    # Looking

    def _begin(self, *, again: bool) -> None:
        self._series += 1
        self._looks = looks(self.rooms, self._terminal(), _check, again=again)
        self._rows = {}
        self._show()
        self._take(self._looks[0])

    def _take(self, look: Look) -> None:
        series = self._series
        self.app.background.ask("doctor", lambda: Looked(series, take(look)), self)

    def _terminal(self) -> Terminal:
        # Textual draws on standard error, or on standard output where there is no other way.
        stream = sys.__stderr__ or sys.__stdout__
        encoding = "" if stream is None else stream.encoding
        return Terminal(self.app.size.width, self.app.size.height, encoding, os.environ.get("TERM", ""))

    def on_looked(self, event: Looked) -> None:
        """Show what was found, and go on to the next look."""
        if event.series != self._series:
            return
        self._rows[event.row.name] = event.row
        waiting = [look for look in self._looks if look.name not in self._rows]
        if waiting:
            self._take(waiting[0])
        self._show()
        self._point(event.row, ended=not waiting)

    def _point(self, newest: Row, *, ended: bool) -> None:
        """Move to what the user wants to read: the test that was asked for, or the first thing to do."""
        table = self.query_one(RowTable)
        if newest.name == MICROPHONE_TEST:
            table.move_cursor(row=len(self._looks) - 1)
        elif ended and table.cursor_row <= 0:
            states = [self._rows[look.name].found.state for look in self._looks]
            table.move_cursor(row=next((i for i, state in enumerate(states) if state != "ok"), 0))

    # Showing

    def _show(self) -> None:
        table = self.query_one(RowTable)
        here = table.cursor_row
        tr = self.tr
        table.clear(columns=True)
        labels = [tr.render(look.label) for look in self._looks]
        states = [tr("State"), tr("looking …"), *(state_words(s, self.app.signs, tr) for s in _STATES)]
        widths = [max(map(cell_len, column)) for column in (states, [tr("What"), *labels])]
        # What does not fit the last column is read below the table.
        rest = table.size.width - sum(widths) - 2 * table.cell_padding * 3 - 1
        for head, width in zip((tr("State"), tr("What"), tr("Found")), (*widths, max(10, rest)), strict=True):
            table.add_column(head, width=width)
        waiting = next((look for look in self._looks if look.name not in self._rows), None)
        for look in self._looks:
            row = self._rows.get(look.name)
            state = found = ""
            if row is not None:
                state = state_words(row.found.state, self.app.signs, tr)
                found = tr.render(row.found.sentence)
            elif look is waiting:
                state = tr("looking …")
            table.add_row(cell(state), cell(tr.render(look.label)), cell(found))
        table.move_cursor(row=max(0, here))
        self.query_one("#sentence", Static).update(lit(self._sentence(waiting)))
        self._detail()

    def _sentence(self, waiting: Look | None) -> str:
        tr = self.tr
        if waiting is not None and waiting.name == MICROPHONE_TEST:
            return tr("Speak now: the microphone listens for one second.")
        if waiting is not None:
            return tr(
                "Looking at what works here: {done} of {all}", done=len(self._rows), all=len(self._looks)
            )
        rows = list(self._rows.values())
        todo = sum(row.found.state != "ok" for row in rows)
        if not is_sound(rows):
            return tr("Something the program needs does not work: see the rows with a sign.")
        if todo:
            return tr("All that is needed works; optional and not there yet: {count}", count=todo)
        return tr("Everything works.")

    @on(RowTable.RowHighlighted, "#table")
    def _detail(self) -> None:
        """Show the chosen row in full: its last column may be cut off."""
        place = self.query_one(RowTable).cursor_row
        row = self._rows.get(self._looks[place].name) if 0 <= place < len(self._looks) else None
        if row is None:
            self.query_one("#detail", Static).update("")
            return
        tr = self.tr
        text = lit(tr("{what}: {found}", what=row.label, found=row.found.sentence))
        if row.found.remedy is not None:
            text = Content.assemble((text.plain, "$quiet"), "\n", visible(tr.render(row.found.remedy)))
        self.query_one("#detail", Static).update(text)

    # Commands

    def action_again(self) -> None:
        """Look at everything once more."""
        self._begin(again=True)

    def action_beep(self) -> None:
        """Play a short tone, or tell why none would be heard."""
        speaker = self._rows.get("loudspeaker")
        if speaker is not None and speaker.found.state != "ok":
            self.app.tell(speaker.found.remedy or speaker.found.sentence, "warning")
        elif not self.app.settings.signals.sound:
            self.app.tell(msg("Sounds are switched off: signals.sound in the settings."), "warning")
        else:
            self.app.cue("test")
            self.app.tell(msg("A short tone was played. If you heard none, turn the volume up."))

    def action_microphone(self) -> None:
        """Listen for a second; what was heard becomes the last row."""
        look = microphone_look(self.rooms)
        self._rows.pop(look.name, None)
        self._looks = [*(one for one in self._looks if one.name != look.name), look]
        if all(one.name in self._rows for one in self._looks[:-1]):
            self._take(look)
        self._show()


def _check(settings: Settings) -> object:
    return rebound(settings.keys)
