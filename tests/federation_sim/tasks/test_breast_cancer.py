"""Breast tumours: two classes, thirty measurements."""

import pytest

from federation_sim import task_facts


def test_facts_of_breast_cancer() -> None:
    facts = task_facts("breast_cancer")
    assert (facts.classes, facts.features, facts.kind, facts.image_shape) == (2, 30, "table", None)
    assert (facts.test_samples, facts.train_samples) == (200, 369)
    assert facts.baseline_accuracy == pytest.approx(125 / 200)  # 357 of 569 are benign
