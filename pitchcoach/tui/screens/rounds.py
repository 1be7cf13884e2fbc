"""Rounds: how have they gone so far? A sentence, a small picture, a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.progress import progress
from pitchcoach.i18n import msg
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.round import Round
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.table import RowTable
from pitchcoach.tui.words import difference, dots, seconds_words, section_name

_IN_PICTURE = 30
_IN_LIST = 500


class RoundsRead(Event):
    """The rounds were read."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.rounds = rounds
        super().__init__()


class Rounds(PitchcoachScreen):
    """The rounds of one pitch."""

    SCREEN = "rounds"
    ABOUT = msg("Every round of this pitch, newest first. The picture shows them against the slot.")
    CSS_PATH = "rounds.tcss"

    def __init__(self, pitch: Pitch) -> None:
        super().__init__()
        self._pitch = pitch
        self._shown: Sequence[Round] = ()

    def body(self) -> ComposeResult:
        """Lay out sentence, picture and list."""
        with Vertical(id="sheet"):
            yield Static(id="sentence")
            yield Static(id="picture")
            yield RowTable(id="table")

    def on_mount(self) -> None:
        """Read the rounds without keeping the screen waiting."""
        self.query_one("#sentence", Static).update(lit(self._pitch.title))
        self.query_one(RowTable).focus()
        self._reload()

    def _reload(self) -> None:
        store, path = self.rooms.store, self._pitch.path.absolute()
        self.app.background.ask("rounds", lambda: RoundsRead(store().rounds(path, limit=_IN_LIST)), self)

    def on_rounds_read(self, event: RoundsRead) -> None:
        """Show them."""
        self._shown = event.rounds
        so_far = progress(event.rounds)
        tr = self.tr
        sentence = tr.render(so_far.sentence)
        if not event.rounds:
            sentence = tr("No round of this pitch yet. Esc goes back; Enter in the library begins one.")
        self.query_one("#sentence", Static).update(lit(f"{self._pitch.title}\n{sentence}"))
        plain = self.app.settings.interface.ascii_signs
        picture = dots(so_far.seconds[-_IN_PICTURE:], so_far.slot, tr, height=7, plain=plain)
        self.query_one("#picture", Static).update(lit("\n".join(picture)))
        table = self.query_one(RowTable)
        table.clear(columns=True)
        heads = (tr("When"), tr("Slot"), tr("Took"), tr("Difference"), tr("Ended"), tr("Sections"))
        for head in heads:
            table.add_column(head)
        for done in event.rounds:
            table.add_row(*(cell(text) for text in self._row(done)))

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
            seconds_words(done.slot_seconds, tr),
            seconds_words(seconds, tr),
            difference(seconds - done.slot_seconds),
            ends[done.outcome],
            marks,
        )

    @property
    def _current(self) -> Round | None:
        row = self.query_one(RowTable).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def action_take(self) -> None:
        """Hear the recording of this round, or stop it."""
        done = self._current
        if done is None or done.take is None:
            self.app.tell(msg("This round was not recorded."))
        else:
            self.app.play_or_stop(done.take)

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
            if done.id is not None:
                self.rooms.store().delete(done.id)
            _remove(done.take)
        self._reload()


def _remove(take: Path | None) -> None:
    if take is not None:
        take.unlink(missing_ok=True)
