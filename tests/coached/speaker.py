"""A synthetic speaker: says a pitch with a voice of this machine and does to it what it is told to do.

What was done is the truth that a review is held to. The voice is Mei of the reading library, so that every
machine that reads Japanese has it.
"""

from __future__ import annotations

import wave
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pitchcoach.coach.listening.spoken_lines import SpokenLine, lines_of_parts
from pitchcoach.coach.rooms import Rooms
from pitchcoach.model.pitch import Spoken
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Speech

Samples = NDArray[np.float32]
RATE = 48_000
STOP_SECONDS = 0.6
NOISE_DBFS = -62.0
"""Level of the room: no microphone is ever digitally silent."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said, and when it truly was."""

    samples: Samples
    """The speech, (frames,) at ``RATE``; a loud, close voice in a quiet room."""
    lines: Mapping[int, tuple[float, float]]
    """When each line that was said begins and ends, in seconds."""
    fillers: Sequence[tuple[float, float]]
    """When each filler begins and ends."""
    stalls: Mapping[tuple[int, int], float]
    """How long the silence after a phrase is altogether, where some was put in."""


@dataclass(frozen=True, slots=True)
class Deeds:
    """What is done to a speech; lines by number, sections by number."""

    skip: Collection[int] = ()
    """Lines that are left out."""
    stall: Mapping[tuple[int, int], float] = field(default_factory=dict)
    """Seconds of silence after a phrase (line and phrase), in place of its own pause."""
    rush: Mapping[int, float] = field(default_factory=dict)
    """How many times as fast a section is said; it has hardly any pauses then."""
    fillers: Mapping[int, str] = field(default_factory=dict)
    """What is said before a line that is not in the text."""
    flat: bool = False
    """Whether f0 does not move at all."""


def speak(lines: Sequence[SpokenLine], deeds: Deeds, rooms: Rooms, folder: Path) -> Told:
    """Say some lines and do to them what is to be done."""
    voice = next(one for one in rooms.voice().voices() if one.engine == "mei")
    parts: list[Samples] = []
    said, fillers = dict[int, tuple[float, float]](), list[tuple[float, float]]()
    stalls = dict[tuple[int, int], float]()
    sections = list(dict.fromkeys(line.section for line in lines))

    def now() -> float:
        return sum(map(len, parts)) / RATE

    for number, line in enumerate(lines):
        if number in deeds.skip:
            continue
        if number in deeds.fillers:
            start = now()
            parts.append(_word(deeds.fillers[number], rooms, voice, folder))
            fillers.append((start, now()))
            parts.append(_silence(0.25))
        speed = deeds.rush.get(sections.index(line.section), 1.0)
        start = now()
        speech = rooms.voice().say(line.line, voice, folder / f"{number}.wav", speed)
        wanted = {at: seconds for (of, at), seconds in deeds.stall.items() if of == number}
        parts.append(_samples(speech, wanted, rooms))
        for at, seconds in wanted.items():
            stalls[number, at] = seconds + speech.times[at + 1].start - speech.times[at].end
        said[number] = (start, now())
        parts.append(_silence(0.1 if speed > 1 else STOP_SECONDS))
    whole = np.concatenate(parts[:-1])
    whole = monotone(whole) if deeds.flat else whole
    noise = np.random.default_rng(3).normal(0, 10 ** (NOISE_DBFS / 20), len(whole))
    return Told((0.5 * whole / np.abs(whole).max() + noise).astype(np.float32), said, fillers, stalls)


def monotone(samples: Samples, f0: float = 200.0) -> Samples:
    """Return the same words on one note: each frame keeps its spectrum and loses its phases."""
    hop, size = round(RATE / f0), 1024
    window = np.hanning(size)
    out = np.zeros(len(samples) + size)
    for start in range(0, len(samples) - size, hop):
        spectrum = np.abs(np.fft.rfft(samples[start : start + size] * window))
        out[start : start + size] += np.fft.fftshift(np.fft.irfft(spectrum)) * window
    loud = out[: len(samples)]
    return (loud * (np.abs(samples).max() / max(float(np.abs(loud).max()), 1e-9))).astype(np.float32)


def _samples(speech: Speech, stalls: Mapping[int, float], rooms: Rooms) -> Samples:
    """Return what was spoken, with so many seconds of silence more after some phrases."""
    samples, rate = rooms.samples_of(speech.take.path)
    mono = samples.mean(axis=1)
    for at, seconds in sorted(stalls.items(), reverse=True):
        end = round(speech.times[at].end * rate)
        mono = np.concatenate([mono[:end], np.zeros(round(seconds * rate), np.float32), mono[end:]])
    if rate != RATE:
        places = np.arange(0, len(mono), rate / RATE)
        mono = np.interp(places, np.arange(len(mono)), mono).astype(np.float32)
    return mono


def _word(word: str, rooms: Rooms, voice: VoiceInfo, folder: Path) -> Samples:
    (line,) = lines_of_parts([Spoken(word, tuple(range(len(word))))], "ja", rooms.checker.reader)
    return _samples(rooms.voice().say(line.line, voice, folder / f"{word}.wav"), {}, rooms)


def _silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def write(told: Told, path: Path) -> Path:
    """Write a speech as a WAV file of 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(told.samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path
