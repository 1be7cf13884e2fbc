"""The file itself: private, patient, and one clear sentence when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pitchcoach.errors import StoreError
from pitchcoach.store import database
from pitchcoach.store.migrations import transaction
from pitchcoach.store.rounds import (
    CLOSED,
    CLOSED_OF_PITCH,
    INSERT_ROUND,
    NEWEST_OF_EACH_PITCH,
    RoundStore,
)
from pitchcoach.store.rows import from_round
from tests.store.examples import PLAN, a_round, minute

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="file modes and limits of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "data" / "pitchcoach.sqlite3"


def rehearsed(path: Path, times: int = 1) -> RoundStore:
    store = RoundStore(path)
    for at in range(times):
        store.end(store.begin(a_round(started_at=minute(at))), "done", 60.0, PLAN)
    return store


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nothing_is_created_before_the_first_call(path: Path) -> None:
    RoundStore(path)
    assert not path.parent.exists()


@posix
def test_only_the_user_can_read_anything(path: Path) -> None:
    old = os.umask(0o022)
    try:
        store = rehearsed(path)
    finally:
        os.umask(old)
    store.begin(a_round())
    modes = {f.name.split(".running-")[0]: mode(f) for f in path.parent.iterdir()}
    names = {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert modes == dict.fromkeys(names, 0o600)
    assert sum(".running-" in f.name and mode(f) == 0o600 for f in path.parent.iterdir()) == 1
    assert mode(path.parent) == 0o700


@posix
def test_a_file_others_could_read_becomes_private_and_a_folder_keeps_its_mode(path: Path) -> None:
    rehearsed(path).close()
    path.chmod(0o644)
    path.parent.chmod(0o755)
    assert RoundStore(path).count() == 1
    assert (mode(path), mode(path.parent)) == (0o600, 0o755)


def test_the_log_is_written_back_when_the_program_ends(path: Path) -> None:
    code = "import sys, pathlib, tests.store.test_database as t; t.rehearsed(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=True)
    assert [f.name for f in path.parent.iterdir()] == [path.name]
    assert RoundStore(path).count() == 1


def test_connections_are_closed_and_the_settings_are_on(path: Path) -> None:
    with database.connected(path) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert db.execute("PRAGMA busy_timeout").fetchone()[0] == database.PATIENCE * 1000
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        db.execute("SELECT 1")
    with database.connected(path, durable=False) as db:
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 1


def test_a_failed_call_leaves_nothing_behind(path: Path) -> None:
    store = rehearsed(path)
    wrong = a_round(marks=(*PLAN, PLAN[0].__class__(None, "", float("nan"), None)))
    with pytest.raises(StoreError, match="refused"):
        store.begin(wrong)
    assert store.count() == 1
    assert list(store.recover()) == []


def test_a_writer_waits_for_another_one(path: Path) -> None:
    store = rehearsed(path)
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with database.connected(path) as db, transaction(db):
            writing.set()
            done.wait(0.2)

    other = threading.Thread(target=write)
    other.start()
    assert writing.wait(10)
    rehearsed(path).close()
    other.join()
    assert store.count() == 2


def test_a_database_that_stays_busy_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = rehearsed(path)
    with database.connected(path) as db, transaction(db):
        monkeypatch.setattr(database, "PATIENCE", 0.02)
        assert store.count() == 1  # readers do not wait for a writer
        with pytest.raises(StoreError, match="busy"):
            store.begin(a_round())


def test_a_user_who_deletes_the_file_begins_anew(path: Path) -> None:
    store = rehearsed(path)
    store.close()
    path.unlink()
    assert store.count() == 0


def spoil_all(path: Path) -> None:
    path.write_bytes(b"This is not a database at all. " * 400)


def spoil_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 2])


@pytest.mark.parametrize("spoil", [spoil_all, spoil_the_middle, cut])
def test_a_damaged_file_is_named_and_left_alone(path: Path, spoil: Callable[[Path], None]) -> None:
    rehearsed(path, 30).close()
    spoil(path)
    spoilt = path.read_bytes()
    store = RoundStore(path)
    with pytest.raises(StoreError, match="damaged") as caught:
        store.check()
    assert caught.value.path == path
    assert caught.value.remedy is not None
    assert caught.value.remedy.values["file"] == path
    store.close()
    assert path.read_bytes() == spoilt


def test_a_damaged_file_is_set_aside_on_request(path: Path) -> None:
    store = rehearsed(path)
    store.close()
    spoil_all(path)
    with pytest.raises(StoreError, match="damaged"):
        store.rounds()
    path.with_name(path.name + "-wal").write_bytes(b"what was not yet written back")
    first = store.set_aside()
    assert first.read_bytes().startswith(b"This is not a database")
    assert first.with_name(first.name + "-wal").read_bytes() == b"what was not yet written back"
    assert list(store.rounds()) == []
    second = store.set_aside()
    assert second != first
    assert first.exists()


def test_a_sound_file_passes_the_check(path: Path) -> None:
    rehearsed(path, 30).check()


def test_marks_without_a_round_fail_the_check(path: Path) -> None:
    store = rehearsed(path)
    with database.connected(path) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("DELETE FROM rounds")
    with pytest.raises(StoreError, match="damaged"):
        store.check()


def test_a_deleted_round_takes_its_marks_along(path: Path) -> None:
    store = rehearsed(path)
    (only,) = store.rounds()
    assert only.id is not None
    store.delete(only.id)
    with database.connected(path) as db:
        assert db.execute("SELECT count(*) FROM marks").fetchone() == (0,)


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be opened for writing") as caught:
        RoundStore(tmp_path / "data" / "pitchcoach.sqlite3").begin(a_round())
    assert caught.value.remedy is not None
    assert caught.value.remedy.values["folder"] == tmp_path / "data"
    assert (tmp_path / "data").read_text() == "not a folder"


def test_a_folder_in_place_of_the_file_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        RoundStore(path).rounds()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc on this system")
def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        RoundStore(Path("/proc/pitchcoach/pitchcoach.sqlite3")).rounds()


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="modes do not stop the superuser")
def test_a_folder_without_permission_is_told(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.parent.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        RoundStore(path).rounds()


def test_a_full_disk_is_told_and_what_was_stored_is_kept(path: Path) -> None:
    store = rehearsed(path)
    with (
        pytest.raises(StoreError, match="disk is full"),
        database.connected(path) as db,
    ):
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
        with transaction(db):
            for _ in range(200):
                db.execute(INSERT_ROUND, from_round(a_round(title="長" * 1000), "nobody"))
    assert store.count() == 1
    assert list(store.recover()) == []
    store.check()


@posix
def test_a_disk_that_refuses_in_earnest_loses_no_promised_round(path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.program", "fill", str(path), "600000"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    promised, sentence = told.stdout.splitlines()
    assert sentence == "The disk refused to read or write the database."
    assert int(promised) > 5
    store = RoundStore(path)
    store.check()
    store.recover()
    assert sum(r.outcome == "done" for r in store.rounds()) == int(promised)


@pytest.mark.parametrize("query", [CLOSED, CLOSED_OF_PITCH, NEWEST_OF_EACH_PITCH])
def test_lists_read_no_more_rows_than_they_need(path: Path, query: str) -> None:
    with database.connected(path) as db:
        values = {"pitch": "/p/a.md", "limit": 20}
        plan = [row[3] for row in db.execute("EXPLAIN QUERY PLAN " + query, values)]
    assert not [step for step in plan if "TEMP B-TREE" in step]
    scans = [step for step in plan if step.startswith("SCAN") and "pitches" not in step]
    if query == CLOSED:
        assert scans == ["SCAN rounds USING INDEX rounds_by_time"]  # in order, ended by the limit
    else:
        assert scans == []
