"""Lines spoken ahead of whoever plays them: in the order they are needed, and none played too early."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pitchcoach.coach.listening.rendering import Rendering, sounds_alike
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.errors import NoVoiceError, VoiceStoppedError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.fake import FakeVoice

FILES = DiskPitchFiles()
TEXT = """---
language: ja
---
## 特徴
一つ目の文を話します。二つ目の文を話します。三つ目の文を話します。四つ目の文を話します。
"""
FAST = VoiceInfo("fake/ja", "Fast", ("ja",), needs_kana=False, realtime=0.03)
SLOW = replace(FAST, name="Slow", realtime=1.5)


def lines_of(text: str = TEXT) -> tuple[SpokenLine, ...]:
    return spoken_lines(FILES.parse(text, FILES.blank(Path("pitch.md"), "ja")), PitchReader(None))


@dataclass
class GatedVoice(FakeVoice):
    """Says a line only when the test lets it; ``stop`` ends the one it is at."""

    asked: list[tuple[str, float]] = field(default_factory=list)
    failure: Exception | None = None
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        self.asked.append((line.spoken.text[:2], speed))
        stops = self.stops
        while not self.gate.acquire(timeout=0.01):
            if self.stops != stops:
                raise VoiceStoppedError(msg("stopped"))
        if self.failure is not None:
            raise self.failure
        return super().say(line, voice, out, speed)


class Work:
    """A rendering in front of a test; its clock is set by hand."""

    def __init__(self, folder: Path, info: VoiceInfo) -> None:
        folder.mkdir()
        self.folder, self.now = folder, 0.0
        self.voice = GatedVoice()
        self.rendering = Rendering(lines_of(), self.voice, info, folder, lambda: self.now)

    def until(self, done: Callable[[], bool]) -> None:
        patience = time.monotonic() + 10
        while not done():
            assert time.monotonic() < patience
            time.sleep(0.005)

    def make(self, seconds: float = 0.0) -> None:
        """Let one more line be made, which takes so long by the clock."""
        before, asked = self.rendering.made, len(self.voice.asked)
        self.until(lambda: asked > 0 and len(self.voice.asked) >= asked)
        self.now += seconds
        self.voice.gate.release()
        self.until(lambda: self.rendering.made > before)
        if not self.rendering.all_made:
            self.until(lambda: len(self.voice.asked) > asked)


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Work]:
    work = Work(tmp_path / "speech", FAST)
    yield work
    work.rendering.close()


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Work]:
    work = Work(tmp_path / "speech", SLOW)
    yield work
    work.rendering.close()


def begun(work: Work, first: int = 0) -> Work:
    work.rendering.begin(first)
    work.until(lambda: bool(work.voice.asked))
    return work


def test_lines_are_made_from_the_one_needed_first_then_those_before_it(fast: Work) -> None:
    begun(fast, 2)
    for _ in range(4):
        fast.make()
    assert [text for text, _ in fast.voice.asked] == ["三つ", "四つ", "一つ", "二つ"]
    assert fast.rendering.all_made


def test_a_fast_voice_may_be_played_as_soon_as_its_line_is_there(fast: Work) -> None:
    begun(fast)
    assert not fast.rendering.may_play(0)
    fast.make(seconds=0.05)
    assert fast.rendering.may_play(0)
    assert not fast.rendering.may_play(1)


def test_a_slow_voice_is_played_when_the_rest_will_be_made_in_time(slow: Work) -> None:
    begun(slow)
    made = []
    for _ in range(4):
        slow.make(seconds=1.5 * 1.5)  # what a line of some 1.5 s takes it
        made.append(slow.rendering.may_play(0))
    assert made[0] is False
    assert made[-1] is True
    assert made == sorted(made), "once it may be played it stays so"


def test_lines_that_were_only_copied_do_not_make_a_slow_voice_fast(slow: Work) -> None:
    begun(slow)
    slow.make(seconds=0.001)
    assert not slow.rendering.may_play(0)


def test_a_slow_voice_leaves_its_line_when_another_is_needed_first(slow: Work) -> None:
    begun(slow)
    slow.rendering.begin(3)
    slow.until(lambda: len(slow.voice.asked) == 2)
    assert slow.voice.asked[-1][0] == "四つ"
    assert slow.voice.stops == 1


def test_a_fast_voice_ends_its_line_first(fast: Work) -> None:
    begun(fast)
    fast.rendering.begin(3)
    fast.make()
    assert fast.voice.stops == 0
    assert [text for text, _ in fast.voice.asked] == ["一つ", "四つ"]


def test_another_speed_makes_lines_anew_and_the_old_ones_are_kept(fast: Work) -> None:
    begun(fast)
    fast.make()
    fast.rendering.begin(0, 1.2)
    assert fast.rendering.speech(0) is None
    fast.voice.gate.release(4)
    fast.until(lambda: fast.rendering.made >= 2)
    fast.rendering.begin(0, 1.0)
    assert fast.rendering.speech(0) is not None


def test_a_refusal_ends_it_until_it_is_begun_again(fast: Work) -> None:
    fast.voice.failure = NoVoiceError(msg("no voice"))
    begun(fast)
    fast.voice.gate.release()
    fast.until(lambda: fast.rendering.failure is not None)
    fast.voice.failure = None
    fast.rendering.begin(0)
    assert fast.rendering.failure is None
    fast.voice.gate.release()
    fast.until(lambda: fast.rendering.made == 1)


def test_a_fault_of_the_program_is_kept_for_whoever_looks(fast: Work) -> None:
    fast.voice.failure = RuntimeError("a bug")
    begun(fast)
    fast.voice.gate.release()
    fast.until(lambda: fast.rendering.fault is not None)
    assert isinstance(fast.rendering.fault, RuntimeError)


def test_renewed_lines_are_made_anew_only_where_they_sound_otherwise(fast: Work) -> None:
    begun(fast)
    for _ in range(4):
        fast.make()
    changed = lines_of(TEXT.replace("二つ目", "二番目").replace("---\n##", "title: a\n---\n##"))
    fast.rendering.renew(changed)
    assert fast.rendering.made == 3
    assert fast.rendering.lines[3].start == changed[3].start
    fast.voice.gate.release()
    fast.until(lambda: fast.rendering.all_made)
    assert fast.voice.asked[-1][0] == "二番"
    assert sounds_alike(lines_of()[0].line, changed[0].line)
    assert not sounds_alike(lines_of()[1].line, changed[1].line)


def test_a_ruby_sounds_otherwise() -> None:
    with_ruby = lines_of(TEXT.replace("二つ目の文", "二つ目の{文|ふみ}"))
    assert not sounds_alike(lines_of()[1].line, with_ruby[1].line)


def test_say_waits_for_a_line_and_survives_a_stop_that_was_meant_for_another(slow: Work) -> None:
    found: list[Speech] = []
    asking = threading.Thread(target=lambda: found.append(slow.rendering.say(1, 0.9)), daemon=True)
    asking.start()
    slow.until(lambda: slow.voice.asked == [("二つ", 0.9)])
    slow.voice.stop()
    slow.until(lambda: slow.voice.asked == [("二つ", 0.9)] * 2)
    slow.voice.gate.release()
    asking.join(5)
    assert found
    slow.rendering.begin(1, 0.9)
    assert slow.rendering.speech(1) is found[0]
    assert slow.rendering.say(1, 0.9) is found[0]


def test_closing_ends_the_work_and_takes_the_files_away(slow: Work) -> None:
    begun(slow)
    stopped: list[Exception] = []

    def ask() -> None:
        try:
            slow.rendering.say(2, 1.1)
        except VoiceStoppedError as error:
            stopped.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    slow.until(lambda: len(slow.voice.asked) == 2)
    slow.rendering.close()
    asking.join(5)
    assert stopped
    slow.until(lambda: not slow.folder.exists())


def test_what_is_not_made_yet_is_expected_from_what_was(fast: Work) -> None:
    begun(fast)
    guess = fast.rendering.length(3)
    fast.make()
    better = fast.rendering.length(3)
    for _ in range(3):
        fast.make()
    truth = fast.rendering.length(3)
    assert abs(better - truth) < abs(guess - truth)
    assert fast.rendering.rate == pytest.approx(
        sum(one.line.sentence.morae for one in fast.rendering.lines)
        / sum(fast.rendering.length(n) for n in range(4))
    )
