"""Records of rounds as rows of the database, and back. Nothing here runs a query.

A path on Linux may hold bytes that are no Unicode (file names from an old archive). Python carries them as
lone surrogates, which are no text for SQLite: such a path, and a title taken from it, is kept as bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from pitchcoach.model.round import GivenCue, Mark, Round
from pitchcoach.model.sound import CueName

Value = str | bytes | float | int | None


def from_text(text: str) -> str | bytes:
    """Return what SQLite can keep of ``text`` without loss."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")
    return text


def to_text(value: str | bytes) -> str:
    """Undo ``from_text``."""
    return value.decode(errors="surrogatepass") if isinstance(value, bytes) else value


def from_path(path: Path | None) -> str | bytes | None:
    """Return a path as SQLite keeps it."""
    return None if path is None else from_text(str(path))


def from_round(new: Round, owner: str) -> dict[str, Value]:
    """Return the columns of a round that starts now, run by ``owner``; 0 seconds of it are known."""
    return {
        "pitch": from_path(new.pitch),
        "title": from_text(new.title),
        "audience": from_text(new.audience),
        "family": from_text(new.family),
        "language": new.language,
        "started_at": new.started_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "slot_seconds": new.slot_seconds,
        "characters": new.characters,
        "units": new.units,
        "words": new.words,
        "commas": new.commas,
        "sentences": new.sentences,
        "outcome": new.outcome,
        "seconds": 0.0,
        "take": from_path(new.take),
        "owner": owner,
        "comma_seconds": new.comma_seconds,
        "stop_seconds": new.stop_seconds,
        "rung": new.rung,
        "level": new.level,
        "signals": from_text(new.signals),
        "cues": from_cues(new.cues),
        "finding": new.finding,
        "feeling": new.feeling,
        "note": from_text(new.note),
        "take_start": new.take_start,
        "day": day_of(new).isoformat(),
    }


def day_of(one: Round) -> date:
    """Return the day on which a round began, by the calendar of this place."""
    return one.started_at.astimezone().date()


def from_cues(cues: Sequence[GivenCue]) -> str:
    """Return the sounds of a round as the one text that is kept of them."""
    return " ".join(f"{cue.at!r} {cue.name}" for cue in cues)


def to_cues(text: str) -> tuple[GivenCue, ...]:
    """Undo ``from_cues``."""
    words = text.split()
    return tuple(
        GivenCue(float(at), cast("CueName", name)) for at, name in zip(words[::2], words[1::2], strict=True)
    )


def from_marks(round_id: int, marks: Sequence[Mark]) -> list[tuple[Value, ...]]:
    """Return the rows of the marks, in the order of the table's columns."""
    return [
        (
            round_id,
            position,
            m.role,
            from_text(m.heading),
            m.planned_seconds,
            m.units,
            m.commas,
            m.sentences,
            m.ended_at,
        )
        for position, m in enumerate(marks)
    ]


def to_round(row: sqlite3.Row, marks: Iterable[sqlite3.Row]) -> Round:
    """Return the round of a row of ``rounds`` and its rows of ``marks``, which come in order."""
    return Round(
        id=row["id"],
        pitch=Path(to_text(row["pitch"])),
        title=to_text(row["title"]),
        audience=to_text(row["audience"]),
        family=to_text(row["family"]),
        language=row["language"],
        started_at=datetime.fromisoformat(row["started_at"]),
        slot_seconds=row["slot_seconds"],
        characters=row["characters"],
        units=row["units"],
        words=row["words"],
        commas=row["commas"],
        sentences=row["sentences"],
        outcome=row["outcome"],
        seconds=None if row["outcome"] == "running" else row["seconds"],
        marks=tuple(
            Mark(
                role=m["role"],
                heading=to_text(m["heading"]),
                planned_seconds=m["planned_seconds"],
                ended_at=m["ended_at"],
                units=m["units"],
                commas=m["commas"],
                sentences=m["sentences"],
            )
            for m in marks
        ),
        take=None if row["take"] is None else Path(to_text(row["take"])),
        comma_seconds=row["comma_seconds"],
        stop_seconds=row["stop_seconds"],
        rung=row["rung"],
        level=row["level"],
        signals=to_text(row["signals"]),
        cues=to_cues(row["cues"]),
        finding=row["finding"],
        feeling=row["feeling"],
        note=to_text(row["note"]),
        take_start=row["take_start"],
    )
