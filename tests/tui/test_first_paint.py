"""What the first paint loads, and where the terminal's own cursor stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.terminal import ROOT, Tmux, needs_tmux, toy

HEAVY = (
    "numpy",
    "sounddevice",
    "pyttsx3",
    "pyopenjtalk",
    "pocketsphinx",
    "yaml",
    "budoux",
    "regex",
    "hypothesis",
    "sqlite3",
    "icalendar",
)


def test_the_first_paint_loads_nothing_heavy() -> None:
    code = f"""
import asyncio, sys
from tests.tui.toy import ToyApp
async def paint():
    app = ToyApp()
    async with app.run_test() as pilot:
        await pilot.pause()
asyncio.run(paint())
print(sorted(m for m in {HEAVY!r} if m in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_program_paints_before_it_loads_anything_for_its_pitches(tmp_path: Path) -> None:
    code = f"""
import os, sys
from pathlib import Path
from pitchcoach.tui.environment import prepare_environment
prepare_environment()
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.tui.app import PitchcoachApp

class Painted(PitchcoachApp):
    def _display(self, screen, renderable):
        super()._display(screen, renderable)
        lines = ("".join(part.text for part in strip) for strip in screen._compositor.render_strips())
        if any("pitchcoach" in line for line in lines):
            ours = [m for m in sys.modules if m.startswith(("pitchcoach.text", "pitchcoach.voice",
                    "pitchcoach.audio", "pitchcoach.store", "pitchcoach.transcript"))]
            print(sorted(m for m in {HEAVY!r} if m in sys.modules) + ours, flush=True)
            os._exit(0)

def rooms(settings):
    from pitchcoach.cli.compose import compose_rooms
    from pitchcoach.locations import locations
    return compose_rooms(settings, locations())

Painted(rooms, Settings(), Translator("ja"), Path({str(tmp_path)!r})).run(headless=True, size=(80, 24))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.terminal
@needs_tmux
def test_the_real_cursor_is_at_the_caret_and_hidden_elsewhere(tmux: Tmux, tmp_path: Path) -> None:
    tmux.start(toy(tmp_path / "log"))
    tmux.wait_for("Rehearse")
    tmux.wait_until("#{cursor_flag}", "0")  # a table has the focus
    tmux.keys("Tab")
    tmux.wait_until("#{cursor_flag}", "1")
    lines = tmux.screen().splitlines()
    row = next(i for i, line in enumerate(lines) if line.startswith("▎ 私は"))
    tmux.wait_until("#{cursor_x},#{cursor_y}", f"2,{row}")
    tmux.keys("Right", "Right", "Right")
    tmux.wait_until("#{cursor_x},#{cursor_y}", f"8,{row}")
    tmux.keys("Tab")
    line = next(i for i, text in enumerate(lines) if text.startswith("▎ 行政書士"))
    tmux.wait_until("#{cursor_x},#{cursor_y}", f"10,{line}")
    tmux.resize(100, 30)
    tmux.wait_until("#{cursor_x},#{cursor_y} #{cursor_flag}", f"10,{line} 1")
