"""The shape of the database, as numbered steps from nothing to today.

``PRAGMA user_version`` tells how many steps a file has taken. A step that has been released is never edited:
a change is a new function at the end of ``MIGRATIONS``. Steps use ``execute`` only, as ``executescript``
would commit behind the transaction's back.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from pitchcoach.errors import StoreError
from pitchcoach.i18n import msg
from pitchcoach.store.meet_schema import migration_3, migration_5
from pitchcoach.store.sums import migration_4

Migration = Callable[[sqlite3.Connection], None]


def migration_1(db: sqlite3.Connection) -> None:
    """Rounds and their marks.

    Texts and paths are TEXT; a path that is no Unicode is a BLOB in the same column (see ``rows``).
    ``owner`` is the token of the program that runs the round, NULL once it is closed. Times are UTC in
    ISO 8601 with six decimals, so that their order as text is their order in time. Numbers of deleted
    rounds are not used again.
    """
    db.execute(
        """
        CREATE TABLE rounds (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            pitch TEXT NOT NULL,
            title TEXT NOT NULL,
            audience TEXT NOT NULL,
            family TEXT NOT NULL,
            language TEXT NOT NULL,
            started_at TEXT NOT NULL,
            slot_seconds REAL NOT NULL,
            characters INTEGER NOT NULL,
            units INTEGER NOT NULL,
            words INTEGER,
            commas INTEGER NOT NULL,
            sentences INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            seconds REAL NOT NULL,
            take TEXT,
            owner TEXT,
            comma_seconds REAL,
            stop_seconds REAL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE marks (
            round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            role TEXT,
            heading TEXT NOT NULL,
            planned_seconds REAL NOT NULL,
            units INTEGER NOT NULL,
            commas INTEGER NOT NULL,
            sentences INTEGER NOT NULL,
            ended_at REAL,
            PRIMARY KEY (round_id, position)
        ) WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX rounds_by_pitch ON rounds (pitch, started_at)")
    db.execute("CREATE INDEX rounds_by_time ON rounds (started_at)")
    db.execute("CREATE INDEX rounds_running ON rounds (owner) WHERE outcome = 'running'")


def migration_2(db: sqlite3.Connection) -> None:
    """What a round is told apart by, what is said of it, and what its take told.

    ``cues`` holds seconds and name of every sound, separated by blanks.
    """
    for column in (
        "rung TEXT NOT NULL DEFAULT 'read'",
        "level INTEGER NOT NULL DEFAULT 0",
        "signals TEXT NOT NULL DEFAULT ''",
        "cues TEXT NOT NULL DEFAULT ''",
        "finding TEXT NOT NULL DEFAULT ''",
        "feeling INTEGER",
        "note TEXT NOT NULL DEFAULT ''",
        "take_start REAL NOT NULL DEFAULT 0",
    ):
        db.execute(f"ALTER TABLE rounds ADD COLUMN {column}")
    db.execute(
        """
        CREATE TABLE deliveries (
            round_id INTEGER PRIMARY KEY REFERENCES rounds (id) ON DELETE CASCADE,
            form INTEGER NOT NULL,
            body TEXT NOT NULL
        )
        """
    )


MIGRATIONS: Final[tuple[Migration, ...]] = (
    migration_1,
    migration_2,
    migration_3,
    migration_4,
    migration_5,
)
"""Step ``n`` stands at index ``n - 1``."""


def version(db: sqlite3.Connection) -> int:
    """Return how many steps the file has taken; 0 for a blank one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def transaction(db: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """Commit at the end, roll back on any exception.

    Writers use ``IMMEDIATE``: a reader that turns writer would be refused at once when somebody else wrote in
    between, however patient the connection. Readers use ``DEFERRED`` to see one state in all their queries.
    """
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk has rolled back already
            db.execute("ROLLBACK")
        raise


def refuse_strangers(
    db: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Raise StoreError when the file is from a newer version or another program's; nothing is written."""
    with transaction(db, "DEFERRED"):  # one state: another program may be taking the first step right now
        found, known = version(db), len(migrations)
        foreign = found == 0 and db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if found > known:
        raise StoreError(
            msg(
                "The database was written by a newer pitchcoach (version {found}, this one knows {known}).",
                found=found,
                known=known,
            ),
            remedy=msg("Update pitchcoach; the file was not touched."),
            path=path,
        )
    if foreign:
        raise StoreError(
            msg("This file is a database of another program."),
            remedy=msg("Move {file} somewhere else and try again.", file=path),
            path=path,
        )


def migrate(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps that are missing: of a blank file all in one transaction, else each in one of its own.

    Before the first step of a file that has rows already, a copy is kept beside it, named after the version
    it is about to get (``….before-v2``). The caller has refused strangers. Programs that do this at the same
    time wait for each other.
    """
    # So that a step may build a table anew; the references are checked before each commit.
    db.execute("PRAGMA foreign_keys = OFF")
    copied = False
    while version(db) < len(migrations):
        with transaction(db):
            done = version(db)  # again, now that nobody else can change it
            if done >= len(migrations):
                break
            if done > 0 and not copied:
                _copy(path, path.with_name(f"{path.name}.before-v{len(migrations)}"))
                copied = True
            for step in range(done, done + 1 if done else len(migrations)):
                migrations[step](db)
                if db.execute("PRAGMA foreign_key_check").fetchone():
                    raise sqlite3.IntegrityError(f"migration {step + 1} leaves marks without a round")
                db.execute(f"PRAGMA user_version = {step + 1}")


def _copy(path: Path, copy: Path) -> None:
    """Copy the committed state of the database to ``copy``, whole or not at all.

    A connection of its own reads it, because the caller's is inside a transaction. An earlier copy of the
    same name was made before the same step of the same file, so it is replaced.
    """
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with (
            contextlib.closing(sqlite3.connect(path)) as source,
            contextlib.closing(sqlite3.connect(part)) as target,
        ):
            source.backup(target)
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
