"""An English take laid over its script, word by word, by pocketsphinx and the acoustic model in its wheel.

The script is handed over as a grammar: its phrases in order, with ways past some of them, back to earlier
ones, and between any two through silence, a filler, or a loop of phones that stands for anything else. It
has fewer phones than the language: it is there to catch, not to transcribe, and costs a third of the time.

What it cannot do: tell when each phone is said, learn the speaker, or name any filler but um, uh and er. A
word cut off in the middle counts as something else. No likelihood is told, either: the score is the logarithm
of the share that the script has in what sounds from its first word to its last.

Two pitches said by Hibari, down to 20 dB of noise (``tests/benchmarks/alignment.py``): phrases begin within
12 ms (median; 2 % are off by more than 0.2 s), 7 of 7 phrases cut out are found, none of 52 is called skipped
wrongly, 3 of 4 said twice are found and 3 to 5 of 6 fillers, all verdicts are right; a minute takes 2 s of
one processor. The model knows people: of a robot's voice (espeak) half is taken for something else. Accents
of Japanese speakers were not tried.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pitchcoach.model.delivery import AlignedPhrase, Alignment, Extra, Said
from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line
from pitchcoach.transcript.pronounce import spelled, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE: Final = 16000
"""Samples a second that the model needs at least."""
FILLERS: Final = ("um", "uh", "er")
_LOOP: Final = ("AA", "IY", "UW", "EH", "AH", "ER", "S", "T", "K", "N", "M", "L", "R", "D", "F")
"""Phones that stand for speech off the script."""
_SKIP, _SKIP_EACH, _BACK = 1e-10, 1e-2, 1e-15
_FILLER, _STRAY, _STRAY_EACH = 1e-1, 1e-9, 1e-3
_SILENCE: Final = 0.2
"""Probabilities of leaving the straight way; the recogniser weighs them against the sound."""
_SEARCH: Final = {
    **{"beam": 1e-55, "pbeam": 1e-55, "wbeam": 1e-35, "maxhmmpf": 1500},
    **{"lm": None, "bestpath": False, "fsgusefiller": False, "loglevel": "FATAL"},
}
"""How much is kept in sight: wider finds the same and takes ten times as long."""
_STEP: Final = 0.01
"""Seconds of a frame."""
_SHORTEST_EXTRA: Final = 0.12
"""Seconds of an off-script stretch, at least."""
_LONGEST_FILLER: Final = 0.8
"""Seconds of a filler, at most."""
_APART: Final = 0.15
"""Seconds between two off-script stretches that are two."""
_FITTING, _LEAST = 0.5, 0.15
"""Share of what sounds that is the script's, and share of the script that is said, from which a take fits."""
_NOTHING: Final = -10.0
"""The score of a take in which nothing of the script is found."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One word, filler or phone of the loop that was heard."""

    word: int | None
    """Which word of the script, counted through it; None for what is not in it."""
    name: str
    """What was heard: the filler, or a phone of the loop."""
    start: float
    end: float
    """Seconds."""


def align_english(
    samples: NDArray[np.float32], rate: int, lines: Sequence[Line], ignore: Sequence[Interval]
) -> Alignment | None:
    """Find the lines in mono samples; None when nothing sounds or the library is missing."""
    script = [words_of(phrase.text) for line in lines for phrase in line.sentence.phrases]
    spoken = [words for words in script if words]
    if not spoken or not samples.any() or len(samples) < rate // 5:
        return None
    try:
        import pocketsphinx
    except ImportError:
        return None
    samples, rate = _prepared(samples, rate, ignore)
    decoder = pocketsphinx.Decoder(samprate=rate, **_SEARCH)
    _teach(decoder, spoken)
    decoder.add_fsg("script", decoder.create_fsg("script", 0, len(spoken), list(_arcs(spoken))))
    decoder.activate_search("script")
    decoder.start_utt()
    decoder.process_raw((samples * 32767.0).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    heard = list(_heard(decoder)) if decoder.hyp() is not None else []
    extras = tuple(_extras(heard))
    share = _share(heard, extras)
    phrases = _phrases(lines, script, heard)
    said = sum(phrase.said != "skipped" for phrase in phrases) / len(phrases)
    score = math.log(share) if share else _NOTHING
    return Alignment(phrases, extras, share >= _FITTING and said >= _LEAST, score)


def _prepared(
    samples: NDArray[np.float32], rate: int, ignore: Sequence[Interval]
) -> tuple[NDArray[np.float32], int]:
    """Return samples within full scale, at a rate the model can use, silent where they are to be ignored."""
    import numpy as np

    samples = np.clip(samples, -1.0, 1.0).astype(np.float32)
    for one in ignore:
        samples[max(0, round(one.start * rate)) : max(0, round(one.end * rate))] = 0.0
    if rate >= RATE:
        return samples, rate
    places = np.arange(int(len(samples) * RATE / rate)) * (rate / RATE)
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32), RATE


def _teach(decoder: Any, phrases: Sequence[Sequence[str]]) -> None:
    """Give each word a name of its own, with all its pronunciations, and the loop its phones."""
    for phone in _LOOP:
        decoder.add_word(f"_{phone}", phone, False)
    for number, word in enumerate(word for words in phrases for word in words):
        for at, phones in enumerate(_pronunciations(decoder, word), start=1):
            decoder.add_word(f"w{number}" + (f"({at})" if at > 1 else ""), phones, False)
    decoder.add_word("_", _LOOP[0], True)  # the last one brings the recogniser up to date


def _pronunciations(decoder: Any, word: str) -> list[str]:
    found = [decoder.lookup_word(word)]
    while found[-1] is not None:
        found.append(decoder.lookup_word(f"{word}({len(found) + 1})"))
    return found[:-1] or [spelled(word, decoder.lookup_word)]


def _arcs(phrases: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, float] | tuple[int, int, float, str]]:
    """Lay out the grammar; places before, between and after the phrases have the lowest numbers."""
    count = len(phrases)
    node, number = count + 1, 0
    for place, words in enumerate(phrases):
        here = place
        for at in range(len(words)):
            there = place + 1 if at + 1 == len(words) else node
            yield here, there, 1.0, f"w{number}"
            if there == node:
                yield there, there, _SILENCE, "<sil>"
                node += 1
            here, number = there, number + 1
    for place in range(count + 1):
        yield place, place, _SILENCE, "<sil>"
        for filler in FILLERS:
            yield place, place, _FILLER, filler
        yield place, node, _STRAY
        yield node, place, 1.0
        for phone in (*(f"_{phone}" for phone in _LOOP), "<sil>"):
            yield node, node, _STRAY_EACH, phone
        node += 1
        for later in range(place + 1, count + 1):
            yield place, later, _SKIP * _SKIP_EACH ** (later - place)
        for earlier in range(place):
            yield place, earlier, _BACK


def _heard(decoder: Any) -> Iterator[Heard]:
    for segment in decoder.seg():
        name = segment.word.partition("(")[0]
        start, end = segment.start_frame * _STEP, (segment.end_frame + 1) * _STEP
        if name.startswith("w") and name[1:].isdigit():
            yield Heard(int(name[1:]), "", start, end)
        elif name.startswith("_") or name in FILLERS:
            yield Heard(None, name, start, end)


def _extras(heard: Sequence[Heard]) -> Iterator[Extra]:
    """Join what follows each other off the script; a short stretch with a filler in it is that filler."""
    run: list[Heard] = []
    for one in (*heard, None):
        if run and (one is None or one.word is not None or one.start - run[-1].end > _APART):
            start, end = run[0].start, run[-1].end
            filler = next((part.name for part in run if part.name in FILLERS), "")
            if end - start > _LONGEST_FILLER:
                filler = ""
            if end - start >= _SHORTEST_EXTRA:
                yield Extra(start, end, "filler" if filler else "speech", filler)
            run = []
        if one is not None and one.word is None:
            run.append(one)


def _share(heard: Sequence[Heard], extras: Sequence[Extra]) -> float:
    """Return how much of what sounds between the first and the last word of the script is the script's."""
    own = [one for one in heard if one.word is not None]
    if not own:
        return 0.0
    mine = sum(one.end - one.start for one in own)
    stray = sum(one.end - one.start for one in extras if own[0].start <= one.start < own[-1].end)
    return mine / (mine + stray)


def _phrases(
    lines: Sequence[Line], script: Sequence[Sequence[str]], heard: Sequence[Heard]
) -> tuple[AlignedPhrase, ...]:
    """Return each phrase with the time of its last words; one is said when its last word is reached."""
    ends: dict[int, list[Heard]] = {}
    for one in heard:
        if one.word is not None:
            ends.setdefault(one.word, []).append(one)
    found: list[AlignedPhrase] = []
    first = 0
    now = min((one.start for one in heard if one.word is not None), default=0.0)
    for number, line in enumerate(lines):
        for at in range(len(line.sentence.phrases)):
            words = script[len(found)]
            last = first + len(words) - 1
            if not words:  # nothing to hear: it goes with the one before
                said: Said = found[-1].said if found else "skipped"
                found.append(AlignedPhrase(number, at, now, now, said))
            elif last not in ends:
                found.append(AlignedPhrase(number, at, now, now, "skipped"))
            else:
                times = len(ends[last])
                start, now = ends[first][-1].start, ends[last][-1].end
                found.append(AlignedPhrase(number, at, start, now, "repeated" if times > 1 else "said"))
            first = last + 1
    return tuple(found)
