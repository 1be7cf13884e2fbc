"""A pitch in a given time: by the engine's speed, then by pauses, never beyond what they may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.listening.assembled import comma_gaps
from pitchcoach.coach.listening.fit import CORRECTIONS, fit, shared_out, units
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.speech import Speech
from tests.coach.handmade import english, japanese, speech

EN = Translator("en")
SETTINGS = Settings()
MINUTE = (
    *(japanese(15, 20), japanese(30, ends_paragraph=True)),
    *(japanese(20, 15, 10), japanese(25), japanese(40, ends_paragraph=True)),
    *(japanese(35, 20), japanese(20, 30), japanese(45), japanese(10, 10)),
)
"""345 morae: a minute at an easy pace."""


@dataclass
class Engine:
    """A voice that does what it is told, or less: within ``speeds``, in steps, and off by ``bent``."""

    lines: tuple[SpokenLine, ...]
    speeds: tuple[float, float] = (0.1, 10.0)
    step: float = 0.001
    bent: float = 1.0
    """The speed it really has is the one asked for to this power."""
    commas: bool = True
    asked: list[tuple[int, float]] = field(default_factory=list)

    def say(self, number: int, speed: float) -> Speech:
        self.asked.append((number, speed))
        least, most = self.speeds
        real = min(max(round(speed / self.step) * self.step, least), most) ** self.bent
        return speech(self.lines[number], real, commas=self.commas)


@pytest.mark.parametrize("seconds", [50, 55, 60, 66])
@pytest.mark.parametrize(
    "kind",
    [
        {},
        {"step": 1 / 160},
        {"step": 0.1},
        {"bent": 0.8},
        {"bent": 1.3, "commas": False},
    ],
    ids=["exact", "espeak's steps", "coarse steps", "sluggish", "nervous and without commas"],
)
def test_a_minute_lasts_as_long_as_asked_with_pauses_that_sound_meant(
    seconds: int, kind: dict[str, Any]
) -> None:
    engine = Engine(MINUTE, **kind)
    fitted = fit(MINUTE, seconds, engine.say, SETTINGS)
    assert fitted.seconds == pytest.approx(seconds, rel=0.001)
    assert abs(fitted.error) < 0.001
    pauses = [piece.pause for piece in fitted.pieces[:-1]]
    assert all(0.4 <= pause <= 1.2 for pause in pauses)
    assert fitted.pieces[-1].pause == 0.0
    assert len(engine.asked) <= len(MINUTE) * (2 + CORRECTIONS)


def test_between_two_sections_the_pause_stays_the_longer_one() -> None:
    pieces = fit(MINUTE, 58, Engine(MINUTE).say, SETTINGS).pieces
    assert pieces[1].pause > pieces[0].pause == pytest.approx(pieces[2].pause)


def test_an_easy_pace_needs_no_word() -> None:
    assert fit(MINUTE, 60, Engine(MINUTE).say, SETTINGS).notes == ()


@pytest.mark.parametrize(("seconds", "rate"), [(40, "8.6"), (75, "4.6")])
def test_a_pace_that_is_hard_to_follow_is_told(seconds: int, rate: str) -> None:
    fitted = fit(MINUTE, seconds, Engine(MINUTE).say, SETTINGS)
    assert fitted.seconds == pytest.approx(seconds, rel=0.001)
    [note] = fitted.notes
    assert EN.render(note) == f"that is {rate} morae a second; 5.5 to 8 are easy to follow"


@pytest.mark.parametrize(("words", "told"), [(100, None), (165, None), (180, "180"), (80, "80")])
def test_english_is_told_in_words_a_minute(words: int, told: str | None) -> None:
    lines = tuple(english(words // 5) for _ in range(5))
    fitted = fit(lines, 60, Engine(lines).say, SETTINGS)
    wanted = [f"that is {told} words a minute; 100 to 165 are easy to follow"] if told else []
    assert [EN.render(note) for note in fitted.notes] == wanted


@pytest.mark.parametrize("seconds", [15, 400])
def test_what_no_voice_can_do_is_told_with_how_near_it_came(seconds: int) -> None:
    fitted = fit(MINUTE, seconds, Engine(MINUTE, speeds=(0.5, 2.0)).say, SETTINGS)
    told = [EN.render(note) for note in fitted.notes]
    assert told[0] == (f"this voice cannot say it in {seconds:.1f} s: it takes {fitted.seconds:.1f} s")
    assert len(told) == 2
    assert max(piece.pause for piece in fitted.pieces) <= SETTINGS.delivery.stall_seconds


def test_a_voice_that_cannot_be_slow_enough_pauses_longer_than_sounds_meant() -> None:
    fitted = fit(MINUTE, 80, Engine(MINUTE, speeds=(0.9, 2.0)).say, SETTINGS)
    assert fitted.seconds == pytest.approx(80, rel=0.001)
    assert 1.2 < fitted.pieces[0].pause < 3.0


def test_a_single_sentence_is_settled_at_its_commas() -> None:
    line = japanese(20, 20, 20)
    fitted = fit([line], 10.0, Engine((line,), step=0.1).say, SETTINGS)
    assert fitted.seconds == pytest.approx(10.0, abs=0.001)
    [piece] = fitted.pieces
    assert [phrase for phrase, _ in piece.commas] == [0, 1]
    gaps = dict(comma_gaps(piece.line, piece.speech))
    assert all(0.2 <= gaps[phrase] + change <= 0.6 for phrase, change in piece.commas)


def test_what_was_said_before_is_asked_for_again_at_the_same_speed() -> None:
    first, second = Engine(MINUTE), Engine(MINUTE)
    fit(MINUTE, 61, first.say, SETTINGS)
    fit(MINUTE, 61, second.say, SETTINGS)
    assert first.asked == second.asked
    assert all(speed == round(speed, 3) for _, speed in first.asked)


@pytest.mark.parametrize(("seconds", "most"), [(60, 9), (50, 15), (70, 15)])
def test_of_a_slow_voice_little_more_than_the_whole_is_spoken(seconds: int, most: int) -> None:
    engine = Engine(MINUTE, bent=0.95)
    fitted = fit(MINUTE, seconds, engine.say, SETTINGS, thrifty=True)
    assert fitted.seconds == pytest.approx(seconds, rel=0.001)
    assert len(set(engine.asked)) <= most


def test_a_voice_that_fails_is_not_asked_again() -> None:
    def say(number: int, speed: float) -> Speech:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fit(MINUTE, 60, say, SETTINGS)


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_no_time_is_a_mistake_of_the_caller(seconds: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        fit(MINUTE, seconds, Engine(MINUTE).say, SETTINGS)


def test_the_units_of_a_language() -> None:
    assert units(MINUTE) == 345
    assert units([english(12), english(3)]) == 15


@given(
    st.lists(
        st.tuples(st.floats(0.05, 3.0), st.floats(0.01, 0.5), st.floats(0.5, 3.0)), min_size=1, max_size=12
    ),
    st.floats(0.0, 40.0),
)
def test_what_is_shared_out_is_all_there_is_or_all_that_fits(
    slots: list[tuple[float, float, float]], total: float
) -> None:
    values, bounds = [value for value, _, _ in slots], [(least, most) for _, least, most in slots]
    shared = shared_out(total, values, bounds)
    for value, (least, most) in zip(shared, bounds, strict=True):
        assert least <= value <= most
    least, most = sum(low for low, _ in bounds), sum(high for _, high in bounds)
    assert sum(shared) == pytest.approx(min(max(total, least), most), abs=1e-6)
    free = [
        new / old
        for new, old, (low, high) in zip(shared, values, bounds, strict=True)
        if low + 1e-9 < new < high - 1e-9
    ]
    assert max(free, default=1.0) == pytest.approx(min(free, default=1.0), rel=1e-6), "one factor for all"


def test_nothing_to_share_out_among() -> None:
    assert shared_out(3.0, [], []) == []
