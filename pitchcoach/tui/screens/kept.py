"""Kept: a round was cut short; what is left of it is offered at the next start. Closing keeps everything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from pitchcoach.coach.reviewing.recovery import Kept, delete
from pitchcoach.i18n import msg
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keybar import KeyBar
from pitchcoach.tui.lit import lit
from pitchcoach.tui.words import clock

if TYPE_CHECKING:
    from pitchcoach.tui.app import PitchcoachApp


class KeptRounds(ModalScreen[None]):
    """Rounds that were cut short, one at a time; all are stored already: nothing hangs on an answer."""

    app: PitchcoachApp
    SCREEN: ClassVar[str] = "kept"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("kept")]
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../dialog.tcss", "kept.tcss"]

    def __init__(self, kept: Sequence[Kept]) -> None:
        super().__init__()
        self._kept = list(kept)

    def compose(self) -> ComposeResult:
        """Lay out what was kept, above the keys."""
        with Vertical(classes="dialog"):
            yield Static(id="head")
            yield Static(id="what")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the newest."""
        self._show()

    def _show(self) -> None:
        tr, one = self.app.tr, self._kept[0]
        done = one.round
        begun = done.started_at.astimezone().strftime("%Y-%m-%d %H:%M")
        lines = [
            f"{done.title}   {done.audience}".rstrip(),
            tr("begun {time}", time=begun),
            tr(
                "{seconds} of {slot}, {marked} of {sections} sections marked",
                seconds=clock(done.seconds or 0.0),
                slot=clock(done.slot_seconds),
                marked=one.marked,
                sections=len(done.marks),
            ),
            tr("no recording")
            if one.recorded is None
            else tr("recording: {seconds}, t plays it", seconds=clock(one.recorded)),
        ]
        if len(self._kept) > 1:
            lines += ["", tr("({count} more)", count=len(self._kept) - 1)]
        self.query_one("#head", Static).update(lit(tr("A round was cut short; this much was kept.")))
        self.query_one("#what", Static).update(lit("\n".join(lines)))

    def _next(self) -> None:
        del self._kept[0]
        if self._kept:
            self._show()
        else:
            self.dismiss()

    def action_look(self) -> None:
        """Open its result; the others stay in their progress."""
        done = self._kept[0].round
        self.dismiss()
        self.app.open_result(done)

    def action_keep(self) -> None:
        """Leave it among the rounds."""
        self._next()

    def action_take(self) -> None:
        """Hear its recording, or stop it."""
        one = self._kept[0]
        if one.recorded is None or one.round.take is None:
            self.app.tell(msg("This round was not recorded."))
        else:
            self.app.play_or_stop(one.round.take)

    def action_delete(self) -> None:
        """Ask, then delete it."""
        self.app.ask(
            msg("Delete this round and its recording? They cannot be brought back."),
            self._delete,
            yes=msg("Delete"),
            no=msg("Keep"),
        )

    def _delete(self) -> None:
        with self.app.telling():
            delete(self._kept[0].round, self.app.rooms)
            self._next()
