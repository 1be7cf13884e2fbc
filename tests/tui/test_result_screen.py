"""The result: one finding, one drill, then the figures; how it felt, a line about it, marks mended."""

from __future__ import annotations

import wave
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from pitchcoach.coach.check import check
from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.coach.rehearsing.planning import set_event
from pitchcoach.coach.rehearsing.rehearse import RoundState, new_round, plan_round
from pitchcoach.coach.reviewing.marks import put
from pitchcoach.config.settings import Settings
from pitchcoach.model.round import Mark, Round
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.hearing import HearingBack, RoundHeard
from pitchcoach.tui.practice import Practice
from pitchcoach.tui.screens.drill import DrillScreen
from pitchcoach.tui.screens.marks import Marks
from pitchcoach.tui.screens.result import Result
from pitchcoach.tui.screens.trim import Trim
from tests.coach.deliveries import delivered
from tests.tui.looking import shown
from tests.tui.program import Fakes, example_folder, program
from tests.tui.test_rehearse_screen import until

Shares = tuple[float | None, ...]


def rehearsed(app: PitchcoachApp, folder: Path, *rounds: Shares, take: Path | None = None) -> Result:
    """Keep rounds whose sections took so many times what was planned, None unmarked; the newest's result."""
    rooms = app.rooms
    pitch = rooms.files.load(folder / "bookkeeping-freelancers.md")
    report = check(pitch, rooms.checker, Settings())
    number = 0
    for ago, shares in zip(range(len(rounds) - 1, -1, -1), rounds, strict=True):
        begun = datetime.now(UTC) - timedelta(hours=ago)
        new = new_round(report, RoundState(plan_round(report, Settings())), begun)
        number = rooms.store().begin(new)
        at, marks = 0.0, list[Mark]()
        for mark, share in zip(new.marks, shares, strict=True):
            at += mark.planned_seconds * (1.0 if share is None else share)
            marks.append(mark if share is None else replace(mark, ended_at=at))
        rooms.store().end(number, "done", at, marks, take)
    done = rooms.store().get(number)
    assert done is not None
    return Result(Practice(pitch, report, rounds=3, read_first=False, record=False), done)


def silence(tmp_path: Path) -> Path:
    take = tmp_path / "take.wav"
    with wave.open(str(take), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(b"\0\0" * 8000 * 60)
    return take


def kept(app: PitchcoachApp) -> Round:
    return app.rooms.store().rounds()[0]


async def opened(pilot: Pilot[object], screen: Result) -> None:
    await until(pilot, lambda: "Books" in shown(pilot.app))
    pilot.app.push_screen(screen)
    await until(pilot, lambda: "How did it feel?" in shown(pilot.app))


async def test_finding_drill_table_and_comparison_come_in_this_order(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, rehearsed(app, folder, (1, 1, 0.95, 1), (1, 1.5, 1, 1)))
        text = shown(app)
        places = [text.index(words) for words in (
            "Feature took 7 s more", "d   Say only Feature three times", "r   Whole text", "planned   actual",
            "Speech rate", "− Last time 44 s, now 51 s: over the slot now.", "− The best so far: 44 s",
            "How did it feel?", "2 rounds, 1 inside",
        )]  # fmt: skip
        assert places == sorted(places)
        assert text.count("●") >= 2, "the dots are on the screen, too"
        assert kept(app).finding == "over-section"
        assert "event in" not in text
        set_event(app.rooms.files.load(kept(app).pitch), date.today() + timedelta(days=5), "x", app.rooms)
        await pilot.press("4")
        await until(pilot, lambda: "✓ 4 good" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "A line about this round" in shown(app))
        await pilot.press("o", "k", "enter")
        await until(pilot, lambda: "Note  ok" in shown(app))
        await until(pilot, lambda: "rounds done" in shown(app) and "event in 5 days" in shown(app))
        assert (kept(app).feeling, kept(app).note) == (4, "ok")
        await pilot.press("4")
        await until(pilot, lambda: "✓" not in shown(app))
        assert kept(app).feeling is None


async def test_the_drill_is_begun_counts_nothing_and_the_next_finding_is_another(tmp_path: Path) -> None:
    folder, fakes = example_folder(tmp_path), Fakes()
    app = program(folder, fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, rehearsed(app, folder, (1, 1.5, 1, 1), (1, 1.6, 1, 1)))
        assert kept(app).finding == "over-section", "nothing was said of the round before"
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DrillScreen))
        assert "should take about" in shown(app)
        for seconds in (10, 9, 8):
            await pilot.press("space")
            fakes.clock.now += seconds
            await pilot.press("space")
        await until(pilot, lambda: "That was it" in shown(app))
        assert "1  10 s (−3)    2  9 s (−4)    3  8 s (−5)" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Result))
        assert len(app.rooms.store().rounds()) == 2, "a drill is no round"
        app.pop_screen()
        await opened(pilot, rehearsed(app, folder, (1, 1.7, 1, 1)))
        assert kept(app).finding == "over", "the same fault has another way out"
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, Trim))


async def test_a_recording_may_have_more_important_things_to_say(tmp_path: Path) -> None:
    folder, take = example_folder(tmp_path), silence(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        result = rehearsed(app, folder, (1, 1, 1, 1), take=take)
        await opened(pilot, result)
        assert kept(app).finding == "well"
        await pilot.press("3")
        lines = spoken_lines(app.rooms.files.load(kept(app).pitch), app.rooms.checker.reader)
        result.post_message(HearingBack(kept(app).id, "following"))
        await until(pilot, lambda: "Following the text" in shown(app))
        heard = replace(kept(app), marks=put(kept(app), 0, 9.0), feeling=None)
        result.post_message(RoundHeard(heard, delivered(lines, stalls={(2, 1): 6.0})))
        await until(pilot, lambda: "s of silence after" in shown(app))
        assert "v   " in shown(app)
        assert "✓ 3 all right" in shown(app), "what was said meanwhile stays"
        assert kept(app).finding.startswith("stall")
        assert any(
            line.split()[:6] == ["Target", "13", "s", "9", "s", "−4"] for line in shown(app).splitlines()
        )


async def test_a_forgotten_mark_is_set_moved_and_taken_away(tmp_path: Path) -> None:
    folder = example_folder(tmp_path)
    app = program(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, rehearsed(app, folder, (1, None, 1, 1)))
        before = app.rooms.profile.pace("en")
        await pilot.press("m")
        await until(pilot, lambda: "not marked" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "not marked" not in shown(app))
        planned = kept(app).marks
        at = planned[1].ended_at
        assert at == pytest.approx(planned[0].planned_seconds + planned[1].planned_seconds)
        await pilot.press("right", "plus", "left", "left")
        assert kept(app).marks[1].ended_at == pytest.approx(at + 0.5)
        await pilot.press("up", "delete")
        await until(pilot, lambda: "not marked" in shown(app))
        assert kept(app).marks[0].ended_at is None
        await pilot.press("left", "enter")
        await until(pilot, lambda: isinstance(app.screen, Result))
        assert "–" not in [line.split()[-1] for line in shown(app).splitlines() if "Feature" in line]
        assert app.rooms.profile.pace("en") != before, "the pace is learned anew from the marks"


async def test_a_mark_is_set_at_what_is_heard(tmp_path: Path) -> None:
    folder, take = example_folder(tmp_path), silence(tmp_path)
    fakes = Fakes()
    app = program(folder, fakes)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, rehearsed(app, folder, (1, None, 1, 1), take=take))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, Marks))
        await pilot.press("space")  # nothing is heard yet
        assert kept(app).marks[1].ended_at is None
        fakes.stream._hold = True
        await pilot.press("t")
        fakes.stream.pass_by(2.0)
        await until(pilot, lambda: "Space marks the end" in shown(app))
        likely = kept(app).marks[0].planned_seconds + kept(app).marks[1].planned_seconds
        await pilot.press("space")
        assert kept(app).marks[1].ended_at == pytest.approx(likely - 1.0, abs=0.1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_result_speaks_japanese(tmp_path: Path, size: Any) -> None:
    folder = example_folder(tmp_path)
    app = program(folder, locale="ja")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        app.push_screen(rehearsed(app, folder, (1, 1.5, 1, 1)))
        await until(pilot, lambda: "手応えは？" in shown(app))
        for words in ("特徴が予定より7秒長く", "d   特徴だけを3回", "r   全文", "練習1回"):
            assert words in shown(app)
