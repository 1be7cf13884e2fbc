"""The matrix of a family: what is there, what is missing, and what the keys do with it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.compare import Compare
from pitchcoach.tui.screens.draft import Draft
from pitchcoach.tui.screens.family import Family
from pitchcoach.tui.widgets.grid import Grid
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import example_folder, program
from tests.tui.test_rehearse_screen import until


async def opened(app: PitchcoachApp, pilot: Pilot[object], path: Path) -> Family:
    await until(pilot, lambda: bool(app.screen.query("#table")))
    app.open_family(app.rooms.files.load(path))
    await until(pilot, lambda: any(grid.row_count for grid in app.screen.query(Grid)))
    await until(pilot, lambda: "~" not in shown(app))
    assert isinstance(app.screen, Family)
    return app.screen


async def test_each_cell_tells_length_and_time_and_the_sentence_what_is_missing(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, folder / "gyoseishoshi-inshokuten.md")

        def row() -> str:
            lines = [line.strip() for line in shown(app).splitlines() if "● 320 chars" in line]
            return next((line for line in lines if line.startswith("飲食店を開く方 ")), "")

        await until(pilot, lambda: bool(row()))
        assert row().count("●") == 4
        assert "– missing" in row()
        assert "● 320 chars  ● 59 s" in row()
        assert "Missing: 45 s for 飲食店を開く方." in shown(app)


async def test_enter_opens_the_variant_under_the_cursor_and_makes_one_in_a_gap(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, folder / "gyoseishoshi-inshokuten.md")
        await pilot.press("left")
        await until(pilot, lambda: "Enter makes a variant from “行政書士の自己紹介”" in shown(app))
        await pilot.press("left", "enter")
        await until(pilot, lambda: isinstance(app.screen, Draft))
        assert isinstance(app.screen, Draft)
        assert app.screen.pitch.path.name == "gyoseishoshi-30byo.md"
        await pilot.press("escape", "right", "enter")
        await until(pilot, lambda: isinstance(app.screen, Draft))
        assert isinstance(app.screen, Draft)
        made = app.screen.pitch
        assert (made.audience, made.slot_seconds) == ("飲食店を開く方", 45)
        assert made.based_on == "gyoseishoshi-inshokuten.md"
        await pilot.press("escape")
        await until(pilot, lambda: "Every audience has a variant for every slot." in shown(app))


async def test_c_on_two_cells_compares_the_two(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, folder / "gyoseishoshi-inshokuten.md")
        type_text(app, "ｃ")
        await until(pilot, lambda: "✓ ● 320" in shown(app))
        await pilot.press("c")
        await until(pilot, lambda: "✓" not in shown(app))
        await pilot.press("c", "left", "c")
        await until(pilot, lambda: isinstance(app.screen, Family) and "✓" in shown(app))
        await pilot.press("left", "c")
        await until(
            pilot, lambda: isinstance(app.screen, Compare) and "▶ A  行政書士の自己紹介" in shown(app)
        )
        assert "B  行政書士の自己紹介 30秒版" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Family) and "✓" not in shown(app))


async def test_several_variants_of_one_cell_are_counted_and_n_goes_through_them(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    one = folder / "gyoseishoshi-inshokuten.md"
    other = one.read_text("utf-8").replace("title: 行政書士の自己紹介", "title: 別案")
    (folder / "z.md").write_text(other, "utf-8")
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, one)
        assert "+1" in shown(app)
        assert "▶ 行政書士の自己紹介" in shown(app)
        await pilot.press("n")
        await until(pilot, lambda: "▶ 別案" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Draft))
        assert isinstance(app.screen, Draft)
        assert app.screen.pitch.path.name == "z.md"


async def test_a_part_whose_base_has_changed_is_told(tmp_path: Path) -> None:
    from pitchcoach.coach.drafting.variants import new_variant

    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        files = app.rooms.files
        base = folder / "reform-kodate.md"
        variant = new_variant(files.load(base), "理事の方", 30, app.rooms)
        files.save(files.with_body(variant, "target", "おや、寒いですね。"))
        files.save(files.with_body(files.load(base), "target", "まるで別の言葉です。"))
        await opened(app, pilot, variant.path)
        await until(pilot, lambda: "! its base has changed: Target" in shown(app))


async def test_hostile_audiences_are_only_text(tmp_path: Path) -> None:
    for number, text in enumerate(HOSTILE):
        values = f"title: {text!r}\naudience: {text!r}\npitch: one\nslot: 60\n"
        (tmp_path / f"p{number}.md").write_text(f"---\n{values}---\n## Target\n{text} said\n", "utf-8")
    app = program(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(app, pilot, tmp_path / "p0.md")
        for _ in HOSTILE:
            await pilot.press("down")
        assert "[@click=app.quit]押す[/]" in shown(app)
