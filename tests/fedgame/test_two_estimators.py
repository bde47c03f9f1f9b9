"""Who decides when to stop (federation_sim) and who pays (engine) each compute the estimate by themselves, and agree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.values.estimate import estimate_shapley
from federation_sim import Budget, sample_shapley
from federation_sim.sampling import least_models

KINDS = ("noise", "averages", "idler", "additive")


class Game:
    """A game of n players: pure noise, a mean of qualities with noise, the same with an idler, or an additive one."""

    def __init__(self, n: int, kind: str, seed: int) -> None:
        self.players = tuple(range(1, n + 1))
        self._kind = kind
        rng = np.random.default_rng(seed)
        self._noise = rng.normal(size=997)
        self._quality = dict(zip(self.players, rng.uniform(size=n).tolist(), strict=True))

    def value(self, coalition: frozenset[int]) -> float:
        inside = sorted(coalition - {1} if self._kind == "idler" else coalition)
        if not inside:
            return 0.0
        noise = float(self._noise[hash(tuple(inside)) % 997])
        if self._kind == "noise":
            return noise
        whole = sum(self._quality[player] for player in inside)
        return whole if self._kind == "additive" else whole / len(inside) - 0.3 / len(inside) + 0.02 * noise


@settings(max_examples=60, deadline=None)
@given(st.integers(4, 20), st.sampled_from(KINDS), st.integers(0, 2**32), st.integers(0, 400))
def test_both_estimates_are_the_same(n: int, kind: str, seed: int, more: int) -> None:
    game = Game(n, kind, seed)
    sampled = sample_shapley(
        game.players,
        lambda groups: {group: game.value(group) for group in groups},
        np.random.default_rng(seed),
        Budget(max_models=least_models(n) + more),
    )
    paid = estimate_shapley(game, game.players, sampled.orders)
    assert paid.values == pytest.approx(sampled.estimate, abs=1e-9)
    assert paid.stderr == pytest.approx(sampled.stderr, abs=1e-9)
    if kind == "idler":
        assert (paid.values[1], paid.stderr[1]) == (0.0, 0.0)
