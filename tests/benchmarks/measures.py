"""What is measured of a take against what is known of it: ``python -m tests.benchmarks.measures``.

- *pauses*: sentences of the built-in voice, cut where their sound begins and ends (40 dB below the loudest
  moment), with silences of 0.25 to 2 s between them, in white and pink noise: how many are found, how far
  their edges are off (half of them, 95 % of them), and how many more there are outside the voice's own.
- *f0*: a synthetic voice whose f0 is known at each sample, through changing vowels, low and high: how often
  it is more than 20 % off, by how much where it is not, and how often voice and no voice are confused.
- *noise*: the level of the speech above noise of a known level.
- *loudness*: tones whose loudness the standard tells (ITU-R BS.1770-4, EBU Tech 3341).
- *work*: seconds for a minute of 48 kHz, of one channel and of two.

It prints and never judges: machines differ and are busy.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.locations import example_pitches
from pitchcoach.model.delivery import Measures
from pitchcoach.model.sound import Interval
from pitchcoach.speech.measurer import SpeechMeasurer
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.voice.all_voices import AllVoices, engines
from pitchcoach.voice.choose import choose_voice
from pitchcoach.voice.silence import sounding
from pitchcoach.voice.wav import samples_of
from tests.speech.signals import Samples, noise, pink, sine, vowels

GAPS = (0.25, 0.4, 0.6, 1.0, 2.0)
SPEECH_RMS = 0.05


def sentences(pitch: Path) -> tuple[list[Samples], list[list[Interval]], int]:
    """Return each sentence of a pitch in the built-in voice, the voice's own pauses in it, and the rate."""
    reader, voices = PitchReader(None), AllVoices(engines())
    reader.load()
    voice = choose_voice([one for one in voices.voices() if one.engine == "mei"], "ja")
    spoken, own, rate = [], [], 0
    with tempfile.TemporaryDirectory() as folder:
        for line in spoken_lines(DiskPitchFiles(60.0).load(pitch), reader):
            speech = voices.say(line.line, voice, Path(folder) / "line.wav")
            samples, rate = samples_of(speech.take.path)
            sounds = sounding(samples, rate)
            spoken.append(samples[round(sounds.start * rate) : round(sounds.end * rate)])
            cut = sounds.start
            own.append([Interval(a.end - cut, b.start - cut) for a, b in pairwise(speech.times)])
    loud = float(np.sqrt(np.mean(np.concatenate(spoken) ** 2)))
    return [one * np.float32(SPEECH_RMS / loud) for one in spoken], own, rate


def joined(
    spoken: Sequence[Samples], own: Sequence[Sequence[Interval]], rate: int
) -> tuple[Samples, list[Interval], list[Interval]]:
    """Return sentences with silences between them, the silences, and the voice's own pauses."""
    random = np.random.default_rng(3)
    pieces, at = [np.zeros(round(0.6 * rate), np.float32)], 0.6
    truth, others = [], []
    for number, (sentence, inside) in enumerate(zip(spoken, own, strict=True)):
        if number:
            gap = float(random.choice(GAPS))
            truth.append(Interval(at, at + gap))
            pieces.append(np.zeros(round(gap * rate), np.float32))
            at += gap
        others += [Interval(at + one.start, at + one.end) for one in inside]
        pieces.append(sentence)
        at += len(sentence) / rate
    pieces.append(np.zeros(round(0.5 * rate), np.float32))
    return np.concatenate(pieces), truth, others


def pause_rows(pitches: Sequence[Path]) -> Iterator[str]:
    made = [joined(*sentences(pitch)) for pitch in pitches]
    rate = 48_000
    for name, noise_of in (("white", noise), ("pink", pink)):
        for snr in (None, 30, 20, 15, 10):
            if snr is None and name == "pink":
                continue
            found_of, errors, extra, count = 0, [], 0, 0
            for samples, truth, others in made:
                heard = samples
                if snr is not None:
                    rms = SPEECH_RMS * 10 ** (-snr / 20)
                    heard = samples + noise_of(len(samples) / rate, rate, rms)[: len(samples)]
                pauses = SpeechMeasurer().measure(heard, rate).pauses
                for gap in truth:
                    near = max(pauses, key=lambda one, gap=gap: shared(one, gap), default=None)
                    count += 1
                    if near is not None and shared(near, gap) > 0.5 * (gap.end - gap.start):
                        found_of += 1
                        errors += [abs(near.start - gap.start), abs(near.end - gap.end)]
                extra += sum(all(shared(one, known) <= 0 for known in (*truth, *others)) for one in pauses)
            half, most = np.percentile(errors, [50, 95]) * 1000
            label = "none" if snr is None else f"{name}, {snr} dB"
            yield f"| {label} | {found_of / count:.1%} of {count} | {half:.0f} / {most:.0f} ms | {extra} |"


def shared(one: Interval, other: Interval) -> float:
    return min(one.end, other.end) - max(one.start, other.start)


def f0_rows() -> Iterator[str]:
    for middle in (100.0, 140.0, 220.0, 300.0):
        for rate, snr in ((48_000, None), (16_000, 20), (8_000, 10)):
            samples, truth = vowels(30.0, rate, middle)
            if snr is not None:
                rms = float(np.sqrt(np.mean(samples**2))) * 10 ** (-snr / 20)
                samples = samples + noise(len(samples) / rate, rate, rms)[: len(samples)]
            curve = SpeechMeasurer().measure(samples, rate).f0
            found = np.array([0.0 if value is None else value for value in curve.values])
            known = truth[np.minimum((np.arange(len(found)) * curve.step * rate).astype(int), len(truth) - 1)]
            both = (found > 0) & (known > 0)
            ratio = found[both] / known[both]
            gross = np.abs(ratio - 1) > 0.2
            fine = np.median(np.abs(12 * np.log2(ratio[~gross])))
            yield (
                f"| {middle:.0f} Hz, {rate // 1000} kHz, {'no noise' if snr is None else f'{snr} dB'} "
                f"| {gross.mean():.2%} | {fine:.3f} | {((found > 0) != (known > 0)).mean():.1%} |"
            )


def snr_rows() -> Iterator[str]:
    rate = 16_000
    spoken, _ = vowels(20.0, rate, 130.0)
    level = float(np.sqrt(np.mean(spoken[np.abs(spoken) > 0] ** 2)))
    quiet = np.zeros(rate, np.float32)
    for snr in (40, 30, 20, 10):
        take = np.concatenate([quiet, spoken, quiet])
        heard = take + noise(len(take) / rate, rate, level * 10 ** (-snr / 20))[: len(take)]
        yield f"| {snr} dB | {told(SpeechMeasurer().measure(heard, rate).snr_db)} dB |"


def loudness_rows() -> Iterator[str]:
    for rate in (8_000, 16_000, 44_100, 48_000, 96_000):
        one = SpeechMeasurer().measure(sine(997, 5.0, rate), rate).loudness_lufs
        two = np.stack([sine(997, 5.0, rate, 10 ** (-23 / 20))] * 2, axis=1)
        both = SpeechMeasurer().measure(two, rate).loudness_lufs
        yield f"| {rate} Hz | {told(one, 2)} (-3.01) | {told(both, 2)} (-23.00) |"


def told(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def work_rows() -> Iterator[str]:
    rate = 48_000
    one, _ = vowels(60.0, rate, 130.0)
    for name, samples in (("one channel", one), ("two channels", np.stack([one, one * 0.9], axis=1))):
        begun = time.perf_counter()
        found: Measures = SpeechMeasurer().measure(samples, rate)
        yield f"| {name} | {time.perf_counter() - begun:.2f} s for {found.duration_seconds:.0f} s |"


def show(title: str, head: str, rows: Iterator[str]) -> None:
    print(f"\n{title}\n\n| {head} |\n|{'---|' * (head.count('|') + 1)}")
    for row in rows:
        print(row, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="What is measured of a take against what is known of it.")
    parser.add_argument("--pitches", type=Path, default=example_pitches())
    options = parser.parse_args()
    files = DiskPitchFiles(60.0)
    japanese = [path for path in files.find(options.pitches) if files.load(path).language == "ja"]
    show("Pauses", "noise | found | edges off, half / 95 % | more", pause_rows(japanese))
    show("f0", "voice | gross errors | off, semitones | voice confused", f0_rows())
    show("Noise", "made | measured", snr_rows())
    show("Loudness", "rate | 997 Hz, 0 dBFS (known) | both channels, -23 dBFS (known)", loudness_rows())
    show("Work", "take | seconds", work_rows())


if __name__ == "__main__":
    main()
