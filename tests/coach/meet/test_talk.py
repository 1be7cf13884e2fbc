"""A one-to-one as plain data: who spoke for how long, what the talk is about, what is said of it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.meet import talk
from pitchcoach.coach.meet.talk import Talking
from pitchcoach.coach.rehearsing import signals
from pitchcoach.config.settings import Settings
from pitchcoach.model.meet import Event


def begun(planned: float = 300.0) -> Talking:
    return talk.start(Talking(planned), 1000.0)


def test_the_partner_comes_first_and_the_key_gives_the_word_over() -> None:
    state = talk.turn(talk.turn(begun(), 1100.0), 1130.0)
    assert talk.shares(state, 1140.0) == talk.Shares(mine=30.0, theirs=110.0)
    assert talk.shares(state, 1140.0).listening == pytest.approx(110 / 140)


def test_silence_belongs_to_nobody_and_after_it_the_key_gives_the_word_to_the_user() -> None:
    state = talk.speaks(begun(), "", 1010.0)
    assert talk.shares(state, 1060.0) == talk.Shares(0.0, 10.0)
    assert talk.turn(state, 1060.0).speaker == "me"


def test_before_the_start_and_after_the_end_nothing_is_counted() -> None:
    fresh = Talking(300.0)
    assert talk.turn(fresh, 5.0) == fresh
    assert talk.end(fresh, 5.0) == fresh
    assert talk.elapsed(fresh, 5.0) == 0.0
    ended = talk.end(begun(), 1050.0)
    assert (talk.elapsed(ended, 9999.0), talk.shares(ended, 9999.0).theirs) == (50.0, 50.0)
    assert talk.turn(ended, 1060.0) == ended
    assert talk.start(ended, 1060.0) == ended


@pytest.mark.parametrize("planned", talk.LENGTHS)
def test_the_parts_change_with_the_signals_of_a_one_to_one(planned: float) -> None:
    name = "one_to_one_5" if planned == 300.0 else "one_to_one_10"
    points = signals.preset(name, planned, Settings()).points
    state = begun(planned)
    assert [talk.part(state, 1000.0 + point.at) for point in points] == ["listen", "speak", "agree", "end"]
    assert [talk.part(state, 999.9 + point.at) for point in points[1:]] == ["listen", "speak", "agree"]


def test_who_speaks_too_much_is_told_while_it_can_be_mended() -> None:
    listening = begun()
    talking = talk.turn(begun(), 1005.0)
    assert "one thing more" in talk.advice(listening, 1060.0).text
    assert "one thing more" in talk.advice(talking, 1015.0).text, "20 s are needed to tell"
    assert "ask something" in talk.advice(talking, 1060.0).text
    assert "Come to the end" in talk.advice(talking, 1200.0).text
    assert "Agree" in talk.advice(talking, 1250.0).text
    assert "over" in talk.advice(talking, 1300.0).text


@pytest.mark.parametrize(
    ("theirs", "mine", "words"),
    [
        (10, 9, "Too little"),
        (0, 60, "never had a turn"),
        (60, 60, "They had the larger part"),
        (59, 61, "You had the larger part"),
    ],
)
def test_the_verdict(theirs: float, mine: float, words: str) -> None:
    assert words in talk.verdict(theirs, mine).text


@pytest.mark.parametrize(
    ("preset", "seconds"), [("one_to_one_10", 600.0), ("one_to_one_5", 300.0), ("bni", 300.0), ("", 300.0)]
)
def test_the_event_says_how_long_its_talks_are(preset: str, seconds: float) -> None:
    assert talk.length_for(Event(None, "Rotation", date(2026, 9, 10), signals=preset)) == seconds
    assert talk.length_for(None) == 300.0


def test_the_record() -> None:
    at = datetime(2026, 9, 10, 10, tzinfo=UTC)
    done = talk.end(talk.turn(begun(), 1100.0), 1130.0)
    record = talk.kept(done, 1130.0, at, " Call on Monday ", event_id=3, person_id=4)
    assert (record.theirs, record.mine, record.next_step) == (100.0, 30.0, "Call on Monday")
    assert (record.event_id, record.person_id, record.started_at) == (3, 4, at)


@given(st.lists(st.tuples(st.sampled_from(["", "me", "them"]), st.floats(0.0, 60.0)), max_size=20))
def test_what_both_spoke_is_never_more_than_the_time_that_passed(steps: list[tuple[str, float]]) -> None:
    state, now = begun(), 1000.0
    for speaker, seconds in steps:
        now += seconds
        state = talk.speaks(state, speaker, now)  # type: ignore[arg-type]
    assert talk.shares(state, now).spoken <= talk.elapsed(state, now) + 1e-6
