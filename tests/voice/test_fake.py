from __future__ import annotations

from dataclasses import replace

import pytest

from pitchcoach.coach.sound_ports import Voice
from pitchcoach.model.pitch import Spoken
from pitchcoach.voice.all_voices import AllVoices, engines
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.fake import FakeVoice
from pitchcoach.voice.wav import take_of
from tests.voice.conftest import line_of, loudest

LONG = "書類" * 200 + "です。"


def test_both_voices_are_the_port():
    ports: list[Voice] = [FakeVoice(), AllVoices(engines())]
    assert len(ports) == 2


def test_it_writes_a_real_quiet_file_as_long_as_the_text(tmp_path):
    fake = FakeVoice()
    speaker = choose_voice(fake.voices(), "ja")
    short = fake.say(line_of("よろしく。"), speaker, tmp_path / "a" / "short.wav").take
    long = fake.say(line_of(LONG), speaker, tmp_path / "long.wav").take
    assert take_of(short.path) == short
    assert long.seconds == pytest.approx(402 * 0.14, rel=0.01)
    assert 500 < loudest(long.path, 0.4, 0.6) <= 1000
    assert fake.said == ["よろしく。", LONG]


def test_a_rate_makes_it_faster(tmp_path):
    fake = FakeVoice()
    slow, fast = (
        fake.say(line_of("Hello there.", "en"), fake.listed[1], tmp_path / "x.wav", speed).take
        for speed in (1.0, 2.0)
    )
    assert slow.seconds == pytest.approx(2 * fast.seconds, rel=0.02)


def test_its_phrases_share_the_whole_take(tmp_path):
    speech = FakeVoice().say(line_of("青山です、よろしく。"), FakeVoice().listed[0], tmp_path / "x.wav")
    assert [time.start for time in speech.times] == [0, speech.times[0].end]
    assert speech.times[-1].end == pytest.approx(speech.take.seconds)


def test_it_refuses_what_the_real_one_refuses(tmp_path):
    fake = FakeVoice()
    silent = replace(line_of("はい。"), spoken=Spoken("……。", (0, 1, 2)))
    with pytest.raises(UnspeakableTextError):
        fake.say(silent, fake.listed[0], tmp_path / "x.wav")
    fake.stop()
    assert fake.stops == 1
    assert list(tmp_path.iterdir()) == []
