"""PortAudio itself: loaded at first use, guarded by one lock, its errors turned into ours.

PortAudio is not thread-safe, so that streams are opened, started and closed under one lock for the whole
process. What flows through a stream is not this module's business.
"""

from __future__ import annotations

import atexit
import sys
import threading
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, Final, Literal, cast

from pitchcoach.errors import NoSoundError
from pitchcoach.i18n import Message, msg

LOCK: Final = threading.RLock()
_streams: Final[set[Any]] = set()
_leaving: Final = threading.Event()


def portaudio() -> ModuleType:
    """Return the module sounddevice. Raises NoSoundError when PortAudio is missing or does not start."""
    with LOCK:
        first = "sounddevice" not in sys.modules
        try:
            import sounddevice
        except OSError as missing:
            raise NoSoundError(
                msg("The PortAudio library, which microphone and loudspeaker need, is missing."),
                remedy=_how_to_install(),
            ) from missing
        except Exception as refused:  # sounddevice's own error class is out of reach when its import fails
            raise NoSoundError(
                msg("PortAudio does not start: {reason}", reason=str(refused)), remedy=_how_to_install()
            ) from refused
        if first:
            # Runs before sounddevice's own farewell, which ends all streams: from then on nobody else may.
            atexit.register(_leave)
    return cast("ModuleType", sounddevice)


def open_stream(
    kind: Literal["OutputStream", "RawInputStream"],
    attempts: Sequence[Mapping[str, object]],
    **common: object,
) -> tuple[Any, int]:
    """Open a stream by the first of ``attempts`` (keyword arguments) that the device accepts.

    Returns the stream, not yet started, and the index of the attempt. Raises NoSoundError.
    """
    sd = portaudio()
    refused: Exception | None = None
    with LOCK:
        for index, attempt in enumerate(attempts):
            try:
                stream = getattr(sd, kind)(**attempt, **common)
            except (sd.PortAudioError, ValueError) as error:
                refused = error
            else:
                _streams.add(stream)
                return stream, index
    raise _refusal(refused) from refused


def start_stream(stream: Any) -> None:
    """Start a stream that was opened here; one that refuses is closed. Raises NoSoundError."""
    sd = portaudio()
    try:
        with LOCK:
            stream.start()
    except sd.PortAudioError as refused:
        close_stream(stream)
        raise _refusal(refused) from refused


def close_stream(stream: Any, *, gently: bool = False) -> None:
    """Close a stream that was opened here, ``gently`` after what is on its way; a second time does nothing.

    Never to be called from the stream's own callback.
    """
    with LOCK:
        if stream in _streams and not _leaving.is_set():
            _streams.discard(stream)
            if gently:
                stream.stop()
            stream.close()


def reload_devices() -> bool:
    """Let PortAudio look for devices again: it does so only when it starts.

    That would end every stream, so nothing happens and False is returned while one is open. Raises
    NoSoundError.
    """
    sd = portaudio()
    with LOCK:
        if _streams:
            return False
        try:
            sd._terminate()
            sd._initialize()
        except sd.PortAudioError as refused:
            raise _refusal(refused) from refused
        return True


def _leave() -> None:
    # A device that hangs must not keep the program from ending.
    nobody_else = LOCK.acquire(timeout=1)
    _leaving.set()
    if nobody_else:
        LOCK.release()


def _refusal(error: Exception | None) -> NoSoundError:
    return NoSoundError(
        msg("The sound device refused: {reason}", reason=str(error)),
        remedy=msg("Close other programs that use it, or choose another device in the settings."),
    )


def _how_to_install() -> Message:
    if sys.platform.startswith("linux"):
        return msg(
            "Install it: “sudo apt install libportaudio2” (Debian, Ubuntu), elsewhere the package portaudio."
        )
    return msg(
        "Install it again with “pip install --force-reinstall sounddevice”: its package brings PortAudio."
    )
