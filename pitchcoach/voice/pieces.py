"""Phrases as the sounds a neural voice is fed, and the times its durations give them.

Such a voice knows sounds as numbers, takes only so many at once, and hears the rest of the sentence in how it
says a phrase: as many phrases as it takes are said together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.voice.silence import silences, snapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


LAG_SECONDS: Final = 0.0625
"""A sound is heard so much before its duration says: the same in Kokoro's and Hibari's graphs, two and a half
of Kokoro's frames (median against the onsets after 52 pauses, and against two forced aligners)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One phrase."""

    sounds: str
    """What is said, a space between its words; empty when nothing is."""
    tail: str
    """Punctuation after it, with the space before the next phrase; mere pauses."""


Synthesise = Callable[[Sequence[int]], "tuple[NDArray[np.float32], Sequence[float]]"]
"""Numbers of sounds into samples of shape (frames,), and in which each sound begins and the last one ends."""


def synthesised(
    pieces: Sequence[Piece], numbers: Mapping[str, int], limit: int, rate: int, synthesise: Synthesise
) -> tuple[NDArray[np.float32], list[Interval]]:
    """Return the samples of all pieces and when each is said, in seconds.

    ``numbers`` tells which sounds the voice knows; others are left out.
    """
    import numpy as np

    sizes = [len(piece.sounds) + len(piece.tail) for piece in pieces]
    made: list[NDArray[np.float32]] = []
    times: list[Interval] = []
    before = 0
    for group in grouped(sizes, [bool(piece.tail.strip()) for piece in pieces], limit):
        fed: list[int] = []
        spans = []
        for piece in (pieces[at] for at in group):
            first = len(fed)
            fed += [numbers[sign] for sign in piece.sounds if sign in numbers]
            spans.append((first, len(fed)))
            fed += [numbers[sign] for sign in piece.tail if sign in numbers]
        samples, edges = synthesise(fed)
        starts = [(before + edge) / rate - LAG_SECONDS for edge in edges]
        times += [Interval(max(0.0, starts[first]), max(0.0, starts[last])) for first, last in spans]
        made.append(samples)
        before += len(samples)
    whole = np.concatenate(made)
    return whole, snapped(times, silences(whole, rate))


def grouped(sizes: Sequence[int], pauses: Sequence[bool], limit: int) -> list[range]:
    """Return runs of phrases within ``limit`` sounds: each ends at its last pause, or else where it must."""
    found: list[range] = []
    first = 0
    while first < len(sizes):
        last, size = first, 0
        while last < len(sizes) and (size + sizes[last] <= limit or last == first):
            size += sizes[last]
            last += 1
        if last < len(sizes):
            last = next((at + 1 for at in range(last - 1, first - 1, -1) if pauses[at]), last)
        found.append(range(first, last))
        first = last
    return found


def edges_of(ends: NDArray[np.int64], samples: int) -> list[float]:
    """Return in which sample each sound begins and the last one ends.

    ``ends`` are those of the sounds and of the silences that stand for the sentence's two ends, in frames
    of any length: together they are all the samples.
    """
    flat = ends.ravel()
    edges: list[float] = (flat[:-1] * (samples / flat[-1])).tolist()
    return edges
