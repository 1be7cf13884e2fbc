"""WAV files: read whole, described by their header, or written so that they are valid while they grow.

The standard library's reader knows neither floating point nor WAVE_FORMAT_EXTENSIBLE, and programs that
stream (or were killed) leave sizes in the header that are not true; both are read here. No device is touched.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from pitchcoach.errors import UnreadableTakeError, UnwritableError
from pitchcoach.i18n import Message, msg
from pitchcoach.model.sound import Take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PCM: Final = 1
_FLOAT: Final = 3
_EXTENSIBLE: Final = 0xFFFE
_READABLE: Final = {(_PCM, 8), (_PCM, 16), (_PCM, 24), (_PCM, 32), (_FLOAT, 32), (_FLOAT, 64)}
_HEADER: Final = struct.Struct("<4sI4s4sIHHIIHH4sI")
_BYTES: Final = 2
"""Bytes of a sample that :class:`WavWriter` writes."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a WAV file holds its samples."""

    code: int
    """WAVE_FORMAT: whole numbers or floating point."""
    channels: int
    """Samples in a frame."""
    rate: int
    """Frames a second."""
    bits: int
    """Of a sample."""
    start: int
    """Index in the file of the first byte of sound."""
    frames: int
    """Whole frames that are there."""

    @property
    def frame_bytes(self) -> int:
        """Bytes of a frame."""
        return self.channels * self.bits // 8


def take_of(path: Path) -> Take:
    """Describe a WAV file from its header. Raises UnreadableTakeError."""
    with _opened(path) as file:
        form = _read_form(file, path)
    return Take(path, form.rate, form.frames)


def read_wav(path: Path) -> tuple[NDArray[np.float32], int]:
    """Read a WAV file: samples of shape (frames, channels) in -1.0 to 1.0, and its rate in Hz.

    Whole numbers of 8, 16, 24 and 32 bits and floating point of 32 and 64. Raises UnreadableTakeError.
    """
    with _opened(path) as file:
        form = _read_form(file, path)
        file.seek(form.start)
        return _decoded(file.read(form.frames * form.frame_bytes), form), form.rate


def read_form(path: Path) -> Form:
    """Read how a WAV file holds its samples. Raises UnreadableTakeError."""
    with _opened(path) as file:
        return _read_form(file, path)


def wav_blocks(path: Path, form: Form, frames: int) -> Iterator[NDArray[np.float32]]:
    """Read a WAV file in blocks of so many frames; each of shape (frames, channels) in -1.0 to 1.0.

    Ends early where the file was cut meanwhile. Raises UnreadableTakeError.
    """
    with _opened(path) as file:
        file.seek(form.start)
        for start in range(0, form.frames, frames):
            raw = file.read(min(frames, form.frames - start) * form.frame_bytes)
            block = _decoded(raw[: len(raw) // form.frame_bytes * form.frame_bytes], form)
            if not len(block):
                return
            yield block


def _decoded(raw: bytes, form: Form) -> NDArray[np.float32]:
    import numpy as np

    samples: NDArray[np.float32]
    if form.code == _FLOAT:
        samples = np.asarray(np.frombuffer(raw, dtype=f"<f{form.bits // 8}"), dtype=np.float32)
    elif form.bits == 8:  # the only size that is unsigned
        samples = ((np.frombuffer(raw, dtype=np.uint8) - 128.0) / 128).astype(np.float32)
    elif form.bits == 24:
        wide = np.zeros((len(raw) // 3, 4), dtype=np.uint8)
        wide[:, 1:] = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 3)
        samples = (wide.reshape(-1).view("<i4") / 2.0**31).astype(np.float32)
    else:
        whole = np.frombuffer(raw, dtype=f"<i{form.bits // 8}")
        samples = (whole / 2.0 ** (form.bits - 1)).astype(np.float32)
    return samples.reshape(-1, form.channels)


class WavWriter:
    """A WAV file of 16-bit samples that can be read up to its last second at any moment.

    Samples go to the system at once; the header is brought up to date every second of sound and at ``close``.
    Only its owner may read the file (mode 0600). An existing file is never overwritten. One thread at a time.
    """

    def __init__(self, path: Path, rate: int, channels: int = 1) -> None:
        """Create the file with an empty, valid header; ``rate`` in Hz. Raises UnwritableError."""
        self.path = path
        self.rate = rate
        self.channels = channels
        self._written = 0
        self._told = 0
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.fdopen(os.open(path, flags, 0o600), "wb", buffering=0)
        except OSError as refused:
            raise UnwritableError(
                msg("The recording cannot be written: {reason}", reason=refused.strerror or str(refused)),
                remedy=msg("Check the folder, its permissions and the free space."),
                path=path,
            ) from refused
        self._write_header()

    @property
    def frames(self) -> int:
        """Whole frames written so far."""
        return self._written // (_BYTES * self.channels)

    def write(self, pcm: bytes) -> None:
        """Append interleaved little-endian 16-bit samples. Raises OSError, as when the disk is full."""
        rest = memoryview(pcm)
        while rest:
            count = self._file.write(rest) or 0
            self._written += count
            rest = rest[count:]
        if self.frames - self._told >= self.rate:
            self._write_header()

    def close(self) -> Take:
        """Finish the file; a second time does nothing. Raises OSError."""
        if not self._file.closed:
            try:
                self._write_header()
            finally:
                self._file.close()
        return Take(self.path, self.rate, self.frames)

    def _write_header(self) -> None:
        frame = _BYTES * self.channels
        size = self.frames * frame
        form = (16, _PCM, self.channels, self.rate, self.rate * frame, frame, 8 * _BYTES)
        self._file.seek(0)
        self._file.write(_HEADER.pack(b"RIFF", 36 + size, b"WAVE", b"fmt ", *form, b"data", size))
        self._file.seek(0, os.SEEK_END)
        self._told = self.frames


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as refused:
        raise UnreadableTakeError(
            msg("The sound file cannot be opened: {reason}", reason=refused.strerror or str(refused)),
            path=path,
        ) from refused


def _read_form(file: BinaryIO, path: Path) -> Form:
    length = os.fstat(file.fileno()).st_size
    if length == 0:
        raise _unreadable(msg("The sound file is empty."), path)
    start = file.read(12)
    if len(start) < 12 or start[:4] != b"RIFF" or start[8:] != b"WAVE":
        raise _unreadable(msg("This is not a WAV file."), path)
    shape = b""
    while len(chunk := file.read(8)) == 8:
        name, size = struct.unpack("<4sI", chunk)
        if name == b"fmt ":
            shape = file.read(size)
            file.seek(size % 2, os.SEEK_CUR)
        elif name == b"data":
            riff = struct.unpack("<I", start[4:8])[0]
            return _form(shape, file.tell(), _true_size(size, riff, file.tell(), length), path)
        else:
            file.seek(size + size % 2, os.SEEK_CUR)  # chunks begin at even places
    raise _unreadable(msg("The WAV file holds no sound."), path)


def _true_size(size: int, riff: int, start: int, length: int) -> int:
    there = max(0, length - start)
    # Killed within its first second, or streamed: the header was never told. A whole file has no rest.
    if size == 0 and riff + 8 < length:
        return there
    return min(size, there)


def _form(shape: bytes, start: int, size: int, path: Path) -> Form:
    if len(shape) < 16:
        raise _unreadable(msg("The WAV file's header is damaged."), path)
    code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", shape[:16])
    if code == _EXTENSIBLE and len(shape) >= 26:
        code = struct.unpack("<H", shape[24:26])[0]  # the first two bytes of the sub-format's GUID
    if channels == 0 or rate == 0:
        raise _unreadable(msg("The WAV file's header is damaged."), path)
    if (code, bits) not in _READABLE:
        raise _unreadable(msg("The WAV file is of a kind that cannot be read here."), path)
    return Form(code, channels, rate, bits, start, size // (channels * bits // 8))


def _unreadable(message: Message, path: Path) -> UnreadableTakeError:
    return UnreadableTakeError(
        message, remedy=msg("Use a WAV file of 8 to 32 bits, or make the recording again."), path=path
    )
