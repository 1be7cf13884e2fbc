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
    stray: float = -5.5
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
    between: NDArray[np.signedinteger]
    """For each place between phrases, the node before: what it was entered from, its silence, its stray."""


def best_path(scores: NDArray[np.float32], graph: Graph, costs: Costs = COSTS) -> NDArray[np.int64]:
    """Return the node of each frame: a state of the graph, SILENCE_NODE or STRAY_NODE.

    ``scores`` is of shape (frames, states of the model). What was decided is kept in bits: an hour of speech
    takes about 300 MB.
    """
    import numpy as np

    states, count = len(graph.emits), len(graph.starts)
    places = np.arange(count + 1)  # before each phrase, and after the last
    nodes = np.stack([np.concatenate([[-1], graph.ends]), states + places, states + count + 1 + places])
    trace = _empty_trace(len(scores), states, count)
    quiet = scores[:, SILENT].max(axis=1)
    skips = costs.skip_each * places
    # From the end of a phrase, silence and stray: to what comes next, to silence, to stray.
    turns = np.array(
        [
            [0.0, 0.0, 0.0],
            [costs.silence_enter, costs.silence_stay, costs.silence_enter],
            [costs.stray_enter, costs.stray_enter, 0.0],
        ]
    )[:, :, None]

    inside, between = np.full(states, _NEVER), np.full((3, count + 1), _NEVER)
    inside[graph.starts] = scores[0, graph.emits[graph.starts]] + skips[:count]
    inside[graph.starts[1:]] += costs.skip
    between[1:, 0] = quiet[0], costs.stray_enter + costs.stray
    step = np.empty(states)
    for at in range(1, len(scores)):
        between[0, 1:] = inside[graph.ends] + costs.leave
        ways = between + turns
        place, silent, stray = ways.max(axis=1)
        came = nodes[ways.argmax(axis=1), places]
        trace.between[at] = came
        enter, trace.entered[at] = _entering(place, came[0], costs, skips)
        np.add(inside[:-1], costs.leave, out=step[1:])
        step[graph.starts] = enter
        inside += costs.stay
        trace.moved[at] = np.packbits(step > inside)
        np.maximum(step, inside, out=inside)
        inside += scores[at, graph.emits]
        between[1], between[2] = silent + quiet[at], stray + costs.stray

    between[0, 1:] = inside[graph.ends]
    final = between.max(axis=0)
    final[:count] += costs.skip + costs.skip_each * (count - places[:count])
    last = int(final.argmax())
    return _followed(trace, graph, int(nodes[between[:, last].argmax(), last]))


def _empty_trace(frames: int, states: int, count: int) -> _Trace:
    import numpy as np

    small = np.int16 if states + 2 * (count + 1) < 2**15 else np.int32
    return _Trace(
        np.zeros((frames, -(-states // 8)), dtype=np.uint8),
        np.full((frames, count), -1, dtype=small),
        np.full((frames, 3, count + 1), -1, dtype=small),
    )


def _entering(
    place: NDArray[np.float64], came: NDArray[np.int64], costs: Costs, skips: NDArray[np.floating]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the best way into each phrase: straight on, past some phrases, or back to say it again."""
    import numpy as np

    count = len(place) - 1
    places = np.arange(count + 1)
    ahead = place - skips
    leader = np.maximum.accumulate(ahead)
    past = leader[:-2] + skips[1:count] + costs.skip
    later = np.maximum.accumulate(place[::-1])[::-1]
    again = later[1:] + costs.back

    best, source = place[:count].copy(), places[:count].copy()
    over = past > best[1:]
    if over.any():
        lead = np.maximum.accumulate(np.where(ahead >= leader, places, 0))
        best[1:][over], source[1:][over] = past[over], lead[:-2][over]
    over = again > best
    if over.any():
        last = np.minimum.accumulate(np.where(place >= later, places, count)[::-1])[::-1]
        best[over], source[over] = again[over], last[1:][over]
    return best, came[source]


def _followed(trace: _Trace, graph: Graph, node: int) -> NDArray[np.int64]:
    """Return the path that ends at ``node``."""
    import numpy as np

    states, count = len(graph.emits), len(graph.starts)
    phrase_of = dict(zip(graph.starts.tolist(), range(count), strict=True))
    path = np.empty(len(trace.moved), dtype=np.int64)
    for at in range(len(path) - 1, -1, -1):
        if node > states + count:
            path[at] = STRAY_NODE
            node = int(trace.between[at, 2, node - states - count - 1])
        elif node >= states:
            path[at] = SILENCE_NODE
            node = int(trace.between[at, 1, node - states])
        else:
            path[at] = node
            if at and trace.moved[at, node >> 3] >> (7 - (node & 7)) & 1:
                phrase = phrase_of.get(node)
                node = node - 1 if phrase is None else int(trace.entered[at, phrase])
    return path
