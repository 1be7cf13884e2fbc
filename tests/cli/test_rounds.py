"""``rounds``: what was rehearsed, newest first, in local time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.locations import locations
from pitchcoach.model.round import Mark
from pitchcoach.store.rounds import RoundStore
from tests.cli.running import Cli, fresh, one_sentence
from tests.store.examples import a_round, minute

MARKS = (Mark("target", "ターゲット", 15.0, 14.2), Mark(None, "余談", 5.0, 21.0), Mark("hook", "", 9.0, None))


@pytest.fixture(autouse=True)
def tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def rehearse(pitch: Path, number: int, seconds: float = 62.4, title: str = "自己紹介") -> int:
    store = RoundStore(locations().database)
    new = replace(a_round(), pitch=pitch.absolute(), title=title, started_at=minute(number), marks=MARKS)
    round_id = store.begin(new)
    store.end(round_id, "done", seconds, MARKS)
    store.close()
    return round_id


def test_no_round_yet_makes_no_database(cli: Cli) -> None:
    done = cli("rounds")
    assert (done.code, done.out) == (0, "")
    one_sentence(done.err)
    assert json.loads(cli("rounds", "--json").out) == []
    assert not locations().database.exists()


def test_the_newest_comes_first_in_local_time(cli: Cli) -> None:
    rehearse(Path("a.md"), 0)
    rehearse(Path("b.md"), 5, seconds=51.8)
    done = cli("rounds")
    assert (done.code, done.err) == (0, "")
    _, newest, oldest = done.out.splitlines()
    assert newest.startswith("2025-01-31 12:09")
    assert oldest.startswith("2025-01-31 12:04")
    assert "−8 s" in newest
    assert "+2 s" in oldest
    assert "Target 14  余談 21" in oldest
    assert "Whole text" in oldest
    assert "Hook" not in oldest


def test_the_same_as_json(cli: Cli) -> None:
    number = rehearse(Path("a.md"), 0)
    store = RoundStore(locations().database)
    store.annotate(number, note="まあまあ", feeling=4, finding="over")
    store.close()
    [row] = json.loads(cli("rounds", "--json").out)
    assert row["id"] == number
    assert row["started_at"] == "2025-01-31T12:04:05+09:00"
    assert row["path"] == str(Path("a.md").absolute())
    assert (row["slot_seconds"], row["seconds"], row["difference"]) == (60.0, 62.4, 2.4)
    assert row["outcome"] == "done"
    assert (row["rung"], row["finding"], row["feeling"], row["note"]) == ("read", "over", 4, "まあまあ")
    assert row["marks"][1] == {
        "role": None,
        "heading": "余談",
        "planned_seconds": 5.0,
        "ended_at": 21.0,
    }
    assert row["marks"][2]["ended_at"] is None
    assert row["recording"] is None


def test_only_the_rounds_of_one_file(cli: Cli) -> None:
    rehearse(Path("a.md"), 0)
    rehearse(Path("b.md"), 5)
    assert len(json.loads(cli("rounds", "--json").out)) == 2
    [row] = json.loads(cli("rounds", "b.md", "--json").out)
    assert Path(row["path"]).name == "b.md"
    assert json.loads(cli("rounds", "c.md", "--json").out) == []


def test_a_title_cannot_send_commands_to_the_terminal(cli: Cli) -> None:
    rehearse(Path("a.md"), 0, title="自己\x1b[2J\n紹介")
    done = cli("rounds")
    assert "\x1b" not in done.out
    assert len(done.out.splitlines()) == 2


def test_over_a_pipe_in_a_poor_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearse(Path("a.md"), 0)
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = fresh("rounds")
    assert done.returncode == 0, done.stderr
    assert "62 s" in done.stdout


def test_a_damaged_database_is_one_sentence(cli: Cli) -> None:
    path = locations().database
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all, but long enough to look like something" * 20)
    done = cli("rounds")
    assert (done.code, done.out) == (2, "")
    assert str(path) in one_sentence(done.err)
