"""The day of an event, set in the library, and the plan until then."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pitchcoach.coach.rehearsing.plan import PlannedDay, Preparation
from pitchcoach.coach.rehearsing.planning import Plans
from pitchcoach.i18n import Translator
from pitchcoach.model.meet import Event
from pitchcoach.tui.screens.library_rows import columns_for, due_words, today_words
from pitchcoach.tui.screens.plan import PlanScreen
from tests.coach.rounds import a_round
from tests.tui.looking import shown
from tests.tui.program import example_folder, program
from tests.tui.test_rehearse_screen import until

TODAY = date(2026, 11, 27)
EVENT = Event(1, "交流会", TODAY + timedelta(days=5), variant=Path("/a.md"))


def plan(*rungs: str, done: int = 0, days: int = 0) -> Preparation:
    return Preparation(EVENT, TODAY, (PlannedDay(TODAY + timedelta(days=days), rungs, done),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        ((plan("cues", "cues", "blind"),), "today 3 rounds: 2 × First phrases, 1 × Clock only"),
        ((plan("cues"),), "today 1 round: 1 × First phrases"),
        ((plan(done=2),), "today's rounds are done: 2"),
        ((plan("cues", days=2),), "nothing due today, next on Sun 11/29"),
        ((plan("cues"), plan("read")), "today 2 to do, 1 done"),
    ],
)
def test_the_head_tells_what_is_due_today(plans: tuple[Preparation, ...], words: str) -> None:
    said = today_words(Plans(TODAY, plans, done=1), Translator("en"))
    assert said == f"{words} · event in 5 days"


def test_without_an_event_the_head_counts_what_was_done_today() -> None:
    assert today_words(Plans(TODAY), Translator("en")) == ""
    assert today_words(Plans(TODAY, done=2), Translator("en")) == "today 2 rounds done"


def test_what_is_due_has_a_column_only_where_something_is_planned() -> None:
    names = [column.name for column in columns_for(80, planned=True)]
    assert names == ["name", "today", "characters", "time"]
    assert "today" not in [column.name for column in columns_for(80)]
    assert "today" not in [column.name for column in columns_for(40, planned=True)]


async def test_a_day_is_set_in_the_library_and_makes_a_plan(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    store, path = app.rooms.store(), folder / "bookkeeping-freelancers.md"
    for ago in (2, 0):
        when = datetime.now(UTC) - timedelta(days=ago)
        new = a_round(pitch=path, started_at=when, id=None, outcome="running", seconds=None)  # type: ignore[arg-type]
        store.end(store.begin(new), "done", 44, ())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("D")
        await until(pilot, lambda: "On which day" in shown(app))
        await pilot.press("x", "enter")
        await until(pilot, lambda: "x is no day" in shown(app))
        await pilot.press("backspace", "minus", "1", "enter")
        await until(pilot, lambda: "That day is past." in shown(app))
        await pilot.press("backspace", "backspace", "plus", "5", "enter")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen) and "event in 5 days" in shown(app))
        lines = shown(app).splitlines()
        assert any(line.split()[-2:] == ["✓", "1"] for line in lines), "what was said before is listed"
        assert any("today" in line and "✓·· 1/3" in line for line in lines)
        assert any("the eve" in line and "·· 2" in line for line in lines)
        assert any(" event " in line and "· 1" in line for line in lines)
        await pilot.press("escape")
        await until(pilot, lambda: "▸ 2 to do" in shown(app))
        assert "today 1 of 3 rounds done" in shown(app)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, PlanScreen))
        await pilot.press("d")
        await until(pilot, lambda: "On which day" in shown(app))
        await pilot.press("ctrl+u", "t", "o", "m", "o", "r", "r", "o", "w", "enter")
        await until(pilot, lambda: "the event is tomorrow" in shown(app))
        assert len(app.rooms.meetings().events()) == 1
        await pilot.press("delete")
        await until(pilot, lambda: "Delete this event" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: "No event is set" in shown(app))
        assert app.rooms.meetings().events() == []
        await pilot.press("escape")
        await until(pilot, lambda: "today 1 round done" in shown(app))
        assert due_words(plan(done=1), app) == "✓ done"
        assert due_words(plan("read", days=1), app) == "in 5 d"


async def test_the_plan_speaks_japanese(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder, locale="ja")
    path = folder / "gyoseishoshi-30byo.md"
    app.rooms.meetings().add_event(Event(None, "交流会", date.today() + timedelta(days=5), variant=path))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "あと3回" in shown(app))
        assert "今日は3回：全文×3 ・ 本番まで5日" in shown(app)
        app.open_plan(app.rooms.files.load(path))
        await until(pilot, lambda: "前日" in shown(app))
        assert "今日は3回：全文×3" in shown(app)
