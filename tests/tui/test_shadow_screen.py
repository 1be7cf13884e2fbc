"""Saying it with the voice: turns in words and as a bar, ended by a key, told to the app when it is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.setup import Setup
from pitchcoach.tui.screens.shadow import Shadow, ShadowBegun, ShadowEnded
from tests.tui.looking import shown
from tests.tui.test_listen_screen import TEXT, Open, opened


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[ShadowBegun | ShadowEnded]:
    """What the app is told of practices."""
    events: list[ShadowBegun | ShadowEnded] = []
    monkeypatch.setattr(
        PitchcoachApp, "on_shadow_begun", lambda _, event: events.append(event), raising=False
    )
    monkeypatch.setattr(
        PitchcoachApp, "on_shadow_ended", lambda _, event: events.append(event), raising=False
    )
    return events


async def to_my_turn(screen: Open, line: int) -> None:
    await screen.hear(screen.speech(line).take.seconds + 0.1)
    await screen.until("■ your turn ")


async def test_a_turn_is_told_in_words_and_the_whole_sentence_stands_out(tmp_path: Path) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await screen.until("▶ listen")
        await to_my_turn(screen, 0)
        await screen.marked("これから店を開く方、困っていませんか。")
        first = shown(screen.app).count("▇")
        await screen.hear(1.5)
        assert 0 < shown(screen.app).count("▇") < first
        await screen.hear(screen.screen.aloud.place.gap_left + 0.2)  # type: ignore[union-attr]
        await screen.until("sentence 2 of 5")


async def test_space_goes_on_and_the_next_turns_are_shorter(tmp_path: Path) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await to_my_turn(screen, 0)
        await screen.pilot.press("space")
        await screen.until("sentence 2 of 5")
        await screen.until("▶ listen")
        assert screen.screen._pace.factor < 1  # type: ignore[attr-defined]
        await screen.pilot.press("space")
        assert screen.fakes.stream.heard < 1, "a slip of the key while the voice speaks does nothing"
        assert "PAUSED" not in shown(screen.app)


async def test_back_says_it_again_and_gives_more_time(tmp_path: Path) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await to_my_turn(screen, 0)
        await screen.pilot.press("left")
        await screen.marked("これから")
        assert screen.screen._pace.factor > 1  # type: ignore[attr-defined]


async def test_p_pauses_a_turn_and_space_goes_on_with_it(tmp_path: Path) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await to_my_turn(screen, 0)
        await screen.pilot.press("p")
        await screen.until("PAUSED")
        await screen.pilot.press("space")
        await screen.until("■ your turn ")
        assert "sentence 1 of 5" in shown(screen.app)


async def test_m_shadows_without_turns(tmp_path: Path) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await screen.pilot.press("m")
        await screen.until("half a second behind")
        await screen.until("along with the voice")
        await screen.hear(screen.speech(0).take.seconds + 0.8)
        await screen.until("sentence 2 of 5")
        await screen.pilot.press("space")
        await screen.until("PAUSED")


async def test_the_app_is_told_how_it_began_and_how_it_ended(
    tmp_path: Path, told: list[ShadowBegun | ShadowEnded]
) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await screen.pilot.press("m")
        await screen.hear(60)
        await screen.until("That was all of it")
        [begun, ended] = told
        assert isinstance(begun, ShadowBegun)
        assert isinstance(ended, ShadowEnded)
        assert begun.manner == "repeat"
        assert ended.practised.finished
        assert ended.practised.manner == "shadow"
        assert ended.practised.seconds > 5
        await screen.pilot.press("space")
        await screen.marked("これから")
        await screen.pilot.press("escape")
        await screen.pilot.pause()
        assert len(told) == 4
        assert isinstance(told[3], ShadowEnded)
        assert not told[3].practised.finished


async def test_a_practice_left_half_way_is_told_as_that_once(
    tmp_path: Path, told: list[ShadowBegun | ShadowEnded]
) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await to_my_turn(screen, 0)
        await screen.pilot.press("escape")
        await screen.pilot.pause(0.1)
        ended = [event for event in told if isinstance(event, ShadowEnded)]
        assert [event.practised.finished for event in ended] == [False]
        assert ended[0].practised.lines == 1


async def test_another_speed_in_a_turn_leaves_the_turn(tmp_path: Path) -> None:
    async with opened(tmp_path, shadow=True) as screen:
        await to_my_turn(screen, 0)
        await screen.pilot.press("plus")
        await screen.until_made()
        await screen.until("■ your turn ")
        assert "sentence 1 of 5" in shown(screen.app)


async def test_s_in_the_preparation_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "pitch.md"
    async with opened(tmp_path, TEXT) as screen:
        screen.app.pop_screen()
        screen.app.open_rehearsal(path)
        await screen.pilot.pause()
        await screen.pilot.press("s")
        await screen.until_made()
        assert isinstance(screen.app.screen, Shadow)
        await screen.pilot.press("r")
        await screen.pilot.pause()
        assert isinstance(screen.app.screen, Setup)
