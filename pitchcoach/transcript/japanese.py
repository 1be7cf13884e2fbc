"""A Japanese take laid over its script, phone by phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pitchcoach.model.delivery import AlignedPhrase, Alignment
from pitchcoach.model.sound import Interval
from pitchcoach.model.speech import Line
from pitchcoach.transcript.acoustic import SILENT, AcousticModel, interchanged
from pitchcoach.transcript.adapt import best_warp, moved_to, rescaled
from pitchcoach.transcript.decode import COSTS, SILENCE_NODE, STRAY_NODE, Graph, best_path, graph_of, relative
from pitchcoach.transcript.features import features, heard_frames, seconds
from pitchcoach.transcript.fillers import extra_of
from pitchcoach.transcript.phones import phones_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHORTEST: Final = 20
"""Frames of a take in which something can be said."""
_STRAY: Final = 12
"""Frames that an off-script stretch lasts, at least."""
_APART: Final = 10
"""Frames between two off-script stretches that are two."""
_STRAY_AT_FIRST: Final = -7.0
"""What a frame off the script costs while the speaker is not known yet: his own phones fit badly, too."""
_ENOUGH: Final = 50
"""Frames from which a speaker can be learned."""
_FITTING, _FITTING_PART = -3.4, 1.2
"""Score from which a take is this script, and how much higher it must be the less of it is said: single
phrases are found in any speech. Real clips reach -3.1 and better, other texts -3.0 with a third said.
"""
_LEAST: Final = 0.15
"""Share of the script's phones that a take must have, to be this script: music may have a phrase or two."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One time that a phrase is said."""

    phrase: int
    """Which phrase of the graph."""
    first: int
    """Its first frame."""
    end: int
    """The frame after its last."""
    score: float
    """Mean of its frames against the best state."""


def align_japanese(
    samples: NDArray[np.float32],
    rate: int,
    lines: Sequence[Line],
    ignore: Sequence[Interval],
    model: AcousticModel,
) -> Alignment | None:
    """Find the lines in mono samples; None when nothing is said, or when no phones of the lines are known."""
    import numpy as np

    script = [phones for line in lines for phones in phones_of(line)]
    sounding = [phones for phones in script if phones]
    seen = features(samples, rate, ignore)
    if not sounding or len(seen) < _SHORTEST or not seen.any():
        return None
    graph = graph_of(sounding)
    heard = heard_frames(len(seen), ignore)
    path = best_path(_scores(seen, heard, model), graph, replace(COSTS, stray=_STRAY_AT_FIRST))
    mine = np.flatnonzero(path >= 0)
    if len(mine) >= _ENOUGH:
        states = graph.emits[np.maximum(path, 0)]
        warp = best_warp(samples, rate, ignore, model, path, states)
        seen = features(samples, rate, ignore, warp=warp) if warp != 1.0 else seen
        seen = rescaled(seen, model, mine, states[mine])
        model = moved_to(seen, model, mine, states[mine])
    scores = _scores(seen, heard, model)
    path = best_path(scores, graph)
    if (path == SILENCE_NODE).all():
        return None
    visits = visits_of(path, scores, graph)
    extras = tuple(extra_of(scores[first:end], first) for first, end in strays_of(path))
    score = _score(visits, path)
    said = sum(len(sounding[phrase]) for phrase in {visit.phrase for visit in visits})
    share = said / sum(map(len, sounding))
    fits = share >= _LEAST and score >= _FITTING + _FITTING_PART * (1 - share)
    return Alignment(_phrases(lines, script, visits, path, graph), extras, fits, score)


def _scores(seen: NDArray[np.float32], heard: NDArray[np.bool_], model: AcousticModel) -> NDArray[np.float32]:
    """Return how well each state explains each frame against the best; what is not to be heard is silence."""
    scores = interchanged(relative(model.likelihoods(seen)))
    scores[~heard] = scores.min()
    scores[~heard, SILENT[0]] = 0.0
    return scores


def _score(visits: Sequence[Visit], path: NDArray[np.int64]) -> float:
    """Return the mean of what sounds from the first phrase to the last; before and after are free."""
    if not visits:
        return COSTS.stray
    between = path[visits[0].first : visits[-1].end]
    own = sum(visit.score * (visit.end - visit.first) for visit in visits)
    stray = int((between == STRAY_NODE).sum())
    return float((own + COSTS.stray * stray) / (int((between >= 0).sum()) + stray))


def visits_of(path: NDArray[np.int64], scores: NDArray[np.float32], graph: Graph) -> list[Visit]:
    """Return each time a phrase is said, in the order of time."""
    import numpy as np

    before = np.concatenate([[SILENCE_NODE], path[:-1]])
    begins = np.isin(path, graph.starts) & (path != before)
    found = []
    for first in np.flatnonzero(begins):
        phrase = int(np.searchsorted(graph.starts, path[first], side="right")) - 1
        end = first + 1
        while end < len(path) and graph.starts[phrase] <= path[end] <= graph.ends[phrase] and not begins[end]:
            end += 1
        each = scores[np.arange(first, end), graph.emits[path[first:end]]]
        found.append(Visit(phrase, int(first), int(end), float(each.mean())))
    return found


def strays_of(path: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the off-script stretches as first frame and the one after the last, near ones joined."""
    import numpy as np

    stray = np.concatenate([[False], path == STRAY_NODE, [False]])
    edges = np.flatnonzero(stray[1:] != stray[:-1])
    found: list[tuple[int, int]] = []
    for first, end in edges.reshape(-1, 2).tolist():
        if found and first - found[-1][1] < _APART and (path[found[-1][1] : first] < 0).all():
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return [(first, end) for first, end in found if end - first >= _STRAY]


def _phrases(
    lines: Sequence[Line],
    script: Sequence[Sequence[str]],
    visits: Sequence[Visit],
    path: NDArray[np.int64],
    graph: Graph,
) -> tuple[AlignedPhrase, ...]:
    last = {visit.phrase: visit for visit in visits}
    times: dict[int, int] = {}
    for visit in visits:
        times[visit.phrase] = times.get(visit.phrase, 0) + 1
    found: list[AlignedPhrase] = []
    in_graph = -1
    now = seconds(visits[0].first) if visits else 0.0
    for number, line in enumerate(lines):
        for at in range(len(line.sentence.phrases)):
            sounds = bool(script[len(found)])
            in_graph += sounds
            said = last.get(in_graph) if sounds else None
            if said is None:
                # One without a sound is said with the phrase before it.
                how = "skipped" if sounds or not found else found[-1].said
                found.append(AlignedPhrase(number, at, now, now, how))
                continue
            now = seconds(said.end)
            phones = _phones(path, said, graph)
            how = "repeated" if times[in_graph] > 1 else "said"
            found.append(AlignedPhrase(number, at, seconds(said.first), now, how, phones))
    return tuple(found)


def _phones(path: NDArray[np.int64], visit: Visit, graph: Graph) -> tuple[Interval, ...]:
    import numpy as np

    phone = graph.phone[path[visit.first : visit.end]]
    edges = [visit.first, *(visit.first + 1 + np.flatnonzero(np.diff(phone))).tolist(), visit.end]
    return tuple(Interval(seconds(a), seconds(b)) for a, b in pairwise(edges))
