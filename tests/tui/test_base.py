"""What every screen has: footer, help, palette, question, notices, folded keys."""

from __future__ import annotations

from typing import ClassVar

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.widgets import DataTable

from pitchcoach.config.settings import Interface, Settings
from pitchcoach.errors import PitchcoachError
from pitchcoach.i18n import Translator, msg
from pitchcoach.tui import themes
from pitchcoach.tui.keybar import Hint, fitting
from tests.tui.looking import shown, type_text
from tests.tui.toy import TABLE, ToyApp


def _footer(app: App[object]) -> str:
    return shown(app).splitlines()[-1]


class Japanese(Translator):
    """A catalogue in memory."""

    words: ClassVar[dict[str, str]] = {
        "Rehearse": "リハーサル",
        "Help": "ヘルプ",
        "Edit": "編集",
        "Search for a command": "コマンドを探す",
    }

    def render(self, message) -> str:  # type: ignore[no-untyped-def]
        return self._fill(self.words.get(message.text, message.text), message.values)


class TestFooter:
    async def test_it_shows_the_live_keys_in_the_users_language(self) -> None:
        app = ToyApp()
        app.tr = Japanese("ja")
        async with app.run_test(size=(80, 24)) as pilot:
            assert _footer(app).split("  ")[0] == " r リハーサル"
            assert _footer(app).endswith("? ヘルプ")
            app.toy.query_one("#area").focus()
            await pilot.pause()
            assert _footer(app) == " Ctrl+S Save  F1 ヘルプ"

    @pytest.mark.parametrize("width", range(60, 81, 5))
    async def test_it_drops_from_the_right_and_keeps_help(self, width: int) -> None:
        app = ToyApp()
        async with app.run_test(size=(width, 24)):
            assert cell_len(_footer(app)) <= width
            assert _footer(app).startswith(" r Rehearse")
            assert _footer(app).endswith("? Help")

    def test_hints_are_measured_in_cells(self) -> None:
        app = ToyApp()
        hints = [Hint(f"a.{n}", "x", "あいう", "x", app) for n in range(4)]
        placed = fitting([*hints, Hint("app.help", "?", "助け", "x", app)], 30)
        assert [column for column, _ in placed] == [1, 11, 21]
        assert placed[-1][1].id == "app.help"
        assert all(column + hint.cells <= 30 for column, hint in placed)

    async def test_a_click_does_what_the_hint_says(self) -> None:
        app = ToyApp()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.click("KeyBar", offset=(_footer(app).index("Section"), 0))
            assert app.toy.done == ["space"]

    async def test_the_users_own_key_is_shown_and_works(self) -> None:
        app = ToyApp(Settings(keys={"toy.rehearse": "f5"}))
        async with app.run_test(size=(80, 24)) as pilot:
            assert _footer(app).startswith(" F5 Rehearse")
            await pilot.press("r", "f5")
            assert app.toy.done == ["rehearse"]


class TestInputMethodLeftOn:
    async def test_single_keys_work_outside_text_fields(self) -> None:
        app = ToyApp()
        async with app.run_test() as pilot:
            type_text(app, "ｒえら　")
            await pilot.pause()
            assert app.toy.done == ["rehearse", "edit", "rehearse", "space"]
            type_text(app, "？")
            await pilot.pause()
            assert "This is a toy." in shown(app)

    async def test_text_fields_take_them_as_text(self) -> None:
        app = ToyApp()
        async with app.run_test() as pilot:
            app.toy.query_one("#line").focus()
            await pilot.press("end")
            type_text(app, "ｒえ　")
            await pilot.pause()
            assert app.toy.query_one("#line").value == "行政書士ｒえ　"  # type: ignore[attr-defined]
            assert app.toy.done == []

    async def test_a_question_is_answered(self) -> None:
        app = ToyApp()
        done: list[str] = []
        async with app.run_test() as pilot:
            app.ask(msg("Leave?"), lambda: done.append("left"), yes=msg("Leave"), no=msg("Stay"))
            await pilot.pause()
            type_text(app, "ｙ")
            await pilot.pause()
            assert done == ["left"]


class TestQuestion:
    @pytest.mark.parametrize(("key", "does"), [("enter", 0), ("escape", 0), ("n", 0), ("y", 1)])
    async def test_only_yes_does_something(self, key: str, does: int) -> None:
        app = ToyApp()
        done: list[str] = []
        async with app.run_test() as pilot:
            app.ask(msg("Leave?"), lambda: done.append("left"), yes=msg("Leave"), no=msg("Stay"))
            await pilot.pause()
            await pilot.press(key)
            assert len(done) == does
            assert app.screen is app.toy

    async def test_arrows_choose(self) -> None:
        app = ToyApp()
        done: list[str] = []
        async with app.run_test() as pilot:
            app.ask(msg("Leave?"), lambda: done.append("left"), yes=msg("Leave"), no=msg("Stay"))
            await pilot.pause()
            await pilot.press("right", "enter")
            assert done == ["left"]


class TestHelp:
    async def test_it_explains_the_focused_field_and_the_screen(self) -> None:
        app = ToyApp()
        async with app.run_test(size=(80, 40)) as pilot:
            app.toy.query_one("#area").focus()
            await pilot.press("f1")
            await pilot.pause()
            screen = shown(app)
            for text in (
                "Write as you would say it",
                "This is a toy.",
                "undo, redo",
                "Ctrl+S",
                "Leave the program.",
            ):
                assert text in screen
            await pilot.press("question_mark")
            assert app.screen is app.toy
            assert app.focused is app.toy.query_one("#area")


class TestPalette:
    async def _open(self, app: ToyApp, pilot) -> str:  # type: ignore[no-untyped-def]
        await pilot.press("ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        return shown(app)

    async def test_it_lists_the_screens_commands_with_keys_in_the_users_language(self) -> None:
        app = ToyApp()
        app.tr = Japanese("ja")
        async with app.run_test(size=(80, 50)) as pilot:
            screen = await self._open(app, pilot)
            for text in (
                "コマンドを探す",
                "リハーサル  r",
                "Rehearse this pitch.",
                "Quit  Ctrl+Q",
                "Colours: Light",
            ):
                assert text in screen
            assert "Search for commands" not in screen
            assert "Maximize" not in screen

    @pytest.mark.parametrize("query", ["リハーサル", "rehearse"])
    async def test_a_command_is_found_in_both_languages_and_done(self, query: str) -> None:
        app = ToyApp()
        app.tr = Japanese("ja")
        async with app.run_test(size=(80, 50)) as pilot:
            await self._open(app, pilot)
            type_text(app, query)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.press("enter")
            await pilot.pause(0.2)
            assert app.toy.done == ["rehearse"]

    async def test_it_says_when_nothing_is_found(self) -> None:
        app = ToyApp()
        async with app.run_test(size=(80, 50)) as pilot:
            await self._open(app, pilot)
            type_text(app, "[/]zzqq")
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "Nothing found" in shown(app)

    async def test_a_letter_is_offered_although_a_field_has_the_focus(self) -> None:
        app = ToyApp()
        async with app.run_test(size=(80, 50)) as pilot:
            app.toy.query_one("#area").focus()
            assert "Rehearse  r" in await self._open(app, pilot)


class TestTooSmall:
    async def test_a_notice_is_shown_and_nothing_is_lost(self) -> None:
        app = ToyApp()
        async with app.run_test(size=(80, 24)) as pilot:
            area = app.toy.query_one("#area")
            area.focus()
            await pilot.resize_terminal(59, 24)
            await pilot.pause()
            assert "60 × 18" in shown(app)
            assert "行政書士" not in shown(app)
            type_text(app, "今日は")
            await pilot.resize_terminal(60, 18)
            await pilot.pause()
            assert "60 × 18" not in shown(app)
            assert app.focused is area
            assert area.text.startswith("今日は")  # type: ignore[attr-defined]


class TestTelling:
    async def test_an_error_stays_until_escape(self) -> None:
        app = ToyApp()
        async with app.run_test(notifications=True) as pilot:
            with app.telling():
                raise PitchcoachError(msg("No voice [/] {x}.", x="[b]"), remedy=msg("Install one."))
            await pilot.pause()
            await pilot.pause()
            assert "No voice [/] [b]. Install one." in " ".join(shown(app).replace("▎", " ").split())
            await pilot.press("escape")
            await pilot.pause()
            assert "No voice" not in shown(app)
            assert app.screen is app.toy

    async def test_escape_never_leaves_the_first_screen(self) -> None:
        app = ToyApp()
        async with app.run_test() as pilot:
            await pilot.press("escape", "escape")
            assert app.screen is app.toy

    async def test_ctrl_c_says_how_to_quit(self) -> None:
        app = ToyApp()
        async with app.run_test(notifications=True) as pilot:
            await pilot.press("ctrl+c")
            await pilot.pause()
            await pilot.pause()
            assert "Ctrl+Q leaves the program." in shown(app)


class TestThemes:
    @pytest.mark.parametrize("theme", [theme.name for theme in themes.THEMES])
    async def test_every_theme_can_be_used(self, theme: str) -> None:
        app = ToyApp(Settings(interface=Interface(theme=theme)))
        async with app.run_test() as pilot:
            await pilot.press("question_mark")
            assert app.theme == theme
            assert {"now", "attention", "quiet"} <= set(app.theme_variables)

    @pytest.mark.parametrize("theme", ["nord", "textual-light"])
    async def test_textuals_other_themes_do_not_fail(self, theme: str) -> None:
        app = ToyApp(Settings(interface=Interface(theme=theme)))
        async with app.run_test():
            assert app.theme == theme

    async def test_an_unknown_theme_is_told(self) -> None:
        app = ToyApp(Settings(interface=Interface(theme="[/]")))
        async with app.run_test(notifications=True) as pilot:
            await pilot.pause()
            await pilot.pause()
            assert app.theme == themes.DEFAULT
            assert "no theme called [/]" in shown(app)

    @pytest.mark.parametrize(
        "theme", [theme for theme in themes.THEMES if not theme.ansi], ids=lambda t: t.name
    )
    @pytest.mark.parametrize("ground", ["background", "surface", "panel"])
    def test_every_colour_can_be_read(self, theme, ground: str) -> None:  # type: ignore[no-untyped-def]
        grounds = getattr(theme, ground)
        inks = [theme.foreground, theme.success, theme.warning, theme.error, *theme.variables.values()]
        assert all(_contrast(ink, grounds) >= 4.5 for ink in inks), [(i, _contrast(i, grounds)) for i in inks]

    def test_every_theme_and_command_has_a_name(self) -> None:
        assert [theme.name for theme in themes.THEMES] == list(themes.NAMES)
        assert TABLE


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio."""
    light, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestPlainSigns:
    async def test_dialogs_have_ascii_borders(self) -> None:
        app = ToyApp(Settings(interface=Interface(ascii_signs=True)))
        async with app.run_test() as pilot:
            await pilot.press("question_mark")
            await pilot.pause()
            assert "+-----" in shown(app)
            assert "╭" not in shown(app)


async def test_columns_of_a_table_stay_straight() -> None:
    app = ToyApp()
    async with app.run_test() as pilot:
        app.toy.query_one(DataTable).add_columns("二", "三")
        await pilot.pause()
        assert app.is_running
