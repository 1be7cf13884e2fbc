from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pitchcoach.coach.profile import Profile, learned, observations
from pitchcoach.errors import StoreError
from pitchcoach.i18n import msg
from pitchcoach.model.round import Mark
from pitchcoach.text.timing.learning import learn
from pitchcoach.text.timing.pace import POPULATION
from tests.coach.rounds import a_round

START = datetime(2026, 11, 1, tzinfo=UTC)


def rounds(seconds: float, count: int) -> list:  # newest first
    return [
        replace(a_round(seconds=seconds), started_at=START + timedelta(days=i))
        for i in reversed(range(count))
    ]


def test_without_rounds_it_is_the_population() -> None:
    assert learned([], "ja", learn) == POPULATION["ja"]


def test_a_slow_speaker_is_known_after_some_rounds_and_the_more_the_surer() -> None:
    once, often = learned(rounds(80, 1), "ja", learn), learned(rounds(80, 8), "ja", learn)
    usual = POPULATION["ja"]
    assert usual.seconds_per_unit < once.seconds_per_unit <= often.seconds_per_unit * 1.001
    assert often.spread < once.spread < usual.spread
    assert (once.rounds, often.rounds) == (1, 8)


def test_languages_are_learned_apart() -> None:
    assert learned(rounds(80, 5), "en", learn) == POPULATION["en"]


def test_rounds_before_a_reset_do_not_count() -> None:
    assert learned(rounds(80, 5), "ja", learn, since=START + timedelta(days=3)).rounds == 2


def test_a_round_that_nobody_can_have_spoken_teaches_nothing() -> None:
    assert observations(a_round(seconds=5)) == ()
    assert observations(a_round(seconds=58, outcome="abandoned")) == ()


def test_marked_sections_teach_one_by_one() -> None:
    marks = tuple(Mark(None, "", 10, end, units=100, commas=1, sentences=2) for end in (15.0, 31.0, 45.0))
    told = observations(replace(a_round(seconds=45), units=300, marks=marks))
    assert [(o.units, o.stops, o.seconds) for o in told] == [(100, 2, 15), (100, 2, 16), (100, 1, 14)]


def test_the_sections_of_one_round_are_not_taken_for_many_rounds() -> None:
    marks = tuple(Mark(None, "", 10, end, units=130, commas=2, sentences=2) for end in (20.0, 40.0, 60.0))
    whole = a_round(seconds=60.0, marks=())
    parts = replace(whole, marks=marks)
    assert learned([parts], "ja", learn).spread == pytest.approx(learned([whole], "ja", learn).spread)


def test_a_damaged_database_leaves_the_population() -> None:
    def damaged() -> list:
        raise StoreError(msg("damaged"))

    assert Profile(damaged, learn, {}).pace("ja") == POPULATION["ja"]


def test_what_was_learned_holds_until_refreshed() -> None:
    kept: list = []
    profile = Profile(lambda: kept, learn, {})
    profile.pace("ja")
    kept.extend(rounds(80, 3))
    assert profile.pace("ja").rounds == 0
    profile.refresh()
    assert profile.pace("ja").rounds == 3
