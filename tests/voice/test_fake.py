from __future__ import annotations

import pytest

from pitchcoach.coach.ports import Voice
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.fake import FakeVoice
from pitchcoach.voice.system import SystemVoice
from pitchcoach.voice.wav import take_of
from tests.voice.conftest import loudest


def test_both_voices_are_the_port():
    ports: list[Voice] = [FakeVoice(), SystemVoice()]
    assert len(ports) == 2


def test_it_writes_a_real_quiet_file_as_long_as_the_text(tmp_path):
    fake = FakeVoice()
    speaker = choose_voice(fake.voices(), "ja")
    short = fake.render("ヨロシク。", speaker, tmp_path / "a" / "short.wav")
    long = fake.render("ヨロシク" * 100, speaker, tmp_path / "long.wav")
    assert take_of(short.path) == short
    assert long.seconds == pytest.approx(56, rel=0.01)
    assert 500 < loudest(long.path, 0.4, 0.6) <= 1000
    assert fake.said == ["ヨロシク。", "ヨロシク" * 100]


def test_a_rate_makes_it_faster(tmp_path):
    fake = FakeVoice()
    slow, fast = (fake.render("Hello there", fake.listed[1], tmp_path / "x.wav", rate) for rate in (100, 200))
    assert slow.seconds == pytest.approx(2 * fast.seconds, rel=0.02)


def test_it_refuses_what_the_real_one_refuses(tmp_path):
    fake = FakeVoice()
    for text in ("。、", "私は"):
        with pytest.raises(UnspeakableTextError):
            fake.render(text, fake.listed[0], tmp_path / "x.wav")
    fake.stop()
    assert fake.stops == 1
    assert list(tmp_path.iterdir()) == []
