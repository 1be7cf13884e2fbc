"""``pitchcoach doctor``: rows, JSON, exit codes; broken settings, a damaged database, a real microphone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pitchcoach.locations import locations
from tests.audio.sounds import tone, until, write_wav
from tests.cli.running import Cli, fresh
from tests.rig.virtual_sound import RATE, VirtualSound

KEYS = {"name", "label", "state", "essential", "found", "remedy"}
ESSENTIAL = {"python", "settings", "folder-config", "folder-data", "database", "readings"}


def rows(out: str) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in json.loads(out)}


def test_the_machine_of_this_test_is_sound(cli: Cli) -> None:
    done = cli("doctor", "--json")
    assert (done.code, done.err) == (0, "")
    told = rows(done.out)
    assert all(set(row) == KEYS for row in told.values())
    assert {name for name, row in told.items() if row["essential"]} == ESSENTIAL
    assert {row["state"] for row in told.values()} <= {"ok", "missing", "problem"}
    assert all(told[name]["state"] == "ok" for name in ESSENTIAL)
    assert all(row["remedy"] for row in told.values() if row["state"] != "ok")
    assert not locations().database.exists()


def test_the_table_has_word_and_sign_for_every_row(cli: Cli) -> None:
    done = cli("doctor")
    lines = done.out.splitlines()
    body = lines[1 : lines.index("")]
    assert len(body) == 15
    assert all(line.startswith(("● works", "▽ missing", "▲ problem")) for line in body)
    assert "not looked at: the output is no terminal" in done.out


def test_plain_signs(cli: Cli) -> None:
    assert cli("settings", "interface.ascii_signs", "true").code == 0
    assert cli("doctor").out.splitlines()[1].startswith("= works")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[nothing]\n", "nothing"),
        ('[keys]\n"library.draft" = "f99"\n', "f99"),
        ("[time]\nslot_seconds = -1\n", "slot_seconds"),
        ('[speaker]\nsince_ja = "soon"\n', "since_ja"),
    ],
)
def test_broken_settings_are_a_row_and_not_the_end(cli: Cli, content: str, told: str) -> None:
    path = locations().settings
    path.parent.mkdir(parents=True)
    path.write_text(content)
    done = cli("doctor", "--json")
    row = rows(done.out)["settings"]
    assert (done.code, row["state"]) == (1, "problem")
    assert told in f"{row['found']} {row['remedy']}"
    assert rows(done.out)["readings"]["state"] == "ok"


def test_a_damaged_database_is_told_with_what_to_do(cli: Cli) -> None:
    path = locations().database
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all" * 500)
    done = cli("doctor")
    assert done.code == 1
    assert "▲ problem" in done.out
    assert "- Database (needed): " in done.out


def test_a_home_that_cannot_be_written(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (file := tmp_path / "file").write_text("")
    monkeypatch.setenv("PITCHCOACH_HOME", str(file))
    done = cli("doctor", "--json")
    told = rows(done.out)
    assert done.code == 1
    assert {name for name, row in told.items() if row["state"] == "problem"} >= {
        "folder-config",
        "folder-data",
    }
    assert "PITCHCOACH_HOME" in str(told["folder-data"]["remedy"])


def test_without_a_sound_library_or_an_engine_it_is_optional_and_told() -> None:
    hidden = "import sys; sys.modules['sounddevice'] = sys.modules['pyttsx3'] = None\n"
    code = hidden + "from pitchcoach.cli.program import run; sys.exit(run(['doctor', '--json']))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    told = rows(done.stdout)
    assert done.returncode == 0, done.stderr
    assert told["portaudio"]["state"] == "missing"
    assert told["loudspeaker"]["state"] == told["microphone"]["state"] == "missing"


def test_nothing_but_data_is_written_and_no_screen_is_loaded() -> None:
    done = fresh("doctor", "--json")
    assert rows(done.stdout)
    assert done.stderr == ""
    code = (
        "import sys; from pitchcoach.cli.program import run; run(['doctor']);"
        "sys.exit(bool({'textual', 'rich', 'pyttsx3'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.rig
def test_a_silent_microphone_is_told_from_a_speaking_one(cli: Cli, rig: VirtualSound, tmp_path: Path) -> None:
    done = cli("doctor", "--json", "--microphone")
    told = rows(done.out)
    assert "PortAudio" in str(told["portaudio"]["found"])
    assert told["microphone"]["state"] == told["loudspeaker"]["state"] == "ok"
    # The virtual microphone delivers exact zeros, as one without permission does.
    assert "exact silence" in str(told["microphone-test"]["found"])
    assert "Speak now" in done.err
    assert done.code == 0
    speaking = rig.speak(write_wav(tmp_path / "tone.wav", tone(440.0, 60.0, rate=RATE)))
    try:
        assert until(lambda: _microphone(cli)["state"] == "ok")
    finally:
        speaking.terminate()
        speaking.wait(10)


def _microphone(cli: Cli) -> dict[str, object]:
    return rows(cli("doctor", "--json", "--microphone").out)["microphone-test"]
