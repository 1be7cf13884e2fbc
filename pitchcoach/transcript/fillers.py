"""What an off-script stretch may be: a filled pause, other speech, or no speech at all.

A filler is guessed by laying its phones over the stretch. It is a guess: about a quarter of them are missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pitchcoach.model.delivery import Extra
from pitchcoach.transcript.acoustic import SILENT, states_of
from pitchcoach.transcript.features import CENTRE, STEP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILLERS: Final = {
    "えーと": ("e", "e", "t", "o"),
    "えっと": ("e", "cl", "t", "o"),
    "あのー": ("a", "n", "o", "o"),
    "えー": ("e", "e"),
    "そのー": ("s", "o", "n", "o", "o"),
    "まあ": ("m", "a", "a"),
    "なんか": ("n", "a", "N", "k", "a"),
    "うーん": ("u", "u", "N"),
    "んー": ("N", "N"),
    "あー": ("a", "a"),
}
"""Fillers by how they are written, as the phones they are made of."""
_LONGEST: Final = 1.6
"""Seconds of one filler."""
_MATCH: Final = -3.0
"""Mean a frame against the best state, that a filler must reach."""
_NEVER: Final = -1e30


def extra_of(scores: NDArray[np.float32], first: int) -> Extra:
    """Return what a stretch may be, from its scores of shape (frames, states of the model)."""
    start = first * STEP + CENTRE - STEP / 2
    end = start + len(scores) * STEP
    silent = scores[:, SILENT].max(axis=1) > -1.0
    if silent.mean() > 0.7:
        return Extra(start, end, "other")
    if end - start <= _LONGEST:
        best, name = max((match(scores, phones), name) for name, phones in FILLERS.items())
        if best >= _MATCH:
            return Extra(start, end, "filler", name)
    return Extra(start, end, "speech")


def match(scores: NDArray[np.float32], phones: tuple[str, ...]) -> float:
    """Return how well phones explain a whole stretch, with silence at its ends: the mean of its frames."""
    import numpy as np

    emits = np.array([SILENT[1], *(state for phone in phones for state in states_of(phone)), SILENT[1]])
    if len(scores) < len(emits):
        return _NEVER
    best = np.full(len(emits), _NEVER)
    best[:2] = scores[0, emits[:2]]
    for frame in scores[1:]:
        best[1:] = np.maximum(best[1:], best[:-1])
        best += frame[emits]
    return float(max(best[-2:])) / len(scores)
