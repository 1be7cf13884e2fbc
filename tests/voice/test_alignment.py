"""Speech laid over the built-in voice's: a voice of another rate and pitch whose times are known exactly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyopenjtalk
import pytest

from pitchcoach.voice.alignment import aligned
from pitchcoach.voice.mei import spoken, voice_file
from tests.voice.conftest import line_of

TEXT = "築三十年ほどの一戸建てにお住まいで、冬の廊下とお風呂が寒い、という方はいらっしゃいますか。"


@pytest.mark.parametrize(("speed", "half_tones"), [(0.8, 4.0), (1.2, -4.0)])
def test_the_phrases_of_another_voice_are_found(speed, half_tones):
    line = line_of(TEXT)
    file = voice_file()
    assert line.prosody is not None and file is not None
    _, rate, known = spoken(line.prosody, file, speed)
    assert known is not None
    other = pyopenjtalk.synthesize(list(line.prosody.labels), speed, half_tones)[0] / 32768
    late = np.concatenate([np.zeros(rate // 3), other]).astype(np.float32)
    found = aligned(late, rate, line)
    assert found is not None
    errors = [abs(one.start - 1 / 3 - other.start) for one, other in zip(found, known, strict=True)]
    assert np.median(errors) < 0.02
    assert max(errors) < 0.15, "the closure of a consonant and a soft f cannot be heard"


def test_without_phones_nothing_can_be_compared():
    assert aligned(np.zeros(1000, np.float32), 16000, replace(line_of("はい。"), prosody=None)) is None


def test_silence_alone_does_no_harm():
    line = line_of("はい、そうです。")
    found = aligned(np.zeros(8000, np.float32), 16000, line)
    assert found is not None and len(found) == len(line.sentence.phrases)
