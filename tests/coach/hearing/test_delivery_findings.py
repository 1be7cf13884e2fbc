"""What a recording shows, from deliveries in which one thing was made to go wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pitchcoach.coach.hearing.delivery import Delivery
from pitchcoach.coach.hearing.delivery_findings import delivery_findings
from pitchcoach.coach.hearing.delivery_noticed import doubted, hurried, left_out
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.coach.reviewing.findings import Candidate, choose
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.model.pitch import Role
from pitchcoach.model.sound import Interval
from tests.coach.deliveries import START, delivered
from tests.coach.handmade import english, japanese
from tests.coach.rounds import a_round

TR = {locale: Translator(locale) for locale in ("en", "ja")}
ROLES: tuple[Role, ...] = ("target", "feature", "benefit", "hook")


def in_sections(*lines: SpokenLine, each: int = 2) -> tuple[SpokenLine, ...]:
    return tuple(replace(line, section=n // each, role=ROLES[n // each]) for n, line in enumerate(lines))


LINES = in_sections(*[japanese(6, 9, 8) for _ in range(8)])


def found(lines: tuple[SpokenLine, ...] = LINES, **wrong: Any) -> dict[str, Candidate]:
    return codes(delivered(lines, **wrong))


def codes(said: Delivery) -> dict[str, Candidate]:
    done = a_round(15, 30, 45, 60, take_start=START)
    return {one.code: one for one in delivery_findings(said, done, Settings())}


def test_of_a_good_take_nothing_is_said() -> None:
    assert found() == {}


def test_a_sentence_that_was_left_out_comes_before_everything() -> None:
    told = found(skipped={(4, 0), (4, 1), (4, 2)}, stalls={(1, 2): 5.0}, f0_sd_semitones=0.5)
    assert choose(told.values()).code == "skipped"
    assert told["skipped"].drill.section == 2
    assert "Benefit" in TR["en"].render(told["skipped"].message)
    assert choose(told.values(), "skipped").code == "skipped-order"


def test_one_short_phrase_that_was_not_found_is_no_finding() -> None:
    assert found(skipped={(4, 1)}) == {}
    assert len(left_out(delivered(LINES, skipped={(4, 1), (4, 2), (6, 0)}))) == 1
    assert len(left_out(delivered(in_sections(japanese(9), *LINES[1:]), skipped={(0, 0)}))) == 1


def test_what_there_was_time_for_is_not_surely_left_out() -> None:
    said = delivered(LINES, skipped={(4, 1), (4, 2)})
    after = next(one for one in said.phrases if (one.line, one.phrase) == (5, 0))
    late = replace(after, end=after.end + 3.0)  # as if the next phrase were that slow
    phrases = tuple(late if one is after else one for one in said.phrases)
    longer = Interval(after.start, late.end)
    measures = replace(said.measures, speech=(*said.measures.speech, longer))
    assert left_out(said) != ()
    assert doubted(said) is said
    unsure = replace(said, phrases=phrases, measures=measures)
    assert left_out(unsure) == ()
    assert doubted(unsure) is unsure, "two of many may be misheard"
    few = replace(unsure, phrases=phrases[8:20])
    (note,) = doubted(few).notes
    assert TR["en"].render(note).startswith("2 phrases were not recognised")


@pytest.mark.parametrize(
    ("at", "seconds", "told"), [(2, 2.9, False), (2, 3.2, True), (1, 1.5, False), (1, 2.2, True)]
)
def test_a_stall_is_told_with_its_place(at: int, seconds: float, told: bool) -> None:
    candidates = found(stalls={(3, at): seconds})
    assert ("stall" in candidates) is told
    if told:
        assert candidates["stall"].drill.section == 1
        assert str(seconds) in TR["en"].render(candidates["stall"].message)


@pytest.mark.parametrize(("times", "told"), [(1.1, False), (1.5, True)])
def test_a_section_that_is_faster_than_the_rest_is_rushed(times: float, told: bool) -> None:
    candidates = found(fast={2: times}, no_pause={(4, 0), (4, 1), (5, 0)} if told else ())
    assert ("rushed" in candidates) is told
    if told:
        sentence = TR["en"].render(candidates["rushed"].message)
        assert "Benefit" in sentence
        assert "comma" in sentence
        assert candidates["rushed"].drill.show == "breaths"


def test_a_part_without_pauses_of_its_own_is_not_called_rushed() -> None:
    lines = (*LINES[:6], replace(japanese(23), section=3, role="hook"))
    assert hurried(delivered(lines), Settings()) == ()


def test_dropped_pauses_alone_are_a_rush() -> None:
    lost = {(line, at) for line in (4, 5) for at in (0, 1, 2)}
    assert [number for number, _, _ in hurried(delivered(LINES, no_pause=lost), Settings())] == [2]


def test_a_stall_slows_no_section_down() -> None:
    said = delivered(LINES, fast={1: 1.5}, stalls={(2, 1): 6.0})
    assert [number for number, _, _ in hurried(said, Settings())] == [1]


def test_lost_commas_are_told_from_a_share_on() -> None:
    lost = {(line, at) for line in range(8) for at in (0, 1)}
    assert "commas" in found(no_pause=lost)
    assert "commas" not in found(no_pause={(0, 0)})


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"f0_sd_semitones": 1.2}, "flat-voice"),
        ({"loudness_range_db": 2.0}, "flat-loudness"),
        ({"clipping_ratio": 0.01}, "clipped"),
        ({"snr_db": 8.0}, "noisy"),
        ({"onset_seconds": START + 2.5}, "late-start"),
        ({"speech": ()}, "no-speech"),
        ({"repeated": {(2, 0)}}, "repeated"),
        ({"fillers": {(n, 0): "あのー" for n in range(5)}}, "fillers"),
    ],
)
def test_each_fault_has_its_candidate_and_its_drill(wrong: dict[str, Any], code: str) -> None:
    candidates = found(**wrong)
    assert set(candidates) == {code}
    for tr in TR.values():
        assert tr.render(candidates[code].message)
        assert tr.render(candidates[code].drill.message)


def test_what_cannot_be_told_is_not_said() -> None:
    nothing = dict.fromkeys(("f0_sd_semitones", "loudness_range_db", "snr_db", "onset_seconds"))
    assert found(**nothing) == {}


def test_a_noise_that_is_not_the_text_began_nothing_late() -> None:
    late = delivered(LINES, onset_seconds=START + 9)
    assert "late-start" in codes(late)
    assert "late-start" not in codes(replace(late, aligned=False, phrases=(), sections=()))


def test_two_fillers_in_a_minute_disturb_nobody() -> None:
    assert found(fillers={(0, 0): "まあ"}) == {}


def test_english_fillers_are_a_share_of_the_words() -> None:
    lines = in_sections(*[english(20) for _ in range(8)])
    assert found(lines, fillers={(n, 0): "um" for n in range(4)}) == {}
    assert "fillers" in found(lines, fillers={(n, 0): "um" for n in range(8)})
