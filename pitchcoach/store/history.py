"""What the finished rounds add up to, figured out inside SQLite: the many are counted, only a few are read.

The sums run through an index that holds all they need. Days are those of the local calendar, as SQLite knows
it from the system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from pitchcoach.model.history import DayFigures, History, RoundFigures
from pitchcoach.model.round import UNTIMED, Round
from pitchcoach.store.figures import DRIFT_ROUNDS, drifts, figures, most_practised, on_rungs
from pitchcoach.store.rows import Value, from_path, to_round, to_text

_UNTIMED: Final = ", ".join(f"'{rung}'" for rung in sorted(UNTIMED))
_OF_ALL: Final = "FROM rounds WHERE outcome = 'done'"
_OF_PITCH: Final = f"{_OF_ALL} AND pitch = :pitch"
_TIMED: Final = f"rung NOT IN ({_UNTIMED})"
_DAYS: Final = """
    -- Without fractions: SQLite would round them, the last instant of a day into the next.
    SELECT date(substr(started_at, 1, 19), 'localtime') AS day, count(*) {of} GROUP BY day ORDER BY day
"""
_RUNGS: Final = "SELECT rung, count(*) AS rounds, sum(seconds <= slot_seconds) AS inside {of} GROUP BY rung"
_NEWEST: Final = f"SELECT * {{of}} AND {_TIMED} ORDER BY started_at DESC, id DESC LIMIT :limit"
_BEST: Final = f"""
    SELECT * {{of}} AND {_TIMED} AND seconds <= slot_seconds
    ORDER BY slot_seconds - seconds, started_at DESC, id DESC LIMIT 1
"""
_PITCHES: Final = f"SELECT pitch, count(*) AS rounds {_OF_ALL} GROUP BY pitch"
QUERIES: Final = tuple(
    query.format(of=of) for of in (_OF_ALL, _OF_PITCH) for query in (_DAYS, _RUNGS, _NEWEST, _BEST)
)
"""All of them, to be looked at."""


def add_up(
    db: sqlite3.Connection, pitch: Path | None, newest: int, with_marks: Callable[[sqlite3.Row], Round]
) -> History:
    """Add up the finished rounds of one pitch, or of all; ``with_marks`` reads a row's round whole."""
    of = _OF_ALL if pitch is None else _OF_PITCH

    def ask(query: str, limit: int = 1) -> list[sqlite3.Row]:
        values: dict[str, Value] = {"pitch": from_path(pitch), "limit": limit}
        return db.execute(query.format(of=of), values).fetchall()

    rungs = ask(_RUNGS)
    timed = [row for row in rungs if row["rung"] not in UNTIMED]
    best = ask(_BEST)
    return History(
        count=sum(row["rounds"] for row in rungs),
        timed=sum(row["rounds"] for row in timed),
        inside=sum(row["inside"] for row in timed),
        newest=tuple(_figures(row) for row in reversed(ask(_NEWEST, max(0, newest)))),
        best=_figures(best[0]) if best else None,
        days=tuple(DayFigures(date.fromisoformat(day), rounds) for day, rounds in ask(_DAYS)),
        drifts=() if pitch is None else drifts([with_marks(row) for row in ask(_NEWEST, DRIFT_ROUNDS)]),
        rungs=on_rungs({row["rung"]: row["rounds"] for row in rungs}),
        pitches=most_practised({Path(to_text(row[0])): row[1] for row in db.execute(_PITCHES)})
        if pitch is None
        else (),
    )


def _figures(row: sqlite3.Row) -> RoundFigures:
    return figures(to_round(row, ()))
