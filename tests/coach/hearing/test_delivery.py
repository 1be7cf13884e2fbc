"""What a take told, laid over a text: everything here is made by hand, so that every figure is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.coach.hearing.delivery import Delivery, delivery
from pitchcoach.coach.listening.spoken_lines import SpokenLine
from pitchcoach.config.settings import Settings
from pitchcoach.model.delivery import AlignedPhrase, Alignment, Extra, Measures, Said
from pitchcoach.model.sound import Interval
from pitchcoach.speech.fake import NOTHING
from tests.coach.handmade import english, japanese

MORAE_SECONDS = 0.125
"""Every phrase is said at eight morae a second."""


def said(
    lines: Sequence[SpokenLine],
    gaps: dict[tuple[int, int], float],
    how: dict[tuple[int, int], Said] | None = None,
    at: float = 0.5,
) -> tuple[Measures, Alignment]:
    """Return measures and alignment of lines said from ``at`` on, with silences after some of the phrases."""
    phrases, speech = [], [[at, at]]
    for number, line in enumerate(lines):
        for index, phrase in enumerate(line.line.sentence.phrases):
            state = (how or {}).get((number, index), "said")
            seconds = 0.0 if state == "skipped" else (phrase.morae or phrase.words) * MORAE_SECONDS
            phrases.append(AlignedPhrase(number, index, at, at + seconds, state))
            at += seconds
            speech[-1][1] = at
            if gap := gaps.get((number, index), 0.0):
                at += gap
                speech.append([at, at])
    runs = tuple(Interval(a, b) for a, b in speech if b > a)
    pauses = tuple(Interval(a.end, b.start) for a, b in pairwise(runs))
    measures = replace(NOTHING, duration_seconds=at + 0.5, speech=runs, pauses=pauses)
    return measures, Alignment(tuple(phrases), (), fits=True, score=-2.0)


def told(
    lines: Sequence[SpokenLine],
    gaps: dict[tuple[int, int], float],
    how: dict[tuple[int, int], Said] | None = None,
) -> Delivery:
    return delivery(*said(lines, gaps, how), lines, Settings())


def in_sections(*lines: SpokenLine) -> list[SpokenLine]:
    return [replace(line, section=number) for number, line in enumerate(lines)]


def test_paces_are_those_of_the_text() -> None:
    lines = [japanese(16, 8), japanese(24)]
    found = told(lines, {(0, 0): 0.5, (0, 1): 1.5})
    assert found.aligned
    assert not found.approximate
    assert found.rate_unit == "morae/s"
    assert found.articulation_rate == pytest.approx(8.0)
    assert found.speech_rate == pytest.approx(48 / 8.0)


def test_english_is_told_in_words_a_minute() -> None:
    found = told([english(20)], {})
    assert found.rate_unit == "words/min"
    assert found.articulation_rate == pytest.approx(480.0)


def test_pauses_have_their_places() -> None:
    lines = [japanese(8, 8, 8), japanese(8)]
    bare = replace(lines[0].line.sentence.phrases[1], pause="")
    first = lines[0].line.sentence
    sentence = replace(first, phrases=(first.phrases[0], bare, first.phrases[2]))
    lines[0] = replace(lines[0], line=replace(lines[0].line, sentence=sentence))
    found = told(lines, {(0, 0): 0.5, (0, 1): 0.4, (0, 2): 3.5})
    assert [(pause.place, pause.phrase, pause.stall) for pause in found.pauses] == [
        ("comma", (0, 0), False),
        ("between", (0, 1), False),
        ("stop", (0, 2), True),
    ]
    assert [pause.seconds for pause in found.unplanned] == pytest.approx([0.4])
    assert [pause.seconds for pause in found.stalls] == pytest.approx([3.5])
    assert [phrase.paused for phrase in found.phrases] == pytest.approx([0.5, 0.4, 3.5, None])


def test_a_pause_within_a_phrase_is_no_pause_after_it() -> None:
    lines = [japanese(16, 8)]
    measures, alignment = said(lines, {})
    whole = measures.speech[0]
    gap = Interval(whole.start + 0.5, whole.start + 0.9)
    cut = replace(
        measures, speech=(Interval(whole.start, gap.start), Interval(gap.end, whole.end)), pauses=(gap,)
    )
    found = delivery(cut, alignment, lines, Settings())
    assert [pause.place for pause in found.pauses] == ["inside"]
    assert found.phrases[0].paused == 0.0
    assert [phrase.phrase for phrase in found.passed_over] == [0]
    assert found.articulation_rate == pytest.approx(24 / (24 * MORAE_SECONDS - 0.4))


@pytest.mark.parametrize("off", [-0.05, 0.05, 0.3])
def test_a_phrase_that_is_told_a_little_too_long_changes_no_place(off: float) -> None:
    """An aligner counts some of the silence to the phrase before it, or to the one after."""
    lines = [japanese(8, 8)]
    measures, alignment = said(lines, {(0, 0): 0.6})
    first, second = alignment.phrases
    moved = (replace(first, end=first.end + off), replace(second, start=second.start - max(0.0, 0.3 - off)))
    found = delivery(measures, replace(alignment, phrases=moved), lines, Settings())
    assert [(pause.place, pause.phrase) for pause in found.pauses] == [("comma", (0, 0))]


def test_what_was_left_out_has_no_time_and_no_morae() -> None:
    lines = in_sections(japanese(16), japanese(24), japanese(16))
    found = told(lines, {(0, 0): 0.5}, {(1, 0): "skipped"})
    assert [phrase.line for phrase in found.skipped] == [1]
    assert [(part.section, part.start is None, part.seconds) for part in found.sections] == [
        (0, False, 2.0),
        (1, True, 0.0),
        (2, False, 2.0),
    ]
    assert found.articulation_rate == pytest.approx(8.0)
    assert found.phrases[1].paused is None


def test_a_section_begins_where_it_was_first_begun() -> None:
    lines = in_sections(japanese(24), japanese(24))
    measures, alignment = said(lines, {(0, 0): 3.0}, {(1, 0): "repeated"})
    tried = Interval(measures.speech[0].end + 0.5, measures.speech[0].end + 1.5)
    again = replace(measures, speech=(measures.speech[0], tried, measures.speech[1]))
    found = delivery(again, alignment, lines, Settings())
    assert found.sections[1].start == tried.start
    assert found.sections[1].articulation_rate == pytest.approx(8.0)
    filler = replace(alignment, extras=(Extra(tried.start, tried.end, "filler"),))
    assert delivery(again, filler, lines, Settings()).sections[1].start == measures.speech[1].start


def test_the_pace_along_the_take_knows_neither_stalls_nor_what_was_said_besides() -> None:
    lines = [japanese(80), japanese(80)]
    flowing = told(lines, {})
    assert flowing.pace.step == 1.0
    inner = [value for value in flowing.pace.values if value is not None]
    assert inner == pytest.approx([8.0] * len(inner))
    assert flowing.pace.values[0] is None
    stalled = [value for value in told(lines, {(0, 0): 4.0}).pace.values if value is not None]
    assert stalled == pytest.approx([8.0] * len(stalled))
    paused = [value for value in told(lines, {(0, 0): 2.0}).pace.values if value is not None]
    assert min(paused) == pytest.approx(6.0)


def test_without_an_alignment_only_what_needs_none_is_told() -> None:
    lines = [japanese(24, 8)]
    measures, alignment = said(lines, {(0, 0): 0.8})
    unknown = delivery(measures, None, lines, Settings())
    assert unknown.approximate
    assert unknown.speech_rate == pytest.approx(32 / 4.8)
    assert (unknown.phrases, unknown.sections, unknown.aligned) == ((), (), False)
    assert [(pause.place, pause.after) for pause in unknown.pauses] == [("", "")]
    for other in (
        delivery(measures, replace(alignment, fits=False), lines, Settings()),
        delivery(measures, None, (), Settings()),
        delivery(replace(measures, doubt="even"), alignment, lines, Settings()),
        delivery(replace(measures, doubt="voiceless"), None, lines, Settings()),
    ):
        assert other.speech_rate is None
        assert other.phrases == ()
        assert len(other.notes) == 1
    assert len({other.notes[0].text for other in (unknown, other)}) == 2


def test_too_little_speech_has_no_pace_and_one_reason_is_enough() -> None:
    lines = [japanese(8)]
    found = told(lines, {})
    assert found.speech_rate is None
    assert found.sections[0].seconds == pytest.approx(1.0)
    measures, _ = said(lines, {})
    assert delivery(measures, None, lines, Settings()).notes == measures.notes


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=4), min_size=1, max_size=4), st.data())
def test_no_time_is_lost(shape: list[list[int]], data: st.DataObject) -> None:
    """All pauses stand after some phrase, and phrases and pauses fill the time from the first to the last."""
    lines = in_sections(*(japanese(*phrases) for phrases in shape))
    places = [(number, at) for number, phrases in enumerate(shape) for at in range(len(phrases))]
    gaps = {place: data.draw(st.sampled_from([0.0, 0.3, 1.0, 4.0])) for place in places[:-1]}
    found = told(lines, gaps)
    assert sum(phrase.paused or 0.0 for phrase in found.phrases) == pytest.approx(sum(gaps.values()))
    assert {phrase.phrase for phrase in found.passed_over} <= {at for _, at in places}
    assert all((pause.place == "stop") == (pause.phrase in ends(shape)) for pause in found.pauses)
    assert sum(part.seconds for part in found.sections) <= found.measures.duration_seconds


def ends(shape: list[list[int]]) -> set[tuple[int, int]]:
    return {(number, len(phrases) - 1) for number, phrases in enumerate(shape)}
