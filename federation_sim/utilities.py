"""How good a model is on the test set: one number for each copy. Pay and market read it; training never does."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from federation_sim.models.model import Floats, Labels

Utility = Callable[[Floats, Labels], NDArray[np.float64]]


def log_score(logits: Floats, labels: Labels) -> NDArray[np.float64]:
    """1 - log-loss / log(classes): 0 for the uniform guess, 1 for certainty in the truth, below 0 for confident errors.

    logits (classes, copies, m), labels (m,); gives (copies,).
    """
    largest = logits.max(axis=0)
    total = np.exp(logits - largest).sum(axis=0)
    of_truth = logits[labels, :, np.arange(len(labels))].T
    loss = np.mean(np.log(total) + (largest - of_truth), axis=1, dtype=np.float64)
    result: NDArray[np.float64] = 1.0 - loss / np.log(len(logits))
    return result


def accuracy(logits: Floats, labels: Labels) -> NDArray[np.float64]:
    """The share of test samples whose most likely class is the true one. Shapes as in log_score; in [0, 1]."""
    hits: NDArray[np.float64] = np.mean(logits.argmax(axis=0) == labels, axis=1, dtype=np.float64)
    return hits


UTILITIES: dict[str, Utility] = {
    "log_score": log_score,
    "accuracy": accuracy,
}
