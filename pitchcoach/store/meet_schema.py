"""The steps of the database that bring events, the people met there and what is to be done afterwards."""

from __future__ import annotations

import sqlite3


def migration_3(db: sqlite3.Connection) -> None:
    """Events, people, encounters, one-to-ones and touches.

    Days are ISO 8601 texts, moments UTC texts as in ``rounds``: their order as text is their order in time.
    What hangs on an event or a person goes with it. A step of the follow-up pattern makes one touch for a
    person and event, however often it is asked for; what the user adds has no step and may stand there twice.
    """
    db.execute(
        """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            day TEXT NOT NULL,
            place TEXT NOT NULL,
            kind TEXT NOT NULL,
            slot_seconds REAL NOT NULL,
            signals TEXT NOT NULL,
            purpose TEXT NOT NULL,
            variant TEXT
        )
        """
    )
    db.execute(
        """
        CREATE TABLE people (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            reading TEXT NOT NULL,
            firm TEXT NOT NULL,
            trade TEXT NOT NULL,
            line TEXT NOT NULL,
            category TEXT NOT NULL,
            email TEXT NOT NULL,
            phone TEXT NOT NULL,
            address TEXT NOT NULL,
            quiet INTEGER NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE encounters (
            event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            note TEXT NOT NULL,
            why_here TEXT NOT NULL,
            can_do TEXT NOT NULL,
            promised TEXT NOT NULL,
            same_trade INTEGER NOT NULL,
            talked INTEGER NOT NULL,
            PRIMARY KEY (event_id, person_id)
        ) WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE talks (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            started_at TEXT NOT NULL,
            planned_seconds REAL NOT NULL,
            mine REAL NOT NULL,
            theirs REAL NOT NULL,
            event_id INTEGER REFERENCES events (id) ON DELETE CASCADE,
            person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
            next_step TEXT NOT NULL
        )
        """
    )
    db.execute(
        """
        CREATE TABLE touches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
            channel TEXT NOT NULL,
            due TEXT NOT NULL,
            event_id INTEGER REFERENCES events (id) ON DELETE CASCADE,
            step TEXT NOT NULL,
            until TEXT,
            state TEXT NOT NULL,
            done_at TEXT,
            text TEXT NOT NULL
        )
        """
    )
    db.execute("CREATE INDEX encounters_by_person ON encounters (person_id)")
    db.execute("CREATE INDEX talks_by_person ON talks (person_id)")
    db.execute("CREATE INDEX talks_by_event ON talks (event_id)")
    db.execute("CREATE INDEX touches_by_state ON touches (state, due)")
    db.execute("CREATE INDEX touches_by_event ON touches (event_id)")
    db.execute("CREATE INDEX touches_by_person ON touches (person_id, due)")
    db.execute(
        "CREATE UNIQUE INDEX touches_once ON touches (person_id, step, ifnull(event_id, 0)) WHERE step <> ''"
    )


def migration_5(db: sqlite3.Connection) -> None:
    """Pairs of people that the user said are two; the smaller number stands first."""
    db.execute(
        """
        CREATE TABLE apart (
            one INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
            PRIMARY KEY (one, other)
        ) WITHOUT ROWID
        """
    )
    db.execute("CREATE INDEX apart_by_other ON apart (other)")
