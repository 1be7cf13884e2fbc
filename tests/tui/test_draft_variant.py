"""A variant in the draft: what it shares, what it says itself, and what becomes of a change in its base."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from pitchcoach.coach.drafting.variants import new_variant
from pitchcoach.model.pitch import Pitch
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.draft import Draft
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, example_folder, program, rooms_with
from tests.tui.test_rehearse_screen import until


def told(app: PitchcoachApp) -> str:
    return "\n".join(note.message for note in app._notifications)


def pair(tmp_path: Path) -> tuple[Path, Pitch]:
    base = example_folder(tmp_path) / "reform-kodate.md"
    rooms = rooms_with(Fakes())
    return base, new_variant(rooms.files.load(base), "マンションの理事の方", 30, rooms)


async def opened(app: PitchcoachApp, pilot: Pilot[object]) -> Draft:
    await until(pilot, lambda: bool(app.screen.query("#table")))
    app.open_draft(app.rooms.files.load(app.place))
    await until(pilot, lambda: isinstance(app.screen, Draft))
    await until(pilot, lambda: app.focused is not None and app.focused.id == "part-target")
    assert isinstance(app.screen, Draft)
    return app.screen


async def test_f6_tells_that_a_part_follows_its_base_and_typing_makes_it_own(tmp_path: Path) -> None:
    base, variant = pair(tmp_path)
    app = program(variant.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        draft = await opened(app, pilot)
        await pilot.press("f6")
        await until(pilot, lambda: f"Target follows {base.name}" in told(app))
        type_text(app, "おや。")
        await until(pilot, lambda: "target" not in draft.pitch.shared)
        await until(pilot, lambda: "と申します。おや。" in variant.path.read_text("utf-8"))
        await pilot.press("f6")
        await until(pilot, lambda: "otherwise than the base" in shown(app) and "築三十年" in shown(app))
        await pilot.press("t")
        await until(pilot, lambda: "target" in draft.pitch.shared)
        await until(pilot, lambda: "おや。" not in variant.path.read_text("utf-8"))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "と申します。おや。" in variant.path.read_text("utf-8"))


async def test_who_says_it_otherwise_is_told_that_the_base_moved_on(tmp_path: Path) -> None:
    base, variant = pair(tmp_path)
    rooms = rooms_with(Fakes())
    rooms.files.save(rooms.files.with_body(variant, "target", "おや、寒いですね。"))
    text = base.read_text("utf-8")
    base.write_text(text.replace("築三十年ほどの", "築四十年ほどの"), "utf-8")
    app = program(variant.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        draft = await opened(app, pilot)
        await until(pilot, lambda: "V101" in shown(app))
        await pilot.press("f6")
        await until(pilot, lambda: "has changed since" in shown(app) and "築四十年" in shown(app))
        await pilot.press("k")
        await until(pilot, lambda: not draft.pitch.moved_on and "V101" not in shown(app))
    assert "おや、寒いですね。" in variant.path.read_text("utf-8")


async def test_a_change_of_the_base_reaches_the_files_that_follow(tmp_path: Path) -> None:
    base, variant = pair(tmp_path)
    app = program(base)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(app, pilot)
        type_text(app, "さて。")
        await until(pilot, lambda: "さて。" in base.read_text("utf-8"))
        await pilot.press("escape")
        await until(pilot, lambda: "Variants that follow" in told(app))
        assert "と申します。さて。" in variant.path.read_text("utf-8")


async def test_a_pitch_that_follows_no_other_says_so(tmp_path: Path) -> None:
    app = program(example_folder(tmp_path) / "reform-kodate.md")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(app, pilot)
        await pilot.press("f6")
        await until(pilot, lambda: "follows no other" in told(app))


async def test_f6_tells_that_the_base_cannot_be_read(tmp_path: Path) -> None:
    base, variant = pair(tmp_path)
    app = program(variant.path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await opened(app, pilot)
        base.unlink()
        await pilot.press("f6")
        await until(pilot, lambda: f"{base.name}, which this pitch is based on" in told(app))
        assert "follows no other" not in told(app)
