"""How good the time estimate and the readings are, on recordings of real readers.

``python tests/benchmarks/estimate.py --one-reader FILE --many-readers FILE [--json]`` prints one table (or
the same as JSON) and exits 1 when a figure misses its target.

Both files hold one JSON object a line: ``text`` and ``dur`` (seconds from the first sound to the last of one
sentence, recorded singly); ``kana`` (the reading, made by hand) where readings are compared; ``speaker``
where there are many; ``commas`` where the texts have no punctuation.

Coefficients are fitted on one half and judged on the other, both ways round. One reader: the halves alternate
in blocks of ten sentences; a passage is estimated from the other half, where sentences that came before it
count as the newest. Many readers: the population is fitted on half of the readers and half of the texts,
passages are of the other readers and the other texts; the profile is learned from sentences of that reader
that are not in the passage. The pause between sentences is in no recording, so a passage is the sum of its
sentences.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pitchcoach.model.reading import Observation, Pace
from pitchcoach.text.reading.kana import count_morae, is_kana, katakana, pronounced
from pitchcoach.text.reading.reader import PitchReader
from pitchcoach.text.timing.estimate import with_range
from pitchcoach.text.timing.learning import learn, population_of
from pitchcoach.text.timing.pace import POPULATION, expected_seconds

PASSAGE_CHARACTERS = 320
BLOCK = 10
PROFILES = (1, 3, 8, 50)
PUBLISHED_RATE = 300.0
"""Characters a minute of the published rule."""
TARGETS = {
    ("one", "passage", "ours, the other half"): 2.4,
    ("many", "passage", "ours, no profile"): 8.0,
    ("many", "passage", "ours, after 8"): 4.7,
    ("many", "passage", "ours, after 50"): 4.2,
}
"""Mean absolute error in per cent that must not be exceeded: file, unit, method."""
COVERAGE = (75.0, 85.0)
"""Per cent of the passages of the methods above, all together, whose time lies in the 80 % range."""
MORAE_EXACT = 94.5
"""Per cent of sentences whose mora count must be that of the reading made by hand."""


@dataclass(frozen=True)
class Said:
    """One recorded sentence."""

    number: int
    speaker: str
    text: str
    observation: Observation
    kana: str | None
    read_as: str

    @property
    def seconds(self) -> float:
        return self.observation.seconds


@dataclass
class Score:
    """The errors of one method on one kind of text."""

    errors: list[float] = field(default_factory=list)
    covered: list[bool] = field(default_factory=list)

    def add(self, seconds: float, passage: Sequence[Said], pace: Pace | None = None) -> None:
        true = sum(said.seconds for said in passage)
        self.errors.append(100.0 * (seconds / true - 1.0))
        if pace is not None:
            estimate = with_range(seconds, pace)
            self.covered.append(estimate.low <= true <= estimate.high)

    def figures(self) -> dict[str, float | int | None]:
        sizes = sorted(abs(error) for error in self.errors)
        return {
            "count": len(sizes),
            "mape": statistics.fmean(sizes),
            "p90": sizes[int(0.9 * (len(sizes) - 1))],
            "bias": statistics.fmean(self.errors),
            "within_5": 100.0 * statistics.fmean(size <= 5.0 for size in sizes),
            "within_10": 100.0 * statistics.fmean(size <= 10.0 for size in sizes),
            "coverage": 100.0 * statistics.fmean(self.covered) if self.covered else None,
        }


Scores = dict[tuple[str, str, str], Score]
Rows = Sequence[dict[str, object]]


def load(path: Path, reader: PitchReader) -> list[Said]:
    sentences = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.strip():
                sentences.append(_said(number, json.loads(line), reader))
    return sentences


def _said(number: int, given: dict[str, object], reader: PitchReader) -> Said:
    text = str(given["text"])
    reading = reader.read(text, "ja")
    commas = given.get("commas")
    observation = Observation(
        units=reading.morae,
        commas=reading.commas if commas is None else int(str(commas)),
        stops=max(len(reading.sentences) - 1, 0),
        seconds=float(str(given["dur"])),
    )
    kana = given.get("kana")
    return Said(
        number=number,
        speaker=str(given.get("speaker", "")),
        text=text,
        observation=observation,
        kana=None if kana is None else str(kana),
        read_as="".join(phrase.kana for phrase in reading.phrases),
    )


def passages(sentences: Iterable[Said]) -> list[list[Said]]:
    """Join consecutive sentences until they have about 320 characters; what is left over is dropped."""
    done: list[list[Said]] = []
    current: list[Said] = []
    for said in sentences:
        current.append(said)
        if sum(len(one.text) for one in current) >= PASSAGE_CHARACTERS:
            done.append(current)
            current = []
    return done


def seconds_per_character(sentences: Sequence[Said]) -> float:
    return statistics.median(said.seconds / len(said.text) for said in sentences)


def estimate(passage: Sequence[Said], pace: Pace) -> float:
    return sum(expected_seconds(said.observation, pace) for said in passage)


def judge(scores: Scores, file: str, unit: str, passage: Sequence[Said], per_character: float) -> None:
    """Score the two methods that count characters."""
    characters = sum(len(said.text) for said in passage)
    _score(scores, file, unit, "characters x constant").add(characters * per_character, passage)
    _score(scores, file, unit, "300 characters a minute").add(characters * 60.0 / PUBLISHED_RATE, passage)


def _score(scores: Scores, file: str, unit: str, method: str) -> Score:
    return scores.setdefault((file, unit, method), Score())


def one_reader(sentences: Sequence[Said], scores: Scores) -> None:
    for side in (0, 1):
        train = [said for said in sentences if said.number // BLOCK % 2 == side]
        test = [said for said in sentences if said.number // BLOCK % 2 != side]
        per_character = seconds_per_character(train)
        cases = [("passage", passage) for passage in passages(test)]
        for _, block in groupby(test, key=lambda said: said.number // BLOCK):
            cases += [("sentence", [said]) for said in block]
        paces: dict[int, dict[str, Pace]] = {}
        for unit, passage in cases:
            block_number = passage[0].number // BLOCK
            if block_number not in paces:
                paces[block_number] = _one_reader_paces(train, passage[0].number)
            judge(scores, "one", unit, passage, per_character)
            for method, pace in paces[block_number].items():
                _score(scores, "one", unit, method).add(estimate(passage, pace), passage, pace)


def _one_reader_paces(train: Sequence[Said], number: int) -> dict[str, Pace]:
    """Learn from the other half alone, ordered so that the sentences before ``number`` are the newest."""
    ordered = [said.observation for said in train if said.number > number]
    ordered += [said.observation for said in train if said.number < number]
    paces = {"ours, no profile": POPULATION["ja"]}
    paces |= {f"ours, after {count}": learn(ordered[-count:], "ja") for count in PROFILES}
    return paces | {"ours, the other half": learn(ordered, "ja")}


def many_readers(sentences: Sequence[Said], scores: Scores) -> None:
    by_speaker: dict[str, list[Said]] = {}
    for said in sentences:
        by_speaker.setdefault(said.speaker, []).append(said)
    side_of_text = {text: at % 2 for at, text in enumerate(dict.fromkeys(said.text for said in sentences))}
    speakers = list(by_speaker)
    for reader_side in (0, 1):
        for text_side in (0, 1):
            train = [
                [said for said in by_speaker[name] if side_of_text[said.text] == text_side]
                for name in speakers[reader_side::2]
            ]
            population = population_of(
                [[said.observation for said in mine] for mine in train], POPULATION["ja"]
            )
            per_character = seconds_per_character([said for mine in train for said in mine])
            for name in speakers[1 - reader_side :: 2]:
                test = [said for said in by_speaker[name] if side_of_text[said.text] != text_side]
                _judge_speaker(scores, by_speaker[name], test, population, per_character)


def _judge_speaker(
    scores: Scores, own: Sequence[Said], test: Sequence[Said], population: Pace, per_character: float
) -> None:
    cases = [("passage", passage) for passage in passages(test)]
    cases += [("sentence", [said]) for said in test]
    for unit, passage in cases:
        judge(scores, "many", unit, passage, per_character)
        _score(scores, "many", unit, "ours, no profile").add(
            estimate(passage, population), passage, population
        )
        others = [said.observation for said in own if said not in passage]
        drawn = random.Random(f"{passage[0].speaker} {passage[0].number} {unit}")  # noqa: S311  # a benchmark
        for count in PROFILES:
            pace = learn(drawn.sample(others, min(count, len(others))), "ja", population)
            _score(scores, "many", unit, f"ours, after {count}").add(estimate(passage, pace), passage, pace)


def readings(sentences: Sequence[Said]) -> dict[str, float | int] | None:
    """Compare with the readings made by hand; None when the file has none."""
    compared = [(_only_kana(said.kana), said) for said in sentences if said.kana is not None]
    if not compared:
        return None
    given = sum(count_morae(kana) for kana, _ in compared)
    wrong = sum(abs(count_morae(kana) - said.observation.units) for kana, said in compared)
    return {
        "count": len(compared),
        "morae_exact": 100.0 * statistics.fmean(count_morae(k) == s.observation.units for k, s in compared),
        "kana_exact": 100.0 * statistics.fmean(pronounced(k) == pronounced(s.read_as) for k, s in compared),
        "mora_errors_per_1000": 1000.0 * wrong / given,
    }


def _only_kana(text: str) -> str:
    return "".join(sign for sign in katakana(text) if is_kana(sign))


def verdicts(scores: Scores, reading: dict[str, float | int] | None) -> list[dict[str, object]]:
    """List every target with what was reached."""
    listed: list[dict[str, object]] = []
    covered: list[bool] = []
    for key, limit in TARGETS.items():
        if key in scores:
            reached = scores[key].figures()["mape"]
            covered += scores[key].covered
            ok = reached is not None and reached <= limit
            listed.append({"target": " / ".join(key), "reached": reached, "at_most": limit, "ok": ok})
    if covered:
        share = 100.0 * statistics.fmean(covered)
        ok = COVERAGE[0] <= share <= COVERAGE[1]
        listed.append({"target": "80 % range covers", "reached": share, "between": COVERAGE, "ok": ok})
    if reading is not None:
        exact = reading["morae_exact"]
        ok = exact >= MORAE_EXACT
        listed.append({"target": "morae exact", "reached": exact, "at_least": MORAE_EXACT, "ok": ok})
    return listed


def show(result: dict[str, object], rows: Rows, targets: Rows) -> None:
    heads = "".join(f"{name:>7}" for name in ("MAPE", "p90", "bias", "<=5%", "<=10%", "range"))
    print(f"{'file':5} {'unit':9} {'method':25} {'n':>5}{heads}")
    for row in rows:
        figures = [row[name] for name in ("mape", "p90", "bias", "within_5", "within_10", "coverage")]
        shown = "".join("       " if figure is None else f"{figure:7.2f}" for figure in figures)
        print(f"{row['file']:5} {row['unit']:9} {row['method']:25} {row['count']:5}{shown}")
    print(f"\nreadings: {result['readings']}\n")
    for target in targets:
        limit = target.get("at_most") or target.get("at_least") or target.get("between")
        verdict = "ok  " if target["ok"] else "MISS"
        print(f"{verdict} {target['target']}: {target['reached']:.2f} (target {limit})")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--one-reader", type=Path, required=True)
    parser.add_argument("--many-readers", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    reader = PitchReader(None)
    scores: Scores = {}
    alone = load(options.one_reader, reader)
    one_reader(alone, scores)
    many_readers(load(options.many_readers, reader), scores)
    rows: list[dict[str, object]] = [
        {"file": file, "unit": unit, "method": method, **score.figures()}
        for (file, unit, method), score in scores.items()
    ]
    targets = verdicts(scores, readings(alone))
    result: dict[str, object] = {"rows": rows, "readings": readings(alone), "targets": targets}
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        show(result, rows, targets)
    return 0 if all(target["ok"] for target in targets) else 1


if __name__ == "__main__":
    sys.exit(main())
