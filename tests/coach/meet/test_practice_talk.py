"""A practice talk from the partner's introduction to the question back, by key and by microphone."""

from pitchcoach.coach.meet import practice_talk, talk
from pitchcoach.coach.meet.partners import partners
from pitchcoach.coach.meet.practice_talk import QUESTION_SECONDS, Practice
from pitchcoach.coach.meet.talk import Talking

ONE = partners("en")[0]


def begun() -> tuple[Practice, Talking]:
    practice, state, said = practice_talk.partner_speaks(
        practice_talk.meet(ONE, "en"), talk.start(Talking(300.0), 0.0), "goals", 0.0
    )
    assert said.kind == "introduction"
    return practice, state


def test_a_short_turn_is_a_question_and_gets_an_answer() -> None:
    practice, state = practice_talk.my_turn(*begun(), 20.0)
    practice, state, said = practice_talk.partner_speaks(
        practice, state, "interests", 20.0 + QUESTION_SECONDS
    )
    assert said.text == ONE.answers["interests"]
    assert talk.shares(state, 40.0) == talk.Shares(mine=15.0, theirs=25.0)


def test_a_long_turn_is_ones_own_part_and_gets_a_question_back() -> None:
    practice, state = practice_talk.my_turn(*begun(), 20.0)
    _, _, said = practice_talk.partner_speaks(practice, state, "goals", 36.0)
    assert said.text == ONE.asks[0]


def test_with_a_microphone_the_turns_need_no_key() -> None:
    practice, state = begun()
    now, ends = 0.0, []
    # The partner speaks for 5 s and is heard by the microphone; then silence, the user for 4 s, silence.
    for seconds, level, speaks in ((5, -15, True), (2, -60, False), (4, -25, False), (3, -60, False)):
        for _ in range(seconds * 10):
            now += 0.1
            practice, state, ended = practice_talk.listen(practice, state, level, now, program_speaks=speaks)
            if ended:
                ends.append(now)
    assert len(ends) == 1
    assert 12.0 < ends[0] < 13.0
    so_far = talk.shares(state, now)
    assert abs(so_far.theirs - 5.0) < 0.3
    assert 4.0 < so_far.mine < 6.0
