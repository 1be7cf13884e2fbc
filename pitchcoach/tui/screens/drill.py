"""Drill: one thing to say at once, on a clock of its own. Nothing of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pitchcoach.coach.reviewing.drill import Drill, Turns, piece_of, pressed, running
from pitchcoach.i18n import msg
from pitchcoach.tui.kinsoku import phrase_lines
from pitchcoach.tui.lit import lit, visible
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.prompter import WIDEST
from pitchcoach.tui.words import clock, difference, seconds_words

if TYPE_CHECKING:
    from pitchcoach.model.report import CheckReport

_TICKS_A_SECOND: Final = 10


class DrillScreen(PitchcoachScreen):
    """The words of a drill, how long they should take, and how long they took."""

    SCREEN = "drill"
    ABOUT = msg(
        "Space begins, and Space again when you have said it: each time is shown beside what it should take. "
        "A drill is no round: nothing of it is kept, and no figure counts it."
    )
    CSS_PATH = "drill.tcss"
    AUTO_FOCUS = ""

    def __init__(self, drill: Drill, report: CheckReport) -> None:
        super().__init__()
        self._drill = drill
        self._piece = piece_of(drill, report)
        self._turns = Turns(drill.times)
        self._shown: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Lay out what to do, the words, and the clock."""
        yield Static(lit(self.tr.render(self._drill.message)), id="todo")
        with VerticalScroll(id="words", can_focus=False):
            yield Static(self._words())
        yield Static(id="state")
        yield Static(id="took")

    def on_mount(self) -> None:
        """Keep the clock."""
        self.set_interval(1 / _TICKS_A_SECOND, self._show)
        self._show()

    def _words(self) -> Content:
        width = max(20, min(WIDEST, self.app.size.width - 8))
        breath = f"    ({self.tr('breathe in')})" if self._drill.show == "breaths" else ""
        parts: list[tuple[str, str] | str] = []
        for line in self._piece.lines:
            parts.append("\n".join(visible(text) for text, _ in phrase_lines(line, width)))
            if breath:
                parts.append(("\n" + breath, "$quiet"))
            parts.append("\n" if self._drill.show == "openings" else "\n\n")
        return Content.assemble(*parts[:-1])

    def _show(self) -> None:
        turns, tr, signs = self._turns, self.tr, self.app.signs
        about = tr("should take about {seconds} s", seconds=f"{self._piece.seconds:.0f}")
        if turns.since is not None:
            seconds = running(turns, self.rooms.clock())
            words = f"{signs.now} {clock(seconds)}   {about}"
        elif turns.over:
            words = f"{signs.done} {tr('That was it. Esc goes back to the result; Space once more.')}"
        else:
            words = f"{signs.signal} {tr('Press Space and speak')}   {about}"
        self._write("#state", words)
        self.set_class(turns.since is not None, "-speaking")
        cells = [
            f"{number}  {seconds_words(took, tr)} ({difference(took - self._piece.seconds)})"
            for number, took in enumerate(turns.took, 1)
        ]
        cells += [f"{number}  …" for number in range(len(turns.took) + 1, turns.times + 1)]
        self._write("#took", "    ".join(cells))

    def _write(self, selector: str, text: str) -> None:
        """Change a line only when it says something else."""
        if self._shown.get(selector) != text:
            self._shown[selector] = text
            self.query_one(selector, Static).update(lit(text))

    def action_press(self) -> None:
        """Begin a time, or end it."""
        self._turns = pressed(self._turns, self.rooms.clock())
        self._show()

    def action_close(self) -> None:
        """Go back to the result."""
        self.app.pop_screen()
