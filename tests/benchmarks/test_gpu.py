"""The benchmark for a card runs on any machine: its small path, on the processor, is driven here."""

from __future__ import annotations

import pytest

from benchmarks import kernel
from federation_sim import TrainingSpec
from tests.federation_sim.backends.here import NEEDS_TORCH

pytestmark = NEEDS_TORCH


def test_the_benchmark_measures_a_small_federation_on_the_processor() -> None:
    from benchmarks import gpu

    found = gpu.measure("cpu", 5, repeats=2)
    assert (found.members, found.models, found.blocks) == (5, 31, 1)
    assert len(found.seconds) == 2
    assert 0 < found.difference < 1e-4
    assert 0 < found.share < 1
    told = gpu.report(found, "cpu")
    assert told.startswith("All 31 coalitions of 5 members, logistic on digits, in 1 blocks\n")
    assert "share of the peak" in told
    assert "goal" not in told


def test_useful_products_are_counted_as_in_the_benchmark_of_the_kernel() -> None:
    from benchmarks import gpu

    spec: TrainingSpec = kernel.spec_of("logistic")
    eight = kernel.members(8)
    first_round = 4 * 650 * kernel.STEPS * sum(round(one.quantity * spec.max_samples) for one in eight)
    from_the_second_on = kernel.useful_flops(kernel.Setting.make("logistic"))
    assert gpu.useful_flops(spec, eight) == from_the_second_on + first_round


def test_without_a_card_it_says_so_and_measures_on_the_processor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from benchmarks import gpu

    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    monkeypatch.setattr(gpu, "WITHOUT_A_CARD", 3)
    monkeypatch.setattr("sys.argv", ["gpu", "--repeats", "1"])
    assert gpu.main() == 0
    told = capsys.readouterr().out
    assert told.startswith("There is no CUDA card here")
    assert "All 7 coalitions of 3 members" in told
