"""The command line as a user meets it: in this process, or in a fresh interpreter where that matters."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pitchcoach.cli.program import run
from pitchcoach.locations import example_pitches

EXAMPLES = example_pitches()
ROOT = Path(__file__).parents[2]
JA = EXAMPLES / "gyoseishoshi-30byo.md"
EN = EXAMPLES / "bookkeeping-freelancers.md"
LONG = EXAMPLES / "souzoku-nagasugi.md"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Cli:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Done:
        self._capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        written = self._capsys.readouterr()
        return Done(code, written.out, written.err)


def fresh(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command in an interpreter of its own; the home is the test's."""
    words = [sys.executable, "-m", "pitchcoach", *map(str, arguments)]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]  # options are subprocess's own
        words, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60, **options
    )


def one_sentence(err: str) -> str:
    """Return the only line on standard error; fail when there is more or a traceback."""
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert "Traceback" not in err
    return lines[0]
