"""A learning task: a data set, split once into a training pool and a held-out test set, with standardised features.

The split is stratified, drawn from a fixed seed, and so the same in every game: a model's quality means the same thing
everywhere. Players' shards come from the training pool only. This module does not know where the data come from; each
task's own file does.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Kind = Literal["image", "table"]

_SPLIT_SEED = 20200713


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One task, ready to train on. Arrays are read-only.

    train_features (N, d) and test_features (T, d) are float32, standardised with the training pool's mean and
    deviation; shown_features (N, d) is the pool as a person would read it (pixels in [0, 1], or the table's own units).
    """

    name: str
    kind: Kind
    class_names: tuple[str, ...]
    feature_names: tuple[str, ...]
    image_shape: tuple[int, int] | None
    train_features: NDArray[np.float32]
    train_labels: NDArray[np.int64]
    test_features: NDArray[np.float32]
    test_labels: NDArray[np.int64]
    shown_features: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a screen, a market or a scenario check needs to know of a task, without its data.

    baseline_accuracy is what always guessing the most frequent class scores on the test set, in [0, 1].
    """

    classes: int
    features: int
    test_samples: int
    train_samples: int
    baseline_accuracy: float
    kind: Kind
    image_shape: tuple[int, int] | None
    class_names: tuple[str, ...]
    feature_names: tuple[str, ...]


def make_task(
    name: str,
    *,
    kind: Kind,
    features: NDArray[np.float64],
    labels: NDArray[np.int64],
    test_samples: int,
    class_names: tuple[str, ...],
    feature_names: tuple[str, ...],
    image_shape: tuple[int, int] | None = None,
) -> Task:
    """Split and standardise: features (samples, d) as shown to people, labels (samples,) in 0 .. classes - 1."""
    test, train = _stratified_split(labels, test_samples, classes=len(class_names))
    mean = features[train].mean(axis=0)
    deviation = features[train].std(axis=0)
    # A feature that never varies in the pool carries nothing; dividing by 1 leaves it at 0 instead of NaN.
    standardised = ((features - mean) / np.where(deviation > 0, deviation, 1.0)).astype(np.float32)
    task = Task(
        name=name,
        kind=kind,
        class_names=class_names,
        feature_names=feature_names,
        image_shape=image_shape,
        train_features=standardised[train],
        train_labels=labels[train].astype(np.int64),
        test_features=standardised[test],
        test_labels=labels[test].astype(np.int64),
        shown_features=features[train].astype(np.float32),
    )
    for array in (task.train_features, task.train_labels, task.test_features, task.test_labels, task.shown_features):
        array.flags.writeable = False
    return task


def facts_of(task: Task) -> TaskFacts:
    """The facts of a loaded task."""
    test_samples = len(task.test_labels)
    return TaskFacts(
        classes=len(task.class_names),
        features=task.train_features.shape[1],
        test_samples=test_samples,
        train_samples=len(task.train_labels),
        baseline_accuracy=float(np.bincount(task.test_labels).max() / test_samples),
        kind=task.kind,
        image_shape=task.image_shape,
        class_names=task.class_names,
        feature_names=task.feature_names,
    )


def _stratified_split(
    labels: NDArray[np.int64], test_samples: int, *, classes: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of the test set and of the training pool; classes by the largest remainder, so sizes are exact."""
    rng = np.random.default_rng(_SPLIT_SEED)
    share = np.bincount(labels, minlength=classes) * (test_samples / len(labels))
    quota = np.floor(share).astype(np.int64)
    short = test_samples - int(quota.sum())
    quota[np.argsort(quota - share, kind="stable")[:short]] += 1
    shuffled = rng.permutation(len(labels))
    test = np.concatenate([shuffled[labels[shuffled] == label][: quota[label]] for label in range(classes)])
    return np.sort(test), np.setdiff1d(np.arange(len(labels)), test)
