"""Readings of Japanese sentences, kept in memory and in one SQLite file.

What is kept is only worth the time it saves: a damaged or unwritable file is replaced or ignored, and
no error ever leaves this file. Keys are made of everything a reading depends on, and nothing
goes stale.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.model.reading import Phrase

if TYPE_CHECKING:
    import sqlite3

_KEPT_IN_MEMORY: Final = 5000
_KEPT_ON_DISK: Final = 20000
_SCHEMA: Final = 1


def sentence_key(
    stamp: str, sentence: str, rubies: Sequence[tuple[int, int, str]], personal: Mapping[str, str]
) -> str:
    """Return the key of a reading; ``stamp`` stands for the rules and the library."""
    mine = sorted((word, kana) for word, kana in personal.items() if word in sentence)
    facts = repr((stamp, sentence, list(rubies), mine)).encode()
    return hashlib.blake2b(facts, digest_size=16).hexdigest()


class ReadingCache:
    """Phrases by key; every method may be called from any thread."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._memory: dict[str, tuple[Phrase, ...]] = {}
        self._database: sqlite3.Connection | None = None
        self._usable = file is not None

    def get(self, keys: Sequence[str]) -> dict[str, tuple[Phrase, ...]]:
        """Return what is known of ``keys``."""
        with self._lock:
            missing = [key for key in keys if key not in self._memory]
            if missing and self._usable:
                self._fetch(missing)
            return {key: self._memory[key] for key in keys if key in self._memory}

    def put(self, readings: Mapping[str, tuple[Phrase, ...]]) -> None:
        """Keep readings, on disk when that is possible."""
        with self._lock:
            self._remember(readings)
            if not self._usable or not readings:
                return
            import sqlite3

            try:
                database = self._open()
                with database:
                    database.executemany(
                        "INSERT OR REPLACE INTO reading (key, phrases) VALUES (?, ?)",
                        [(key, _dump(phrases)) for key, phrases in readings.items()],
                    )
            except sqlite3.Error:
                self._usable = False

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        with self._lock:
            if self._database is not None:
                self._database.close()
                self._database = None

    def _remember(self, readings: Mapping[str, tuple[Phrase, ...]]) -> None:
        self._memory.update(readings)
        while len(self._memory) > _KEPT_IN_MEMORY:
            del self._memory[next(iter(self._memory))]

    def _fetch(self, keys: Sequence[str]) -> None:
        import sqlite3

        if self._database is None and self._file is not None and not self._file.exists():
            return
        marks = ",".join("?" * len(keys))
        try:
            wanted = f"SELECT key, phrases FROM reading WHERE key IN ({marks})"  # noqa: S608  # only marks
            rows = self._open().execute(wanted, keys).fetchall()
        except sqlite3.Error:
            self._usable = False
            return
        for key, phrases in rows:
            try:
                self._remember({key: _load(phrases)})
            except (ValueError, TypeError):
                continue  # a damaged row is read anew and then replaced

    def _open(self) -> sqlite3.Connection:
        """Open the file, anew where it is damaged. Raises sqlite3.Error when that does not help either."""
        import sqlite3

        if self._database is None:
            file = self._file
            if file is None:
                raise sqlite3.OperationalError("no file")
            try:
                self._database = _connect(file)
            except sqlite3.DatabaseError as damage:
                if isinstance(damage, sqlite3.OperationalError):
                    raise
                for leftover in (file, Path(f"{file}-wal"), Path(f"{file}-shm"), Path(f"{file}-journal")):
                    _delete(leftover)
                self._database = _connect(file)
        return self._database


def _connect(file: Path) -> sqlite3.Connection:
    import sqlite3

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise sqlite3.OperationalError(str(reason)) from reason
    database = sqlite3.connect(file, timeout=0.2, check_same_thread=False)
    try:
        database.execute("PRAGMA synchronous = OFF")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _SCHEMA:
            with database:
                database.execute("DROP TABLE IF EXISTS reading")
                database.execute(
                    "CREATE TABLE reading (key TEXT PRIMARY KEY, phrases TEXT NOT NULL) WITHOUT ROWID"
                )
                database.execute(f"PRAGMA user_version = {_SCHEMA}")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _delete(file: Path) -> None:
    import sqlite3

    try:
        file.unlink(missing_ok=True)
    except OSError as reason:
        raise sqlite3.OperationalError(str(reason)) from reason


def _dump(phrases: Sequence[Phrase]) -> str:
    return json.dumps(
        [astuple(phrase) for phrase in phrases],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _load(phrases: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(*columns) for columns in json.loads(phrases))
