"""The built-in voice: real speech, and the times it tells against what is in the samples."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from pitchcoach.coach.listening.spoken_lines import lines_of
from pitchcoach.model.pitch import Ruby, Spoken
from pitchcoach.model.speech import Line, Speech
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.mei import MEI, MeiVoice

READER = PitchReader(None)
TEXT = "築三十年ほどの一戸建てにお住まいで、冬の廊下とお風呂が寒い、という方はいらっしゃいますか。"


def line_of(text: str, rubies: tuple[Ruby, ...] = ()) -> Line:
    [line] = lines_of(Spoken(text, tuple(range(len(text))), rubies), "ja", READER)
    return line


def samples_of(path: Path) -> tuple[np.ndarray, int]:
    with wave.open(str(path)) as file:
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768
        return data, file.getframerate()


def said(tmp_path: Path, line: Line, speed: float = 1.0) -> Speech:
    return MeiVoice().say(line, MEI, tmp_path / "line.wav", speed)


def test_its_times_are_exact_and_in_order(tmp_path: Path) -> None:
    line = line_of(TEXT)
    speech = said(tmp_path, line)
    assert speech.exact and len(speech.times) == len(line.sentence.phrases)
    edges = [edge for time in speech.times for edge in (time.start, time.end)]
    assert edges == sorted(edges)
    assert 0 <= edges[0] <= 0.03 and speech.take.seconds - 0.03 <= edges[-1] <= speech.take.seconds


@pytest.mark.parametrize("speed", [0.8, 1.0, 1.3])
def test_there_is_silence_where_it_says_a_comma_is_and_sound_around_it(tmp_path: Path, speed: float) -> None:
    line = line_of(TEXT)
    speech = said(tmp_path, line, speed)
    samples, rate = samples_of(speech.take.path)

    def loud(start: float, end: float) -> float:
        return float(np.sqrt(np.mean(samples[int(start * rate) : int(end * rate)] ** 2)))

    commas = [at for at, phrase in enumerate(line.sentence.phrases[:-1]) if phrase.pause == "comma"]
    assert len(commas) == 2
    for at in commas:
        before, after = speech.times[at], speech.times[at + 1]
        assert after.start - before.end > 0.02
        middle = (before.end + after.start) / 2
        quiet = loud(middle - 0.01, middle + 0.01)
        assert quiet < 0.1 * loud(before.start, before.end)
        assert quiet < 0.1 * loud(after.start, after.end)


def test_a_faster_voice_is_faster_by_as_much_as_asked(tmp_path: Path) -> None:
    line = line_of(TEXT)
    normal = said(tmp_path, line).take.seconds
    assert said(tmp_path, line, 1.25).take.seconds == pytest.approx(normal / 1.25, rel=0.02)
    assert said(tmp_path, line, 0.8).take.seconds == pytest.approx(normal / 0.8, rel=0.02)


def test_only_the_user_may_read_what_was_said(tmp_path: Path) -> None:
    assert said(tmp_path, line_of("はい。")).take.path.stat().st_mode & 0o777 == 0o600


def test_a_ruby_changes_what_is_heard(tmp_path: Path) -> None:
    plain = said(tmp_path, line_of("青山です。")).take.frames
    other = said(tmp_path, line_of("青山です。", (Ruby(0, 2, "せいざんかく"),))).take.frames
    assert other > plain * 1.1


def test_without_a_word_there_is_nothing_to_say(tmp_path: Path) -> None:
    line = line_of("はい。")
    silent = Line("ja", line.spoken, line.sentence, None)
    with pytest.raises(UnspeakableTextError):
        said(tmp_path, silent)
