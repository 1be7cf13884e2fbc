"""A form filled in at typing speed: Enter goes on to the next line, at the last one the form is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from pitchcoach.errors import PitchcoachError, told
from pitchcoach.i18n import Message, msg
from pitchcoach.tui.lit import lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.widgets.choice_line import ChoiceLine
from pitchcoach.tui.widgets.text import LineInput


class Form(PitchcoachScreen):
    """Labels, lines, and what is wrong with one of them; a subclass gives the lines and keeps them."""

    SCREEN = "form"
    CSS_PATH = "meet.tcss"
    TITLE_WORDS: Message = msg("")
    """What stands above the form."""

    def __init__(self) -> None:
        super().__init__()
        self._touched = False

    def lines(self) -> Iterator[tuple[Message, Widget]]:
        """Yield each line with its label; the widget's id is its name."""
        yield from ()

    def keep(self) -> None:
        """Keep what is in the lines and leave; raise PitchcoachError when something is wrong."""

    def body(self) -> ComposeResult:
        """Lay out the lines."""
        lines = [(self.tr.render(label), widget) for label, widget in self.lines()]
        width = max(cell_len(label) for label, _ in lines) + 2
        yield Static(lit(self.tr.render(self.TITLE_WORDS)), classes="title")
        with VerticalScroll(id="form", can_focus=False):
            for label, widget in lines:
                with Horizontal(classes="row"):
                    shown = Static(lit(label), classes="label")
                    shown.styles.width = width
                    yield shown
                    yield widget
            yield Static(id="hint")
            yield Static(id="wrong")

    @on(LineInput.Changed)
    @on(ChoiceLine.Changed)
    def _changed(self) -> None:
        """Forget what was wrong; remember that there is something to lose."""
        self._touched = True
        self.query_one("#wrong", Static).update("")

    def on_mount(self) -> None:
        """Begin in the first line; what is in it counts as untouched."""
        self.call_after_refresh(setattr, self, "_touched", False)

    def value(self, name: str) -> str:
        """Return what is written in a line."""
        return self.query_one(f"#{name}", LineInput).value.strip()

    @contextmanager
    def asking(self, name: str) -> Iterator[None]:
        """Go to the line that an error inside is about, and tell it."""
        try:
            yield
        except PitchcoachError:
            self.query_one(f"#{name}").focus()
            raise

    # Commands

    def action_next(self) -> None:
        """Go on to the next line, once the letters typed before this key have reached this one."""
        if self.focused is not None:
            self.focused.call_later(self._next)

    def _next(self) -> None:
        widgets = self.focus_chain
        if self.focused is None or self.focused is widgets[-1]:
            self._keep()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Keep the form."""
        (self.focused or self).call_later(self._keep)

    def _keep(self) -> None:
        try:
            self.keep()
        except PitchcoachError as error:
            self.query_one("#wrong", Static).update(lit(f"{self.app.signs.long} {told(error, self.tr)}"))

    def step_back(self) -> bool:
        """Ask before something that was written is left."""
        if not self._touched:
            return False
        self.app.ask(
            msg("Leave without keeping what you wrote?"),
            self.app.pop_screen,
            yes=msg("Leave"),
            no=msg("Go on"),
        )
        return True
