from itertools import pairwise
from pathlib import Path

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.coach.prompter import cues, due
from pitchcoach.coach.rehearse import RoundState, mark, plan_round, start
from pitchcoach.config.settings import Rehearsal, Settings
from pitchcoach.locations import example_pitches, locations

SETTINGS = Settings(rehearsal=Rehearsal(countdown=0))


def planned(name: str):
    rooms = compose_rooms(SETTINGS, locations())
    report = check(rooms.files.load(example_pitches() / name), rooms.checker, SETTINGS)
    return report, plan_round(report, SETTINGS)


def test_the_cues_are_the_whole_text_with_its_spaces():
    report, plan = planned("restaurant-permits.md")
    texts = ["".join(c.text for c in cues(report, plan) if c.section == n) for n in range(len(plan.sections))]
    assert texts == [part.section.spoken.text for part in report.sections]


def test_the_clock_leads_inside_a_section_and_the_marks_between_them():
    report, plan = planned("reform-kodate.md")
    all_cues = cues(report, plan)
    state = start(RoundState(plan), 0.0)
    assert due(all_cues, state, 0.0) == 0
    assert all_cues[due(all_cues, state, 999.0)].section == 0
    state = mark(state, 10.0)
    first = due(all_cues, state, 10.0)
    assert (all_cues[first].section, all_cues[first].at) == (1, 0.0)
    assert all(a.at <= b.at for a, b in pairwise(all_cues) if a.section == b.section)


def test_a_pitch_that_is_too_long_is_planned_into_its_slot():
    report, plan = planned("souzoku-nagasugi.md")
    assert report.estimate.seconds > 80
    assert round(sum(section.seconds for section in plan.sections), 6) == 60


def test_examples_are_in_the_checkout():
    assert len(list(Path(example_pitches()).glob("*.md"))) == 6
