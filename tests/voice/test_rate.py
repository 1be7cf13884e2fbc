from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.errors import NoVoiceError, VoiceStoppedError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Take, VoiceInfo
from pitchcoach.voice.rate import FASTEST, SLOWEST, corrected_rate, render_at
from pitchcoach.voice.speech_text import kana_text
from tests.voice.conftest import PITCH, reading

NOBODY = VoiceInfo("nobody", "Nobody", ("ja",), needs_kana=True)


@dataclass
class Engine:
    """Speech of 100 units: so many seconds of pauses that stay, and the rest shrinks with the rate."""

    pauses: float = 2.0
    rates: list[int | None] = field(default_factory=list)
    fails_at: int = 99

    def render(self, text: str, voice: VoiceInfo, out: Path, rate: int | None = None) -> Take:
        self.rates.append(rate)
        if len(self.rates) == self.fails_at:
            raise NoVoiceError(msg("broken"))
        out.write_bytes(b"sound")
        seconds = self.pauses + 100 * 20 / (rate or 160)
        return Take(out, 22050, round(22050 * seconds))


@pytest.mark.parametrize(
    ("rate", "measured", "wanted", "corrected"),
    [
        (160, 7.0, 7.0, 160),
        (160, 8.0, 6.0, 120),
        (160, 4.0, 5.0, 200),
        (160, 8.0, 1.0, 80),
        (160, 4.0, 40.0, 450),
    ],
)
def test_known_corrections(rate, measured, wanted, corrected):
    assert corrected_rate(rate, measured, wanted) == corrected


@given(st.integers(80, 450), st.floats(0.1, 30), st.floats(0.1, 30))
def test_corrections_stay_in_the_band(rate, measured, wanted):
    assert SLOWEST <= corrected_rate(rate, measured, wanted) <= FASTEST


@pytest.mark.parametrize("wanted", [4.0, 5.0, 6.0, 8.0, 10.0])
def test_the_pace_is_met_in_three_renders(wanted, tmp_path):
    engine = Engine()
    paced = render_at(engine, "ハイ", NOBODY, tmp_path / "out.wav", 100, wanted)
    assert paced.units_per_second == pytest.approx(wanted, rel=0.05)
    assert paced.note is None
    assert len(engine.rates) <= 3
    assert paced.rate == engine.rates[-1]
    assert list(tmp_path.iterdir()) == [tmp_path / "out.wav"] == [paced.take.path]


@pytest.mark.parametrize(("wanted", "rate"), [(1.0, SLOWEST), (40.0, FASTEST)])
def test_beyond_the_engine_it_says_so(wanted, rate, tmp_path):
    paced = render_at(Engine(), "ハイ", NOBODY, tmp_path / "out.wav", 100, wanted)
    assert paced.rate == rate
    assert paced.note is not None
    assert paced.note.values == {"wanted": f"{wanted:.1f}", "measured": f"{paced.units_per_second:.1f}"}


def test_a_pace_that_is_met_at_once_is_rendered_once(tmp_path):
    engine = Engine(pauses=0)
    assert render_at(engine, "ハイ", NOBODY, tmp_path / "out.wav", 100, 8.0).rate == 160
    assert len(engine.rates) == 1


@pytest.mark.parametrize("engine", [Engine(fails_at=1), Engine(fails_at=2)])
def test_a_failure_leaves_the_old_file(engine, tmp_path):
    out = tmp_path / "out.wav"
    out.write_bytes(b"old")
    with pytest.raises(NoVoiceError):
        render_at(engine, "ハイ", NOBODY, out, 100, 5.0)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_it_can_be_cancelled_between_two_renders(tmp_path):
    engine = Engine()
    with pytest.raises(VoiceStoppedError):
        render_at(engine, "ハイ", NOBODY, tmp_path / "out.wav", 100, 5.0, cancelled=lambda: True)
    assert len(engine.rates) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("units", "pace"), [(0, 5.0), (10, 0.0), (10, -1.0)])
def test_a_pace_that_is_none_is_refused(units, pace, tmp_path):
    with pytest.raises(ValueError, match="pace"):
        render_at(Engine(), "ハイ", NOBODY, tmp_path / "out.wav", units, pace)


@pytest.mark.parametrize("pace", [5.0, 6.5, 8.0])
def test_espeak_meets_a_pace_in_morae_within_five_percent(pace, voice, espeak, tmp_path):
    pitch = reading(*(sentence.phrases for sentence in PITCH.sentences * 4))
    paced = render_at(voice, kana_text(pitch), espeak, tmp_path / "out.wav", pitch.morae, pace)
    assert pitch.morae / paced.take.seconds == pytest.approx(pace, rel=0.05)
    assert paced.note is None


def test_the_voice_meets_a_pace_in_words_within_five_percent(voice, english, tmp_path):
    text = "I help small shops get their permits in four weeks, so that they can open on time. " * 3
    paced = render_at(voice, text, english, tmp_path / "out.wav", len(text.split()), 2.5)
    assert paced.units_per_second == pytest.approx(2.5, rel=0.05)
