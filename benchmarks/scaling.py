"""One worker against two: all coalitions of twelve members in processes of this machine and on a local Ray, on the wall.

Whoever else uses the machine's cores takes their share of the second worker, so the two are measured in turns and the
best run counts; a ratio below 2 may be the machine's doing. It checks that both crews give the same bytes.
Run: python -m benchmarks.scaling [--members 12] [--repeats 3]
"""

from __future__ import annotations

import argparse
import os
import sys
import time

from benchmarks.compared import table
from benchmarks.environment import machine
from benchmarks.kernel import members, spec_of
from federation_sim import CREWS, MODELS, Training, train_all, train_coalitions

NAMES = ("local", "ray")
WORKERS = (1, 2)


def measure(
    name: str, workers: int, models: list[str], count: int, repeats: int
) -> tuple[float, list[float], list[bytes]]:
    """Seconds until the first small training is done, then for each model the best seconds, and the values as bytes."""
    begun = time.perf_counter()
    crew = CREWS[name](workers)
    try:
        train_all([Training(spec_of("logistic"), members(3))] * 2 * workers, crew=crew)
        started = time.perf_counter() - begun
        best, values = [], []
        for model in models:
            found = [train_coalitions(spec_of(model), members(count), crew=crew) for _ in range(repeats)]
            best.append(min(result.wall_ms for result in found) / 1000)
            values.append(found[0].values.array.tobytes())
    finally:
        crew.close()
    return started, best, values


def main() -> int:
    """Print the table; 1 if the crews' bytes differ."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--members", type=int, default=12)
    parser.add_argument("--crews", nargs="+", choices=NAMES, default=list(NAMES))
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    models = sorted(MODELS)
    print(f"All {2**asked.members - 1:,} coalitions of {asked.members} members, time on the wall; {machine()}.")
    print(f"Load of the machine before: {os.getloadavg()[0]:.1f}. Best of {asked.repeats}.\n")
    rows, seen = [], set()
    for name in asked.crews:
        times = {}
        for workers in WORKERS:
            started, best, values = measure(name, workers, models, asked.members, asked.repeats)
            times[workers] = started, best
            seen.add(tuple(values))
        for place, model in enumerate(models):
            one, two = (times[workers][1][place] for workers in WORKERS)
            rows.append((name, model, f"{one:.2f} s", f"{two:.2f} s", f"{one / two:.2f}", f"{times[2][0]:.1f} s"))
    print(table(("crew", "model", "one worker", "two", "one against two", "start of two"), rows))
    if len(seen) > 1:
        print("\nThe values differ between crews or numbers of workers.")
    return int(len(seen) > 1)


if __name__ == "__main__":
    sys.exit(main())
