"""Endowments drawn from the treatment's distributions, with a generator that the caller owns."""

from __future__ import annotations

import numpy as np

from engine.treatment import Endowment, EndowmentSpec


def draw_endowments(spec: EndowmentSpec, players: int, rng: np.random.Generator) -> tuple[Endowment, ...]:
    """One endowment for each seat: the listed ones first, the rest uniform between the bounds, both included.

    Every seat draws, listed or not, so that listing one seat changes nobody else's draw. Qualities and quantities
    are rounded to two decimals: players see what they own exactly.
    """
    drawn = tuple(
        Endowment(
            quality=_drawn(spec.quality, rng),
            quantity=_drawn(spec.quantity, rng),
            resources=int(rng.integers(spec.resources[0], spec.resources[1], endpoint=True)),
            money_cents=int(rng.integers(spec.money_cents[0], spec.money_cents[1], endpoint=True)),
        )
        for _ in range(players)
    )
    return (*spec.listed[:players], *drawn[len(spec.listed) :])


def _drawn(bounds: tuple[float, float], rng: np.random.Generator) -> float:
    """Uniform between the bounds, to two decimals; bounds that are finer than that stay the bounds."""
    low, high = bounds
    return min(max(round(float(rng.uniform(low, high)), 2), low), high)
