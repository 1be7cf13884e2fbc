"""How long each phone of an HTS voice lasts, known before a single sample is made.

A voice file (``.htsvoice``, format of hts_engine 1.10) holds a decision tree and a Gaussian for the number of
frames that each state of a phone lasts. hts_engine rounds the means at the natural speed, and at any other
shifts them along their variances until they add up to the frames wanted (Yoshimura et al., "Duration modeling
for HMM-based speech synthesis", ICSLP 1998). The same is reckoned here, so that the times are exact: the sum
of frames times the frame's length is the number of samples.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DATA: Final = b"[DATA]\n"
_QUESTION: Final = re.compile(r"^\s*QS\s+(\S+)\s*\{([^}]*)\}", re.MULTILINE)
_NODE: Final = re.compile(r"^\s*(-?\d+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DurationModel:
    """The part of a voice file that tells durations."""

    states: int
    """States of a phone."""
    frame: int
    """Samples of a frame."""
    sample_rate: int
    """Samples a second of what the voice says."""
    questions: dict[str, re.Pattern[str]]
    """What the nodes of the tree ask of a label."""
    nodes: dict[int, tuple[str, str, str]]
    """By number: question, then the number of a node or the name of a leaf, for no and for yes."""
    mean: NDArray[np.float64]
    """Frames, of shape (leaves, states)."""
    variance: NDArray[np.float64]
    """Of the same shape."""

    def frames(self, labels: Sequence[str], speed: float = 1.0) -> NDArray[np.int64]:
        """Return the frames that each phone lasts, of shape (labels,), at ``speed`` times the natural one."""
        import numpy as np

        leaves = [self._leaf(label) for label in labels]
        mean, variance = self.mean[leaves].ravel(), self.variance[leaves].ravel()
        if speed == 1.0:
            lasting = np.maximum(1, np.floor(mean + 0.5)).astype(np.int64)
        else:
            lasting = _stretched(mean, variance, max(1, int(mean.sum() / speed + 0.5)))
        frames: NDArray[np.int64] = lasting.reshape(-1, self.states).sum(axis=1)
        return frames

    def _leaf(self, label: str) -> int:
        at = 0
        while True:
            question, no, yes = self.nodes[at]
            step = yes if self.questions[question].match(label) else no
            if not step.lstrip("-").isdigit():
                return int(step.rpartition("_")[2]) - 1
            at = int(step)


def _stretched(mean: NDArray[np.float64], variance: NDArray[np.float64], target: int) -> NDArray[np.int64]:
    """Return whole frames, at least one a state, that add up to ``target``: the likeliest ones."""
    import numpy as np

    if target <= len(mean):
        return np.ones(len(mean), dtype=np.int64)
    rho = (target - mean.sum()) / variance.sum()
    lasting: NDArray[np.int64] = np.maximum(1, np.floor(mean + rho * variance + 0.5)).astype(np.int64)
    while (missing := target - int(lasting.sum())) != 0:
        step = 1 if missing > 0 else -1
        cost = abs(rho - (lasting + step - mean) / variance)
        if step < 0:
            cost[lasting <= 1] = np.inf
        lasting[np.argmin(cost)] += step
    return lasting


@functools.cache
def read_durations(voice: Path) -> DurationModel:
    """Read the duration model of a voice file. Raises OSError, and ValueError for a file of another make."""
    import numpy as np

    head_bytes, found, data = voice.read_bytes().partition(_DATA)
    if not found:
        raise ValueError(f"{voice.name} is not an HTS voice")
    head = dict(re.findall(r"^(\w+):(.*?)\s*$", head_bytes.decode("utf-8", "replace"), re.MULTILINE))
    states = int(head["NUM_STATES"])
    tree = _cut(data, head["DURATION_TREE"]).decode()
    body = _cut(data, head["DURATION_PDF"])
    leaves = int.from_bytes(body[:4], "little")
    pdf = np.frombuffer(body[4:], "<f4").reshape(leaves, -1).astype(np.float64)
    nodes = {int(n): (q, no.strip('"'), yes.strip('"')) for n, q, no, yes in _NODE.findall(tree)}
    questions = {name: _pattern(patterns) for name, patterns in _QUESTION.findall(tree)}
    return DurationModel(
        states,
        int(head["FRAME_PERIOD"]),
        int(head["SAMPLING_FREQUENCY"]),
        questions,
        nodes,
        pdf[:, :states],
        pdf[:, states : 2 * states],
    )


def _cut(data: bytes, span: str) -> bytes:
    first, _, last = span.partition("-")
    return data[int(first) : int(last) + 1]


def _pattern(patterns: str) -> re.Pattern[str]:
    wanted = re.findall(r'"([^"]*)"', patterns) or [one.strip() for one in patterns.split(",")]
    return re.compile("|".join(translate(one) for one in wanted))
