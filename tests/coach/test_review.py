from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pitchcoach.coach.progress import progress
from pitchcoach.coach.review import review
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.round import Mark, Round

EN = Translator("en")


def a_round(*ends: float | None, seconds: float = 60.0, planned: float = 15.0, **changes: object) -> Round:
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


def test_each_section_has_what_it_took_and_its_difference():
    result = review(a_round(14, 33, 50, None, seconds=58), Settings())
    assert [row.actual for row in result.rows] == [14, 19, 17, 8]
    assert [row.difference for row in result.rows] == [-1, 4, 2, -7]
    assert result.characters_per_minute == pytest.approx(320 / 58 * 60)
    assert result.units_per_second == pytest.approx(380 / 58)


def test_a_section_after_a_missing_mark_is_not_guessed():
    result = review(a_round(14, None, 50, 58, seconds=58), Settings())
    assert [row.actual for row in result.rows] == [14, None, None, 8]


def test_a_round_that_was_stopped_has_no_rate():
    result = review(a_round(14, None, None, None, seconds=20, outcome="abandoned"), Settings())
    assert result.units_per_second is None
    assert "stopped at 20 s" in EN.render(result.advice)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (a_round(15, 40, 55, 70, seconds=70), "Feature took 10 s more"),
        (a_round(16, 32, 48, 64, seconds=64), "Leave out one sentence"),
        (a_round(11, 22, 33, 44, seconds=44), "hard to follow"),
        (a_round(11, 22, 33, 44, seconds=44, units=300), "leave a beat"),
        (a_round(10, 20, 30, 40, seconds=40, units=200, planned=10.0), "20 s are free"),
        (a_round(15, 34, 46, 58, seconds=58), "Feature took 4 s more"),
        (a_round(None, None, None, None, seconds=58), "Press Space"),
        (a_round(15, 30, 44, 58, seconds=58), "eyes off the text"),
        (a_round(1, 2, 3, 4, seconds=4), "Only 4 s"),
    ],
)
def test_one_thing_is_said_and_it_is_the_one_that_helps_most(done, words):
    assert words in EN.render(review(done, Settings()).advice)


def test_progress_says_in_words_what_the_picture_shows():
    rounds = [a_round(seconds=s) for s in (58, 66, 62)]
    so_far = progress(rounds)
    assert so_far.seconds == (62, 66, 58)
    assert EN.render(so_far.sentence) == "3 rounds, 1 inside 60 s. The last 3: 62 s on average, ±3 s."
    assert EN.render(progress([]).sentence) == "No finished round yet."


def test_a_stopped_round_is_listed_but_not_counted():
    so_far = progress([a_round(seconds=58), a_round(seconds=5, outcome="abandoned")])
    assert (len(so_far.rounds), so_far.seconds) == (2, (58,))
