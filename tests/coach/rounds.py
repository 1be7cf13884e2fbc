"""Rounds whose times are known, written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pitchcoach.model.round import Mark, Round


def a_round(*ends: float | None, seconds: float = 60.0, planned: float = 15.0, **changes: Any) -> Round:
    names = ("target", "feature", "benefit", "hook")
    done = Round(
        id=1,
        pitch=Path("/pitches/a.md"),
        title="t",
        audience="",
        family="t",
        language="ja",
        started_at=datetime(2026, 11, 23, tzinfo=UTC),
        slot_seconds=60,
        characters=320,
        units=380,
        commas=5,
        sentences=6,
        outcome="done",
        seconds=seconds,
        marks=tuple(Mark(role, role, planned, end) for role, end in zip(names, ends, strict=False)),
    )
    return replace(done, **changes)
