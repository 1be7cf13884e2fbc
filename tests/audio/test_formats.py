"""Sound files that other programs read: what is in them is what was written."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import numpy as np
import pytest

from pitchcoach.audio.formats import FORMATS, refuse_ending, write_sound
from pitchcoach.audio.wav import read_wav
from pitchcoach.errors import UnwritableError
from tests.audio.sounds import noise, tone


@pytest.mark.parametrize("ending", [".wav", ".flac", ".WAV", ".Flac"])
@pytest.mark.parametrize("shape", [(24_000,), (12_000, 2)])
def test_every_sample_is_there_again(tmp_path: Path, ending: str, shape: tuple[int, ...]) -> None:
    import soundfile

    known = noise(1.0, rate=24_000).reshape(shape)
    known.flat[:2] = -32768, 32767
    write_sound(tmp_path / f"known{ending}", (known / 32768).astype(np.float32), 24_000)
    there, rate = soundfile.read(tmp_path / f"known{ending}", dtype="int16")
    assert rate == 24_000
    assert np.array_equal(there, known)


def test_a_wav_is_read_by_the_program_itself_and_too_loud_samples_are_clipped(tmp_path: Path) -> None:
    write_sound(tmp_path / "loud.wav", np.array([2.0, -2.0, 0.5], np.float32), 48_000)
    samples, rate = read_wav(tmp_path / "loud.wav")
    assert rate == 48_000
    assert samples[:, 0].tolist() == [32767 / 32768, -1.0, 0.5]


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_an_mp3_has_the_f0_and_the_length_of_what_was_written(tmp_path: Path, rate: int) -> None:
    import soundfile

    known = tone(500, 2.0, rate=rate) / 32768
    write_sound(tmp_path / "tone.mp3", known.astype(np.float32), rate)
    there, told = soundfile.read(tmp_path / "tone.mp3")
    assert told == min(rate, 48_000)
    assert len(there) / told == pytest.approx(2.0, abs=0.01)
    assert np.argmax(np.abs(np.fft.rfft(there))) * told / len(there) == pytest.approx(500, abs=1)
    assert np.abs(there).max() == pytest.approx(12_000 / 32768, rel=0.1)


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_at_all_makes_a_file_too(tmp_path: Path, ending: str) -> None:
    import soundfile

    out = tmp_path / f"empty{ending}"
    write_sound(out, np.zeros(0, np.float32), 24_000)
    assert len(soundfile.read(out)[0]) <= 1


@pytest.mark.parametrize("name", ["pitch.ogg", "pitch", "pitch.md", ".wav", "pitch.wav.txt"])
def test_other_endings_are_refused_with_one_sentence_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    for refuse in (refuse_ending, lambda path: write_sound(path, np.zeros(9, np.float32), 8_000)):
        with pytest.raises(UnwritableError) as refused:
            refuse(tmp_path / name)
        assert refused.value.remedy is not None
        assert refused.value.remedy.values["formats"] == ".wav .flac .mp3"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [".flac", ".mp3"])
def test_without_libsndfile_only_wav_is_left_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setitem(sys.modules, "soundfile", None)  # importing it raises ImportError
    out = tmp_path / f"pitch{ending}"
    out.write_bytes(b"old")
    with pytest.raises(UnwritableError) as refused:
        write_sound(out, np.zeros(99, np.float32), 48_000)
    assert refused.value.path == out
    assert refused.value.remedy is not None
    assert out.read_bytes() == b"old"
    write_sound(tmp_path / "pitch.wav", np.zeros(99, np.float32), 48_000)


def test_a_library_that_refuses_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError) as refused:
        write_sound(tmp_path / "many.mp3", np.zeros((99, 40), np.float32), 48_000)
    assert refused.value.message.values["format"] == "MP3"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_belongs_to_those_the_user_shares_with(tmp_path: Path) -> None:
    write_sound(tmp_path / "pitch.flac", np.zeros(99, np.float32), 48_000)
    other = tmp_path / "other"
    other.write_bytes(b"")
    assert stat.S_IMODE((tmp_path / "pitch.flac").stat().st_mode) == stat.S_IMODE(other.stat().st_mode)
