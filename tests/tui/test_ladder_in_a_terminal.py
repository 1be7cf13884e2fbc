"""The ladder climbed from its foot to its top in a real terminal."""

import shlex
import sqlite3
import sys
from pathlib import Path

import pytest

from pitchcoach.coach.rehearsing.ladder import STEPS
from tests.tui.terminal import Tmux, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]

PITCH = """---
title: Kites
language: en
slot: 20
---
## Target
No kite?

## Hook
Look up!
"""
SETTINGS = """
[rehearsal]
countdown = 0
record = "no"
wait_longest = 0.5
[signals]
sound = false
[sound]
loudspeaker = "a loudspeaker that nobody has"
"""
SEEN = {
    ("read", 0): "Whole text   Kites",
    ("cues", 0): "First phrases   Kites",
    ("cloze", 0): "Gaps 1 of 4   Kites",
    ("cloze", 1): "Gaps 2 of 4   Kites",
    ("cloze", 2): "Gaps 3 of 4   Kites",
    ("cloze", 3): "N_ k___?",
    ("keywords", 0): "Keywords   Kites",
    ("blind", 0): "Clock only   Kites",
    ("short", 0): "Shorter slot   Kites",
    ("event", 0): "you are next",
}


def test_every_rung_is_proposed_in_turn_and_leads_to_the_next(tmux: Tmux, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "kites.md").write_text(PITCH, encoding="utf-8")
    command = [sys.executable, "-m", "pitchcoach", "--locale", "en", str(tmp_path / "kites.md")]
    tmux.start(shlex.join(command), (80, 24), {"PITCHCOACH_HOME": str(home), "LANG": "C.UTF-8"})
    tmux.wait_for("Kites")
    tmux.keys("Enter")
    tmux.wait_for("Proposed: Whole text")
    tmux.keys("Enter")
    for step in STEPS:
        if step[0] == "shadow":  # nothing is heard here: the rung is passed over by hand
            tmux.wait_for("silent: Space tries again")
            tmux.keys("Escape")  # the notice that says why
            tmux.keys("Escape")
            tmux.wait_for("▶ With the voice")
            tmux.keys("Up")
            tmux.wait_for("▶ First phrases")
            tmux.keys("Enter")
            continue
        tmux.wait_for(SEEN[step])
        if step[0] == "event":
            tmux.keys("Space")
            tmux.wait_for("▶ speak")
        tmux.keys("Space")
        tmux.wait_until_count("✓", 1)
        tmux.keys("Space")
        tmux.wait_for("planned")
        if step != STEPS[-1]:
            tmux.keys("r")
    tmux.keys("C-q")
    tmux.wait_for("SHELL-AGAIN")
    with sqlite3.connect(home / "data" / "pitchcoach.sqlite3") as database:
        kept = database.execute(
            "SELECT rung, level FROM rounds WHERE outcome = 'done' ORDER BY id"
        ).fetchall()
    assert kept == [step for step in STEPS if step[0] != "shadow"]
