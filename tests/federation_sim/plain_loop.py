"""The oracle: federated averaging as one would write it on a blackboard, one coalition and one client at a time, in float64.

It shares nothing with the kernel but the data: no stacking, no first-round shortcut, no scratch memory, its own
softmax, its own log-loss. Slow and plain on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Data = tuple[Array, NDArray[np.int64]]


def with_bias(features: Array) -> Array:
    return np.hstack([features, np.ones((len(features), 1))])


def probabilities(weights: Array, features: Array) -> Array:
    """weights (classes, d + 1), features (m, d): (m, classes)."""
    logits = with_bias(features) @ weights.T
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Array = powers / powers.sum(axis=1, keepdims=True)
    return result


def gradient_descent(weights: Array, data: Data, *, steps: int, rate: float) -> Array:
    features, labels = data
    for _ in range(steps):
        gradient = np.zeros_like(weights)
        for sample, label, guess in zip(with_bias(features), labels, probabilities(weights, features), strict=True):
            error = guess.copy()
            error[label] -= 1.0
            gradient += np.outer(error, sample)
        weights = weights - rate * gradient / len(labels)
    return weights


def federated_averaging(
    initial: Array, clients: Iterable[Data], *, rounds: int, steps: int, rate: float
) -> list[Array]:
    """The global model before the first round and after each one."""
    models, members = [initial], [client for client in clients if len(client[1])]
    total = sum(len(labels) for _, labels in members)
    for _ in range(rounds):
        if not members:
            models.append(initial)
            continue
        trained = [(gradient_descent(models[-1], one, steps=steps, rate=rate), len(one[1])) for one in members]
        average: Array = np.sum([weights * (samples / total) for weights, samples in trained], axis=0)
        models.append(average)
    return models


def log_score(weights: Array, test: Data) -> float:
    features, labels = test
    truth = probabilities(weights, features)[np.arange(len(labels)), labels]
    return float(1.0 + np.mean(np.log(truth)) / np.log(len(weights)))


def accuracy(weights: Array, test: Data) -> float:
    features, labels = test
    return float(np.mean(probabilities(weights, features).argmax(axis=1) == labels))


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
