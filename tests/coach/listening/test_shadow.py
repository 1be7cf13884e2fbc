"""Saying it after the voice, or along with it: turns as long as this speaker needs, and what they teach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.listening.shadow import BREATH_SECONDS, SLACK, Manner, OwnPace, Practised, Shadowing
from pitchcoach.config.settings import Settings
from pitchcoach.locations import locations
from tests.coach.listening.test_read_aloud import Reading


class Practice(Reading):
    """A practice in front of a test; its clock goes with the stream."""

    def __init__(self, folder: Path, manner: Manner) -> None:
        super().__init__(folder)
        self.now = 100.0
        self.pace = OwnPace(compose_rooms(Settings(), locations()).checker)
        self.practice = Shadowing(self.aloud, self.pace, manner, lambda: self.now)
        self.practice.begin()
        self.until_made()

    def hear(self, seconds: float) -> None:
        while seconds > 0:
            step = min(0.05, seconds)
            self.stream.pass_by(step)
            self.now += step
            self.practice.tick()
            seconds -= step

    def to_my_turn(self) -> None:
        for _ in range(1000):
            if self.practice.turn is not None:
                return
            self.hear(0.05)
        pytest.fail("the voice does not end")


@pytest.fixture
def repeat(tmp_path: Path) -> Iterator[Practice]:
    made = Practice(tmp_path / "speech", "repeat")
    yield made
    made.aloud.close()


@pytest.fixture
def shadow(tmp_path: Path) -> Iterator[Practice]:
    made = Practice(tmp_path / "speech", "shadow")
    yield made
    made.aloud.close()


def test_after_each_sentence_there_is_as_much_time_as_its_speaker_needs(repeat: Practice) -> None:
    for number, line in enumerate(repeat.lines):
        repeat.to_my_turn()
        turn = repeat.practice.turn
        assert turn is not None
        assert turn.line == number
        sentence = line.line.sentence
        needed = 0.126 * sentence.morae + 0.37 * sentence.commas  # the population's pace
        assert turn.gap == pytest.approx(needed * SLACK + BREATH_SECONDS, rel=0.05)
        repeat.hear(turn.gap_left + 0.05)
    assert repeat.aloud.state == "ended"
    assert repeat.practice.so_far.finished


def test_a_longer_sentence_gets_a_longer_turn(repeat: Practice) -> None:
    turns = [repeat.pace.turn(line) for line in repeat.lines]
    morae = [line.line.sentence.morae for line in repeat.lines]
    assert turns.index(max(turns)) == morae.index(max(morae))


def test_said_goes_on_at_once_and_the_next_turn_is_shorter(repeat: Practice) -> None:
    before = repeat.pace.turn(repeat.lines[1])
    repeat.to_my_turn()
    repeat.hear(1.0)
    repeat.practice.said()
    assert repeat.here() == (1, 0)
    assert repeat.aloud.state == "speaking"
    repeat.to_my_turn()
    turn = repeat.practice.turn
    assert turn is not None
    assert turn.gap < before


def test_turns_come_to_fit_a_steady_speaker(repeat: Practice) -> None:
    slower = {line.start: repeat.pace.expected(line) * 1.4 for line in repeat.lines}
    for _ in range(6):
        for line in repeat.lines:
            repeat.pace.said_in(line, slower[line.start] + BREATH_SECONDS)
    for line in repeat.lines:
        assert repeat.pace.expected(line) == pytest.approx(slower[line.start], rel=0.02)


def test_said_while_the_voice_speaks_does_nothing(repeat: Practice) -> None:
    repeat.hear(1.0)
    heard, factor = repeat.stream.heard, repeat.pace.factor
    repeat.practice.said()
    assert (repeat.here()[0], repeat.stream.heard, repeat.pace.factor) == (0, heard, factor)


def test_again_in_a_turn_says_the_same_sentence_and_gives_more_time(repeat: Practice) -> None:
    repeat.to_my_turn()
    turn = repeat.practice.turn
    assert turn is not None
    repeat.practice.again()
    assert repeat.here() == (0, 0)
    repeat.to_my_turn()
    longer = repeat.practice.turn
    assert longer is not None
    assert longer.gap > turn.gap


def test_again_just_after_a_turn_that_was_too_short_goes_back_to_its_sentence(repeat: Practice) -> None:
    repeat.to_my_turn()
    turn = repeat.practice.turn
    assert turn is not None
    repeat.hear(turn.gap_left + 0.5)
    assert repeat.here()[0] == 1
    repeat.practice.again()
    assert repeat.here() == (0, 0)
    assert repeat.pace.factor > 1


def test_again_further_into_a_sentence_is_that_sentence(repeat: Practice) -> None:
    repeat.hear(2.0)
    repeat.practice.again()
    assert repeat.here() == (0, 0)
    assert repeat.pace.factor == 1


def test_silence_ends_a_turn_only_when_the_sentence_can_have_been_said(repeat: Practice) -> None:
    repeat.to_my_turn()
    repeat.hear(0.8)
    repeat.practice.heard_silence()
    assert repeat.practice.turn is not None
    repeat.hear(2.0)
    repeat.practice.heard_silence()
    assert repeat.here() == (1, 0)
    repeat.practice.heard_silence()
    assert repeat.here() == (1, 0), "while the voice speaks it means nothing"


def test_after_the_last_sentence_said_ends_it(repeat: Practice) -> None:
    repeat.practice.begin(4)
    repeat.to_my_turn()
    repeat.hear(1.0)
    repeat.practice.said()
    assert repeat.aloud.state == "ended"
    assert repeat.practice.so_far.finished


def test_a_pause_stops_the_turn_and_the_time_that_is_counted(repeat: Practice) -> None:
    repeat.to_my_turn()
    turn, seconds = repeat.practice.turn, repeat.practice.so_far.seconds
    assert turn is not None
    repeat.aloud.pause()
    repeat.hear(10)
    assert repeat.practice.so_far.seconds == pytest.approx(seconds, abs=0.06)
    repeat.aloud.resume()
    after = repeat.practice.turn
    assert after is not None
    assert after.gap_left == pytest.approx(turn.gap_left)


def test_shadowing_goes_straight_on_without_turns(shadow: Practice) -> None:
    spoken = sum(shadow.speech(n).take.seconds for n in range(5))
    assert shadow.practice.turn is None
    shadow.hear(spoken + 0.6 * 2 + 0.9 * 2 + 0.1)
    assert shadow.aloud.state == "ended"
    done = shadow.practice.so_far
    assert done == Practised("shadow", done.seconds, 5, finished=True)
    assert done.seconds == pytest.approx(spoken + 3, abs=0.1)


def test_the_manner_changes_where_it_is(shadow: Practice) -> None:
    shadow.hear(1.0)
    before = shadow.aloud.place.into
    shadow.practice.use("repeat")
    assert shadow.aloud.place.into == pytest.approx(before)
    shadow.to_my_turn()
    shadow.practice.use("shadow")
    assert shadow.practice.turn is None
