"""How the cost of training every coalition grows with members, with samples and with rounds, on one thread.

It uses only the public way into federation_sim and compares with nothing; the other programs beside it do that. All
coalitions are trained and scored on the test set. Run: python -m benchmarks.cost [--models logistic] [--repeats 3]
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from benchmarks.compared import duration, seconds, table
from benchmarks.environment import machine
from federation_sim import MODELS, Contribution, TrainingSpec, train_coalitions

MEMBERS = (4, 5, 6, 7, 8, 9, 10, 11, 12)
SAMPLES = (25, 50, 100, 200, 400)
ROUNDS = (5, 10, 20, 40)
USUAL_MEMBERS = 8
# What is quickly done is done more often, since one busy moment would hide it.
LEAST_SECONDS = 3.0
USUAL = TrainingSpec(task="digits", rounds=10, local_steps=2, learning_rate=0.5, max_samples=100)


def cost(spec: TrainingSpec, members: int, repeats: int) -> tuple[int, float, float]:
    """Models trained, and the least seconds and processor seconds, for members who all commit max_samples."""
    contributions = [Contribution(player, 0.8, 1.0) for player in range(1, members + 1)]
    trained = train_coalitions(spec, contributions)
    times: list[tuple[float, float]] = []
    while len(times) < repeats or sum(wall for wall, _ in times) < LEAST_SECONDS:
        times.append(seconds(lambda: train_coalitions(spec, contributions)))
    return trained.coalitions_trained, min(wall for wall, _ in times), min(processor for _, processor in times)


def grown(name: str, steps: list[tuple[int, TrainingSpec, int]], repeats: int) -> str:
    """The table for what grows: (its size, the spec, the members) a row."""
    rows, before = [], 0.0
    for size, spec, members in steps:
        models, wall, processor = cost(spec, members, repeats)
        growth = f"{processor / before:.2f}" if before else ""
        row = (str(size), f"{models:,}", duration(wall), duration(processor), duration(processor / models), growth)
        rows.append(row)
        before = processor
    head = (name, "models", "time", "processor time", "a model", "times the row above")
    return table(head, rows)


def main() -> int:
    """Print the tables; always 0, since a busy machine is no defect."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--models", nargs="+", choices=sorted(MODELS), default=sorted(MODELS), help="which (all)")
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured at least (3)")
    asked = parser.parse_args()
    print(f"All coalitions, trained and scored: {USUAL.task}, unless said otherwise {USUAL_MEMBERS} members of")
    print(f"{USUAL.max_samples} samples, {USUAL.rounds} rounds of {USUAL.local_steps} local steps, one thread.")
    print(f"{machine()}. Best of {asked.repeats} or more.")
    for model in asked.models:
        spec = replace(USUAL, model=model)
        tables = (
            ("members", [(members, spec, members) for members in MEMBERS]),
            ("samples a member", [(size, replace(spec, max_samples=size), USUAL_MEMBERS) for size in SAMPLES]),
            ("rounds", [(rounds, replace(spec, rounds=rounds), USUAL_MEMBERS) for rounds in ROUNDS]),
        )
        for name, steps in tables:
            print(f"\n### {model}, {name}\n\n{grown(name, steps, asked.repeats)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
