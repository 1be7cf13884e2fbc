from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.coach.rehearsing.prompter import (
    FASTEST,
    SLOWEST,
    Following,
    cues,
    due,
    enter,
    go_to,
    position,
    with_manner,
    with_speed,
)
from pitchcoach.coach.rehearsing.rehearse import plan_round
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches, locations

SETTINGS = Settings()


def planned(name: str):
    rooms = compose_rooms(SETTINGS, locations())
    report = check(rooms.files.load(example_pitches() / name), rooms.checker, SETTINGS)
    return report, plan_round(report, SETTINGS)


REPORT, PLAN = planned("reform-kodate.md")
CUES = cues(REPORT, PLAN)


def test_the_cues_are_the_whole_text_with_its_spaces():
    report, plan = planned("restaurant-permits.md")
    texts = ["".join(c.text for c in cues(report, plan) if c.section == n) for n in range(len(plan.sections))]
    assert texts == [part.section.spoken.text for part in report.sections]


def test_sentences_are_numbered_through_the_whole_pitch():
    numbers = [cue.sentence for cue in CUES]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(sum(len(part.reading.sentences) for part in REPORT.sections)))


def test_the_text_waits_for_a_mark_where_that_was_chosen():
    following = Following("section")
    assert due(CUES, following, 0.0) == 0
    assert CUES[due(CUES, following, 999.0)].section == 0
    following = enter(following, CUES, 1, 10.0)
    first = due(CUES, following, 10.0)
    assert (CUES[first].section, CUES[first - 1].section) == (1, 0)
    assert all(a.at <= b.at for a, b in pairwise(CUES))


def test_every_cue_is_due_at_its_own_time_and_after_a_step_to_it():
    for number, cue in enumerate(CUES):
        assert due(CUES, Following(), cue.at) == number
        assert due(CUES, go_to(Following(), cue, 33.0), 33.0) == number


def test_by_plan_it_goes_on_without_marks_and_a_mark_brings_it_back():
    assert CUES[due(CUES, Following(), 40.0)].section > 0
    late = due(CUES, enter(Following(), CUES, 1, 40.0), 40.0)
    assert (CUES[late].section, CUES[late - 1].section) == (1, 0)


def test_by_hand_nothing_moves_by_itself():
    following = with_manner(Following(), "hand", 5.0)
    assert due(CUES, following, 5.0) == due(CUES, following, 500.0) == due(CUES, Following(), 5.0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["faster", "slower", "plan", "section", "hand"]),
            st.floats(0.05, 9, allow_nan=False),
        ),
        max_size=20,
    )
)
def test_no_change_of_speed_or_manner_makes_the_text_jump_or_run_back(steps):
    following, now, before = Following(), 0.0, 0.0
    for name, wait in steps:
        now += wait
        here = position(following, now)
        assert here >= before - 1e-9
        if name in ("faster", "slower"):
            following = with_speed(following, 1 if name == "faster" else -1, now)
        else:
            following = with_manner(following, name, now)
        assert abs(position(following, now) - here) < 1e-9
        assert SLOWEST <= following.speed <= FASTEST
        before = here


def test_a_pitch_that_is_too_long_is_planned_into_its_slot():
    report, plan = planned("souzoku-nagasugi.md")
    assert report.estimate.seconds > 80
    assert round(sum(section.seconds for section in plan.sections), 6) == 60


def test_examples_are_in_the_checkout():
    assert len(list(Path(example_pitches()).glob("*.md"))) == 6
