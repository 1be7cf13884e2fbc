"""Progress: sentences with charts, the list of the rounds, and what a killed program left."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pitchcoach.audio.wav import WavWriter
from pitchcoach.cli.compose import compose_rooms
from pitchcoach.locations import locations
from pitchcoach.model.round import Round
from pitchcoach.store.rounds import RoundStore
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.practice import practice_of
from pitchcoach.tui.screens.kept import KeptRounds
from pitchcoach.tui.screens.progress import PitchProgress, WholeProgress
from pitchcoach.tui.screens.result import Result
from pitchcoach.tui.screens.rounds import Rounds
from tests.coach.pitches import SETTINGS, report
from tests.store.examples import PLAN, a_round, marked, minute
from tests.tui.looking import shown
from tests.tui.program import Fakes, example_folder, program

JA, EN = "gyoseishoshi-inshokuten.md", "bookkeeping-freelancers.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return example_folder(tmp_path)


def rehearse(pitch: Path, *seconds: float, title: str = "自己紹介") -> None:
    store = RoundStore(locations().database)
    for n, one in enumerate(seconds):
        number = store.begin(a_round(pitch=pitch, title=title, started_at=minute(n)))
        store.end(number, "done", one, marked(PLAN, 4, one / 4))
    store.close()


def cut_short(pitch: Path, *, recorded: int = 0, **changes: object) -> Round:
    """Leave a round as a killed program does."""
    take = locations().takes / "cut.wav" if recorded else None
    if take is not None:
        writer = WavWriter(take, 8000)
        writer.write(bytes(2 * 8000 * recorded))
    store = RoundStore(locations().database)
    number = store.begin(replace(a_round(pitch=pitch, take=take), **changes))  # type: ignore[arg-type]
    store.mark(number, 34.0, marked(PLAN, 2))
    store.close()  # lets go of the round as the end of the program does
    found = RoundStore(locations().database).get(number)
    assert found is not None
    return found


async def until(pilot: Pilot[object], text: str) -> str:
    for _ in range(200):
        await pilot.pause(0.02)
        if text in shown(pilot.app):
            return shown(pilot.app)
    pytest.fail(f"{text!r} never came:\n{shown(pilot.app)}")


@pytest.mark.parametrize(("locale", "size"), [("ja", (80, 24)), ("en", (120, 40))])
def test_from_the_library_to_the_progress_and_one_round(
    folder: Path, locale: str, size: tuple[int, int]
) -> None:
    words = {
        "ja": ("行政書士", "持ち時間との差", "練習3回のうち1回が時間内", "最後まで", "途中"),
        "en": ("行政書士", "Seconds against the slot", "3 rounds, 1 inside the slot", "finished", "stopped"),
    }[locale]
    rehearse(folder / JA, 66.0, 62.0, 59.0)

    async def play() -> None:
        app = program(folder / JA, locale=locale)
        async with app.run_test(size=size) as pilot:
            await until(pilot, words[0])
            await pilot.press("p")
            page = await until(pilot, words[1])
            assert isinstance(app.screen, PitchProgress)
            assert words[2] in page
            assert page.count("●") >= 3
            await pilot.press("enter")
            await until(pilot, "2025-01-31")
            assert isinstance(app.screen, Rounds)
            await pilot.press("enter")
            await pilot.pause(0.3)
            assert isinstance(app.screen, Result)
            await pilot.press("escape")

    asyncio.run(play())


def test_all_pitches_together_and_one_of_them(folder: Path) -> None:
    rehearse(folder / JA, 66.0, 62.0)
    rehearse(folder / EN, 40.0, title="[/] Books")
    rehearse(folder / "gone.md", 40.0, title="Gone")

    async def play() -> None:
        app = program(folder)
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until(pilot, "行政書士")
            await pilot.press("o")
            page = await until(pilot, "Ladder")
            assert isinstance(app.screen, WholeProgress)
            assert "[/] Books" in page
            await pilot.press("enter")
            await until(pilot, "Sections against the plan")
            assert isinstance(app.screen, PitchProgress)
            await pilot.press("escape")
            await until(pilot, "[/] Books")
            await pilot.press("end", "enter")  # a file that is gone is told
            await until(pilot, "No such file")

    asyncio.run(play())


def test_without_rounds_the_screens_say_where_they_begin(folder: Path) -> None:
    async def play() -> None:
        app = program(folder / JA)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, "行政書士")
            await pilot.press("p")
            await until(pilot, "No finished round of this pitch yet.")
            await pilot.press("o")
            await until(pilot, "No finished round yet.")
            await pilot.press("enter", "escape", "enter")
            await until(pilot, "No round of this pitch yet.")

    asyncio.run(play())


def test_what_a_killed_round_left_is_offered_heard_and_looked_at(folder: Path) -> None:
    cut_short(folder / JA, recorded=31)
    fakes = Fakes()

    async def play() -> None:
        app = program(folder, fakes)
        async with app.run_test(size=(80, 24)) as pilot:
            page = await until(pilot, "A round was cut short")
            assert "行政書士の自己紹介   飲食店を開く方" in page
            assert "0:34 of 1:00, 2 of 4 sections marked" in page
            assert "recording: 0:31" in page
            await pilot.press("t")
            assert [take.seconds for take in fakes.player.played] == [31.0]
            await pilot.press("enter")
            await pilot.pause(0.3)
            assert isinstance(app.screen, Result)
            await pilot.press("q")
            await pilot.pause(0.3)
            assert not isinstance(app.screen, KeptRounds)  # offered once

    asyncio.run(play())


def test_several_are_offered_one_by_one_kept_or_deleted_with_their_sound(folder: Path) -> None:
    newest = cut_short(folder / JA, recorded=5, title="Newest", started_at=minute(9))
    store = RoundStore(locations().database)
    begun = store.begin(a_round(title="Hardly begun"))
    store.close()
    oldest = cut_short(folder / EN, title="Oldest")

    async def play() -> None:
        app = program(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            page = await until(pilot, "Newest")
            assert "(1 more)" in page
            await pilot.press("delete", "y")
            page = await until(pilot, "Oldest")
            assert "no recording" in page
            await pilot.press("k")
            await pilot.pause(0.1)
            assert not isinstance(app.screen, KeptRounds)

    asyncio.run(play())
    assert newest.take is not None
    assert not newest.take.exists()
    store = RoundStore(locations().database)
    assert {one.id for one in store.rounds()} == {oldest.id, begun}
    store.close()


def test_ignoring_the_offer_loses_nothing(folder: Path) -> None:
    lost = cut_short(folder / JA, recorded=5)

    async def play() -> None:
        app = program(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, "A round was cut short")
            app.exit()

    asyncio.run(play())
    assert lost.take is not None
    assert lost.take.exists()
    store = RoundStore(locations().database)
    assert [(one.outcome, one.marks) for one in store.rounds()] == [("interrupted", marked(PLAN, 2))]
    store.close()


def test_a_damaged_database_is_told_at_the_start_with_what_to_do(folder: Path) -> None:
    rehearse(folder / JA, *[60.0] * 40, title="長" * 1000)
    path = locations().database
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 8192] = bytes(8192)
    path.write_bytes(whole)

    async def play() -> None:
        app: PitchcoachApp = program(folder)
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            assert "Rename" in await until(pilot, "The database is damaged")

    asyncio.run(play())


def test_a_round_kept_earlier_is_repeated_as_it_was() -> None:
    checked = report("## 特徴\n八年です。\n", slot="60s")
    rooms = compose_rooms(SETTINGS, locations())
    short = practice_of(a_round(rung="short", slot_seconds=30.0), checked.pitch, rooms.checker, SETTINGS)
    assert (short.slot_seconds, short.report.slot_seconds) == (30.0, checked.pitch.slot_seconds)
    cloze = a_round(rung="cloze", level=2, slot_seconds=45.0, signals="bni")
    again = practice_of(cloze, checked.pitch, rooms.checker, SETTINGS)
    assert (again.slot_seconds, again.rung, again.level, again.signals) == (45.0, "cloze", 2, "bni")
