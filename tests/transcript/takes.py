"""Takes with known answers: a script spoken by a voice, with things cut out, doubled and spliced in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pitchcoach.coach.listening.spoken_lines import lines_of
from pitchcoach.model.pitch import Language, Spoken
from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line, Speech
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.hts_durations import read_durations
from pitchcoach.voice.mei import MEI, MeiVoice, voice_file
from pitchcoach.voice.wav import samples_of

READER = PitchReader(None)
Sound = NDArray[np.float32]
Say = Callable[[Line, Path], Speech]
FADE = 0.004
"""Seconds over which a cut is faded, so that it does not click."""


@dataclass(frozen=True)
class Piece:
    """A stretch of sound: a phrase of the script, or something else."""

    samples: Sound
    phrase: int | None = None
    """Which phrase of the script, counted through it; None for anything else."""
    kind: str = ""
    """Of what is not the script: ``pause``, ``filler`` or ``speech``."""
    name: str = ""
    """Which filler."""
    phones: tuple[float, ...] = ()
    """When the phones of a phrase begin, in seconds from its start; empty where that is not known."""


@dataclass(frozen=True)
class Truth:
    """A take and what is in it."""

    samples: Sound
    rate: int
    phrases: dict[int, Interval]
    """By phrase said: when, the last time."""
    repeated: frozenset[int]
    phones: dict[int, tuple[float, ...]]
    """By phrase said: when its phones begin, where that is known."""
    extras: tuple[tuple[Interval, str, str], ...]
    """What was spliced in: when, its kind, its name."""


def lines(*sentences: str, language: Language = "ja") -> list[Line]:
    """Return sentences as an aligner is handed them."""
    spoken = [Spoken(text, tuple(range(len(text))), ()) for text in sentences]
    return [line for one in spoken for line in lines_of(one, language, READER)]


def mei(line: Line, out: Path) -> Speech:
    """Let the built-in voice say a line."""
    return MeiVoice().say(line, MEI, out)


def spoken(script: Sequence[Line], say: Say, folder: Path) -> tuple[list[Piece], int]:
    """Return a script as its phrases and the pauses between them, and the sample rate."""
    pieces: list[Piece] = []
    count, rate = 0, 0
    for number, line in enumerate(script):
        speech = say(line, folder / f"{number:03d}.wav")
        samples, rate = samples_of(speech.take.path)
        phones = _phones(line, speech)
        now = 0.0
        for at, time in enumerate(speech.times):
            pieces.append(Piece(_cut(samples, rate, now, time.start), kind="pause"))
            # A phrase without a sound takes no time.
            said = Piece(_cut(samples, rate, time.start, time.end), count, phones=phones[at])
            pieces += [said] if line.prosody is None or phones[at] or said.samples.size else []
            now, count = time.end, count + 1
        pieces.append(
            Piece(np.concatenate([_cut(samples, rate, now, np.inf), np.zeros(rate // 2, "f4")]), kind="pause")
        )
    return [piece for piece in pieces if piece.samples.size], rate


def taken(pieces: Iterable[Piece], rate: int) -> Truth:
    """Join pieces into a take, with half a second of silence at its ends."""
    edge = np.zeros(rate // 2, dtype=np.float32)
    joined = [edge]
    now = len(edge)
    phrases: dict[int, Interval] = {}
    phones: dict[int, tuple[float, ...]] = {}
    repeated: set[int] = set()
    extras: list[tuple[Interval, str, str]] = []
    for piece in pieces:
        start, end = now / rate, (now + len(piece.samples)) / rate
        if piece.phrase is not None:
            if piece.phrase in phrases:
                repeated.add(piece.phrase)
            phrases[piece.phrase] = Interval(start, end)
            phones[piece.phrase] = tuple(start + phone for phone in piece.phones)
        elif piece.kind != "pause":
            extras.append((Interval(start, end), piece.kind, piece.name))
        joined.append(piece.samples)
        now += len(piece.samples)
    samples = np.concatenate([*joined, edge])
    return Truth(samples, rate, phrases, frozenset(repeated), phones, tuple(extras))


def faded(piece: Piece, rate: int) -> Piece:
    """Return a piece that begins and ends without a click: for the edges of a cut."""
    size = min(round(FADE * rate), len(piece.samples) // 2)
    samples = piece.samples.copy()
    ramp = np.linspace(0, 1, size, dtype=np.float32)
    samples[:size] *= ramp
    samples[len(samples) - size :] *= ramp[::-1]
    return replace(piece, samples=samples)


def without(pieces: Iterable[Piece], phrases: Iterable[int]) -> list[Piece]:
    """Return the pieces with some phrases cut out."""
    gone = set(phrases)
    return [piece for piece in pieces if piece.phrase not in gone]


def noisy(truth: Truth, snr: float, chance: np.random.Generator) -> Truth:
    """Return a take with pink noise ``snr`` dB below its speech."""
    white = np.fft.rfft(chance.standard_normal(len(truth.samples)))
    pink = np.fft.irfft(white / np.sqrt(np.maximum(np.arange(len(white)), 1)), len(truth.samples))
    speech = np.sqrt(np.mean(truth.samples[truth.samples != 0] ** 2))
    noise = pink / pink.std() * speech * 10 ** (-snr / 20)
    return replace(truth, samples=(truth.samples + noise).astype(np.float32))


def tones(seconds: float, rate: int) -> Sound:
    """Return something like music: chords of a few harmonics that change twice a second."""
    time = np.arange(round(seconds * rate)) / rate
    chance = np.random.default_rng(5)
    found = np.zeros(len(time))
    for beat in range(int(seconds * 2)):
        inside = (time >= beat / 2) & (time < (beat + 1) / 2)
        for note in chance.choice([220, 262, 294, 330, 392, 440], 3, replace=False):
            for harmonic in range(1, 6):
                found[inside] += np.sin(2 * np.pi * note * harmonic * time[inside]) / harmonic**1.5
    return (0.2 * found / np.abs(found).max()).astype(np.float32)


def _cut(samples: Sound, rate: int, start: float, end: float) -> Sound:
    last = len(samples) if np.isinf(end) else round(end * rate)
    return samples[round(start * rate) : last]


def _phones(line: Line, speech: Speech) -> list[tuple[float, ...]]:
    """Return when the phones of each phrase begin, from its start: Mei's voice file tells."""
    file = voice_file()
    if line.prosody is None or file is None or speech.take.sample_rate != 48000:
        return [()] * len(line.sentence.phrases)
    model = read_durations(file)
    edges = np.cumsum([0, *model.frames(line.prosody.labels)]) * model.frame / model.sample_rate
    return [tuple((edges[first:last] - edges[first]).tolist()) for first, last in line.prosody.phones]
