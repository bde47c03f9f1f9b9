"""Draws the pictures of docs/values.md and prints its table: one federation, paid by every scheme, and what noise does.

The federation has seven members, two of them twins and one who brings pure noise; each game draws other shards. Shares
are of the pool. Errors come from drawing the test set anew (with replacement) from its samples.
Run: python -m benchmarks.values
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from benchmarks.noise import sample_scores
from engine.schemes import PLAIN_SCHEMES, PayoffClaim, get_scheme
from engine.schemes import Contribution as PaidFor
from engine.values.coalition import TabularGame
from federation_sim import Contribution, TrainingSpec

MEMBERS = {
    1: ("best, much", 0.9, 1.0),
    2: ("best, little", 0.9, 0.4),
    3: ("middling twin", 0.7, 0.5),
    4: ("middling twin", 0.7, 0.5),
    5: ("poor, much", 0.5, 1.0),
    6: ("bad, much", 0.3, 1.0),
    7: ("pure noise", 0.0, 0.7),
}
GAMES = 20
RESAMPLED_GAMES = 5
RESAMPLES = 40
SHOWN = tuple(name for name in PLAIN_SCHEMES if name != "incentivizer")
"""The incentivizer also pays costs and debts, so it cannot be shown by one cycle."""

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "images"
COLOURS = ("#0072B2", "#56B4E9", "#009E73", "#009E73", "#E69F00", "#D55E00", "#999999")

Array = NDArray[np.float64]


def shares(name: str, values: Mapping[frozenset[int], float]) -> Array:
    """What each member gets of the pool."""
    members = tuple(MEMBERS)
    contributions = {player: PaidFor(quality, quantity, 0) for player, (_, quality, quantity) in MEMBERS.items()}
    weights = get_scheme(name).weights(PayoffClaim(0, members, TabularGame(members, values), contributions))
    clamped = np.array([max(0.0, weights[player]) for player in members])
    return clamped / clamped.sum()


def gains_of(game: int) -> Array:
    """Each coalition's gain on each test sample, (128, 400)."""
    contributions = [Contribution(player, quality, quantity) for player, (_, quality, quantity) in MEMBERS.items()]
    return sample_scores(TrainingSpec(game_seed=game), contributions)


def values_of(gains: Array) -> dict[frozenset[int], float]:
    """The value of every coalition: the mean over the test samples."""
    return {
        frozenset(player for bit, player in enumerate(MEMBERS) if mask >> bit & 1): float(gain)
        for mask, gain in enumerate(gains.mean(axis=1))
    }


def resampled(name: str, games: list[Array]) -> float:
    """Standard deviation of a share over test sets, root mean square over members and games."""
    rng = np.random.default_rng(1)
    spreads = []
    for gains in games:
        found = []
        for _ in range(RESAMPLES):
            chosen = rng.integers(gains.shape[1], size=gains.shape[1])
            found.append(shares(name, values_of(gains[:, chosen])))
        spreads.append(np.var(found, axis=0, ddof=1))
    return float(np.sqrt(np.mean(spreads)))


def draw_shares(found: dict[str, Array]) -> None:
    """A bar for each scheme: mean shares over games."""
    figure = Figure(figsize=(8.6, 5.0), layout="constrained")
    axes = figure.subplots()
    names = list(found)
    left = np.zeros(len(names))
    for place, (player, (label, quality, quantity)) in enumerate(MEMBERS.items()):
        widths = np.array([found[name].mean(axis=0)[place] for name in names])
        bars = axes.barh(names, widths, left=left, color=COLOURS[place], edgecolor="white")
        axes.bar_label(bars, [f"{100 * width:.0f}" if width > 0.035 else "" for width in widths], label_type="center")
        bars.set_label(f"{player} {label} ({quality:g}, {quantity:g})")
        left += widths
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xlabel(f"share of the pool, mean of {GAMES} games, in percent")
    axes.set_xticks(np.linspace(0, 1, 6), [f"{tick:.0f}" for tick in np.linspace(0, 100, 6)])
    axes.legend(title="member (quality, quantity)", loc="upper left", bbox_to_anchor=(1, 1), fontsize=8)
    _save(figure, axes, "values-shares.svg")


def draw_luck(found: dict[str, Array]) -> None:
    """For each scheme, the shares of three members in every game."""
    figure = Figure(figsize=(8.6, 4.2), layout="constrained")
    axes = figure.subplots()
    rng = np.random.default_rng(0)
    for offset, place in ((-0.22, 0), (0.0, 3), (0.22, 6)):
        for row, shared in enumerate(found.values()):
            heights = row + offset + rng.uniform(-0.06, 0.06, size=len(shared))
            label = MEMBERS[place + 1][0] if row == 0 else None
            axes.plot(100 * shared[:, place], heights, "o", ms=3, alpha=0.7, color=COLOURS[place], label=label)
    axes.set_yticks(range(len(found)), list(found))
    axes.invert_yaxis()
    axes.set_xlabel("share of the pool in one game, in percent; a dot for each game")
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=8)
    _save(figure, axes, "values-luck.svg")


def _save(figure: Figure, axes: Axes, name: str) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x", alpha=0.25, linewidth=0.6)
    axes.set_axisbelow(True)
    figure.savefig(PICTURES / name, metadata={"Date": None})


def main() -> None:
    """Print the table and write the pictures."""
    games = [gains_of(game) for game in range(GAMES)]
    found = {name: np.array([shares(name, values_of(gains)) for gains in games]) for name in SHOWN}
    print("| scheme | pure noise: mean | largest | a twin: spread over games | a share's error from the test set |")
    print("|---|---:|---:|---:|---:|")
    for name, shared in found.items():
        noise, twins = 100 * shared[:, 6], 100 * shared[:, 2:4]
        error = 100 * resampled(name, games[:RESAMPLED_GAMES])
        print(
            f"| `{name}` | {noise.mean():.1f} % | {noise.max():.1f} % | {twins.std(axis=0, ddof=1).mean():.1f} points |"
            f" {error:.1f} points |",
            flush=True,
        )
    draw_shares(found)
    draw_luck(found)


if __name__ == "__main__":
    main()
