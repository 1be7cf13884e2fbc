"""What all screens stand on: language, colours, keys, help, palette, notices. It knows no screen.

How to write a screen (a newcomer's forty lines):

1. Add its commands to the table in ``commands/``::

       Command("greet.hello", "greet", "space", "hello", msg("Hello"), msg("Greet whoever is there.")),

2. Write the screen in ``screens/greet.py``, its style beside it in ``screens/greet.tcss``::

       class Greet(BaseScreen):
           SCREEN = "greet"                                    # brings the bindings
           ABOUT = msg("Here you greet people.")               # what ``?`` says
           CSS_PATH = "greet.tcss"                             # theme variables only

           def body(self) -> ComposeResult:                    # footer and notices come by themselves
               yield LineInput(placeholder=self.tr("Name"))
               yield Static(id="greeting")

           def action_hello(self) -> None:
               name = self.query_one(LineInput).value
               self.query_one("#greeting", Static).update(lit(self.tr("Hello, {name}!", name=name)))

3. Open it with ``self.app.push_screen(Greet())``; Esc comes back.

The rules: what a user wrote is shown through ``lit`` or ``cell``; sentences are ``self.tr("...")``; the
user is told with ``self.app.tell(msg("..."))``, asked with ``self.app.ask``; a use case is called inside
``with self.app.telling():``, so that its errors are told; long work runs in a thread that posts one message
and touches no widget; a screen keeps what must not be lost when it is unmounted (``on_unmount``), which
also happens when the program is ended from outside.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import actions, events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pitchcoach.config.settings import Settings
from pitchcoach.errors import PitchcoachError, told
from pitchcoach.i18n import Message, Translator, msg
from pitchcoach.tui import kinsoku, themes
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.commands import COMMANDS as TABLE
from pitchcoach.tui.commands import EVERYWHERE, Command, commands_of
from pitchcoach.tui.folding import folded
from pitchcoach.tui.keys import key_label, key_of, rebound
from pitchcoach.tui.screen import BaseScreen
from pitchcoach.tui.signs import signs
from pitchcoach.tui.told import Severity, Told

if TYPE_CHECKING:
    from textual.command import Provider


def _provider() -> type[Provider]:
    from pitchcoach.tui.palette import Commands

    return Commands


STYLE: Final = Path(__file__).with_name("base.tcss")
_STAYS: Final = 24 * 3600.0
"""Seconds an error is shown: until it is dismissed."""


class BaseApp(App[object], inherit_bindings=False):
    """The app without its screens. A subclass returns its first screen from ``get_default_screen``."""

    TITLE = "pitchcoach"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(EVERYWHERE)]
    NOTIFICATION_TIMEOUT = 6
    COMMANDS = {_provider}  # noqa: RUF012  # Textual's own shape: called when the palette opens

    def __init__(
        self,
        settings: Settings,
        tr: Translator,
        table: Sequence[Command] = TABLE,
        *,
        styles: Sequence[Path] = (),
    ) -> None:
        """Raise SettingsError when the user's own keys do not work.

        ``styles`` are the sheets of the first screen: read with the app's own, they are parsed once.
        """
        self.settings = settings
        self.tr = tr
        self.commands = rebound(settings.keys, table)
        self.signs = signs(plain=settings.interface.ascii_signs)
        self.crash: BaseException | None = None
        self._error_stands = False
        self._cursor_shown: bool | None = None
        kinsoku.install()
        super().__init__(css_path=[STYLE, *styles])
        self.animation_level = "none"
        for theme in themes.THEMES:
            self.register_theme(theme)
        wanted = settings.interface.theme
        self._unknown_theme = wanted if wanted not in self.available_themes else ""
        self.theme = themes.DEFAULT if self._unknown_theme else wanted
        self.set_class(settings.interface.ascii_signs, "-plain")
        self.set_keymap(
            {command.id: command.keys for command in self.commands if command.id in settings.keys}
        )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the accents to themes that know nothing of them."""
        return dict(themes.THEMES[0].variables)

    def on_mount(self) -> None:
        """Tell of a theme that does not exist, and follow suspension."""
        self.app_resume_signal.subscribe(self, lambda _: setattr(self, "_cursor_shown", None))
        if self._unknown_theme:
            self.tell(msg("There is no theme called {name}.", name=self._unknown_theme), "warning")

    # Telling and asking

    def tell(self, sentence: Message, severity: Severity = "information") -> None:
        """Show a sentence; an error stays until Esc or a click. Safe from any thread."""
        self._error_stands |= severity == "error"
        timeout = _STAYS if severity == "error" else self.NOTIFICATION_TIMEOUT
        self.notify(self.tr.render(sentence), severity=severity, timeout=timeout, markup=False)

    def tell_error(self, error: PitchcoachError) -> None:
        """Show what is wrong, where, and what to do."""
        where = ":".join(str(part) for part in (error.path, error.line) if part is not None)
        sentence = told(error, self.tr)
        if where and where not in sentence:
            sentence = f"{sentence} {self.tr('({place})', place=where)}"
        self.tell(msg("{text}", text=sentence), "error")

    @contextlib.contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the user's errors instead of ending the program; other faults go on."""
        try:
            yield
        except PitchcoachError as error:
            self.tell_error(error)

    def on_told(self, event: Told) -> None:
        """Show what a widget wants told."""
        self.tell(event.sentence, event.severity)

    def ask(self, question: Message, then: Callable[[], object], *, yes: Message, no: Message) -> None:
        """Ask before something that cannot be taken back; ``then`` runs only after ``yes``."""
        from pitchcoach.tui.confirm import Confirm

        def answered(answer: bool | None) -> None:
            if answer:
                then()

        self.push_screen(Confirm(question, yes=yes, no=no), answered)

    # Everywhere's commands

    async def action_back(self) -> None:
        """Dismiss a standing error, else leave the screen; never the first one."""
        if self._error_stands:
            self._error_stands = False
            self.clear_notifications()
        elif (
            not (isinstance(self.screen, BaseScreen) and self.screen.step_back())
            and len(self.screen_stack) > 1
        ):
            self.pop_screen()

    def action_help(self) -> None:
        """Explain where the user is."""
        from pitchcoach.tui.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_how_to_quit(self) -> None:
        """Answer Ctrl+C, which people press by habit."""
        keys = next(command.keys for command in self.commands if command.id == "app.quit")
        self.tell(msg("{key} leaves the program.", key=key_label(keys.split(",")[0])))

    def action_command_palette(self) -> None:
        """Open the palette in the user's language."""
        from textual.command import CommandPalette

        from pitchcoach.tui.palette import Palette

        if not CommandPalette.is_open(self):
            self.push_screen(Palette(self.tr("Search for a command"), self.tr("Nothing found")))

    # The palette's list

    def title_of(self, command: Command) -> str:
        """Return a command as the palette lists it: its name and its key."""
        plain = self.settings.interface.ascii_signs
        return f"{self.tr.render(command.label)}  {key_label(command.keys.split(',')[0], plain=plain)}"

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the screen's commands that can be done now, then everywhere's, then the themes."""
        own = commands_of(getattr(screen, "SCREEN", ""), self.commands)
        for node, commands in ((screen, own), (self, commands_of(EVERYWHERE, self.commands))):
            for command in commands:
                _, action, parameters = actions.parse(command.action)
                if command.id != "app.palette" and node.check_action(action, parameters):
                    run = partial(self.run_action, command.action, node)
                    yield SystemCommand(self.title_of(command), self.tr.render(command.help), run)
        for theme in themes.THEMES:
            title = self.tr("Colours: {name}", name=themes.NAMES[theme.name])
            yield SystemCommand(title, "", partial(setattr, self, "theme", theme.name))

    # Keys and the real cursor

    async def on_event(self, event: events.Event) -> None:
        """Fold keys of an input method that no field takes (see ``folding``), then go on as Textual does."""
        if isinstance(event, events.Key) and not event.is_forwarded and event.character:
            field = self.focused
            letter = folded(event.character)
            if letter and not (field and field.check_consume_key(event.key, event.character)):
                event = events.Key("space" if letter == " " else key_of(letter), letter)
        await super().on_event(event)

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as a person reads it."""
        return key_label(binding.key, plain=self.settings.interface.ascii_signs)

    def _display(self, screen: Screen[object], renderable: object) -> None:
        """Set the terminal's own cursor to the caret with every frame; show it in text fields.

        Input methods open their window there and screen readers follow it; Textual's own value is stale
        after a change of focus, size or scroll position.
        """
        caret = getattr(self.focused, "cursor_screen_offset", None) if self.screen_stack else None
        if caret is not None:
            self.cursor_position = caret
        driver = self._driver
        if driver is not None and not self.is_headless and self._running and not self._batch_count:
            shown = caret is not None
            if shown != self._cursor_shown:
                self._cursor_shown = shown
                driver.write("\x1b[?25h" if shown else "\x1b[?25l")
        super()._display(screen, renderable)  # type: ignore[arg-type]  # a Rich renderable

    # Other programs, and the end

    def run_outside(self, command: Sequence[str]) -> int:
        """Give the terminal to another program (the user's editor) and return its exit status.

        Raises
        ------
        PitchcoachError
            When it cannot be started, or the terminal cannot be given away.

        """
        from textual.app import SuspendNotSupported

        try:
            with self.suspend():
                import sys

                stderr = sys.__stderr__ if os.name == "posix" else None
                return subprocess.run(list(command), check=False, stderr=stderr).returncode
        except (OSError, SuspendNotSupported) as error:
            raise PitchcoachError(
                msg("{program} could not be started.", program=command[0]),
                remedy=msg("Set the variable EDITOR to an editor of this machine."),
            ) from error

    def _fatal_error(self) -> None:
        """End after a fault and keep it for ``terminal.run``: Textual would print local variables."""
        self.crash = self._exception
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """End after a fault that Textual would print."""
        self._return_code = 1
        self.crash = self._exception or RuntimeError("the keyboard could not be read")
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing: the user is told in one sentence after the terminal is restored."""
        self._exit_renderables.clear()
