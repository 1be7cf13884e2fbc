"""How well takes are laid over their scripts: ``python -m tests.benchmarks.alignment [--clips FOLDER]``.

The pitches of ``pitches/`` are said by the built-in voice and, where they are installed, by the voices of
the extra ``voices``. Stretches of one to three phrases are cut out, some phrases are doubled, fillers and a
sentence of another pitch are spliced in; then the take is aligned as it is (digitally clean) and with noise
30, 20 and 10 dB below the speech. The columns:

- *phones*: where phones begin, against the voice's own times: median error, and share off by more than
  200 ms. Only the built-in voice tells them.
- *phrases*: the same of phrases that were said once.
- *skipped*: share of the phrases cut out that are found skipped; *false*: share of those said that are, too.
- *again*: share of the phrases said twice that are found repeated; *false* as before.
- *inserted*: share of the inserted seconds found off the script; *false*: share of the script's seconds.
- *fillers*: fillers spliced in that are called possible fillers (those with the right guess).
- *score*: the lowest of the right script; *others*: the highest of another pitch and of music.
- *wrong*: how many verdicts "fits" were wrong.
- *a minute*: seconds of one processor for a minute of speech.

``--clips`` is a folder of WAV files with a ``transcripts.json`` ({"file": "text"}) of real people. There is
no truth for them but the alignment of the intact clip, out of which phrases are then cut; starts are compared
with that.

It prints and never judges.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from pitchcoach.coach.listening.spoken_lines import spoken_lines
from pitchcoach.config.settings import Settings
from pitchcoach.locations import example_pitches
from pitchcoach.model.delivery import Alignment
from pitchcoach.model.pitch import Language
from pitchcoach.model.sound import VoiceInfo
from pitchcoach.model.speech import Line, Speech
from pitchcoach.text.document.pitchfile import DiskPitchFiles
from pitchcoach.transcript.acoustic import MODEL, read_model
from pitchcoach.transcript.english import align_english
from pitchcoach.transcript.japanese import align_japanese
from pitchcoach.voice.all_voices import AllVoices, engines
from pitchcoach.voice.cache import CachedVoice
from pitchcoach.voice.wav import samples_of
from tests.benchmarks.alignment_figures import HEAD, Figures
from tests.transcript.takes import READER, Piece, Truth, faded, lines, noisy, spoken, taken, tones

CONDITIONS: tuple[float | None, ...] = (None, 30.0, 20.0, 10.0)
"""dB between speech and noise; None: digitally clean."""
FILLERS: dict[Language, dict[str, str]] = {
    "ja": {
        **{"えーと": "えーと。", "えっと": "えっと。", "あのー": "あのー。", "えー": "えー。"},
        **{"そのー": "そのー。", "まあ": "まあ。", "なんか": "なんか。", "うーん": "うーん。"},
    },
    "en": {"um": "Um.", "uh": "Uh.", "er": "Er."},
}
CACHE_BYTES = 2_000_000_000
Align = Callable[[Truth, Sequence[Line]], Alignment | None]


def edited(pieces: Sequence[Piece], rate: int, chance: np.random.Generator, stuff: Sequence[Piece]) -> Truth:
    """Cut, double and splice at random."""
    numbers = sorted({piece.phrase for piece in pieces if piece.phrase is not None})
    gone: set[int] = set()
    for _ in range(max(1, len(numbers) // 12)):
        first = int(chance.integers(0, len(numbers)))
        gone.update(range(first, min(first + int(chance.integers(1, 4)), len(numbers))))
    places = [at for at, piece in enumerate(pieces) if piece.phrase is not None and piece.phrase not in gone]
    chosen = chance.choice(places, len(stuff), replace=False)
    spliced = {int(at): one for at, one in zip(chosen, stuff, strict=True)}
    gap = Piece(np.zeros(round(0.1 * rate), dtype=np.float32), kind="pause")
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in spliced:
            found += [gap, faded(spliced[at], rate), gap]
        if piece.phrase not in gone:
            found.append(faded(piece, rate))
    return taken(doubled(found, chance), rate)


def doubled(pieces: list[Piece], chance: np.random.Generator) -> list[Piece]:
    """Say one to four phrases that follow each other twice."""
    places = [at for at, piece in enumerate(pieces) if piece.phrase is not None]
    last = int(chance.integers(4, len(places)))
    first = places[last - int(chance.integers(0, 4))]
    end = places[last] + 1
    again = [piece for piece in pieces[first:end] if piece.kind in ("", "pause")]
    return [*pieces[:end], *again, *pieces[end:]]


def heard(truth: Truth, snr: float | None, chance: np.random.Generator) -> Truth:
    return truth if snr is None else noisy(truth, snr, chance)


def timed(align: Align, truth: Truth, script: Sequence[Line], figures: Figures) -> Alignment | None:
    begun = time.process_time()
    found = align(truth, script)
    figures.seconds.append((time.process_time() - begun) / (len(truth.samples) / truth.rate) * 60)
    return found


def synthetic(
    voices: CachedVoice, voice: VoiceInfo, scripts: Sequence[Sequence[Line]], align: Align, rounds: int
) -> dict[float | None, Figures]:
    """Let one voice say all scripts, and find what was done to them."""

    def say(line: Line, out: Path) -> Speech:
        return voices.say(line, voice, out)

    figures = {snr: Figures() for snr in CONDITIONS}
    chance = np.random.default_rng(7)
    names = FILLERS[scripts[0][0].language]
    with tempfile.TemporaryDirectory() as folder:
        whole = [spoken(script, say, Path(folder)) for script in scripts]
        said, rate = spoken(lines(*names.values(), language=scripts[0][0].language), say, Path(folder))
    sounds = [piece.samples for piece in said if piece.phrase is not None]
    fillers = [Piece(sound, kind="filler", name=name) for sound, name in zip(sounds, names, strict=True)]
    for at, (script, (pieces, _)) in enumerate(zip(scripts, whole, strict=True)):
        other = whole[at - len(whole) // 2][0]  # a neighbour may be a shorter form of the same
        first_pause = next(at for at, one in enumerate(other) if one.kind and one.samples.size > rate / 3)
        foreign = Piece(np.concatenate([piece.samples for piece in other[:first_pause]]), kind="speech")
        music = Truth(tones(20, rate), rate, {}, frozenset(), {}, ())
        for _ in range(rounds):
            stuff = [*(fillers[int(one)] for one in chance.choice(len(fillers), 3, replace=False)), foreign]
            clean = edited(pieces, rate, chance, stuff)
            for snr, one in figures.items():
                truth = heard(clean, snr, chance)
                found = timed(align, truth, script, one)
                one.verdict(found, right=True)
                if found is not None:
                    one.judge(truth, found)
        for snr, one in figures.items():
            one.verdict(align(heard(taken(pieces, rate), snr, chance), script), right=True)
            for wrong in (taken(other, rate), music):
                one.verdict(align(heard(wrong, snr, chance), script), right=False)
    return figures


def real(folder: Path, align: Align) -> dict[float | None, Figures]:
    """Cut one phrase to three out of every clip, at every place."""
    figures = {snr: Figures() for snr in CONDITIONS}
    chance = np.random.default_rng(7)
    texts = json.loads((folder / "transcripts.json").read_text("utf-8"))
    scripts = {name: lines(text) for name, text in texts.items()}
    for name, script in scripts.items():
        samples, rate = samples_of(folder / name)
        intact = align(Truth(samples, rate, {}, frozenset(), {}, ()), script)
        if intact is None:
            continue
        pieces = pieces_of(samples, rate, intact)
        for snr, one in figures.items():
            for first in range(len(intact.phrases)):
                gone = range(first, first + 1 + first % 3)
                left = [piece for piece in pieces if piece.phrase not in gone]
                truth = heard(taken(left, rate), snr, chance)
                if (found := timed(align, truth, script, one)) is not None:
                    one.judge(truth, found)
            whole = heard(taken(pieces, rate), snr, chance)
            one.verdict(align(whole, script), right=True)
            for other in scripts.values():
                if other is not script:
                    one.verdict(align(whole, other), right=False)
    return figures


def pieces_of(samples: np.ndarray, rate: int, intact: Alignment) -> list[Piece]:
    """Cut a clip where its phrases begin and end."""
    edges = [0.0]
    for phrase in intact.phrases:
        edges += [phrase.start, phrase.end]
    edges.append(len(samples) / rate)
    cuts = [round(edge * rate) for edge in edges]
    parts = [samples[start:end] for start, end in pairwise(cuts)]
    found = [
        Piece(part, at // 2) if at % 2 else Piece(part, kind="pause")
        for at, part in enumerate(parts)
        if part.size
    ]
    return [faded(piece, rate) for piece in found]


def show(name: str, figures: dict[float | None, Figures]) -> None:
    for snr, one in figures.items():
        print(one.row(f"{name}, {'clean' if snr is None else f'{snr:.0f} dB'}"), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="How well takes are laid over their scripts.")
    parser.add_argument("--model", type=Path, default=MODEL, help="another acoustic model")
    parser.add_argument("--voice", action="append", metavar="ID", help="only this voice; may be given again")
    parser.add_argument("--pitches", type=Path, default=example_pitches())
    parser.add_argument("--rounds", type=int, default=3, help="edits of each pitch")
    parser.add_argument("--clips", type=Path, action="append", default=[])
    parser.add_argument("--speech", type=Path, help="where what the voices say is kept for the next time")
    options = parser.parse_args()
    model = read_model(options.model)
    aligners: dict[Language, Align] = {
        "ja": lambda truth, script: align_japanese(truth.samples, truth.rate, script, (), model),
        "en": lambda truth, script: align_english(truth.samples, truth.rate, script, ()),
    }
    files = DiskPitchFiles(Settings().time.slot_seconds)
    pitches = [files.load(file) for file in files.find(options.pitches)]
    print(HEAD + "\n" + "|---" * (HEAD.count("|") - 1) + "|")
    with tempfile.TemporaryDirectory() as folder:
        voices = CachedVoice(AllVoices(engines()), options.speech or Path(folder), CACHE_BYTES)
        known = [voice for voice in voices.voices() if voice.engine in ("mei", "kokoro", "hibari")]
        for voice in known:
            if options.voice and voice.id not in options.voice:
                continue
            for language, align in aligners.items():
                if language in voice.languages:
                    mine = [pitch for pitch in pitches if pitch.language == language]
                    scripts = [[one.line for one in spoken_lines(pitch, READER)] for pitch in mine]
                    show(voice.id, synthetic(voices, voice, scripts, align, options.rounds))
    for clips in options.clips:
        show(str(clips.name), real(clips, aligners["ja"]))


if __name__ == "__main__":
    main()
