"""Measures the training kernels on this machine and prints it as tables; changes nothing and judges only speed.

First all 255 coalitions of eight members (digits, 20 to 200 samples, 10 rounds of 2 local steps) on one thread, for each
model, with full batches and with batches of 16: a plain loop over coalitions and clients, the numpy kernel, the compiled
kernel, and this machine's matrix-product peak, taken in turns, in processor time of the thread: on a machine that others
use too, the time on the wall would measure them. Then all 4,095 coalitions of twelve, on one process and on two. Then all
trainings of one turn of the quickstart game.
Run: python -m benchmarks.kernel [--quick], with OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE unset: they hold BLAS down.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_info

from federation_sim import Contribution, LocalCrew, Training, TrainingSpec, backend_of, train_all, train_coalitions
from federation_sim.backends.backend import Models, Trainer
from federation_sim.backends.numpy_backend import clients_of, initial_model
from federation_sim.clients import Client
from federation_sim.models import MODELS
from federation_sim.native import kernel
from federation_sim.tasks import load_task
from federation_sim.workers.blas import one_blas_thread

MEMBERS = 8
ROUNDS, STEPS, RATE = 10, 2, 0.5
REPEATS = 7
PEAK_SIZE = 1024
MOST_TURN_SECONDS = 1.0

Floats = NDArray[np.float32]
Model = list[Floats]


BATCH = 16


@dataclass(frozen=True, slots=True)
class Goal:
    """What the compiled kernel should reach: share of the peak, times numpy's speed with full batches and with batches of
    16, and seconds for n = 12 on one thread.
    """

    share: float
    ratio: float
    batch_ratio: float
    twelve_seconds: float


GOALS = {"logistic": Goal(0.85, 1.7, 2.0, 0.8), "mlp": Goal(0.85, 1.7, 2.0, 3.0)}
BACKENDS = ("numpy", "native")


def members(count: int) -> tuple[Contribution, ...]:
    """So many members with 20 to 200 samples."""
    sizes = np.linspace(20, 200, count).round() / 200
    return tuple(Contribution(player, 0.8, float(size)) for player, size in enumerate(sizes, start=1))


def spec_of(model: str, **changed: Any) -> TrainingSpec:
    spec = TrainingSpec(model=model, seeds=1, rounds=ROUNDS, local_steps=STEPS, learning_rate=RATE, max_samples=200)
    return replace(spec, **changed)


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Eight clients, one untrained model (a list of matrices), and who is in which coalition."""

    spec: TrainingSpec
    clients: tuple[Client, ...]
    initial: Model
    membership: NDArray[np.bool_]

    @classmethod
    def make(cls, model: str) -> Setting:
        spec, task, kind = spec_of(model), load_task("digits"), MODELS[model](32)
        clients = clients_of(spec, kind, task, members(MEMBERS))
        initial = [matrix[:, 0] for matrix in initial_model(spec, kind, task, 0)]
        masks = np.arange(1, 2**MEMBERS)
        return cls(spec, clients, initial, (masks[:, None] >> np.arange(MEMBERS)) & 1 == 1)


def local_step(model: Model, features: Floats, targets: Floats) -> None:
    """One step of gradient descent as one would write it with numpy, in place: features (m, d + 1), targets (m, 10)."""
    if len(model) == 1:
        logits = features @ model[0].T
    else:
        hidden = np.maximum(features @ model[0].T, 0)
        folded = np.hstack([hidden, np.ones((len(hidden), 1), dtype=np.float32)])
        logits = folded @ model[1].T
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    error = powers / powers.sum(axis=1, keepdims=True) - targets
    rate = np.float32(RATE / len(features))
    if len(model) == 1:
        model[0] -= rate * (error.T @ features)
    else:
        below = (error @ model[1][:, :-1]) * (hidden > 0)
        model[1] -= rate * (error.T @ folded)
        model[0] -= rate * (below.T @ features)


def plain_loop(setting: Setting) -> list[Model]:
    """Every coalition for itself, every client for itself, in float32 with numpy."""
    prepared = []
    for client in setting.clients:
        folded = np.hstack([client.features, np.ones((client.samples, 1), dtype=np.float32)])
        prepared.append((folded, np.eye(10, dtype=np.float32)[client.labels]))
    models = []
    for is_member in setting.membership:
        mine = [client for client, inside in zip(prepared, is_member, strict=True) if inside]
        total = sum(len(features) for features, _ in mine)
        current = setting.initial
        for _ in range(ROUNDS):
            average = [np.zeros_like(matrix) for matrix in current]
            for features, targets in mine:
                local = [matrix.copy() for matrix in current]
                for _ in range(STEPS):
                    local_step(local, features, targets)
                for mean, matrix in zip(average, local, strict=True):
                    mean += np.float32(len(features) / total) * matrix
            current = average
        models.append(current)
    return models


def blocks_of(spec: TrainingSpec, membership: NDArray[np.bool_]) -> list[Models]:
    """Every block trained by the spec's backend from the second round on; the first, n small trainings, is done before."""
    size = backend_of(spec.backend).copies_at_once(spec)
    trainer = trainer_of(spec)
    return [trainer.train(membership[begin : begin + size], None) for begin in range(0, len(membership), size)]


@cache
def trainer_of(spec: TrainingSpec) -> Trainer:
    return backend_of(spec.backend).trainer(spec, members(MEMBERS), 0)


def useful_flops(setting: Setting) -> float:
    """Multiplications and additions of the matrix products of `blocks_of`, and nothing else."""
    parameters = sum(matrix.size for matrix in setting.initial)
    # Each product once forward and once for the gradient; the error goes down through the second layer's weights.
    per_sample = 4 * parameters + (2 * 10 * setting.spec.hidden if len(setting.initial) == 2 else 0)
    trained_copies = STEPS * (ROUNDS - 1) * setting.membership.sum(axis=0)
    return float(
        sum(per_sample * one.samples * copies for one, copies in zip(setting.clients, trained_copies, strict=True))
    )


def seconds(work: Callable[[], object]) -> float:
    """How long it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def processor_seconds(work: Callable[[], object]) -> float:
    """How much processor time of this thread it took."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def measure_kernel(model: str) -> float:
    """Print the table of loop, kernels and peak; the peak in operations a second."""
    setting, goal = Setting.make(model), GOALS[model]
    matrix = np.random.default_rng(0).normal(size=(PEAK_SIZE, PEAK_SIZE)).astype(np.float32)
    product = np.empty_like(matrix)
    full = {name: spec_of(model, backend=name) for name in BACKENDS}
    small = {name: spec_of(model, backend=name, batch_size=BATCH) for name in BACKENDS}
    trained = {name: blocks_of(spec, setting.membership) for name, spec in full.items()}
    values = {name: np.concatenate([block.measure().values for block in found]) for name, found in trained.items()}
    work: dict[str, Callable[[], object]] = {"peak": lambda: np.matmul(matrix, matrix, out=product)}
    for name in BACKENDS:
        work[name] = partial(blocks_of, full[name], setting.membership)
        work[f"{name}, batches of {BATCH}"] = partial(blocks_of, small[name], setting.membership)
        work[f"{name}, test set"] = partial(measured, trained[name])
    times: dict[str, list[float]] = {name: [] for name in ("plain loop", *work)}
    for _ in range(REPEATS):
        times["plain loop"].append(processor_seconds(lambda: plain_loop(setting)))
        for _ in range(3):
            for name, do in work.items():
                times[name].append(processor_seconds(do))
    best = {name: min(found) for name, found in times.items()}
    flops, peak = useful_flops(setting), 2 * PEAK_SIZE**3 / best["peak"]

    print(f"All {len(setting.membership)} coalitions of {MEMBERS} members, {model} on digits, one thread")
    print(f"20 to 200 samples a client, {ROUNDS} rounds of {STEPS} local steps, float32\n")
    print(f"{'':34}{'best':>10}{'median':>10}   of {REPEATS} rounds of measuring, processor time")
    for name, found in times.items():
        if name != "peak":
            print(f"{name:34}{best[name] * 1000:7.1f} ms{statistics.median(found) * 1000:7.1f} ms")
    print(f"\n{'matrix-product peak':34}{peak / 1e9:7.1f} GF/s    ({PEAK_SIZE} x {PEAK_SIZE} float32, same run)")
    for name in BACKENDS:
        share = flops / best[name] / peak
        judged = f"   {verdict(share >= goal.share)} {goal.share:g}" if name == "native" else ""
        print(f"{name + ', share of the peak':34}{share:7.2f}      {judged}")
    for words, least, suffix in (
        ("", goal.ratio, ""),
        (f", batches of {BATCH}", goal.batch_ratio, f", batches of {BATCH}"),
    ):
        ratio = best["numpy" + suffix] / best["native" + suffix]
        print(f"{'native against numpy' + words:34}{ratio:7.2f} times   {verdict(ratio >= least)} {least:g} times")
    print(f"{'numpy against loop':34}{best['plain loop'] / best['numpy']:7.2f} times")
    print(f"{'largest difference of a value':34}{np.abs(values['numpy'] - values['native']).max():7.0e}\n")
    return peak


def measured(blocks: Sequence[Models]) -> None:
    """Test set, utility and accuracy of all models."""
    for block in blocks:
        block.measure()


def measure_twelve(model: str) -> None:
    """Print the time of all coalitions of twelve members, measured on the test set too, on one and two processes."""
    twelve, goal = members(12), GOALS[model]
    print(f"All 4,095 coalitions of twelve members, {model}, with their values")
    for name in BACKENDS:
        spec, found = spec_of(model, backend=name), {}
        for workers in (1, 2):
            crew = LocalCrew(workers)
            train_all([Training(spec, twelve[:3])] * 4, crew=crew)  # starts the processes and reads the data
            trained = [train_coalitions(spec, twelve, crew=crew) for _ in range(2)]
            found[workers] = min(result.wall_ms for result in trained) / 1000
            crew.close()
        judged = f"   {verdict(found[1] < goal.twelve_seconds)} {goal.twelve_seconds:g} s" if name == "native" else ""
        print(f"{name + ', one process':34}{found[1]:7.2f} s{judged}")
        print(f"{name + ', two processes':34}{found[2]:7.2f} s")
    print()


def turn_of_quickstart() -> list[tuple[str, list[frozenset[int]] | None]]:
    """The coalitions that each of the six federations needs if all eight players are in it."""
    everybody = frozenset(range(1, MEMBERS + 1))
    joining = [frozenset(range(1, last + 1)) for last in range(1, MEMBERS + 1)]
    without_one = [everybody - {player} for player in sorted(everybody)]
    return [
        ("equal", []),
        ("linear", []),
        ("labour_union", joining),
        ("shapley", None),
        ("fair_value", without_one),
        ("incentivizer", without_one),
    ]


def turn() -> list[Training]:
    """All trainings of one turn of the quickstart game, with every shard full."""
    eight = tuple(Contribution(player, 0.2 + 0.1 * player, 1.0) for player in range(1, MEMBERS + 1))
    return [
        Training(TrainingSpec(federation=number), eight, None if coalitions is None else tuple(coalitions))
        for number, (_, coalitions) in enumerate(turn_of_quickstart(), start=1)
    ]


def measure_turn() -> None:
    """Print the table of one turn's trainings."""
    spec, trainings = TrainingSpec(), turn()
    print("All trainings of one quickstart turn: six federations, all eight players in each, every shard full")
    print(f"{spec.max_samples} samples a client, {spec.rounds} rounds of {spec.local_steps} local steps\n")
    for training, (scheme, _) in zip(trainings, turn_of_quickstart(), strict=True):
        results = [train_all([training])[0] for _ in range(REPEATS)]
        fastest = min(result.wall_ms for result in results)
        print(f"{scheme:34}{fastest:7.1f} ms    {results[0].coalitions_trained} models, one thread")
    crew = LocalCrew(2)
    train_all(trainings, crew=crew)  # starts the processes and reads the data
    ways: dict[str, Callable[[], object]] = {
        "together, one thread": lambda: train_all(trainings),
        "together, two threads": lambda: train_all(trainings, workers=2),
        "together, two processes": lambda: train_all(trainings, crew=crew),
    }
    found: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(REPEATS):
        for way, work in ways.items():
            found[way].append(seconds(work))
    crew.close()
    print(f"\n{'the whole turn':34}{'best':>10}{'median':>10}")
    for way, times in found.items():
        median = statistics.median(times)
        note = f"   {verdict(median < MOST_TURN_SECONDS)} {MOST_TURN_SECONDS:g} s" if "two" in way else ""
        print(f"{way:34}{min(times) * 1000:7.1f} ms{median * 1000:7.1f} ms{note}")


def verdict(reached: bool) -> str:
    """How a figure stands to its goal."""
    return "goal reached:" if reached else "GOAL MISSED:"


def main() -> int:
    """Print everything; always 0, since a busy machine is no defect."""
    print(f"Processor: {processor()}; kernel: {kernel()}; BLAS: {blas()}\n")
    with one_blas_thread():
        for model in GOALS:
            measure_kernel(model)
    if "--quick" not in sys.argv:
        for model in GOALS:
            measure_twelve(model)
    measure_turn()
    return 0


def processor() -> str:
    """As the system calls it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def blas() -> str:
    """Which library numpy multiplies with, for which processor it takes this one, and whether it was told to."""
    told = " (held by OPENBLAS_CORETYPE)" if "OPENBLAS_CORETYPE" in os.environ else ""
    found = (f"{one['internal_api']} for {one.get('architecture', '?')}" for one in threadpool_info())
    return ", ".join(found) + told


if __name__ == "__main__":
    sys.exit(main())
