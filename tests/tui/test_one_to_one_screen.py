"""A one-to-one through the screen: a real one with the key, practice with a voice, in writing, and by ear."""

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Digits

from pitchcoach.audio.fake import FakeRecorder
from pitchcoach.config.settings import Rehearsal, Settings
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import Translator, msg
from pitchcoach.model.meet import Event, Person
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.meet.one_to_one import OneToOne
from tests.coach.hand_stream import HandStream
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, example_folder, rooms_with
from tests.tui.test_rehearse_screen import until


def opened(tmp_path: Path, fakes: Fakes, settings: Settings | None = None) -> PitchcoachApp:
    folder = example_folder(tmp_path)
    return PitchcoachApp(lambda now: rooms_with(fakes, now), settings or Settings(), Translator("en"), folder)


async def at(pilot: Pilot[object], fakes: Fakes, seconds: float) -> None:
    fakes.clock.now = 1000.0 + seconds
    await pilot.pause(0.15)


def speaker(app: PitchcoachApp) -> str:
    assert isinstance(app.screen, OneToOne)
    return app.screen._state.speaker


async def test_a_talk_at_an_event_is_timed_and_its_next_step_noted(tmp_path: Path) -> None:
    fakes = Fakes()
    app = opened(tmp_path, fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        meetings = app.rooms.meetings()
        event = meetings.add_event(Event(None, "Harbour Evening", date(2026, 12, 2)))
        (person,) = meetings.add_people(event.id, [Person(None, "Nora Bell")])
        app.open_one_to_one(event, person)
        await until(pilot, lambda: "They speak first" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: "10 minutes" in shown(app))
        await pilot.press("right", "enter")
        await at(pilot, fakes, 100)
        assert "LISTEN" in shown(app)
        assert "they speak" in shown(app)
        await pilot.press("n", "t")
        assert "Accomplishments  1/7" in shown(app)
        await pilot.press("space")
        await at(pilot, fakes, 160)
        assert "listening 62% : speaking 38%" in shown(app)
        assert "YOU: what you can do" in shown(app)
        assert fakes.player.cues == ["turn"]
        await at(pilot, fakes, 303)
        assert app.screen.query_one("#clock", Digits).value == "+0:03"
        await pilot.press("f")
        await until(pilot, lambda: "You had the larger part" in shown(app))
        (so_far,) = meetings.talks()  # what a killed program would leave
        assert (so_far.theirs, so_far.mine) == (100.0, 203.0)
        assert [one.talked for one in meetings.encounters()] == [True]
        type_text(app, "Call on Tuesday")
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, OneToOne))
    (talk,) = app.rooms.meetings().talks()
    assert (talk.theirs, talk.mine, talk.next_step) == (100.0, 203.0, "Call on Tuesday")
    assert (talk.event_id, talk.person_id, talk.planned_seconds) == (event.id, person.id, 300.0)
    (one,) = app.rooms.meetings().encounters()
    assert (one.talked, one.promised) == (True, "Call on Tuesday")


async def test_leaving_asks_and_a_program_that_ends_keeps_the_talk(tmp_path: Path) -> None:
    fakes = Fakes()
    app = opened(tmp_path, fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_one_to_one()
        await until(pilot, lambda: "made up" in shown(app))
        await pilot.press("enter")
        await at(pilot, fakes, 42)
        await pilot.press("escape")
        await until(pilot, lambda: "End this talk?" in shown(app))
        await pilot.press("n")
        app.exit()
    (talk,) = app.rooms.meetings().talks()
    assert (talk.theirs + talk.mine, talk.person_id) == (42.0, None)


async def test_a_made_up_partner_speaks_and_gives_the_word_when_the_voice_has_ended(tmp_path: Path) -> None:
    fakes = Fakes(stream=HandStream(hold=True))
    app = opened(tmp_path, fakes)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_one_to_one()
        await until(pilot, lambda: "made up" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: bool(fakes.voice.said))
        assert speaker(app) == "them"
        await pilot.press("w")
        introduction = app.screen._said  # type: ignore[attr-defined]
        assert introduction.kind == "introduction"
        await until(pilot, lambda: introduction.text[:20] in shown(app))

        def word_given() -> bool:
            fakes.stream.pass_by(10.0)
            return speaker(app) == "me"

        await until(pilot, word_given)
        await pilot.press("space")
        await until(pilot, lambda: speaker(app) == "them")
        assert app.screen._said.kind == "answer"  # type: ignore[attr-defined]
        await pilot.press("space")  # the user breaks in
        await until(pilot, lambda: speaker(app) == "me")
        await asyncio.sleep(0.3)
        assert speaker(app) == "me", "what was broken off does not give the word once more"


async def test_without_a_loudspeaker_the_partner_is_read(tmp_path: Path) -> None:
    refusal = NoSoundError(msg("No loudspeaker."))
    fakes = Fakes(stream=HandStream(refusal))
    app = opened(tmp_path, fakes)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_one_to_one()
        await until(pilot, lambda: "made up" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "No voice can be heard" in shown(app))
        assert app.screen._said.text[:20] in shown(app)  # type: ignore[attr-defined]
        await pilot.press("space", "space")
        await until(pilot, lambda: app.screen._said.kind == "answer")  # type: ignore[attr-defined]


async def test_with_a_microphone_a_pause_lets_the_partner_go_on_and_nothing_is_kept(tmp_path: Path) -> None:
    recorder = FakeRecorder(level=-60.0)
    fakes = Fakes(recorder=recorder)
    settings = replace(Settings(), rehearsal=Rehearsal(record="yes"))
    app = opened(tmp_path, fakes, settings)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_one_to_one()
        await until(pilot, lambda: "made up" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "listening to you" in shown(app) and speaker(app) == "")
        assert app.screen._said.kind == "introduction"  # type: ignore[attr-defined]
        recorder.level = -15.0
        for tick in range(1, 6):
            await at(pilot, fakes, tick * 0.2)
        assert speaker(app) == "me"
        recorder.level = -60.0
        for tick in range(6, 16):
            await at(pilot, fakes, tick * 0.2)
        assert app.screen._said.kind == "answer"  # type: ignore[attr-defined]
        await pilot.press("f")
    assert recorder.started
    assert not recorder.started[0].exists()
