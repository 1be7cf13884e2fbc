"""Takes: which recordings are there? They are the user's: heard, copied, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message as Event
from textual.widgets import Static

from pitchcoach.coach.reviewing.takes import KeptTake, delete, export, summed, takes
from pitchcoach.i18n import Message, msg
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.prompt import Prompt
from pitchcoach.tui.widgets.table import RowTable
from pitchcoach.tui.words import difference, seconds_words

if TYPE_CHECKING:
    from collections.abc import Callable


class TakesRead(Event):
    """The recordings were listed."""

    def __init__(self, found: Sequence[KeptTake]) -> None:
        self.found = found
        super().__init__()


class Takes(PitchcoachScreen):
    """The recordings of one pitch."""

    SCREEN = "takes"
    ABOUT = msg(
        "Every recording of this pitch that is kept on this machine, newest first. The settings say how many "
        "are kept; the one of the best round stays besides. Deleting one leaves its round and what was "
        "measured."
    )
    CSS_PATH = "takes.tcss"

    def __init__(self, pitch: Path) -> None:
        super().__init__()
        self._pitch = pitch
        self._found: Sequence[KeptTake] = ()

    def body(self) -> ComposeResult:
        """Lay out the sentence and the list."""
        with Vertical(id="sheet"):
            yield Static(id="sentence")
            yield RowTable(id="table")

    def on_mount(self) -> None:
        """List the recordings without keeping the screen waiting."""
        self.query_one(RowTable).focus()
        self._reload()

    def on_screen_resume(self) -> None:
        """Look again: a review may have changed something."""
        self._reload()

    def _reload(self) -> None:
        rooms, pitch = self.rooms, self._pitch
        self.app.background.ask("takes", lambda: TakesRead(takes(rooms, pitch)), self)

    def on_takes_read(self, event: TakesRead) -> None:
        """Show them."""
        tr = self.tr
        self._found = event.found
        sentence = tr("{what}, on this machine only.", what=tr.render(summed(event.found)))
        if not event.found:
            sentence = tr("There is no recording of this pitch; m before a round switches the microphone on.")
        self.query_one("#sentence", Static).update(lit(sentence))
        table = self.query_one(RowTable)
        here = table.cursor_row
        table.clear(columns=True)
        for head in (tr("When"), tr("Length"), tr("Round"), tr("Against the slot"), "MB", tr("Best")):
            table.add_column(head)
        for take in event.found:
            table.add_row(*(cell(text) for text in self._row(take)))
        table.move_cursor(row=here)

    def _row(self, take: KeptTake) -> tuple[str, ...]:
        tr, done = self.tr, take.round
        ran = None if done is None or done.seconds is None else done.seconds
        return (
            take.at.astimezone().strftime("%Y-%m-%d %H:%M"),
            "–" if take.seconds is None else seconds_words(take.seconds, tr),
            "–" if ran is None else seconds_words(ran, tr),
            "–" if ran is None or done is None else difference(ran - done.slot_seconds),
            f"{take.size / 1e6:.1f}",
            f"{self.app.signs.fits} {tr('best')}" if take.best else "",
        )

    def _with_chosen(self, do: Callable[[KeptTake], object]) -> None:
        row = self.query_one(RowTable).cursor_row
        if 0 <= row < len(self._found):
            do(self._found[row])
        else:
            self.app.tell(msg("There is no recording."))

    def action_review(self) -> None:
        """See what a recording tells."""
        self._with_chosen(self._review)

    def _review(self, take: KeptTake) -> None:
        if take.round is None:
            self.app.tell(msg("This recording belongs to no round: t plays it."))
        else:
            self.app.open_review(take.round)

    def action_take(self) -> None:
        """Hear a recording, or stop it."""
        self._with_chosen(lambda take: self.app.play_or_stop(take.path))

    def action_export(self) -> None:
        """Ask for a folder, then copy a recording into it."""
        self._with_chosen(self._export)

    def _export(self, take: KeptTake) -> None:
        def answered(written: str | None) -> None:
            if written is None:
                return
            with self.app.telling():
                (copy,) = export([take], Path(written).expanduser())
                self.app.tell(msg("Copied to {path}; the original stays.", path=str(copy)))

        question = msg("Into which folder?")
        self.app.push_screen(Prompt(question, str(self.rooms.locations.documents), _some), answered)

    def action_delete(self) -> None:
        """Ask, then delete a recording."""
        self._with_chosen(lambda take: self._ask([take]))

    def action_delete_all(self) -> None:
        """Ask, then delete all of them."""
        if self._found:
            self._ask(self._found)

    def _ask(self, some: Sequence[KeptTake]) -> None:
        question = msg(
            "Delete {what}? They cannot be brought back; the rounds and their figures stay.",
            what=summed(some),
        )
        self.app.ask(question, lambda: self._delete(some), yes=msg("Delete"), no=msg("Keep"))

    def _delete(self, some: Sequence[KeptTake]) -> None:
        self.app.listener.stop()
        with self.app.telling():
            gone = delete(self.rooms, some)
            self.app.tell(msg("Deleted: {what}.", what=summed(gone)))
        self._reload()


def _some(value: str) -> Message | None:
    return None if value else msg("Write the name of a folder.")
