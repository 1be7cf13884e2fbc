"""Sound files for other programs: WAV, FLAC and MP3, written whole or not at all.

libsndfile is loaded when a file is to be packed: what only practises never pays for it.
"""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.audio.resample import resample
from pitchcoach.errors import UnwritableError
from pitchcoach.files import write_atomically
from pitchcoach.i18n import msg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PACKED: Final = {".flac": ("FLAC", "PCM_16"), ".mp3": ("MP3", "MPEG_LAYER_III")}
"""What libsndfile calls the formats that it packs."""
FORMATS: Final = (".wav", *_PACKED)
"""Endings of the files that can be written."""
_MP3_RATES: Final = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""Rates in Hz that the format knows; other sound is brought to the last one."""


def refuse_ending(path: Path) -> None:
    """Raise UnwritableError, before any work, for a name that asks for none of the formats."""
    if path.suffix.lower() not in FORMATS:
        raise UnwritableError(
            msg("{path} is not the name of a sound file this program writes", path=str(path)),
            remedy=msg("Name a file that ends in {formats}.", formats=" ".join(FORMATS)),
            path=path,
        )


def write_sound(path: Path, samples: NDArray[np.float32], rate: int) -> None:
    """Write (frames,) or (frames, channels) in -1.0 to 1.0, of ``rate`` Hz, with 16 bits.

    The ending of the path tells the format. Only MP3 changes the sound, and is of another rate where it does
    not know that one. Raises UnwritableError; what was there before is then untouched.
    """
    refuse_ending(path)
    frames = samples if samples.ndim == 2 else samples[:, None]
    ending = path.suffix.lower()
    if ending == ".mp3" and rate not in _MP3_RATES:
        frames, rate = resample(frames, rate, _MP3_RATES[-1]), _MP3_RATES[-1]
    pcm = _pcm(frames)
    write_atomically(path, _wav(pcm, rate) if ending == ".wav" else _packed(pcm, rate, path))


def _pcm(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    import numpy as np

    return np.clip(np.round(samples * 32768.0), -32768, 32767).astype("<i2")


def _wav(pcm: NDArray[np.int16], rate: int) -> bytes:
    data = io.BytesIO()
    with wave.open(data, "wb") as file:
        file.setparams((pcm.shape[1], 2, rate, 0, "NONE", "not compressed"))
        file.writeframes(pcm.tobytes())
    return data.getvalue()


def _packed(pcm: NDArray[np.int16], rate: int, path: Path) -> bytes:
    import numpy as np

    container, subtype = _PACKED[path.suffix.lower()]
    if not len(pcm):  # libsndfile makes no file of nothing
        pcm = np.zeros((1, pcm.shape[1]), dtype=np.int16)
    data = io.BytesIO()
    try:
        import soundfile

        soundfile.write(data, pcm, rate, format=container, subtype=subtype)
    except (ImportError, OSError, RuntimeError, ValueError) as refused:
        # Not installed; no library; a library without this format, or too many channels.
        raise UnwritableError(
            msg("{format} cannot be written here: {reason}", format=container, reason=str(refused)),
            remedy=msg("Name a file that ends in .wav, or install it: “pip install soundfile”."),
            path=path,
        ) from refused
    return data.getvalue()
