"""The prompter draws what is hidden in its own width, whole phrases to a line, the current one on one row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from pitchcoach.coach.rehearsing.hiding import Piece, passages
from pitchcoach.tui.widgets.prompter import Prompter, drawn
from tests.coach.rehearsing.test_hiding import ANY_TEXT, TEXTS, script
from tests.tui.looking import shown


class Sheet(App[None]):
    """Nothing but the prompter."""

    def compose(self) -> ComposeResult:
        yield Prompter("▶")

    @property
    def rows(self) -> list[str]:
        return shown(self).split("\n")


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (Piece("きょ", "許可の"), "きょ＿"),
        (Piece("きょ", "許"), "き"),
        (Piece("さ", "3"), "_"),
        (Piece("r", "receipts"), "r_______"),
        (Piece("い", "IT企業"), "い＿＿"),
        (Piece("。"), "。"),
    ],
)
def test_a_gap_is_drawn_in_the_width_of_its_words(piece, expected):
    assert drawn(piece) == expected


@given(ANY_TEXT, st.sampled_from(["ja", "en"]), st.integers(0, 3))
def test_whatever_is_hidden_the_width_stays_and_no_hidden_sign_is_drawn(text, language, level):
    for passage in passages(script(f"## Target\n{text}\n", language), "cloze", level):
        for piece in (piece for one in passage for piece in one.pieces):
            assert cell_len(drawn(piece)) == cell_len(piece.covers or piece.text)
            if piece.covers:
                assert drawn(piece).rstrip("＿_") in piece.text


@pytest.mark.parametrize("size", [(80, 12), (120, 24), (60, 5)])
@pytest.mark.parametrize("language", TEXTS)
async def test_the_line_to_say_now_never_leaves_its_row_and_no_line_its_measure(language, size):
    app = Sheet()
    all_cues = TEXTS[language]
    async with app.run_test(size=size) as pilot:
        prompter = app.query_one(Prompter)
        prompter.show(passages(all_cues, "read"))
        rows = set()
        for due in range(0, len(all_cues), 3):
            prompter.due = due
            await pilot.pause()
            (here,) = [number for number, row in enumerate(app.rows) if "▶" in row]
            rows.add(here)
            assert all_cues[due].text.split()[0] in app.rows[here]
            assert all(cell_len(row) <= size[0] for row in app.rows)
        assert len(rows) == 1


async def test_looking_up_moves_no_line():
    app = Sheet()
    async with app.run_test(size=(80, 30)) as pilot:
        prompter = app.query_one(Prompter)
        prompter.due = 8
        prompter.show(passages(TEXTS["ja"], "cloze", 3))
        await pilot.pause()
        before = app.rows
        prompter.show(passages(TEXTS["ja"], "cloze", 3, peek=8))
        await pilot.pause()
        after = app.rows
    changed = [(row, peeked) for row, peeked in zip(before, after, strict=True) if row != peeked]
    sentence = "".join(cue.text for cue in TEXTS["ja"] if cue.sentence == TEXTS["ja"][8].sentence)
    assert changed
    for row, peeked in changed:
        assert cell_len(row.split("▶")[0]) == cell_len(peeked.split("▶")[0])
        assert set(peeked) - set("▶ ＿") <= set(sentence) | set(row)


async def test_a_step_goes_to_the_first_phrase_of_the_next_line_and_stops_at_the_ends():
    app = Sheet()
    async with app.run_test(size=(80, 30)) as pilot:
        prompter = app.query_one(Prompter)
        assert prompter.cue_of_line(1) is None
        prompter.show(passages(TEXTS["ja"], "cues"))
        await pilot.pause()
        below = prompter.cue_of_line(1)
        assert below is not None and TEXTS["ja"][below].sentence == 1
        assert prompter.cue_of_line(-1) == 0
        assert prompter.cue_of_line(999) == prompter.cue_of_line(998)
