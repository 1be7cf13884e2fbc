"""The main job in a real terminal: from the examples to a result, and what is kept when it goes wrong."""

import os
import shlex
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from pitchcoach.locations import example_pitches
from tests.tui.terminal import Tmux, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(example_pitches(), tmp_path / "pitches")
    return tmp_path / "pitches"


def opened(tmux: Tmux, folder: Path, home: Path, locale: str, size: tuple[int, int]) -> None:
    (home / "config").mkdir(parents=True, exist_ok=True)  # a machine with a microphone would ask
    (home / "config" / "settings.toml").write_text('[rehearsal]\nrecord = "no"\n', encoding="utf-8")
    command = [sys.executable, "-m", "pitchcoach", "--locale", locale, str(folder)]
    tmux.start(shlex.join(command), size, {"PITCHCOACH_HOME": str(home), "LANG": "C.UTF-8"})


def rehearsed(tmux: Tmux, words: dict[str, str]) -> None:
    tmux.wait_for("Books")
    tmux.keys("Enter")
    tmux.wait_for("0:45")
    tmux.keys("Enter")
    tmux.wait_for(words["speak"], 30)
    for part in (1, 2, 3):
        tmux.keys("Space")
        tmux.wait_until_count("✓", part)
    tmux.keys("Space")
    tmux.wait_for(words["planned"])
    tmux.keys("q")
    tmux.wait_for(words["practised"])
    tmux.keys("C-q")
    tmux.wait_for("SHELL-AGAIN")
    assert tmux.status == 0


@pytest.mark.parametrize(
    ("locale", "size", "words"),
    [
        ("ja", (80, 24), {"planned": "予定", "speak": "話しましょう", "practised": "今週の練習1件"}),
        ("en", (120, 40), {"planned": "planned", "speak": "speak", "practised": "today"}),
    ],
)
def test_a_round_from_the_library_to_its_result(tmux, folder, tmp_path, locale, size, words):
    opened(tmux, folder, tmp_path / "home", locale, size)
    rehearsed(tmux, words)


def test_a_killed_round_is_offered_at_the_next_start(tmux, folder, tmp_path):
    opened(tmux, folder, tmp_path / "home", "en", (80, 24))
    tmux.wait_for("Books")
    tmux.keys("Enter")
    tmux.wait_for("0:45")
    tmux.keys("Enter")
    tmux.wait_for("speak", 30)
    time.sleep(2.2)
    tmux.keys("Space")
    tmux.wait_until_count("✓", 1)
    os.kill(tmux.python(), signal.SIGKILL)
    tmux.wait_for("SHELL-AGAIN")
    again = Tmux(tmp_path / "again")
    (tmp_path / "again").mkdir()
    try:
        opened(again, folder, tmp_path / "home", "en", (80, 24))
        again.wait_for("cut short")
    finally:
        again.stop()


def test_a_terminal_too_small_says_so_and_nothing_is_lost(tmux, folder, tmp_path):
    opened(tmux, folder, tmp_path / "home", "en", (80, 24))
    tmux.wait_for("Books")
    tmux.resize(40, 10)
    tmux.wait_for("60")
    tmux.resize(80, 24)
    tmux.wait_for("Books")


def test_sigterm_leaves_a_clean_terminal(tmux, folder, tmp_path):
    opened(tmux, folder, tmp_path / "home", "en", (80, 24))
    tmux.wait_for("Books")
    time.sleep(0.3)
    os.kill(tmux.python(), signal.SIGTERM)
    tmux.wait_for("SHELL-AGAIN")
    assert tmux.ask("#{alternate_on}") == "0"
    assert tmux.status == 128 + signal.SIGTERM
