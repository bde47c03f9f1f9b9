"""Does a training end where its model is best? Plays games of the shipped scenarios and follows every grand coalition.

A model that gets worse in its last rounds has begun to learn wrong labels by heart: the game would pay for the luck of the
round in which it stopped. Prints one Markdown table, as docs/training.md shows it: the mean accuracy after the first round,
after the best one of each training and after the last, over all trainings, and how far the last is behind the best; 0.5
points are allowed. Run: python -m benchmarks.curves [SCENARIO ...] [--games N] [--seed S] [--workers W]
[--learning-rate R] [--local-steps E]. Exit code 1 if a scenario is further behind.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import fmean

from engine.actions import TrainingReported
from fedgame.arms.scenario import SCENARIOS, Scenario, load_scenario
from fedgame.studies.simulate import in_workers, play_numbered

ALLOWED = 0.005
"""How far the last round may be behind the best one, as a part of the test samples."""

History = tuple[float, ...]
"""Accuracy of the model of all members: untrained, and after each round."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Means over trainings: accuracies from 0 to 1 after the first, the best and the last round, the best being each
    training's own; and the most that the mean curve is ever above its end.
    """

    trainings: int
    first: float
    best: float
    last: float
    mean_curve_behind: float

    @property
    def behind(self) -> float:
        """How far the last round is behind the best, on average; 0 or more."""
        return self.best - self.last


def histories(scenario: Scenario, seed: int, number: int) -> list[History]:
    """Of each training in one game."""
    record = play_numbered(scenario, seed, number)
    return [logged.action.history for logged in record.actions if isinstance(logged.action, TrainingReported)]


def curves_of(found: Sequence[History]) -> Curves:
    """What the histories say together; there must be one, and each must have a round. All have as many rounds."""
    mean_curve = [fmean(accuracies) for accuracies in zip(*found, strict=True)][1:]
    return Curves(
        trainings=len(found),
        first=fmean(history[1] for history in found),
        best=fmean(max(history[1:]) for history in found),
        last=fmean(history[-1] for history in found),
        mean_curve_behind=max(mean_curve) - mean_curve[-1],
    )


def with_training(scenario: Scenario, changes: Mapping[str, float | None]) -> Scenario:
    """The scenario with other training parameters; what is None stays as it is."""
    treatment = scenario.treatment
    given = {key: value for key, value in changes.items() if value is not None}
    training = replace(treatment.training, **given)  # type: ignore[arg-type]  # checked by Training
    return replace(scenario, treatment=replace(treatment, training=training))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scenarios", nargs="*", default=list(SCENARIOS), help="which ones; all if none is named")
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--learning-rate", type=float, help="instead of the scenario's own, to compare")
    parser.add_argument("--local-steps", type=int, help="instead of the scenario's own, to compare")
    arguments = parser.parse_args()
    print(
        "| scenario | learning rate | steps | games | trainings | first round | best round | last round | behind the best |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    holds = True
    for name in arguments.scenarios:
        started = time.perf_counter()
        changes = {"learning_rate": arguments.learning_rate, "local_steps": arguments.local_steps}
        scenario = with_training(load_scenario(name), changes)
        games = in_workers(partial(histories, scenario, arguments.seed), arguments.games, arguments.workers)
        curves = curves_of([history for game in games for history in game])
        training = scenario.treatment.training
        steps = f"{training.rounds} x {training.local_steps}"
        cells = (f"`{name}`", f"{training.learning_rate:g}", steps, arguments.games, curves.trainings)
        accuracies = (f"{accuracy:.3f}" for accuracy in (curves.first, curves.best, curves.last))
        print(f"| {' | '.join(map(str, (*cells, *accuracies, f'{100 * curves.behind:.2f} points')))} |", flush=True)
        print(
            f"{name}: mean curve {100 * curves.mean_curve_behind:.2f} points above its end,"
            f" {time.perf_counter() - started:.0f} s",
            file=sys.stderr,
        )
        holds = holds and curves.behind <= ALLOWED
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
