import pytest

from pitchcoach.coach.progress import progress
from pitchcoach.coach.review import review
from pitchcoach.i18n import Translator
from tests.coach.rounds import a_round

EN = Translator("en")


def test_each_section_has_what_it_took_and_its_difference():
    result = review(a_round(14, 33, 50, None, seconds=58))
    assert [row.actual for row in result.rows] == [14, 19, 17, 8]
    assert [row.difference for row in result.rows] == [-1, 4, 2, -7]
    assert result.characters_per_minute == pytest.approx(320 / 58 * 60)
    assert result.units_per_second == pytest.approx(380 / 58)


def test_a_section_after_a_missing_mark_is_not_guessed():
    result = review(a_round(14, None, 50, 58, seconds=58))
    assert [row.actual for row in result.rows] == [14, None, None, 8]


def test_a_round_that_was_stopped_has_no_rate():
    result = review(a_round(14, None, None, None, seconds=20, outcome="abandoned"))
    assert result.units_per_second is None


def test_progress_says_in_words_what_the_picture_shows():
    rounds = [a_round(seconds=s) for s in (58, 66, 62)]
    so_far = progress(rounds)
    assert so_far.seconds == (62, 66, 58)
    assert EN.render(so_far.sentence) == "3 rounds, 1 inside 60 s. The last 3: 62 s on average, ±3 s."
    assert EN.render(progress([]).sentence) == "No finished round yet."


def test_a_stopped_round_is_listed_but_not_counted():
    so_far = progress([a_round(seconds=58), a_round(seconds=5, outcome="abandoned")])
    assert (len(so_far.rounds), so_far.seconds) == (2, (58,))
