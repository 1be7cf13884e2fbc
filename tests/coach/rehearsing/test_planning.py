"""Plans made of the events and rounds that are kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.drafting.draft import retitle
from pitchcoach.coach.rehearsing.plan_words import event_told, told
from pitchcoach.coach.rehearsing.planning import event_of, plans, set_event
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.i18n import Translator
from pitchcoach.locations import example_pitches, locations
from pitchcoach.model.meet import Event
from tests.coach.rounds import a_round

EN, JA = Translator("en"), Translator("ja")


@pytest.fixture
def rooms() -> Rooms:
    return compose_rooms(Settings(), locations())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(example_pitches() / "gyoseishoshi-30byo.md", tmp_path))


def rehearse(path: Path, rooms: Rooms, when: datetime) -> None:
    done = a_round(14, 29, 44, 58, pitch=path, started_at=when, outcome="running", id=None)
    done = replace(done, seconds=None)
    rooms.store().end(rooms.store().begin(done), "done", 58, done.marks)


def test_the_day_of_a_pitch_makes_a_plan_that_counts_what_was_said(path: Path, rooms: Rooms) -> None:
    today = date.today()
    set_event(rooms.files.load(path), today + timedelta(days=5), "交流会", rooms)
    made = plans(rooms, today)
    (plan,) = made.preparations
    assert (made.due, made.done, plan.days_left) == (3, 0, 5)
    assert EN.render(told(plan)) == "today 3 rounds: 3 × Whole text · event in 5 days"
    rehearse(path, rooms, datetime.now(UTC))
    made = plans(rooms, today)
    assert (made.due, made.done) == (2, 1)
    assert made.of(path) == made.preparations[0]
    assert made.of(path.with_name("other.md")) is None
    assert EN.render(told(made.preparations[0])).startswith("today 1 of 3 rounds done: ")


def test_setting_another_day_moves_the_event(path: Path, rooms: Rooms) -> None:
    today, pitch = date.today(), rooms.files.load(path)
    first = set_event(pitch, today + timedelta(days=5), "交流会", rooms)
    moved = set_event(pitch, today + timedelta(days=9), "また", rooms)
    assert (moved.id, moved.name, rooms.meetings().events()) == (first.id, "交流会", [moved])
    rooms.meetings().put_event(Event(first.id, "過ぎた", today - timedelta(days=1), variant=path))
    assert event_of(path, rooms.meetings().events(), today) is None
    assert plans(rooms, today).preparations == ()
    set_event(pitch, today, "今日", rooms)
    assert len(rooms.meetings().events()) == 2


def test_the_event_follows_a_pitch_that_is_renamed(path: Path, rooms: Rooms) -> None:
    pitch = rooms.files.load(path)
    set_event(pitch, date.today(), "交流会", rooms)
    new = retitle(rooms.files.load(path), "別の題", rooms)
    assert [one.variant for one in rooms.meetings().events()] == [new]


@pytest.mark.parametrize(
    ("days", "en", "ja"),
    [
        (0, "the event is today", "本番は今日"),
        (1, "the event is tomorrow", "本番は明日"),
        (5, "event in 5 days", "本番まで5日"),
    ],
)
def test_how_far_off_the_event_is(path: Path, rooms: Rooms, days: int, en: str, ja: str) -> None:
    today = date.today()
    set_event(rooms.files.load(path), today + timedelta(days=days), "交流会", rooms)
    (plan,) = plans(rooms, today).preparations
    assert (EN.render(event_told(plan)), JA.render(event_told(plan))) == (en, ja)
