"""Each model against calculus: a local step must follow the slope of the loss, measured by finite differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation_sim import MODELS
from federation_sim.models.model import Floats, Labels, Model, Weights
from federation_sim.scratch import Scratch

RATE = 1e-3


def cross_entropy(model: Model, weights: Weights, features: Floats, labels: Labels) -> float:
    logits = model.logits(weights, model.inputs(features), Scratch())[:, 0, :]
    total = np.log(np.exp(logits).sum(axis=0))
    return float(np.mean(total - logits[labels, np.arange(len(labels))]))


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_local_step_follows_the_gradient_of_the_loss(name: str) -> None:
    model, rng = MODELS[name](7), np.random.default_rng(1)
    features, labels = rng.normal(size=(9, 5)), rng.integers(4, size=9)
    weights = tuple(array + rng.normal(scale=0.3, size=array.shape) for array in model.initial(rng, 5, 4))
    after = tuple(array.copy() for array in weights)
    model.step(after, model.batch(features, labels, 4, RATE), Scratch())
    for number, array in enumerate(weights):
        for place in np.ndindex(array.shape):
            slopes = []
            for change in (1e-5, -1e-5):
                moved = tuple(other.copy() for other in weights)
                moved[number][place] += change
                slopes.append(cross_entropy(model, moved, features, labels))
            slope = (slopes[0] - slopes[1]) / 2e-5
            assert (array[place] - after[number][place]) / RATE == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize("name", sorted(MODELS))
@given(copies=st.integers(1, 7), samples=st.integers(1, 6), steps=st.integers(1, 3), seed=st.integers(0, 1000))
def test_copies_trained_side_by_side_are_trained_as_if_alone(
    name: str, copies: int, samples: int, steps: int, seed: int
) -> None:
    model, rng = MODELS[name](5), np.random.default_rng(seed)
    batch = model.batch(rng.normal(size=(samples, 4)), rng.integers(3, size=samples), 3, 0.5)
    singles = [tuple(array * 2 for array in model.initial(rng, 4, 3)) for _ in range(copies)]
    together: Weights = tuple(np.concatenate(arrays, axis=1) for arrays in zip(*singles, strict=True))
    for _ in range(steps):
        model.step(together, batch, Scratch())
    for place, single in enumerate(singles):
        for _ in range(steps):
            model.step(single, batch, Scratch())
        for stacked, array in zip(together, single, strict=True):
            np.testing.assert_allclose(stacked[:, place], array[:, 0], atol=1e-12)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_huge_logits_neither_overflow_nor_make_nan(name: str) -> None:
    model, rng = MODELS[name](6), np.random.default_rng(0)
    features = (1e4 * rng.normal(size=(8, 3))).astype(np.float32)
    weights = tuple(array.astype(np.float32) for array in model.initial(rng, 3, 2))
    batch = model.batch(features, rng.integers(2, size=8), 2, 1e-9)
    for _ in range(5):
        model.step(weights, batch, Scratch())
    assert all(np.isfinite(array).all() for array in weights)
