"""Line breaking: the rules, and that Textual's widgets obey them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

from pitchcoach.tui import clusters, kinsoku
from pitchcoach.tui.kinsoku import NOT_FIRST, NOT_LAST, break_offsets, phrase_lines, wrap

PITCH = (
    "私は大阪で行政書士をしています。「創業したい」という方の、許認可とpaperwork資金繰りを、"
    "一緒に考えます。３分で1,200円！Webサイトから、どうぞ……（無料）"
)
texts = st.text(st.sampled_from("あ漢「」、。ー ab1（）ｶﾞ👍🏽🇯🇵\u200d\u3099\u3000－０\U000e0100"), max_size=60)


@given(texts, st.integers(2, 40), st.booleans())
def test_no_line_is_too_wide_nothing_is_lost_and_no_character_is_cut(
    text: str, width: int, hang: bool
) -> None:
    offsets = break_offsets(text, width, hang=hang)
    assert offsets == sorted(set(offsets))
    assert all(0 < offset < len(text) for offset in offsets)
    edges = {0, *(end for _, end, _ in clusters.clusters(text))}
    assert set(offsets) <= edges
    for a, b in pairwise([0, *offsets, len(text)]):
        line = text[a:b].rstrip(" ") if hang else text[a:b]
        assert cell_len(line) <= max(width, *(n for s, _, n in clusters.clusters(text) if a <= s < b), 0)


@given(texts, st.integers(8, 40))
def test_a_forbidden_break_is_made_only_where_no_other_is_left(text: str, width: int) -> None:
    offsets = break_offsets(text, width, hang=False)
    for start, cut in pairwise([0, *offsets]):
        if text[cut] in NOT_FIRST or text[clusters.before(text, cut)] in NOT_LAST:
            line = [piece for piece in clusters.clusters(text) if start <= piece[0] <= cut]
            assert not any(kinsoku._may_break(text, a, b) for a, b in pairwise(line))


@given(st.lists(st.text("あいう漢字、。 abc", min_size=1, max_size=9), max_size=30), st.integers(4, 40))
def test_phrases_are_never_split_unless_one_is_wider_than_the_line(phrases: list[str], width: int) -> None:
    lines = phrase_lines(phrases, width)
    assert all(cell_len(text) <= width for text, _ in lines)
    assert "".join("".join(text for text, _ in lines).split()) == "".join("".join(phrases).split())
    assert [first for _, first in lines] == sorted(first for _, first in lines)
    if all(cell_len(phrase) <= width for phrase in phrases):
        for (text, first), (_, following) in pairwise([*lines, ("", len(phrases))]):
            assert text.replace(" ", "") == "".join(phrases[first:following]).replace(" ", "")


def test_a_japanese_pitch() -> None:
    assert wrap(PITCH, 24) == [
        "私は大阪で行政書士をして",
        "います。「創業したい」と",
        "いう方の、許認可と",
        "paperwork資金繰りを、一",
        "緒に考えます。３分で",
        "1,200円！Webサイトから、",
        "どうぞ……（無料）",
    ]


def test_phrases_fill_lines() -> None:
    phrases = ["私は", "大阪で", "行政書士を", "しています。\n", "Hello ", "world ", "again."]
    assert [line for line, _ in phrase_lines(phrases, 14)] == [
        "私は大阪で",
        "行政書士を",
        "しています。",
        "Hello world",
        "again.",
    ]
    assert phrase_lines(phrases, 14)[-1] == ("again.", 6)


def test_full_width_numbers_stay_whole() -> None:
    assert wrap("あああ３００円", 10) == ["あああ", "３００円"]


class Both(App[None]):
    CSS = "TextArea { border: none; padding: 0; width: 25; height: 16; } Static { width: 24; }"

    def compose(self) -> ComposeResult:
        yield TextArea(PITCH)
        yield Static(PITCH, markup=False)


async def test_textual_breaks_lines_this_way() -> None:
    kinsoku.install()
    kinsoku.install()
    app = Both()
    async with app.run_test(size=(60, 40)):
        sections = app.query_one(TextArea).wrapped_document.get_sections(0)
        static = app.query_one(Static)
        lines = ["".join(s.text for s in static.render_line(y)).rstrip() for y in range(static.size.height)]
    assert "".join(sections) == PITCH
    for found in (sections, lines):
        assert found == wrap(PITCH, 24)
        assert not [line for line in found if line[0] in NOT_FIRST or line[-1] in NOT_LAST]


@pytest.mark.parametrize("width", [1, 2, 3])
async def test_a_sliver_of_a_widget_does_not_fail(width: int) -> None:
    kinsoku.install()
    app = Both()
    async with app.run_test(size=(60, 40)) as pilot:
        app.query_one(Static).styles.width = width
        app.query_one(TextArea).styles.width = width
        await pilot.pause()
        assert app.is_running
