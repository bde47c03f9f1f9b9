"""Italian wines: three classes, thirteen measurements."""

import pytest

from federation_sim import task_facts


def test_facts_of_wine() -> None:
    facts = task_facts("wine")
    assert (facts.classes, facts.features, facts.kind, facts.image_shape) == (3, 13, "table", None)
    assert (facts.test_samples, facts.train_samples) == (60, 118)
    assert facts.baseline_accuracy == pytest.approx(24 / 60)  # 71 of 178 are of the second cultivar
