"""Every voice of this machine in figures: ``python -m tests.benchmarks.voices [--voice ID]…``.

For each voice, over the pitches of its language in ``pitches/``:

- *first*: seconds from asking for a sentence to its sound, median, with the engine loaded; *cold*: the first.
- *work*: seconds of work for a second of speech.
- *fit 60*: how far a pitch read "in exactly 60 s" is from that.
- *at pauses*: when a phrase is said to begin against where sound begins again after the silence before it.
- *by ear*: the same for every phrase against where a method that knows nothing of the engine hears it: the
  speech laid over that of the built-in voice (Japanese, and neither for that voice itself nor for espeak,
  which is no match for it).

It prints and never judges: machines differ and are busy.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pitchcoach.coach.listening.fit import fit
from pitchcoach.coach.listening.rendering import SLOW
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Speech
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.alignment import aligned
from pitchcoach.voice.all_voices import AllVoices, engines
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.silence import silences
from pitchcoach.voice.wav import samples_of

SETTINGS = Settings()
Say = Callable[[SpokenLine, float], Speech]


@dataclass
class Figures:
    """What was measured of one voice."""

    seconds: list[float] = field(default_factory=list)
    """Work for each line."""
    spoken: list[float] = field(default_factory=list)
    """Length of each line."""
    fits: list[float] = field(default_factory=list)
    """Error of each fitted pitch, as a share."""
    at_pauses: list[float] = field(default_factory=list)
    by_ear: list[float] = field(default_factory=list)


def measured(voice: VoiceInfo, voices: AllVoices, pitches: Sequence[Sequence[SpokenLine]]) -> Figures:
    figures = Figures()
    with tempfile.TemporaryDirectory() as folder:

        def say(line: SpokenLine, speed: float) -> Speech:
            return voices.say(line.line, voice, Path(folder) / "line.wav", speed)

        for lines in pitches:
            for line in lines:
                begun = time.perf_counter()
                speech = say(line, 1.0)
                figures.seconds.append(time.perf_counter() - begun)
                figures.spoken.append(speech.take.seconds)
                compare(line, speech, figures, by_ear=voice.engine != "mei" and not voice.needs_kana)
            figures.fits.append(fitted(lines, say, thrifty=voice.realtime > SLOW))
    return figures


def compare(line: SpokenLine, speech: Speech, figures: Figures, *, by_ear: bool) -> None:
    samples, rate = samples_of(speech.take.path)
    gaps = silences(samples, rate)
    phrases = line.line.sentence.phrases
    for at, phrase in enumerate(phrases[:-1]):
        start = speech.times[at + 1].start
        near = min((abs(gap.end - start) for gap in gaps), default=1.0)
        if phrase.pause and near < 0.25:  # else the voice passed over the pause
            figures.at_pauses.append(near)
    heard = aligned(samples, rate, line.line) if by_ear else None
    if heard is not None:
        figures.by_ear += [abs(a.start - b.start) for a, b in zip(speech.times, heard, strict=True)]


def fitted(lines: Sequence[SpokenLine], say: Say, *, thrifty: bool) -> float:
    return abs(fit(lines, 60.0, lambda at, speed: say(lines[at], speed), SETTINGS, thrifty=thrifty).error)


def milliseconds(errors: Sequence[float]) -> str:
    if not errors:
        return "–"
    ordered = sorted(errors)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{statistics.median(ordered) * 1000:.0f} / {high * 1000:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Every voice of this machine in figures.")
    parser.add_argument("--voice", action="append", metavar="ID")
    parser.add_argument("--pitches", type=Path, default=example_pitches())
    options = parser.parse_args()
    files, reader = DiskPitchFiles(SETTINGS.time.slot_seconds), PitchReader(None)
    reader.load()
    voices = AllVoices(engines())
    known = voices.voices()
    wanted = [voice for voice in known if voice.id in (options.voice or ())]
    if not options.voice:
        wanted = [voice for voice in known if voice.engine != "system"]
        system = [voice for voice in known if voice.engine == "system"]
        wanted += [choose_voice(system, "ja"), choose_voice(system, "en")] if system else []
    print("| voice | first (cold) | work | fit 60, worst | at pauses, half / 95 % | by ear, half / 95 % |")
    print("|---|---|---|---|---|---|")
    for voice in wanted:
        pitches = [
            spoken_lines(pitch, reader)
            for pitch in map(files.load, files.find(options.pitches))
            if pitch.language in voice.languages
        ]
        figures = measured(voice, voices, pitches)
        print(
            f"| {voice.id} | {statistics.median(figures.seconds[1:]):.2f} s ({figures.seconds[0]:.2f} s) "
            f"| {sum(figures.seconds) / sum(figures.spoken):.3f} | {max(figures.fits):.2%} "
            f"| {milliseconds(figures.at_pauses)} ms | {milliseconds(figures.by_ear)} ms |",
            flush=True,
        )


if __name__ == "__main__":
    main()
