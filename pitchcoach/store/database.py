"""Opens the database file, privately and patiently, and turns SQLite's complaints into sentences.

A connection belongs to one call in one thread and is closed at its end. Nothing here deletes or replaces a
database: a damaged one stays where it is until ``set_aside`` is asked to move it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pitchcoach.errors import StoreError
from pitchcoach.i18n import msg
from pitchcoach.store.migrations import MIGRATIONS, Migration, migrate, refuse_strangers, version

PATIENCE: Final = 10.0
"""Seconds to wait for another program's write; ours take milliseconds."""
_SIDE_FILES: Final = ("-wal", "-shm", "-journal")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextlib.contextmanager
def connected(
    path: Path, *, durable: bool = True, migrations: Sequence[Migration] = MIGRATIONS
) -> Iterator[sqlite3.Connection]:
    """Open, migrate when needed, and close at the end; use ``transaction`` inside.

    ``durable`` waits at each commit until the disk has it, so that it outlives a power cut. Without it a
    commit still outlives the death of the program. Raises StoreError; errors of SQLite inside the block
    become one too.
    """
    with told(path):
        db = _open(path, migrations)
        try:
            db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            yield db
        finally:
            db.close()


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about ``path`` into a StoreError."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise _store_error(error, path) from error


def keep_open(path: Path) -> sqlite3.Connection:
    """Return an idle connection to an existing database, only to be closed, from any thread.

    The last connection to close writes the whole log back and waits for the disk several times. While this
    one stays open, the connections of single calls close at once.
    """
    with told(path):
        db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # only now it counts as open
        except BaseException:
            db.close()
            raise
        return db


def check(db: sqlite3.Connection, path: Path) -> None:
    """Read the whole file and its cross-references. Raises StoreError when it is damaged."""
    if (
        db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"
        or db.execute("PRAGMA foreign_key_check").fetchone()
    ):
        raise _damaged(path)


def set_aside(path: Path) -> Path:
    """Rename the database and its side files to a free name beside it, at the user's request.

    Returns the new name (``….damaged-20250131T120000Z``). Raises StoreError.
    No other program may have it open.
    """
    with told(path):
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
        names = (f"{path.name}.damaged-{stamp}" + (f"-{n}" if n else "") for n in range(1000))
        target = next(t for t in map(path.with_name, names) if not t.exists())
        path.rename(target)
        for suffix in _SIDE_FILES:
            side = path.with_name(path.name + suffix)
            if side.exists():
                side.rename(target.with_name(target.name + suffix))
        return target


def _open(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    _make_private(path)
    db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        if version(db) != len(migrations):
            refuse_strangers(db, path, migrations)
            _use_log(db)
            migrate(db, path, migrations)
        db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _make_private(path: Path) -> None:
    """Make the folder (0700) and the file (0600) when they are missing.

    SQLite gives its side files the mode of the file. A folder that exists keeps its mode: it may hold more
    than ours.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        return
    if os.name == "posix" and stat.S_ISREG(mode) and mode & 0o077:
        path.chmod(0o600)


def _use_log(db: sqlite3.Connection) -> None:
    """Let readers and a writer work at the same time (write-ahead log); the file remembers it.

    SQLite does not wait when two programs ask for this at once, so we do.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _store_error(error: sqlite3.DatabaseError | OSError, path: Path) -> StoreError:
    if isinstance(error, OSError):
        return _full(path) if error.errno in _FULL else _unwritable(path)
    kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the other bytes are details
    if tell := _KINDS.get(kind):
        return tell(path)
    return StoreError(
        msg("The database refused the request ({reason}).", reason=error),
        remedy=msg("What was stored before is still there; pitchcoach doctor tells whether it is sound."),
        path=path,
    )


def _damaged(path: Path) -> StoreError:
    return StoreError(
        msg("The database is damaged or is no database."),
        remedy=msg(
            "Rename {file} to begin anew, or put a copy in its place; nothing was deleted.", file=path
        ),
        path=path,
    )


def _full(path: Path) -> StoreError:
    return StoreError(
        msg("The disk is full: the database cannot grow."),
        remedy=msg("Free some room on the disk and try again; what was stored before is still there."),
        path=path,
    )


def _unwritable(path: Path) -> StoreError:
    return StoreError(
        msg("The database cannot be opened for writing."),
        remedy=msg(
            "See that {folder} is a folder you may write to, or name another one in PITCHCOACH_HOME.",
            folder=path.parent,
        ),
        path=path,
    )


def _busy(path: Path) -> StoreError:
    return StoreError(
        msg("Another program keeps the database busy."),
        remedy=msg("Close the other program that uses {file}, then try again.", file=path),
        path=path,
    )


def _refused_by_disk(path: Path) -> StoreError:
    return StoreError(
        msg("The disk refused to read or write the database."),
        remedy=msg("See that the disk of {file} is there and has room, then try again.", file=path),
        path=path,
    )


_KINDS: Final[dict[int, Callable[[Path], StoreError]]] = {
    sqlite3.SQLITE_CORRUPT: _damaged,
    sqlite3.SQLITE_NOTADB: _damaged,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_CANTOPEN: _unwritable,
    sqlite3.SQLITE_READONLY: _unwritable,
    sqlite3.SQLITE_PERM: _unwritable,
    sqlite3.SQLITE_AUTH: _unwritable,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_IOERR: _refused_by_disk,
}
"""What each kind of SQLite error means to the user."""
