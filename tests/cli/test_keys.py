"""``keys``: the table of the screens, without the screens."""

from __future__ import annotations

import json
import subprocess
import sys

from pitchcoach.config.load import save_setting
from pitchcoach.locations import locations
from pitchcoach.tui.commands import COMMANDS
from tests.cli.running import ROOT, Cli, one_sentence


def test_every_command_is_listed(cli: Cli) -> None:
    done = cli("keys")
    assert (done.code, done.err) == (0, "")
    first = {line.split(" ")[0] for line in done.out.splitlines()}
    assert {command.id for command in COMMANDS} <= first


def test_the_same_as_json(cli: Cli) -> None:
    rows = json.loads(cli("keys", "--json").out)
    assert [row["id"] for row in rows] == [command.id for command in COMMANDS]
    quit_row = next(row for row in rows if row["id"] == "app.quit")
    assert quit_row.keys() == {"id", "screen", "keys", "label", "help"}
    assert quit_row["keys"] == ["ctrl+q"]


def test_the_users_own_keys_are_shown_and_wrong_ones_told(cli: Cli) -> None:
    save_setting(locations().settings, "keys", "library.listen", "f6")
    assert next(line for line in cli("keys").out.splitlines() if "library.listen" in line).split()[1] == "F6"
    save_setting(locations().settings, "keys", "library.listen", "no-such-key")
    done = cli("keys")
    assert done.code == 2
    assert "no-such-key" in one_sentence(done.err)


def test_no_screen_is_loaded_for_it() -> None:
    code = (
        "import sys; from pitchcoach.cli.program import run; code = run(['keys']);"
        "sys.exit(code or bool({'textual', 'rich', 'sounddevice', 'numpy', 'sqlite3'} & {*sys.modules}))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False).returncode
        == 0
    )
