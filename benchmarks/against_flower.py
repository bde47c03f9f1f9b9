"""What one Flower simulation for each coalition would cost, beside what all coalitions cost here, and whether they agree.

One simulation of FedAvg is run for the coalition of all eight clients and one for a single client, several times; the
cost of 255 is extrapolated from them, never run. Run: python -m benchmarks.against_flower [--repeats 3]
"""

from __future__ import annotations

import argparse
import statistics
import sys
from typing import Any

from benchmarks.compared import COALITIONS, GRAND, MEMBERS, SIZES, SPEC, Ours, duration, table, write_federation
from benchmarks.environment import BUILD, machine, run

EVERYBODY = ",".join(str(number) for number in range(MEMBERS))
LAST_ALONE = str(MEMBERS - 1)
# Both train in float32, in a different order of additions; one test sample in 400 may fall on the other side.
TOLERANCE, ACCURACY_TOLERANCE = 1e-3, 1 / 400 + 1e-9


def main() -> int:
    """Print the tables; 1 if the results differ."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--repeats", type=int, default=3, help="how often each is measured, in turns (3)")
    repeats = parser.parse_args().repeats
    federation = BUILD / "federation.npz"
    write_federation(federation)
    one, every = Ours([GRAND]), Ours(None)
    all_eight, alone = [], []
    for _ in range(repeats):
        one.measure(5)
        every.measure(5)
        all_eight.append(run("flower", "flower_coalition", str(federation), EVERYBODY))
        alone.append(run("flower", "flower_coalition", str(federation), LAST_ALONE))

    versions = ", ".join(f"{name} {version}" for name, version in all_eight[0]["versions"].items())
    print(f"Federated training of {MEMBERS} clients: {SPEC.task}, {SIZES[0]} to {SIZES[-1]} samples a client,")
    print(f"{SPEC.rounds} rounds of {SPEC.local_steps} local steps, {SPEC.model}.")
    print(f"{machine()}; Flower's side: {versions}, two clients at a time. {repeats} runs, in turns.\n")
    rows = [
        ("Flower, one simulation, all eight clients", *times([found["wall"] for found in all_eight])),
        ("of which the ten rounds alone", *times([found["wall_of_rounds"] for found in all_eight])),
        ("Flower, one simulation, one client", *times([found["wall"] for found in alone])),
        ("FedGame, the coalition of all eight", *times(one.wall)),
        (f"FedGame, all {COALITIONS} coalitions", *times(every.wall)),
    ]
    print(table(("", "best", "median"), rows))
    print(
        f"\nOne simulation for each of the {COALITIONS} coalitions, EXTRAPOLATED as {COALITIONS} times the best time of one:\n"
    )
    print(table(("as if every coalition had", "Flower", "times our cost"), [
        (f"{words}", duration(COALITIONS * best), f"{COALITIONS * best / min(every.wall):,.0f}")
        for words, best in (
            ("all eight clients", min(found["wall"] for found in all_eight)),
            ("one client", min(found["wall"] for found in alone)),
            ("all eight clients, and Ray were started only once", min(found["wall_of_rounds"] for found in all_eight)),
        )
    ]))  # fmt: skip
    return compare(all_eight, one)


def times(found: list[float]) -> tuple[str, str]:
    """Best and median, in words."""
    return duration(min(found)), duration(statistics.median(found))


def compare(there: list[dict[str, Any]], here: Ours) -> int:
    """Print how far Flower's model is from ours, round by round; 1 if too far."""
    theirs = there[-1]
    by_round = [abs(a - b) for a, b in zip(theirs["accuracy"], here.trained.history, strict=True)]
    value = theirs["log_score"][-1] - theirs["log_score"][0]
    own = here.trained.values[GRAND]
    print(f"\nAccuracy of the model of all after each round: largest difference {max(by_round):.1e}")
    print(
        f"Its value, log_score above the untrained model: Flower {value:.7f}, here {own:.7f}, difference {abs(value - own):.1e}"
    )
    differ = max(by_round) > ACCURACY_TOLERANCE or abs(value - own) > TOLERANCE
    if differ:
        print("\nThe results DIFFER: the two do not train the same thing.", file=sys.stderr)
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
