"""The settings' screen and the question in one line that it asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pitchcoach.config.entries import entries
from pitchcoach.config.load import load_settings
from pitchcoach.config.settings import Interface, Settings
from pitchcoach.i18n import Message, msg
from pitchcoach.locations import locations
from pitchcoach.tui import themes
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.lit import visible
from pitchcoach.tui.prompt import Prompt
from pitchcoach.tui.screens.settings import GROUPS, SettingsScreen
from pitchcoach.tui.widgets.table import RowTable
from pitchcoach.tui.widgets.text import LineInput
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import program


@asynccontextmanager
async def opened(
    tmp_path: Path, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[tuple[PitchcoachApp, Pilot[object]]]:
    app = program(tmp_path, settings=settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.open_settings()
        await pilot.pause()
        yield app, pilot


async def go_to(app: PitchcoachApp, pilot: Pilot[object], name: str) -> None:
    screen = app.screen
    assert isinstance(screen, SettingsScreen)
    row = next(i for i, entry in enumerate(screen._by_row) if entry is not None and entry.name == name)
    screen.query_one(RowTable).move_cursor(row=row)
    await pilot.pause()


def kept() -> Settings:
    return load_settings(locations().settings)


async def test_every_setting_is_there_with_its_source(tmp_path: Path) -> None:
    async with opened(tmp_path, (120, 90)) as (app, pilot):
        text = shown(app)
        for entry in entries(Settings()):
            assert entry.name in text
        for title in GROUPS.values():
            assert title.text in text
        await go_to(app, pilot, "length.characters_max")
        assert "Source: article" in shown(app)


async def test_a_narrow_window_leaves_the_names_to_the_lines_below(tmp_path: Path) -> None:
    async with opened(tmp_path, (62, 20)) as (app, _):
        lines = shown(app).splitlines()
        assert sum("length.characters_min" in line for line in lines) == 1
        assert "300 characters/min" in "\n".join(lines)


async def test_a_number_is_asked_for_until_it_is_one(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await go_to(app, pilot, "length.characters_max")
        await pilot.press("enter")
        assert isinstance(app.screen, Prompt)
        assert app.screen.query_one(LineInput).value == "350"
        type_text(app, "x")
        await pilot.press("enter")
        assert "length.characters_max must be a whole number" in shown(app)
        assert not locations().settings.exists()
        await pilot.press("ctrl+u")
        type_text(app, "400")
        await pilot.press("enter")
        assert isinstance(app.screen, SettingsScreen)
        assert "400 characters/min" in shown(app)
        assert kept().length.characters_max == 400
        assert app.settings.length.characters_max == app.rooms.settings.length.characters_max == 400


async def test_escape_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await go_to(app, pilot, "length.characters_max")
        await pilot.press("enter", "9", "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert not locations().settings.exists()


async def test_a_yes_becomes_a_no_and_the_default_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await go_to(app, pilot, "rehearsal.read_first")
        await pilot.press("enter")
        assert kept().rehearsal.read_first is True
        await pilot.press("delete")
        assert kept().rehearsal.read_first is False
        row = app.screen.query_one(RowTable).cursor_row
        assert app.screen._by_row[row].name == "rehearsal.read_first"  # type: ignore[attr-defined]


async def test_the_theme_changes_at_once_and_goes_round(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await go_to(app, pilot, "interface.theme")
        seen = []
        for _ in themes.THEMES:
            await pilot.press("enter")
            seen.append(app.theme)
            assert kept().interface.theme == app.theme
        assert set(seen) == {theme.name for theme in themes.THEMES}
        assert seen[-1] == themes.DEFAULT


async def test_what_waits_for_the_next_start_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        await go_to(app, pilot, "interface.locale")
        assert "next start" in shown(app)
        await pilot.press("enter")
        assert kept().interface.locale == "ja"
        await pilot.pause()
        assert "It holds from the next start" in shown(app)


async def test_a_title_is_no_setting(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        app.screen.query_one(RowTable).move_cursor(row=0)
        await pilot.press("enter", "delete")
        assert isinstance(app.screen, SettingsScreen)
        assert not locations().settings.exists()


async def test_a_file_that_became_wrong_is_told_and_kept(tmp_path: Path) -> None:
    async with opened(tmp_path) as (app, pilot):
        path = locations().settings
        path.parent.mkdir(parents=True)
        path.write_text("[lenght]\n", encoding="utf-8")
        await go_to(app, pilot, "rehearsal.read_first")
        await pilot.press("enter")
        await pilot.pause()
        assert "lenght" in shown(app)
        assert path.read_text(encoding="utf-8") == "[lenght]\n"
        assert app.settings.rehearsal.read_first is False


async def test_plain_signs_draw_nothing_else(tmp_path: Path) -> None:
    plain = Settings(interface=Interface(ascii_signs=True))
    async with opened(tmp_path, settings=plain) as (app, pilot):
        await pilot.pause()
        text = shown(app).replace("●", "").replace("▲", "").replace("–", "")  # the words of the settings
        assert not set(text) & set("─│╭╮╰╯▁▇")


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_prompt_shows_and_returns_what_was_typed(tmp_path: Path, text: str) -> None:
    one_line = " ".join(text.split())
    answers: list[str | None] = []
    app = program(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        question = Prompt(msg("{text}", text=one_line), one_line, lambda value: None)
        app.push_screen(question, answers.append)
        await pilot.pause()
        value = question.query_one(LineInput).value
        await pilot.press("enter")
        await pilot.pause()
    assert answers == [value.strip()]
    assert visible(value)


async def test_a_prompt_stands_until_its_answer_can_be_taken(tmp_path: Path) -> None:
    def check(value: str) -> Message | None:
        return None if value == "青山" else msg("Not this one.")

    answers: list[str | None] = []
    app = program(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Prompt(msg("Who?"), "", check), answers.append)
        await pilot.pause()
        assert {"Enter OK", "Esc Cancel"} <= {
            part.strip() for part in shown(app).splitlines()[-1].split("  ")
        }
        await pilot.press("enter")
        assert "Not this one." in shown(app)
        type_text(app, "青山")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        app.push_screen(Prompt(msg("Who?"), "", check), answers.append)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
    assert answers == ["青山", None]
