"""From the permission to the review and the list of recordings, with a recorder that follows a script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot

from pitchcoach.audio.fake import FakeDevices, FakeRecorder
from pitchcoach.coach.check import check
from pitchcoach.coach.hearing.kept_delivery import FORM, to_text
from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.coach.rehearsing import rehearse
from pitchcoach.config.load import load_settings
from pitchcoach.config.settings import Interface, Rehearsal, Settings
from pitchcoach.locations import locations
from pitchcoach.model.round import Round
from pitchcoach.model.sound import Heard
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.rehearse import Rehearse
from pitchcoach.tui.screens.review import Review
from pitchcoach.tui.screens.setup import Setup
from pitchcoach.tui.screens.takes import Takes
from pitchcoach.tui.widgets.heard_text import HeardText
from tests.coach.deliveries import START, delivered
from tests.tui.looking import shown
from tests.tui.program import Fakes, example_folder, program

PITCH = "gyoseishoshi-30byo.md"
RECORDED = replace(Settings(), rehearsal=Rehearsal(record="yes"))


async def until(pilot: Pilot[object], true: Any) -> None:
    for _ in range(200):
        if true():
            return
        await pilot.pause(0.05)
    pytest.fail("waited 10 s; there is:\n" + shown(pilot.app))


def a_recorded_round(app: PitchcoachApp, path: Path, **wrong: Any) -> Round:
    """Keep a round whose recording told what the test says."""
    rooms = app.rooms
    pitch = rooms.files.load(path)
    lines = spoken_lines(pitch, rooms.checker.reader)
    found = delivered(lines, **wrong)
    report = check(pitch, rooms.checker, app.settings)
    state = rehearse.RoundState(rehearse.plan_round(report, app.settings))
    recorder = FakeRecorder(np.ones(16_000, "<i2").tobytes())
    take = rooms.locations.takes / "take.wav"
    recorder.start(take)
    recorder.stop()
    from datetime import UTC, datetime

    new = rehearse.new_round(report, state, datetime.now(UTC))
    number = rooms.store().begin(replace(new, take=take, take_start=START))
    seconds = found.measures.duration_seconds - START
    rooms.store().end(number, "done", seconds, rehearse.marks_of(state), take)
    rooms.store().keep_delivery(number, FORM, to_text(found))
    done = rooms.store().get(number)
    assert done is not None
    return done


@pytest.mark.parametrize(("size", "locale"), [((80, 24), "en"), ((120, 40), "ja")])
async def test_the_page_tells_what_went_wrong(tmp_path: Path, size: tuple[int, int], locale: str) -> None:
    fakes = Fakes()
    path = example_folder(tmp_path) / PITCH
    settings = replace(RECORDED, interface=Interface(ascii_signs=size == (120, 40)))
    app = program(path.parent, fakes, settings=settings, locale=locale)
    async with app.run_test(size=size, notifications=True) as pilot:
        skipped = {(2, n) for n in range(4)}
        done = a_recorded_round(
            app, path, skipped=skipped, stalls={(3, 1): 4.0}, fast={2: 1.5}, fillers={(1, 0): "えーと"}
        )
        app.open_review(done)
        await until(pilot, lambda: isinstance(app.screen, Review) and "飲食店の" in shown(app))
        text = app.screen.query_one(HeardText)
        assert {code for code, _ in text.legend} >= {"out", "stall", "fast", "extra"}
        await pilot.press("n", "n")
        assert text.chosen is not None and text.chosen.marked
        before = text.cursor
        await pilot.press("b")
        assert text.cursor < before
        seen = set()
        for _ in range(6):
            await pilot.press("c")
            seen.add(app.screen._page)  # type: ignore[attr-defined]
            await pilot.pause()
        assert seen >= {"figures", "beside"}
        await until(pilot, lambda: app.screen._beside.columns is not None)  # type: ignore[attr-defined]
        await pilot.press("home", "enter")
        await until(pilot, lambda: fakes.stream.opened == [16_000])
        assert text.cursor == 0
        await pilot.press("end", "up", "pagedown", "left")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, Takes))


async def test_a_round_without_a_recording_says_so(tmp_path: Path) -> None:
    path = example_folder(tmp_path) / PITCH
    app = program(path.parent, settings=RECORDED)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        done = a_recorded_round(app, path)
        app.open_review(replace(done, id=None, take=None))
        await until(pilot, lambda: "no recording" in shown(app))
        await pilot.press("enter", "n", "c")
        assert "no further mark" in shown(app)


async def test_a_recording_that_cannot_be_heard_says_why_and_is_kept(tmp_path: Path) -> None:
    path = example_folder(tmp_path) / PITCH
    app = program(path.parent, settings=RECORDED)
    async with app.run_test(size=(80, 24)) as pilot:
        done = a_recorded_round(app, path)
        assert done.take is not None
        done.take.write_bytes(b"no sound at all")
        app.rooms.store().keep_delivery(done.id or 0, FORM, "of another form")
        app.open_review(done)
        await until(pilot, lambda: "could not be worked out" in shown(app) and "is kept" in shown(app))
        assert done.take.exists()
        await pilot.press("escape")
        path.unlink()
        app.open_review(done)
        await until(pilot, lambda: isinstance(app.screen, Review) and "cannot read" in shown(app))


async def test_recordings_are_copied_and_deleted_after_a_question(tmp_path: Path) -> None:
    path = example_folder(tmp_path) / PITCH
    fakes = Fakes()
    app = program(path.parent, fakes, settings=RECORDED)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        done = a_recorded_round(app, path)
        assert done.take is not None
        app.open_takes(path)
        await until(pilot, lambda: "one recording" in shown(app))
        await pilot.press("t")
        await until(pilot, lambda: bool(fakes.player.played))
        await pilot.press("x")
        await until(pilot, lambda: "Into which folder" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: any(locations().documents.glob("*.wav")))
        await pilot.press("delete")
        await until(pilot, lambda: "cannot be brought back" in shown(app))
        await pilot.press("n")
        assert done.take.exists()
        await pilot.press("ctrl+d")
        await until(pilot, lambda: "cannot be brought back" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: "no recording of this pitch" in shown(app))
        assert not done.take.exists()
        assert app.rooms.store().get(done.id or 0) is not None


@pytest.mark.parametrize(("key", "word"), [("y", "yes"), ("n", "no")])
async def test_recording_is_asked_once(tmp_path: Path, key: str, word: str) -> None:
    path = example_folder(tmp_path) / PITCH
    fakes = Fakes(devices=FakeDevices())
    app = program(path.parent, fakes)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_rehearsal(path)
        await until(pilot, lambda: isinstance(app.screen, Setup) and app.screen._may_ask)
        await pilot.press("enter")
        await until(pilot, lambda: "leaves the machine" in shown(app))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, Rehearse))
        assert ("REC" in shown(app)) is (word == "yes")
        assert load_settings(locations().settings).rehearsal.record == word
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Setup))
        assert not list(locations().takes.glob("*.wav"))  # a round that never began keeps nothing
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Rehearse))


async def test_the_countdown_tells_what_the_microphone_hears(tmp_path: Path) -> None:
    path = example_folder(tmp_path) / PITCH
    fakes = Fakes(recorder=FakeRecorder(heard=Heard(1.5, peak=-30, loudest=-32, quietest=-35)))
    app = program(path.parent, fakes, settings=RECORDED)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_rehearsal(path)
        await until(pilot, lambda: isinstance(app.screen, Setup) and "Start" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "noisy room" in shown(app))
        assert "It is noisy here" not in shown(app)  # one cough is no noisy room
        fakes.clock.now += 0.6
        await until(pilot, lambda: "It is noisy here" in shown(app))
        assert "breathe in" in shown(app)
        fakes.recorder.trouble = "lost"
        await until(pilot, lambda: "microphone gone" in shown(app))
        fakes.clock.now += 3
        await until(pilot, lambda: app.screen._state.phase == "speaking")  # type: ignore[attr-defined]
        await pilot.press("m")
        await until(pilot, lambda: "REC" not in shown(app))
        fakes.clock.now += 20
        await pilot.press("f")
        await until(pilot, lambda: not isinstance(app.screen, Rehearse))
    (done,) = app.rooms.store().rounds()
    assert done.take is None
    assert not list(locations().takes.glob("*.wav"))
