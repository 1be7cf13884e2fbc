"""Rounds: every round of one pitch, newest first, to be looked at, heard and deleted."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.rehearsing.ladder import rung_name
from pitchcoach.coach.reviewing.recovery import delete
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.round import Round
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.table import RowTable
from pitchcoach.tui.words import difference, seconds_words, section_name

_IN_LIST = 500


class RoundsRead(Event):
    """The rounds were read."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.rounds = rounds
        super().__init__()


class Rounds(PitchcoachScreen):
    """The rounds of one pitch."""

    SCREEN = "rounds"
    ABOUT = msg(
        "Every round of this pitch, newest first, also those that were stopped or cut short. Enter opens the "
        "result of one."
    )
    CSS_PATH = "rounds.tcss"

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch
        self._shown: Sequence[Round] = ()

    def body(self) -> ComposeResult:
        """Lay out name and list."""
        yield Static(lit(self._pitch.title), id="name")
        yield RowTable(id="table")

    def on_mount(self) -> None:
        """Go to the list."""
        self.query_one(RowTable).focus()

    def on_screen_resume(self) -> None:
        """Read the rounds without keeping the screen waiting; a result may have changed one."""
        store, path = self.rooms.store, self._pitch.path.absolute()
        self.app.background.ask("rounds", lambda: RoundsRead(store().rounds(path, limit=_IN_LIST)), self)

    def on_rounds_read(self, event: RoundsRead) -> None:
        """Show them."""
        self._shown = event.rounds
        tr, name = self.tr, self._pitch.title
        if not event.rounds:
            name += "\n\n" + tr("No round of this pitch yet. Esc goes back; Enter in the library begins one.")
        self.query_one("#name", Static).update(lit(name))
        table = self.query_one(RowTable)
        here = table.cursor_row
        table.clear(columns=True)
        table.display = bool(event.rounds)
        heads = (tr("When"), tr("Rung"), tr("Slot"), tr("Took"), tr("Difference"), tr("Ended"), tr("Felt"))
        for head in (*heads, tr("Sections"), tr("Note")):
            table.add_column(cell(head))
        for done in event.rounds:
            table.add_row(*(cell(text) for text in self._row(done)))
        table.move_cursor(row=min(here, len(event.rounds) - 1))

    def _row(self, done: Round) -> tuple[str, ...]:
        tr = self.tr
        seconds = done.seconds or 0.0
        ends = {
            "done": tr("finished"),
            "abandoned": tr("stopped"),
            "interrupted": tr("cut short"),
            "running": "…",
        }
        marks = "  ".join(
            f"{section_name(mark.role, mark.heading, tr)} {mark.ended_at:.0f}"
            for mark in done.marks
            if mark.ended_at is not None
        )
        recording = f" {self.app.signs.recording}" if done.take else ""
        return (
            done.started_at.astimezone().strftime("%Y-%m-%d %H:%M") + recording,
            tr.render(rung_name(done.rung, done.level)),
            seconds_words(done.slot_seconds, tr),
            seconds_words(seconds, tr),
            difference(seconds - done.slot_seconds),
            ends[done.outcome],
            "" if done.feeling is None else str(done.feeling),
            marks,
            done.note,
        )

    @property
    def _current(self) -> Round | None:
        row = self.query_one(RowTable).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def action_look(self) -> None:
        """Open the result of this round."""
        if done := self._current:
            self.app.open_result(done)

    def action_take(self) -> None:
        """Hear the recording of this round, or stop it."""
        done = self._current
        if done is None or done.take is None:
            self.app.tell(msg("This round was not recorded."))
        else:
            self.app.play_or_stop(done.take)

    def action_review(self) -> None:
        """See what the recording of this round tells."""
        done = self._current
        if done is None or done.take is None:
            self.app.tell(msg("This round was not recorded."))
        else:
            self.app.open_review(done)

    def action_delete(self) -> None:
        """Ask, then delete the round and its recording."""
        if done := self._current:
            self.app.ask(
                msg("Delete this round and its recording? They cannot be brought back."),
                lambda: self._delete(done),
                yes=msg("Delete"),
                no=msg("Keep"),
            )

    def _delete(self, done: Round) -> None:
        with self.app.telling():
            delete(done, self.rooms)
        self.on_screen_resume()
