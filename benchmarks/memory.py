"""Measures how much memory the values of many coalitions take: n = 8, 12 and 16 members, each in a process of its own.

Blocks are streamed: a process holds the models of one block at a time, and of the others only the numbers that they
measured. Run: python -m benchmarks.memory [members ...]
"""

from __future__ import annotations

import resource
import subprocess
import sys

from benchmarks.kernel import members, spec_of
from federation_sim import train_coalitions

SIZES = (8, 12, 16)
MOST_MIB = 1024


def measure(count: int) -> None:
    """Train all coalitions of so many members on this thread, and print one row."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    trained = train_coalitions(spec_of("logistic"), members(count))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    print(
        f"| {count} | {trained.coalitions_trained:,} | {before:.0f} MiB | {most:.0f} MiB | {spent:.1f} s |", flush=True
    )


def main() -> None:
    """One row for each size; Linux counts the largest memory that a process ever had."""
    print("Logistic regression on digits, 20 to 200 samples a client, 10 rounds of 2 local steps, one process\n")
    print(
        "| members | models | memory before | largest memory | processor time |\n|---:|---:|---:|---:|---:|", flush=True
    )
    for count in SIZES:
        subprocess.run([sys.executable, "-m", "benchmarks.memory", str(count)], check=True)
    print(f"\nThe goal for 16 members is at most {MOST_MIB} MiB.")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for argument in sys.argv[1:]:
            measure(int(argument))
    else:
        main()
