from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.listening.shadow import Practised
from pitchcoach.coach.rehearsing import rehearse
from pitchcoach.coach.rehearsing.rehearse import Plan, PlannedSection, RoundState
from pitchcoach.coach.rehearsing.signals import preset
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches, locations
from tests.coach.pitches import report

PLAN = Plan(
    slot_seconds=60,
    sections=(
        PlannedSection("target", "ターゲット", 15),
        PlannedSection("feature", "特徴", 20),
        PlannedSection("benefit", "ベネフィット", 20),
    ),
    signals=preset("toastmasters", 60, Settings()),
    countdown=3,
    allow_pause=True,
)


def speaking(at: float = 100.0) -> RoundState:
    state = rehearse.start(RoundState(PLAN), at - 3)
    return rehearse.tick(state, at)[0]


def test_a_round_counts_down_and_starts_where_the_countdown_ended_however_late_the_tick():
    state = rehearse.start(RoundState(PLAN), 10.0)
    assert [rehearse.counting_down(state, t) for t in (10.0, 10.9, 11.1, 12.9)] == [3, 3, 2, 1]
    state, _ = rehearse.tick(state, 14.7)
    assert state.phase == "speaking"
    assert rehearse.elapsed(state, 14.7) == pytest.approx(1.7)


def test_each_number_of_the_countdown_ticks_once():
    state = rehearse.start(RoundState(PLAN), 0.0)
    given_cues = []
    for step in range(30):
        state, cues = rehearse.tick(state, step / 10)
        given_cues += cues
    assert given_cues == ["count"] * 3


def test_the_signals_come_at_their_points_and_only_once():
    state = speaking(0.0)
    told = []
    for tenth in range(700):
        state, cues = rehearse.tick(state, tenth / 10)
        told += [(cue, tenth / 10) for cue in cues]
    assert told == [("green", 30.0), ("yellow", 45.0), ("red", 60.0), ("over", 61.0)]


def test_after_a_blocked_screen_only_the_signal_that_holds_now_is_given():
    state, cues = rehearse.tick(speaking(0.0), 50.0)
    assert cues == ("yellow",)
    assert (current := rehearse.signal(state, 50.0)) and current.state == "yellow"


def test_the_end_of_the_last_section_ends_the_round():
    state = speaking(0.0)
    for at in (14.0, 33.0, 52.5):
        state = rehearse.mark(state, at)
    assert (state.phase, state.seconds, state.marks) == ("done", 52.5, (14.0, 33.0, 52.5))
    assert rehearse.elapsed(state, 99.0) == 52.5
    assert [m.ended_at for m in rehearse.marks_of(state)] == [14.0, 33.0, 52.5]
    assert rehearse.outcome_of(state) == "done"


def test_a_mark_can_be_taken_back():
    state = rehearse.unmark(rehearse.mark(speaking(0.0), 5.0))
    assert state.marks == ()
    assert rehearse.current_section(state) == 0


def test_a_pause_does_not_count():
    state = rehearse.pause(speaking(0.0), 10.0)
    assert rehearse.elapsed(state, 500.0) == 10.0
    assert rehearse.mark(state, 20.0).marks == ()
    state = rehearse.resume(state, 30.0)
    assert rehearse.elapsed(state, 31.0) == pytest.approx(11.0)


def test_no_pause_where_it_is_not_allowed():
    plan = replace(PLAN, countdown=0, allow_pause=False)
    state = rehearse.start(RoundState(plan), 0.0)
    assert rehearse.pause(state, 10.0).phase == "speaking"


def test_a_round_given_up_keeps_its_marks():
    state = rehearse.abandon(rehearse.mark(speaking(0.0), 12.0), 20.0)
    assert (rehearse.outcome_of(state), state.seconds) == ("abandoned", 20.0)
    assert [m.ended_at for m in rehearse.marks_of(state)] == [12.0, None, None]
    assert rehearse.finish(state, 30.0) == state


def test_nothing_is_spoken_before_the_clock_starts():
    state = rehearse.abandon(rehearse.start(RoundState(PLAN), 0.0), 2.0)
    assert state.seconds == 0.0


def test_as_at_the_event_the_clock_starts_with_the_call_however_late_it_comes():
    state = rehearse.start(RoundState(replace(PLAN, wait=4.0)), 10.0)
    assert rehearse.tick(state, 13.9) == (state, ())
    assert rehearse.signal(state, 13.9) is None
    state, cues = rehearse.tick(state, 17.0)
    assert (state.phase, cues, rehearse.elapsed(state, 17.0)) == ("speaking", ("turn",), 0.0)
    assert rehearse.call(state, 18.0) == state


def test_whoever_waits_can_be_called_at_once_or_leave():
    state = rehearse.start(RoundState(replace(PLAN, wait=4.0)), 10.0)
    assert rehearse.elapsed(rehearse.call(state, 11.0), 12.0) == 1.0
    assert rehearse.abandon(state, 12.0).seconds == 0.0


def test_a_hard_cut_ends_the_round_at_its_second_and_not_when_it_was_noticed():
    plan = replace(PLAN, countdown=0, signals=preset("cut", 60, Settings()))
    state = rehearse.mark(rehearse.start(RoundState(plan), 0.0), 20.0)
    state, cues = rehearse.tick(state, 60.7)
    assert (rehearse.outcome_of(state), state.seconds, cues) == ("abandoned", 60, ("cut",))


def test_a_round_keeps_its_rung_and_whose_signals_it_had():
    made = report("## Target\nあいうえお。\n")
    state = RoundState(rehearse.plan_round(made, Settings(), "bells"))
    new = rehearse.new_round(made, state, datetime.now(UTC), rung="cloze", level=2)
    assert (new.rung, new.level, new.signals) == ("cloze", 2, "bells")


@pytest.mark.parametrize(("lines", "finished", "kept"), [(10, True, 1), (10, False, 0), (9, True, 0)])
def test_with_the_voice_only_the_whole_pitch_is_a_round(lines, finished, kept):
    rooms = compose_rooms(Settings(), locations())
    pitch = rooms.files.load(example_pitches() / "restaurant-permits.md")
    practised = Practised("repeat", 60, lines, finished=finished)
    done = rehearse.keep_shadowed(pitch, practised, rooms)
    assert (done is not None) == bool(kept)
    rounds = rooms.store().rounds(pitch.path)
    assert [(one.rung, one.outcome, one.seconds) for one in rounds] == [("shadow", "done", 60)] * kept


STEPS = st.lists(
    st.tuples(st.sampled_from(["tick", "mark", "unmark", "pause", "resume", "finish"]), st.floats(0.01, 20)),
    max_size=30,
)


@given(STEPS)
def test_time_never_runs_backwards_and_marks_stay_in_order(steps):
    state, now, before = speaking(0.0), 0.0, 0.0
    for name, wait in steps:
        now += wait
        if name == "tick":
            state, _ = rehearse.tick(state, now)
        elif name == "unmark":
            state = rehearse.unmark(state)
        else:
            state = getattr(rehearse, name)(state, now)
        seconds = rehearse.elapsed(state, now)
        assert before <= seconds + 1e-9
        assert list(state.marks) == sorted(state.marks)
        assert all(mark <= seconds + 1e-9 for mark in state.marks)
        before = seconds
