"""Recordings of any kind, read block by block: WAV by our own reader, the rest by libsndfile.

A phone's or a meeting's recording may be an hour long: nothing here holds more of it than one block. No
device is touched.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.audio.wav import Form, read_form, wav_blocks
from pitchcoach.errors import UnreadableTakeError, reason_of
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK_SECONDS: Final = 10.0
"""How much is read at a time."""
LOWEST_RATE: Final = 4_000
HIGHEST_RATE: Final = 768_000
"""Hz; a header that tells another rate is damaged: no speech could be understood, no converter is as fast."""
ENDINGS: Final = (
    *(
        ".wav",
        ".wave",
        ".flac",
        ".mp3",
        ".ogg",
        ".oga",
        ".opus",
        ".aif",
        ".aiff",
        ".aifc",
        ".au",
        ".w64",
        ".caf",
    ),
    *(".m4a", ".aac", ".amr", ".3gp", ".wma"),
)
"""What recordings are called in a folder. The second row cannot be read here: better told than passed over. A
file that is named is read whatever it is called."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that can be read."""

    path: Path
    """The file."""
    rate: int
    """Frames a second."""
    channels: int
    """Samples in a frame."""
    frames: int
    """How long it is, as its header says."""
    form: Form | None
    """How the WAV file holds its samples; None where libsndfile reads it."""

    @property
    def seconds(self) -> float:
        """Its duration."""
        return self.frames / self.rate

    def blocks(self) -> Iterator[NDArray[np.float32]]:
        """Read it, in blocks of shape (frames, channels) in -1.0 to 1.0. Raises UnreadableTakeError."""
        frames = round(self.rate * BLOCK_SECONDS)
        if self.form is not None:
            yield from wav_blocks(self.path, self.form, frames)
            return
        with _opened(self.path) as file:
            while len(block := _read(file, frames, self.path)):
                yield block

    def samples(self) -> NDArray[np.float32]:
        """Read all of it at once, shape (frames, channels). Raises UnreadableTakeError."""
        import numpy as np

        return np.concatenate([np.zeros((0, self.channels), np.float32), *self.blocks()])


def open_recording(path: Path) -> Recording:
    """Find out how to read a file. Raises UnreadableTakeError: missing, empty, or no sound we can read."""
    try:
        with path.open("rb") as file:
            begins = file.read(12)
    except OSError as refused:
        raise UnreadableTakeError(
            msg("The sound file cannot be opened: {reason}", reason=reason_of(refused)), path=path
        ) from refused
    if not begins:
        raise UnreadableTakeError(msg("The sound file is empty."), path=path)
    recording = _wav(path) if begins[:4] == b"RIFF" else _other(path)
    if not LOWEST_RATE <= recording.rate <= HIGHEST_RATE:
        raise UnreadableTakeError(
            msg(
                "The file says that it has {rate} samples a second; no speech is recorded so.",
                rate=recording.rate,
            ),
            remedy=msg("Make the recording again, with 8,000 to 48,000 samples a second."),
            path=path,
        )
    return recording


def recordings_in(folder: Path) -> list[Path]:
    """List the recordings in a folder and below it, by their endings, in the order of their names."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and path.is_file()
    )


def _wav(path: Path) -> Recording:
    try:
        form = read_form(path)
    except UnreadableTakeError:
        with contextlib.suppress(UnreadableTakeError):
            return _other(path)  # of a kind that only libsndfile knows, such as a telephone's
        raise  # our own reader says better what is wrong
    return Recording(path, form.rate, form.channels, form.frames, form)


def _other(path: Path) -> Recording:
    with _opened(path) as file:
        return Recording(path, file.samplerate, file.channels, file.frames, None)


def _opened(path: Path) -> Any:
    try:
        import soundfile

        return soundfile.SoundFile(path)
    except (ImportError, OSError, RuntimeError, ValueError, TypeError) as refused:
        # Not installed, no library; not a sound file, or one without a header.
        if isinstance(refused, (ImportError, OSError)):
            remedy = msg("Use a WAV file, or install what reads others: “pip install soundfile”.")
        else:
            remedy = msg("Save it as WAV, FLAC, MP3 or Ogg, and try again.")
        raise UnreadableTakeError(
            msg("This is no sound file that can be read here."), remedy=remedy, path=path
        ) from refused


def _read(file: Any, frames: int, path: Path) -> NDArray[np.float32]:
    try:
        block: NDArray[np.float32] = file.read(frames, dtype="float32", always_2d=True)
    except (OSError, RuntimeError) as broken:
        raise UnreadableTakeError(
            msg("The sound file is damaged in the middle."),
            remedy=msg("Copy or save it once more."),
            path=path,
        ) from broken
    return block
