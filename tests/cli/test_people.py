"""``people``: lists brought in, taken along, merged and deleted."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from pitchcoach.locations import locations
from pitchcoach.model.meet import Encounter, Person, Talk
from pitchcoach.store.meetings import MeetingStore
from tests.cli.running import ROOT, Cli, one_sentence
from tests.store.people import HANAKO, a_touch, an_event

NOON = datetime(2026, 12, 2, 3, 0, tzinfo=UTC)
LIST = "氏名,会社名,業種,備考\r\n山田　花子様,㈱やまだ,飲食,=1+1\r\n鈴木 一郎,鈴木工務店,建築,\r\n"


@pytest.fixture
def store() -> MeetingStore:
    found = MeetingStore(locations().database)
    found.add_event(an_event())
    return found


def names(store: MeetingStore) -> list[str]:
    return [person.name for person in store.people()]


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_a_list_of_any_encoding_is_brought_in(
    cli: Cli, store: MeetingStore, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "名簿.csv"
    path.write_bytes(LIST.encode(encoding))
    done = cli("people", "--import", path, "--event", 1)
    assert done.code == 0
    assert "山田 花子" in done.out
    assert done.err == "2 new.\n"
    assert [(one.name, one.firm, one.line) for one in store.people(1)] == [
        ("山田 花子", "㈱やまだ", "=1+1"),
        ("鈴木 一郎", "鈴木工務店", ""),
    ]
    again = cli("people", "--import", path, "--event", 1)
    assert (again.out, again.err) == ("", "0 new.\n2 stood on the list already and stay as they are.\n")


def test_a_list_is_piped_in_and_doubles_are_suggested_never_merged(
    cli: Cli, store: MeetingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_people(None, [Person(None, "山田花子", firm="やまだ株式会社")])
    piped = SimpleNamespace(buffer=io.BytesIO(LIST.encode()), isatty=lambda: False)
    monkeypatch.setattr("sys.stdin", piped)
    done = cli("people", "--import", "-", "--event", 1)
    assert done.code == 0
    assert "2 山田 花子 (㈱やまだ) may be 1 山田花子" in done.err
    assert "--merge 1 2" in done.err
    assert len(names(store)) == 3
    assert json.loads(cli("people", "--doubles", "--json").out) == [
        {"keep": 1, "other": 2, "reason": "the same name and firm", "certain": True}
    ]
    assert one_sentence(cli("people", "--merge", 1, 2).err).endswith("Say it with --yes.")
    cli("people", "--apart", 2, 1)
    assert json.loads(cli("people", "--doubles", "--json").out) == []
    assert len(names(store)) == 3
    merged = json.loads(cli("people", "--merge", 1, 2, "--yes", "--json").out)
    assert (merged["id"], merged["firm"], merged["trade"]) == (1, "やまだ株式会社", "飲食")
    assert [one.id for one in store.people(1)] == [1, 3]
    assert "Nobody" in one_sentence(cli("people", "--doubles").err)


def test_people_are_listed_for_one_event_or_all(cli: Cli, store: MeetingStore) -> None:
    store.add_people(1, [Person(None, "山田 花子\x1b[2J[/]", "やまだ はなこ", "やまだ珈琲")])
    store.add_people(None, [Person(None, "Ann Smith", firm="長" * 10_000)])
    done = cli("people")
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert [line.split()[0] for line in done.out.splitlines()] == ["No.", "2", "1"]
    assert max(map(len, done.out.splitlines())) < 120
    assert "Ann" not in cli("people", "--event", 1).out
    (one,) = json.loads(cli("people", "--event", 1, "--json").out)
    assert (one["reading"], one["met"][0]["event_id"]) == ("やまだ はなこ", 1)


@pytest.mark.parametrize("ending", ["csv", "md", "vcf", "ics"])
def test_all_is_taken_along_privately(cli: Cli, store: MeetingStore, tmp_path: Path, ending: str) -> None:
    store.add_people(1, [Person(None, "山田 花子")])
    path = tmp_path / f"all.{ending}"
    done = cli("people", "--export", path)
    assert (done.code, done.out) == (0, f"{path}\n")
    one_sentence(done.err)
    assert ("山田" in path.read_text("utf-8")) == (ending != "ics")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if ending != "ics":
        again = cli("people", "--import", path) if ending != "md" else None
        assert again is None or names(store) == ["山田 花子", "山田 花子"]


def test_deleting_one_or_all_needs_a_yes(cli: Cli, store: MeetingStore) -> None:
    store.add_people(1, [Person(None, "山田 花子"), Person(None, "鈴木")])
    for words in (["--delete", 1], ["--delete-all"]):
        refused = cli("people", *words)
        assert (refused.code, refused.out) == (2, "")
        assert "--yes" in one_sentence(refused.err)
    assert len(names(store)) == 2
    assert cli("people", "--delete", 1, "--yes").err == "Deleted (people: 1).\n"
    assert names(store) == ["鈴木"]
    assert cli("people", "--delete-all", "--yes").err == "Deleted (events: 1, people: 1).\n"
    assert not store.events()
    store.close()
    left = b"".join(file.read_bytes() for file in locations().data.iterdir())
    for name in ("山田", "鈴木", "異業種"):
        assert name.encode() not in left


@pytest.mark.parametrize(("answer", "left"), [("y\n", 0), ("はい\n", 0), ("n\n", 1), ("", 1)])
def test_in_a_terminal_it_asks(
    cli: Cli, store: MeetingStore, monkeypatch: pytest.MonkeyPatch, answer: str, left: int
) -> None:
    store.add_people(1, [Person(None, "山田 花子")])
    terminal = io.StringIO(answer)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    done = cli("people", "--delete", 1)
    assert done.code == 0
    assert done.err.startswith("Delete 1 山田 花子 (people: 1)? This cannot be undone. [y/N] ")
    assert len(names(store)) == left


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--event", "9"], "there is no event 9"),
        (["--delete", "9", "--yes"], "there is no person 9"),
        (["--delete", "0", "--yes"], "there is no person 0"),
        (["0"], "there is no person 0"),
        (["1", "--delete", "1", "--yes"], "do not go together"),
        (["--event", "1", "--delete-all", "--yes"], "not one event"),
        (["--merge", "1", "9", "--yes"], "there is no person 9"),
        (["--merge", "1", "1", "--yes"], "one entry already"),
        (["--apart", "1", "1"], "one entry already"),
        (["--apart", "1", "9"], "there is no person 9"),
        (["--export", "x.xlsx"], "no kind of file"),
        (["--export", "book.csv/x.csv"], "cannot write"),
        (["--import", "nowhere.csv"], "nowhere.csv"),
        (["--import", "."], "Is a directory"),
        (["--import", "book.csv"], "workbook"),
        (["--import", "noise.csv"], "not text"),
        (["--import", "empty.csv"], "no name"),
        (["--export", "x.csv", "--delete-all"], "do not go together"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    cli: Cli,
    store: MeetingStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    told: str,
) -> None:
    store.add_people(1, [Person(None, "山田 花子")])
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.csv").write_bytes(b"PK\x03\x04" + bytes(50))
    (tmp_path / "noise.csv").write_bytes(bytes(range(128, 256)) * 3)
    (tmp_path / "empty.csv").write_bytes(b"")
    done = cli("people", *words)
    assert (done.code, done.out) == (2, "")
    assert told in one_sentence(done.err)
    assert "山田" not in done.err
    assert names(store) == ["山田 花子"]


def test_over_a_pipe_that_ends_early_in_a_poor_locale(
    store: MeetingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_people(1, [Person(None, f"山田 {number}") for number in range(2000)])
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    words = [sys.executable, "-m", "pitchcoach", "people"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert (running.stderr.read(), running.wait(60)) == (b"", 0)


def test_one_person_is_shown_with_all_that_is_known(cli: Cli, store: MeetingStore) -> None:
    (ann, _) = store.add_people(1, [HANAKO, Person(None, "鈴木")])
    store.put_encounter(Encounter(1, ann.id or 0, 0, "内装", promised="資料", talked=True))
    store.add_talk(Talk(None, NOON, 600.0, 200.0, 340.0, 1, ann.id, "水曜に電話"))
    store.add_touches([a_touch(ann, step="お礼\x1b[2J", event_id=1, text="先日は")])
    done = cli("people", ann.id)
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    for told in (
        "hanako@example.jp",
        "has a worry",
        "内装",
        "Talked: yes",
        "5:40",
        "水曜に電話",
        "2026-12-02 お礼",
    ):
        assert told in done.out
    assert "鈴木" not in done.out
    found = json.loads(cli("people", ann.id, "--json").out)
    assert (found["name"], found["met"][0]["promised"]) == (HANAKO.name, "資料")
    assert (found["talks"][0]["theirs"], found["touches"][0]["text"]) == (340.0, "先日は")
