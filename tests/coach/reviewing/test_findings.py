"""One thing is said of a round, and the drill that goes with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.reviewing.drill import Drill
from pitchcoach.coach.reviewing.findings import Candidate, Help, choose
from pitchcoach.coach.reviewing.findings_round import round_findings
from pitchcoach.coach.reviewing.review import review
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.round import Round
from tests.coach.rounds import a_round

EN = Translator("en")
LONG = a_round(15, 40, 55, 70, seconds=70)


def said(done: Round, before: str = "") -> Candidate:
    return choose(round_findings(done, review(done), Settings()), before)


@pytest.mark.parametrize(
    ("done", "code", "words", "drill"),
    [
        (LONG, "over-section", "10 s over. Feature took 10 s more", "say"),
        (a_round(16, 32, 48, 64, seconds=64), "over", "4 s over.", "trim"),
        (a_round(16, 32, 48, 64, seconds=64, rung="short"), "over", "4 s over.", "say"),
        (a_round(None, None, None, None, seconds=64, planned=13.0), "over", "4 s over.", "shadow"),
        (a_round(11, 22, 33, 44, seconds=44), "fast", "hard to follow", "say"),
        (a_round(11, 22, 33, 44, seconds=44, language="en", words=140), "fast", "191 words", "say"),
        (a_round(11, 22, 33, 44, seconds=44, units=300), "hurried", "16 s faster", "say"),
        (a_round(10, 20, 30, 40, seconds=40, units=200, planned=10.0), "free", "20 s are free", "write"),
        (a_round(15, 34, 46, 58, seconds=58), "slow-section", "Feature took 4 s more", "say"),
        (a_round(14, 29, 44, 54, seconds=54), "hurried-section", "Hook went by 5 s faster", "say"),
        (a_round(None, None, None, None, seconds=58), "unmarked", "no part's end", "round"),
        (a_round(15, 30, 44, 58, seconds=58), "well", "every part is on plan", "rung"),
        (a_round(15, 30, 44, 58, seconds=58, rung="blind"), "well", "every part is on plan", "round"),
        (a_round(1, 2, 3, 4, seconds=4), "missing", "Only 4 s", "say"),
        (a_round(14, None, seconds=20, outcome="abandoned"), "stopped", "stopped at 20 s", "round"),
        (a_round(seconds=58), "well", "It fits", "rung"),
    ],
)
def test_what_helps_most_is_said_with_a_drill_that_fits(done, code, words, drill):
    one = said(done)
    assert (one.code, one.drill.kind) == (code, drill)
    assert words in EN.render(one.message)
    assert EN.render(one.drill.message).endswith((".", "。"))


def test_the_drill_is_about_the_section_that_was_found():
    drill = said(LONG).drill
    assert (drill.section, drill.times) == (1, 3)
    assert EN.render(drill.message).startswith("Say only Feature three times")


def test_text_that_would_fit_is_not_to_be_cut():
    halting = a_round(12, 24, 36, 64, seconds=64, planned=13.0)
    assert said(halting, "over-section").drill.along
    written_for_more = round_findings(LONG, review(LONG), Settings(), own_slot=120)
    assert choose(written_for_more, "over-section").drill.show == "openings"


def test_the_same_fault_twice_has_another_way_out():
    assert [said(LONG).code, said(LONG, "over-section").code, said(LONG, "over").code] == [
        "over-section",
        "over",
        "over-section",
    ]


def test_praise_never_hides_a_fault_that_was_said_before():
    one = a_round(16, 32, 48, 64, seconds=64)
    assert said(one, "over").code == "over"


def a_candidate(code: str, rank: Help, weight: float = 0.0) -> Candidate:
    return Candidate(code, rank, msg("x"), Drill("round", msg("y")), weight)


def test_candidates_from_anywhere_are_weighed_together():
    flat, stall = a_candidate("flat", Help.VOICE), a_candidate("stall", Help.FOLLOWED, 2.5)
    rushed = a_candidate("rushed", Help.FOLLOWED, 0.5)
    assert choose([flat, rushed, stall]) is stall
    assert choose([flat, rushed, stall], "stall") is rushed
    assert choose([flat], "flat") is flat
    with pytest.raises(ValueError, match="always"):
        choose([])


@given(
    st.lists(st.none() | st.floats(0, 200), max_size=4),
    st.floats(0, 300),
    st.sampled_from(["done", "abandoned", "interrupted"]),
    st.sampled_from(["read", "shadow", "cues", "cloze", "keywords", "blind", "short", "event"]),
    st.text(max_size=8),
)
def test_there_is_always_something_to_say(ends, seconds, outcome, rung, before):
    one = said(a_round(*ends, seconds=seconds, outcome=outcome, rung=rung), before)
    assert EN.render(one.message)
    assert EN.render(one.drill.message)
