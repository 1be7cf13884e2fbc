"""The ladder through the screens: what each rung shows, what can be looked up, and what is kept of it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Digits

from pitchcoach.coach.check import check
from pitchcoach.config.settings import Rehearsal, Settings, Signals
from pitchcoach.model.meet import Event
from pitchcoach.model.round import Round, Rung
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.practice import Practice
from pitchcoach.tui.screens.rehearse import Rehearse
from pitchcoach.tui.screens.result import Result
from pitchcoach.tui.screens.setup import Setup
from pitchcoach.tui.widgets.prompter import Prompter
from pitchcoach.voice.fake import FakeVoice
from tests.tui.looking import shown
from tests.tui.program import Fakes, example_folder, program
from tests.tui.test_listen_screen import TEXT, opened
from tests.tui.test_rehearse_screen import at, until

AT_ONCE = replace(Settings(), rehearsal=Rehearsal(countdown=0, wait_longest=2.0))


@asynccontextmanager
async def rehearsing(  # type: ignore[no-untyped-def]
    tmp_path: Path,
    rung: Rung,
    *,
    name: str = "restaurant-permits.md",
    settings: Settings = AT_ONCE,
    fakes: Fakes | None = None,
    **values: object,
):
    """A round on this rung, running; yields pilot, app and fakes."""
    made = fakes or Fakes()
    folder = example_folder(tmp_path)
    app = program(folder, made, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_rehearsal(folder / name)
        await until(pilot, lambda: isinstance(app.screen, Setup))
        pitch = app.rooms.files.load(folder / name)
        report = check(pitch, app.rooms.checker, settings)
        practice = Practice(pitch, report, 1, read_first=False, record=False, rung=rung)
        app.begin_round(replace(practice, **values))  # type: ignore[arg-type]
        await until(pilot, lambda: isinstance(app.screen, Rehearse))
        await pilot.pause(0.2)
        yield pilot, app, made


def text_of(app: PitchcoachApp) -> str:
    return app.screen.query_one(Prompter).render().plain


async def kept(pilot: Pilot[object], app: PitchcoachApp) -> Round:
    await pilot.press("f")
    await until(pilot, lambda: isinstance(app.screen, Result))
    return app.rooms.store().rounds()[0]


@pytest.mark.parametrize(
    ("rung", "level", "seen", "unseen"),
    [
        ("read", 0, "about to open a", "____"),
        ("cues", 0, "Are you about to open a …", "restaurant"),
        ("cloze", 3, "A__ y__ a____ t_ o___", "about"),
        ("keywords", 0, "restaurant  ·", "about to open"),
        ("blind", 0, "", "restaurant"),
        ("short", 0, "Are you about to open a …", "floor plan"),
    ],
)
async def test_each_rung_shows_its_own_and_is_kept_with_the_round(tmp_path, rung, level, seen, unseen):
    async with rehearsing(tmp_path, rung, level=level, signals="bni") as (pilot, app, fakes):
        text = text_of(app).replace("\u00a0", " ")
        assert seen in text
        assert unseen not in text
        await at(pilot, fakes, 30, fakes.clock.now)
        done = await kept(pilot, app)
    assert (done.rung, done.level, done.signals) == (rung, level, "bni")
    assert done.slot_seconds == (45 if rung == "short" else 60)


async def test_what_is_looked_up_is_shown_for_a_moment_and_counted(tmp_path):
    async with rehearsing(tmp_path, "blind") as (pilot, app, fakes):
        await pilot.press("k")
        await until(pilot, lambda: "worried about the paperwork" in text_of(app))
        assert "looked up once" in shown(app)
        await at(pilot, fakes, 5, fakes.clock.now)
        assert "paperwork" not in text_of(app)
        await pilot.press("k", "k")
        await until(pilot, lambda: "looked up 2 times" in shown(app))
        assert "paperwork" not in text_of(app), "the second press hides it again"


async def test_tenths_are_shown_in_the_last_ten_seconds_only(tmp_path):
    async with rehearsing(tmp_path, "read") as (pilot, app, fakes):
        start = fakes.clock.now
        for seconds, clock in ((49.94, "0:49"), (50.04, "0:50.0"), (59.97, "0:59.9"), (60.04, "+0:00")):
            await at(pilot, fakes, seconds, start)
            assert app.screen.query_one("#clock", Digits).value == clock


async def test_the_text_is_moved_by_the_plan_by_marks_or_by_hand(tmp_path):
    async with rehearsing(tmp_path, "read") as (pilot, app, fakes):
        assert "text by plan" in shown(app)
        here = app.screen.query_one(Prompter)
        await at(pilot, fakes, 30, fakes.clock.now)
        by_plan = here.due
        assert by_plan > 10
        await pilot.press("t")
        assert "waits for Space" in shown(app)
        assert here.due < by_plan, "the first part was not marked"
        await pilot.press("t", "down")
        assert "by your keys" in shown(app)
        before = here.due
        await at(pilot, fakes, 40, fakes.clock.now)
        assert here.due == before
        await pilot.press("t", "plus", "plus")
        assert "1.2 times as fast" in shown(app)


async def test_sounds_are_kept_and_a_muted_one_is_not_given(tmp_path):
    async with rehearsing(tmp_path, "read", signals="bni") as (pilot, app, fakes):
        start = fakes.clock.now
        await at(pilot, fakes, 40.5, start)
        await pilot.press("u")
        assert "no sounds" in shown(app)
        await at(pilot, fakes, 50.5, start)
        await pilot.press("u")
        await at(pilot, fakes, 60.2, start)
        assert "BELL" in shown(app)
        done = await kept(pilot, app)
    assert fakes.player.cues == ["left20", "bell"]
    assert [(cue.at, cue.name) for cue in done.cues] == [(40.5, "left20"), (60.2, "bell")]


async def test_signals_without_sound_leave_no_sounds_behind(tmp_path):
    silent = replace(AT_ONCE, signals=Signals(sound=False))
    async with rehearsing(tmp_path, "read", settings=silent) as (pilot, app, fakes):
        await at(pilot, fakes, 30.5, fakes.clock.now)
        assert "GREEN" in shown(app)
        assert "no sounds" in shown(app)
        done = await kept(pilot, app)
    assert done.cues == ()


async def test_a_hard_cut_ends_the_round(tmp_path):
    async with rehearsing(tmp_path, "read", signals="cut") as (pilot, app, fakes):
        await at(pilot, fakes, 61, fakes.clock.now)
        await until(pilot, lambda: isinstance(app.screen, Result))
        (done,) = app.rooms.store().rounds()
    assert (done.outcome, done.seconds, fakes.player.cues[-1]) == ("abandoned", 60, "cut")


async def test_a_cut_waits_for_a_question_that_stands(tmp_path):
    async with rehearsing(tmp_path, "read", signals="cut") as (pilot, app, fakes):
        start = fakes.clock.now
        await at(pilot, fakes, 59, start)
        await pilot.press("escape")
        await until(pilot, lambda: "Stop this round?" in shown(app))
        await at(pilot, fakes, 63, start)
        assert "Stop this round?" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Result))
        assert not any(isinstance(screen, Rehearse) for screen in app.screen_stack)
        (done,) = app.rooms.store().rounds()
    assert done.seconds == 60


def voiceless() -> Fakes:
    """A machine on which nothing speaks."""
    return Fakes(voice=FakeVoice(listed=()))


async def test_as_at_the_event_somebody_speaks_first_then_one_waits_then_is_called(tmp_path):
    async with rehearsing(tmp_path, "event") as (pilot, app, fakes):
        await until(pilot, lambda: "you are called any moment" in shown(app))
        assert fakes.voice.said, "somebody spoke"
        assert "paperwork" not in " ".join(fakes.voice.said), "and it was not oneself"
        assert app.rooms.store().rounds() == []
        await at(pilot, fakes, 2.1, fakes.clock.now)
        await until(pilot, lambda: "▶ speak" in shown(app))
        assert fakes.player.cues == ["turn"]
        assert app.screen.query_one("#clock", Digits).value == "0:00"
        assert text_of(app) == ""


async def test_without_a_voice_the_one_before_is_shown_as_running_text(tmp_path):
    async with rehearsing(tmp_path, "event", fakes=voiceless()) as (pilot, app, fakes):
        await until(pilot, lambda: text_of(app) != "")
        assert "you are next" in shown(app)
        first = app.screen.query_one(Prompter).due
        await at(pilot, fakes, 6, fakes.clock.now)
        assert app.screen.query_one(Prompter).due > first
        await pilot.press("space", "space")
        await until(pilot, lambda: "▶ speak" in shown(app))


async def test_who_leaves_before_the_call_has_kept_no_round(tmp_path):
    async with rehearsing(tmp_path, "event") as (pilot, app, _):
        await until(pilot, lambda: "any moment" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Setup))
        assert app.rooms.store().rounds() == []


async def test_the_setup_proposes_a_rung_says_why_and_lets_choose_any(tmp_path):
    folder = example_folder(tmp_path)
    app = program(folder, Fakes(), settings=AT_ONCE)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_rehearsal(folder / "restaurant-permits.md")
        await until(pilot, lambda: "Proposed: Whole text. The first round" in shown(app))
        assert "▶ Whole text" in shown(app)
        for wanted in ("With the voice", "First phrases", "Gaps 1 of 4", "Gaps 2 of 4"):
            await pilot.press("up")
            await until(pilot, lambda wanted=wanted: f"▶ {wanted}" in shown(app))
        await pilot.press(*["up"] * 5)
        await until(pilot, lambda: "▶ Shorter slot" in shown(app))
        assert "← 0:45 →" in shown(app)
        await pilot.press("left")
        await until(pilot, lambda: "← 0:30 →" in shown(app))
        assert "Leave out: " in shown(app)
        await pilot.press("g")
        await until(pilot, lambda: "Toastmasters, one minute" in shown(app))
        await pilot.press(*["down"] * 20, "enter")
        await until(pilot, lambda: isinstance(app.screen, Rehearse))


async def test_a_practice_with_the_voice_is_a_round_and_leads_up_the_ladder(tmp_path):
    async with opened(tmp_path, TEXT) as screen:
        screen.app.pop_screen()
        screen.app.open_rehearsal(tmp_path / "pitch.md")
        await screen.until("▶ Whole text")
        await screen.pilot.press("up", "enter")
        await screen.until_made()
        await screen.pilot.press("m")
        await screen.hear(14)
        await screen.until("That was all of it")
        await screen.pilot.pause(0.1)
        (done,) = screen.app.rooms.store().rounds()
        assert (done.rung, done.outcome) == ("shadow", "done")
        assert all(mark.ended_at is None for mark in done.marks)
        await screen.pilot.press("escape")
        await screen.until("▶ First phrases")


async def test_where_there_is_no_voice_no_rung_that_needs_one_is_proposed(tmp_path):
    folder, fakes = example_folder(tmp_path), voiceless()
    app = program(folder, fakes, settings=AT_ONCE)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_rehearsal(folder / "restaurant-permits.md")
        await until(pilot, lambda: "▶ Whole text" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Rehearse))
        fakes.clock.now += 56
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Result))
        app.open_rehearsal(folder / "restaurant-permits.md")
        await until(pilot, lambda: "▶ First phrases" in shown(app))


async def test_the_signals_of_the_event_that_it_is_for_are_chosen(tmp_path):
    folder = example_folder(tmp_path)
    app = program(folder, Fakes(), settings=AT_ONCE)
    async with app.run_test(size=(110, 30)) as pilot:
        path = folder / "restaurant-permits.md"
        app.rooms.meetings().add_event(
            Event(None, "Friday Lunch", app.rooms.today(), signals="bells", variant=path.absolute())
        )
        app.open_rehearsal(path)
        await until(pilot, lambda: "Three bells  (g)  as at Friday Lunch" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "Hard cut  (g)" in shown(app))
        assert "Friday Lunch" not in shown(app)


async def test_a_round_waits_for_the_exact_reading(tmp_path: Path) -> None:
    """From a rough reading the gaps would begin with a kanji, and the plan would be off."""
    path = tmp_path / "new.md"
    head = "---\nlanguage: ja\n---\n\n# 新しい話\n\n## ターゲット\n\n"
    path.write_text(head + "大阪で小さな飲食店を開こうとしている皆様。\n", encoding="utf-8")
    app, later = program(tmp_path, settings=AT_ONCE), {}
    async with app.run_test(size=(80, 24)) as pilot:
        app.background.ask = lambda subject, work, target: later.update({subject: (work, target)})  # type: ignore[method-assign]
        pitch = app.rooms.files.load(path)
        report = check(pitch, app.rooms.checker, AT_ONCE, now=True)
        assert not report.exact
        practice = Practice(pitch, report, 1, read_first=False, record=False, rung="cloze", level=3)
        app.push_screen(Rehearse(practice))
        await until(pilot, lambda: "being read" in shown(app))
        await pilot.press("space", "f")
        assert "飲" not in text_of(app)
        work, target = later["round"]
        read = work()
        assert read is not None
        target.post_message(read)
        await until(pilot, lambda: "speak" in shown(app))
        assert "お" in text_of(app)
        assert "大" not in text_of(app)
        await pilot.press("escape", "y")
        await until(pilot, lambda: isinstance(app.screen, Result))
        assert app.rooms.store().rounds()[0].units == 29
