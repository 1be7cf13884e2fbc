"""An ear at the virtual loudspeaker that knows when it heard what: its clock is Python's monotonic one."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tests.rig.virtual_sound import FIRST, LOUDSPEAKER, RATE


class Ear:
    """Listens from the beginning of the block to its end, and a little longer."""

    def __init__(self) -> None:
        command = [*FIRST, "parec", f"--device={LOUDSPEAKER}.monitor", "--latency-msec=2", "--raw"]
        command += [f"--rate={RATE}", "--channels=1", "--format=s16le"]
        self._listener = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._chunks: list[bytes] = []
        self._frames = 0
        self._zero = float("inf")
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        patience = time.monotonic() + 20
        while self._frames < RATE // 10 and time.monotonic() < patience:
            time.sleep(0.01)

    def _read(self) -> None:
        assert self._listener.stdout is not None
        while chunk := os.read(self._listener.stdout.fileno(), 1 << 16):
            now = time.monotonic()
            self._chunks.append(chunk)
            self._frames += len(chunk) // 2
            # What is read late was heard before: only the promptest chunk tells the time.
            self._zero = min(self._zero, now - self._frames / RATE)

    @property
    def samples(self) -> NDArray[np.int16]:
        """What was heard, (frames,)."""
        return np.frombuffer(b"".join(self._chunks), "<i2")

    def time_of(self, frame: int) -> float:
        """Return when a frame of ``samples`` was heard, in seconds."""
        return self._zero + frame / RATE

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if kind is None:
            time.sleep(0.3)  # what is played last is on its way still
        self._listener.terminate()
        self._listener.wait(10)
        self._reader.join(10)
