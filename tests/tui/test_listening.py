"""Hearing without following along: one thing at a time, told when it begins and ends, stopped by one call."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.message import Message

from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.pitch import Spoken
from pitchcoach.model.sound import Take
from pitchcoach.tui.listening import Listener, Listening
from tests.coach.hand_stream import HandStream
from tests.tui.program import Fakes, rooms_with

WORDS = "We keep the books of small shops. You keep cooking."
PART = Spoken(WORDS, tuple(range(len(WORDS))))


@dataclass
class Target:
    """Who waits for the events."""

    events: list[Message] = field(default_factory=list)

    def post_message(self, message: Message) -> bool:
        self.events.append(message)
        return True

    @property
    def told(self) -> list[tuple[bool, str]]:
        tr = Translator("en")
        return [
            (e.on, tr.render(e.error.message) if e.error else "")
            for e in self.events
            if isinstance(e, Listening)
        ]


def until(done: Callable[[], bool]) -> None:
    patience = time.monotonic() + 10
    while not done():
        assert time.monotonic() < patience
        time.sleep(0.005)


@pytest.fixture
def fakes() -> Fakes:
    return Fakes(stream=HandStream())


@pytest.fixture
def listener(fakes: Fakes) -> Iterator[Listener]:
    rooms = rooms_with(fakes)
    made = Listener(lambda: rooms)
    yield made
    made.stop()


def test_beginning_and_end_are_told(listener: Listener, fakes: Fakes) -> None:
    target = Target()
    listener.listen([PART], "en", target)
    until(lambda: target.told == [(True, "")])
    until(lambda: fakes.stream.finished)
    fakes.stream.pass_by(60)
    until(lambda: target.told == [(True, ""), (False, "")])
    assert len(fakes.voice.said) == 2
    assert fakes.stream.calls[-1] == "stop"


def test_a_stop_falls_silent_and_is_no_error(listener: Listener, fakes: Fakes) -> None:
    target = Target()
    listener.listen([PART], "en", target)
    until(lambda: target.told == [(True, "")])
    listener.stop()
    until(lambda: target.told == [(True, ""), (False, "")])
    assert fakes.stream.calls[-1] == "stop"


def test_what_is_asked_for_next_ends_what_was_heard(listener: Listener) -> None:
    first, second = Target(), Target()
    listener.listen([PART], "en", first)
    until(lambda: first.told == [(True, "")])
    listener.listen([PART], "en", second)
    until(lambda: first.told == [(True, ""), (False, "")])
    until(lambda: second.told == [(True, "")])


def test_a_missing_loudspeaker_is_told(fakes: Fakes, listener: Listener) -> None:
    fakes.stream = HandStream(NoSoundError(msg("no device")))
    target = Target()
    listener.listen([PART], "en", target)
    until(lambda: target.told == [(False, "no device")])


def test_a_lost_loudspeaker_is_told(fakes: Fakes, listener: Listener) -> None:
    target = Target()
    listener.listen([PART], "en", target)
    until(lambda: target.told == [(True, "")])
    fakes.stream.lose()
    until(lambda: target.told == [(True, ""), (False, "The loudspeaker is gone.")])


def test_nothing_to_say_is_told(listener: Listener) -> None:
    target = Target()
    listener.listen([Spoken("", ())], "en", target)
    until(lambda: target.told == [(False, "there is nothing to read aloud yet")])


def test_the_chosen_voice_reads(listener: Listener, fakes: Fakes) -> None:
    first, second = (voice for voice in fakes.voice.listed)
    assert listener.voice_for("en") == next(v for v in (first, second) if "en" in v.languages)
    listener.use_voice("en", first)
    assert listener.voice_for("en") == first


def test_a_recording_is_played_and_the_same_call_stops_it(listener: Listener, tmp_path: Path) -> None:
    rooms_player = listener.player
    take = Take(tmp_path / "a.wav", 16000, 16000)
    listener.play_or_stop(take)
    assert rooms_player.played == [take]  # type: ignore[attr-defined]
