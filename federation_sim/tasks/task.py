"""A learning task: a data set, split once into a training pool and a held-out test set, with standardised features.

The split is stratified, drawn from a fixed seed, and so the same in every game: a model's quality means the same thing
everywhere. Players' shards come from the training pool only. This module does not know where the data come from; each
task's own file does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.values.words import UNEXPLAINED, Explained
from federation_sim.tasks.report import TaskReport

Kind = Literal["image", "table"]

_SPLIT_SEED = 20200713

_NOBODY: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
_NOBODY.flags.writeable = False


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """Samples as a person reads them: pixels in [0, 1], or a table in its own units and words.

    values (N, c), not a number where the table has no value. A column with `words` holds places in them.
    """

    names: tuple[str, ...]
    values: NDArray[np.float32]
    words: tuple[tuple[str, ...], ...]

    def row(self, index: int) -> tuple[float | str | None, ...]:
        """One sample: numbers, words, and None where there is no value."""
        return tuple(
            None if np.isnan(value) else words[int(value)] if words else float(value)
            for value, words in zip(self.values[index], self.words, strict=True)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """One task, ready to train on. Arrays are read-only.

    train_features (N, d) and test_features (T, d) are float32, standardised with the training pool's mean and
    deviation. `shown` is the pool as a person would read it. `parties` are the names of who the samples come from, and
    train_parties (N,) each sample's place among them; both are empty where the data do not say. `report` tells what
    was done to a user's own file.
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
    shown: Shown
    parties: tuple[str, ...]
    train_parties: NDArray[np.int64]
    report: TaskReport | None


@dataclass(frozen=True, slots=True)
class TaskSource:
    """A task that comes with the package: what reads it, and how it explains itself to players."""

    load: Callable[[], Task]
    words: Explained = UNEXPLAINED


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What a screen, a market or a scenario check needs to know of a task, without its data.

    baseline_accuracy is what always guessing the most frequent class scores on the test set, in [0, 1]. shown_names
    are the columns of a previewed sample. party_samples: how many training samples each party has, by its name. digest:
    SHA-256 of a user's own file, in hex; None for the tasks that come with the package.
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
    shown_names: tuple[str, ...]
    party_samples: tuple[tuple[str, int], ...]
    digest: str | None


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
    standardise: NDArray[np.bool_] | None = None,
    shown: Shown | None = None,
    parties: tuple[str, ...] = (),
    party_of: NDArray[np.int64] = _NOBODY,
    report: TaskReport | None = None,
) -> Task:
    """Split and standardise: features (samples, d), labels (samples,) in 0 .. classes - 1.

    standardise (d,): which features (None: all). shown: all samples as people read them (None: the features).
    party_of (samples,): each sample's place in `parties`, where there are any.
    """
    test, train = stratified_split(labels, test_samples, classes=len(class_names))
    mean = features[train].mean(axis=0)
    deviation = features[train].std(axis=0)
    if standardise is not None:
        mean, deviation = np.where(standardise, mean, 0.0), np.where(standardise, deviation, 1.0)
    # A feature that never varies in the pool carries nothing; dividing by 1 leaves it at 0 instead of NaN.
    standardised = ((features - mean) / np.where(deviation > 0, deviation, 1.0)).astype(np.float32)
    if shown is None:
        shown = Shown(feature_names, features.astype(np.float32), ((),) * len(feature_names))
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
        shown=Shown(shown.names, shown.values[train], shown.words),
        parties=parties,
        train_parties=party_of[train] if parties else _NOBODY,
        report=report,
    )
    for array in (task.train_features, task.train_labels, task.test_features, task.test_labels):
        array.flags.writeable = False
    task.shown.values.flags.writeable = task.train_parties.flags.writeable = False
    return task


# Tasks compare by identity, so this holds the facts of the tasks in use.
@lru_cache(maxsize=16)
def facts_of(task: Task) -> TaskFacts:
    """The facts of a loaded task."""
    test_samples = len(task.test_labels)
    party_samples = np.bincount(task.train_parties, minlength=len(task.parties)).tolist()
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
        shown_names=task.shown.names,
        party_samples=tuple(zip(task.parties, party_samples, strict=True)),
        digest=None if task.report is None else task.report.digest,
    )


def stratified_split(
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
    left = np.ones(len(labels), dtype=np.bool_)
    left[test] = False
    return np.sort(test), np.flatnonzero(left)
