"""The likeliest way of a speaker through the script, by dynamic programming (Viterbi).

The graph is the script's phrases in order, three states a phone. Between two phrases there may be silence, or
something that is not in the script; from there any later phrase may follow (those between were skipped) or
any earlier one (it is said again). Each frame costs how much worse its state explains it than the best of all
states would, so that a way's cost does not hang on microphone or voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pitchcoach.transcript.acoustic import SILENT, STATES, states_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Three = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]
    _Nodes = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]

_NEVER: Final = -1e30
SILENCE_NODE: Final = -1
"""In a path: silence."""
STRAY_NODE: Final = -2
"""In a path: something that is not in the script."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What leaving the straight way costs, as log-likelihood; chosen by ``tests/benchmarks/alignment.py``."""

    stay: float = -0.5
    """Staying in a state for a frame."""
    leave: float = -0.9
    """Going on to the next state."""
    skip: float = -40.0
    """Going on elsewhere than at the next phrase."""
    skip_each: float = -2.0
    """For each phrase that is skipped."""
    back: float = -60.0
    """Saying an earlier phrase again."""
    stray: float = -7.0
    """A frame that is not in the script."""
    stray_enter: float = -15.0
    """Beginning to say something that is not in the script."""
    silence_enter: float = -1.0
    """Falling silent."""
    silence_stay: float = -0.05
    """A frame of silence more."""


COSTS: Final = Costs()


@dataclass(frozen=True, slots=True)
class Graph:
    """The script as states in a row."""

    emits: NDArray[np.int64]
    """For each state, which of the model's it is."""
    phone: NDArray[np.int64]
    """For each state, which phone it belongs to, counted through the script."""
    starts: NDArray[np.int64]
    """For each phrase, its first state."""
    ends: NDArray[np.int64]
    """For each phrase, its last state."""


def graph_of(phrases: Sequence[Sequence[str]]) -> Graph:
    """Lay out phrases, none of which is without a phone."""
    import numpy as np

    emits = np.array([state for phones in phrases for phone in phones for state in states_of(phone)])
    lengths = np.array([len(phones) * STATES for phones in phrases])
    ends = np.cumsum(lengths) - 1
    return Graph(emits, np.arange(len(emits)) // STATES, ends - lengths + 1, ends)


def relative(likelihoods: NDArray[np.float32], worst: float = -40.0) -> NDArray[np.float32]:
    """Return the likelihoods against the best of each frame, none below ``worst``."""
    import numpy as np

    found: NDArray[np.float32] = np.maximum(likelihoods - likelihoods.max(axis=1, keepdims=True), worst)
    return found


@dataclass(frozen=True, slots=True)
class _Trace:
    """Where each node came from, frame by frame; nodes are numbered: states, silences, strays."""

    moved: NDArray[np.uint8]
    """A bit for each state: whether it was entered in this frame."""
    entered: NDArray[np.signedinteger]
    """For each phrase: the node from which its first state was, or would have been, entered."""
    silent: NDArray[np.signedinteger]
    """For each place between phrases: the node before its silence."""
    stray: NDArray[np.signedinteger]
    """For each place between phrases: the node before what is not in the script there."""


def best_path(scores: NDArray[np.float32], graph: Graph, costs: Costs = COSTS) -> NDArray[np.int64]:
    """Return the node of each frame: a state of the graph, SILENCE_NODE or STRAY_NODE.

    ``scores`` is of shape (frames, states of the model). What was decided is kept in bits: an hour of speech
    takes about 300 MB.
    """
    import numpy as np

    states, count = len(graph.emits), len(graph.starts)
    places = np.arange(count + 1)  # before each phrase, and after the last
    nodes = (np.concatenate([[-1], graph.ends]), states + places, states + count + 1 + places)
    trace = _empty_trace(len(scores), states, count)
    quiet = scores[:, SILENT].max(axis=1)
    skips = costs.skip_each * places

    inside, silent, stray, said = (np.full(size, _NEVER) for size in (states, *[count + 1] * 3))
    inside[graph.starts] = (
        scores[0, graph.emits[graph.starts]] + skips[:count] + costs.skip * (places[:count] > 0)
    )
    silent[0], stray[0] = quiet[0], costs.stray_enter + costs.stray
    for at in range(1, len(scores)):
        said[1:] = inside[graph.ends] + costs.leave
        place, came = _best((said, silent, stray), nodes)
        enter, trace.entered[at] = _entering(place, came, costs, skips)
        step = np.empty(states)
        step[1:] = inside[:-1] + costs.leave
        step[graph.starts] = enter
        hold = inside + costs.stay
        trace.moved[at] = np.packbits(step > hold)
        inside = np.maximum(step, hold) + scores[at, graph.emits]
        ways = (said + costs.silence_enter, silent + costs.silence_stay, stray + costs.silence_enter)
        next_silent, trace.silent[at] = _best(ways, nodes)
        stray, trace.stray[at] = _best((said + costs.stray_enter, silent + costs.stray_enter, stray), nodes)
        silent, stray = next_silent + quiet[at], stray + costs.stray

    said[1:] = inside[graph.ends]
    final, node = _best((said, silent, stray), nodes)
    final[:count] += costs.skip + costs.skip_each * (count - places[:count])
    return _followed(trace, graph, int(node[final.argmax()]))


def _empty_trace(frames: int, states: int, count: int) -> _Trace:
    import numpy as np

    small = np.int16 if states + 2 * (count + 1) < 2**15 else np.int32
    entered, silent, stray = (
        np.full((frames, size), -1, dtype=small) for size in (count, count + 1, count + 1)
    )
    return _Trace(np.zeros((frames, -(-states // 8)), dtype=np.uint8), entered, silent, stray)


def _best(ways: _Three, nodes: _Nodes) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the best of three ways for each place, and the node it comes from."""
    import numpy as np

    stacked = np.stack(ways)
    return stacked.max(axis=0), np.choose(stacked.argmax(axis=0), nodes)


def _entering(
    place: NDArray[np.float64], came: NDArray[np.int64], costs: Costs, skips: NDArray[np.floating]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the best way into each phrase: straight on, past some phrases, or back to say it again."""
    import numpy as np

    count = len(place) - 1
    places = np.arange(count + 1)
    best, node = place[:count].copy(), came[:count].copy()

    ahead = place - skips
    leader = np.maximum.accumulate(ahead)
    lead = np.maximum.accumulate(np.where(ahead >= leader, places, 0))
    past = leader[: count - 1] + skips[1:count] + costs.skip
    better = np.flatnonzero(past > best[1:])
    best[better + 1], node[better + 1] = past[better], came[lead[better]]

    later = np.maximum.accumulate(place[::-1])[::-1]
    last = count - np.maximum.accumulate(np.where(place >= later, places[::-1], 0)[::-1])[::-1]
    again = later[1:] + costs.back
    better = np.flatnonzero(again > best)
    best[better], node[better] = again[better], came[last[better + 1]]
    return best, node


def _followed(trace: _Trace, graph: Graph, node: int) -> NDArray[np.int64]:
    """Return the path that ends at ``node``."""
    import numpy as np

    states, count = len(graph.emits), len(graph.starts)
    phrase_of = dict(zip(graph.starts.tolist(), range(count), strict=True))
    path = np.empty(len(trace.moved), dtype=np.int64)
    for at in range(len(path) - 1, -1, -1):
        if node > states + count:
            path[at] = STRAY_NODE
            node = int(trace.stray[at, node - states - count - 1])
        elif node >= states:
            path[at] = SILENCE_NODE
            node = int(trace.silent[at, node - states])
        else:
            path[at] = node
            if at and trace.moved[at, node >> 3] >> (7 - (node & 7)) & 1:
                phrase = phrase_of.get(node)
                node = node - 1 if phrase is None else int(trace.entered[at, phrase])
    return path
