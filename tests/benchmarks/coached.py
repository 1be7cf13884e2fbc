"""What a review says of speech to which something was done: what of it is found, what is said wrongly.

``python -m tests.benchmarks.coached [PITCH…]`` lets a synthetic speaker say example pitches, whole and with
one thing or several done to them, at three levels of room noise. No sound card is needed; what the running
program makes of the same speech is tested in ``tests/coached``. It prints and never judges.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from pitchcoach.cli.compose import compose_rooms
from pitchcoach.coach.hearing.delivery import Delivery, delivery
from pitchcoach.coach.hearing.delivery_noticed import hurried, left_out, possible_fillers
from pitchcoach.coach.listening.spoken_lines import SpokenLine, spoken_lines
from pitchcoach.coach.rooms import Rooms
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches, locations
from tests.coached.speaker import RATE, Deeds, Told, speak

EXAMPLES = ("gyoseishoshi-30byo.md", "gyoseishoshi-inshokuten.md")
NOISES = (-62.0, -50.0, -40.0)
"""Levels of the room in dBFS; the voice is near -20."""
LEAD_SECONDS = 3.0


@dataclass
class Tally:
    """What was found of what was done."""

    done: int = 0
    found: int = 0
    wrong: int = 0
    errors: list[float] = field(default_factory=list)

    def add(self, done: int, found: int, wrong: int) -> None:
        self.done, self.found, self.wrong = self.done + done, self.found + found, self.wrong + wrong


def deeds_for(lines: tuple[SpokenLine, ...]) -> Iterator[tuple[str, Deeds]]:
    """Yield what is done, one thing at a time and then all at once."""
    sections = len({line.section for line in lines})
    inner = [n for n in range(1, len(lines) - 1) if len(lines[n].line.sentence.phrases) > 2]
    yield "nothing", Deeds()
    for number in range(0, len(lines), 2):
        yield "a sentence skipped", Deeds(skip={number})
    for number in inner[:3]:
        yield "2 s of silence", Deeds(stall={(number, 1): 2.0})
    for section in range(sections):
        yield "a section rushed", Deeds(rush={section: 1.35})
    yield "one note", Deeds(flat=True)
    words = dict(
        zip(range(1, len(lines), 2), ("えーと", "あのー", "うーんと", "まあ", "えっと"), strict=False)
    )
    yield "fillers", Deeds(fillers=words)
    all_at_once = Deeds({2}, {(inner[-1], 1): 2.0}, {sections - 2: 1.3}, words, flat=True)
    yield "all at once", all_at_once


def heard(told: Told, lines: tuple[SpokenLine, ...], noise: float, rooms: Rooms) -> tuple[Delivery, float]:
    """Hear a speech in a room; what it told, and the seconds that took."""
    chance = np.random.default_rng(7)
    samples = np.concatenate([np.zeros(round(LEAD_SECONDS * RATE)), told.samples, np.zeros(RATE)])
    samples = (samples + chance.normal(0, 10 ** (noise / 20), len(samples))).astype(np.float32)
    began = time.perf_counter()
    measures = rooms.measurer().measure(samples[:, None], RATE)
    alignment = rooms.aligner().align(samples, RATE, [one.line for one in lines])
    found = delivery(measures, alignment, lines, rooms.settings)
    return found, time.perf_counter() - began


def judge(deeds: Deeds, told: Told, found: Delivery, settings: Settings, tallies: dict[str, Tally]) -> None:
    """Compare what a review says with what was done."""
    skipped = {one.line for run in left_out(found) for one in run}
    tallies["skipped"].add(len(deeds.skip), len(skipped & set(deeds.skip)), len(skipped - set(deeds.skip)))
    for place, seconds in told.stalls.items():
        near = [
            pause for pause in found.pauses if pause.phrase == place and abs(pause.seconds - seconds) < 0.3
        ]
        tallies["silence"].add(1, len(near[:1]), 0)
    fast = {number for number, _, _ in hurried(found, settings)}
    tallies["rushed"].add(len(deeds.rush), len(fast & set(deeds.rush)), len(fast - set(deeds.rush)))
    spread = found.measures.f0_sd_semitones
    flat = spread is not None and spread < settings.delivery.f0_flat
    tallies["flat"].add(int(deeds.flat), int(flat and deeds.flat), int(flat and not deeds.flat))
    extras, hits = possible_fillers(found), 0
    for start, end in told.fillers:
        hits += any(x.start < LEAD_SECONDS + end and x.end > LEAD_SECONDS + start for x in extras)
    tallies["fillers"].add(len(told.fillers), hits, max(0, len(extras) - hits))
    for number, (start, _) in told.lines.items():
        first = next((p for p in found.phrases if p.line == number and p.said != "skipped"), None)
        if first is not None and first.phrase == 0:
            tallies["starts"].errors.append(abs(first.start - LEAD_SECONDS - start) * 1000)


def main(names: list[str]) -> None:
    """Print a table for each level of noise."""
    settings = Settings()
    rooms = replace(compose_rooms(settings, locations()))
    print(f"{'room':>6} {'':10} {'done':>5} {'found':>6} {'wrongly':>8}")
    for noise in NOISES:
        tallies = {name: Tally() for name in ("skipped", "silence", "rushed", "flat", "fillers", "starts")}
        seconds = heard_seconds = 0.0
        for name in names:
            lines = spoken_lines(rooms.files.load(example_pitches() / name), rooms.checker.reader)
            for _, deeds in deeds_for(lines):
                with tempfile.TemporaryDirectory() as folder:
                    told = speak(lines, deeds, rooms, Path(folder))
                found, took = heard(told, lines, noise, rooms)
                seconds, heard_seconds = seconds + took, heard_seconds + len(told.samples) / RATE
                judge(deeds, told, found, settings, tallies)
        for what, tally in tallies.items():
            if tally.errors:
                median, worst = np.median(tally.errors), np.percentile(tally.errors, 95)
                print(
                    f"{noise:>6.0f} sentences begin: median {median:.0f} ms off, 95 % within {worst:.0f} ms"
                )
            else:
                print(f"{noise:>6.0f} {what:10} {tally.done:>5} {tally.found:>6} {tally.wrong:>8}")
        print(f"{noise:>6.0f} heard back in {seconds / heard_seconds * 60:.1f} s for each minute")


if __name__ == "__main__":
    main(sys.argv[1:] or list(EXAMPLES))
