"""What is told of a microphone, from figures with one answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.rehearsing.sound_check import sound_check
from pitchcoach.config.settings import Settings, Sound
from pitchcoach.model.sound import Heard

ROOM = Heard(1.5, peak=-48, loudest=-62, quietest=-66)
VOICE = Heard(9.0, peak=-8, loudest=-18, quietest=-60)


@pytest.mark.parametrize(
    ("heard", "trouble", "speaking", "code"),
    [
        (ROOM, "", False, ""),
        (VOICE, "", True, ""),
        (VOICE, "", False, ""),  # who clears his throat during the countdown
        (replace(ROOM, quietest=-35), "", False, "noisy"),
        (replace(VOICE, quietest=-35), "", True, ""),  # a voice without a pause is no noise
        (Heard(1.5, peak=-80, loudest=-90, quietest=-92), "", False, "muted"),
        (replace(VOICE, peak=-40, loudest=-49), "", True, "quiet"),
        (replace(VOICE, peak=-40, loudest=-58), "", True, ""),  # nobody speaks yet
        (replace(VOICE, clipped=True), "", True, "clipped"),
        (replace(ROOM, clipped=True, seconds=0.2), "", False, "clipped"),
        (Heard(0.4), "", False, ""),
        (Heard(1.5), "zeros", False, "unheard"),  # refused, or a noise gate before the first word
        (Heard(1.5), "zeros", True, "zeros"),
        (replace(VOICE, clipped=True), "lost", True, "lost"),
        (VOICE, "full", True, "full"),
        (VOICE, "gaps", True, "gaps"),
    ],
)
def test_every_trouble_has_its_word(heard: Heard, trouble: str, speaking: bool, code: str) -> None:
    told = sound_check(heard, trouble, Settings(), speaking=speaking)
    assert told.code == code
    assert (told.told is None) == (code == "")
    assert told.word.text


def test_the_limits_are_the_users() -> None:
    loud = replace(Settings(), sound=Sound(noisy_room=70.0))
    assert sound_check(ROOM, "", loud, speaking=False).code == "noisy"


@given(
    heard=st.builds(
        Heard,
        st.floats(0, 100),
        peak=st.floats(-120, 0),
        loudest=st.floats(-120, 0),
        quietest=st.floats(-120, 0),
        clipped=st.booleans(),
    ),
    speaking=st.booleans(),
)
def test_something_is_told_of_anything(heard: Heard, speaking: bool) -> None:
    told = sound_check(heard, "", Settings(), speaking=speaking)
    assert (told.told is None) == (told.code == "")
