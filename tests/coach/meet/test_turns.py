"""Who speaks, from levels made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.meet.turns import CLOSES_AFTER, Turns, hear

STEP = 0.1


def heard(*stretches: tuple[float, float], program: bool = False, state: Turns | None = None) -> list[str]:
    """Return who spoke at each look; a stretch is seconds at a level."""
    found: list[str] = []
    state = state or Turns()
    now = state.looked or 0.0
    for seconds, level in stretches:
        for _ in range(round(seconds / STEP)):
            now += STEP
            state = hear(state, level, now, program_speaks=program)
            found.append(state.speaker)
    return found


def test_speech_opens_a_turn_and_a_long_silence_ends_it() -> None:
    found = heard((1, -55), (3, -20), (3, -55))
    assert set(found[:10]) == {""}
    assert found[13] == "me"
    assert found[39] == "me"
    closed = found.index("", 13)
    assert abs((closed - 40) * STEP - CLOSES_AFTER) < 0.25


def test_a_pause_inside_a_sentence_does_not_end_it() -> None:
    assert set(heard((1, -55), (2, -20), (1.2, -55), (2, -20))[13:]) == {"me"}


def test_a_cough_opens_nothing() -> None:
    assert set(heard((1, -55), (0.1, -10), (2, -55))) == {""}


def test_a_level_between_the_two_thresholds_changes_nothing() -> None:
    assert set(heard((1, -55), (4, -46))) == {""}
    assert set(heard((1, -55), (2, -20), (1.5, -46))[13:]) == {"me"}


def test_what_the_loudspeaker_says_is_the_partners() -> None:
    assert set(heard((3, -15), program=True)) == {"them"}


def test_after_the_programs_voice_the_user_is_found_again() -> None:
    state = hear(Turns(), -15.0, 1.0, program_speaks=True)
    found = heard((0.5, -55), (1, -20), state=state)
    assert found[0] == ""
    assert found[-1] == "me"


def test_a_loud_room_is_learned_and_does_not_speak() -> None:
    assert heard((40, -32), (1, -32))[-1] == ""


def test_a_gated_microphone_with_exact_silence_still_finds_the_speaker() -> None:
    assert heard((1, -120), (1, -40))[-1] == "me"


@given(st.lists(st.floats(-120.0, 0.0), max_size=60))
def test_the_room_stays_within_its_limits(levels: list[float]) -> None:
    state = Turns()
    for at, level in enumerate(levels):
        state = hear(state, level, at * STEP, program_speaks=False)
        assert -60.0 <= state.room <= -30.0
