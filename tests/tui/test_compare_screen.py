"""Two variants side by side: laid out for the width, marked by signs, and walked through by difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from pitchcoach.coach.drafting.compare import compare
from pitchcoach.config.settings import Interface, Settings
from pitchcoach.i18n import Translator
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.compare import Compare
from pitchcoach.tui.screens.compare_sheet import sheet
from pitchcoach.tui.screens.draft import Draft
from pitchcoach.tui.signs import signs
from tests.coach.pitches import report
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown
from tests.tui.program import example_folder, program
from tests.tui.test_rehearse_screen import until

LONG = "gyoseishoshi-inshokuten.md"
SHORT = "gyoseishoshi-30byo.md"
EN = Translator("en")


async def opened(app: PitchcoachApp, pilot: Pilot[object], left: Path, right: Path) -> Compare:
    await until(pilot, lambda: bool(app.screen.query("#table")))
    files = app.rooms.files
    app.open_compare(files.load(left), files.load(right))
    await until(pilot, lambda: isinstance(app.screen, Compare) and "A  " in shown(app))
    await until(pilot, lambda: "~" not in shown(app))
    assert isinstance(app.screen, Compare)
    return app.screen


async def test_wide_the_sentences_that_belong_together_stand_on_one_line(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, folder / LONG, folder / SHORT)
        await until(pilot, lambda: "B takes 30 s less than A." in shown(app))
        lines = shown(app).splitlines()
        both = next(line for line in lines if "‹大阪市内で、›" in line)
        left, right = both.split("│")
        assert "これから小さな飲食店を" in left
        assert "‹開く方、›" in right
        edges = {cell_len(line.split("│")[0]) for line in lines if "│" in line}
        assert len(edges) == 1


async def test_narrow_they_stand_below_each_other_with_their_names(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, folder / LONG, folder / SHORT)
        await until(pilot, lambda: "A ‹大阪市内で、›" in shown(app))
        assert "B これから小さな飲食店を‹開く方、›" in shown(app)
        assert "Difference 1 of" in shown(app)


async def test_n_and_p_walk_through_the_differences_and_say_what_each_is(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, folder / LONG, folder / SHORT)
        await until(pilot, lambda: "Difference 1 of 15  Target: only A says this" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "Difference 2 of 15  Target: A and B say this differently" in shown(app))
        await pilot.press("p", "p")
        await until(pilot, lambda: "Difference 15 of 15  Hook: only A says this" in shown(app))
        assert "‹どうぞ、お声がけください。›" in shown(app)
        await pilot.press("f8")
        await until(pilot, lambda: "A ‹大阪市内で、›" in shown(app))


@pytest.mark.parametrize(
    ("keys", "name"), [(("enter",), LONG), (("tab", "e"), SHORT), (("right", "enter"), SHORT)]
)
async def test_enter_opens_the_draft_of_the_side_that_is_chosen(
    tmp_path: Path, keys: tuple[str, ...], name: str
) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, folder / LONG, folder / SHORT)
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.screen, Draft))
        assert isinstance(app.screen, Draft)
        assert app.screen.pitch.path.name == name


async def test_what_was_changed_meanwhile_is_compared_anew(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, folder / LONG, folder / SHORT)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Draft))
        (folder / LONG).write_bytes((folder / SHORT).read_bytes())
        await pilot.press("escape")
        await until(pilot, lambda: "A and B say the same." in shown(app))
        assert "no difference" in shown(app)
        assert "‹" not in shown(app)


async def test_plain_signs_are_ascii(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder, settings=Settings(interface=Interface(ascii_signs=True)))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, folder / LONG, folder / SHORT)
        await until(pilot, lambda: "<大阪市内で、>" in shown(app))
        assert not set("‹›│▶●") & set(shown(app))


async def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    said = "\n".join(f"{text} is said." for text in HOSTILE)
    for name, words in (("a.md", said), ("b.md", said.replace("is", "was") + "\x1b[31m")):
        (tmp_path / name).write_text(
            f"---\ntitle: '[@click=app.quit]x[/]'\n---\n## Target\n{words}\n", "utf-8"
        )
    app = program(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, tmp_path / "a.md", tmp_path / "b.md")
        await until(pilot, lambda: "[red]赤[/red]" in shown(app))
        assert "A  [@click=app.quit]x[/]" in shown(app)
        assert "\x1b" not in shown(app)


@given(
    st.lists(
        st.sampled_from(
            ["飲食店を開く方へ。", "許可だけを、八年で二百件。", "Web サイトも作ります。", "はい。"]
        ),
        max_size=5,
    ),
    st.lists(
        st.sampled_from(["飲食店を開く方へ。", "許可だけを六年で。", "はい。", "お声がけください。\n\n"]),
        max_size=5,
    ),
    st.integers(24, 130),
    st.booleans(),
)
def test_no_line_is_wider_than_the_page_and_every_difference_has_its_line(left, right, width, beside):  # type: ignore[no-untyped-def]
    found = compare(*(report(f"## 特徴\n{''.join(words)}\n") for words in (left, right)))
    page = sheet(found, width, 0, signs(), EN, beside=beside)
    lines = page.content.plain.split("\n")
    body = [line for line in lines if not line.startswith("Feature")]
    assert max(map(cell_len, body), default=0) <= width
    assert len(page.places) == len(found.differences)
    assert all("‹" in lines[place] for place in page.places)
