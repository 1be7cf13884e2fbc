"""From nothing and from old files with rows to today's shape; from the future nothing is touched."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from pitchcoach.errors import StoreError
from pitchcoach.model.history import DayFigures
from pitchcoach.model.round import Mark, Round
from pitchcoach.store.database import connected
from pitchcoach.store.migrations import MIGRATIONS, Migration, version
from pitchcoach.store.rounds import RoundStore
from tests.store.examples import START

VERSION_1 = Path(__file__).with_name("version_1.sql")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pitchcoach.sqlite3"


@pytest.fixture
def old(path: Path) -> Path:
    """A file as version 1 wrote it."""
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1.read_text("utf-8"))
    return path


def add_note(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE rounds ADD COLUMN memo TEXT NOT NULL DEFAULT ''")


def fill_note(db: sqlite3.Connection) -> None:
    db.execute("UPDATE rounds SET memo = 'old'")


def fail(db: sqlite3.Connection) -> None:
    db.execute("UPDATE rounds SET memo = 'half done'")
    db.execute("SELECT * FROM nowhere")


def drop_rounds(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM rounds")


def copies(path: Path) -> list[str]:
    return sorted(f.name for f in path.parent.iterdir() if f != path)


def test_a_blank_file_takes_every_step_and_needs_no_copy(path: Path) -> None:
    with connected(path) as db:
        assert version(db) == len(MIGRATIONS)
    assert copies(path) == []


def test_a_file_of_version_1_with_rows_is_read_today(old: Path) -> None:
    store = RoundStore(old)
    done, running = store.get(1), store.get(2)
    assert done == Round(
        id=1,
        pitch=Path("/home/花子/pitches/飲食店.md"),
        title="行政書士の自己紹介",
        audience="飲食店を開く方",
        family="行政書士",
        language="ja",
        started_at=START,
        slot_seconds=60.0,
        characters=314,
        units=402,
        commas=9,
        sentences=6,
        outcome="done",
        seconds=58.75,
        marks=(Mark("target", "ターゲット", 15.25, 14.5, 101, 2, 2), Mark(None, "", 44.75, None, 301, 7, 4)),
        take=Path("/takes/1.wav"),
        comma_seconds=2.5,
        stop_seconds=4.25,
    )
    assert running is not None
    assert running.outcome == "running"
    assert [(r.id, r.outcome, r.seconds) for r in store.recover()] == [(2, "interrupted", 7.5)]
    assert list(store.rounds(done.pitch)) == [done]
    for history in (store.history(done.pitch), store.history()):
        assert (history.count, history.inside) == (1, 1)
        assert history.days == (DayFigures(START.astimezone().date(), 1),)
    store.check()
    store.close()
    [copy] = copies(old)
    assert copy == f"pitchcoach.sqlite3.before-v{len(MIGRATIONS)}"
    with contextlib.closing(sqlite3.connect(old.with_name(copy))) as db:
        assert version(db) == 1
        assert db.execute("SELECT count(*) FROM marks").fetchone() == (3,)


def test_a_fresh_file_has_the_shape_that_version_1_had(path: Path, tmp_path: Path) -> None:
    with connected(path, migrations=MIGRATIONS[:1]) as db:
        fresh = _shape(db)
    with contextlib.closing(sqlite3.connect(tmp_path / "old.sqlite3")) as db:
        db.executescript(VERSION_1.read_text("utf-8"))
        assert _shape(db) == fresh


def _shape(db: sqlite3.Connection) -> list[tuple[str, str]]:
    found = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return [(name, " ".join(sql.split())) for name, sql in found]


def test_steps_are_taken_on_a_file_with_rows_and_a_private_copy_is_kept(old: Path) -> None:
    steps: tuple[Migration, ...] = (MIGRATIONS[0], add_note, fill_note)
    with connected(old, migrations=steps) as db:
        assert version(db) == 3
        assert db.execute("SELECT id, memo FROM rounds").fetchall() == [(1, "old"), (2, "old")]
        assert db.execute("SELECT count(*) FROM marks").fetchone() == (3,)
    assert copies(old) == ["pitchcoach.sqlite3.before-v3"]
    copy = old.with_name("pitchcoach.sqlite3.before-v3")
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert RoundStore(copy).count() == 1  # it is a whole database of version 1


def test_what_is_still_in_the_log_is_in_the_copy(path: Path) -> None:
    with connected(path) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute(
            "INSERT INTO rounds (id, pitch, title, audience, family, language, started_at, slot_seconds, "
            "characters, units, words, commas, sentences, outcome, seconds) "
            "VALUES (7,'p','','','','ja','2025',1,1,1,NULL,1,1,'done',1)"
        )
        writer.execute("COMMIT")
        with connected(path, migrations=(*MIGRATIONS, add_note)):
            pass
    assert RoundStore(path.with_name(path.name + f".before-v{len(MIGRATIONS) + 1}")).count() == 1


def test_a_step_that_fails_leaves_the_steps_before_it(old: Path) -> None:
    with (
        pytest.raises(StoreError, match="The database refused"),
        connected(old, migrations=(MIGRATIONS[0], add_note, fail)),
    ):
        pass
    with contextlib.closing(sqlite3.connect(old)) as db:
        assert version(db) == 2
        assert db.execute("SELECT DISTINCT memo FROM rounds").fetchall() == [("",)]
    assert copies(old) == ["pitchcoach.sqlite3.before-v3"]


def test_a_step_that_breaks_cross_references_is_undone(old: Path) -> None:
    with (
        pytest.raises(StoreError, match="The database refused"),
        connected(old, migrations=(MIGRATIONS[0], drop_rounds)),
    ):
        pass
    assert RoundStore(old).count() == 1


def test_a_copy_of_an_earlier_attempt_is_replaced_whole(old: Path) -> None:
    copy = old.with_name("pitchcoach.sqlite3.before-v2")
    copy.write_text("half a copy")
    copy.with_name(copy.name + ".part").write_text("less than half")
    with connected(old, migrations=(MIGRATIONS[0], add_note)):
        pass
    assert copies(old) == [copy.name]
    assert RoundStore(copy).count() == 1


def test_no_copy_no_step(old: Path) -> None:
    old.with_name("pitchcoach.sqlite3.before-v2.part").mkdir()
    before = old.read_bytes()
    with pytest.raises(StoreError), connected(old, migrations=(MIGRATIONS[0], add_note)):
        pass
    with contextlib.closing(sqlite3.connect(old)) as db:
        assert version(db) == 1
    assert len(old.read_bytes()) == len(before)


def test_a_newer_file_is_refused_and_untouched(old: Path) -> None:
    with contextlib.closing(sqlite3.connect(old)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = old.read_bytes()
    store = RoundStore(old)
    with pytest.raises(StoreError, match="newer pitchcoach") as caught:
        store.rounds()
    assert caught.value.remedy is not None
    assert caught.value.path == old
    assert old.read_bytes() == before
    assert copies(old) == []


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        RoundStore(path).rounds()
    assert path.read_bytes() == before
    assert copies(path) == []


def test_two_programs_that_migrate_at_once_take_each_step_once(old: Path) -> None:
    steps = (MIGRATIONS[0], add_note, fill_note)
    together = threading.Barrier(4)
    found: list[int] = []

    def open_it() -> None:
        together.wait(10)
        with connected(old, migrations=steps) as db:
            found.append(version(db))

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]
