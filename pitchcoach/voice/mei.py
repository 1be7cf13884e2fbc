"""The built-in Japanese voice: HTS "mei" out of the reading library's own package, with no system package.

It is fed the phones and accents of the reading, so that it says what the screens show and spells no kanji.
The engine lets other threads run while it works (about 0.03 s for a second of speech), so it runs in this
process; ``stop`` takes effect between two sentences.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.errors import NoVoiceError, VoiceStoppedError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Interval, VoiceInfo
from pitchcoach.model.speech import Line, Prosody, Speech
from pitchcoach.voice.characters import nothing_to_say
from pitchcoach.voice.hts_durations import read_durations
from pitchcoach.voice.packages import folder_of, version_of
from pitchcoach.voice.sharing import shared_line
from pitchcoach.voice.trimming import EDGE_SECONDS, write_sounding, write_speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEI: Final = VoiceInfo(
    id="mei",
    name="Mei",
    languages=("ja",),
    needs_kana=False,
    engine="mei",
    quality=2,
    realtime=0.03,
    licence="CC BY 3.0 (MMDAgent project team)",
)
_VOICE: Final = "mei_normal.htsvoice"
_LOUDEST: Final = 32768.0
"""What the engine calls full scale."""


class MeiVoice:
    """An engine with one voice; any thread may call any method."""

    def __init__(self) -> None:
        self._stops = 0
        self._lock = threading.Lock()

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Return its voice where the library is installed; loads nothing."""
        return () if voice_file() is None else (replace(MEI, version=version_of("pyopenjtalk-plus")),)

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line into ``out``; see the port ``Voice``. Raises NoVoiceError, UnspeakableTextError."""
        prosody, file = line.prosody, voice_file()
        if file is None:
            raise NoVoiceError(
                msg("the built-in voice is not installed"),
                remedy=msg("Install it: pip install pyopenjtalk-plus"),
            )
        if prosody is None or not any(first < last for first, last in prosody.phones):
            raise nothing_to_say()
        stops = self._stops
        samples, rate, times = spoken(prosody, file, speed)
        if stops != self._stops:
            raise VoiceStoppedError(msg("the voice was stopped"))
        if times is None:
            times = shared_line(samples, rate, line)
            return write_sounding(samples, rate, times, out, exact=False)
        voiced = [time for time in times if time.end > time.start]
        return write_speech(
            samples, rate, times, out, cut=(voiced[0].start - EDGE_SECONDS, voiced[-1].end + EDGE_SECONDS)
        )

    def stop(self) -> None:
        """Let no sentence that is being made come out."""
        with self._lock:
            self._stops += 1


def spoken(
    prosody: Prosody, file: Path, speed: float = 1.0
) -> tuple[NDArray[np.float32], int, list[Interval] | None]:
    """Return samples of shape (frames,), their rate, and when each phrase is said; None: that is not known.

    ``file`` is the voice's own, see :func:`voice_file`.
    """
    import numpy as np
    import pyopenjtalk

    made, rate = pyopenjtalk.synthesize(list(prosody.labels), speed)
    samples = np.clip(made / _LOUDEST, -1.0, 1.0).astype(np.float32)
    starts = _phone_starts(prosody, file, speed, len(samples))
    if starts is None:
        return samples, int(rate), None
    return samples, int(rate), [Interval(starts[first], starts[last]) for first, last in prosody.phones]


def _phone_starts(prosody: Prosody, file: Path, speed: float, samples: int) -> list[float] | None:
    """Return when each phone begins, in seconds, and last when all end; None where the file does not tell."""
    import numpy as np

    try:
        model = read_durations(file)
        frames = model.frames(prosody.labels, speed)
    except (OSError, ValueError, KeyError):  # a file of another make
        return None
    if int(frames.sum()) * model.frame != samples:
        return None
    edges = np.concatenate([[0], np.cumsum(frames)]) * model.frame
    seconds: list[float] = (edges / model.sample_rate).tolist()
    return seconds


def voice_file() -> Path | None:
    """Return the file of the voice; None where the library is not installed."""
    folder = folder_of("pyopenjtalk")
    if folder is None:
        return None
    file = folder / "htsvoice" / _VOICE
    return file if file.exists() else None
