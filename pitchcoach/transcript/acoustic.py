"""The acoustic model: how likely each part of each phone sounds like a frame.

Three states a phone, each a mixture of Gaussians with diagonal covariances. It is trained by
``tests/training`` and lies beside this file; ``japanese.txt`` there tells how it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pitchcoach.transcript.phones import ALIKE, PHONES, SILENCE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STATES: Final = 3
"""States of a phone."""
MODEL: Final = Path(__file__).with_name("japanese.npz")
_AT_ONCE: Final = 2048
"""Frames that are scored together."""


@dataclass(frozen=True, slots=True)
class AcousticModel:
    """Gaussians of all states, as the matrices that score them."""

    weights: NDArray[np.float32]
    """Log weights, of shape (states, mixtures)."""
    means: NDArray[np.float32]
    """Of shape (states, mixtures, dimensions)."""
    variances: NDArray[np.float32]
    """Of the same shape."""

    def likelihoods(self, seen: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log-likelihood of each state in each frame, of shape (frames, states)."""
        import numpy as np

        states, mixtures, dimensions = self.means.shape
        sharp = 1 / self.variances
        spread = np.log(2 * np.pi * self.variances).sum(axis=2)
        constant = self.weights - 0.5 * (spread + (self.means**2 * sharp).sum(axis=2))
        squares = (-0.5 * sharp).reshape(-1, dimensions).T
        products = (self.means * sharp).reshape(-1, dimensions).T
        found = np.empty((len(seen), states), dtype=np.float32)
        for first in range(0, len(seen), _AT_ONCE):
            part = seen[first : first + _AT_ONCE]
            each = (part**2) @ squares + part @ products + constant.ravel()
            each = each.reshape(len(part), states, mixtures)
            best = each.max(axis=2)
            found[first : first + _AT_ONCE] = best + np.log(np.exp(each - best[:, :, None]).sum(axis=2))
        return found


@cache
def shipped_model() -> AcousticModel | None:
    """Load the model that lies beside this file, some milliseconds; None where it is missing or broken."""
    try:
        return read_model(MODEL)
    except (OSError, ValueError, KeyError):
        return None


def read_model(file: Path) -> AcousticModel:
    """Read a model. Raises OSError, and ValueError for a file of another make."""
    import numpy as np

    with np.load(file, allow_pickle=False) as data:
        if data["phones"].tolist() != list(PHONES):
            raise ValueError(f"{file.name} is a model of other phones")
        return AcousticModel(*(data[name].astype(np.float32) for name in ("weights", "means", "variances")))


def states_of(phone: str) -> tuple[int, ...]:
    """Return the numbers of the states of a phone."""
    first = PHONES.index(phone) * STATES
    return tuple(range(first, first + STATES))


def interchanged(likelihoods: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the likelihoods with phones that speakers interchange made equal: the better of both."""
    import numpy as np

    found = likelihoods.copy()
    for one, other in ALIKE:
        mine, its = list(states_of(one)), list(states_of(other))
        found[:, mine] = found[:, its] = np.maximum(likelihoods[:, mine], likelihoods[:, its])
    return found


SILENT: Final = states_of(SILENCE)
