"""Rendered files as takes. Nothing here writes."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

from pitchcoach.errors import NoVoiceError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Take

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


def _broken(path: Path, detail: str) -> NoVoiceError:
    return NoVoiceError(
        msg("the voice left an unusable sound file: {detail}", detail=detail),
        remedy=msg("Try again, or choose another voice."),
        path=path,
    )
