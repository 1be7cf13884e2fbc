"""What the library knows of unchanged pitch files, in one SQLite file of the cache.

It is only worth the time it saves: it may be deleted at any time, a damaged or foreign one is begun anew, and
where it cannot be written the library does without. No error leaves this file. A row counts only for the file
as it was (time of writing and size) and for the program that counted it (``stamp``).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from pitchcoach.model.listing import Listing, SeenFile
from pitchcoach.store.listing_rows import dumped, loaded

_FORM: Final = 1
"""Of the table and of what stands in it; another form is begun anew."""
_KEPT: Final = 20_000
"""Files of all folders; those counted longest ago go first."""
_AT_ONCE: Final = 500
"""Names in one question; SQLite's own limit is 999 in old versions."""
_PATIENCE: Final = 0.2
"""Seconds to wait for another program; counting anew takes not much longer."""

_SEPARATOR: Final = os.sep.encode()
_NOT_TO_BE_HAD: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
    }
)
"""What is no reason to begin anew: the file may be sound."""

Result = TypeVar("Result")


class LibraryIndex:
    """The real adapter of the port ``ListingIndex``."""

    def __init__(self, file: Path, stamp: str) -> None:
        self._file = file
        self._stamp = stamp
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None

    def fetch(self, files: Sequence[SeenFile]) -> Mapping[Path, Listing]:
        """Return the listings of those files that are still as they were, by the path given."""
        wanted = {_key(seen.path): seen for seen in files}

        def ask(database: sqlite3.Connection) -> dict[Path, Listing]:
            keys, found = list(wanted), {}
            for start in range(0, len(keys), _AT_ONCE):
                for path, mtime_ns, size, text in _rows(
                    database, self._stamp, keys[start : start + _AT_ONCE]
                ):
                    seen = wanted[path]
                    if (mtime_ns, size) == (seen.mtime_ns, seen.size):
                        with contextlib.suppress(ValueError, TypeError, KeyError):  # damaged: counted anew
                            found[seen.path] = loaded(text)
            return found

        return self._tried(ask, {})

    def keep(self, listings: Sequence[tuple[SeenFile, Listing]]) -> None:
        """Keep listings of files as they are now."""
        rows = [
            (_key(seen.path), seen.mtime_ns, seen.size, self._stamp, dumped(listing))
            for seen, listing in listings
        ]

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany("INSERT OR REPLACE INTO listing VALUES (NULL, ?, ?, ?, ?, ?)", rows)
                database.execute(
                    "DELETE FROM listing WHERE number <= (SELECT max(number) FROM listing) - ?", (_KEPT,)
                )

        if rows:
            self._tried(write, None)

    def keep_only(self, folder: Path, files: Sequence[SeenFile]) -> None:
        """Forget the files of a folder, and of those below it, that are not among these."""
        present = {_key(seen.path) for seen in files}
        inside = _key(folder).rstrip(_SEPARATOR) + _SEPARATOR

        def forget(database: sqlite3.Connection) -> None:
            known = database.execute(
                "SELECT path FROM listing WHERE path >= ? AND path < ?", (inside, inside + b"\xff")
            )
            gone = [(path,) for (path,) in known if path not in present]
            with database:
                database.executemany("DELETE FROM listing WHERE path = ?", gone)

        self._tried(forget, None)

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        with self._lock:
            self._close()

    def _tried(self, ask: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Ask the database; begin a damaged one anew, and do without one that is busy or cannot be had."""
        with self._lock:
            for last in (False, True):
                try:
                    return ask(self._open())
                except OSError:
                    self._close()
                    return otherwise
                except sqlite3.Error as error:
                    self._close()
                    kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
                    if last or kind in _NOT_TO_BE_HAD or not self._deleted():
                        return otherwise
        return otherwise

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # Made by us, so that it is private from its first byte on; SQLite's side files take its mode.
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
            self._database = sqlite3.connect(self._file, timeout=_PATIENCE, check_same_thread=False)
            _prepare(self._database)
        return self._database

    def _close(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _deleted(self) -> bool:
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                Path(f"{self._file}{suffix}").unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = OFF")
    (form,) = database.execute("PRAGMA user_version").fetchone()
    if form != _FORM:
        with database:
            database.execute("DROP TABLE IF EXISTS listing")
            database.execute(
                "CREATE TABLE listing (number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, "
                "mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, stamp TEXT NOT NULL, "
                "listing BLOB NOT NULL)"
            )
            database.execute(f"PRAGMA user_version = {_FORM}")


def _rows(
    database: sqlite3.Connection, stamp: str, keys: Sequence[bytes]
) -> Sequence[tuple[bytes, int, int, bytes]]:
    marks = ",".join("?" * len(keys))
    question = f"SELECT path, mtime_ns, size, listing FROM listing WHERE stamp = ? AND path IN ({marks})"  # noqa: S608  # only marks
    return database.execute(question, (stamp, *keys)).fetchall()


def _key(path: Path) -> bytes:
    """Return the absolute path, links not followed, as bytes: a name may be no valid text."""
    return os.fsencode(os.path.abspath(path))  # noqa: PTH100
