"""Which phrases of two texts belong together: an alignment by phrase that keeps sentences recognisable.

Works on keys only (``passages.said``) and knows nothing of pitches. The same for both sides: exchanging them
exchanges them in the result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import Final

from pitchcoach.coach.drafting.passages import Kind, Passage, Piece, Unit

_SMALL: Final = 2
"""Characters of a phrase that two different sentences may share by chance."""
_RELATED: Final = 0.25
"""Share of the shorter side that must be the same for two passages to be compared phrase by phrase."""
_GROUP: Final = 4
"""Phrases on one side that may be one phrase on the other: readings do not always cut alike."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Units ``a`` to ``b`` of the left side against units ``c`` to ``d`` of the right one."""

    a: int
    b: int
    c: int
    d: int
    same: bool


def passages(left: Sequence[Unit], right: Sequence[Unit]) -> tuple[Passage, ...]:
    """Align two texts. Exchanging the sides exchanges them in the result and changes nothing else."""
    if _order(left) > _order(right):  # difflib prefers one side; ours is always the same one
        return tuple(Passage(tuple(p.mirrored for p in passage.pieces)) for passage in passages(right, left))
    groups = _cut(_blocks(left, right), left, right)
    settled = _merged([block for group in groups for block in _settled(group, left, right)])
    return tuple(
        Passage(tuple(_piece(block, left, right) for block in _merged(group)))
        for group in _cut(settled, left, right)
    )


def _order(side: Sequence[Unit]) -> list[tuple[str, bool]]:
    return [(unit.text, unit.opens) for unit in side]


def _blocks(left: Sequence[Unit], right: Sequence[Unit]) -> list[_Block]:
    matcher = SequenceMatcher(None, [u.key for u in left], [u.key for u in right], autojunk=False)
    blocks: list[_Block] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace":
            blocks += _regrouped(left, right, _Block(a, b, c, d, same=False))
        else:
            blocks.append(_Block(a, b, c, d, same=tag == "equal"))
    small = [_is_small(block, left, right) for block in blocks]
    between = [
        0 < i < len(blocks) - 1 and not (blocks[i - 1].same or blocks[i + 1].same) for i in range(len(blocks))
    ]
    return _merged(
        [replace(b, same=b.same and not (s and m)) for b, s, m in zip(blocks, small, between, strict=True)]
    )


def _is_small(block: _Block, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    return (
        block.b - block.a == block.d - block.c == 1
        and len(left[block.a].key) <= _SMALL
        and not (left[block.a].opens and right[block.c].opens)
    )


def _regrouped(left: Sequence[Unit], right: Sequence[Unit], block: _Block) -> list[_Block]:
    """Find in a differing block the longest stretch that is only cut into other phrases; then in the rest."""
    there = dict(_stretches(right, block.c, block.d))
    shared = [(len(key), a, b, key) for key, (a, b) in _stretches(left, block.a, block.b) if key in there]
    if not shared:
        return [block] if block.a < block.b or block.c < block.d else []
    _, a, b, key = max(shared, key=lambda found: (found[0], -found[1]))
    c, d = there[key]
    before = _Block(block.a, a, block.c, c, same=False)
    after = _Block(b, block.b, d, block.d, same=False)
    return [*_regrouped(left, right, before), _Block(a, b, c, d, same=True), *_regrouped(left, right, after)]


def _stretches(side: Sequence[Unit], start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    for a in range(start, end):
        for b in range(a + 1, min(a + _GROUP, end) + 1):
            if key := "".join(unit.key for unit in side[a:b]):
                yield key, (a, b)


def _merged(blocks: Sequence[_Block]) -> list[_Block]:
    """Join neighbouring blocks of the same fate."""
    joined: list[_Block] = []
    for block in blocks:
        if joined and not joined[-1].same and not block.same:
            joined[-1] = replace(joined[-1], b=block.b, d=block.d)
        else:
            joined.append(block)
    return joined


# Sentences


def _cut(blocks: Sequence[_Block], left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[list[_Block]]:
    """Cut blocks into groups wherever a sentence begins on both sides."""
    group: list[_Block] = []
    for block in blocks:
        for part in _by_sentence(block, left, right):
            if group and _opens(left, part.a) and _opens(right, part.c):
                yield group
                group = []
            group.append(part)
    if group:
        yield group


def _opens(side: Sequence[Unit], place: int) -> bool:
    return place >= len(side) or side[place].opens


def _by_sentence(block: _Block, left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[_Block]:
    """Cut one block at sentences: where both sides begin one, or one after the other in a differing block."""
    ours = [i for i in range(block.a + 1, block.b) if left[i].opens]
    theirs = [i for i in range(block.c + 1, block.d) if right[i].opens]
    if block.same:
        at = dict(zip(_ways(right, block.c, block.d), range(block.c + 1, block.d), strict=False))
        ways = dict(zip(range(block.a + 1, block.b), _ways(left, block.a, block.b), strict=False))
        both = [(i, at[ways[i]]) for i in ours if at.get(ways[i]) in theirs]
    elif _opens(left, block.b) and _opens(right, block.d):
        count = min(len(ours), len(theirs))
        more = [(i, block.d) for i in ours[count:]] + [(block.b, j) for j in theirs[count:]]
        both = [*zip(ours, theirs, strict=False), *more]  # one side has more sentences: they stand alone
    else:
        count = min(len(ours), len(theirs))
        both = list(zip(_ends(ours, count), _ends(theirs, count), strict=True))
    edges = [(block.a, block.c), *both, (block.b, block.d)]
    for (a, c), (b, d) in pairwise(edges):
        yield _Block(a, b, c, d, block.same)


def _ends(places: Sequence[int], count: int) -> list[int]:
    """Return ``count`` places, the last one among them."""
    return [*places[: count - 1], places[-1]] if count else []


def _ways(side: Sequence[Unit], start: int, end: int) -> Iterator[int]:
    """Count how much is said from ``start`` to the end of each unit: equal on both sides, they meet there."""
    return accumulate(len(unit.key) for unit in side[start:end])


def _settled(group: list[_Block], left: Sequence[Unit], right: Sequence[Unit]) -> list[_Block]:
    """Take two passages that share hardly anything for different ones altogether."""
    whole = _Block(group[0].a, group[-1].b, group[0].c, group[-1].d, same=False)
    shorter = min(_length(left[whole.a : whole.b]), _length(right[whole.c : whole.d]))
    shared = sum(_length(left[block.a : block.b]) for block in group if block.same)
    return [whole] if len(group) > 1 and shared < shorter * _RELATED else group


def _length(side: Sequence[Unit]) -> int:
    return sum(len(unit.key) for unit in side)


def _piece(block: _Block, left: Sequence[Unit], right: Sequence[Unit]) -> Piece:
    ours = tuple(unit.text for unit in left[block.a : block.b])
    theirs = tuple(unit.text for unit in right[block.c : block.d])
    kind: Kind = "same" if block.same else "replaced" if ours and theirs else "left" if ours else "right"
    return Piece(kind, ours, theirs)
