"""A small program made of the screens' foundation, to be driven by Pilot and in a real terminal.

``python -m tests.tui.toy LOG [noise|crash|script|late]``
"""

# ruff: noqa: E402  # the environment is prepared before Textual is imported, as the program does

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import ClassVar

from pitchcoach.tui.environment import prepare_environment

prepare_environment()

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Static

from pitchcoach.config.settings import Interface, Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Translator, msg
from pitchcoach.tui import terminal
from pitchcoach.tui.base import BaseApp
from pitchcoach.tui.bindings import bindings_of
from pitchcoach.tui.commands import COMMANDS, DIALOGS, EVERYWHERE, Command
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.screen import BaseScreen
from pitchcoach.tui.widgets.text import LineInput, PitchArea

SECRET = "私は大阪で行政書士をしています"
TABLE = (
    Command("toy.rehearse", "toy", "r", "did('rehearse')", msg("Rehearse"), msg("Rehearse this pitch.")),
    Command("toy.edit", "toy", "e", "did('edit')", msg("Edit"), msg("Change the text.")),
    Command(
        "toy.space", "toy", "space", "did('space')", msg("Section done"), msg("Mark the end of a section.")
    ),
    Command("toy.save", "toy", "ctrl+s", "did('save')", msg("Save"), msg("Save now."), priority=True),
    Command("toy.outside", "toy", "f8", "outside", msg("Editor"), msg("Open an editor."), show=False),
    Command("toy.crash", "toy", "f9", "crash", msg("Crash"), msg("Fail."), show=False),
    *(command for command in COMMANDS if command.screen in {EVERYWHERE, *DIALOGS}),
)


class Toy(BaseScreen):
    SCREEN = "toy"
    ABOUT = msg("This is a toy.")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("toy", TABLE)]
    CSS = "PitchArea { height: 6; } Toy DataTable { height: 5; }"
    AUTO_FOCUS = "DataTable"

    def body(self) -> ComposeResult:
        yield Static(lit(SECRET), id="prose")
        yield DataTable()
        yield PitchArea(SECRET, id="area")
        yield LineInput("行政書士", id="line")
        yield Static("ready", id="log", markup=False)

    def on_mount(self) -> None:
        self.done: list[str] = []
        table = self.query_one(DataTable)
        table.add_column("pitch")
        table.add_row(cell(SECRET))

    def action_did(self, what: str) -> None:
        self.done.append(what)
        self.query_one("#log", Static).update("did " + ",".join(self.done))

    def action_outside(self) -> None:
        status = self.app.run_outside(["sh", "-c", "echo EDITOR-OUT; echo EDITOR-ERR >&2; read x; exit 3"])
        self.action_did(f"outside {status}")

    def action_crash(self) -> None:
        script = SECRET
        raise ValueError(f"cannot say {script}")


class ToyApp(BaseApp):
    def __init__(self, settings: Settings | None = None, locale: str = "en") -> None:
        super().__init__(settings or Settings(), Translator(locale), TABLE)

    def get_default_screen(self) -> Screen[object]:
        return Toy()  # type: ignore[return-value]

    @property
    def toy(self) -> Toy:
        screen = self.screen_stack[0]
        assert isinstance(screen, Toy)
        return screen


class NoisyApp(ToyApp):
    def on_mount(self) -> None:
        self.set_interval(0.02, lambda: os.write(2, b"ALSA lib pcm.c:2721: Unknown PCM cards.pcm.rear\n"))


def main(log: Path, mode: str = "") -> int:
    settings = Settings(interface=Interface(theme="pitchcoach-light")) if mode == "light" else Settings()
    make = NoisyApp if mode == "noise" else ToyApp
    try:
        return terminal.run(lambda: make(settings), Translator("en"), log)
    except PitchcoachError as error:
        sys.stderr.write(f"error: {Translator('en').render(error.message)}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
