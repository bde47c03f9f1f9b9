"""The oracle: federated averaging as one would write it on a blackboard, one coalition and one client at a time, in float64.

It shares nothing with the kernel but the data: no stacking, no first-round shortcut, no scratch memory, its own
softmax, its own log-loss, gradients sample by sample. Slow and plain on purpose. Weights are a list of matrices: one
for logistic regression, two for the network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Data = tuple[Array, NDArray[np.int64]]
Weights = list[Array]


def logits(weights: Weights, sample: Array) -> Array:
    """Of one sample (d,)."""
    if len(weights) == 1:
        return np.asarray(weights[0] @ np.append(sample, 1.0))
    hidden = np.maximum(0.0, weights[0] @ np.append(sample, 1.0))
    return np.asarray(weights[1] @ np.append(hidden, 1.0))


def probabilities(weights: Weights, sample: Array) -> Array:
    powers = np.exp(logits(weights, sample) - logits(weights, sample).max())
    return np.asarray(powers / powers.sum())


def gradient(weights: Weights, sample: Array, label: int) -> Weights:
    """Of the cross-entropy of one sample."""
    error = probabilities(weights, sample)
    error[label] -= 1.0
    if len(weights) == 1:
        return [np.outer(error, np.append(sample, 1.0))]
    before = weights[0] @ np.append(sample, 1.0)
    hidden = np.maximum(0.0, before)
    below = (weights[1][:, :-1].T @ error) * (before > 0)
    return [np.outer(below, np.append(sample, 1.0)), np.outer(error, np.append(hidden, 1.0))]


def gradient_descent(weights: Weights, batches: Iterable[Data], *, rate: float, proximal: float = 0.0) -> Weights:
    """One step on each batch; `proximal` pulls every step back towards where the first one started."""
    start = weights
    for features, labels in batches:
        slopes = [proximal * (matrix - origin) for matrix, origin in zip(weights, start, strict=True)]
        for sample, label in zip(features, labels, strict=True):
            for slope, part in zip(slopes, gradient(weights, sample, int(label)), strict=True):
                slope += part / len(labels)
        weights = [matrix - rate * slope for matrix, slope in zip(weights, slopes, strict=True)]
    return weights


Rounds = Callable[[int], Sequence[Data]]
"""The batches of a client's local steps in a round, from 1."""


def federated_averaging(
    initial: Weights, clients: Sequence[tuple[int, Rounds]], *, rounds: int, rate: float, proximal: float = 0.0
) -> list[Weights]:
    """The global model before the first round and after each one. Clients: how many samples, and their batches."""
    models = [initial]
    total = sum(samples for samples, _ in clients)
    for number in range(1, rounds + 1):
        if total == 0:
            models.append(initial)
            continue
        average = [np.zeros_like(matrix) for matrix in initial]
        for samples, batches in clients:
            if samples:
                trained = gradient_descent(models[-1], batches(number), rate=rate, proximal=proximal)
                for mean, matrix in zip(average, trained, strict=True):
                    mean += matrix * (samples / total)
        models.append(average)
    return models


def gains(weights: Weights, untrained: Weights, test: Data) -> Array:
    """Log score of one model above another's, on each test sample."""
    classes = len(weights[-1])
    return np.array(
        [
            (np.log(probabilities(weights, sample)[label]) - np.log(probabilities(untrained, sample)[label]))
            / np.log(classes)
            for sample, label in zip(*test, strict=True)
        ]
    )


def accuracy(weights: Weights, test: Data) -> float:
    return float(np.mean([logits(weights, sample).argmax() == label for sample, label in zip(*test, strict=True)]))


def shapley(values: Mapping[frozenset[int], float], players: tuple[int, ...]) -> dict[int, float]:
    """The Shapley value as the mean marginal over all coalitions, each size weighted alike."""
    result = {}
    for player in players:
        by_size: dict[int, list[float]] = {}
        for coalition, value in values.items():
            if player not in coalition:
                by_size.setdefault(len(coalition), []).append(values[coalition | {player}] - value)
        result[player] = float(np.mean([np.mean(marginals) for marginals in by_size.values()]))
    return result
