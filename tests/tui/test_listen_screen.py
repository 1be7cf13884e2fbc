"""The listening screen: the phrase heard is marked, also after pause, seek and speed; words are mended."""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from pitchcoach.config.load import load_settings
from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import msg
from pitchcoach.locations import locations
from pitchcoach.model.pitch import Pitch
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Speech
from pitchcoach.tui.app import PitchcoachApp
from pitchcoach.tui.screens.following import Following
from pitchcoach.tui.screens.heard_word import HeardWords
from pitchcoach.tui.screens.listen import Listen
from pitchcoach.tui.screens.setup import Setup
from pitchcoach.tui.screens.shadow import Shadow
from pitchcoach.tui.screens.voice_list import VoiceList
from pitchcoach.tui.widgets.follow_text import FollowText
from pitchcoach.tui.widgets.text import LineInput
from pitchcoach.voice.fake import FakeVoice
from tests.coach.hand_stream import HandStream
from tests.tui.hostile import HOSTILE
from tests.tui.looking import shown, type_text
from tests.tui.program import Fakes, program

TEXT = """---
title: 店を開く方へ
language: ja
slot: 30
---
## ターゲット
これから店を開く方、困っていませんか。書類はとても多いです。

## 特徴
市場で許可だけを、八年で二百件。今日はそれを話します。

## ベネフィット
三週間で開店できます。
"""


@dataclass
class Open:
    """The screen in front of a test."""

    app: PitchcoachApp
    pilot: Pilot[object]
    fakes: Fakes
    put: list[Pitch]

    @property
    def screen(self) -> Following:
        found = next(s for s in reversed(self.app.screen_stack) if isinstance(s, Following))
        assert isinstance(found, Following)
        return found

    @property
    def text(self) -> FollowText:
        return self.screen.query_one(FollowText)

    def speech(self, line: int) -> Speech:
        assert self.screen.aloud is not None
        found = self.screen.aloud.rendering.speech(line)
        assert found is not None
        return found

    async def until_made(self) -> None:
        for _ in range(300):
            aloud = self.screen.aloud
            if aloud is not None and aloud.rendering.all_made and aloud.state != "preparing":
                return
            await self.pilot.pause(0.02)
        pytest.fail(shown(self.app))

    async def until(self, text: str) -> None:
        for _ in range(300):
            if text in shown(self.app):
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"waited for {text!r}\n{shown(self.app)}")

    async def hear(self, seconds: float) -> None:
        while seconds > 0:
            self.fakes.stream.pass_by(min(0.5, seconds))
            self.fakes.clock.now += min(0.5, seconds)
            seconds -= 0.5
            await self.pilot.pause(0.08)  # more than one tick of the screen

    async def marked(self, phrase: str) -> None:
        for _ in range(100):
            if self.text.heard == phrase:
                return
            await self.pilot.pause(0.02)
        pytest.fail(f"{phrase} is not marked but {self.text.heard}")


@asynccontextmanager
async def opened(
    folder: Path,
    text: str = TEXT,
    size: tuple[int, int] = (80, 24),
    fakes: Fakes | None = None,
    from_text: str = "",
    *,
    shadow: bool = False,
    made: bool = True,
    locale: str = "en",
) -> AsyncIterator[Open]:
    path = folder / "pitch.md"
    path.write_text(text, "utf-8")
    chosen = fakes or Fakes(stream=HandStream())
    put = list[Pitch]()
    app = program(folder, chosen, locale=locale)
    async with app.run_test(size=size, notifications=True) as pilot:
        pitch = app.rooms.files.load(path)
        begin = app.open_shadow if shadow else app.open_listen
        begin(pitch, put.append, text.index(from_text) if from_text else 0)
        await pilot.pause()
        screen = Open(app, pilot, chosen, put)
        if made:
            await screen.until_made()
        yield screen


async def test_the_phrase_that_is_heard_is_marked(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.marked("これから")
        speech = screen.speech(0)
        for number, phrase in enumerate(("これから", "店を", "開く方、", "困っていませんか。")):
            span = speech.times[number]
            await screen.hear((span.start + span.end) / 2 - screen.fakes.stream.heard)
            await screen.marked(phrase)
        assert "sentence 1 of 5" in shown(screen.app)
        assert "▶ speaking" in shown(screen.app)
        assert "▸ Target" in shown(screen.app)


async def test_only_the_phrase_is_drawn_anew_and_only_when_it_changes(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        drawn = []
        render = screen.text.render
        screen.text.render = lambda: (drawn.append(1), render())[1]  # type: ignore[method-assign,func-returns-value]
        await screen.hear(0.3)
        await screen.pilot.pause(0.3)
        assert len(drawn) <= 1
        await screen.hear(screen.speech(0).times[1].start - 0.3)
        await screen.marked("店を")
        assert 1 <= len(drawn) <= 2


async def test_space_pauses_and_goes_on_and_after_the_end_begins_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.hear(0.5)
        await screen.pilot.press("space")
        assert "PAUSED" in shown(screen.app)
        marked = screen.text.heard
        await screen.hear(5)
        assert screen.text.heard == marked
        await screen.pilot.press("space")
        assert "▶ speaking" in shown(screen.app)
        await screen.hear(60)
        await screen.until("end: Space begins again")
        await screen.pilot.press("space")
        await screen.marked("これから")


async def test_the_arrows_go_by_sentence_and_by_section(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("right")
        await screen.marked("書類は")
        await screen.pilot.press("down")
        await screen.marked("市場で")
        assert "▸ Feature" in shown(screen.app)
        await screen.pilot.press("right")
        await screen.marked("今日は")
        await screen.hear(1.5)
        await screen.pilot.press("left")
        await screen.marked("今日は")
        assert screen.fakes.stream.heard < 0.1, "first to the start of this sentence"
        await screen.pilot.press("left")
        await screen.marked("市場で")
        await screen.pilot.press("right", "up")
        await screen.marked("市場で")
        await screen.pilot.press("up")
        await screen.marked("これから")
        await screen.pilot.press("left", "left")
        await screen.marked("これから")


async def test_another_speed_goes_on_at_the_same_phrase(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        slow = screen.speech(1).take.seconds
        await screen.pilot.press("right")
        await screen.hear(screen.speech(1).times[1].start + 0.1)
        await screen.marked("とても")
        await screen.pilot.press("plus", "plus")
        await screen.until("×1.10")
        await screen.until_made()
        await screen.marked("とても")
        assert screen.speech(1).take.seconds == pytest.approx(slow / 1.1, rel=0.02)
        await screen.pilot.press(*["minus"] * 30)
        await screen.until("×0.50")


async def test_o_says_one_sentence_again_and_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("o")
        await screen.until("again and again")
        await screen.hear(screen.speech(0).take.seconds * 3)
        assert "sentence 1 of 5" in shown(screen.app)
        await screen.pilot.press("o")
        await screen.hear(screen.speech(0).take.seconds + 1)
        await screen.until("sentence 2 of 5")


async def test_f_brings_it_to_the_slot_and_back(tmp_path: Path) -> None:
    text = TEXT.replace("slot: 30", "slot: 14")
    async with opened(tmp_path, text) as screen:
        before = screen.screen.aloud
        assert before is not None
        natural = before.whole
        await screen.pilot.press("f")
        await screen.until("fitted to 14 s")
        await screen.until_made()
        assert natural != pytest.approx(14, rel=0.02)
        assert before.whole == pytest.approx(14, rel=0.01)
        await screen.until("0:00 / 0:1")
        await screen.pilot.press("f")
        await screen.until("×1.00")
        assert before.whole == pytest.approx(natural)


async def test_it_begins_at_the_sentence_of_the_cursor(tmp_path: Path) -> None:
    async with opened(tmp_path, from_text="それを") as screen:
        await screen.marked("今日は")


async def test_a_word_read_wrong_is_told_in_the_file_and_its_sentence_heard_again(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("down")
        await screen.hear(2)
        said = len(screen.fakes.voice.said)
        await screen.pilot.press("f9")
        await screen.until("Which word is read wrong?")
        assert "しじょう" in shown(screen.app)
        assert screen.fakes.stream.paused
        words = screen.app.screen
        assert isinstance(words, HeardWords)
        await screen.pilot.press("home", "enter")
        await screen.until("How is 市場 read in this pitch?")
        screen.app.screen.query_one(LineInput).value = ""
        type_text(screen.app, "いちば")
        await screen.pilot.pause()
        await screen.pilot.press("enter")
        await screen.marked("市場で")
        assert screen.put[-1].text == TEXT.replace("市場", "{市場|いちば}")
        await screen.until_made()
        aloud = screen.screen.aloud
        assert aloud is not None
        assert aloud.rendering.lines[2].line.sentence.phrases[0].kana == "イチバデ"
        assert aloud.state == "speaking"
        assert screen.fakes.stream.heard < 0.1
        assert len(screen.fakes.voice.said) == said + 1, "only that sentence is spoken anew"
        await screen.pilot.press("f9", "escape")
        assert aloud.state == "speaking", "closing goes on"


async def test_d_keeps_it_for_all_pitches(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("down", "f9")
        await screen.until("Which word")
        await screen.pilot.press("home", "d")
        await screen.until("in all pitches?")
        screen.app.screen.query_one(LineInput).value = "いちば"
        await screen.pilot.press("enter")
        await screen.marked("市場で")
        assert load_settings(locations().settings).readings == {"市場": "いちば"}
        assert not screen.put, "the file is left alone"
        assert screen.screen.speech_lines[2].line.sentence.phrases[0].kana == "イチバデ"


async def test_without_a_put_the_file_is_written_each_time(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        screen.app.pop_screen()
        path = tmp_path / "pitch.md"
        screen.app.open_listen(screen.app.rooms.files.load(path))
        await screen.until_made()
        for word, kana in (("市場", "いちば"), ("市場", "しじょう")):
            await screen.pilot.press("down", "f9")
            await screen.until("Which word")
            await screen.pilot.press("home", "enter")
            await screen.until(f"How is {word}")
            screen.app.screen.query_one(LineInput).value = kana
            await screen.pilot.press("enter")
            await screen.marked("市場で")
            assert f"{{市場|{kana}}}" in path.read_text("utf-8")
            await screen.pilot.press("up", "up")


async def test_another_voice_goes_on_at_the_same_place_and_is_kept(tmp_path: Path) -> None:
    second = VoiceInfo("fake/two", "Second", ("ja",), False, engine="kokoro", realtime=1.6, licence="CC0")
    plain = FakeVoice()
    fakes = Fakes(stream=HandStream(), voice=FakeVoice(listed=(*plain.listed, second)))
    async with opened(tmp_path, fakes=fakes) as screen:
        first = next(voice for voice in plain.listed if "ja" in voice.languages)
        now = screen.screen.aloud
        assert now is not None
        other = second if now.rendering.info.id == first.id else first
        await screen.pilot.press("right", "v")
        await screen.until("Which voice shall read?")
        assert "Second" in shown(screen.app)
        assert "Tone (English)" not in shown(screen.app)
        assert isinstance(screen.app.screen, VoiceList)
        said = len(screen.fakes.voice.said)
        await screen.pilot.press("home" if other is first else "end", "space")
        for _ in range(100):
            if len(screen.fakes.voice.said) > said:
                break
            await screen.pilot.pause(0.02)
        assert screen.fakes.voice.said[-1] == "書類はとても多いです。"
        await screen.pilot.press("enter")
        await screen.until_made()
        await screen.until(other.name)
        await screen.marked("書類は")
        assert load_settings(locations().settings).sound.voice_ja == other.id
        assert screen.app.listener.voice_for("ja") == other


async def test_without_a_loudspeaker_it_says_what_to_do_and_the_text_stays(tmp_path: Path) -> None:
    refusal = NoSoundError(msg("there is no sound device"), remedy=msg("Plug one in."))
    fakes = Fakes(stream=HandStream(refusal))
    async with opened(tmp_path, fakes=fakes, made=False) as screen:
        await screen.until("Plug one in.")
        await screen.pilot.press("escape")
        await screen.until("silent: Space tries again")
        assert "これから" in shown(screen.app)
        fakes.stream.mend()
        await screen.pilot.press("space")
        await screen.until("▶ speaking")


async def test_a_loudspeaker_that_goes_away_is_told_and_space_goes_on(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.hear(1)
        marked = screen.text.heard
        screen.fakes.stream.lose()
        await screen.until("The loudspeaker is gone.")
        await screen.until("PAUSED")
        await screen.pilot.press("space")
        await screen.until("▶ speaking")
        assert screen.text.heard == marked


async def test_escape_falls_silent_before_the_screen_below_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        screen.screen.step_back()
        assert screen.fakes.stream.calls[-1] == "stop"
        await screen.pilot.press("escape")
        assert not isinstance(screen.app.screen, Following)


async def test_r_goes_to_the_rehearsal(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        await screen.pilot.press("r")
        await screen.pilot.pause()
        assert isinstance(screen.app.screen, Setup)
        assert screen.fakes.stream.calls[-1] == "stop"


async def test_t_says_it_with_the_voice_from_the_same_sentence_and_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        listen = screen.app.screen
        assert isinstance(listen, Listen)
        await screen.pilot.press("right", "t")
        await screen.until_made()
        assert isinstance(screen.app.screen, Shadow)
        await screen.until("listen")
        await screen.marked("書類は")
        await screen.pilot.press("escape")
        assert screen.app.screen is listen
        await screen.until("PAUSED")


async def test_a_slow_voice_says_how_far_it_is(tmp_path: Path) -> None:
    allowed = threading.Semaphore(0)

    class Slow(FakeVoice):
        def say(self, *given: object, **named: object) -> Speech:
            allowed.acquire(timeout=20)
            return super().say(*given, **named)  # type: ignore[arg-type]

    async with opened(tmp_path, fakes=Fakes(stream=HandStream(), voice=Slow()), made=False) as screen:
        await screen.until("preparing…")
        allowed.release(2)
        await screen.until("prepared: 2 of 5")
        assert "~0:" in shown(screen.app)
        allowed.release(3)
        await screen.until_made()
        await screen.pilot.pause(0.2)
        assert "prepared" not in shown(screen.app)


async def test_an_english_pitch_is_followed_too(tmp_path: Path) -> None:
    text = "---\nlanguage: en\n---\n## Feature\nI keep the books of small shops. You keep cooking.\n"
    async with opened(tmp_path, text) as screen:
        await screen.until("words/min")
        await screen.hear(screen.speech(0).take.seconds + 0.7)
        await screen.until("sentence 2 of 2")
        await screen.pilot.press("f9")
        await screen.until("Only Japanese words have readings")


async def test_an_empty_pitch_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, "---\nlanguage: ja\n---\n## 特徴\n", made=False) as screen:
        await screen.until("there is nothing to read aloud yet")
        await screen.pilot.press("space", "right", "up", "plus", "o", "f", "v", "f9")
        assert isinstance(screen.app.screen, Listen)
        await screen.pilot.press("escape", "escape")
        assert not isinstance(screen.app.screen, Following)


async def test_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    for number, words in enumerate(HOSTILE):
        text = f"---\ntitle: {json.dumps(words)}\nlanguage: en\n---\n## Feature\nFirst. Here {words} it is.\n"
        folder = tmp_path / str(number)
        folder.mkdir()
        async with opened(folder, text) as screen:
            await screen.pilot.press("right")
            await screen.until(screen.screen.speech_lines[1].line.sentence.phrases[-1].text)
            assert screen.screen.pitch.title.split("\n")[0][:8] in shown(screen.app)


async def test_a_click_goes_to_the_phrase(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        lines = shown(screen.app).splitlines()
        [row] = [n for n, line in enumerate(lines) if "今日は" in line]
        from rich.cells import cell_len

        column = cell_len(lines[row][: lines[row].index("今日は")])
        await screen.pilot.click(offset=(column + 1, row))
        await screen.marked("今日は")


async def test_both_languages_show_their_state_in_words(tmp_path: Path) -> None:
    async with opened(tmp_path, size=(120, 40), locale="ja") as screen:
        await screen.hear(0.5)
        assert "5" in shown(screen.app)
