"""What ``alignment.py`` counts, and how a row of its table is made of it."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from pitchcoach.model.delivery import Alignment
from tests.transcript.takes import Truth

OFF = 0.2
"""Seconds: an error beyond is no blur but a mistake."""
HEAD = (
    "| take | phones | phrases | skipped | false | again | false | inserted | false | fillers | score "
    "| others | wrong | a minute |"
)


@dataclass
class Figures:
    """What was found under one condition."""

    counts: Counter[str] = field(default_factory=Counter)
    phones: list[float] = field(default_factory=list)
    phrases: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    """Of the processor, for a minute."""

    def row(self, name: str) -> str:
        cells = [
            name,
            errors(self.phones),
            errors(self.phrases),
            *(self.share(kind) for kind in ("skip", "false skip", "again", "false again")),
            *(self.share(kind, whole=False) for kind in ("inserted", "false inserted")),
            f"{self.counts['filler']} ({self.counts['filler named']}) of {self.counts['filler of']}",
            f"{min(self.scores):.2f}" if self.scores else "–",
            f"{max(self.others):.2f}" if self.others else "–",
            f"{self.counts['wrong']} of {self.counts['wrong of']}",
            f"{statistics.mean(self.seconds):.2f} s",
        ]
        return f"| {' | '.join(cells)} |"

    def share(self, kind: str, *, whole: bool = True) -> str:
        of = self.counts[f"{kind} of"]
        if not of:
            return "–"
        return f"{self.counts[kind] / of:.1%}" + (f" of {of}" if whole else "")

    def judge(self, truth: Truth, found: Alignment) -> None:
        """Count what is right and what is wrong about an alignment."""
        counts = self.counts
        for number, phrase in enumerate(found.phrases):
            real = truth.phrases.get(number)
            kind = "skip" if real is None else "false skip"
            counts[f"{kind} of"] += 1
            counts[kind] += phrase.said == "skipped"
            if real is None or phrase.said == "skipped":
                continue
            again = number in truth.repeated
            counts["again of" if again else "false again of"] += 1
            counts["again" if again else "false again"] += phrase.said == "repeated"
            if again or phrase.said == "repeated":
                continue
            self.phrases.append(abs(phrase.start - real.start))
            phones = truth.phones[number]
            if len(phones) == len(phrase.phones):
                self.phones += [abs(a.start - b) for a, b in zip(phrase.phones, phones, strict=True)]
        self._judge_extras(truth, found)

    def _judge_extras(self, truth: Truth, found: Alignment) -> None:
        counts = self.counts
        stray = np.zeros(len(truth.samples) * 100 // truth.rate + 1, dtype=bool)
        for extra in found.extras:
            stray[round(extra.start * 100) : round(extra.end * 100)] = True
        for interval, kind, name in truth.extras:
            inside = slice(round(interval.start * 100), round(interval.end * 100))
            counts["inserted"] += int(stray[inside].sum())
            counts["inserted of"] += inside.stop - inside.start
            if kind == "filler":
                near = [one for one in found.extras if one.start < interval.end and interval.start < one.end]
                called = [one for one in near if one.kind == "filler"]
                counts["filler of"] += 1
                counts["filler"] += bool(called)
                counts["filler named"] += any(one.guess == name for one in called)
        for interval in truth.phrases.values():
            inside = slice(round(interval.start * 100), round(interval.end * 100))
            counts["false inserted"] += int(stray[inside].sum())
            counts["false inserted of"] += inside.stop - inside.start

    def verdict(self, found: Alignment | None, *, right: bool) -> None:
        """Count whether "fits" is right of an intact script or of something else."""
        self.counts["wrong of"] += 1
        self.counts["wrong"] += (found is not None and found.fits) != right
        if found is not None:
            (self.scores if right else self.others).append(found.score)


def errors(found: Sequence[float]) -> str:
    if not found:
        return "–"
    off = sum(error > OFF for error in found) / len(found)
    return f"{statistics.median(found) * 1000:.0f} ms, {off:.1%}"
