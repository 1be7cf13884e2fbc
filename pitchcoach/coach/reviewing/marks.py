"""Marks set, moved and taken away after a round: pure, each function returns the marks of a round anew.

A mark is the end of a section, in seconds of the round's clock. Marks stay in order: none comes before that
of an earlier section or after that of a later one, and none after the end of the round.
"""

from __future__ import annotations

from dataclasses import replace

from pitchcoach.model.round import Mark, Round


def room_of(done: Round, number: int) -> tuple[float, float]:
    """Return between which seconds the mark of a section may stand: its neighbours', or the round's own."""
    ends = [mark.ended_at for mark in done.marks]
    before = next((end for end in reversed(ends[:number]) if end is not None), 0.0)
    after = next((end for end in ends[number + 1 :] if end is not None), done.seconds or 0.0)
    return before, max(before, after)


def likely(done: Round, number: int) -> float:
    """Return where a forgotten mark most likely belongs: by the plan, between its neighbours."""
    begins, ends = room_of(done, number)
    known = [n for n, mark in enumerate(done.marks) if mark.ended_at is not None]
    first = max((n + 1 for n in known if n < number), default=0)
    last = min((n for n in known if n > number), default=len(done.marks) - 1)
    planned = [mark.planned_seconds for mark in done.marks]
    whole = sum(planned[first : last + 1])
    share = sum(planned[first : number + 1]) / whole if whole else 1.0
    return begins + (ends - begins) * share


def put(done: Round, number: int, seconds: float) -> tuple[Mark, ...]:
    """Return the marks with the end of one section at these seconds, or as near as its neighbours let it."""
    begins, ends = room_of(done, number)
    return _with(done.marks, number, min(max(seconds, begins), ends))


def moved(done: Round, number: int, step: float) -> tuple[Mark, ...]:
    """Return the marks with one moved by so many seconds; a forgotten one is set where it likely belongs."""
    at = done.marks[number].ended_at
    return put(done, number, likely(done, number) if at is None else at + step)


def taken(done: Round, number: int) -> tuple[Mark, ...]:
    """Return the marks without that of one section."""
    return _with(done.marks, number, None)


def _with(marks: tuple[Mark, ...], number: int, seconds: float | None) -> tuple[Mark, ...]:
    changed = replace(marks[number], ended_at=seconds)
    return (*marks[:number], changed, *marks[number + 1 :])
