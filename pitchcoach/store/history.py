"""What the finished rounds add up to: sums that the database keeps (see ``sums``), and the newest rounds."""

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
from pitchcoach.store.sums import ALL, INSIDE, TIMED

_OF_PITCH: Final = "pitch = :pitch AND"
_DAYS: Final = "SELECT day, rounds FROM practice_days WHERE pitch = :sums ORDER BY day"
_RUNGS: Final = "SELECT rung, rounds, inside FROM practice_rungs WHERE pitch = :sums"
_PITCHES: Final = "SELECT pitch, sum(rounds) FROM practice_rungs WHERE pitch <> :sums GROUP BY pitch"
_NEWEST: Final = f"""
    SELECT * FROM rounds WHERE {{of}} outcome = 'done' AND {TIMED}
    ORDER BY started_at DESC, id DESC LIMIT :limit
"""  # noqa: S608  # conditions of our own
_BEST: Final = f"""
    SELECT * FROM rounds WHERE {{of}} {INSIDE}
    ORDER BY slot_seconds - seconds, started_at DESC, id DESC LIMIT :limit
"""  # noqa: S608  # conditions of our own
QUERIES: Final = (
    *(query.format(of=of) for of in ("", _OF_PITCH) for query in (_NEWEST, _BEST)),
    _DAYS,
    _RUNGS,
    _PITCHES,
)
"""All of them, to be looked at."""


def add_up(
    db: sqlite3.Connection, pitch: Path | None, newest: int, with_marks: Callable[[sqlite3.Row], Round]
) -> History:
    """Add up the finished rounds of one pitch, or of all; ``with_marks`` reads a row's round whole."""
    of = "" if pitch is None else _OF_PITCH
    path = from_path(pitch)

    def ask(query: str, limit: int = 1) -> list[sqlite3.Row]:
        values: dict[str, Value] = {"pitch": path, "sums": ALL if path is None else path, "limit": limit}
        return db.execute(query.format(of=of), values).fetchall()

    # After years of practice there are a thousand days: bare tuples, and nothing looked up twice.
    bare, parsed = db.cursor(), date.fromisoformat
    bare.row_factory = None
    days = bare.execute(_DAYS, {"sums": ALL if path is None else path})
    rungs = ask(_RUNGS)
    timed = [row for row in rungs if row["rung"] not in UNTIMED]
    best = ask(_BEST)
    return History(
        count=sum(row["rounds"] for row in rungs),
        timed=sum(row["rounds"] for row in timed),
        inside=sum(row["inside"] for row in timed),
        newest=tuple(_figures(row) for row in reversed(ask(_NEWEST, max(0, newest)))),
        best=_figures(best[0]) if best else None,
        days=tuple(DayFigures(parsed(day), rounds) for day, rounds in days),
        drifts=() if pitch is None else drifts([with_marks(row) for row in ask(_NEWEST, DRIFT_ROUNDS)]),
        rungs=on_rungs({row["rung"]: row["rounds"] for row in rungs}),
        pitches=most_practised({Path(to_text(row[0])): row[1] for row in ask(_PITCHES)})
        if pitch is None
        else (),
    )


def _figures(row: sqlite3.Row) -> RoundFigures:
    return figures(to_round(row, ()))
