"""End to end: a synthetic speaker talks into the running program, and the review is right about it.

Real recorder, measures, alignment and database; the screens are driven as a user drives them. What
was done to the speech is the truth. A fuller set is ``python -m tests.benchmarks.coached``.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.hearing.delivery import Delivery
from pitchcoach.coach.hearing.delivery_findings import delivery_findings
from pitchcoach.coach.hearing.delivery_noticed import hurried, left_out, possible_fillers
from pitchcoach.coach.hearing.hear_back import known_delivery
from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.coach.reviewing.findings import choose
from pitchcoach.config.settings import Rehearsal, Settings
from pitchcoach.i18n import Translator
from pitchcoach.locations import locations
from pitchcoach.model.round import Round
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.rehearse import Rehearse
from pitchcoach.tui.screens.review import Review
from tests.coached.speaker import Deeds, Told, speak, write
from tests.rig.virtual_sound import VirtualSound
from tests.tui.looking import shown
from tests.tui.program import example_folder

pytestmark = pytest.mark.rig

SETTINGS = replace(Settings(), rehearsal=Rehearsal(record="yes", countdown=2))
PITCH = "gyoseishoshi-30byo.md"


async def until(pilot, true, seconds: float = 30.0) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            pytest.fail(f"waited {seconds} s; there is:\n{shown(pilot.app)}")
        await pilot.pause(0.05)


async def coached(rig: VirtualSound, tmp_path: Path, deeds: Deeds) -> tuple[Round, Delivery, Told, str]:
    """Say a pitch into the running program; the round, what it told, the truth, and the review's screen."""
    path = example_folder(tmp_path) / PITCH
    app = PitchcoachApp(lambda now: compose_rooms(now, locations()), SETTINGS, Translator("en"), path.parent)
    lines = spoken_lines(app.rooms.files.load(path), app.rooms.checker.reader)
    (tmp_path / "spoken").mkdir()
    told = speak(lines, deeds, app.rooms, tmp_path / "spoken")
    wav = write(told, tmp_path / "speech.wav")
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_rehearsal(path)
        await until(pilot, lambda: "Start" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Rehearse) and app.screen._state.phase == "speaking")
        assert "REC" in shown(app)
        speaking = rig.speak(wav)
        await until(pilot, lambda: speaking.poll() is not None, 60)
        await pilot.press("f")
        await until(pilot, lambda: known_delivery(app.rooms.store().rounds()[0], app.rooms) is not None)
        (done,) = app.rooms.store().rounds()
        app.open_review(done)
        await until(pilot, lambda: isinstance(app.screen, Review) and "Figures" in shown(app))
        page = shown(app)
    found = known_delivery(done, app.rooms)
    assert found is not None
    return done, found, told, page


async def test_what_was_done_to_a_speech_is_what_the_review_says(rig: VirtualSound, tmp_path: Path) -> None:
    fillers = {1: "えーと", 3: "あのー", 5: "えーと", 6: "うーんと"}
    deeds = Deeds(skip={2}, stall={(3, 1): 2.0}, rush={2: 1.3}, fillers=fillers, flat=True)
    done, found, told, page = await coached(rig, tmp_path, deeds)
    assert found.aligned
    assert {one.line for run in left_out(found) for one in run} == {2}
    (stall,) = [pause for pause in found.pauses if pause.seconds > 1.5]
    assert stall.phrase == (3, 1)
    assert stall.seconds == pytest.approx(told.stalls[3, 1], abs=0.25)
    assert 2 in [number for number, _, _ in hurried(found, SETTINGS)]
    begins = found.phrases[0].start  # when the speaker was heard to begin
    heard = [
        any(one.start < begins + end and one.end > begins + start for one in possible_fillers(found))
        for start, end in told.fillers
    ]
    assert sum(heard) >= len(heard) - 1
    candidates = list(delivery_findings(found, done, SETTINGS))
    assert {"skipped", "stall", "rushed", "flat-voice", "fillers"} <= {one.code for one in candidates}
    assert choose(candidates).code == "skipped"
    assert all(sign in page for sign in ("left out", "✗", "»", "‹", "semitones"))
    # Marks without a key: each section ends where the next one truly began.
    begins -= done.take_start
    truth = [told.lines[3][0], told.lines[4][0], told.lines[6][0], told.lines[6][1]]
    assert [mark.ended_at for mark in done.marks] == pytest.approx([begins + t for t in truth], abs=0.3)
