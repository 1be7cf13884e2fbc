"""Profile: how the user speaks, learned from the rounds; every estimate rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pitchcoach.errors import StoreError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.pitch import Language
from pitchcoach.model.reading import Observation, Pace
from pitchcoach.model.round import UNTIMED

if TYPE_CHECKING:
    from datetime import datetime

    from pitchcoach.model.round import Round

Learn = Callable[[Sequence[Observation], Language], Pace]
FASTEST: Final = 14.0
"""Units a second that nobody speaks: a round above it was a slip of the key, not a reading."""
REMEMBERED: Final = 200
"""Rounds that are looked at, the newest ones."""


class Profile:
    """The pace of each language, learned when first asked for and after every refresh."""

    def __init__(
        self, rounds: Callable[[], Sequence[Round]], learn: Learn, since: Mapping[Language, datetime | None]
    ) -> None:
        self._rounds = rounds
        self._learn = learn
        self._since = since
        self._known: dict[Language, Pace] = {}

    def pace(self, language: Language) -> Pace:
        """Return how the user speaks a language; the population's pace while no round tells."""
        if language not in self._known:
            try:
                rounds = self._rounds()
            except StoreError:
                rounds = ()  # a damaged database must not keep anybody from writing; the doctor tells of it
            self._known[language] = learned(rounds, language, self._learn, self._since.get(language))
        return self._known[language]

    def refresh(self) -> None:
        """Learn again: a round was added or deleted."""
        self._known.clear()


def told(pace: Pace, language: Language) -> Message:
    """Say a pace in words, with what it rests on."""
    values = {
        "rate": f"{1 / pace.seconds_per_unit:.1f}",
        "comma": f"{pace.seconds_per_comma:.2f}",
        "stop": f"{pace.seconds_per_stop:.2f}",
        "count": pace.rounds,
    }
    if language == "ja" and pace.rounds:
        return msg(
            "you: {rate} morae/s between pauses, {comma} s per 、, {stop} s per 。, "
            "learned from rounds: {count}",
            **values,
        )
    if language == "ja":
        return msg(
            "typical, until you have rehearsed: {rate} morae/s between pauses, {comma} s per 、, "
            "{stop} s per 。",
            **values,
        )
    if pace.rounds:
        return msg(
            "you: {rate} syllables/s between pauses, {comma} s per comma, {stop} s per full stop, "
            "learned from rounds: {count}",
            **values,
        )
    return msg(
        "typical, until you have rehearsed: {rate} syllables/s between pauses, {comma} s per comma, "
        "{stop} s per full stop",
        **values,
    )


def learned(
    newest_first: Iterable[Round], language: Language, learn: Learn, since: datetime | None = None
) -> Pace:
    """Learn from the rounds of one language, those before ``since`` left out."""
    mine = [r for r in newest_first if r.language == language and (since is None or r.started_at >= since)]
    told = [(r, o) for r in reversed(mine) if (o := observations(r))]
    pace = learn([one for _, group in told for one in group], language)
    # The sections of one round are said in one mood: only whole rounds tell how much a speaker varies.
    whole = learn([_whole(r) for r, _ in told], language)
    return replace(pace, spread=whole.spread, rounds=len(told))


def observations(done: Round) -> tuple[Observation, ...]:
    """Return what a round tells: measured pauses, else marked sections, else the whole; cut short nothing."""
    if done.outcome != "done" or done.rung in UNTIMED:
        return ()
    if not done.seconds or done.units / done.seconds > FASTEST:
        return ()
    marks = done.marks
    if (
        done.comma_seconds is None
        and marks
        and all(mark.ended_at is not None and mark.units for mark in marks)
    ):
        ends = [mark.ended_at or 0.0 for mark in marks]
        starts = [0.0, *ends]
        parts = tuple(
            Observation(
                units=mark.units,
                commas=mark.commas,
                stops=max(mark.sentences - (number == len(marks) - 1), 0),
                seconds=end - start,
            )
            for number, (mark, start, end) in enumerate(zip(marks, starts, ends, strict=False))
        )
        if all(part.seconds > 0 and part.units / part.seconds <= FASTEST for part in parts):
            return parts
    return (_whole(done),)


def _whole(done: Round) -> Observation:
    return Observation(
        done.units,
        done.commas,
        max(done.sentences - 1, 0),
        done.seconds or 0.0,
        comma_seconds=done.comma_seconds,
        stop_seconds=done.stop_seconds,
    )
