"""What a user pays for exact Shapley values of eight clients with pyDVL, beside what they cost here, and whether they agree.

The same federation, model and mathematics; pyDVL runs in an environment of its own, as its documentation tells, and with
the one improvement that is easy to make. Run: python -m benchmarks.against_pydvl [--repeats 3]
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from benchmarks.compared import COALITIONS, MEMBERS, SIZES, SPEC, Ours, duration, shapley, table, write_federation
from benchmarks.environment import BUILD, machine, run

WAYS = {
    "plain": "pyDVL as documented, one process",
    "cached": "the same with pyDVL's in-memory cache",
    "two processes": "as documented, two processes (joblib)",
    "remembered": "one process, and a memory of coalitions added by hand",
}
# Both train in float32, in a different order of additions.
TOLERANCE = 1e-3


def main() -> int:
    """Print the tables; 1 if the values differ."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured, in turns (3)")
    repeats = parser.parse_args().repeats
    federation = BUILD / "federation.npz"
    write_federation(federation)
    here, there = Ours(None), []
    for _ in range(repeats):
        here.measure(5)
        there.append(run("pydvl", "pydvl_shapley", str(federation)))

    versions = ", ".join(f"{name} {version}" for name, version in there[0]["versions"].items())
    print(f"Exact Shapley values of {MEMBERS} clients: {SPEC.task}, {SIZES[0]} to {SIZES[-1]} samples a client,")
    print(f"{SPEC.rounds} rounds of {SPEC.local_steps} local steps, {SPEC.model}, paid by {SPEC.utility}.")
    print(f"{machine()}; pyDVL's side: {versions}. Best of {repeats} runs, in turns.\n")
    print(table(("", "models trained", "time", "processor time", "times our cost"), costs(here, there)))

    own = shapley(here.trained.values)
    theirs = {way: there[-1]["ways"][way]["values"] for way in WAYS}
    difference = max(abs(found[player - 1] - own[player]) for found in theirs.values() for player in own)
    print(f"\nLargest difference between a client's Shapley value there and here: {difference:.1e}\n")
    values = [(str(player), f"{value:.6f}", f"{theirs['plain'][player - 1]:.6f}") for player, value in own.items()]
    print(table(("client", "here", "pyDVL"), values))
    if difference > TOLERANCE:
        print(f"\nThe values DIFFER by more than {TOLERANCE:g}: the two do not train the same thing.", file=sys.stderr)
    return int(difference > TOLERANCE)


def costs(here: Ours, there: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """A row for us and for each way. What other processes do is not in a process's account: there the clocks compare."""
    wall, processor = min(here.wall), min(here.processor)
    rows: list[tuple[str, ...]] = [
        ("FedGame, `train_coalitions`", str(COALITIONS), duration(wall), duration(processor), "1")
    ]
    for way, words in WAYS.items():
        runs = [found["ways"][way] for found in there]
        its_wall, its_processor = (min(each[kind] for each in runs) for kind in ("wall", "processor"))
        if way == "two processes":
            rows.append((words, "as many", duration(its_wall), "", f"{its_wall / wall:.0f}"))
        else:
            models, ratio = str(runs[0]["models"]), f"{its_processor / processor:.0f}"
            rows.append((words, models, duration(its_wall), duration(its_processor), ratio))
    return rows


if __name__ == "__main__":
    sys.exit(main())
