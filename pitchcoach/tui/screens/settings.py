"""Settings: which limits and choices are there, what do they mean, where do the figures come from?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from pitchcoach.config.entries import Entry, Value, entries, shown, typed, wrong
from pitchcoach.config.load import save_setting, with_setting
from pitchcoach.i18n import Message, msg
from pitchcoach.tui import themes
from pitchcoach.tui.lit import cell, lit
from pitchcoach.tui.pitch_screen import PitchcoachScreen
from pitchcoach.tui.prompt import Prompt
from pitchcoach.tui.widgets.table import RowTable

GROUPS: Final[dict[str, Message]] = {
    "length": msg("How much text fits"),
    "time": msg("How long speech takes"),
    "signals": msg("When the signals come"),
    "delivery": msg("What listeners notice"),
    "rehearsal": msg("How a round runs"),
    "sound": msg("Voices and devices"),
    "interface": msg("How the screens look and speak"),
    "speaker": msg("Which rounds tell how you speak"),
    "rules": msg("What the check looks at"),
}
"""What each table of the file is about; one that is missing here goes by its own name."""
AT_THE_START: Final = frozenset(
    {"sound", "speaker", "time.slot_seconds", "signals.sound", "interface.locale", "interface.ascii_signs"}
)
"""Tables and settings that are read only when the program starts."""
_VALUE_CELLS: Final = 23
_NAME_CELLS: Final = 25
_WIDE: Final = 100
"""From this many columns on the name in the file stands in the list, too."""

_ANSWERS: Final = {"ask": msg("ask first"), "yes": msg("yes"), "no": msg("no")}


class SettingsScreen(PitchcoachScreen):
    """Every setting; what is changed is saved at once."""

    SCREEN = "settings"
    ABOUT = msg(
        "Every limit and choice of the program, with where its figure comes from. Enter changes one; it is "
        "saved at once. Keys, and readings of single words, are written in the settings file itself."
    )
    CSS_PATH = "settings.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._by_row: list[Entry | None] = []

    def body(self) -> ComposeResult:
        """Lay out the list above what is known of one setting."""
        yield Static(id="head")
        yield RowTable(id="table")
        yield Static(id="detail")

    def on_mount(self) -> None:
        """Show them."""
        head = self.tr("Settings   {path}", path=self.rooms.locations.settings)
        self.query_one("#head", Static).update(lit(head))
        table = self.query_one(RowTable)
        table.show_header = False
        table.focus()
        self._show(row=1)

    def on_resize(self, event: events.Resize) -> None:
        """Let the last column follow the width."""
        super().on_resize(event)
        self.call_after_refresh(self._show)

    # Showing

    def _show(self, row: int | None = None) -> None:
        table = self.query_one(RowTable)
        here = table.cursor_row if row is None else row
        wide = self.size.width >= _WIDE
        others = (_VALUE_CELLS, _NAME_CELLS) if wide else (_VALUE_CELLS,)
        padding = 2 * table.cell_padding * (1 + len(others))
        width = (table.size.width or self.size.width) - padding - sum(others) - table.scrollbar_size_vertical
        table.clear(columns=True)
        for cells in (max(20, width), *others):
            table.add_column("", width=cells)
        self._by_row = []
        group = ""
        for entry in entries(self.app.settings):
            if entry.table != group:
                group = entry.table
                title = self.tr.render(GROUPS.get(entry.table, Message(entry.table)))
                table.add_row(Text(title, style="bold", no_wrap=True), *[Text("")] * len(others))
                self._by_row.append(None)
            texts = (f"  {self.tr(entry.about)}", self._value_with_unit(entry), entry.name)
            table.add_row(*(cell(text) for text in texts[: 1 + len(others)]))
            self._by_row.append(entry)
        table.move_cursor(row=here)
        self._detail()

    def _value(self, entry: Entry) -> str:
        value = entry.value
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if entry.name == "interface.theme" and value in themes.NAMES:
            return self.tr.render(themes.NAMES[str(value)])
        if value in _ANSWERS:
            return self.tr.render(_ANSWERS[str(value)])
        return shown(value) if value != "" else self.tr("automatic")

    def _value_with_unit(self, entry: Entry) -> str:
        unit = f" {self.tr(entry.unit)}" if entry.unit else ""
        return self._value(entry) + unit

    @on(RowTable.RowHighlighted)
    def _detail(self) -> None:
        entry = self._current
        detail = self.query_one("#detail", Static)
        if entry is None:
            detail.update("")
            return
        tr = self.tr
        default = self._value_with_unit(replace(entry, value=entry.default))
        lines = [
            f"{entry.name} = {self._value_with_unit(entry)}",
            tr(entry.about),
            tr("Default: {value}", value=default),
        ]
        if entry.source:
            lines[-1] += "   " + tr("Source: {source}", source=tr(entry.source))
        if _at_the_start(entry):
            lines.append(tr("A change holds from the next start of the program on."))
        detail.update(lit("\n".join(lines)))

    @property
    def _current(self) -> Entry | None:
        row = self.query_one(RowTable).cursor_row
        return self._by_row[row] if 0 <= row < len(self._by_row) else None

    # Changing

    @on(RowTable.RowSelected)
    def action_change(self) -> None:
        """Turn a yes into a no, go on to the next choice, or ask for a value."""
        entry = self._current
        if entry is None:
            return
        choices = self._choices(entry)
        if choices:
            at = choices.index(entry.value) if entry.value in choices else -1
            self._save(entry, choices[(at + 1) % len(choices)])
            return

        def answered(written: str | None) -> None:
            if written is not None:
                self._save(entry, typed(entry.table, entry.key, written))

        value = "" if entry.value == "" else shown(entry.value)
        self.app.push_screen(Prompt(self._question(entry), value, partial(wrong, entry)), answered)

    def action_default(self) -> None:
        """Give the setting its default again."""
        if entry := self._current:
            self._save(entry, entry.default)

    def _choices(self, entry: Entry) -> tuple[Value, ...]:
        if isinstance(entry.value, bool):
            return (False, True)
        if entry.name == "interface.theme":
            return tuple(theme.name for theme in themes.THEMES)
        return entry.choices

    def _question(self, entry: Entry) -> Message:
        unit = msg(" ({unit})", unit=Message(entry.unit)) if entry.unit else Message("")
        return msg("{name}: {about}{unit}", name=entry.name, about=Message(entry.about), unit=unit)

    def _save(self, entry: Entry, value: Value) -> None:
        if value == entry.value:
            return
        app = self.app
        with app.telling():
            changed = with_setting(app.settings, entry.table, entry.key, value)
            save_setting(app.rooms.locations.settings, entry.table, entry.key, value)
            app.use_settings(changed)
            if entry.name == "interface.theme":
                app.theme = str(value)
            if _at_the_start(entry):
                app.tell(msg("Saved. It holds from the next start of the program on."))
        self._show()


def _at_the_start(entry: Entry) -> bool:
    return bool(AT_THE_START & {entry.table, entry.name})
