import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.check import check
from pitchcoach.coach.rehearsing.rehearse import plan_round
from pitchcoach.coach.rehearsing.shorten import TIGHT, short_slot, shorten
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches, locations
from tests.coach.pitches import report

SETTINGS = Settings()
ROOMS = compose_rooms(SETTINGS, locations())
PERMITS = check(
    ROOMS.files.load(example_pitches() / "gyoseishoshi-inshokuten.md"), ROOMS.checker, SETTINGS, now=True
)


@pytest.mark.parametrize(
    ("slot", "shorter"), [(60, 45), (45, 30), (30, 20), (90, 60), (300, 180), (75, 60), (20, 15)]
)
def test_the_next_shorter_slot_is_what_organisers_cut_to(slot, shorter):
    assert short_slot(slot) == shorter


def test_what_fits_is_said_whole():
    shortened = shorten(PERMITS, 600, ROOMS.checker, SETTINGS)
    assert (shortened.left_out, shortened.over) == ((), 0)
    assert shortened.report.estimate == PERMITS.estimate
    assert shortened.report.characters == PERMITS.characters


@pytest.mark.parametrize(("slot", "parts"), [(45, 4), (30, 3)])
def test_in_less_time_parts_keep_their_first_sentences_and_the_plan_fits(slot, parts):
    shortened = shorten(PERMITS, slot, ROOMS.checker, SETTINGS)
    assert shortened.report.estimate.seconds <= slot * (1 + TIGHT)
    both = [
        (short.reading.sentences[0], whole.reading.sentences[0])
        for short, whole in zip(shortened.report.sections, PERMITS.sections, strict=True)
        if short.reading.sentences
    ]
    assert len(both) == parts
    assert all(first == before for first, before in both)
    plan = plan_round(shortened.report, SETTINGS)
    assert plan.slot_seconds == slot
    assert sum(section.seconds for section in plan.sections) <= slot + 0.001
    assert sum(section.units for section in plan.sections) < sum(s.reading.morae for s in PERMITS.sections)


def test_the_name_and_the_question_stay():
    shortened = shorten(PERMITS, 30, ROOMS.checker, SETTINGS)
    assert not [beginning for beginning in shortened.left_out if beginning.startswith("はじめまして")]
    made = report("## Hook\nCome and see me at the door. Do you know a cook?\n", language="en", slot=20)
    assert shorten(made, 2.0, ROOMS.checker, SETTINGS).left_out == ("Come and see me…",)


def test_what_cannot_fit_says_by_how_much():
    shortened = shorten(PERMITS, 5, ROOMS.checker, SETTINGS)
    assert shortened.over > 1
    assert shortened.over == pytest.approx(shortened.report.estimate.seconds - 5)


@settings(max_examples=25)
@given(st.floats(3, 90))
def test_every_sentence_is_said_or_told_to_be_left_out(slot):
    shortened = shorten(PERMITS, slot, ROOMS.checker, SETTINGS)
    kept = sum(len(part.reading.sentences) for part in shortened.report.sections)
    assert kept + len(shortened.left_out) == sum(len(part.reading.sentences) for part in PERMITS.sections)
    assert kept > 0
    assert shortened.report.characters <= PERMITS.characters
