"""The fields: typing, moving and deleting by what a reader calls a character."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from pitchcoach.tui import clusters
from pitchcoach.tui.widgets import keystrokes
from pitchcoach.tui.widgets.text import LineInput, PitchArea
from tests.tui.looking import shown, type_text
from tests.tui.toy import SECRET, ToyApp

FAMILY, FLAG, VARIANT, THUMB = "👨\u200d👩\u200d👧", "🇯🇵", "葛\U000e0100", "👍🏽"


@pytest.mark.parametrize(
    "text", [FAMILY, FLAG * 2, VARIANT + "城", "か\u3099き", THUMB, "e\u0301a", "1️⃣2", "ｶﾞｷ", "한국"]
)
def test_clusters_are_those_of_unicode(text: str) -> None:
    assert [text[a:b] for a, b, _ in clusters.clusters(text)] == regex.findall(r"\X", text)


@given(st.text("あa👍🏽🇯🇵\u200d\u3099ﾞ", max_size=20), st.integers(0, 20))
def test_edges_bracket_every_index(text: str, index: int) -> None:
    index = min(index, len(text))
    assert (
        0
        <= clusters.before(text, index)
        <= clusters.floor(text, index)
        <= index
        <= clusters.after(text, index)
    )
    assert clusters.floor(text, clusters.after(text, index)) == clusters.after(text, index)


def test_phrases_begin_after_punctuation_and_particles() -> None:
    text = "私は大阪で行政書士をしています。「創業したい」方の許認可とWebサイト"
    starts, place = [], 0
    while place < len(text):
        place = keystrokes.phrase_after(text, place)
        starts.append(text[place : place + 3])
    assert (
        starts == ["大阪で", "行政書", "「創業", "創業し", "方の許", "許認可", "Web", ""] or len(starts) >= 7
    )
    assert keystrokes.phrase_before(text, len(text)) == text.index("Web")
    assert keystrokes.phrase_before(text, 1) == 0


@given(st.text(max_size=80), st.integers(0, 90))
def test_a_paste_is_nfc_without_controls_and_within_its_limit(text: str, limit: int) -> None:
    kept, left_out = keystrokes.pasted(text, limit)
    assert len(kept) <= limit
    whole, nothing = keystrokes.pasted(text, 10_000)
    assert nothing == 0
    assert len(kept) + left_out == len(whole)
    assert unicodedata.is_normalized("NFC", whole)
    assert not any(unicodedata.category(c) == "Cc" for c in whole if c not in "\t\n")


@pytest.mark.parametrize("cluster", [FAMILY, FLAG, VARIANT, THUMB, "が", "1️⃣"])
@pytest.mark.parametrize("field", ["area", "line"])
async def test_one_key_moves_over_and_deletes_one_character(cluster: str, field: str) -> None:
    app = ToyApp()
    async with app.run_test() as pilot:
        widget = app.toy.query_one(f"#{field}", PitchArea if field == "area" else LineInput)

        def text() -> str:
            return widget.text if isinstance(widget, PitchArea) else widget.value

        def column() -> int:
            return widget.cursor_location[1] if isinstance(widget, PitchArea) else widget.cursor_position

        widget.focus()
        await pilot.press("end", "ctrl+u")
        type_text(app, f"あ{cluster}い")
        await pilot.pause()
        assert text() == f"あ{cluster}い"
        await pilot.press("left", "left")
        assert column() == 1
        await pilot.press("right")
        assert column() == 1 + len(cluster)
        await pilot.press("shift+left")
        assert widget.selected_text == cluster
        await pilot.press("left", "delete")
        assert text() == "あい"
        type_text(app, cluster)
        await pilot.pause()
        await pilot.press("backspace")
        assert text() == "あい"


async def test_a_typed_voicing_mark_joins_its_kana() -> None:
    app = ToyApp()
    async with app.run_test() as pilot:
        for field in ("#area", "#line"):
            app.toy.query_one(field).focus()
            await pilot.press("end", "ctrl+u")
            type_text(app, "か\u3099くせい")
            await pilot.pause()
        assert app.toy.query_one(PitchArea).text == "がくせい"
        assert app.toy.query_one(LineInput).value == "がくせい"


async def test_text_from_a_mac_is_composed_on_load_and_paste() -> None:
    app = ToyApp()
    async with app.run_test() as pilot:
        area, line = app.toy.query_one(PitchArea), app.toy.query_one(LineInput)
        area.load_text("か\u3099\r\nく")
        assert area.text == "が\nく"
        line.value = "か\u3099\nく"
        assert line.value == "が く"
        line.value = ""
        line.focus()
        await pilot.pause()
        app.post_message(events.Paste("ひ\u309aかり\r\nの窓口\x1b[0m"))
        await pilot.pause()
        assert line.value == "ぴかり の窓口[0m"


async def test_a_paste_that_is_too_long_is_cut_and_told() -> None:
    app = ToyApp()
    async with app.run_test(notifications=True) as pilot:
        area = app.toy.query_one(PitchArea)
        area.load_text("")
        area.focus()
        await pilot.pause()
        app.post_message(events.Paste("あ。\n" * 2000))
        await pilot.pause()
        await pilot.pause()
        assert len(area.text) == keystrokes.PASTE_LIMIT
        assert "1000 characters" in shown(app)


async def test_ctrl_arrows_go_by_phrase_and_tab_leaves() -> None:
    app = ToyApp()
    async with app.run_test() as pilot:
        area, line = app.toy.query_one(PitchArea), app.toy.query_one(LineInput)
        area.focus()
        await pilot.press("ctrl+right")
        assert area.cursor_location == (0, SECRET.index("大阪"))
        await pilot.press("ctrl+right", "ctrl+left")
        assert area.cursor_location == (0, SECRET.index("大阪"))
        await pilot.press("alt+delete")
        assert area.text == SECRET.replace("大阪で", "")
        line.value = SECRET
        await pilot.press("tab")
        assert app.focused is line
        await pilot.press("home", "ctrl+right")
        assert line.cursor_position == SECRET.index("大阪")
        await pilot.press("ctrl+delete", "ctrl+f")


async def test_a_click_inside_a_character_stands_beside_it() -> None:
    app = ToyApp()
    async with app.run_test() as pilot:
        area = app.toy.query_one(PitchArea)
        area.load_text(f"あ{FAMILY}い")
        for column in range(len(area.text) + 1):
            area.move_cursor((0, column))
            assert area.cursor_location[1] in {0, 1, 1 + len(FAMILY), 2 + len(FAMILY)}
        await pilot.pause()


async def test_nothing_blinks() -> None:
    app = ToyApp()
    async with app.run_test():
        assert app.animation_level == "none"
        assert not app.toy.query_one(PitchArea).cursor_blink
        assert not app.toy.query_one(LineInput).cursor_blink
