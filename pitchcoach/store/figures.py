"""Figures of rounds that every store tells alike, the real one and the fake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final, get_args

from pitchcoach.model.history import Drift, PitchFigures, RoundFigures
from pitchcoach.model.pitch import Role
from pitchcoach.model.round import Round, Rung

DRIFT_ROUNDS: Final = 10
"""Over how many of the newest rounds the sections are averaged: what was long ago has been learned since."""


def figures(done: Round) -> RoundFigures:
    """Return what progress needs of a finished round."""
    seconds = done.seconds or 0.0
    units = done.units if done.words is None else done.words
    return RoundFigures(
        id=done.id or 0,
        pitch=done.pitch,
        started_at=done.started_at,
        slot_seconds=done.slot_seconds,
        seconds=seconds,
        rate=units / seconds if seconds else 0.0,
        rung=done.rung,
        feeling=done.feeling,
        language=done.language,
    )


def drifts(newest_first: Sequence[Round]) -> tuple[Drift, ...]:
    """Average the sections of the newest round over all these rounds, each where it was marked."""
    if not newest_first:
        return ()
    times: dict[tuple[Role | None, str], list[tuple[float, float]]] = {
        (mark.role, mark.heading): [] for mark in newest_first[0].marks
    }
    for one in newest_first:
        for mark, actual in zip(one.marks, one.section_seconds, strict=True):
            if actual is not None and (mark.role, mark.heading) in times:
                times[mark.role, mark.heading].append((mark.planned_seconds, actual))
    return tuple(
        Drift(
            *section, fmean(planned for planned, _ in pairs), fmean(actual for _, actual in pairs), len(pairs)
        )
        for section, pairs in times.items()
        if pairs
    )


def on_rungs(rounds: Mapping[Rung, int]) -> tuple[tuple[Rung, int], ...]:
    """Return the rungs that were used, in the order of the ladder."""
    rungs: tuple[Rung, ...] = get_args(Rung)
    return tuple((rung, rounds[rung]) for rung in rungs if rounds.get(rung))


def most_practised(rounds: Mapping[Path, int]) -> tuple[PitchFigures, ...]:
    """Return the pitches, those with the most rounds first."""
    return tuple(PitchFigures(*one) for one in sorted(rounds.items(), key=lambda one: (-one[1], str(one[0]))))
