"""A voice for tests and the demo: real files, a quiet tone instead of words, the same on every machine."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from pitchcoach.i18n import msg
from pitchcoach.model.sound import Interval, Take, VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.voice.characters import UnspeakableTextError, can_be_said, refuse_unreadable

SAMPLE_RATE: Final = 22050
PERIOD: Final = 100
"""Samples of one wave: 220.5 Hz, so that whole waves can be repeated."""
PEAK: Final = 1000
"""About -30 dBFS."""
NATURAL_RATE: Final = 160
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
    """Every text rendered, in order."""
    stops: int = 0
    """How often it was stopped."""

    def voices(self) -> Sequence[VoiceInfo]:
        """List its voices."""
        return self.listed

    def render(self, text: str, voice: VoiceInfo, out: Path, rate: int | None = None) -> Take:
        """Write a tone as long as the letters of ``text`` take at the rate.

        Raises UnspeakableTextError as the real voice does.
        """
        if not can_be_said(text):
            raise UnspeakableTextError(
                msg("there is nothing to say in this text"), remedy=msg("Write at least one word.")
            )
        refuse_unreadable(text, voice)
        letters = sum(character.isalnum() for character in text)
        seconds = letters * SECONDS_A_CHARACTER * NATURAL_RATE / (rate or NATURAL_RATE)
        one = array("h", (round(PEAK * math.sin(2 * math.pi * i / PERIOD)) for i in range(PERIOD)))
        frames = max(1, round(seconds * SAMPLE_RATE / PERIOD)) * PERIOD
        out.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(out), "wb") as file:
            file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", "not compressed"))
            file.writeframes(one.tobytes() * (frames // PERIOD))
        self.said.append(text)
        return Take(path=out, sample_rate=SAMPLE_RATE, frames=frames)

    def say(self, line: Line, voice: VoiceInfo, out: Path, speed: float = 1.0) -> Speech:
        """Write a tone for one line, an even share of it for each unit of its phrases."""
        phrases = line.sentence.phrases
        rate = round(NATURAL_RATE * speed)
        take = self.render(line.spoken.text, replace(voice, needs_kana=False), out, rate)
        units = [max(1, phrase.morae or phrase.syllables) for phrase in phrases]
        ends = [take.seconds * sum(units[: at + 1]) / sum(units) for at in range(len(units))]
        starts = [0.0, *ends[:-1]]
        times = tuple(Interval(start, end) for start, end in zip(starts, ends, strict=True))
        return Speech(take, times, exact=True)

    def stop(self) -> None:
        """Note that it was asked to stop; a render is over before anybody could."""
        self.stops += 1
