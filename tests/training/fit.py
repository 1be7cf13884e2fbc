"""From features and phones to mixtures of Gaussians, by Viterbi training.

The first labels come from the phrases' times, each phrase shared out evenly among its phones; then the
labels are found anew with each model, and mixtures are split until there are enough.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pitchcoach.transcript.acoustic import STATES, AcousticModel, states_of
from pitchcoach.transcript.features import CENTRE
from pitchcoach.transcript.phones import PHONES, SILENCE

ROUNDS: Final = ((1, 5), (2, 2), (4, 2), (8, 3), (16, 3))
"""Mixtures, and how often they are fitted."""
_LEAST: Final = 12
"""Frames that a Gaussian is fitted from, at least."""
_NARROWEST: Final = 0.05
"""Of a dimension's variance over all: no Gaussian is narrower."""
_NEVER: Final = -1e30


@dataclass(frozen=True, slots=True)
class Example:
    """One utterance to learn from."""

    seen: NDArray[np.float32]
    """Its features."""
    step: float
    """Seconds from one frame to the next."""
    phrases: tuple[tuple[str, ...], ...]
    """The phones of each phrase."""
    times: Sequence[tuple[float, float]]
    """When each phrase is said."""


def fit(examples: Sequence[Example], tell: Callable[[str], None]) -> AcousticModel:
    """Return the model that explains the examples; ``tell`` is told how far it is."""
    everything = np.concatenate([one.seen for one in examples])
    spread = everything.var(axis=0)
    labels = [_evenly(one) for one in examples]
    model = _single(everything, np.concatenate(labels), spread)
    for mixtures, times in ROUNDS:
        for turn in range(times):
            model = _refitted(_split(model, mixtures), everything, np.concatenate(labels), spread)
            scores = [_aligned(one, model) for one in examples]
            labels = [path for path, _ in scores]
            score = sum(score for _, score in scores) / len(everything)
            tell(f"{mixtures} mixtures, {turn + 1}: {score:.3f} a frame")
    return model


def _evenly(one: Example) -> NDArray[np.int64]:
    """Label the frames by the phrases' times; what no phrase has is silence."""
    frames = len(one.seen)
    middle = np.arange(frames) * one.step + CENTRE
    labels = np.full(frames, states_of(SILENCE)[1])
    for phones, (start, end) in zip(one.phrases, one.times, strict=True):
        inside = np.flatnonzero((middle >= start) & (middle < end))
        states = [state for phone in phones for state in states_of(phone)]
        if states and len(inside):
            labels[inside] = np.array(states)[np.arange(len(inside)) * len(states) // len(inside)]
    return labels


def _chain(phrases: Sequence[Sequence[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the states in order, and where an arc leads past a silence: for its end the state before it."""
    states: list[int] = list(states_of(SILENCE))
    past: dict[int, int] = {}
    for phones in phrases:
        before = len(states) - STATES - 1
        if before >= 0:
            past[len(states)] = before
        states += [state for phone in phones for state in states_of(phone)]
        states += states_of(SILENCE)
    over = np.full(len(states), -1)
    for state, before in past.items():
        over[state] = before
    return np.array(states), over


def _aligned(one: Example, model: AcousticModel) -> tuple[NDArray[np.int64], float]:
    """Return the likeliest label of each frame, and the log-likelihood of all."""
    states, over = _chain([phones for phones in one.phrases if phones])
    scores = model.likelihoods(one.seen)[:, states]
    can = over >= 0
    best = np.full(len(states), _NEVER)
    best[0] = scores[0, 0]
    ways = np.zeros(scores.shape, dtype=np.int8)
    for at in range(1, len(scores)):
        came = np.stack(
            [best, np.concatenate([[_NEVER], best[:-1]]) - 0.5, np.where(can, best[over], _NEVER) - 0.5]
        )
        ways[at] = came.argmax(axis=0)
        best = came.max(axis=0) + scores[at]
    state = len(states) - 1
    path = np.empty(len(scores), dtype=np.int64)
    for at in range(len(scores) - 1, -1, -1):
        path[at] = states[state]
        state = (state, state - 1, int(over[state]))[ways[at, state]]
    return path, float(best[-1])


def _single(
    everything: NDArray[np.float32], labels: NDArray[np.int64], spread: NDArray[np.float32]
) -> AcousticModel:
    states = len(PHONES) * STATES
    means = np.tile(everything.mean(axis=0), (states, 1, 1))
    variances = np.tile(spread, (states, 1, 1))
    for state in range(states):
        mine = everything[labels == state]
        if len(mine) >= _LEAST:
            means[state, 0] = mine.mean(axis=0)
            variances[state, 0] = np.maximum(mine.var(axis=0), _NARROWEST * spread)
    return AcousticModel(np.zeros((states, 1), dtype=np.float32), means, variances)


def _split(model: AcousticModel, mixtures: int) -> AcousticModel:
    """Return the model with each Gaussian made two, a fifth of its width apart, until there are enough."""
    while model.weights.shape[1] < mixtures:
        aside = 0.2 * np.sqrt(model.variances)
        model = AcousticModel(
            np.concatenate([model.weights] * 2, axis=1) - np.float32(np.log(2)),
            np.concatenate([model.means - aside, model.means + aside], axis=1),
            np.concatenate([model.variances] * 2, axis=1),
        )
    return model


def _refitted(
    model: AcousticModel,
    everything: NDArray[np.float32],
    labels: NDArray[np.int64],
    spread: NDArray[np.float32],
) -> AcousticModel:
    weights, means, variances = model.weights.copy(), model.means.copy(), model.variances.copy()
    order = np.argsort(labels, kind="stable")
    edges = np.searchsorted(labels[order], np.arange(len(weights) + 1))
    for state in range(len(weights)):
        mine = everything[order[edges[state] : edges[state + 1]]].astype(np.float64)
        if len(mine) < _LEAST:
            continue
        sharp = 1 / variances[state]
        shares = (
            -0.5 * (mine**2) @ sharp.T
            + mine @ (means[state] * sharp).T
            + weights[state]
            + 0.5 * np.log(sharp).sum(axis=1)
            - 0.5 * (means[state] ** 2 * sharp).sum(axis=1)
        )
        shares = np.exp(shares - shares.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        counts = shares.sum(axis=0)
        kept = counts >= _LEAST
        mean = shares.T @ mine / np.maximum(counts, 1e-9)[:, None]
        variance = shares.T @ mine**2 / np.maximum(counts, 1e-9)[:, None] - mean**2
        means[state, kept] = mean[kept]
        variances[state, kept] = np.maximum(variance[kept], _NARROWEST * spread)
        weights[state] = np.log(np.maximum(counts, 1e-3) / np.maximum(counts, 1e-3).sum())
    return AcousticModel(weights, means, variances)
