"""Measures the training kernel on this machine and prints it as tables; changes nothing and judges only speed.

First all 255 coalitions of eight members (digits, 20 to 200 samples, 10 rounds of 2 local steps) on one thread, for each
model: a plain loop over coalitions and clients, the stacked kernel, and this machine's matrix-product peak, taken in
turns, in processor time of the thread: on a machine that others use too, the time on the wall would measure them. Then
all 4,095 coalitions of twelve, on one process and on two. Then all trainings of one turn of the quickstart game.
Run: python -m benchmarks.kernel [--quick]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from federation_sim import Contribution, LocalCrew, Training, TrainingSpec, train_all, train_coalitions
from federation_sim.backends.numpy_backend import NumpyBackend, NumpyModels, clients_of, initial_model
from federation_sim.clients import Client
from federation_sim.federations.horizontal import first_round, train_block
from federation_sim.models import MODELS
from federation_sim.scratch import Scratch
from federation_sim.tasks import load_task
from federation_sim.workers.blas import one_blas_thread

MEMBERS = 8
ROUNDS, STEPS, RATE = 10, 2, 0.5
REPEATS = 7
PEAK_SIZE = 1024
MOST_TURN_SECONDS = 1.0

Floats = NDArray[np.float32]
Model = list[Floats]


@dataclass(frozen=True, slots=True)
class Goal:
    """What a model's kernel should reach: times the loop's speed, share of the peak, and n = 12 on two cores."""

    ratio: float
    share: float
    twelve_seconds: float


GOALS = {"logistic": Goal(5.0, 0.55, 2.5), "mlp": Goal(2.5, 0.5, 7.0)}


def members(count: int) -> tuple[Contribution, ...]:
    """So many members with 20 to 200 samples."""
    sizes = np.linspace(20, 200, count).round() / 200
    return tuple(Contribution(player, 0.8, float(size)) for player, size in enumerate(sizes, start=1))


def spec_of(model: str) -> TrainingSpec:
    return TrainingSpec(model=model, seeds=1, rounds=ROUNDS, local_steps=STEPS, learning_rate=RATE, max_samples=200)


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


def stacked(setting: Setting) -> list[Sequence[Floats]]:
    """The kernel, as train_coalitions uses it, block by block: arrays (rows, coalitions, columns)."""
    scratch, model = Scratch(), setting.clients[0].model
    initial = tuple(matrix[:, None, :] for matrix in setting.initial)
    first = first_round(setting.spec, model, 0, setting.clients, initial, scratch)
    size = model.copies_at_once
    return [
        train_block(first, setting.membership[begin : begin + size], scratch=scratch)
        for begin in range(0, len(setting.membership), size)
    ]


def useful_flops(setting: Setting) -> float:
    """Multiplications and additions of the matrix products that the kernel needs, and nothing else.

    The first round counts once for each client, since that is how often it is done.
    """
    parameters = sum(matrix.size for matrix in setting.initial)
    # Each product once forward and once for the gradient; the error goes down through the second layer's weights.
    per_sample = 4 * parameters + (2 * 10 * setting.spec.hidden if len(setting.initial) == 2 else 0)
    trained_copies = STEPS * (1 + (ROUNDS - 1) * setting.membership.sum(axis=0))
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


def largest_difference(setting: Setting) -> float:
    """Of any weight of any coalition's model, between loop and kernel."""
    blocks = stacked(setting)
    together = [np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True)]
    return max(
        float(np.abs(array[:, row] - matrix).max())
        for row, model in enumerate(plain_loop(setting))
        for array, matrix in zip(together, model, strict=True)
    )


def measure_kernel(model: str) -> float:
    """Print the table of loop, kernel and peak; the peak in operations a second."""
    setting, goal = Setting.make(model), GOALS[model]
    matrix = np.random.default_rng(0).normal(size=(PEAK_SIZE, PEAK_SIZE)).astype(np.float32)
    product = np.empty_like(matrix)
    difference = largest_difference(setting)
    blocks = stacked(setting)
    trainer = NumpyBackend().trainer(setting.spec, members(MEMBERS), 0)

    def evaluated() -> None:
        for weights in blocks:
            NumpyModels(trainer, tuple(weights)).measure()

    times: dict[str, list[float]] = {"loop": [], "kernel": [], "evaluation": [], "peak": []}
    for _ in range(REPEATS):
        times["loop"].append(processor_seconds(lambda: plain_loop(setting)))
        for _ in range(3):
            times["kernel"].append(processor_seconds(lambda: stacked(setting)))
            times["evaluation"].append(processor_seconds(evaluated))
            times["peak"].append(processor_seconds(lambda: np.matmul(matrix, matrix, out=product)))
    best = {name: min(found) for name, found in times.items()}
    median = {name: statistics.median(found) for name, found in times.items()}
    flops = useful_flops(setting)
    peak = 2 * PEAK_SIZE**3 / best["peak"]
    ratio, share = best["loop"] / best["kernel"], flops / best["kernel"] / peak

    print(f"All {len(setting.membership)} coalitions of {MEMBERS} members, {model} on digits, one thread")
    print(f"20 to 200 samples a client, {ROUNDS} rounds of {STEPS} local steps, float32\n")
    print(f"{'':34}{'best':>10}{'median':>10}   of {REPEATS} rounds of measuring, processor time")
    for label, name in (
        ("plain loop, training", "loop"),
        ("stacked kernel, training", "kernel"),
        ("test set, utility and accuracy", "evaluation"),
    ):
        print(f"{label:34}{best[name] * 1000:7.1f} ms{median[name] * 1000:7.1f} ms")
    print(f"\n{'kernel against loop':34}{ratio:7.2f} times   {verdict(ratio >= goal.ratio)} {goal.ratio:g} times")
    print(f"{'matrix-product peak':34}{peak / 1e9:7.1f} GF/s    ({PEAK_SIZE} x {PEAK_SIZE} float32, same run)")
    print(f"{'kernel, useful products only':34}{flops / best['kernel'] / 1e9:7.1f} GF/s    ({flops / 1e9:.2f} GF)")
    print(f"{'share of the peak, training':34}{share:7.2f}         {verdict(share >= goal.share)} {goal.share:g}")
    print(f"{'largest difference of a weight':34}{difference:7.0e}         between loop and kernel\n")
    return peak


def measure_twelve(model: str, peak: float) -> None:
    """Print the time of all coalitions of twelve members, measured on the test set too, on one and two processes."""
    spec, twelve, goal = spec_of(model), members(12), GOALS[model]
    print(f"All 4,095 coalitions of twelve members, {model}, with their values")
    found = {}
    for workers in (1, 2):
        crew = LocalCrew(workers)
        train_all([Training(spec, twelve[:3])] * 4, crew=crew)  # starts the processes and reads the data
        trained = [train_coalitions(spec, twelve, crew=crew) for _ in range(2)]
        found[workers] = min(result.wall_ms for result in trained) / 1000
        crew.close()
    parameters = 650 if model == "logistic" else 2410
    per_sample = 4 * parameters + (640 if model == "mlp" else 0)
    flops = sum(per_sample * round(one.quantity * 200) * STEPS * (ROUNDS - 1) * 2**11 for one in twelve)
    print(f"{'one process':34}{found[1]:7.2f} s")
    print(
        f"{'two processes':34}{found[2]:7.2f} s     {verdict(found[2] < goal.twelve_seconds)} {goal.twelve_seconds:g} s"
    )
    print(f"{'one process against two':34}{found[1] / found[2]:7.2f} times")
    print(f"{'share of two peaks, all included':34}{flops / found[2] / (2 * peak):7.2f}\n")


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
    peaks = {}
    with one_blas_thread():
        for model in GOALS:
            peaks[model] = measure_kernel(model)
    if "--quick" not in sys.argv:
        for model, peak in peaks.items():
            measure_twelve(model, peak)
    measure_turn()
    return 0


if __name__ == "__main__":
    sys.exit(main())
