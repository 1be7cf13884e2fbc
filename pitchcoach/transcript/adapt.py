"""The model and a speaker brought nearer to each other, by what a first pass through the take found.

The model has heard synthetic voices only. Three things are learned from the speaker's own phones: the length
of the vocal tract (as a stretch of the frequencies), a scale and a shift of each dimension of what is heard,
and then for each state how far it lies from where the model expects it (maximum a posteriori, so that a state
seldom heard moves little).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pitchcoach.model.sound import Interval
from pitchcoach.transcript.acoustic import AcousticModel
from pitchcoach.transcript.features import STEP, features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WARPS: Final = (0.88, 0.94, 1.06, 1.12)
"""Stretches of the frequencies that are tried besides none."""
_TRIED: Final = 2000
"""Frames that they are tried on: 20 s."""
_SCALES: Final = (0.6, 1.4)
"""How far a dimension may be scaled."""
_PRIOR: Final = 60.0
"""Frames of the expected position that a state's own frames are weighed against."""


def best_warp(
    samples: NDArray[np.float32],
    rate: int,
    ignore: Sequence[Interval],
    model: AcousticModel,
    path: NDArray[np.int64],
    states: NDArray[np.int64],
) -> float:
    """Return the stretch of the frequencies under which the frames on the path sound likeliest.

    ``states`` is the model's state of each frame; where ``path`` is negative it says nothing.
    """
    import numpy as np

    on = np.flatnonzero(path >= 0)
    first = int(on[0]) if len(on) else 0
    part = samples[round(first * STEP * rate) : round((first + _TRIED + 3) * STEP * rate)]
    moved = [Interval(one.start - first * STEP, one.end - first * STEP) for one in ignore]
    best = {}
    for warp in (1.0, *WARPS):
        seen = features(part, rate, moved, warp=warp)[:_TRIED]
        mine = np.flatnonzero(path[first : first + len(seen)] >= 0)
        if not len(mine):
            return 1.0
        own = model.likelihoods(seen[mine])[np.arange(len(mine)), states[first + mine]]
        best[warp] = float(own.mean())
    return max(best, key=lambda warp: best[warp])


def rescaled(
    seen: NDArray[np.float32], model: AcousticModel, mine: NDArray[np.int64], states: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return what is heard, scaled and shifted so that frames ``mine`` lie best in their states."""
    import numpy as np

    heard = seen[mine].astype(np.float64)
    weight, middle = _expected(heard, model, states)
    total = weight.sum(axis=0)
    from_, to = (weight * heard).sum(axis=0) / total, (weight * middle).sum(axis=0) / total
    spread = (weight * (heard - from_) ** 2).sum(axis=0)
    common = (weight * (heard - from_) * (middle - to)).sum(axis=0)
    scale = np.clip(common / np.maximum(spread, 1e-9), *_SCALES)
    found: NDArray[np.float32] = ((seen - from_) * scale + to).astype(np.float32)
    return found


def moved_to(
    seen: NDArray[np.float32], model: AcousticModel, mine: NDArray[np.int64], states: NDArray[np.int64]
) -> AcousticModel:
    """Return the model with the Gaussians of each state moved towards the frames ``mine`` that are in it."""
    import numpy as np

    heard = seen[mine].astype(np.float64)
    _, middle = _expected(heard, model, states)
    sums = np.zeros(model.means[:, 0].shape)
    np.add.at(sums, states, heard - middle)
    counts = np.bincount(states, minlength=len(sums))
    shift = sums / (counts + _PRIOR)[:, None]
    return replace(model, means=(model.means + shift[:, None]).astype(np.float32))


def _expected(
    heard: NDArray[np.float64], model: AcousticModel, states: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how sharply and where its state expects each frame; both (frames, dimensions)."""
    import numpy as np

    weight, middle = np.empty_like(heard), np.empty_like(heard)
    for state in np.unique(states):
        here = states == state
        mean, sharp = model.means[state].astype(np.float64), 1 / model.variances[state].astype(np.float64)
        part = heard[here]
        share = model.weights[state] + 0.5 * np.log(sharp).sum(axis=1)
        share = share - 0.5 * (
            (part**2) @ sharp.T - 2 * part @ (mean * sharp).T + (mean**2 * sharp).sum(axis=1)
        )
        share = np.exp(share - share.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        weight[here] = share @ sharp
        middle[here] = (share @ (mean * sharp)) / weight[here]
    return weight, middle
