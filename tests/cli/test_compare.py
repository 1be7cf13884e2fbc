"""``compare`` and ``family``: exit codes, the JSON contract, what a terminal shows."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.running import EN, EXAMPLES, JA, ROOT, Cli, one_sentence

FULL = EXAMPLES / "gyoseishoshi-inshokuten.md"


def test_the_exit_code_tells_the_same_differences_and_unreadable(cli: Cli, tmp_path: Path) -> None:
    louder = tmp_path / "louder.md"
    louder.write_text(JA.read_text("utf-8").replace("。", "！"), "utf-8")
    assert cli("compare", JA, JA).code == 0
    assert cli("compare", JA, louder).code == 0
    assert cli("compare", JA, FULL).code == 1
    done = cli("compare", JA, tmp_path / "nothing.md")
    assert done.code == 2
    assert "nothing.md" in one_sentence(done.err)
    assert cli("compare", JA).code == 2


def test_the_words_are_marked_by_phrase(cli: Cli) -> None:
    done = cli("compare", FULL, JA)
    assert (
        "飲食店の営業許可だけを、八年で[-二百件お手伝いしてきました。-]{+二百件。+}" in done.out.splitlines()
    )
    assert "B takes 30 s less than A." in done.out
    assert str(FULL) in done.out
    assert "## Feature  17 s → 8 s" in done.out


def test_the_json_of_a_comparison(cli: Cli) -> None:
    found: dict[str, Any] = json.loads(cli("compare", "--json", FULL, JA).out)
    assert found.keys() == {"left", "right", "sections", "summary"}
    assert found["left"].keys() == {
        "path", "title", "audience", "language", "slot_seconds", "characters", "words", "length",
        "estimated_seconds", "time",
    }  # fmt: skip
    assert [part["role"] for part in found["sections"]] == ["target", "feature", "benefit", "hook"]
    spoken = {"left": "", "right": ""}
    for part in found["sections"]:
        assert part["left_seconds"] > part["right_seconds"] > 0
        for piece in part["pieces"]:
            assert piece["kind"] in ("same", "left", "right")
            if piece["kind"] != "right":
                spoken["left"] += piece["text"]
            if piece["kind"] != "left":
                spoken["right"] += piece.get("right_text", piece["text"])
    assert len(spoken["left"]) == found["left"]["characters"]
    assert len(spoken["right"]) == found["right"]["characters"]
    assert found["summary"].startswith("Differences: ")


def test_a_part_that_one_side_lacks_has_no_seconds_there(cli: Cli, tmp_path: Path) -> None:
    one, other = tmp_path / "a.md", tmp_path / "b.md"
    one.write_text("## Target\nHello there.\n\n## Hook\nCall me.\n", "utf-8")
    other.write_text("## Target\nHello there.\n", "utf-8")
    found = json.loads(cli("compare", "--json", one, other).out)
    assert found["sections"][1]["right_seconds"] is None
    assert found["sections"][1]["pieces"] == [{"kind": "left", "text": "Call me."}]
    assert "## Hook  1 s → none\n[-Call me.-]\n" in cli("compare", one, other).out


def test_no_file_sends_commands_to_the_terminal(cli: Cli, tmp_path: Path) -> None:
    one = tmp_path / "a.md"
    one.write_text("## Target\nHello \x1b[31mthere.\n\n## \x1b[2J\nHello.\n", "utf-8")
    assert "\x1b" not in cli("compare", one, EN).out
    assert "\x1b" not in cli("family", one).out


def test_the_matrix_has_a_row_for_each_audience_and_names_what_is_missing(cli: Cli, tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLES, tmp_path / "pitches")
    other = FULL.read_text("utf-8").replace("audience: 飲食店を開く方", "audience: 起業する方")
    (folder / "kigyo.md").write_text(other, "utf-8")
    (folder / "z.md").write_text(other.replace("title: ", "title: 別の"), "utf-8")
    done = cli("family", folder / JA.name)
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Missing: 30 s for 起業する方; 45 s for 飲食店を開く方; 45 s for 起業する方."
    assert lines[2].split() == ["行政書士の自己紹介", "30", "s", "45", "s", "60", "s"]
    assert lines[3].split("  ")[0] == "飲食店を開く方"
    assert "● 152 characters  ● 29 s  – missing  ● 320 characters" in lines[3]
    assert lines[4].split()[:3] == ["起業する方", "–", "missing"]
    assert lines[5].split() == ["●", "320", "characters", "●", "59", "s"]


def test_the_json_of_a_family(cli: Cli) -> None:
    found = json.loads(cli("family", "--json", JA).out)
    assert found["audiences"] == ["飲食店を開く方"]
    assert found["slots"] == [30, 45, 60]
    assert [len(cell["variants"]) for cell in found["cells"]] == [1, 0, 1]
    assert found["cells"][0]["variants"][0]["title"] == "行政書士の自己紹介 30秒版"
    assert found["gaps"] == [{"audience": "飲食店を開く方", "slot_seconds": 45}]
    assert found["sentence"] == "Missing: 45 s for 飲食店を開く方."


def test_a_file_that_cannot_be_read_ends_it(cli: Cli, tmp_path: Path) -> None:
    done = cli("family", tmp_path / "nothing.md")
    assert done.code == 2
    assert "nothing.md" in one_sentence(done.err)


def test_they_load_no_screen_and_no_sound() -> None:
    code = (
        "import sys; from pitchcoach.cli.program import run;"
        f"run(['compare', {str(FULL)!r}, {str(JA)!r}]); run(['family', {str(JA)!r}]);"
        "sys.exit(bool({'textual', 'rich', 'sounddevice', 'pyttsx3', 'asyncio'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, cwd=ROOT, capture_output=True, timeout=60
    )
    assert done.returncode == 0
