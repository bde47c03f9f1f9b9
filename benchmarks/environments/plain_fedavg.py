"""One client's training and one model's score, in plain numpy, for the programs that run in the other environments.

It imports nothing of FedGame and knows only the file that benchmarks.compared writes. Written as a user of the other
library would: one client, one model, the data's own float32.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Federation:
    """Each client's features (m, 65), the bias among them, and labels (m,); the untrained model (10, 65); the test set."""

    clients: tuple[tuple[Floats, Labels], ...]
    test: tuple[Floats, Labels]
    initial: Floats
    rounds: int
    local_steps: int
    learning_rate: float

    def train_client(self, number: int, weights: Floats) -> Floats:
        """The client's weights (10, 65) after its local full-batch steps from these."""
        features, labels = self.clients[number]
        targets = np.eye(len(weights), dtype=features.dtype)[labels]
        for _ in range(self.local_steps):
            error = _softmax(features @ weights.T) - targets
            weights = weights - self.learning_rate / len(labels) * (error.T @ features)
        return weights

    def samples(self, number: int) -> int:
        """How many samples the client has."""
        return len(self.clients[number][1])

    def score(self, weights: Floats) -> tuple[float, float]:
        """log_score, which is 1 - log-loss / log(10), and accuracy on the test set."""
        features, labels = self.test
        guesses = _softmax(features @ weights.T)
        of_truth = guesses[np.arange(len(labels)), labels]
        return (
            float(1 + np.log(of_truth).mean(dtype=np.float64) / np.log(len(weights))),
            float((guesses.argmax(axis=1) == labels).mean()),
        )


@cache
def read_federation(path: str) -> Federation:
    """Read what benchmarks.compared.write_federation has written, once in each process."""
    with np.load(path) as file:
        count = sum(name.startswith("labels_") for name in file)
        return Federation(
            clients=tuple((_folded(file[f"features_{i}"]), file[f"labels_{i}"]) for i in range(count)),
            test=(_folded(file["test_features"]), file["test_labels"]),
            initial=file["initial"],
            rounds=int(file["rounds"]),
            local_steps=int(file["local_steps"]),
            learning_rate=float(file["learning_rate"]),
        )


def _folded(features: Floats) -> Floats:
    return np.hstack([features, np.ones((len(features), 1), dtype=features.dtype)])


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
