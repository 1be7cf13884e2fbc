"""The speech the model is trained on: our own sentences, said by the voices this project can use."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pitchcoach.coach.listening.spoken_lines import lines_of
from pitchcoach.model.pitch import Spoken
from pitchcoach.model.speech import Line
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.transcript.phones import phones_of
from pitchcoach.voice.kokoro import KokoroVoice
from pitchcoach.voice.mei import MEI, MeiVoice
from pitchcoach.voice.wav import samples_of

SENTENCES: Final = Path(__file__).with_name("sentences.txt")
INDEX: Final = "index.json"
SPEEDS: Final = (0.85, 1.0, 1.2)
"""How fast sentences are said, in turn."""
VOICES_A_SENTENCE: Final = 2
"""How many of the Kokoro voices say each sentence; Mei says all."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence, said."""

    voice: str
    """Which voice says it."""
    phrases: tuple[tuple[str, ...], ...]
    """The phones of each phrase."""
    times: tuple[tuple[float, float], ...]
    """When each phrase is said, in seconds, as its engine tells."""
    samples: NDArray[np.float32]
    """Of shape (frames,)."""
    rate: int
    """Samples a second."""


def lines(sentences: Sequence[str]) -> list[Line]:
    """Return each sentence as a voice is handed it."""
    reader = PitchReader(None)
    spoken = [Spoken(text, tuple(range(len(text))), ()) for text in sentences]
    return [line for one in spoken for line in lines_of(one, "ja", reader)]


def make(folder: Path) -> None:
    """Let every voice say its share of the sentences into ``folder``; what lies there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    index = _index(folder)
    mei, kokoro = MeiVoice(), KokoroVoice()
    others = kokoro.voices()
    for number, line in enumerate(lines(SENTENCES.read_text("utf-8").split())):
        turns = range(number, number + 2 * VOICES_A_SENTENCE, 2) if others else ()
        for turn, voice in enumerate([MEI, *(others[at % len(others)] for at in turns)]):
            name = f"{number:03d}-{voice.id.rpartition(':')[2]}.wav"
            if name in index:
                continue
            engine = mei if voice is MEI else kokoro
            speech = engine.say(line, voice, folder / name, SPEEDS[(number + turn) % len(SPEEDS)])
            times = [(time.start, time.end) for time in speech.times]
            index[name] = {"voice": voice.id, "phrases": phones_of(line), "times": times}
        (folder / INDEX).write_text(json.dumps(index), "utf-8")


def load(folder: Path) -> list[Utterance]:
    """Return what :func:`make` made."""
    found = []
    for name, told in _index(folder).items():
        samples, rate = samples_of(folder / name)
        phrases = tuple(tuple(phones) for phones in told["phrases"])
        times = tuple((start, end) for start, end in told["times"])
        found.append(Utterance(told["voice"], phrases, times, samples, rate))
    return found


def _index(folder: Path) -> dict[str, Any]:
    file = folder / INDEX
    found: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found
