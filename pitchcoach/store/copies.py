"""The copies of the database that upgrades leave beside it keep the rounds, but nobody who was deleted."""

from __future__ import annotations

import contextlib
import glob
import sqlite3
from pathlib import Path
from typing import Final

from pitchcoach.store.database import told
from pitchcoach.store.migrations import transaction

_HOLD_PEOPLE: Final = ("people", "events", "talks")
"""What hangs on these goes with them."""


def forget_people(path: Path) -> None:
    """Take everything about people and events out of the copies of the database ``path``. Raises StoreError.

    All of it and not one person: a number may have meant somebody else, or been merged, since the copy was
    made. A copy that cannot be read is of no use to anybody and is removed.
    """
    for copy in sorted(path.parent.glob(f"{glob.escape(path.name)}.before-v*")):
        with told(copy):
            try:
                _empty(copy)
            except sqlite3.OperationalError:  # in use, or not to be written on: nothing is wrong with it
                raise
            except sqlite3.DatabaseError:
                copy.unlink(missing_ok=True)


def _empty(copy: Path) -> None:
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA foreign_keys = ON")
        with transaction(db):
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for table in _HOLD_PEOPLE:
                if table in tables:
                    db.execute(f"DELETE FROM {table}")  # noqa: S608  # one of three names
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
