"""The step of the database that keeps count of finished rounds, so that nobody has to count them again.

However many rounds there are, progress reads one row for each day and each rung. Triggers keep the sums, so
that no writer can forget them.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from pitchcoach.model.round import UNTIMED

TIMED: Final = "rung NOT IN ({})".format(", ".join(f"'{rung}'" for rung in sorted(UNTIMED)))
"""Whether a round's time tells something of its speaker; also the condition of two indexes."""
INSIDE: Final = f"outcome = 'done' AND {TIMED} AND seconds <= slot_seconds"
"""Whether a round ended within its slot."""
ALL: Final = ""
"""Stands for all pitches in the place of a path."""


def migration_4(db: sqlite3.Connection) -> None:
    """The local day of each round, and sums of the finished ones by day and by rung.

    The day is that of the calendar where and when the round began: travelling later does not move it. Each
    sum stands under its pitch and under an empty path for all. The two indexes find the round that came
    nearest to its slot from below.
    """
    db.execute("ALTER TABLE rounds ADD COLUMN day TEXT NOT NULL DEFAULT ''")
    # Without fractions: SQLite would round them, the last instant of a day into the next.
    db.execute("UPDATE rounds SET day = date(substr(started_at, 1, 19), 'localtime')")
    db.execute(
        """
        CREATE TABLE practice_days (
            pitch TEXT NOT NULL,
            day TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            PRIMARY KEY (pitch, day)
        ) WITHOUT ROWID
        """
    )
    db.execute(
        """
        CREATE TABLE practice_rungs (
            pitch TEXT NOT NULL,
            rung TEXT NOT NULL,
            rounds INTEGER NOT NULL,
            inside INTEGER NOT NULL,
            PRIMARY KEY (pitch, rung)
        ) WITHOUT ROWID
        """
    )
    for key in ("pitch", "''"):
        db.execute(
            f"""
            INSERT INTO practice_days SELECT {key}, day, count(*) FROM rounds
            WHERE outcome = 'done' GROUP BY {key}, day
            """  # noqa: S608  # names of our own
        )
        db.execute(
            f"""
            INSERT INTO practice_rungs SELECT {key}, rung, count(*), sum(seconds <= slot_seconds) FROM rounds
            WHERE outcome = 'done' GROUP BY {key}, rung
            """  # noqa: S608  # names of our own
        )
    changes = "pitch, day, outcome, rung, seconds, slot_seconds"
    for name, when, steps in (
        ("insert", "INSERT ON rounds WHEN NEW.outcome = 'done'", _ADD),
        ("delete", "DELETE ON rounds WHEN OLD.outcome = 'done'", _TAKE),
        ("close", f"UPDATE OF {changes} ON rounds WHEN NEW.outcome = 'done'", _ADD),
        ("change", f"UPDATE OF {changes} ON rounds WHEN OLD.outcome = 'done'", _TAKE),
    ):
        db.execute(f"CREATE TRIGGER rounds_summed_{name} AFTER {when} BEGIN {steps} END")
    nearest = "slot_seconds - seconds, started_at DESC, id DESC"
    db.execute(f"CREATE INDEX rounds_nearest ON rounds ({nearest}) WHERE {INSIDE}")
    db.execute(f"CREATE INDEX rounds_nearest_of_pitch ON rounds (pitch, {nearest}) WHERE {INSIDE}")


_ADD: Final = """
    INSERT INTO practice_days VALUES (NEW.pitch, NEW.day, 1), ('', NEW.day, 1)
        ON CONFLICT (pitch, day) DO UPDATE SET rounds = rounds + 1;
    INSERT INTO practice_rungs VALUES (NEW.pitch, NEW.rung, 1, NEW.seconds <= NEW.slot_seconds),
        ('', NEW.rung, 1, NEW.seconds <= NEW.slot_seconds)
        ON CONFLICT (pitch, rung) DO UPDATE SET rounds = rounds + 1, inside = inside + excluded.inside;
"""
_TAKE: Final = """
    UPDATE practice_days SET rounds = rounds - 1 WHERE pitch IN (OLD.pitch, '') AND day = OLD.day;
    DELETE FROM practice_days WHERE pitch IN (OLD.pitch, '') AND day = OLD.day AND rounds = 0;
    UPDATE practice_rungs SET rounds = rounds - 1, inside = inside - (OLD.seconds <= OLD.slot_seconds)
        WHERE pitch IN (OLD.pitch, '') AND rung = OLD.rung;
    DELETE FROM practice_rungs WHERE pitch IN (OLD.pitch, '') AND rung = OLD.rung AND rounds = 0;
"""
