"""A round from the library to its result, through the screens, with a clock set by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Digits

from pitchcoach.audio.fake import FakeRecorder
from pitchcoach.config.settings import Rehearsal, Settings
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg
from pitchcoach.tui.screens.result import Result
from tests.speech.signals import take
from tests.tui.looking import shown
from tests.tui.program import Fakes, example_folder, program


async def until(pilot: Pilot[object], true) -> None:  # type: ignore[no-untyped-def]
    for _ in range(200):
        if true():
            return
        await pilot.pause(0.05)
    pytest.fail("waited 10 s; there is:\n" + shown(pilot.app))


async def begun(pilot: Pilot[object], fakes: Fakes) -> None:
    """Bring the pilot from the library into a running round of the first pitch."""
    await until(pilot, lambda: "Books" in shown(pilot.app))
    await pilot.press("enter")
    await until(pilot, lambda: "Slot" in shown(pilot.app) and "Hook" in shown(pilot.app))
    await pilot.press("enter")
    await until(pilot, lambda: "breathe in" in shown(pilot.app))
    await until(pilot, lambda: "count" in fakes.player.cues)
    fakes.clock.now += 3
    await until(pilot, lambda: "speak" in shown(pilot.app))


async def at(pilot: Pilot[object], fakes: Fakes, seconds: float, start: float) -> None:
    fakes.clock.now = start + seconds
    await pilot.pause(0.25)


async def test_a_round_is_counted_in_marked_kept_and_found_again(tmp_path: Path) -> None:
    fakes = Fakes()
    app = program(example_folder(tmp_path), fakes)
    async with app.run_test(size=(120, 40)) as pilot:
        await begun(pilot, fakes)
        start = fakes.clock.now
        for seconds, words in ((10, "speak"), (23, "GREEN"), (34, "YELLOW"), (45.5, "RED"), (47, "OVER")):
            await at(pilot, fakes, seconds, start)
            assert words in shown(app)
        assert fakes.player.cues == ["count", "green", "yellow", "red", "over"]
        assert app.screen.query_one("#clock", Digits).value == "+0:02"
        for seconds in (47, 48, 49, 50):
            await at(pilot, fakes, seconds, start)
            await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, Result))
        await until(pilot, lambda: "One round" in shown(app))
        assert "5 s over" in shown(app)
        assert "Target" in shown(app) and "47 s" in shown(app) and "+34" in shown(app)
        await pilot.press("p")
        await until(pilot, lambda: "Seconds against the slot" in shown(app))
        await pilot.press("escape", "q")
        await until(pilot, lambda: "today" in shown(app))
    (done,) = app.rooms.store().rounds()
    assert (done.outcome, done.seconds, [m.ended_at for m in done.marks]) == ("done", 50, [47, 48, 49, 50])


async def test_leaving_a_running_round_asks_and_the_clock_goes_on(tmp_path: Path) -> None:
    fakes = Fakes()
    app = program(example_folder(tmp_path), fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, fakes)
        start = fakes.clock.now
        await at(pilot, fakes, 5, start)
        await pilot.press("escape")
        await until(pilot, lambda: "Stop this round?" in shown(app))
        await pilot.press("enter")  # the safe answer has the focus
        await at(pilot, fakes, 9, start)
        assert app.screen.query_one("#clock", Digits).value == "0:09"
        await pilot.press("space", "escape")
        await pilot.press("y")
        await until(pilot, lambda: "stopped at 9 s" in shown(app))
    (done,) = app.rooms.store().rounds()
    assert (done.outcome, done.marks[0].ended_at) == ("abandoned", 9)


async def test_a_slip_of_the_key_ends_no_round(tmp_path: Path) -> None:
    fakes = Fakes()
    app = program(example_folder(tmp_path), fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, fakes)
        start = fakes.clock.now
        await at(pilot, fakes, 9, start)
        await pilot.press("f")
        await until(pilot, lambda: "Only 9 s are over" in shown(app))
        await pilot.press("enter")  # the safe answer has the focus
        await at(pilot, fakes, 12, start)
        assert app.screen.query_one("#clock", Digits).value == "0:12"
        await at(pilot, fakes, 44, start)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Result))


async def test_a_pause_holds_the_clock_and_a_mark_can_be_taken_back(tmp_path: Path) -> None:
    fakes = Fakes()
    app = program(example_folder(tmp_path), fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, fakes)
        start = fakes.clock.now
        await at(pilot, fakes, 7, start)
        await pilot.press("p")
        await at(pilot, fakes, 60, start)
        assert "PAUSED" in shown(app)
        assert app.screen.query_one("#clock", Digits).value == "0:07"
        await pilot.press("p", "space")
        assert "✓ 0:07" in shown(app)
        await pilot.press("backspace")
        assert "✓" not in shown(app)


async def test_a_round_the_program_does_not_live_to_finish_is_kept(tmp_path: Path) -> None:
    fakes = Fakes()
    folder = example_folder(tmp_path)
    app = program(folder, fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, fakes)
        start = fakes.clock.now
        await at(pilot, fakes, 12, start)
        await pilot.press("space")
        await at(pilot, fakes, 15, start)
        app.exit()
    done = app.rooms.store().get(1)
    assert done is not None
    assert (done.outcome, done.marks[0].ended_at) == ("running", 12)  # open, so the next start offers it


async def test_a_recording_is_kept_with_the_round(tmp_path: Path) -> None:
    fakes = Fakes()
    settings = replace(Settings(), rehearsal=Rehearsal(record="yes"))
    app = program(example_folder(tmp_path), fakes, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, fakes)
        assert "REC" in shown(app)
        await at(pilot, fakes, 30, fakes.clock.now)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, Result))
        await pilot.press("t")
        await until(pilot, lambda: bool(fakes.player.played))
    (done,) = app.rooms.store().rounds()
    assert done.take is not None
    assert done.take == fakes.player.played[0].path
    assert done.take.stat().st_mode & 0o777 == 0o600


async def test_the_pauses_of_a_recording_are_measured_and_learned_from(tmp_path: Path) -> None:
    samples, truth = take([6.0, 0.5, 7.0, 0.9, 8.0, 0.4, 9.0, 0.8, 8.0], 16_000)
    fakes = Fakes(recorder=FakeRecorder((samples * 20_000).astype("<i2").tobytes()))
    settings = replace(Settings(), rehearsal=Rehearsal(record="yes"))
    app = program(example_folder(tmp_path), fakes, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot, fakes)
        await at(pilot, fakes, 42, fakes.clock.now)
        await pilot.press("f")
        await until(pilot, lambda: app.rooms.store().rounds()[0].stop_seconds is not None)
    (done,) = app.rooms.store().rounds()
    told = (done.stop_seconds or 0) + (done.comma_seconds or 0)
    assert told == pytest.approx(sum(end - start for start, end in truth), abs=0.15)


async def test_without_a_microphone_the_round_goes_on_and_says_why(tmp_path: Path) -> None:
    fakes = Fakes(
        recorder=FakeRecorder(refusal=NoSoundError(msg("No microphone."), remedy=msg("Plug one in.")))
    )
    settings = replace(Settings(), rehearsal=Rehearsal(record="yes"))
    app = program(example_folder(tmp_path), fakes, settings=settings)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await begun(pilot, fakes)
        await until(pilot, lambda: "Plug one in." in shown(app))


async def test_the_voice_reads_first_and_can_be_skipped(tmp_path: Path) -> None:
    fakes = Fakes()
    settings = replace(Settings(), rehearsal=Rehearsal(read_first=True))
    app = program(example_folder(tmp_path), fakes, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Slot" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "open" in fakes.stream.calls)
        await until(pilot, lambda: "breathe in" in shown(app))
        assert "receipts" in fakes.voice.said[0]


async def test_the_slot_and_the_rounds_are_chosen_first(tmp_path: Path) -> None:
    fakes = Fakes()
    app = program(example_folder(tmp_path), fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Books" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "0:45" in shown(app))
        await pilot.press("right", "plus", "plus")
        await until(pilot, lambda: "1:00" in shown(app) and "− 5 +" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "round 1 of 5" in shown(app))
        await pilot.press("escape")  # before the clock has started nothing is asked
        await until(pilot, lambda: "Slot" in shown(app))
    assert len(app.rooms.store().rounds()) == 0
