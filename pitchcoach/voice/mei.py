"""The built-in Japanese voice: HTS "mei" out of the reading library's own package, with no system package.

It is fed the phones and accents of the reading, so that it says what the screens show and spells no kanji.
The engine lets other threads run while it works (about 0.03 s for a second of speech), so it runs in this
process; ``stop`` takes effect between two sentences.
"""

from __future__ import annotations

import importlib.util
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.errors import NoVoiceError, VoiceStoppedError
from pitchcoach.i18n import msg
from pitchcoach.model.sound import Interval, VoiceInfo
from pitchcoach.model.speech import Line, Prosody, Speech
from pitchcoach.voice.characters import UnspeakableTextError
from pitchcoach.voice.hts_durations import read_durations
from pitchcoach.voice.trimming import EDGE_SECONDS, write_speech

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
        return (MEI,) if _voice_file() is not None else ()

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Speak one line into ``out``; see the port ``Voice``. Raises NoVoiceError, UnspeakableTextError."""
        prosody, file = line.prosody, _voice_file()
        if file is None:
            raise NoVoiceError(
                msg("the built-in voice is not installed"),
                remedy=msg("Install it: pip install pyopenjtalk-plus"),
            )
        if prosody is None or not any(first < last for first, last in prosody.phones):
            raise UnspeakableTextError(
                msg("there is nothing to say in this text"), remedy=msg("Write at least one word.")
            )
        stops = self._stops
        samples, rate = _synthesised(prosody, speed)
        if stops != self._stops:
            raise VoiceStoppedError(msg("the voice was stopped"))
        starts = _phone_starts(prosody, file, speed, len(samples))
        times = [Interval(float(starts[first]), float(starts[last])) for first, last in prosody.phones]
        voiced = [time for time in times if time.end > time.start]
        return write_speech(
            samples, rate, times, out, cut=(voiced[0].start - EDGE_SECONDS, voiced[-1].end + EDGE_SECONDS)
        )

    def stop(self) -> None:
        """Let no sentence that is being made come out."""
        with self._lock:
            self._stops += 1


def _synthesised(prosody: Prosody, speed: float) -> tuple[NDArray[np.float32], int]:
    import numpy as np
    import pyopenjtalk

    samples, rate = pyopenjtalk.synthesize(list(prosody.labels), speed)
    return np.clip(samples / _LOUDEST, -1.0, 1.0).astype(np.float32), int(rate)


def _phone_starts(prosody: Prosody, file: Path, speed: float, samples: int) -> NDArray[np.float64]:
    """Return when each phone begins, in seconds, and last when all end."""
    import numpy as np

    model = read_durations(file)
    frames = model.frames(prosody.labels, speed)
    if int(frames.sum()) * model.frame != samples:
        raise NoVoiceError(
            msg("the built-in voice does not keep the times its file tells"),
            remedy=msg("Install the version of pyopenjtalk-plus named in requirements.lock."),
        )
    edges = np.concatenate([[0], np.cumsum(frames)]) * model.frame
    seconds: NDArray[np.float64] = edges / model.sample_rate
    return seconds


def _voice_file() -> Path | None:
    try:
        spec = importlib.util.find_spec("pyopenjtalk")
    except (ImportError, ValueError):
        return None
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / "htsvoice" / _VOICE
    return file if file.exists() else None
