"""A voice for tests and the demo: real files, a quiet tone instead of words, the same on every machine."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from pitchcoach.model.sound import Interval, Take, VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice.characters import can_be_said, nothing_to_say

SAMPLE_RATE: Final = 22050
PERIOD: Final = 100
"""Samples of one wave: 220.5 Hz, so that whole waves can be repeated."""
PEAK: Final = 1000
"""About -30 dBFS."""
SECONDS_A_CHARACTER: Final = 0.14
"""At the natural rate: 7.1 characters a second."""
FAKE_VOICES: Final = (
    VoiceInfo(id="fake/ja", name="Tone (Japanese)", languages=("ja",), needs_kana=True),
    VoiceInfo(id="fake/en", name="Tone (English)", languages=("en",), needs_kana=True),
)


@dataclass(slots=True)
class FakeVoice:
    """Port ``Voice`` without an engine; remembers what it was asked."""

    listed: Sequence[VoiceInfo] = FAKE_VOICES
    """The voices it has."""
    said: list[str] = field(default_factory=list)
    """Every text said, in order."""
    stops: int = 0
    """How often it was stopped."""

    def voices(self) -> Sequence[VoiceInfo]:
        """List its voices."""
        return self.listed

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Write a tone as long as the letters of the line take, an even share of it for each unit.

        Raises UnspeakableTextError for a line without a word.
        """
        text, phrases = line.spoken.text, line.sentence.phrases
        if not can_be_said(text):
            raise nothing_to_say()
        seconds = sum(character.isalnum() for character in text) * SECONDS_A_CHARACTER / speed
        frames = max(1, round(seconds * SAMPLE_RATE / PERIOD)) * PERIOD
        one = array("h", (round(PEAK * math.sin(2 * math.pi * i / PERIOD)) for i in range(PERIOD)))
        out.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(out), "wb") as file:
            file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", "not compressed"))
            file.writeframes(one.tobytes() * (frames // PERIOD))
        self.said.append(text)
        units = [max(1, phrase.morae or phrase.syllables) for phrase in phrases]
        edges = [frames / SAMPLE_RATE * sum(units[:at]) / sum(units) for at in range(len(units) + 1)]
        times = tuple(Interval(start, end) for start, end in pairwise(edges))
        return Speech(Take(path=out, sample_rate=SAMPLE_RATE, frames=frames), times, exact=True)

    def stop(self) -> None:
        """Note that it was asked to stop; a line is over before anybody could."""
        self.stops += 1
