"""What is said in a drill, and its clock."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pitchcoach.coach.reviewing.drill import (
    OPENING_SECONDS,
    Drill,
    Turns,
    piece_of,
    pressed,
    running,
    start_of,
)
from pitchcoach.i18n import msg
from tests.coach.pitches import report

BODY = (
    "## ターゲット\nこれから店を開く方、\n困っていませんか。許可です。\n## 特徴\n\n"
    "## ベネフィット\n二週間早く開店できます。\n"
)
SAY = Drill("say", msg("x"))


def words(drill: Drill) -> list[str]:
    return ["".join(line) for line in piece_of(drill, report(BODY)).lines]


def test_all_of_it_or_one_section_is_said():
    assert words(SAY) == ["これから店を開く方、困っていませんか。", "許可です。", "二週間早く開店できます。"]
    assert words(replace(SAY, section=1)) == ["二週間早く開店できます。"]
    assert words(replace(SAY, section=7)) == words(SAY), "the section is gone"


def test_a_section_should_take_what_it_has_in_the_round():
    whole, part = piece_of(SAY, report(BODY)), piece_of(replace(SAY, section=1), report(BODY))
    assert 0 < part.seconds < whole.seconds
    tight = report(BODY, slot=2)
    assert piece_of(SAY, tight).seconds == pytest.approx(2)


def test_only_how_each_sentence_begins():
    piece = piece_of(replace(SAY, show="openings"), report(BODY))
    assert ["".join(line) for line in piece.lines][1:] == ["許可です…", "二週間早く…"]
    assert piece.seconds == 3 * OPENING_SECONDS


def test_where_a_drill_with_the_voice_begins():
    checked = report(BODY)
    text = checked.pitch.text
    assert text[start_of(replace(SAY, section=1), checked) :].strip().startswith("二週間")
    assert start_of(replace(SAY, at=5), checked) == 5
    assert start_of(replace(SAY, at=10_000), checked) == len(text)
    assert start_of(SAY, report("")) == 0


def test_the_clock_of_a_drill():
    turns = Turns(2)
    assert running(turns, 5) == 0
    turns = pressed(turns, 10)
    assert running(turns, 13) == 3
    turns = pressed(turns, 18)
    assert (turns.took, turns.over, turns.since) == ((8,), False, None)
    turns = pressed(pressed(turns, 20), 27)
    assert (turns.took, turns.over) == ((8, 7), True)
    assert pressed(turns, 30).since == 30, "once more"
