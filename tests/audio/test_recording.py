"""Recordings of many kinds: whatever the file, the samples are those that were put into it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from pitchcoach.audio.recording import BLOCK_SECONDS, open_recording, recordings_in
from pitchcoach.errors import UnreadableTakeError
from tests.audio.sounds import noise

KINDS = [
    ("a.wav", "PCM_16", 2**-15),
    ("a.wav", "PCM_24", 2**-23),
    ("a.wav", "PCM_32", 2**-23),
    ("a.wav", "PCM_U8", 2**-7),
    ("a.wav", "FLOAT", 0.0),
    ("a.wav", "DOUBLE", 2**-23),
    ("a.wav", "ULAW", 0.04),
    ("a.flac", "PCM_16", 2**-15),
    ("a.flac", "PCM_24", 2**-23),
    ("a.aiff", "PCM_16", 2**-15),
    ("a.w64", "PCM_16", 2**-15),
    ("called otherwise", "FLOAT", 0.0),
]


@pytest.mark.parametrize(("name", "kind", "step"), KINDS)
@pytest.mark.parametrize("channels", [1, 2])
def test_the_samples_are_those_that_were_written(
    tmp_path: Path, name: str, kind: str, step: float, channels: int
) -> None:
    known = (noise(2.5, rate=8_000) / 32_768).astype(np.float32).reshape(-1, channels)
    container = "WAV" if "." not in name else None
    soundfile.write(tmp_path / name, known, 8_000, subtype=kind, format=container)
    recording = open_recording(tmp_path / name)
    assert (recording.rate, recording.channels, recording.frames) == (8_000, channels, len(known))
    assert np.abs(recording.samples() - known).max() <= step


@pytest.mark.parametrize("ending", [".wav", ".flac"])
def test_a_long_one_comes_in_blocks(tmp_path: Path, ending: str) -> None:
    known = noise(35.5, rate=4_000)
    soundfile.write(tmp_path / f"long{ending}", known, 4_000)
    blocks = list(open_recording(tmp_path / f"long{ending}").blocks())
    assert [len(block) for block in blocks] == [round(BLOCK_SECONDS * 4_000)] * 3 + [22_000]
    assert np.array_equal(np.concatenate(blocks)[:, 0] * 32_768, known)


def test_a_file_that_is_cut_while_it_is_read_ends_there(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", noise(1.0, rate=8_000), 8_000)
    recording = open_recording(tmp_path / "a.wav")
    os.truncate(tmp_path / "a.wav", 44 + 1_001)
    assert len(recording.samples()) == 500


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.wav", b"This is what I will say.\n"),
        ("text.flac", "飲食店を開く方へ\n".encode()),
        ("empty.wav", b""),
        ("cut.wav", b"RIFF\x00\x00"),
        ("nothing.wav", b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + bytes(16)),
        ("raw.raw", bytes(5_000)),
        ("phone.m4a", b"\x00\x00\x00\x20ftypM4A " + bytes(99)),
    ],
)
def test_what_is_no_recording_is_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableTakeError) as refused:
        open_recording(tmp_path / name)
    assert refused.value.path == tmp_path / name
    assert refused.value.message.text


def test_a_missing_file_a_folder_and_a_strange_rate_are_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "slow.wav", noise(1.0, rate=1_000), 1_000)
    for name in ("missing.wav", ".", "slow.wav"):
        with pytest.raises(UnreadableTakeError):
            open_recording(tmp_path / name)


def test_without_libsndfile_a_wav_is_read_and_the_rest_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soundfile.write(tmp_path / "a.wav", noise(0.1, rate=48_000), 48_000)
    soundfile.write(tmp_path / "a.flac", noise(0.1, rate=48_000), 48_000)
    monkeypatch.setitem(sys.modules, "soundfile", None)  # importing it raises ImportError
    assert open_recording(tmp_path / "a.wav").frames == 4_800
    with pytest.raises(UnreadableTakeError) as refused:
        open_recording(tmp_path / "a.flac")
    assert refused.value.remedy is not None
    assert "pip install" in refused.value.remedy.text


def test_the_recordings_of_a_folder_are_found_by_their_endings(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    for name in ("b.WAV", "a.flac", "c.m4a", "deeper/d.mp3", "notes.md", ".hidden.wav"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in recordings_in(tmp_path)] == ["a.flac", "b.WAV", "c.m4a", "d.mp3"]
