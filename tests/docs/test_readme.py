import re
import subprocess
import sys

import pytest

from pitchcoach.cli.program import COMMANDS
from pitchcoach.text.rules import RULES
from tests.docs.readme import README, renewed

TEXT = README.read_text("utf-8")


def test_its_tables_are_what_the_program_knows():
    assert renewed(TEXT) == TEXT, "run python -m tests.docs.readme"


def test_ci_runs_its_test_command_word_for_word():
    commands = [c for c in re.findall(r"```sh\n(.*?)\n```", TEXT, re.DOTALL) if "pytest" in c]
    assert len(commands) == 1
    assert commands[0] in (README.parent / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told(name):
    done = subprocess.run(
        [sys.executable, "-m", "pitchcoach", name, "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=README.parent,
    )
    for option in set(re.findall(r"(--[a-z-]+)", done.stdout)) - {"--help"}:
        assert re.search(rf"pitchcoach {name}[^\n]*{option}", TEXT), f"{name} {option}"


def test_every_rule_is_told():
    import inspect

    for rule in RULES:
        for code in re.findall(r'"([LTSBRV]\d{3}) ', inspect.getsource(rule)):
            assert code in TEXT, code


def test_it_speaks_of_the_project_alone():
    assert not re.search(r"/work/|\.\./shared|issue \d", TEXT)
