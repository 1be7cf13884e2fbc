"""Speech kept on disk: found again, made anew when anything it depends on changed, never in the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pitchcoach.coach.listening.spoken_lines import lines_of
from pitchcoach.model.pitch import Ruby, Spoken
from pitchcoach.model.speech import Line
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.cache import CachedVoice, clear_kept, kept_bytes
from pitchcoach.voice.fake import FAKE_VOICES, FakeVoice

READER = PitchReader(None)
VOICE = FAKE_VOICES[0]


def line_of(text: str, rubies: tuple[Ruby, ...] = ()) -> Line:
    [line] = lines_of(Spoken(text, tuple(range(len(text))), rubies), "ja", READER)
    return line


@pytest.fixture
def inner() -> FakeVoice:
    return FakeVoice()


@pytest.fixture
def cached(inner: FakeVoice, tmp_path: Path) -> CachedVoice:
    return CachedVoice(inner, tmp_path / "speech", 10_000_000)


def test_the_second_time_no_engine_is_asked(cached: CachedVoice, inner: FakeVoice, tmp_path: Path) -> None:
    line = line_of("青山です。")
    first = cached.say(line, VOICE, tmp_path / "a.wav")
    second = cached.say(line, VOICE, tmp_path / "b.wav")
    assert len(inner.said) == 1
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    assert [(round(t.start, 3), round(t.end, 3)) for t in first.times] == [
        (round(t.start, 3), round(t.end, 3)) for t in second.times
    ]


def test_whatever_changes_the_sound_is_made_anew(
    cached: CachedVoice, inner: FakeVoice, tmp_path: Path
) -> None:
    out, line = tmp_path / "a.wav", line_of("青山です。")
    cached.say(line, VOICE, out)
    cached.say(line_of("青山です。", (Ruby(0, 2, "せいざん"),)), VOICE, out)
    cached.say(line, VOICE, out, 1.2)
    cached.say(line, replace(VOICE, id="other"), out)
    cached.say(line, replace(VOICE, version="2"), out)
    assert len(inner.said) == 5


@pytest.mark.parametrize("damage", [b"", b"{", b'{"times": 3}', b'{"times": [], "exact": true}'])
def test_a_damaged_entry_is_made_anew(
    cached: CachedVoice, inner: FakeVoice, tmp_path: Path, damage: bytes
) -> None:
    line = line_of("青山です。")
    cached.say(line, VOICE, tmp_path / "a.wav")
    for kept in (tmp_path / "speech").iterdir():
        kept.write_bytes(damage)
    cached.say(line, VOICE, tmp_path / "a.wav")
    cached.say(line, VOICE, tmp_path / "a.wav")
    assert len(inner.said) == 2


def test_what_was_used_longest_ago_goes_first(inner: FakeVoice, tmp_path: Path) -> None:
    folder = tmp_path / "speech"
    cached = CachedVoice(inner, folder, 100_000)
    lines = [line_of(f"{number}番目の文です。") for number in ("一", "二", "三", "四", "五", "六")]
    for line in lines:
        cached.say(line, VOICE, tmp_path / "a.wav")
    assert kept_bytes(folder) <= 100_000
    said = len(inner.said)
    cached.say(lines[-1], VOICE, tmp_path / "a.wav")
    assert len(inner.said) == said, "the newest is still there"
    freed = kept_bytes(folder)
    assert clear_kept(folder) == freed > 0
    assert kept_bytes(folder) == 0


def test_a_folder_that_cannot_be_written_keeps_nobody_from_speaking(inner: FakeVoice, tmp_path: Path) -> None:
    blocked = tmp_path / "speech"
    blocked.write_text("a file where the folder should be")
    cached = CachedVoice(inner, blocked, 1000)
    assert cached.say(line_of("はい。"), VOICE, tmp_path / "a.wav").take.frames > 0


def test_only_the_user_may_read_what_is_kept(cached: CachedVoice, tmp_path: Path) -> None:
    cached.say(line_of("はい。"), VOICE, tmp_path / "a.wav")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "speech").iterdir()} == {0o600}


def test_two_programs_may_keep_the_same_line_at_once(inner: FakeVoice, tmp_path: Path) -> None:
    line = line_of("青山です。")
    both = [CachedVoice(inner, tmp_path / "speech", 10_000_000) for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        takes = list(
            pool.map(
                lambda at: both[at % 2].say(line, VOICE, tmp_path / f"{at}.wav").take.path.read_bytes(),
                range(40),
            )
        )
    assert len(set(takes)) == 1
    assert not list((tmp_path / "speech").glob(".*")), "no unfinished file is left"


def test_a_ruby_lets_only_its_own_sentence_be_said_anew(
    cached: CachedVoice, inner: FakeVoice, tmp_path: Path
) -> None:
    text = "青山です。行政書士です。よろしくお願いします。"

    def say(rubies: tuple[Ruby, ...]) -> None:
        for line in lines_of(Spoken(text, tuple(range(len(text))), rubies), "ja", READER):
            cached.say(line, VOICE, tmp_path / "a.wav")

    say(())
    say(())
    assert len(inner.said) == 3
    say((Ruby(0, 2, "せいざん"),))
    assert inner.said[3:] == ["青山です。"]
