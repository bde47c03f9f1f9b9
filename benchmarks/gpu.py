"""Exact values of 16 and 20 members on one CUDA card: every coalition retrained, 65,535 and 1,048,575 federated models.

Logistic regression on digits, 20 to 200 samples a client, 10 rounds of 2 local steps, float32 without TF32, values of all
coalitions on the test set included. It prints the time, the share of the card's own matrix-product peak (measured in
the same run), the memory, and how far the values of some coalitions, drawn at random, are from the numpy backend's.
Where there is no card it measures twelve members on the processor instead. Run: python -m benchmarks.gpu [--repeats 3]
[--workers 1] [--copies 16384]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch

from benchmarks.kernel import ROUNDS, STEPS, members, spec_of, verdict
from federation_sim import Contribution, TrainingSpec, train_coalitions
from federation_sim.backends import backend_of, torch_backend
from federation_sim.backends.torch_device import full_precision_on_one_thread
from federation_sim.plan import Plan, Training

GOALS = {16: 0.3, 20: 3.0}
"""Seconds for all coalitions of so many members, on a card."""

WITHOUT_A_CARD = 12
PEAK_SIZES = {"cuda": 8192, "cpu": 1024}
COMPARED = 200
"""Coalitions whose values are compared with the numpy backend's."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What training all coalitions of some members took; bytes are the card's, or those of this whole process."""

    members: int
    models: int
    blocks: int
    seconds: tuple[float, ...]
    flops: float
    peak: float
    peak_bytes: int
    difference: float

    @property
    def share(self) -> float:
        """Of the peak, by the products that a training needs and no others, in the best run, all included."""
        return self.flops / min(self.seconds) / self.peak


def wait(device: str) -> None:
    """Until the card has done what it was told."""
    if device == "cuda":
        torch.cuda.synchronize()


def timed(work: Callable[[], object], device: str) -> float:
    """Seconds on the wall."""
    wait(device)
    begun = time.perf_counter()
    work()
    wait(device)
    return time.perf_counter() - begun


def peak_of(device: str) -> float:
    """Multiplications and additions a second of a large float32 product without TF32."""
    size = PEAK_SIZES[device]
    with full_precision_on_one_thread():
        matrix = torch.randn(size, size, device=device)
        product = torch.empty_like(matrix)
        times = [timed(lambda: torch.mm(matrix, matrix, out=product), device) for _ in range(10)]
    return 2 * size**3 / min(times)


def useful_flops(spec: TrainingSpec, contributions: tuple[Contribution, ...]) -> float:
    """As benchmarks.kernel counts them, for all coalitions and logistic regression on digits; the first round once."""
    per_sample = 4 * 650
    copies = STEPS * (1 + (ROUNDS - 1) * 2 ** (len(contributions) - 1))
    return float(sum(per_sample * round(one.quantity * spec.max_samples) * copies for one in contributions))


def largest_difference(spec: TrainingSpec, contributions: tuple[Contribution, ...], found: np.ndarray) -> float:
    """Of the values of some coalitions from the numpy backend's; `found` holds the value of every mask."""
    drawn = np.random.default_rng(0).integers(1, len(found), size=COMPARED).tolist()
    coalitions = {
        mask: frozenset(one.player for place, one in enumerate(contributions) if mask >> place & 1) for mask in drawn
    }
    numpy = train_coalitions(replace(spec, backend="numpy"), contributions, coalitions.values())
    return max(abs(numpy.values[coalition] - float(found[mask])) for mask, coalition in coalitions.items())


def measure(device: str, count: int, repeats: int, workers: int = 1) -> Measured:
    """Train all coalitions of so many members `repeats` times, after a first time that starts the device."""
    spec, contributions = replace(spec_of("logistic"), backend=f"torch-{device}"), members(count)
    blocks = Plan(Training(spec, contributions)).blocks
    peak = peak_of(device)
    # Starts the device, reads the data and trains the first round.
    train_coalitions(spec, contributions, [frozenset()])
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
    values, times = np.empty(0), []
    for _ in range(repeats):
        begun = time.perf_counter()
        trained = train_coalitions(spec, contributions, workers=workers)
        wait(device)
        times.append(time.perf_counter() - begun)
        values = trained.values.array
    most = (
        torch.cuda.max_memory_allocated()
        if device == "cuda"
        else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    )
    difference = largest_difference(spec, contributions, values)
    flops = useful_flops(spec, contributions)
    return Measured(count, len(values) - 1, len(blocks), tuple(times), flops, peak, most, difference)


def report(found: Measured, device: str) -> str:
    """The table."""
    goal, best = GOALS.get(found.members), min(found.seconds)
    reached = f"     {verdict(best < goal)} {goal:g} s" if goal is not None else ""
    memory = "memory of the card" if device == "cuda" else "memory of this process"
    lines = [
        f"All {found.models:,} coalitions of {found.members} members, logistic on digits, in {found.blocks} blocks",
        f"{'time, best':34}{best:8.3f} s{reached}",
        f"{f'time, median of {len(found.seconds)}':34}{float(np.median(found.seconds)):8.3f} s",
        f"{'a model':34}{best / found.models * 1e6:8.1f} µs",
        f"{'useful products':34}{found.flops / 1e12:8.3g} TF",
        f"{'matrix-product peak':34}{found.peak / 1e12:8.3g} TF/s  ({PEAK_SIZES[device]} x {PEAK_SIZES[device]} float32, same run)",
        f"{'share of the peak, all included':34}{found.share:8.2f}",
        f"{memory + ', at most':34}{found.peak_bytes / 2**30:8.2f} GiB",
        f"{'largest difference of a value':34}{found.difference:8.0e}    from numpy, of {COMPARED} coalitions",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Print everything; always 0, since a slow card is no defect."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured (3)")
    parser.add_argument("--workers", type=int, default=1, help="threads that feed the card (1)")
    most = torch_backend.MOST_COPIES_ON_A_CARD
    parser.add_argument("--copies", type=int, default=most, help=f"coalitions in a block on a card, at most ({most})")
    asked = parser.parse_args()
    torch_backend.MOST_COPIES_ON_A_CARD = asked.copies
    if torch.cuda.is_available():
        device, counts = "cuda", tuple(GOALS)
        print(f"{torch.cuda.get_device_name()}, PyTorch {torch.__version__}\n")
    else:
        device, counts = "cpu", (WITHOUT_A_CARD,)
        print("There is no CUDA card here, so twelve members are measured on one thread of the processor instead.\n")
    backend_of(f"torch-{device}").check()
    for count in counts:
        print(report(measure(device, count, asked.repeats, asked.workers), device), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
