"""The frames of each phone, against the number of samples the engine itself makes."""

from __future__ import annotations

from pathlib import Path

import pyopenjtalk
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.hts_durations import DurationModel, read_durations

VOICE = Path(pyopenjtalk.__file__).parent / "htsvoice" / "mei_normal.htsvoice"
SENTENCES = (
    "はい。",
    "温度計は、今日も五つ持ってきています。",
    "昨年の冬に内窓と脱衣所だけを直したお宅では、お風呂あがりの室温が七度上がりました。",
    "どちらをお使いですか？",
)
READER = PitchReader(None)


@pytest.fixture(scope="module")
def model() -> DurationModel:
    return read_durations(VOICE)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SENTENCES), st.one_of(st.just(1.0), st.floats(0.5, 2.5)))
def test_their_sum_is_what_the_engine_makes_at_any_speed(sentence: str, speed: float) -> None:
    prosody = READER.prosody(sentence)
    assert prosody is not None
    model = read_durations(VOICE)
    samples, rate = pyopenjtalk.synthesize(list(prosody.labels), speed)
    frames = model.frames(prosody.labels, speed)
    assert rate == model.sample_rate
    assert int(frames.sum()) * model.frame == len(samples)
    assert frames.min() >= model.states, "every state lasts a frame"


def test_a_file_of_another_make_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.htsvoice"
    other.write_bytes(b"not a voice")
    with pytest.raises(ValueError, match="not an HTS voice"):
        read_durations(other)


def test_a_long_vowel_lasts_longer_than_a_short_one(model: DurationModel) -> None:
    short, long = READER.prosody("ビル。"), READER.prosody("ビール。")
    assert short is not None and long is not None
    assert model.frames(long.labels).sum() > model.frames(short.labels).sum()
