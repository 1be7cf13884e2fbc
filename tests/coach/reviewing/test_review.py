import pytest

from pitchcoach.coach.reviewing.review import review
from tests.coach.rounds import a_round


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
