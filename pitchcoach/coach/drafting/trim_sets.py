"""Which cuts together bring a pitch inside its slot: few, redundancies first, with little lost.

The search adds up what each cut saves alone; what it finds is measured again on the changed text before it is
shown, and no cut stays in a set that fits without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pitchcoach.coach.drafting.trim_measure import Measure
from pitchcoach.model.trim import Candidate, CutKind, CutSet

MOST_SETS: Final = 5
_LOSS: Final[dict[CutKind, float]] = {"redundant": 0.0, "phrase": 0.6, "clause": 0.8, "sentence": 1.0}
"""What a character costs whose loss is felt."""
_EVIDENCE: Final = re.compile(
    r"[0-9０-９]|[一二三四五六七八九十百千万半](?:年|月|日|人|件|社|割|倍|か|つ|分|時間|週間|円|度)"
)
_MORE_FOR_EVIDENCE: Final = 1.3
"""A figure is what listeners remember: sentences with one go last."""
_TRIES: Final = 4
Cuts = tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Taste:
    """What a search would rather give: edits or words."""

    edit: float
    """Price of one edit more."""
    loss: float
    """Price of one character lost."""

    def price(self, candidate: Candidate) -> float:
        return self.edit + self.loss * loss(candidate)


_EVEN: Final = _Taste(6, 1.0)
_GENTLE: Final = _Taste(2, 2.0)
_FEW: Final = _Taste(40, 0.5)


def loss(candidate: Candidate) -> float:
    """Return how much of what is said a cut loses, in characters."""
    cut = candidate.cut
    weight = _LOSS[cut.kind] * (_MORE_FOR_EVIDENCE if _EVIDENCE.search(cut.words) else 1.0)
    return weight * candidate.characters


def sets(candidates: Sequence[Candidate], measure: Measure) -> tuple[CutSet, ...]:
    """Return the smallest sets that fit, the best first; when nothing fits, what comes nearest."""
    found: list[Cuts] = []
    for pool, taste in _searches(candidates, found):
        chosen = _fitting(pool, taste, measure)
        if chosen and chosen not in found and not any(_alike(chosen, other) for other in found):
            found.append(chosen)
        if len(found) == MOST_SETS:
            break
    if not found:
        nearest = _nearest(candidates, measure)
        return (_as_set(nearest, measure),) if nearest else ()
    found.sort(key=lambda chosen: sum(map(_EVEN.price, chosen)))
    return tuple(_as_set(chosen, measure) for chosen in found)


def _searches(candidates: Sequence[Candidate], found: list[Cuts]) -> Iterator[tuple[list[Candidate], _Taste]]:
    """Yield what to search: all cuts by several tastes, then without what the sets so far rest on."""
    for taste in (_EVEN, _GENTLE, _FEW):
        yield list(candidates), taste
    for number in range(MOST_SETS):
        if number >= len(found):
            return
        for felt in sorted((c for c in found[number] if loss(c)), key=loss, reverse=True)[:2]:
            yield [c for c in candidates if c is not felt], _EVEN


def _fitting(pool: Sequence[Candidate], taste: _Taste, measure: Measure) -> Cuts:
    """Return a set that really fits and of which nothing can be left out; nothing when there is none."""
    now = measure.figures()
    if now is None:
        return ()
    length, seconds = measure.over(now)
    for _ in range(_TRIES):
        chosen = _cover(pool, taste, length, seconds)
        if not chosen:
            return ()
        there = measure.figures([c.cut for c in chosen])
        if there is None:
            return ()
        over = measure.over(there)
        if over == (0, 0.0):
            return _smallest(chosen, taste, measure)
        length, seconds = length + over[0], seconds + over[1] + 0.05 * (over[1] > 0)
    return ()


def _cover(pool: Sequence[Candidate], taste: _Taste, length: int, seconds: float) -> Cuts:
    """Return cuts whose savings add up to what is needed: greedily, then without what is too much."""
    chosen: list[Candidate] = []
    open_ = list(pool)
    left_length, left_seconds = length, seconds
    while left_length > 0 or left_seconds > 0:

        def worth(c: Candidate, left: tuple[float, float] = (left_length, left_seconds)) -> float:
            gain = max(0.0, min(_length(c), left[0])) / max(length, 1)
            gain += max(0.0, min(c.seconds, left[1])) / max(seconds, 1.0)
            return gain / taste.price(c)

        best = max(open_, key=worth, default=None)
        if best is None or worth(best) <= 0:
            return ()
        chosen.append(best)
        open_ = [c for c in open_ if _free(c, (best,))]
        left_length, left_seconds = left_length - _length(best), left_seconds - best.seconds
    for c in _dear_first(chosen, taste):
        if _enough([other for other in chosen if other is not c], length, seconds):
            chosen.remove(c)
    _exchange(chosen, pool, taste, length, seconds)
    return _in_order(chosen)


def _exchange(
    chosen: list[Candidate], pool: Sequence[Candidate], taste: _Taste, length: int, seconds: float
) -> None:
    """Put a cheaper cut in the place of a dearer one wherever that is enough too."""
    for dear in sorted(chosen, key=taste.price, reverse=True):
        rest = [c for c in chosen if c is not dear]
        cheaper = [
            c
            for c in pool
            if taste.price(c) < taste.price(dear) and _free(c, rest) and _enough([*rest, c], length, seconds)
        ]
        if cheaper:
            chosen[:] = [*rest, min(cheaper, key=taste.price)]


def _smallest(chosen: Cuts, taste: _Taste, measure: Measure) -> Cuts:
    """Leave out what the set fits without, dear cuts first."""
    kept = list(chosen)
    for c in _dear_first(chosen, taste):
        rest = [other for other in kept if other is not c]
        if measure.fits([other.cut for other in rest]):
            kept = rest
    return _in_order(kept)


def _dear_first(chosen: Iterable[Candidate], taste: _Taste) -> list[Candidate]:
    """Order cuts by what they cost; of equals the one that saves least comes first: an edit for little."""
    return sorted(chosen, key=lambda c: (-taste.price(c), c.seconds, c.characters))


def _nearest(candidates: Sequence[Candidate], measure: Measure) -> Cuts:
    """Return all that can go at once: of cuts that want the same words the one that saves most."""
    chosen: list[Candidate] = []
    for c in sorted(candidates, key=lambda c: (c.seconds, c.characters), reverse=True):
        if _free(c, chosen):
            chosen.append(c)
    while chosen and measure.figures([c.cut for c in chosen]) is None:
        chosen.pop()
    return _in_order(chosen)


def _alike(one: Cuts, two: Cuts) -> bool:
    """Tell whether two sets lose the same and hardly differ in the rest."""
    felt = [{c.cut for c in cuts if loss(c)} for cuts in (one, two)]
    mine, yours = {c.cut for c in one}, {c.cut for c in two}
    return felt[0] == felt[1] and len(mine & yours) > len(mine | yours) / 2


def _as_set(chosen: Cuts, measure: Measure) -> CutSet:
    report = measure.changed([c.cut for c in chosen])
    before = measure.report
    length = (
        before.characters - report.characters if before.words is None else before.words - (report.words or 0)
    )
    return CutSet(chosen, before.estimate.seconds - report.estimate.seconds, length, report)


def _enough(chosen: Sequence[Candidate], length: int, seconds: float) -> bool:
    return sum(map(_length, chosen)) >= length and sum(c.seconds for c in chosen) >= seconds


def _length(c: Candidate) -> int:
    """Return what a cut saves of what is counted: words where there are any, else characters."""
    return c.words or c.characters


def _free(c: Candidate, chosen: Iterable[Candidate]) -> bool:
    return not any(c is other or c.cut.touches(other.cut) for other in chosen)


def _in_order(chosen: Iterable[Candidate]) -> Cuts:
    return tuple(sorted(chosen, key=lambda c: (c.cut.section, c.cut.start)))
