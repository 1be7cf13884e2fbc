"""Review: what one round showed, as figures; what is said of it is chosen in ``findings``."""

from __future__ import annotations

from dataclasses import dataclass

from pitchcoach.model.pitch import Role
from pitchcoach.model.round import Round


@dataclass(frozen=True, slots=True)
class Row:
    """One section of a round."""

    role: Role | None
    """Which part it is."""
    heading: str
    """Its heading as written."""
    planned: float
    """Seconds it was given."""
    actual: float | None
    """Seconds it took; None when its end was not marked."""

    @property
    def difference(self) -> float | None:
        """Seconds over (positive) or under the plan."""
        return None if self.actual is None else self.actual - self.planned


@dataclass(frozen=True, slots=True)
class Review:
    """What a round showed."""

    rows: tuple[Row, ...]
    """One for each section."""
    planned: float
    """Seconds planned in total."""
    actual: float
    """Seconds it took."""
    slot: float
    """Seconds allowed."""
    characters_per_minute: float | None
    """Characters a minute, pauses included; None when the text was not said to its end."""
    units_per_second: float | None
    """Morae (ja) or words (en) a second, pauses included (speech rate); None likewise."""

    @property
    def over(self) -> float:
        """Seconds past the slot; negative while some are left."""
        return self.actual - self.slot


def review(done: Round) -> Review:
    """Measure a closed round against its plan."""
    rows = tuple(
        Row(mark.role, mark.heading, mark.planned_seconds, actual)
        for mark, actual in zip(done.marks, done.section_seconds, strict=True)
    )
    actual = done.seconds or 0.0
    whole = done.outcome == "done" and actual > 0
    return Review(
        rows=rows,
        planned=sum(row.planned for row in rows),
        actual=actual,
        slot=done.slot_seconds,
        characters_per_minute=done.characters / actual * 60 if whole else None,
        units_per_second=(done.units if done.words is None else done.words) / actual if whole else None,
    )
