"""A pitch spoken before it is heard: line by line, waited for, and interruptible."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pitchcoach.coach.listening.fit import fit
from pitchcoach.coach.listening.rendering import Rendering
from pitchcoach.coach.listening.say_whole import Sayer, whole
from pitchcoach.config.settings import Settings
from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice.fake import FAKE_VOICES, FakeVoice
from tests.coach.handmade import english, japanese

LINES = (japanese(8, 5), japanese(7, ends_paragraph=True), japanese(12), japanese(6, 6, 6))


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def rendering(voice: FakeVoice, tmp_path: Path) -> Iterator[Rendering]:
    made = Rendering(LINES, voice, FAKE_VOICES[0], tmp_path / "lines", time.monotonic)
    yield made
    made.close()


def test_every_line_is_spoken_once_with_the_pauses_of_reading(rendering: Rendering, voice: FakeVoice) -> None:
    pieces = whole(LINES, Sayer(rendering))
    assert voice.said == [line.line.spoken.text for line in LINES]
    assert [piece.line for piece in pieces] == list(LINES)
    assert pieces[1].pause > pieces[0].pause == pieces[2].pause > 0
    assert pieces[3].pause == 0


def test_it_tells_how_far_it_is(rendering: Rendering) -> None:
    told: list[tuple[int, int]] = []
    whole(LINES, Sayer(rendering, lambda made, of: told.append((made, of))))
    assert told == sorted(told)
    assert told[0][1] == 4


def test_a_fit_asks_the_same_rendering_for_other_speeds(rendering: Rendering) -> None:
    natural = sum(piece.seconds + piece.pause for piece in whole(LINES, Sayer(rendering)))
    fitted = fit(LINES, natural * 1.2, Sayer(rendering), Settings())
    assert fitted.seconds == pytest.approx(natural * 1.2, rel=0.01)
    assert fitted.speed < 1


class Broken(FakeVoice):
    """A voice that fails at its third line."""

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        if len(self.said) == 2:
            raise self.failure
        return super().say(line, voice, out, speed)

    failure: Exception = NoVoiceError(msg("no more breath"))


@pytest.mark.parametrize("failure", [NoVoiceError(msg("no more breath")), ZeroDivisionError()])
@pytest.mark.parametrize("wait", ["whole", "playable"])
def test_what_the_voice_raises_comes_out(failure: Exception, wait: str, tmp_path: Path) -> None:
    voice = Broken()
    voice.failure = failure
    slow = VoiceInfo("slow", "Slow", ("ja",), False, realtime=100.0)
    rendering = Rendering(LINES, voice, slow, tmp_path / "lines", time.monotonic)
    say = Sayer(rendering)
    try:
        with pytest.raises(type(failure)):
            if wait == "whole":
                whole(LINES, say)
            else:
                say.playable()
    finally:
        rendering.close()


def test_a_fast_voice_is_playable_after_one_line(rendering: Rendering) -> None:
    Sayer(rendering).playable()
    assert rendering.speech(0) is not None


def test_english_is_spoken_alike(voice: FakeVoice, tmp_path: Path) -> None:
    lines = (english(5), english(9))
    rendering = Rendering(lines, voice, FAKE_VOICES[1], tmp_path / "lines", time.monotonic)
    try:
        assert len(whole(lines, Sayer(rendering))) == 2
    finally:
        rendering.close()
