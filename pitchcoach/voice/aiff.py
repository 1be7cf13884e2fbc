"""The sound files of the Mac's speech engine as WAV: Python 3.13 has no ``aifc`` any more.

Only what a speech engine writes is understood (16-bit PCM); nothing but the standard library is imported,
because the worker process loads this module.
"""

from __future__ import annotations

import math
import struct
import wave
from array import array
from pathlib import Path
from typing import Final

BIG_ENDIAN: Final = (b"NONE", b"twos")
LITTLE_ENDIAN: Final = (b"sowt",)


def is_aiff(path: Path) -> bool:
    """Tell whether the file begins as AIFF or AIFF-C does, whatever its name says."""
    with path.open("rb") as file:
        head = file.read(12)
    return head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC")


def rewrite_as_wav(path: Path) -> None:
    """Replace the AIFF data in ``path`` by a WAV of the same samples. Raises ValueError for other encodings.

    Layout from Apple's "Audio Interchange File Format AIFF-C" (1991): chunks of a four-byte name, a
    big-endian size and data padded to an even length; ``COMM`` describes the samples, ``SSND`` holds them.
    """
    chunks = _chunks(path.read_bytes())
    common, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    if len(common) < 18 or len(sound) < 8:
        raise ValueError("AIFF without a description or without samples")
    channels, frames, bits = struct.unpack(">hLh", common[:8])
    encoding = common[18:22] or b"NONE"
    if bits != 16 or encoding not in BIG_ENDIAN + LITTLE_ENDIAN:
        raise ValueError(f"AIFF with {bits} bits in {encoding!r}")
    offset = struct.unpack(">L", sound[:4])[0]
    samples = array("h", sound[8 + offset :][: frames * channels * 2])
    if encoding in BIG_ENDIAN:
        samples.byteswap()
    # ``array`` holds native numbers and ``wave`` writes native ones as little-endian: both hold on the
    # little-endian machines Macs are.
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, _extended(common[8:18]), 0, "NONE", "not compressed"))
        file.writeframes(samples.tobytes())


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """Return the chunks by name; a size that a killed engine never filled in reaches to the end."""
    found: dict[bytes, bytes] = {}
    place = 12
    while place + 8 <= len(data):
        name, size = struct.unpack(">4sL", data[place : place + 8])
        found[name] = data[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
    return found


def _extended(ten: bytes) -> int:
    """Read the sample rate: an 80-bit extended float, rounded to whole Hz."""
    exponent, mantissa = struct.unpack(">HQ", ten)
    return round(math.ldexp(mantissa, (exponent & 0x7FFF) - 16383 - 63))
