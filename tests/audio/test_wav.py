"""WAV files: every form that is read, every error that is told, and the file that grows."""

from __future__ import annotations

import os
import signal
import stat
import struct
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.audio.wav import WavWriter, read_wav, take_of
from pitchcoach.errors import PitchcoachError, UnreadableTakeError, UnwritableError
from pitchcoach.model.sound import Take
from tests.audio.sounds import first_channel, noise, write_wav

KNOWN = np.array([[0.0, 0.5], [-0.5, 0.25], [-1.0, 0.75]])


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def wav_bytes(body: bytes, *, code: int = 1, bits: int = 16, channels: int = 2, more: bytes = b"") -> bytes:
    frame = channels * bits // 8
    fmt = struct.pack("<HHIIHH", code, channels, 8000, 8000 * frame, frame, bits) + more
    content = b"WAVE" + chunk(b"LIST", b"odd") + chunk(b"fmt ", fmt) + chunk(b"data", body)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def whole(bits: int) -> bytes:
    numbers = np.clip(np.round(KNOWN.reshape(-1) * 2 ** (bits - 1)), -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    return b"".join(int(number).to_bytes(bits // 8, "little", signed=True) for number in numbers)


@pytest.mark.parametrize(
    "content",
    [
        wav_bytes(bytes((np.round(KNOWN.reshape(-1) * 128) + 128).astype(np.uint8)), bits=8),
        wav_bytes(whole(16)),
        wav_bytes(whole(24), bits=24),
        wav_bytes(whole(32), bits=32),
        wav_bytes(KNOWN.astype("<f4").tobytes(), code=3, bits=32),
        wav_bytes(KNOWN.astype("<f8").tobytes(), code=3, bits=64),
        wav_bytes(whole(16), code=0xFFFE, more=struct.pack("<HHIH", 22, 16, 3, 1) + bytes(14)),
        wav_bytes(whole(16) + b"\x01"),
    ],
    ids=["8", "16", "24", "32", "float32", "float64", "extensible", "half a frame at the end"],
)
def test_every_form_reads_as_the_same_samples(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "known.wav"
    path.write_bytes(content)
    samples, rate = read_wav(path)
    assert samples.dtype == np.float32
    assert rate == 8000
    assert np.abs(samples - KNOWN).max() < 1e-6
    assert take_of(path) == Take(path, 8000, 3)


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_a_header_that_was_never_told_the_size_gives_all_there_is(size: int, tmp_path: Path) -> None:
    path = write_wav(tmp_path / "streamed.wav", noise(0.1))
    content = bytearray(path.read_bytes())
    content[4:8] = struct.pack("<I", size)
    content[40:44] = struct.pack("<I", size)
    path.write_bytes(content)
    assert take_of(path).frames == len(noise(0.1))
    assert len(read_wav(path)[0]) == len(noise(0.1))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"not a sound at all", "not a WAV"),
        (b"FORM\0\0\0\0AIFF", "not a WAV"),
        (b"RIFF\0\0\0\0WAVE", "no sound"),
        (b"RIFF\0\0\0\0WAVE" + chunk(b"data", b"1234"), "damaged"),
        (wav_bytes(b"1234", channels=0), "damaged"),
        (wav_bytes(b"1234", code=2, bits=4), "cannot be read"),
        (wav_bytes(b"1234")[:30], "no sound"),
    ],
)
def test_what_is_no_sound_is_told_in_one_sentence(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.wav"
    path.write_bytes(content)
    for read in (take_of, read_wav):
        with pytest.raises(UnreadableTakeError, match=says) as told:
            read(path)
        assert told.value.path == path


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.wav", tmp_path):
        with pytest.raises(UnreadableTakeError):
            take_of(path)


@given(content=st.binary(max_size=200), headed=st.booleans())
def test_no_bytes_whatever_break_the_reader(
    content: bytes, headed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.wav"
    path.write_bytes(b"RIFF\xff\0\0\0WAVEfmt \x10\0\0\0" * headed + content)
    try:
        take, (samples, rate) = take_of(path), read_wav(path)
    except PitchcoachError:
        return
    assert (take.sample_rate, take.frames) == (rate, len(samples))


@given(
    pieces=st.lists(st.binary(max_size=50), max_size=20), channels=st.integers(1, 2), rate=st.integers(1, 20)
)
def test_a_growing_file_is_valid_at_every_moment_and_lacks_less_than_a_second(
    pieces: list[bytes], channels: int, rate: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("growing") / "take.wav"
    writer = WavWriter(path, rate, channels)
    for piece in pieces:
        writer.write(piece)
        with wave.open(str(path)) as now:
            assert writer.frames - rate < now.getnframes() <= writer.frames
    take = writer.close()
    assert writer.close() == take
    assert take == take_of(path) == Take(path, rate, len(b"".join(pieces)) // (2 * channels))
    with wave.open(str(path)) as end:
        assert (end.getnchannels(), end.getframerate(), end.getnframes()) == (channels, rate, take.frames)


def test_only_its_owner_reads_a_take_and_none_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "take.wav"
    WavWriter(path, 8000).close()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for place in (path, path / "inside a file.wav"):
        with pytest.raises(UnwritableError) as refused:
            WavWriter(place, 8000)
        assert refused.value.path == place


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_a_killed_writer_leaves_its_sound(tmp_path: Path) -> None:
    path = tmp_path / "take.wav"
    program = (
        "import os, pathlib, signal, sys\n"
        "from pitchcoach.audio.wav import WavWriter\n"
        "writer = WavWriter(pathlib.Path(sys.argv[1]), 1000)\n"
        "for number in range(350): writer.write(bytes([number % 256, 0]) * 10)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert take_of(path).frames == 3000  # 3.5 s were written
    assert list(first_channel(path)[::10]) == [number % 256 for number in range(300)]
