"""Measures what noise does to pay: the pure-noise member, twins, the size of the test set, the utility, training seeds.

Prints Markdown tables; docs/values.md explains them. Shares are of the pool under the Shapley scheme, in percentage
points, with the game's default numbers unless a table says otherwise. Run: python -m benchmarks.noise
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.values.coalition import TabularGame
from engine.values.semivalues import shapley_values
from federation_sim import UTILITIES, Contribution, TrainingSpec, train_coalitions
from federation_sim.backends.numpy_backend import NumpyBackend
from federation_sim.tasks import load_task
from federation_sim.workers.blocks import membership

EIGHT = tuple(
    Contribution(player, quality, quantity)
    for player, (quality, quantity) in enumerate(
        zip((0.9, 0.9, 0.7, 0.7, 0.5, 0.5, 0.3, 0.0), (1.0, 0.4, 1.0, 0.4, 1.0, 0.4, 1.0, 0.7), strict=True), start=1
    )
)
SIX = EIGHT[:3] + EIGHT[4:5] + EIGHT[6:]
TWINS = (Contribution(1, 0.7, 0.5), Contribution(2, 0.7, 0.5), Contribution(3, 0.9, 1.0), Contribution(4, 0.3, 0.8))
GAMES = 20
TWIN_GAMES = 200
RESAMPLES = 200
SIZES = (50, 100, 200, 400)
SEEDS = 16
SEED_GAMES = 6

Array = NDArray[np.float64]


NETWORK: dict[str, Any] = {"learning_rate": 0.5, "local_steps": 5}
"""With the default numbers, which suit logistic regression, a network has hardly begun to learn."""


def shares(values: dict[frozenset[int], float], players: Sequence[int]) -> Array:
    """Each player's share of the pool under the Shapley scheme."""
    weights = shapley_values(TabularGame(tuple(players), values), tuple(players))
    clamped = np.array([max(0.0, weights[player]) for player in players])
    return clamped / clamped.sum()


def paid(spec: TrainingSpec, members: Sequence[Contribution]) -> Array:
    trained = train_coalitions(spec, members)
    return shares(dict(trained.values), trained.members)


def pure_noise() -> None:
    """The share of a member whose labels are all drawn at random, in a federation of eight."""
    print(f"| model, utility | share of the pure-noise member, mean of {GAMES} games | largest in one game |")
    print("|---|---:|---:|")
    for model, utility in (("logistic", "log_score"), ("logistic", "accuracy"), ("mlp", "log_score")):
        spec = TrainingSpec(model=model, utility=utility, **(NETWORK if model == "mlp" else {}))
        found = [paid(replace(spec, game_seed=game), EIGHT)[-1] for game in range(GAMES)]
        print(f"| {model}, {utility} | {100 * np.mean(found):.2f} % | {100 * np.max(found):.2f} % |")


def twins() -> None:
    """How two players with the same endowment are paid, in one game and on average."""
    found = np.array([paid(TrainingSpec(game_seed=game), TWINS)[:2] for game in range(TWIN_GAMES)])
    mean = found.mean(axis=0)
    apart = np.abs(found[:, 0] - found[:, 1]) / found.mean(axis=1)
    error = (found[:, 0] - found[:, 1]).std(ddof=1) / np.sqrt(TWIN_GAMES) / mean.mean()
    print(f"| twins of 75 samples, {TWIN_GAMES} games | |\n|---|---:|")
    print(f"| mean share of the one, of the other | {100 * mean[0]:.2f} %, {100 * mean[1]:.2f} % |")
    print(
        f"| they differ on average by | {100 * abs(mean[0] / mean[1] - 1):.1f} % (standard error {100 * error:.1f} %) |"
    )
    print(f"| they differ in one game by (median) | {100 * np.median(apart):.0f} % |")


def sample_scores(spec: TrainingSpec, members: Sequence[Contribution]) -> Array:
    """Each coalition's gain on each test sample, (2^n, samples); row 0 is the empty coalition."""
    trainer = NumpyBackend().trainer(spec, tuple(members), 0)
    models = trainer.train(membership(range(1, 2 ** len(members)), len(members)), None)
    scores, *_ = trainer.scores(models.weights)
    untrained = trainer.untrained
    gains: Array = np.vstack([np.zeros_like(untrained), scores - untrained]).astype(np.float64)
    return gains


def spread_over_resamples(gains: Array, players: Sequence[int], size: int, rng: np.random.Generator) -> float:
    """Standard deviation of the shares over test sets of that size, drawn from the test samples: root mean square."""
    coalitions = [frozenset(p for bit, p in enumerate(players) if mask >> bit & 1) for mask in range(len(gains))]
    found = []
    for _ in range(RESAMPLES):
        chosen = rng.integers(gains.shape[1], size=size)
        found.append(shares(dict(zip(coalitions, gains[:, chosen].mean(axis=1).tolist(), strict=True)), players))
    return float(np.sqrt(np.mean(np.var(found, axis=0, ddof=1))))


def test_set_and_utility() -> None:
    """How the error of pay falls with the size of the test set, by utility."""
    rng = np.random.default_rng(0)
    players = [member.player for member in SIX]
    available = len(load_task("digits").test_labels)
    print("| test samples | " + " | ".join(f"{utility}, error of a share" for utility in UTILITIES) + " |")
    print("|---:|" + "---:|" * len(UTILITIES))
    gains = {
        utility: [sample_scores(TrainingSpec(utility=utility, game_seed=game), SIX) for game in range(5)]
        for utility in UTILITIES
    }
    for size in SIZES:
        row = [
            np.sqrt(np.mean([spread_over_resamples(one, players, size, rng) ** 2 for one in games]))
            for games in gains.values()
        ]
        print(f"| {size}{' (all)' if size == available else ''} | " + " | ".join(f"{100 * x:.2f}" for x in row) + " |")


def seeds() -> None:
    """How the error of pay falls with the number of training seeds, by model and kind of step."""
    kinds = {
        "logistic": TrainingSpec(seeds=1),
        "logistic, batches of 16": TrainingSpec(seeds=1, batch_size=16, learning_rate=0.2, local_steps=5),
        "mlp": TrainingSpec(seeds=1, model="mlp", **NETWORK),
        "mlp, batches of 16": TrainingSpec(seeds=1, model="mlp", batch_size=16, learning_rate=0.2, local_steps=5),
    }
    counts = (1, 2, 4, 8)
    print("| model | " + " | ".join(f"{count} seed{'s' * (count > 1)}" for count in counts) + " |")
    print("|---|" + "---:|" * len(counts))
    for name, spec in kinds.items():
        errors = {count: [] for count in counts}
        for game in range(SEED_GAMES):
            # Another cycle changes what is random in training and nothing else: seeds, one by one.
            runs = [train_coalitions(replace(spec, game_seed=game, cycle=cycle), SIX) for cycle in range(1, SEEDS + 1)]
            players, coalitions = runs[0].members, list(runs[0].values)
            values = np.array([[run.values[coalition] for coalition in coalitions] for run in runs])
            for count in counts:
                groups = values.reshape(SEEDS // count, count, -1).mean(axis=1)
                found = [shares(dict(zip(coalitions, group.tolist(), strict=True)), players) for group in groups]
                errors[count].append(np.mean(np.var(found, axis=0, ddof=1)))
        print(f"| {name} | " + " | ".join(f"{100 * np.sqrt(np.mean(errors[count])):.2f}" for count in counts) + " |")


def main() -> None:
    """Print all tables."""
    for title, measure in (
        ("A member who brings pure noise", pure_noise),
        ("Twins", twins),
        (
            "The test set and the utility (standard deviation of a share over test sets, in points)",
            test_set_and_utility,
        ),
        ("Training seeds (standard deviation of a share over seeds, in points)", seeds),
    ):
        print(f"### {title}\n", flush=True)
        measure()
        print(flush=True)


if __name__ == "__main__":
    main()
