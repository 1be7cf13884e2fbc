"""``trim``: what it prints, its exit codes, and that it writes only when it is told to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import EN, EXAMPLES, JA, LONG, ROOT, Cli


def trimmed(cli: Cli, *arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cli("trim", "--json", *arguments).out)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    file = tmp_path / "long.md"
    file.write_bytes(LONG.read_bytes())
    return file


def test_the_exit_code_tells_fits_from_too_long_and_unreadable(cli: Cli, tmp_path: Path) -> None:
    assert cli("trim", JA).code == 0
    assert cli("trim", LONG).code == 1
    assert cli("trim", JA, "--slot", "60").code == 1  # short
    assert cli("trim", tmp_path / "nothing.md").code == 2
    assert cli("trim").code == 2


def test_it_prints_sets_with_what_each_saves_and_writes_nothing(cli: Cli, copy: Path) -> None:
    before = copy.read_bytes()
    out = cli("trim", copy).out
    assert "179 characters and 30.1 s too long for 60 s" in out
    assert "● fits" in out
    assert "Set 1" in out
    assert "お伝えすることができます。 → お伝えできます。" in out
    assert copy.read_bytes() == before


def test_json_tells_every_set(cli: Cli) -> None:
    found = trimmed(cli, LONG)
    assert (found["length"], found["time"], found["applied"]) == ("long", "long", None)
    assert found["sets"]
    text = LONG.read_text("utf-8").splitlines()
    for number, one in enumerate(found["sets"], 1):
        assert one["number"] == number
        assert one["fits"]
        assert one["characters"] <= 350
        assert one["estimated_seconds"] <= 60
        assert one["characters"] + one["length_saved"] == found["characters"]
        for cut in one["cuts"]:
            assert text[cut["line"] - 1][cut["column"] - 1] == cut["words"][0]


def test_a_set_is_written_when_asked_for(cli: Cli, copy: Path) -> None:
    told = trimmed(cli, copy)["sets"][1]
    done = cli("trim", copy, "--apply", "2")
    assert done.code == 0
    assert f"{told['characters']} characters" in done.out
    after = copy.read_text("utf-8")
    assert "<!-- わざと長くした例です。" in after
    assert "{司法書士|しほうしょし}" in after
    assert cli("trim", copy).code == 0
    [report] = json.loads(cli("check", "--json", copy).out)
    assert report["characters"] == told["characters"]


def test_there_must_be_such_a_set(cli: Cli, copy: Path) -> None:
    before = copy.read_bytes()
    for number in ("99", "0", "x"):
        done = cli("trim", copy, "--apply", number)
        assert done.code == 2
        assert len(done.err.splitlines()) == 1
    assert cli("trim", JA, "--apply", "1").code == 2
    assert copy.read_bytes() == before


def test_a_short_pitch_is_told_where_to_say_more(cli: Cli) -> None:
    done = cli("trim", JA, "--slot", "60")
    assert "To add" in done.out
    assert "Feature" in done.out
    thin = trimmed(cli, JA, "--slot", "60")["thin"]
    assert thin[0]["missing"] == thin[0]["usual"] - thin[0]["length"] > 0


def test_english_is_counted_in_words(cli: Cli) -> None:
    found = trimmed(cli, EN, "--slot", "38")
    assert found["words"] > found["sets"][0]["words"]
    assert " words" in cli("trim", EN, "--slot", "38").out


def test_it_loads_no_screens_and_no_sound() -> None:
    code = (
        "import sys; from pitchcoach.cli.program import run; "
        f"run(['trim', {str(EXAMPLES / 'bookkeeping-freelancers.md')!r}, '--slot', '38']); "
        "sys.exit(' '.join({'textual', 'rich', 'sounddevice', 'pyttsx3', 'numpy'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
