"""Handwritten digits: ten classes of small pictures."""

import pytest

from federation_sim import task_facts


def test_facts_of_digits() -> None:
    facts = task_facts("digits")
    assert (facts.classes, facts.features, facts.kind, facts.image_shape) == (10, 64, "image", (8, 8))
    assert (facts.test_samples, facts.train_samples) == (400, 1397)
    assert facts.class_names == tuple("0123456789")
    assert facts.baseline_accuracy == pytest.approx(41 / 400)  # the most frequent digits have 41 of 400
