"""A database file that is opened for each call, quickly, because one idle connection to it stays."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

from pitchcoach.store import database


class HeldDatabase:
    """The file ``path``; nothing is opened or created before the first call, and any thread may call."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._guard = threading.Lock()
        self._held = contextlib.ExitStack()
        self._idle: sqlite3.Connection | None = None
        weakref.finalize(self, self._held.close)  # also at the end of the program

    @contextlib.contextmanager
    def connected(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """Open the file for one call; see ``database.connected``. Raises StoreError."""
        with database.connected(self.path, durable=durable) as db:
            with self._guard:
                if self._idle is None:
                    self._idle = database.keep_open(self.path)
                    self._held.callback(self._idle.close)
            yield db

    def close(self) -> None:
        """Let go of the file; the next call takes hold of it again."""
        with self._guard:
            self._idle = None
            self._held.close()
