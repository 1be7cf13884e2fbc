"""The rounds of this user in the SQLite file: the real store behind the port ``Store``.

What a call has acknowledged by returning survives the death of the program; what begins or ends a round also
survives a power cut. Recordings are only named here: no call creates, moves or deletes one.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pitchcoach.model.history import History
from pitchcoach.model.round import GivenCue, Mark, Outcome, Round
from pitchcoach.store import database, history, presence, rows
from pitchcoach.store.held import HeldDatabase
from pitchcoach.store.migrations import transaction, version
from pitchcoach.store.refusals import gone, require_end, require_new, require_open

INSERT_ROUND: Final = """
    INSERT INTO rounds (pitch, title, audience, family, language, started_at, slot_seconds, characters, units,
                        words, commas, sentences, outcome, seconds, take, owner, comma_seconds, stop_seconds,
                        rung, level, signals, cues, finding, feeling, note, take_start, day)
    VALUES (:pitch, :title, :audience, :family, :language, :started_at, :slot_seconds, :characters, :units,
            :words, :commas, :sentences, :outcome, :seconds, :take, :owner, :comma_seconds, :stop_seconds,
            :rung, :level, :signals, :cues, :finding, :feeling, :note, :take_start, :day)
"""
INSERT_MARK: Final = """
    INSERT INTO marks (round_id, position, role, heading, planned_seconds, units, commas, sentences, ended_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
MARKS: Final = "SELECT * FROM marks WHERE round_id = ? ORDER BY position"
RUNNING: Final = """
    -- Left alone, SQLite would look at every round to have them in order.
    SELECT id, owner FROM rounds INDEXED BY rounds_running WHERE outcome = 'running'
    ORDER BY started_at DESC, id DESC
"""
CLOSED: Final = """
    SELECT * FROM rounds WHERE outcome <> 'running' ORDER BY started_at DESC, id DESC LIMIT :limit
"""
CLOSED_OF_PITCH: Final = """
    SELECT * FROM rounds WHERE pitch = :pitch AND outcome <> 'running'
    ORDER BY started_at DESC, id DESC LIMIT :limit
"""
KEEP_DELIVERY: Final = """
    INSERT INTO deliveries (round_id, form, body) SELECT id, :form, :body FROM rounds WHERE id = :round
    ON CONFLICT (round_id) DO UPDATE SET form = excluded.form, body = excluded.body
"""
NEWEST_OF_EACH_PITCH: Final = """
    -- Jumps through the index from one pitch to the next: as many steps as pitches, however many rounds.
    WITH RECURSIVE pitches (pitch) AS (
        SELECT min(pitch) FROM rounds
        UNION ALL
        SELECT (SELECT min(rounds.pitch) FROM rounds WHERE rounds.pitch > pitches.pitch)
        FROM pitches WHERE pitches.pitch IS NOT NULL
    )
    SELECT rounds.* FROM pitches JOIN rounds ON rounds.id = (
        SELECT newest.id FROM rounds AS newest
        WHERE newest.pitch = pitches.pitch AND newest.outcome <> 'running'
        ORDER BY newest.started_at DESC, newest.id DESC LIMIT 1
    )
"""


class RoundStore:
    """The store in the file ``path``; any thread may call any method.

    Nothing is opened or created before the first call. Every method raises StoreError when the database
    cannot be used. A store is not carried across ``os.fork``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = HeldDatabase(path)
        self._guard = threading.Lock()
        self._held = contextlib.ExitStack()
        self._presence: presence.Presence | None = None
        weakref.finalize(self, self._held.close)  # also at the end of the program

    def begin(self, new: Round) -> int:
        """Keep a running round, with its take if one is planned; returns its number.

        Raises ValueError for a round that has a number, is not running, has a time, or a naive start.
        """
        require_new(new)
        with self._connected() as db, transaction(db):
            cursor = db.execute(INSERT_ROUND, rows.from_round(new, self._owner()))
            round_id = cursor.lastrowid
            if round_id is None:
                raise sqlite3.DatabaseError("the new round got no number")
            db.executemany(INSERT_MARK, rows.from_marks(round_id, new.marks))
        return round_id

    def mark(self, round_id: int, seconds: float, marks: Sequence[Mark]) -> None:
        """Keep the marks so far of a running round, in place of the earlier ones, and the time it has run.

        Raises StoreError when the round is closed or gone.
        """
        with (
            self._connected(durable=False) as db,
            transaction(db),
        ):  # not worth a wait for the disk in mid-speech
            _require_open(db, round_id)
            db.execute("UPDATE rounds SET seconds = ? WHERE id = ?", (seconds, round_id))
            _replace_marks(db, round_id, marks)

    def end(
        self, round_id: int, outcome: Outcome, seconds: float, marks: Sequence[Mark], take: Path | None = None
    ) -> None:
        """Close a running round; ``take`` replaces the one it began with, None says that there is none.

        Raises StoreError when the round is closed or gone, ValueError when the outcome is ``running``.
        """
        require_end(outcome)
        with self._connected() as db, transaction(db):
            _require_open(db, round_id)
            db.execute(
                "UPDATE rounds SET outcome = ?, seconds = ?, take = ?, owner = NULL WHERE id = ?",
                (outcome, seconds, rows.from_path(take), round_id),
            )
            _replace_marks(db, round_id, marks)

    def measured(self, round_id: int, comma_seconds: float, stop_seconds: float) -> None:
        """Keep the pauses measured in a round's take; a round that is gone is left alone."""
        with self._connected() as db, transaction(db):
            db.execute(
                "UPDATE rounds SET comma_seconds = ?, stop_seconds = ? WHERE id = ?",
                (comma_seconds, stop_seconds, round_id),
            )

    def rounds(self, pitch: Path | None = None, limit: int | None = None) -> Sequence[Round]:
        """List closed rounds, newest first; of one pitch file or of all."""
        values: dict[str, rows.Value] = {"limit": -1 if limit is None else max(0, limit)}
        query = CLOSED
        if pitch is not None:
            query = CLOSED_OF_PITCH
            values["pitch"] = rows.from_path(pitch)
        with self._connected() as db, transaction(db, "DEFERRED"):
            return [_with_marks(db, row) for row in db.execute(query, values)]

    def get(self, round_id: int) -> Round | None:
        """Return one round, closed or running."""
        with self._connected() as db, transaction(db, "DEFERRED"):
            return _get(db, round_id)

    def last_practised(self) -> dict[Path, Round]:
        """Return the newest closed round of every pitch file."""
        with self._connected() as db, transaction(db, "DEFERRED"):
            newest = [_with_marks(db, row) for row in db.execute(NEWEST_OF_EACH_PITCH)]
        return {r.pitch: r for r in newest}

    def count(self) -> int:
        """Return the number of closed rounds."""
        with self._connected() as db:
            return int(db.execute("SELECT count(*) FROM rounds WHERE outcome <> 'running'").fetchone()[0])

    def recover(self) -> Sequence[Round]:
        """Close rounds whose program is gone as ``interrupted`` and return them, newest first.

        Their time is that of the last mark. Rounds of programs that still run, this one included, stay so.
        """
        with self._connected() as db, transaction(db):
            # Asked inside the transaction: a program takes its lock before it writes its first round, so
            # every round that can be seen here has an owner that can be seen too.
            owners = presence.present(self.path)
            running = db.execute(RUNNING)
            lost: list[int] = [row["id"] for row in running if row["owner"] not in owners]
            db.executemany(
                "UPDATE rounds SET outcome = 'interrupted', owner = NULL WHERE id = ?", [(i,) for i in lost]
            )
            return [found for i in lost if (found := _get(db, i)) is not None]

    def annotate(
        self,
        round_id: int,
        *,
        note: str | None = None,
        feeling: int | None = None,
        finding: str | None = None,
    ) -> None:
        """Keep what is said of a round; None leaves a value as it is, feeling 0 takes it away.

        Raises StoreError when the round is gone.
        """
        said: dict[str, rows.Value] = {}
        if note is not None:
            said["note"] = rows.from_text(note)
        if feeling is not None:
            said["feeling"] = feeling or None
        if finding is not None:
            said["finding"] = finding
        with self._writing(round_id) as db:
            for column, value in said.items():
                db.execute(f"UPDATE rounds SET {column} = ? WHERE id = ?", (value, round_id))  # noqa: S608

    def remark(self, round_id: int, marks: Sequence[Mark]) -> None:
        """Put other marks in place of a closed round's. Raises StoreError when the round is gone."""
        with self._writing(round_id) as db:
            _replace_marks(db, round_id, marks)

    def keep_cues(self, round_id: int, cues: Sequence[GivenCue]) -> None:
        """Keep the sounds made so far in a round, in place of the earlier ones; one that is gone is left."""
        with self._connected(durable=False) as db:
            db.execute("UPDATE rounds SET cues = ? WHERE id = ?", (rows.from_cues(cues), round_id))

    def keep_delivery(self, round_id: int, form: int, body: str) -> None:
        """Keep what a round's take told, in place of what was kept before; one that is gone is left alone."""
        with self._connected() as db:
            db.execute(KEEP_DELIVERY, {"round": round_id, "form": form, "body": rows.from_text(body)})

    def delivery(self, round_id: int, form: int) -> str | None:
        """Return what was kept of a round's take in this form; None when there is nothing."""
        with self._connected() as db:
            found = db.execute(
                "SELECT body FROM deliveries WHERE round_id = ? AND form = ?", (round_id, form)
            ).fetchone()
            return None if found is None else rows.to_text(found["body"])

    def history(self, pitch: Path | None = None, newest: int = 60) -> History:
        """Add up the finished rounds of one pitch, or of all, without reading each of them."""
        with self._connected() as db, transaction(db, "DEFERRED"):
            return history.add_up(db, pitch, newest, lambda row: _with_marks(db, row))

    def took_take(self, round_id: int, take: Path | None) -> None:
        """Tell that a closed round's recording lies elsewhere, or that it was deleted."""
        with self._connected() as db:
            db.execute("UPDATE rounds SET take = ? WHERE id = ?", (rows.from_path(take), round_id))

    def moved(self, old: Path, new: Path) -> None:
        """Let the rounds of a pitch follow its file; they join those that ``new`` may have already."""
        with self._connected() as db, transaction(db):
            db.execute(
                "UPDATE rounds SET pitch = ? WHERE pitch = ?", (rows.from_path(new), rows.from_path(old))
            )

    def delete(self, round_id: int) -> bool:
        """Delete one round and its marks, and nothing else: its take stays. False when there was none."""
        with self._connected() as db, transaction(db):
            return db.execute("DELETE FROM rounds WHERE id = ?", (round_id,)).rowcount > 0

    def check(self) -> None:
        """Read the whole database. Raises StoreError when it is damaged, besides all other reasons."""
        with self._connected() as db:
            database.check(db, self.path)

    def version(self) -> int:
        """Return the number of migrations the database has taken."""
        with self._connected() as db:
            return version(db)

    def set_aside(self) -> Path:
        """Rename the database, at the user's request, and return its name; the next call begins a new one."""
        self.close()
        return database.set_aside(self.path)

    def close(self) -> None:
        """Let go of the file, as the end of the program does; rounds that still run may then be recovered.

        The next call takes hold of it again.
        """
        self._file.close()
        with self._guard:
            self._presence = None
            self._held.close()

    @contextlib.contextmanager
    def _connected(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        with self._file.connected(durable=durable) as db:
            db.row_factory = sqlite3.Row
            yield db

    @contextlib.contextmanager
    def _writing(self, round_id: int) -> Iterator[sqlite3.Connection]:
        """Write on a round that is there."""
        with self._connected() as db, transaction(db):
            if db.execute("SELECT 1 FROM rounds WHERE id = ?", (round_id,)).fetchone() is None:
                raise gone(round_id)
            yield db

    def _owner(self) -> str:
        with self._guard:
            if self._presence is None:
                self._presence = presence.appear(self.path)
                self._held.callback(presence.vanish, self._presence)
            return self._presence.token


def _require_open(db: sqlite3.Connection, round_id: int) -> None:
    row = db.execute("SELECT outcome FROM rounds WHERE id = ?", (round_id,)).fetchone()
    if row is None:
        raise gone(round_id)
    require_open(round_id, row["outcome"])


def _replace_marks(db: sqlite3.Connection, round_id: int, marks: Sequence[Mark]) -> None:
    db.execute("DELETE FROM marks WHERE round_id = ?", (round_id,))
    db.executemany(INSERT_MARK, rows.from_marks(round_id, marks))


def _get(db: sqlite3.Connection, round_id: int) -> Round | None:
    row = db.execute("SELECT * FROM rounds WHERE id = ?", (round_id,)).fetchone()
    return None if row is None else _with_marks(db, row)


def _with_marks(db: sqlite3.Connection, row: sqlite3.Row) -> Round:
    return rows.to_round(row, db.execute(MARKS, (row["id"],)))
