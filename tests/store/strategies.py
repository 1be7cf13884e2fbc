"""Any round that hypothesis can think of."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from pitchcoach.model.pitch import ROLES
from pitchcoach.model.round import GivenCue, Mark, Round, Rung
from pitchcoach.model.sound import CueName


def any_text() -> st.SearchStrategy[str]:
    """Includes NUL and the lone surrogates that stand for bytes of a file name."""
    return st.text(st.characters(codec=None, exclude_categories=()), max_size=20)


def any_path() -> st.SearchStrategy[Path]:
    name = st.text(st.characters(exclude_characters="/\\:\0", exclude_categories=()), min_size=1, max_size=8)
    return st.lists(name, min_size=1, max_size=3).map(lambda names: Path(Path.cwd().anchor, *names))


def any_seconds() -> st.SearchStrategy[float]:
    return st.floats(min_value=0, allow_infinity=False)


def any_marks() -> st.SearchStrategy[tuple[Mark, ...]]:
    mark = st.builds(
        Mark,
        role=st.sampled_from((*ROLES, None)),
        heading=any_text(),
        planned_seconds=any_seconds(),
        ended_at=st.none() | any_seconds(),
    )
    return st.lists(mark, max_size=5).map(tuple)


def any_cues() -> st.SearchStrategy[tuple[GivenCue, ...]]:
    cue = st.builds(GivenCue, any_seconds(), st.sampled_from(get_args(CueName)))
    return st.lists(cue, max_size=3).map(tuple)


def any_start() -> st.SearchStrategy[datetime]:
    zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
    return st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=zones)


def any_round() -> st.SearchStrategy[Round]:
    count = st.integers(0, 2**63 - 1)
    return st.builds(
        Round,
        id=st.none(),
        pitch=any_path(),
        title=any_text(),
        audience=any_text(),
        family=any_text(),
        language=st.sampled_from(("ja", "en")),
        started_at=any_start(),
        slot_seconds=any_seconds(),
        characters=count,
        units=count,
        commas=count,
        sentences=count,
        outcome=st.just("running"),
        seconds=st.none(),
        marks=any_marks(),
        take=st.none() | any_path(),
        rung=st.sampled_from(get_args(Rung)),
        level=st.integers(0, 9),
        signals=any_text(),
        cues=any_cues(),
        feeling=st.none() | st.integers(1, 5),
        note=any_text(),
        take_start=any_seconds(),
    )
