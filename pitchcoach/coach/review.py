"""Review: what one round showed, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import ROLE_NAMES, Role
from pitchcoach.model.round import Round

_CLOSE_SECONDS = 2.0
"""Differences below this are within what a person's thumb and breath make; they are not talked about."""


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
    advice: Message
    """The one thing to do next."""


def review(done: Round, settings: Settings) -> Review:
    """Measure a closed round against its plan and choose what to say first."""
    rows = tuple(_rows(done))
    actual = done.seconds or 0.0
    whole = done.outcome == "done" and actual > 0
    result = Review(
        rows=rows,
        planned=sum(row.planned for row in rows),
        actual=actual,
        slot=done.slot_seconds,
        characters_per_minute=done.characters / actual * 60 if whole else None,
        units_per_second=(done.units if done.words is None else done.words) / actual if whole else None,
        advice=msg(""),
    )
    return replace(result, advice=next(_advice(done, result, settings)))


def _rows(done: Round) -> list[Row]:
    rows = []
    before: float | None = 0.0
    last = len(done.marks) - 1
    for i, mark in enumerate(done.marks):
        end = mark.ended_at
        if end is None and i == last and done.outcome == "done":
            end = done.seconds  # the round was ended instead of its last section
        actual = None if end is None or before is None else end - before
        rows.append(Row(mark.role, mark.heading, mark.planned_seconds, actual))
        before = end
    return rows


def _advice(done: Round, result: Review, settings: Settings) -> Iterator[Message]:
    """Yield what could be said, what helps most first; the last is always there."""
    if done.outcome != "done":
        yield msg(
            "The round stopped at {seconds} s. Say it once more to the end, however it comes out.",
            seconds=f"{result.actual:.0f}",
        )
    if result.actual < result.planned / 2:
        yield msg(
            "Only {seconds} s of {planned} s: was every part said? Say it again from first to last.",
            seconds=f"{result.actual:.0f}",
            planned=f"{result.planned:.0f}",
        )
    over = result.actual - result.slot
    longest = max(result.rows, key=lambda row: row.difference or 0.0, default=None)
    more = (longest.difference or 0.0) if longest else 0.0
    values = {
        "section": _name(longest) if longest else "",
        "more": f"{more:.0f}",
        "over": f"{max(over, 1):.0f}",
    }
    if over > 0 and more >= _CLOSE_SECONDS:
        yield msg(
            "{over} s over. {section} took {more} s more than planned: say it again, one phrase shorter.",
            **values,
        )
    if over > 0:
        yield msg("{over} s over. Leave out one sentence, then say it again.", **values)
    rate = result.units_per_second or 0.0
    if done.language == "ja" and rate > settings.time.rate_easy_max:
        yield msg(
            "{rate} morae a second is hard to follow. Say it again and breathe out at every 。",
            rate=f"{rate:.1f}",
        )
    early = result.planned - result.actual
    if over < (settings.time.shortest_share - 1) * result.slot:
        if early > _CLOSE_SECONDS:
            yield msg(
                "{left} s faster than planned. Say it again and leave a beat at every full stop.",
                left=f"{early:.0f}",
            )
        yield msg("{left} s are free. Add a number or an example to the benefit.", left=f"{-over:.0f}")
    if more >= _CLOSE_SECONDS:
        yield msg(
            "It fits. {section} took {more} s more than planned: say it again and keep that part moving.",
            **values,
        )
    if len(result.rows) > 1 and all(row.actual is None for row in result.rows[:-1]):
        yield msg("It fits. Press Space at the end of each part next time to see where the time goes.")
    yield msg("It fits, and every part is on plan. Say it again with your eyes off the text.")


def _name(row: Row) -> Message:
    if row.role is not None:
        return ROLE_NAMES[row.role]
    return Message(row.heading) if row.heading else msg("The opening")
