"""From a blank page to a checked minute and its thirty seconds, by keys alone, in a real terminal."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.cli.running import Cli
from tests.tui.terminal import Tmux, needs_tmux

pytestmark = [pytest.mark.terminal, needs_tmux]
GOOD = Path(__file__).parents[1] / "text" / "content"
PITCH = GOOD / "good_ja" / "biyoushitsu.md"
PARTS = ("ターゲット", "特徴", "ベネフィット", "きっかけ")


def parts_of(text: str) -> dict[str, str]:
    found = re.findall(r"^## (\S+)\n(.*?)(?=\n## |\Z)", text, re.DOTALL | re.MULTILINE)
    return {name: " ".join(body.split()) for name, body in found}


def written(tmux: Tmux, parts: dict[str, str]) -> None:
    """Answer the guide's questions."""
    tmux.keys("n")
    tmux.wait_for("題名は何")
    tmux.type("小さな美容室")
    tmux.keys("Enter")
    for number, answer in ((1, "三人と知り合う"), (2, "働きながら子育てをする女性")):
        tmux.wait_for(f"質問 {number}/7")
        tmux.type(answer)
        tmux.keys("Enter")
    tmux.wait_for("質問 3/7")
    tmux.keys("Enter")
    for number, name in enumerate(PARTS, 4):
        tmux.wait_for(f"質問 {number}/7")
        tmux.type(parts[name])
        tmux.wait_for(parts[name][-6:])
        tmux.keys("C-n")
    tmux.wait_for("声に出してみましょう")
    tmux.keys("Enter")
    tmux.wait_until_count("● 収まる", 2)


def shortened(tmux: Tmux) -> None:
    """Make a variant of thirty seconds and trim it."""
    tmux.keys("Escape")
    tmux.wait_for("● 小さな美容室")
    tmux.keys("v")
    tmux.wait_for("どなた")
    tmux.keys("Enter")
    tmux.wait_for("何秒")
    tmux.keys("C-u")
    tmux.wait_until_count("▎ 60", 0)
    tmux.type("30")
    tmux.wait_for("▎ 30")
    tmux.keys("Enter")
    tmux.wait_until_count("[元と共通]", 4)
    tmux.keys("F7")
    tmux.wait_for("● 収まる", 40)
    tmux.keys("Enter")
    tmux.keys("Escape")
    tmux.wait_until_count("● 収まる", 2)
    tmux.wait_for("[独自]")
    tmux.keys("Escape")
    tmux.wait_for("▾ 小さな美容室")
    tmux.keys("m")
    tmux.wait_for("まだないもの")


def test_a_blank_page_becomes_a_minute_and_then_thirty_seconds(
    tmux: Tmux, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = Cli(capsys)
    folder = tmp_path / "pitches"
    folder.mkdir()
    parts = parts_of(PITCH.read_text("utf-8"))
    command = [sys.executable, "-m", "pitchcoach", "--locale", "ja", str(folder)]
    home = {"PITCHCOACH_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    tmux.start(shlex.join(command), (120, 40), home)
    tmux.wait_for("まだピッチがありません")
    written(tmux, parts)
    [minute] = folder.iterdir()
    assert cli("check", minute).code == 0, "a checked one-minute pitch"
    shortened(tmux)
    tmux.keys("C-q")
    tmux.wait_for("SHELL-AGAIN")
    assert tmux.status == 0

    [half] = [path for path in folder.iterdir() if path != minute]
    [report] = json.loads(cli("check", "--json", half).out)
    assert report["slot_seconds"] == 30 and (report["length"], report["time"]) == ("fits", "fits")
    assert report["based_on"] == minute.name and report["purpose"] == "三人と知り合う"
