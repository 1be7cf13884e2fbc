from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.coach.hearing import delivery_findings
from pitchcoach.coach.rehearsing.ladder import (
    CLOZE_LEVELS,
    LADDER,
    LEFT_OUT,
    RUNGS,
    STEPS,
    propose,
    rung_name,
)
from pitchcoach.i18n import Translator
from pitchcoach.model.round import Mark, Round, Rung

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
JAPANESE, ENGLISH = Translator("ja"), Translator("en")


def one(rung: Rung, seconds: float = 56.0, *, level: int = 0, days_ago: float = 0.0, **values: object):
    made = Round(
        id=1,
        pitch=Path("a.md"),
        title="",
        audience="",
        family="",
        language="ja",
        started_at=NOW - timedelta(days=days_ago),
        slot_seconds=60.0,
        characters=320,
        units=390,
        commas=8,
        sentences=9,
        outcome="done",
        seconds=seconds,
        marks=(Mark("target", "", 30.0, 28.0), Mark("hook", "", 26.0, seconds)),
        rung=rung,
        level=level,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def step(*rounds: Round, now: datetime | None = None):
    proposal = propose(rounds, now)
    return proposal.rung, proposal.level


@pytest.mark.parametrize("code", sorted(LEFT_OUT))
def test_what_was_not_said_whole_does_not_lead_upwards(code):
    done = one("cues", finding=code)
    assert step(done) == ("cues", 0)
    assert "left out" in ENGLISH.render(propose([done]).why)
    assert f'"{code}"' in Path(delivery_findings.__file__).read_text(encoding="utf-8")


def test_the_first_round_is_read():
    assert step() == ("read", 0)


def test_good_rounds_climb_every_step_to_the_top():
    rounds: list[Round] = []
    for expected in STEPS:
        assert step(*rounds) == expected
        rounds.insert(0, one(expected[0], level=expected[1]))
    assert step(*rounds) == STEPS[-1]
    assert len(STEPS) == len(RUNGS) - 1 + CLOZE_LEVELS


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"seconds": 66.0}, "6 s over"),
        ({"seconds": 40.0}, "16 s faster"),
        ({"marks": (Mark("target", "", 40.0, None),), "seconds": 50.0}, "10 s slower"),
        ({"outcome": "abandoned"}, "stopped"),
        ({"feeling": 2}, "did not feel good"),
    ],
)
def test_a_round_that_did_not_go_well_stays_where_it_is_and_a_second_one_goes_down(values, words):
    bad = one("blind", **values)
    proposal = propose([bad, one("keywords")])
    assert (proposal.rung, words in ENGLISH.render(proposal.why)) == ("blind", True)
    assert step(bad, bad, one("keywords")) == ("keywords", 0)


def test_the_worst_feeling_leads_down_at_once_and_never_below_the_first_rung():
    assert step(one("cloze", level=2, feeling=1)) == ("cloze", 1)
    assert step(one("read", feeling=1)) == ("read", 0)


def test_a_chosen_lower_rung_leads_back_to_what_was_not_mastered_yet():
    assert step(one("read"), one("keywords"), one("cues"), one("shadow")) == ("cloze", 0)
    lost = one("cues", 90.0)
    assert step(one("read"), lost, one("shadow")) == ("cues", 0)


@pytest.mark.parametrize(
    ("days", "expected"), [(6.9, "short"), (7, "keywords"), (15, "cloze"), (500, "read")]
)
def test_every_week_of_rest_lowers_it_by_a_step(days, expected):
    assert step(one("blind", days_ago=days), now=NOW)[0] == expected


def test_with_the_voice_the_time_says_nothing():
    assert step(one("shadow", 150.0)) == ("cues", 0)


def test_rounds_that_the_program_did_not_live_to_finish_say_nothing():
    assert step(one("blind", outcome="interrupted"), one("read")) == ("shadow", 0)


@given(
    st.lists(
        st.builds(
            one,
            st.sampled_from(RUNGS),
            st.floats(0, 200),
            level=st.integers(0, 9),
            days_ago=st.floats(0, 40),
            feeling=st.sampled_from([None, 1, 2, 3, 4, 5]),
            outcome=st.sampled_from(["done", "abandoned", "interrupted"]),
        ),
        max_size=12,
    )
)
def test_there_is_always_a_step_with_a_reason_and_never_more_than_one_up_from_the_best(rounds):
    proposal = propose(rounds, NOW)
    reached = [STEPS.index((r.rung, min(r.level, 3) if r.rung == "cloze" else 0)) for r in rounds]
    assert STEPS.index((proposal.rung, proposal.level)) <= max(reached, default=-1) + 1
    assert ENGLISH.render(proposal.why)


def test_every_rung_says_in_both_languages_what_it_is_and_why():
    for info in LADDER.values():
        for message in (info.name, info.why, rung_name(info.rung, 1)):
            assert JAPANESE.render(message) != ENGLISH.render(message)
