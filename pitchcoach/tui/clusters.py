"""Characters as a reader counts them: where a cursor may stand and a line may break.

Rich knows most of it (combining marks, variation selectors, joined emoji); flags and half-width voicing marks
are added here. Cells are what Textual counts, so that what is measured here is what is drawn.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

from rich.cells import split_graphemes

_JOINER: Final = "\u200d"
_VOICING: Final = "\uff9e\uff9f"


def _flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _wrongly_joined(text: str, start: int, end: int) -> int | None:
    """Return where a joiner is followed by what is no emoji, which Rich takes as joined all the same."""
    for place in range(start + 1, end):
        if text[place - 1] == _JOINER and unicodedata.category(text[place]) not in {"So", "Sk", "Mn", "Cf"}:
            return place
    return None


@lru_cache(maxsize=128)
def clusters(text: str) -> tuple[tuple[int, int, int], ...]:
    """Split ``text`` into ``(start, end, cells)``; the pieces cover it without gaps."""
    found: list[tuple[int, int, int]] = []
    half_flag = False
    for start, end, cells in split_graphemes(text)[0]:
        first = text[start]
        joined = _wrongly_joined(text, start, end)
        if joined is not None:  # while 👨‍👩 is being typed before い, its joiner must not take the い along
            found += [(start, joined, cells), (joined, end, 0)]
            half_flag = False
            continue
        if found and ((half_flag and _flag_half(first)) or first in _VOICING):
            begun, _, before = found[-1]
            found[-1] = (begun, end, before + cells)
            half_flag = False
        else:
            found.append((start, end, cells))
            half_flag = _flag_half(first)
    return tuple(found)


@lru_cache(maxsize=128)
def _edges(text: str) -> tuple[int, ...]:
    return (0, *(end for _, end, _ in clusters(text)))


def floor(text: str, index: int) -> int:
    """Return the start of the cluster that ``index`` points into; ``index`` itself at an edge."""
    edges = _edges(text)
    return edges[bisect_right(edges, index) - 1]


def before(text: str, index: int) -> int:
    """Return the edge before ``index``; 0 at the start."""
    edges = _edges(text)
    return edges[max(0, bisect_left(edges, index) - 1)]


def after(text: str, index: int) -> int:
    """Return the edge after ``index``; the length at the end."""
    edges = _edges(text)
    return edges[min(len(edges) - 1, bisect_right(edges, index))]
