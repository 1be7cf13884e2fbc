from __future__ import annotations

import struct
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pitchcoach.errors import NoVoiceError
from pitchcoach.voice.aiff import is_aiff, rewrite_as_wav
from pitchcoach.voice.wav import take_of

RATES = {8000: "400bfa00000000000000", 22050: "400dac44000000000000", 44100: "400eac44000000000000"}
"""Sample rates as 80-bit numbers, as other programs write them."""


def aiff(
    samples: list[int], *, encoding: bytes = b"", rate: int = 22050, bits: int = 16, gap: int = 0
) -> bytes:
    order = "<" if encoding == b"sowt" else ">"
    common = struct.pack(">hLh", 1, len(samples), bits) + bytes.fromhex(RATES[rate]) + encoding
    sound = struct.pack(">LL", gap, 0) + bytes(gap) + struct.pack(f"{order}{len(samples)}h", *samples)
    chunks = [(b"COMM", common), (b"NAME", b"odd"), (b"SSND", sound)]
    body = b"".join(
        name + struct.pack(">L", len(data)) + data + bytes(len(data) % 2) for name, data in chunks
    )
    form = b"AIFC" if encoding else b"AIFF"
    return b"FORM" + struct.pack(">L", len(body) + 4) + form + body


def samples_of(path: Path) -> list[int]:
    with wave.open(str(path), "rb") as file:
        data = file.readframes(file.getnframes())
    return [value for (value,) in struct.iter_unpack("<h", data)]


@given(
    st.lists(st.integers(-32768, 32767), min_size=1, max_size=50),
    st.sampled_from([b"", b"NONE", b"twos", b"sowt"]),
    st.sampled_from(sorted(RATES)),
    st.integers(0, 3),
)
def test_the_samples_and_the_rate_stay(tmp_path_factory, samples, encoding, rate, gap):
    path = tmp_path_factory.mktemp("aiff") / "x.wav"
    path.write_bytes(aiff(samples, encoding=encoding, rate=rate, gap=gap))
    assert is_aiff(path)
    rewrite_as_wav(path)
    assert not is_aiff(path)
    assert samples_of(path) == samples
    assert take_of(path).sample_rate == rate


@pytest.mark.parametrize(
    "data", [aiff([1, 2], bits=8), aiff([1, 2], encoding=b"ulaw"), b"FORM\0\0\0\0AIFF", aiff([1])[:30]]
)
def test_what_is_not_understood_is_an_error(data, tmp_path):
    path = tmp_path / "x.wav"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="AIFF"):
        rewrite_as_wav(path)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"FORM\0\0\0\0ILBM", b"RIFF\x24\0\0\0WAVEfmt "])
def test_neither_aiff_nor_wav(data, tmp_path):
    path = tmp_path / "x.wav"
    path.write_bytes(data)
    assert not is_aiff(path)
    with pytest.raises(NoVoiceError):
        take_of(path)


def test_a_wav_without_its_end_is_an_error(tmp_path):
    path = tmp_path / "x.wav"
    path.write_bytes(aiff([1, 2, 3, 4]))
    rewrite_as_wav(path)
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(NoVoiceError):
        take_of(path)
