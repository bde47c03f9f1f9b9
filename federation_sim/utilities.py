"""How good a model is on each test sample. Pay and market read the means; training never does."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from federation_sim.models.model import Floats, Labels

Utility = Callable[[Floats, Labels], NDArray[np.floating]]
"""From logits (classes, copies, m) and labels (m,) to the score of each copy on each sample, (copies, m)."""


def log_score(logits: Floats, labels: Labels) -> NDArray[np.floating]:
    """1 - log-loss / log(classes): 0 for the uniform guess, 1 for certainty in the truth, below 0 for confident errors."""
    largest = logits.max(axis=0)
    total = np.exp(logits - largest).sum(axis=0)
    of_truth = logits[labels, :, np.arange(len(labels))].T
    loss = np.log(total) + (largest - of_truth)
    result: NDArray[np.floating] = 1.0 - loss / np.log(len(logits)).astype(loss.dtype)
    return result


def accuracy(logits: Floats, labels: Labels) -> NDArray[np.floating]:
    """1 where the most likely class is the true one, else 0."""
    return np.asarray(logits.argmax(axis=0) == labels, dtype=logits.dtype)


UTILITIES: dict[str, Utility] = {
    "log_score": log_score,
    "accuracy": accuracy,
}
