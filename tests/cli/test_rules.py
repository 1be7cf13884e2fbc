"""``rules``: the rule book, and how a rule is switched off."""

from __future__ import annotations

import inspect
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pitchcoach.config.load import save_setting
from pitchcoach.locations import locations
from pitchcoach.text.content.book import CONTENT_RULES
from pitchcoach.text.rule_book import MEASURING_RULES, RULE_BOOK
from pitchcoach.text.rules import RULES
from tests.cli.running import ROOT, Cli, one_sentence

JARGON = "---\nlanguage: en\n{extra}---\n## Feature\nWe leverage synergies.\n"


def jargon(tmp_path: Path, extra: str = "") -> Path:
    path = tmp_path / "pitch.md"
    path.write_text(JARGON.format(extra=extra), "utf-8")
    return path


def test_every_rule_is_listed_with_what_to_do(cli: Cli) -> None:
    done = cli("rules")
    assert (done.code, done.err) == (0, "")
    rows = done.out.split("\n\n")[0].splitlines()
    assert [row.split()[0] for row in rows[1:]] == [info.id for info in RULE_BOOK]
    for row, info in zip(rows[1:], RULE_BOOK, strict=True):
        assert info.name in row
        assert row.endswith(info.fix.text)


def test_the_book_knows_every_rule_there_is() -> None:
    """The ids and names are read out of the rules' own sources."""
    code = "".join(inspect.getsource(rule) for rule in RULES)
    named = re.findall(r'"([A-Z]\d{3})(?: |", f?")([a-z{}-]+)"', code)
    written = {(rule, name.replace("{role}", "…")) for rule, name in named}
    assert len(written) >= 12
    assert {(info.id, info.name) for info in MEASURING_RULES} == written
    everything = [*MEASURING_RULES, *(rule.info for rule in CONTENT_RULES)]
    assert len(RULE_BOOK) == len(everything)
    assert all(info in RULE_BOOK for info in everything)


def test_an_id_stands_once_for_each_language() -> None:
    told = [(info.id, language) for info in RULE_BOOK for language in info.languages]
    assert len(told) == len(set(told))


@pytest.mark.parametrize("asked", ["C104", "c104", "jargon"])
def test_one_rule_tells_its_reason_and_how_to_switch_it_off(cli: Cli, asked: str) -> None:
    done = cli("rules", asked)
    assert (done.code, done.err) == (0, "")
    for info in RULE_BOOK:
        if info.id == "C104":
            assert info.reason.text in done.out
            assert info.source.text in done.out
            assert info.fix.text in done.out
    assert "rules_off: C104" in done.out
    assert 'pitchcoach settings rules.off "C104"' in done.out
    assert "C106" not in done.out


def test_the_line_it_tells_switches_the_rule_off_in_a_file(cli: Cli, tmp_path: Path) -> None:
    told = cli("rules", "C104").out
    line = next(iter(re.findall(r"rules_off: \S+", told)))
    assert "C104" in cli("check", jargon(tmp_path)).out
    assert "C104" not in cli("check", jargon(tmp_path, line + "\n")).out


def test_the_command_it_tells_switches_the_rule_off_and_on_again(cli: Cli, tmp_path: Path) -> None:
    path = jargon(tmp_path)
    save_setting(locations().settings, "rules", "off", "H103")
    off = cli("rules", "C104").out.splitlines()[-1].partition(": ")[2]
    assert cli(*shlex.split(off)[1:]).code == 0
    assert "C104" not in cli("check", path).out
    rows = {row["id"]: row["off"] for row in json.loads(cli("rules", "--json").out)}
    assert {rule for rule, is_off in rows.items() if is_off} == {"C104", "H103"}
    assert re.search(r"^C104 .* off  ", cli("rules").out, re.MULTILINE)
    on = cli("rules", "C104").out.splitlines()[-1].partition(": ")[2]
    assert on == 'pitchcoach settings rules.off "H103"'
    assert cli(*shlex.split(on)[1:]).code == 0
    assert "C104" in cli("check", path).out


def test_the_same_as_json(cli: Cli) -> None:
    rows = json.loads(cli("rules", "--json").out)
    assert [row["id"] for row in rows] == [info.id for info in RULE_BOOK]
    [row] = json.loads(cli("rules", "L101", "--json").out)
    info = next(info for info in RULE_BOOK if info.id == "L101")
    assert row == {
        "id": "L101",
        "name": "too-long",
        "severity": "warning",
        "languages": ["ja", "en"],
        "off": False,
        "reason": info.reason.text,
        "source": info.source.text,
        "fix": info.fix.text,
    }


@pytest.mark.parametrize("asked", ["X999", "", "C1"])
def test_a_rule_that_is_not_there_is_one_sentence(cli: Cli, asked: str) -> None:
    done = cli("rules", asked)
    assert (done.code, done.out) == (2, "")
    assert f"there is no rule {asked}" in one_sentence(done.err)


def test_nothing_heavy_is_loaded_for_it() -> None:
    code = (
        "import sys; from pitchcoach.cli.program import run; code = run(['rules']);"
        "sys.exit(code or bool({'textual', 'rich', 'sounddevice', 'numpy', 'sqlite3', 'pyopenjtalk'}"
        " & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 0
