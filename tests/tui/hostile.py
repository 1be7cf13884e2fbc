"""A screen with one of every kind of widget the program uses, all showing the same text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Button, Checkbox, DataTable, Label, OptionList, RadioButton, Select, Static, Tree
from textual.widgets.option_list import Option

from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator, msg
from pitchcoach.tui.base import BaseApp
from pitchcoach.tui.commands import COMMANDS, Command
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.screen import BaseScreen
from pitchcoach.tui.widgets.text import LineInput, PitchArea

HOSTILE = [
    "[/]", "[bold", "[red]赤[/red]", "[@click=app.quit]押す[/]", "[00] foo", "[間]一拍",
    "「[」", "[/b]", "a\\[b]", "[$accent]x", "[link='x", "\\",
]  # fmt: skip
"""Texts that Textual would obey or fall over if they were taken for markup."""


class Hostile(BaseScreen):
    SCREEN = "hostile"
    CSS = "PitchArea, DataTable, OptionList, Tree { height: 4; } Button { height: 1; border: none; }"
    AUTO_FOCUS = None

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def body(self) -> ComposeResult:
        text = self.text
        yield Static(lit(f"static:{text}"))
        yield Label(lit(f"label:{text}"))
        yield Button(lit(f"button:{text}"))
        yield Checkbox(lit(f"checkbox:{text}"))
        yield RadioButton(lit(f"radio:{text}"))
        yield OptionList(Option(lit(f"option:{text}")))
        yield Select([(lit(f"select:{text}"), 1)], value=1, allow_blank=False)
        yield Tree(cell(f"tree:{text}"))
        yield DataTable()
        yield PitchArea(f"area:{text}")
        yield PitchArea(placeholder=f"empty area:{text}")
        yield LineInput(f"line:{text}")
        yield LineInput(placeholder=f"empty line:{text}")
        border = Static("x")
        border.styles.border = ("ascii", "red")
        border.border_title = lit(f"border:{text}")
        yield border

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_column(cell(f"column:{self.text}"))
        table.add_row(cell(f"table:{self.text}"))


class HostileApp(BaseApp):
    kinds = (
        *("static", "label", "button", "checkbox", "radio", "option", "select", "tree", "column", "table"),
        *("area", "empty area", "line", "empty line", "border"),
    )

    def __init__(self, text: str) -> None:
        self.hostile = text
        own = Command(
            "hostile.x", "hostile", "x", "x", msg("palette:{text}", text=text), msg("{text}", text=text)
        )
        super().__init__(Settings(), Translator("en"), (own, *COMMANDS))

    def get_default_screen(self) -> Screen[object]:
        return Hostile(self.hostile)  # type: ignore[return-value]
