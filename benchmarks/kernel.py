"""Measures the training kernel on this machine and prints it as tables; changes nothing and judges only speed.

First all 255 coalitions of eight members (digits, 20 to 200 samples, 10 rounds of 2 local steps) on one thread: a plain
loop over coalitions and clients, the stacked kernel, and this machine's matrix-product peak, taken in turns so that a
busy moment hurts all alike. Then all trainings of one turn of the quickstart game. Run: python -m benchmarks.kernel
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from federation_sim import MODELS, UTILITIES, Commitment, TrainingSpec, train_coalitions
from federation_sim.blas import one_blas_thread
from federation_sim.models.model import Weights
from federation_sim.scratch import Scratch
from federation_sim.shards import shard_of
from federation_sim.stacked import first_round, train_block
from federation_sim.tasks import Task, load_task
from federation_sim.training import BLOCK

MEMBERS = 8
ROUNDS, STEPS, RATE = 10, 2, 0.5
SIZES = tuple(int(size) for size in np.linspace(20, 200, MEMBERS).round())
REPEATS = 7
PEAK_SIZE = 1024
LEAST_RATIO, LEAST_SHARE, MOST_TURN_SECONDS = 4.0, 0.45, 1.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Eight clients' features (m, 64) and labels (m,), one untrained model (10, 65), and who is in which coalition."""

    task: Task
    clients: tuple[tuple[Floats, NDArray[np.int64]], ...]
    initial: Floats
    membership: NDArray[np.bool_]

    @classmethod
    def make(cls) -> Setting:
        spec, task = TrainingSpec(max_samples=max(SIZES)), load_task("digits")
        shards = [shard_of(spec, Commitment(i, 0.8, size / max(SIZES))) for i, size in enumerate(SIZES, start=1)]
        clients = tuple((task.train_features[shard.indices], shard.labels) for shard in shards)
        assert tuple(len(labels) for _, labels in clients) == SIZES
        (initial,) = MODELS["logistic"].initial(np.random.default_rng(0), 64, 10)
        masks = np.arange(1, 2**MEMBERS)
        membership = (masks[:, None] >> np.arange(MEMBERS)) & 1 == 1
        return cls(task, clients, initial[:, 0].astype(np.float32), membership)


def plain_loop(setting: Setting) -> Floats:
    """Every coalition for itself, every client for itself, in float32 with numpy: weights (coalitions, 10, 65)."""
    prepared = []
    for features, labels in setting.clients:
        folded = np.hstack([features, np.ones((len(features), 1), dtype=np.float32)])
        prepared.append((folded, np.eye(10, dtype=np.float32)[labels]))
    models = []
    for members in setting.membership:
        mine = [client for client, is_member in zip(prepared, members, strict=True) if is_member]
        total = sum(len(features) for features, _ in mine)
        weights = setting.initial
        for _ in range(ROUNDS):
            average = np.zeros_like(weights)
            for features, targets in mine:
                local = weights.copy()
                for _ in range(STEPS):
                    logits = features @ local.T
                    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
                    error = powers / powers.sum(axis=1, keepdims=True) - targets
                    local -= np.float32(RATE / len(features)) * (error.T @ features)
                average += np.float32(len(features) / total) * local
            weights = average
        models.append(weights)
    return np.stack(models)


def stacked(setting: Setting) -> Floats:
    """The kernel, as train_coalitions uses it, block by block: weights (coalitions, 10, 65)."""
    model, scratch = MODELS["logistic"], Scratch()
    learners = tuple(model.learner(features, labels, 10, RATE) for features, labels in setting.clients)
    first = first_round(learners, (setting.initial[:, None, :],), STEPS, scratch)
    blocks = []
    for begin in range(0, len(setting.membership), BLOCK):
        rows = setting.membership[begin : begin + BLOCK]
        (weights,) = train_block(first, rows, rounds=ROUNDS, local_steps=STEPS, scratch=scratch)
        blocks.append(weights.transpose(1, 0, 2))
    return np.concatenate(blocks)


def evaluated(setting: Setting, models: Floats) -> NDArray[np.float64]:
    """log_score of every model on the test set, a part at a time."""
    model, scratch = MODELS["logistic"], Scratch()
    inputs = model.inputs(setting.task.test_features)
    scores = []
    for begin in range(0, len(models), 32):
        part: Weights = (np.ascontiguousarray(models[begin : begin + 32].transpose(1, 0, 2)),)
        logits = model.logits(part, inputs, scratch)
        scores.append(UTILITIES["log_score"](logits, setting.task.test_labels))
        UTILITIES["accuracy"](logits, setting.task.test_labels)
    return np.concatenate(scores)


def useful_flops(setting: Setting) -> float:
    """Multiplications and additions of the matrix products that the kernel needs: logits and gradient, nothing else.

    The first round counts once for each client, since that is how often it is done.
    """
    trained_copies = STEPS * (1 + (ROUNDS - 1) * setting.membership.sum(axis=0))
    return float(sum(4 * 10 * 65 * size * copies for size, copies in zip(SIZES, trained_copies, strict=True)))


def seconds(work: Callable[[], object]) -> float:
    """How long it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure_kernel() -> None:
    """Print the table of loop, kernel and peak."""
    setting = Setting.make()
    matrix = np.random.default_rng(0).normal(size=(PEAK_SIZE, PEAK_SIZE)).astype(np.float32)
    product = np.empty_like(matrix)
    difference = np.abs(plain_loop(setting) - stacked(setting)).max()
    models = stacked(setting)
    times: dict[str, list[float]] = {"loop": [], "kernel": [], "evaluation": [], "peak": []}
    for _ in range(REPEATS):
        times["loop"].append(seconds(lambda: plain_loop(setting)))
        for _ in range(3):
            times["kernel"].append(seconds(lambda: stacked(setting)))
            times["evaluation"].append(seconds(lambda: evaluated(setting, models)))
            times["peak"].append(seconds(lambda: np.matmul(matrix, matrix, out=product)))
    best = {name: min(found) for name, found in times.items()}
    median = {name: statistics.median(found) for name, found in times.items()}
    flops = useful_flops(setting)
    peak = 2 * PEAK_SIZE**3 / best["peak"]
    ratio, share = best["loop"] / best["kernel"], flops / best["kernel"] / peak

    print(f"All {len(setting.membership)} coalitions of {MEMBERS} members, logistic regression on digits, one thread")
    print(f"{SIZES[0]} to {SIZES[-1]} samples a client, {ROUNDS} rounds of {STEPS} local steps, float32\n")
    print(f"{'':34}{'best':>10}{'median':>10}   of {REPEATS} rounds of measuring")
    for label, name in (
        ("plain loop, training", "loop"),
        ("stacked kernel, training", "kernel"),
        ("test set, log_score and accuracy", "evaluation"),
    ):
        print(f"{label:34}{best[name] * 1000:7.1f} ms{median[name] * 1000:7.1f} ms")
    print(
        f"\n{'kernel against loop':34}{ratio:7.2f} times   {verdict(ratio >= LEAST_RATIO)} at least {LEAST_RATIO:g} times"
    )
    print(f"{'matrix-product peak':34}{peak / 1e9:7.1f} GF/s    ({PEAK_SIZE} x {PEAK_SIZE} float32, same run)")
    print(f"{'kernel, useful products only':34}{flops / best['kernel'] / 1e9:7.1f} GF/s    ({flops / 1e9:.2f} GF)")
    print(
        f"{'share of the peak, training':34}{share:7.2f}         {verdict(share >= LEAST_SHARE)} at least {LEAST_SHARE:g}"
    )
    print(f"{'largest difference of a weight':34}{difference:7.0e}         between loop and kernel\n")


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


def train_one(federation: int, coalitions: list[frozenset[int]] | None, workers: int) -> float:
    """Train one federation of eight full commitments with the default numbers; returns its seconds."""
    members = [Commitment(player, 0.2 + 0.1 * player, 1.0) for player in range(1, MEMBERS + 1)]
    result = train_coalitions(TrainingSpec(federation=federation), members, coalitions, workers=workers)
    return result.wall_ms / 1000


def measure_turn() -> None:
    """Print the table of one turn's trainings."""
    plan, spec = turn_of_quickstart(), TrainingSpec()
    print("All trainings of one quickstart turn: six federations, all eight players in each, every shard full")
    print(f"{spec.max_samples} samples a client, {spec.rounds} rounds of {spec.local_steps} local steps\n")
    for number, (_, coalitions) in enumerate(plan, start=1):
        train_one(number, coalitions, 1)
    for number, (scheme, coalitions) in enumerate(plan, start=1):
        fastest = min(train_one(number, coalitions, 1) for _ in range(REPEATS))
        models = 2**MEMBERS - 1 if coalitions is None else max(1, len({*coalitions, frozenset(range(1, MEMBERS + 1))}))
        print(f"{scheme:34}{fastest * 1000:7.1f} ms    {models} models, one thread")

    def one_after_another(workers: int) -> None:
        for number, (_, coalitions) in enumerate(plan, start=1):
            train_one(number, coalitions, workers)

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:

        def side_by_side() -> None:
            # The longest first, so that the other process has something to do meanwhile.
            jobs = sorted(enumerate(plan, start=1), key=lambda job: job[1][1] is not None)
            futures = [pool.submit(train_one, number, coalitions, 1) for number, (_, coalitions) in jobs]
            for future in futures:
                future.result()

        side_by_side()  # starts the processes and reads the data
        ways: dict[str, Callable[[], None]] = {
            "one after another, one thread": lambda: one_after_another(1),
            "one after another, two threads": lambda: one_after_another(2),
            "side by side in two processes": side_by_side,
        }
        found: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(REPEATS):
            for way, work in ways.items():
                found[way].append(seconds(work))
    print(f"\n{'the whole turn':34}{'best':>10}{'median':>10}")
    for way, times in found.items():
        median = statistics.median(times)
        note = f"   {verdict(median < MOST_TURN_SECONDS)} under {MOST_TURN_SECONDS:g} s" if "two" in way else ""
        print(f"{way:34}{min(times) * 1000:7.1f} ms{median * 1000:7.1f} ms{note}")


def verdict(reached: bool) -> str:
    """How a figure stands to its goal."""
    return "goal reached:" if reached else "GOAL MISSED:"


def main() -> int:
    """Print everything; always 0, since a busy machine is no defect."""
    with one_blas_thread():
        measure_kernel()
    measure_turn()
    return 0


if __name__ == "__main__":
    sys.exit(main())
