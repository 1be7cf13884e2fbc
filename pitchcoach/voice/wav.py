"""Rendered files as takes. Nothing here writes."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEADER: Final = 44
"""Bytes before the samples, at least."""


def take_of(path: Path) -> Take:
    """Read the header of a WAV file. Raises NoVoiceError when it is none, or shorter than its header says."""
    try:
        with wave.open(str(path), "rb") as file:
            take = Take(path=path, sample_rate=file.getframerate(), frames=file.getnframes())
            bytes_a_frame = file.getnchannels() * file.getsampwidth()
    except (OSError, EOFError, wave.Error) as error:
        raise _broken(path, str(error)) from error
    if path.stat().st_size < HEADER + take.frames * bytes_a_frame:
        raise _broken(path, "samples are missing")
    return take


def samples_of(path: Path) -> tuple[NDArray[np.float32], int]:
    """Return the samples, of shape (frames,) and within ±1, and the rate of a WAV of 16 bits; see take_of."""
    import numpy as np

    take = take_of(path)
    with wave.open(str(path), "rb") as file:
        if file.getsampwidth() != 2:
            raise _broken(path, f"{8 * file.getsampwidth()} bits")
        data = np.frombuffer(file.readframes(take.frames), "<i2").reshape(-1, file.getnchannels())
    return (data.mean(axis=1) / 32768.0).astype(np.float32), take.sample_rate


def _broken(path: Path, detail: str) -> NoVoiceError:
    return NoVoiceError(
        msg("the voice left an unusable sound file: {detail}", detail=detail),
        remedy=msg("Try again, or choose another voice."),
        path=path,
    )
