"""The doctor's screen: rows one after the other, what to do below them, tests of sound on request."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pitchcoach.audio.fake import FakeDevices, FakeRecorder
from pitchcoach.config.settings import Interface, Settings, Signals
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import Translator, msg
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.doctor import DoctorScreen
from pitchcoach.tui.widgets.table import RowTable
from tests.tui.looking import shown
from tests.tui.program import Fakes, rooms_with

REFUSAL = NoSoundError(msg("The PortAudio library is missing."), remedy=msg("Install it [/] first."))


def app_with(
    fakes: Fakes, tmp_path: Path, *, settings: Settings | None = None, devices: FakeDevices | None = None
) -> PitchcoachApp:
    rooms = rooms_with(fakes, settings)
    rooms = replace(rooms, devices=lambda: devices or FakeDevices())
    return PitchcoachApp(lambda _: rooms, rooms.settings, Translator("en"), tmp_path)


async def until(pilot: Pilot[object], *words: str) -> str:
    """Wait until all words are on the screen."""
    for _ in range(400):
        text = shown(pilot.app)
        if all(word in text for word in words):
            return text
        await pilot.pause(0.02)
    pytest.fail(f"waited for {words}; there is:\n{shown(pilot.app)}")


async def opened(pilot: Pilot[object]) -> None:
    await until(pilot, "no pitches")
    await pilot.press("w")
    assert isinstance(pilot.app.screen, DoctorScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_row_is_there_with_word_and_sign(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_with(Fakes(), tmp_path)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        text = await until(pilot, "Everything works.", "r Look again")
        labels = ("Python", "Terminal", "Database", "Japanese voice", "Sound library", "Microphone")
        assert all(label in text for label in labels)
        assert text.count("● works") == 15
        assert f"{size[0]} × {size[1]} characters" in text


async def test_what_is_missing_is_shown_with_what_to_do(tmp_path: Path) -> None:
    app = app_with(Fakes(), tmp_path, devices=FakeDevices(refusal=REFUSAL))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        text = await until(pilot, "optional and not there yet: 3", "Install it [/] first.")
        assert "▽ missing" in text
        assert app.screen.query_one(RowTable).cursor_row == 12  # the first row with something to do
        await pilot.press("home")
        text = await until(pilot, "Python: 3.")
        assert "Install it" not in text


async def test_something_essential_is_said_first(tmp_path: Path) -> None:
    app = app_with(Fakes(), tmp_path)
    database = app.rooms.locations.database
    database.parent.mkdir(parents=True)
    database.write_bytes(b"no database" * 500)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        app.open_doctor()
        text = await until(pilot, "Something the program needs does not work", "Rename")
        assert "▲ problem" in text


async def test_looking_again_sees_what_changed(tmp_path: Path) -> None:
    fakes = Fakes()
    app = app_with(fakes, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, "Everything works.")
        app._rooms = replace(app.rooms, devices=lambda: FakeDevices(refusal=REFUSAL))
        await pilot.press("r")
        await until(pilot, "optional and not there yet: 3")


async def test_the_microphone_is_listened_to_on_request(tmp_path: Path) -> None:
    fakes = Fakes(recorder=FakeRecorder(trouble="zeros", level=-120.0))
    app = app_with(fakes, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await until(pilot, "Everything works.")
        assert fakes.recorder.started == []
        await pilot.press("m")
        await until(pilot, "Speak now")
        await until(pilot, "Microphone test: exact silence")
        assert len(fakes.recorder.started) == 1
        assert not fakes.recorder.started[0].parent.exists()
        await pilot.press("r")
        text = await until(pilot, "Everything works.")
        assert "Microphone test" not in text


async def test_a_microphone_asked_for_early_comes_after_the_rest(tmp_path: Path) -> None:
    app = app_with(Fakes(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("m", "m")
        await until(pilot, "Microphone test: the loudest moment had −20 dBFS", "Everything works.")


async def test_the_tone_is_played_or_why_not_is_told(tmp_path: Path) -> None:
    fakes = Fakes()
    app = app_with(fakes, tmp_path)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await until(pilot, "Everything works.")
        await pilot.press("b")
        await until(pilot, "A short tone was played")
        assert fakes.player.cues == ["test"]


@pytest.mark.parametrize(
    ("settings", "devices", "told"),
    [
        (Settings(), FakeDevices(refusal=REFUSAL), "Install it [/] first."),
        (Settings(signals=Signals(sound=False)), None, "Sounds are switched off"),
    ],
)
async def test_no_tone_without_a_loudspeaker_or_with_sounds_off(
    tmp_path: Path, settings: Settings, devices: FakeDevices | None, told: str
) -> None:
    fakes = Fakes()
    app = app_with(fakes, tmp_path, settings=settings, devices=devices)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await until(pilot, "r Look again", "Python")
        await pilot.press("b")
        await until(pilot, told)
        assert fakes.player.cues == []


async def test_plain_signs_are_ascii(tmp_path: Path) -> None:
    app = app_with(Fakes(), tmp_path, settings=Settings(interface=Interface(ascii_signs=True)))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "= works" in await until(pilot, "Everything works.")


async def test_leaving_in_the_middle_is_nothing_special(tmp_path: Path) -> None:
    app = app_with(Fakes(), tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("escape")
        await until(pilot, "no pitches")
        await opened(pilot)
        await until(pilot, "Everything works.")
