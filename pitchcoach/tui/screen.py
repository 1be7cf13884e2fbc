"""What every screen is: its body, a footer, a notice for small terminals, bindings from the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from pitchcoach.i18n import Message, Translator
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.keybar import KeyBar
from pitchcoach.tui.lit import lit
from pitchcoach.tui.too_small import TooSmall

if TYPE_CHECKING:
    from pitchcoach.tui.base import BaseApp


class BaseScreen(Screen[None]):
    """Name the screen, say what it is for, lay out ``body``; the rest is here."""

    app: BaseApp
    SCREEN: ClassVar[str] = ""
    """The name its commands have in the table."""
    ABOUT: ClassVar[Message | None] = None
    """What the help says about it."""
    BINDING_GROUP_TITLE = None

    def __init_subclass__(cls, **options: bool) -> None:
        if "SCREEN" in cls.__dict__ and "BINDINGS" not in cls.__dict__:
            cls.BINDINGS = [*bindings_of(cls.SCREEN)]
        super().__init_subclass__(**options)

    @property
    def tr(self) -> Translator:
        """The user's language."""
        return self.app.tr

    def body(self) -> ComposeResult:
        """Lay out the screen without its footer."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Lay out the body, the footer and the notice."""
        yield from self.body()
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Load the screen's style: Textual does it for screens that are pushed, not for the first one."""
        self.app._load_screen_css(self)

    def set_line(self, selector: str, text: str) -> None:
        """Let a Static say a text, only when it says another one: a repaint costs more than a comparison."""
        widget = self.query_one(selector, Static)
        if getattr(widget, "shown", None) != text:
            widget.shown = text  # type: ignore[attr-defined]  # what it said last, kept beside it
            widget.update(lit(text))

    def step_back(self) -> bool:
        """Go back one step inside the screen, if there is one; False leaves the screen."""
        return False

    def on_resize(self, event: events.Resize) -> None:
        """Show or hide the notice."""
        self.query_one(TooSmall).judge(event.size)
