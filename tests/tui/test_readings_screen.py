"""The readings' screen: every phrase with its kana, corrections kept in the file or for all, undone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from pitchcoach.coach.check import check
from pitchcoach.config.load import load_settings
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations
from pitchcoach.model.pitch import Pitch
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.kinsoku import NOT_FIRST, NOT_LAST
from pitchcoach.tui.prompt import Prompt
from pitchcoach.tui.screens.draft_reading import ask_reading
from pitchcoach.tui.screens.readings import Readings
from pitchcoach.tui.signs import DRAWN
from pitchcoach.tui.widgets.aloud_readings import aloud_with_readings
from pitchcoach.tui.widgets.reading_lines import ReadingLines
from pitchcoach.tui.widgets.ruby_lines import GAP, gloss_of, lay_out
from pitchcoach.tui.widgets.text import LineInput
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, program

TEXT = """---
language: ja
---
## ターゲット
市場に行く方はいますか。{青山|あおやま}です。

## 特徴
心斎橋の店で、良い人へ渡す。
"""


@dataclass
class Open:
    """The screen in front of a test."""

    app: PitchcoachApp
    pilot: Pilot[object]
    fakes: Fakes
    put: list[Pitch]

    @property
    def lines(self) -> ReadingLines:
        return self.app.screen_stack[-1].query_one(ReadingLines)

    async def until(self, text: str) -> None:
        for _ in range(300):
            if text in shown(self.app):
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"waited for {text!r}\n{shown(self.app)}")

    async def answer(self, text: str) -> None:
        await self.pilot.pause()
        assert isinstance(self.app.screen, Prompt), shown(self.app)
        self.app.screen.query_one(LineInput).value = ""
        if text:
            type_text(self.app, text)
        await self.pilot.pause()
        await self.pilot.press("enter")
        await self.pilot.pause()

    async def go_to(self, word: str) -> None:
        screen = self.app.screen
        assert isinstance(screen, Readings)
        self.lines.cursor = [w.word for w in screen._words].index(word)
        await self.pilot.pause()


@asynccontextmanager
async def opened(
    folder: Path, text: str = TEXT, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Open]:
    path = folder / "pitch.md"
    path.write_text(text, "utf-8")
    fakes, put = Fakes(), list[Pitch]()
    app = program(folder, fakes, settings=settings)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.open_readings(app.rooms.files.load(path), put.append)
        screen = Open(app, pilot, fakes, put)
        await pilot.pause()
        if "language: ja" in text:
            await screen.until("in this file")
        yield screen


async def test_every_phrase_stands_below_its_kana_in_straight_columns(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        lines = shown(screen.app).splitlines()
        [at] = [n for n, line in enumerate(lines) if "市場に" in line]
        above, below = lines[at - 1], lines[at]
        for kana, phrase in (("しじょーに?", "市場に"), ("いくかたわ?", "行く方は"), ("いますか", "います")):
            assert cell_len(above[: above.index(kana)]) == cell_len(below[: below.index(phrase)])
        assert "あおやまです✓" in shown(screen.app)
        assert "? 2 guesses" in shown(screen.app)


async def test_b_puts_the_kana_below_and_above_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        before = shown(screen.app)
        await screen.pilot.press("b")
        assert re.search(r"市場に[^\n]*\n\s*しじょーに", shown(screen.app))
        await screen.pilot.press("b")
        assert shown(screen.app) == before


async def test_the_cursor_goes_by_word_by_line_and_by_guess(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        screen_ = screen.app.screen
        assert isinstance(screen_, Readings)

        def here() -> str:
            return screen_._words[screen.lines.cursor].word

        assert here() == "市場"
        seen = []
        for key in ("n", "f8", "right", "left", "down", "up", "end", "home"):
            await screen.pilot.press(key)
            seen.append(here())
        assert seen == ["方", "市場", seen[2], "市場", "心斎橋", "市場", "渡", "市場"]
        assert seen[2] != "市場"
        assert "しじょう" in shown(screen.app).splitlines()[-3] + shown(screen.app).splitlines()[-4]


async def test_enter_keeps_a_reading_in_the_file_and_u_takes_it_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("enter")
        assert "しじょう" in shown(screen.app)
        assert "pitch.md" in shown(screen.app)
        await screen.answer("ｲﾁﾊﾞ")
        assert screen.put[-1].text == TEXT.replace("市場", "{市場|イチバ}")
        await screen.until("いちばに✓")
        assert "? 1 guess" in shown(screen.app)
        assert "Kept in this pitch: pitch.md" in shown(screen.app)
        await screen.pilot.press("u")
        assert screen.put[-1].text == TEXT
        await screen.until("しじょーに?")


async def test_what_is_no_kana_is_refused_and_escape_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("enter")
        await screen.answer("市場")
        assert "hiragana or katakana only" in shown(screen.app)
        await screen.pilot.press("escape")
        assert isinstance(screen.app.screen, Readings)
        assert not screen.put


async def test_a_ruby_gets_other_kana_and_is_taken_away(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.go_to("青山")
        await screen.pilot.press("enter")
        await screen.answer("せいざん")
        assert "{青山|せいざん}です" in screen.put[-1].text
        await screen.pilot.press("delete")
        assert screen.put[-1].text == TEXT.replace("{青山|あおやま}", "青山")
        await screen.pilot.press("u", "u")
        assert screen.put[-1].text == TEXT
        await screen.pilot.press("enter")
        await screen.answer("")
        assert screen.put[-1].text == TEXT.replace("{青山|あおやま}", "青山")


async def test_d_keeps_a_reading_for_all_pitches_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.go_to("心斎橋")
        await screen.pilot.press("d")
        assert "[readings]" in shown(screen.app)
        await screen.answer("ここばし")
        await screen.until("ここばしの*")
        assert load_settings(locations().settings).readings == {"心斎橋": "ここばし"}
        assert screen.app.settings.readings == {"心斎橋": "ここばし"}
        other = screen.app.rooms.files.parse(
            "## 特徴\n心斎橋です。\n", screen.app.rooms.files.load(tmp_path / "pitch.md")
        )
        report = check(other, screen.app.rooms.checker, screen.app.settings)
        assert report.sections[0].reading.phrases[0].kana == "ココバシデス"
        assert not screen.put, "the file of the pitch is left alone"
        assert "used for all pitches" in shown(screen.app)
        await screen.pilot.press("delete")
        await screen.until("しんさいばしの ")
        assert load_settings(locations().settings).readings == {}
        await screen.pilot.press("u")
        await screen.until("ここばしの*")
        await screen.pilot.press("u")
        await screen.until("しんさいばしの ")
        assert screen.app.settings.readings == {}


async def test_the_file_goes_before_the_dictionary(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.go_to("青山")
        await screen.pilot.press("d")
        await screen.answer("せいざん")
        assert load_settings(locations().settings).readings == {"青山": "せいざん"}
        assert "あおやまです✓" in shown(screen.app)
        await screen.pilot.press("delete")
        await screen.until("せーざんです*")


async def test_a_word_cut_by_markup_can_only_be_kept_for_all(tmp_path: Path) -> None:
    async with opened(tmp_path, TEXT.replace("心斎橋", "**心斎**橋")) as screen:
        await screen.go_to("心斎橋")
        assert "only your dictionary" in shown(screen.app)
        await screen.pilot.press("enter")
        assert isinstance(screen.app.screen, Readings)
        await screen.pilot.press("d")
        await screen.answer("ここばし")
        await screen.until("ここばしの*")


async def test_taking_back_what_nobody_told_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.go_to("心斎橋")
        await screen.pilot.press("delete")
        assert any("nothing to take back" in told.message for told in screen.app._notifications)
        assert not screen.put


async def test_l_hears_the_sentence_at_the_cursor(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        heard = []
        screen.app.listener.listen = lambda parts, language, target: heard.append((parts, language))  # type: ignore[method-assign]
        await screen.go_to("青山")
        await screen.pilot.press("l")
        [(parts, language)] = heard
        assert ([part.text for part in parts], language) == (["青山です。"], "ja")


async def test_an_english_pitch_shows_syllables_and_has_nothing_to_correct(tmp_path: Path) -> None:
    text = "---\nlanguage: en\n---\n## Feature\nI keep books.\n"
    async with opened(tmp_path, text) as screen:
        assert "Only Japanese words have readings" in shown(screen.app)
        assert re.search(r"3\s*\n\s*I keep books\.", shown(screen.app))
        await screen.pilot.press("enter", "d", "n", "delete", "u", "right", "down", "end", "pagedown")
        assert isinstance(screen.app.screen, Readings)
        assert "Correct" not in shown(screen.app).splitlines()[-1]


async def test_an_empty_pitch_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, "---\nlanguage: en\n---\n## Feature\n") as screen:
        assert "Nothing is written yet" in shown(screen.app)
        await screen.pilot.press("escape")
        assert not isinstance(screen.app.screen, Readings)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_hostile_text_is_shown_as_it_is(tmp_path: Path, size: tuple[int, int]) -> None:
    text = "---\nlanguage: ja\n---\n## 特徴\n" + "\n\n".join(
        HOSTILE.values() if isinstance(HOSTILE, dict) else HOSTILE
    )
    async with opened(tmp_path, text, size) as screen:
        for key in ("end", "home", "pagedown", "pageup", "down", "up", "b"):
            await screen.pilot.press(key)
            assert all(cell_len(line) <= size[0] for line in shown(screen.app).splitlines())


async def test_a_click_chooses_a_word_and_a_second_one_asks(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        lines = shown(screen.app).splitlines()
        [y] = [n for n, line in enumerate(lines) if "心斎橋の" in line]
        x = cell_len(lines[y][: lines[y].index("心斎橋の")]) + 1
        await screen.pilot.click(offset=(x, y))
        assert "しんさいばし" in "".join(shown(screen.app).splitlines()[-4:])
        await screen.pilot.click(offset=(x, y))
        await screen.until("How is 心斎橋 read")


async def test_moving_the_cursor_draws_only_its_lines(tmp_path: Path) -> None:
    async with opened(tmp_path, TEXT + "心斎橋の店で、良い人へ渡す。" * 60) as screen:
        drawn: list[int] = []
        original = screen.lines.render_line
        screen.lines.render_line = lambda y: drawn.append(y) or original(y)  # type: ignore[method-assign, func-returns-value]
        await screen.pilot.press("right")
        await screen.pilot.pause(0.05)
        assert 0 < len(set(drawn)) <= 6


# The draft's key


async def ask_in(screen: Open, place: str) -> None:
    app = screen.app
    here = app.screen
    assert isinstance(here, Readings)
    pitch = app.rooms.files.load(app.place / "pitch.md")
    report = check(pitch, app.rooms.checker, app.settings)
    ask_reading(here, report, pitch.text.index(place), screen.put.append)
    await screen.pilot.pause()


async def test_the_drafts_key_asks_for_the_next_guess_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await ask_in(screen, "心斎橋")
        assert "How is 市場 read?" in shown(screen.app)
        await screen.answer("いちば")
        assert screen.put[-1].text == TEXT.replace("市場", "{市場|いちば}")


async def test_without_guesses_the_drafts_key_asks_for_the_word_at_the_cursor(tmp_path: Path) -> None:
    text = TEXT.replace("市場に行く方はいますか。", "")
    async with opened(tmp_path, text) as screen:
        await ask_in(screen, "良い")
        assert "No reading is a guess. How is 良 read?" in shown(screen.app)
        await screen.answer("い")
        assert screen.put[-1].text == text.replace("良い", "{良い|いい}")
        await ask_in(screen, "青山")
        await screen.answer("")
        assert screen.put[-1].text == text.replace("{青山|あおやま}", "青山")


# Lines

WORDS = st.lists(
    st.tuples(
        st.text(alphabet="心斎橋のを、。「」ABC ー👍", min_size=1, max_size=30).filter(lambda t: t.strip()),
        st.text(alphabet="しんさいばーょ", max_size=60),
    ),
    max_size=12,
)


@given(WORDS, st.integers(8, 60))
def test_lines_hold_everything_in_order_and_never_overlap(words: list[tuple[str, str]], width: int) -> None:
    glosses = [gloss_of(text, note, number) for number, (text, note) in enumerate(words)]
    lines = lay_out(glosses, width)
    placed = [item for line in lines for item in line]
    for number, gloss in enumerate(glosses):
        assert "".join(item.gloss.text for item in placed if item.gloss.number == number) == gloss.text
    assert [item.gloss.number for item in placed] == sorted(item.gloss.number for item in placed)
    for line in lines:
        end = 0
        for item in line:
            assert item.column >= end
            assert item.width >= max(cell_len(item.gloss.text), cell_len(item.gloss.note))
            end = item.column + item.width + GAP
        assert end - GAP <= width


def test_a_phrase_is_never_split_and_no_line_begins_with_a_closing_sign() -> None:
    glosses = [
        gloss_of(text, "かな", number) for number, text in enumerate(["心斎橋「", "の」", "店", "。", "良い"])
    ]
    for width in range(8, 40):
        for line in lay_out(glosses, width):
            assert line[0].gloss.text in {gloss.text for gloss in glosses}
            if width >= 2 * (8 + 5):
                assert line[0].gloss.text[0] not in NOT_FIRST
                assert line[-1].gloss.text[-1] not in NOT_LAST


async def test_the_pane_beside_the_fields_shows_them_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        app = screen.app
        pitch = app.rooms.files.load(tmp_path / "pitch.md")
        report = check(pitch, app.rooms.checker, app.settings)
        limit = pitch.text.index("良い")
        content = aloud_with_readings(report, limit, DRAWN, 42)
        lines = content.plain.splitlines()
        assert all(cell_len(line.rstrip()) <= 42 for line in lines)
        [at] = [n for n, line in enumerate(lines) if "心斎橋の" in line]
        assert "しんさいばしの" in lines[at - 1]
        assert content.plain.count(DRAWN.long) == 1
        underlined = [content.plain[s.start : s.end] for s in content.spans if "underline" in str(s.style)]
        assert "".join(underlined) == "良い人へ渡す。"
