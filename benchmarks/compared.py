"""The federation that is trained here and elsewhere: eight clients on digits, written to a file that needs none of our code.

The file holds what each client really trains on (features and labels as the shards have them), the untrained model and
the test set, so another library can train the same federation with the same mathematics. This is the only place of the
comparisons that looks inside federation_sim; our own figures come from train_coalitions alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from math import comb
from pathlib import Path
from typing import Any

import numpy as np

from federation_sim import MODELS, Contribution, TrainingSpec, train_coalitions
from federation_sim.randomness import Purpose, generator
from federation_sim.shards import shard_of
from federation_sim.tasks import load_task

MEMBERS = 8
QUALITY = 0.8
SIZES = tuple(int(size) for size in np.linspace(20, 200, MEMBERS).round())
SPEC = TrainingSpec(task="digits", rounds=10, local_steps=2, learning_rate=0.5, max_samples=max(SIZES))
CONTRIBUTIONS = tuple(Contribution(i, QUALITY, size / max(SIZES)) for i, size in enumerate(SIZES, start=1))
GRAND = frozenset(range(1, MEMBERS + 1))
COALITIONS = 2**MEMBERS - 1


def write_federation(path: Path) -> None:
    """Write the federation as a .npz file; plain_fedavg.py beside the environments reads it."""
    task = load_task(SPEC.task)
    rng = generator(SPEC.game_seed, Purpose.INITIAL_MODEL, federation=SPEC.federation, cycle=SPEC.cycle)
    (initial,) = MODELS[SPEC.model](SPEC.hidden).initial(rng, task.train_features.shape[1], len(task.class_names))
    arrays: dict[str, Any] = {}
    for number, contribution in enumerate(CONTRIBUTIONS):
        shard = shard_of(SPEC, contribution)
        arrays[f"features_{number}"] = task.train_features[shard.indices]
        arrays[f"labels_{number}"] = shard.labels
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        path,
        initial=initial[:, 0].astype(np.float32),
        test_features=task.test_features,
        test_labels=task.test_labels,
        rounds=SPEC.rounds,
        local_steps=SPEC.local_steps,
        learning_rate=SPEC.learning_rate,
        **arrays,
    )


class Ours:
    """Our own training of some coalitions (None: all 255), measured again between the runs of the other library."""

    def __init__(self, coalitions: list[frozenset[int]] | None) -> None:
        self.coalitions = coalitions
        self.trained = train_coalitions(SPEC, CONTRIBUTIONS, coalitions)
        self.wall: list[float] = []
        self.processor: list[float] = []

    def measure(self, repeats: int) -> None:
        """Train that many times more, on one thread."""
        for _ in range(repeats):
            wall, processor = seconds(lambda: train_coalitions(SPEC, CONTRIBUTIONS, self.coalitions))
            self.wall.append(wall)
            self.processor.append(processor)


def shapley(values: Mapping[frozenset[int], float]) -> dict[int, float]:
    """Shapley's formula as it stands in his paper of 1953: no code of the engine, whose own is held against shapiq."""
    result = dict.fromkeys(sorted(GRAND), 0.0)
    for coalition, value in values.items():
        for player in GRAND - coalition:
            weight = 1 / (MEMBERS * comb(MEMBERS - 1, len(coalition)))
            result[player] += weight * (values[coalition | {player}] - value)
    return result


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it took, and the processor time of this process, which a busy machine lengthens less."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def duration(length: float) -> str:
    """Seconds as a person would say them."""
    if length < 0.9995:
        return f"{length * 1000:.3g} ms"
    if length < 100:
        return f"{length:.3g} s"
    return f"{length / 60:.0f} min" if length < 7200 else f"{length / 3600:.1f} h"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
