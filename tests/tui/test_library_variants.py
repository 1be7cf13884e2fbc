"""What the library opens for a family: a new variant, the matrix, the comparison; and a guide."""

from __future__ import annotations

from pathlib import Path

from pitchcoach.tui.screens.compare import Compare
from pitchcoach.tui.screens.draft import Draft
from pitchcoach.tui.screens.family import Family
from pitchcoach.tui.screens.guide import Guide
from tests.tui.looking import shown, type_text
from tests.tui.program import example_folder, program
from tests.tui.test_draft_variant import told
from tests.tui.test_rehearse_screen import until


async def test_v_asks_for_whom_and_how_long_and_opens_what_follows(tmp_path: Path) -> None:
    base = example_folder(tmp_path) / "reform-kodate.md"
    app = program(base)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "築三十年" in shown(app))
        await pilot.press("v")
        await until(pilot, lambda: "For whom" in shown(app))
        await pilot.press("ctrl+u")
        type_text(app, "理事の方")
        await pilot.press("enter")
        await until(pilot, lambda: "How many seconds" in shown(app))
        await pilot.press("ctrl+u")
        type_text(app, "never")
        await pilot.press("enter")
        await until(pilot, lambda: "Write seconds such as 30" in shown(app))
        await pilot.press("ctrl+u")
        type_text(app, "1:30")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Draft))
        assert isinstance(app.screen, Draft)
        pitch = app.screen.pitch
        assert (pitch.audience, pitch.slot_seconds, pitch.based_on) == ("理事の方", 90, base.name)
        assert pitch.path.exists()


async def test_m_and_c_show_the_family(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path) / "gyoseishoshi-30byo.md")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "飲食店を開く方" in shown(app))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, Family))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, Family))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, Compare))


async def test_a_pitch_without_a_family_says_that_there_is_nothing_to_compare(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path) / "reform-kodate.md")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "築三十年" in shown(app))
        await pilot.press("c")
        await until(pilot, lambda: "no other variant" in told(app))


async def test_n_asks_one_question_after_the_other_and_keeps_the_answers(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "築三十年" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "called" in shown(app))
        type_text(app, "靴の修理")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Guide))
        type_text(app, "お客さまを三人")
        await pilot.press("enter")
        await until(pilot, (folder / "靴の修理.md").exists)
        assert "purpose: お客さまを三人" in (folder / "靴の修理.md").read_text("utf-8")
