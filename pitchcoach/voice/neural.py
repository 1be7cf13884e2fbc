"""A neural voice's graph (ONNX), loaded at first use, that also tells how long each sound lasts.

Such a graph reckons the durations of its sounds on the way to the samples, but hands out the samples only.
Here that inner value is made an output, too, so that the times of the phrases are those of the sound itself.
Only the voices of the extra ``voices`` come here; without onnxruntime they are not listed.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pitchcoach.errors import NoVoiceError, VoiceStoppedError
from pitchcoach.i18n import msg

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Numbers of the fields ``ModelProto.graph``, ``GraphProto.output`` and ``ValueInfoProto.name``."""
_QUIET: Final = 3
"""Only errors are narrated."""


class Graph:
    """One graph, in a file or in several that belong together; any thread may call any method."""

    def __init__(self, parts: Sequence[Path], durations: str) -> None:
        """Take where the graph lies, and what its inner value of the durations is called."""
        self._parts, self._durations = tuple(parts), durations
        self._lock = threading.Lock()
        self._session: Any = None
        self._running: set[Any] = set()
        self._stops = 0

    def run(self, inputs: Mapping[str, Any]) -> list[Any]:
        """Return the graph's outputs, the durations last. Raises NoVoiceError, VoiceStoppedError."""
        import onnxruntime

        with self._lock:
            stops = self._stops
        options = onnxruntime.RunOptions()
        try:
            session = self._loaded()
            with self._lock:
                self._refuse_stopped(stops)
                self._running.add(options)
            outputs: list[Any] = session.run(None, dict(inputs), options)
        except VoiceStoppedError:
            raise
        except Exception as error:  # the library has a class of its own for each kind of failure
            self._refuse_stopped(stops)
            raise NoVoiceError(
                msg("the voice's model could not be run: {reason}", reason=str(error).splitlines()[0]),
                remedy=msg("Install it again: pip install --force-reinstall 'pitchcoach[voices]'"),
            ) from error
        finally:
            self._running.discard(options)
        self._refuse_stopped(stops)
        return outputs

    def stop(self) -> None:
        """End every ``run`` at once."""
        with self._lock:
            self._stops += 1
            for options in self._running:
                options.terminate = True

    def _refuse_stopped(self, stops: int) -> None:
        if stops != self._stops:
            raise VoiceStoppedError(msg("the voice was stopped"))

    def _loaded(self) -> Any:
        import onnxruntime

        with _LOADING:
            if self._session is None:
                options = onnxruntime.SessionOptions()
                options.log_severity_level = _QUIET
                # Threads that wait busily would take the processor from the sound being played.
                options.add_session_config_entry("session.intra_op.allow_spinning", "0")
                graph = b"".join(part.read_bytes() for part in self._parts)
                self._session = onnxruntime.InferenceSession(
                    graph + _one_more_output(self._durations), options, providers=["CPUExecutionProvider"]
                )
            return self._session


_LOADING = threading.Lock()


def _one_more_output(name: str) -> bytes:
    """Return what to put after a serialised graph: protobuf joins the fields of messages that follow."""
    return _field(_GRAPH, _field(_OUTPUT, _field(_NAME, name.encode())))


def _field(number: int, content: bytes) -> bytes:
    length, size = b"", len(content)
    while size > 0x7F:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + content
