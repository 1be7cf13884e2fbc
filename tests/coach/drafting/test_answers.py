"""Answers: each comes into its place, and what was there before stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchcoach.coach.drafting.answers import answer_of, answered, language_of, purpose_elsewhere
from pitchcoach.coach.drafting.draft import new_pitch
from pitchcoach.coach.drafting.questions import STEPS, Step
from pitchcoach.coach.rooms import Rooms
from pitchcoach.errors import PitchcoachError
from tests.tui.program import Fakes, rooms_with

ANSWERS: dict[Step, str] = {
    "purpose": "三人と知り合う: 名刺ではなく",
    "audience": "飲食店を開く方",
    "slot": "45",
    "target": "書類で困っていませんか。",
    "feature": "営業許可だけを、八年で二百件。",
    "benefit": "二週間早く開店できました。",
    "hook": "お店を出したい方はいますか。\n\nご紹介ください。",
}


@pytest.fixture
def rooms() -> Rooms:
    return rooms_with(Fakes())


def test_a_new_pitch_says_what_was_answered(rooms: Rooms, tmp_path: Path) -> None:
    pitch = rooms.files.save(new_pitch(tmp_path, "自己紹介", "ja", rooms, ANSWERS))
    read = rooms.files.load(pitch.path)
    assert {step: answer_of(read, step, rooms.files) for step in STEPS} == ANSWERS
    assert (read.title, read.slot_seconds, read.purpose) == ("自己紹介", 45, ANSWERS["purpose"])


def test_without_answers_it_is_the_empty_pitch_it_always_was(rooms: Rooms, tmp_path: Path) -> None:
    assert new_pitch(tmp_path, "x", "en", rooms).text == new_pitch(tmp_path, "x", "en", rooms, {}).text
    assert "purpose" not in new_pitch(tmp_path, "x", "en", rooms, {"purpose": " "}).declared


@pytest.mark.parametrize("step", STEPS)
def test_the_same_answer_changes_nothing(rooms: Rooms, tmp_path: Path, step: Step) -> None:
    pitch = new_pitch(tmp_path, "自己紹介", "ja", rooms, ANSWERS)
    assert answered(pitch, step, f" {ANSWERS[step]}\n", rooms.files) is pitch


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_can_be_taken_away(rooms: Rooms, tmp_path: Path, step: Step) -> None:
    pitch = answered(new_pitch(tmp_path, "自己紹介", "ja", rooms, ANSWERS), step, "", rooms.files)
    assert answer_of(pitch, step, rooms.files) in ("", "60")
    for other in set(STEPS) - {step}:
        assert answer_of(pitch, other, rooms.files) == ANSWERS[other]


def test_a_slot_that_is_none_is_refused(rooms: Rooms, tmp_path: Path) -> None:
    pitch = new_pitch(tmp_path, "x", "en", rooms)
    with pytest.raises(PitchcoachError):
        answered(pitch, "slot", "a minute or so", rooms.files)


def test_a_purpose_is_found_in_the_family_before_any_other(rooms: Rooms, tmp_path: Path) -> None:
    def written(title: str, purpose: str, family: str = "") -> None:
        pitch = new_pitch(tmp_path, title, "en", rooms, {"purpose": purpose})
        rooms.files.save(rooms.files.with_value(pitch, "pitch", family) if family else pitch)

    mine = new_pitch(tmp_path, "Mine", "en", rooms)
    assert purpose_elsewhere(mine, rooms.files) is None
    (tmp_path / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    written("A", "Meet three bakers.")
    assert purpose_elsewhere(mine, rooms.files) is not None
    written("B", "Meet three landlords.", family="Mine")
    found = purpose_elsewhere(mine, rooms.files)
    assert found is not None
    assert found.purpose == "Meet three landlords."
    (tmp_path / "deeper").mkdir()
    elsewhere = new_pitch(tmp_path / "deeper", "C", "en", rooms)
    assert purpose_elsewhere(elsewhere, rooms.files) is None, "another folder is another matter"


@pytest.mark.parametrize(
    ("words", "language"),
    [("自己紹介", "ja"), ("Webのこと", "ja"), ("My work", "en"), ("2024", None), ("", None)],
)
def test_the_letters_tell_the_language(words: str, language: str | None) -> None:
    assert language_of(words) == language
