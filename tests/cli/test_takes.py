"""``takes``: the recordings of this machine; listed, taken along, deleted only after a yes."""

from __future__ import annotations

import io
import json
import sys
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.locations import locations
from pitchcoach.store.rounds import RoundStore
from tests.cli.running import Cli, one_sentence
from tests.coach.rounds import a_round


def recorded(name: str, pitch: Path) -> Path:
    path = locations().takes / f"{name}.wav"
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000))
    store = RoundStore(locations().database)
    new = a_round(id=None, outcome="running", seconds=None, title=f"T {name}", pitch=pitch, take=path)
    store.end(store.begin(replace(new)), "done", 58, (), path)
    store.close()
    return path


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return recorded("one", tmp_path / "a.md"), recorded("two", tmp_path / "b.md")


def test_without_recordings_it_says_how_they_come(cli: Cli) -> None:
    done = cli("takes")
    assert (done.code, done.out) == (0, "")
    assert "allow" in one_sentence(done.err)
    assert json.loads(cli("takes", "--json").out) == []
    assert not locations().database.exists()


def test_they_are_listed_and_described(cli: Cli, two: tuple[Path, Path], tmp_path: Path) -> None:
    done = cli("takes")
    assert "T one" in done.out
    assert "2 recordings" in done.err
    (only,) = json.loads(cli("takes", tmp_path / "a.md", "--json").out)
    assert (only["path"], only["seconds"], only["best"]) == (str(two[0]), 1.0, True)


def test_they_are_taken_along(cli: Cli, two: tuple[Path, Path], tmp_path: Path) -> None:
    done = cli("takes", "--export", tmp_path / "mine")
    copies = [Path(line) for line in done.out.splitlines()]
    assert all(copy.parent == tmp_path / "mine" and copy.exists() for copy in copies)
    assert len(copies) == 2
    assert all(path.exists() for path in two)


def test_deleting_tells_what_is_gone(cli: Cli, two: tuple[Path, Path], tmp_path: Path) -> None:
    number = json.loads(cli("takes", tmp_path / "a.md", "--json").out)[0]["id"]
    done = cli("takes", "--delete", number, "--yes")
    assert done.out.strip() == str(two[0])
    assert [path.exists() for path in two] == [False, True]
    assert cli("takes", "--delete-all", "--yes").out.strip() == str(two[1])
    assert "no recordings" in cli("takes", "--delete-all", "--yes").err
    store = RoundStore(locations().database)
    assert len(store.rounds()) == 2
    store.close()


@pytest.mark.parametrize(("answer", "gone"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_deleting_asks(
    cli: Cli, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, answer: str, gone: bool
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    done = cli("takes", "--delete-all")
    assert "cannot be brought back" in done.err
    assert [path.exists() for path in two] == [not gone] * 2


def test_where_nobody_can_be_asked_nothing_is_deleted(
    cli: Cli, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    done = cli("takes", "--delete-all")
    assert done.code == 2
    assert "--yes" in one_sentence(done.err)
    assert all(path.exists() for path in two)


@pytest.mark.parametrize(
    "wrong", [("--delete", "4711", "--yes"), ("--delete", "1", "--delete-all"), ("--what",)]
)
def test_mistakes_are_one_sentence(cli: Cli, two: tuple[Path, Path], wrong: tuple[str, ...]) -> None:
    done = cli("takes", *wrong)
    assert done.code == 2
    assert one_sentence(done.err)
    assert all(path.exists() for path in two)
