"""Rounds to store, written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pitchcoach.model.round import Mark, Round

START = datetime(2025, 1, 31, 3, 4, 5, 678901, tzinfo=UTC)
PLAN = (
    Mark("target", "ターゲット", 15.25, None),
    Mark("feature", "特徴", 22.5, None),
    Mark(None, "", 1.0, None),
    Mark("benefit", "ベネフィット", 18.1, None),
)


def a_round(**changes: Any) -> Round:
    base = Round(
        id=None,
        pitch=Path("/home/花子/pitches/飲食店.md"),
        title="行政書士の自己紹介",
        audience="飲食店を開く方",
        family="行政書士",
        language="ja",
        started_at=START,
        slot_seconds=60.0,
        characters=314,
        units=402,
        commas=9,
        sentences=6,
        outcome="running",
        seconds=None,
        marks=PLAN,
    )
    return replace(base, **changes)


def minute(number: int) -> datetime:
    return START + timedelta(minutes=number)


def marked(marks: tuple[Mark, ...], ended: int, each: float = 10.0) -> tuple[Mark, ...]:
    """The first ``ended`` marks, each after ``each`` seconds more."""
    return tuple(replace(m, ended_at=each * (n + 1)) if n < ended else m for n, m in enumerate(marks))
