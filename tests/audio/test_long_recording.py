"""An hour on a microphone that delivers as fast as the recorder takes it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from pitchcoach.audio import recorder
from pitchcoach.audio.devices import Listed
from pitchcoach.audio.recorder import SoundRecorder
from pitchcoach.audio.wav import take_of
from pitchcoach.model.sound import Device

RATE = 2000
"""A slow microphone: what matters are an hour's chunks, headers and levels, not the bytes of each."""
CHUNK = 200
HOUR = 3600


class FastMicrophone:
    """A stream whose callback is called by the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.callback: Callable[..., None] | None = None
        device = Device("fast", "Test", 1, 0, RATE, default=True)
        monkeypatch.setattr(recorder, "portaudio", lambda: None)
        monkeypatch.setattr(recorder, "choose", lambda name, direction: Listed(0, device))
        monkeypatch.setattr(recorder, "open_stream", self._open)
        monkeypatch.setattr(recorder, "start_stream", lambda stream: None)
        monkeypatch.setattr(recorder, "close_stream", lambda stream, gently=False: None)

    def _open(self, kind: str, attempts: object, *, callback: Callable[..., None], **others: object) -> Any:
        self.callback = callback
        return SimpleNamespace(samplerate=float(RATE), channels=1), 0

    def feed(self, pcm: bytes) -> None:
        assert self.callback is not None
        self.callback(pcm, CHUNK, None, None)


def resident() -> int:
    """Return the bytes this process holds in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is looked up in /proc")
def test_an_hour_loses_no_sample_and_memory_stays_flat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    microphone, out = FastMicrophone(monkeypatch), tmp_path / "hour.wav"
    recording = SoundRecorder()
    recording.start(out)
    chunks = [
        np.random.default_rng(seed).integers(-9000, 9000, CHUNK).astype("<i2").tobytes() for seed in range(7)
    ]
    count = HOUR * RATE // CHUNK
    held = 0
    for number in range(count):
        microphone.feed(chunks[number % 7])
        if number % 500 == 0:
            while recording._recording is not None and recording._recording._queue.qsize() > 100:
                time.sleep(0.001)
        if number == count // 10:
            held = resident()
    grown = resident() - held
    take = recording.stop()
    assert take is not None
    assert take == take_of(out)
    assert take.seconds == HOUR
    assert recording.heard.seconds == pytest.approx(HOUR, abs=0.11)
    assert grown < 4_000_000
    with out.open("rb") as file:
        file.seek(44)
        for start in range(0, count, 7 * 1000):  # 2.8 MB at a time: the test stays flat, too
            wanted = [chunks[number % 7] for number in range(start, min(count, start + 7 * 1000))]
            assert file.read(2 * CHUNK * len(wanted)) == b"".join(wanted)
        assert not file.read(1)
