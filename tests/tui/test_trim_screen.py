"""The trim screen: sets and single cuts, the text with its marks, cutting and taking back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from pitchcoach.config.settings import Settings
from pitchcoach.model.pitch import Pitch
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.trim import Trim
from pitchcoach.tui.widgets.table import RowTable
from tests.tui.looking import shown
from tests.tui.program import example_folder, program

LONG = "souzoku-nagasugi.md"
Puts = list[Pitch]


async def until(pilot: Pilot[object], *words: str) -> str:
    """Wait until all words are on the screen."""
    for _ in range(400):
        text = shown(pilot.app)
        if all(word in text for word in words):
            return text
        await pilot.pause(0.02)
    pytest.fail(f"waited for {words}; there is:\n{shown(pilot.app)}")


async def opened(app: PitchcoachApp, pilot: Pilot[object], name: str, **values: str) -> tuple[Pitch, Puts]:
    pitch = app.rooms.files.load(app.place / name)
    for key, value in values.items():
        pitch = app.rooms.files.with_value(pitch, key, value)
    puts: Puts = []
    await app.push_screen(Trim(pitch, puts.append))
    return pitch, puts


def table(app: PitchcoachApp, name: str) -> RowTable:
    return app.screen.query_one(f"#{name}", RowTable)


def marks(app: PitchcoachApp) -> list[str]:
    cuts = table(app, "cuts")
    return [str(cuts.get_cell_at((row, 0))) for row in range(cuts.row_count)]  # type: ignore[arg-type]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_sets_are_listed_with_sign_and_word_and_the_text_is_marked(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot, LONG)
        text = await until(pilot, "179 characters and 30.1 s too long", "● fits", "Enter Cut")
        assert "[-皆様、本日は" in text
        assert "[+し+]" in text
        assert "chosen →" in text
        assert table(app, "sets").has_focus


async def test_the_chosen_set_is_what_the_text_shows(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, LONG)
        await until(pilot, "● fits", "15 chosen")
        await pilot.press("down")
        text = await until(pilot, "5 chosen →")
        assert "[+し+]" not in text
        assert marks(app).count("[x]") == 5


async def test_enter_cuts_at_once_and_u_puts_every_byte_back(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        pitch, puts = await opened(app, pilot, LONG)
        await until(pilot, "● fits", "15 chosen")
        await pilot.press("down")
        await until(pilot, "5 chosen →")
        await pilot.press("enter")
        await until(pilot, "It fits.", "u Undo")
        assert len(puts) == 1
        assert "お忙しいところ" not in puts[0].text
        assert "{司法書士|しほうしょし}" in puts[0].text
        await pilot.press("u")
        await until(pilot, "179 characters and 30.1 s too long")
        assert puts[1].text == pitch.text
        assert "u Undo" not in shown(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, Trim)
    assert (tmp_path / "pitches" / LONG).read_text("utf-8") == pitch.text


async def test_single_cuts_are_chosen_and_counted(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, LONG)
        await until(pilot, "● fits", "15 chosen")
        await pilot.press("tab")
        assert table(app, "cuts").has_focus
        await pilot.press("space")
        text = await until(pilot, "14 chosen →", "▲ long")
        assert marks(app)[0] == "[ ]"
        assert "[-皆様、本日はお忙しいところ、このような貴重な" not in text.split("│", 1)[1]
        await pilot.press("space")
        await until(pilot, "● fits   15 chosen →")
        await pilot.press("space", "shift+tab")  # the sets say again what is chosen
        await until(pilot, "● fits   15 chosen →")


async def test_a_cut_of_the_same_words_gives_way(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, LONG)
        await until(pilot, "● fits", "15 chosen")
        await pilot.press("tab")
        screen = app.screen
        assert isinstance(screen, Trim)
        assert screen._found is not None
        found = screen._found.candidates
        clause = next(i for i, c in enumerate(found) if c.cut.kind == "clause")
        inside = next(i for i, c in enumerate(found) if i != clause and c.cut.touches(found[clause].cut))
        assert marks(app)[clause] == "[x]"
        table(app, "cuts").move_cursor(row=inside)
        await pilot.press("space")
        assert marks(app)[inside] == "[x]"
        assert marks(app)[clause] == "[ ]"


async def test_a_short_pitch_shows_where_to_say_more(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "gyoseishoshi-30byo.md", slot="60")
        text = await until(pilot, "148 characters too few", "To add", "+52")
        assert "Enter Cut" not in text


async def test_a_pitch_that_fits_says_so(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "gyoseishoshi-30byo.md")
        await until(pilot, "It fits; nothing has to go.")
        await pilot.press("enter", "space", "u")
        assert isinstance(app.screen, Trim)


async def test_leaving_early_ends_the_work(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, LONG)
        await pilot.press("escape")
        await pilot.pause(0.5)
        assert not isinstance(app.screen, Trim)
        await opened(app, pilot, "gyoseishoshi-30byo.md")
        await until(pilot, "It fits;")


async def test_markup_in_a_pitch_is_text(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    words = "まず、店は[/red]と[bold]です。" * 40
    (folder / "odd.md").write_text(f"---\nslot: 30\n---\n## ターゲット\n{words}\n", "utf-8")
    app = program(folder, settings=Settings())
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, "odd.md")
        await until(pilot, "too long", "[-まず、-]", "店は[/red]と[bold]")
