"""``check``: exit codes, the JSON contract, files that cannot be read, and what is not loaded for it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import EN, EXAMPLES, JA, LONG, ROOT, Cli, fresh

KEYS = {
    "path", "title", "audience", "language", "slot_seconds", "characters", "target_characters", "length",
    "words", "target_words", "morae", "estimated_seconds", "estimate_range", "time", "sections", "findings",
}  # fmt: skip
HEAVY = {"textual", "rich", "sounddevice", "pyttsx3", "numpy", "pyopenjtalk", "asyncio", "tomlkit"}


def checked(cli: Cli, *arguments: object) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = json.loads(cli("check", "--json", *arguments).out)
    return reports


def test_the_exit_code_tells_clean_findings_and_unreadable(cli: Cli, tmp_path: Path) -> None:
    assert cli("check", JA).code == 0
    assert cli("check", LONG).code == 1
    assert cli("check", JA, LONG).code == 1
    assert cli("check", tmp_path / "nothing.md").code == 2
    assert cli("check", JA, LONG, tmp_path / "nothing.md").code == 2
    assert cli("check").code == 2


def test_the_json_of_a_japanese_pitch(cli: Cli) -> None:
    [report] = checked(cli, JA)
    assert report.keys() >= KEYS
    assert report["path"] == str(JA)
    assert report["language"] == "ja"
    assert (report["slot_seconds"], report["target_characters"]) == (30, [150, 175])
    assert report["length"] == report["time"] == "fits"
    assert report["words"] is None
    assert report["target_words"] is None
    assert report["morae"] > report["characters"]
    low, high = report["estimate_range"]
    assert low <= report["estimated_seconds"] <= high
    sections = report["sections"]
    assert [s["role"] for s in sections] == ["target", "feature", "benefit", "hook"]
    assert sections[0]["heading"] == "ターゲット"
    for section in sections:
        assert section.keys() >= {"role", "heading", "characters", "morae", "estimated_seconds", "share"}
    assert sum(s["characters"] for s in sections) == report["characters"]
    assert sum(s["morae"] for s in sections) == report["morae"]
    assert sum(s["share"] for s in sections) == pytest.approx(1, abs=0.01)
    assert sum(s["estimated_seconds"] for s in sections) == pytest.approx(
        report["estimated_seconds"], abs=0.3
    )
    assert report["findings"] == [f for f in report["findings"] if f["severity"] == "hint"]


def test_the_json_of_an_english_pitch(cli: Cli) -> None:
    [report] = checked(cli, EN)
    assert report.keys() >= KEYS
    assert report["language"] == "en"
    assert report["morae"] is None
    assert report["target_characters"] is None
    low, high = report["target_words"]
    assert low < high
    assert report["words"] > 0
    assert {s["morae"] for s in report["sections"]} == {None}


def test_findings_have_rule_place_and_sentence(cli: Cli) -> None:
    [report] = checked(cli, LONG)
    assert report["length"] == report["time"] == "long"
    assert report["findings"]
    for finding in report["findings"]:
        assert finding.keys() >= {"rule", "name", "severity", "line", "column", "message"}
        assert finding["line"] >= 1
        assert finding["column"] >= 1
        assert f":{finding['line']}:{finding['column']} {finding['rule']} " in cli("check", LONG).out


def test_an_unreadable_file_is_told_and_the_others_are_checked(cli: Cli, tmp_path: Path) -> None:
    binary = tmp_path / "a.md"
    binary.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x81\x8f")
    (tmp_path / "b.md").write_bytes(JA.read_bytes())
    bad, good = checked(cli, tmp_path)
    assert bad.keys() == {"path", "error"}
    assert bad["path"] == str(binary)
    assert good["length"] == "fits"
    done = cli("check", tmp_path)
    assert done.code == 2
    assert "b.md" in done.out
    assert str(binary) in done.err
    assert "Traceback" not in done.err


def test_folders_are_walked_and_nothing_is_checked_twice(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / "deeper" / "one.md").write_bytes(JA.read_bytes())
    (tmp_path / "two.txt").write_text("私は青山です。", encoding="utf-8")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    found = [Path(report["path"]).name for report in checked(cli, tmp_path, tmp_path / "two.txt", tmp_path)]
    assert sorted(found) == ["one.md", "two.txt"]
    assert len(checked(cli, EXAMPLES)) == 6


def test_a_folder_without_pitches_is_told(cli: Cli, tmp_path: Path) -> None:
    done = cli("check", tmp_path)
    assert done.code == 2
    assert str(tmp_path) in done.err


@pytest.mark.parametrize("slot", ["60", "60s", "1:00"])
def test_another_slot_is_checked_against(cli: Cli, slot: str) -> None:
    [report] = checked(cli, "--slot", slot, JA)
    assert report["slot_seconds"] == 60
    assert report["target_characters"] == [300, 350]
    assert report["length"] == "short"


@pytest.mark.parametrize("slot", ["0", "-1", "nan", "soon", "1e9"])
def test_a_slot_that_is_none_is_one_sentence(cli: Cli, slot: str) -> None:
    done = cli("check", f"--slot={slot}", JA)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1


def test_old_windows_files_are_read(cli: Cli, tmp_path: Path) -> None:
    text = JA.read_text(encoding="utf-8")
    (tmp_path / "sjis.md").write_bytes(text.replace("\n", "\r\n").encode("cp932"))
    [old], [new] = checked(cli, tmp_path / "sjis.md"), checked(cli, JA)
    assert {**old, "path": ""} == {**new, "path": ""}


def test_an_empty_file_has_findings_and_no_fault(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_bytes(b"")
    done = cli("check", "--json", tmp_path / "empty.md")
    assert done.code == 1
    [report] = json.loads(done.out)
    assert report["characters"] == 0
    assert report["findings"]
    assert "empty.md" in cli("check", tmp_path / "empty.md").out


def test_the_table_stands_straight_in_japanese(cli: Cli) -> None:
    from pitchcoach.cli.table import cells

    lines = cli("--locale", "ja", "check", EXAMPLES).out.splitlines()
    table = lines[: lines.index("")] if "" in lines else lines
    marks = [cells(line[: line.index("秒")]) for line in table[1:] if "秒" in line]
    assert len(set(marks)) <= 1 or not marks


def test_a_pitch_cannot_send_commands_to_the_terminal(cli: Cli, tmp_path: Path) -> None:
    hostile = tmp_path / "\x1b]0;title\x07.md"
    hostile.write_text("## \x1b[31mターゲット\n\x1b[2J私は青山です。\n", encoding="utf-8")
    done = cli("check", tmp_path)
    assert "\x1b" not in done.out + done.err
    assert "\x07" not in done.out + done.err


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    check = subprocess.Popen(
        [sys.executable, "-m", "pitchcoach", "check", "--json", *[str(EXAMPLES)] * 50],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert check.stdout is not None
    assert check.stderr is not None
    check.stdout.close()
    assert check.stderr.read() == b""
    check.stderr.close()
    assert check.wait(60) == 0


def test_a_fresh_check_loads_nothing_heavy() -> None:
    assert fresh("check", EXAMPLES).returncode == 1  # fills the cache of readings
    code = (
        "import sys; from pitchcoach.cli.program import run; code = run(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(JA)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert not loaded & HEAVY, loaded & HEAVY
    assert "pitchcoach.store.rounds" not in done.stderr.split()
    assert "pitchcoach.tui" not in done.stderr.split()
