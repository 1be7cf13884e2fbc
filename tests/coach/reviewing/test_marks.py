"""Marks set, moved and taken away after a round."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.reviewing import marks
from pitchcoach.coach.reviewing.review import review
from tests.coach.rounds import a_round


def ends(found) -> list[float | None]:
    return [mark.ended_at for mark in found]


def test_a_forgotten_mark_is_set_where_the_plan_has_it_between_its_neighbours():
    done = a_round(14, None, None, 62, seconds=62)
    assert marks.likely(done, 1) == 30  # the plan gives all three the same
    assert ends(marks.moved(done, 1, 0.5)) == [14, 30, None, 62]
    assert marks.likely(a_round(None, None, None, None, seconds=40), 0) == 10
    assert marks.likely(a_round(None, None, None, None, seconds=40), 3) == 40


def test_the_table_follows_a_mark_that_was_set():
    done = a_round(14, None, 50, 58, seconds=58)
    assert [row.actual for row in review(done).rows] == [14, None, None, 8]
    done = replace(done, marks=marks.put(done, 1, 31.5))
    assert [row.actual for row in review(done).rows] == [14, 17.5, 18.5, 8]


def test_a_mark_moves_in_steps_and_stops_at_its_neighbours():
    done = a_round(14, 33, 50, 58, seconds=58)
    assert ends(marks.moved(done, 1, -0.5)) == [14, 32.5, 50, 58]
    assert ends(marks.moved(done, 1, 30)) == [14, 50, 50, 58]
    assert ends(marks.put(done, 0, -3)) == [0, 33, 50, 58]
    assert ends(marks.put(done, 3, 99)) == [14, 33, 50, 58]


def test_a_mark_can_be_taken_away():
    assert ends(marks.taken(a_round(14, 33, 50, 58), 1)) == [14, None, 50, 58]


@given(
    st.lists(st.none() | st.floats(0, 60), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.floats(-80, 80)), max_size=8),
)
def test_whatever_is_moved_the_marks_stay_in_order_and_in_the_round(given_ends, steps):
    known = iter(sorted(end for end in given_ends if end is not None))
    done = a_round(*[None if end is None else next(known) for end in given_ends], seconds=60)
    for number, step in steps:
        at = number % len(given_ends)
        done = replace(done, marks=marks.moved(done, at, step))
        assert done.marks[at].ended_at is not None
    found = [end for end in ends(done.marks) if end is not None]
    assert found == sorted(found)
    assert all(0 <= end <= 60 for end in found)
