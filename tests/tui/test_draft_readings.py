"""Guessed readings are confirmed or corrected with one key, and the file keeps the answer."""

from pathlib import Path

from pitchcoach.tui.screens.draft import Draft
from tests.tui.looking import shown, type_text
from tests.tui.program import program
from tests.tui.test_rehearse_screen import until

PITCH = """---
title: 数
---
## ターゲット
市場に行く方はいますか。
"""


async def test_f9_asks_for_the_next_guess_and_writes_a_ruby(tmp_path: Path) -> None:
    path = tmp_path / "guess.md"
    path.write_text(PITCH, "utf-8")
    app = program(tmp_path)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until(pilot, lambda: "数" in shown(app))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Draft) and "R103" in shown(app))
        await pilot.press("ctrl+home", "f9")
        await until(pilot, lambda: "How is 市場 read?" in shown(app))
        await pilot.press(*["backspace"] * 8)
        type_text(app, "市場")
        await pilot.press("enter")
        await until(pilot, lambda: "hiragana or katakana only" in shown(app))
        await pilot.press(*["backspace"] * 8)
        type_text(app, "いちば")
        await pilot.press("enter")
        await until(pilot, lambda: "{市場|いちば}に" in path.read_text("utf-8"))
        await until(pilot, lambda: "市場 has several" not in shown(app))
        await pilot.press("f9")
        await until(pilot, lambda: "How is 方 read?" in shown(app) and "かた" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "{方|かた}は" in path.read_text("utf-8"))
    assert path.read_text("utf-8") == PITCH.replace("市場", "{市場|いちば}").replace("方は", "{方|かた}は")
