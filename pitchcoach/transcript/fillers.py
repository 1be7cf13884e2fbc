"""What an off-script stretch may be: a filled pause, other speech, or no speech at all.

A filler is guessed by laying its phones over the stretch. It is a guess: some are missed, and of other short
words about one in ten would be taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pitchcoach.model.delivery import Extra
from pitchcoach.transcript.acoustic import SILENT, states_of
from pitchcoach.transcript.features import seconds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILLERS: Final = (
    *(("えーと", ("e", "e", "t", "o")), ("えっと", ("e", "cl", "t", "o")), ("えー", ("e", "e"))),
    *(("あのー", ("a", "n", "o", "o")), ("あー", ("a", "a")), ("そのー", ("s", "o", "n", "o", "o"))),
    *(("まあ", ("m", "a", "a")), ("なんか", ("n", "a", "N", "k", "a"))),
    *(("うーん", ("u", "u", "N")), ("うーん", ("u", "N")), ("んー", ("N", "N"))),
)
"""Fillers as they are written, with the phones they are made of."""
_LONGEST: Final = 1.6
"""Seconds of one filler."""
_MATCH: Final = -3.2
"""Mean a frame against the best state, that a filler must reach."""
_EDGE: Final = -5.0
"""What a frame costs that belongs to the words around: where a stretch begins and ends is not exact."""
_STILL: Final = -1.0
"""A frame that silence explains this well is silent."""
_NEVER: Final = -1e30


def extra_of(scores: NDArray[np.float32], first: int) -> Extra:
    """Return what a stretch may be, from its scores of shape (frames, states of the model)."""
    start, end = seconds(first), seconds(first + len(scores))
    if (scores[:, SILENT].max(axis=1) > _STILL).mean() > 0.7:
        return Extra(start, end, "other")
    if end - start <= _LONGEST:
        best, name = max((match(scores, phones), name) for name, phones in FILLERS)
        if best >= _MATCH:
            return Extra(start, end, "filler", name)
    return Extra(start, end, "speech")


def match(scores: NDArray[np.float32], phones: tuple[str, ...]) -> float:
    """Return how well phones explain a stretch, its edges cut off: the mean of its frames."""
    import numpy as np

    states = [state for phone in phones for state in states_of(phone)]
    if len(scores) < len(states) + 2:
        return _NEVER
    edge = np.maximum(scores[:, SILENT].max(axis=1), _EDGE)
    emitted = np.column_stack([edge, scores[:, states], edge])
    best = np.full(emitted.shape[1], _NEVER)
    best[:2] = emitted[0, :2]
    for frame in emitted[1:]:
        best[1:] = np.maximum(best[1:], best[:-1])
        best += frame
    return float(best[-2:].max()) / len(scores)
