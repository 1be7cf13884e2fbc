"""The text that follows the voice: rows of whole phrases, nothing lost, the heard row in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from pitchcoach.tui.kinsoku import NOT_FIRST
from pitchcoach.tui.widgets.follow_text import WHOLE, FollowLine, FollowText, rows_of
from tests.tui.looking import shown

PHRASES = st.lists(st.text("あ漢カa12 、。「」ー\n", min_size=1, max_size=12), min_size=1, max_size=12)


@given(PHRASES, st.integers(10, 40))
def test_every_sign_stands_on_a_row_under_the_number_of_its_phrase(phrases: list[str], width: int) -> None:
    rows = list(rows_of(phrases, width))
    found = ["" for _ in phrases]
    for row in rows:
        assert cell_len("".join(text for _, text in row)) <= width
        for number, text in row:
            found[number] += text
    plain = ["".join(phrase.split()) for phrase in phrases]
    assert ["".join(text.split()) for text in found] == plain


@given(PHRASES)
def test_a_phrase_that_fits_a_row_is_never_cut(phrases: list[str]) -> None:
    whole = [phrase.replace("\n", "") for phrase in phrases]
    rows = list(rows_of(whole, 40))
    for number, phrase in enumerate(whole):
        cuts = [row for row in rows if any(n == number and text.strip() for n, text in row)]
        assert len(cuts) <= 1 or phrase.strip()[:1] in NOT_FIRST


class Toy(App[None]):
    def compose(self) -> ComposeResult:
        yield FollowText(">")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"now": "#00ffff", "quiet": "#888888"}


LINES = [FollowLine(at // 10, (f"sentence {at} begins ", "and ends.")) for at in range(30)]


async def test_the_row_that_is_heard_is_in_sight_and_marked() -> None:
    async with Toy().run_test(size=(60, 12)) as pilot:
        text = pilot.app.query_one(FollowText)
        text.styles.height = 12
        text.show(LINES)
        for line in (0, 7, 15, 29, 3):
            text.follow(line, 1)
            await pilot.pause()
            [marked] = [row for row in shown(pilot.app).splitlines() if ">" in row]
            assert f"sentence {line} begins" in marked
            assert text.heard == "and ends."


async def test_in_a_turn_no_phrase_is_underlined_but_the_sentence_stands_out() -> None:
    async with Toy().run_test(size=(60, 12)) as pilot:
        text = pilot.app.query_one(FollowText)
        text.styles.height = 12
        text.show(LINES)

        def underlined() -> str:
            strips = pilot.app.screen._compositor.render_strips()
            return "".join(s.text for strip in strips for s in strip if s.style and s.style.underline)

        text.follow(2, 0)
        await pilot.pause()
        assert underlined() == "sentence 2 begins "
        text.follow(2, WHOLE)
        await pilot.pause()
        assert underlined() == ""
        assert text.heard == "sentence 2 begins and ends."
        assert "> sentence 2" in shown(pilot.app)


async def test_where_there_is_room_an_empty_row_stands_between_sentences() -> None:
    async with Toy().run_test(size=(60, 12)) as pilot:
        text = pilot.app.query_one(FollowText)
        text.styles.height = 12
        text.show(LINES[:2])
        await pilot.pause()
        rows = [row.strip() for row in shown(pilot.app).splitlines()]
        assert rows[:3] == ["> sentence 0 begins and ends.", "", "sentence 1 begins and ends."]
        text.show(LINES[:10])
        await pilot.pause()
        rows = [row.strip() for row in shown(pilot.app).splitlines()]
        assert rows[1] == "sentence 1 begins and ends."


async def test_an_empty_text_is_nothing_to_fail_over() -> None:
    async with Toy().run_test(size=(60, 12)) as pilot:
        text = pilot.app.query_one(FollowText)
        text.styles.height = 12
        text.follow(3, 1)
        await pilot.pause()
        assert text.heard == ""
        await pilot.click(FollowText)
