"""The torch backends: the values of the numpy backend within tolerances, its own bytes every time, and clear refusals.

That they compute federated averaging at all is in test_plain_loop.py, which every backend must pass.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from federation_sim import BACKENDS, CREWS, MODELS, UTILITIES, Contribution, TrainingSpec, train_coalitions
from federation_sim.backends import BACKEND_NAMES, backend_of
from federation_sim.plan import Plan, Training
from tests.federation_sim.backends.here import NEEDS_TORCH

SIX = [Contribution(player, 0.1 + 0.1 * player, 0.2 + 0.1 * player) for player in range(1, 7)]
LOGISTIC = TrainingSpec(game_seed=3)
MLP = replace(LOGISTIC, model="mlp")
CASES = {
    "full batches": LOGISTIC,
    "minibatches, two seeds": replace(LOGISTIC, batch_size=16, seeds=2),
    "proximal": replace(LOGISTIC, proximal=0.4),
    "accuracy": replace(LOGISTIC, utility="accuracy"),
    "tumours": replace(LOGISTIC, task="breast_cancer", learning_rate=0.3),
}
NETWORKS = {
    "full batches": MLP,
    "minibatches, proximal, two seeds": replace(MLP, batch_size=16, proximal=0.3, learning_rate=0.5, seeds=2),
}


def largest_differences(spec: TrainingSpec) -> tuple[float, float, float]:
    """Of any coalition's value, standard error and accuracy, between torch on the processor and numpy."""
    torch, numpy = (train_coalitions(replace(spec, backend=name), SIX) for name in ("torch-cpu", "numpy"))
    assert len(torch.values) == 2**6
    assert torch.coalitions_trained == numpy.coalitions_trained
    assert torch.method == numpy.method == "exact"
    assert torch.history == pytest.approx(numpy.history, abs=0.01)
    pairs = ((torch.values, numpy.values), (torch.stderr, numpy.stderr), (torch.accuracy, numpy.accuracy))
    value, stderr, accuracy = (float(np.abs(ours.array - theirs.array).max()) for ours, theirs in pairs)
    return value, stderr, accuracy


@NEEDS_TORCH
@pytest.mark.parametrize("case", CASES)
def test_logistic_values_of_all_coalitions_are_those_of_numpy_within_a_ten_thousandth(case: str) -> None:
    value, stderr, accuracy = largest_differences(CASES[case])
    # One of the 400 test samples may stand on the edge between two classes.
    step = 1 / 400
    assert value <= (step if CASES[case].utility == "accuracy" else 1e-4)
    assert stderr <= 1e-4
    assert accuracy <= step


@NEEDS_TORCH
@pytest.mark.parametrize("case", NETWORKS)
def test_values_of_networks_are_those_of_numpy_within_two_thousandths(case: str) -> None:
    """A rounding that switches a hidden unit on or off sends the paths of two backends apart."""
    value, stderr, accuracy = largest_differences(NETWORKS[case])
    assert value <= 2e-3
    assert stderr <= 1e-3
    assert accuracy <= 0.01


@NEEDS_TORCH
@pytest.mark.parametrize("model", sorted(MODELS))
def test_torch_gives_its_own_bytes_for_any_number_of_workers(model: str) -> None:
    spec = TrainingSpec(model=model, rounds=3, local_steps=2, max_samples=60, seeds=2, backend="torch-cpu")
    eight = tuple(Contribution(player, 0.1 * player, 0.3 + 0.05 * player) for player in range(1, 9))
    assert len(Plan(Training(spec, eight)).blocks) > 2
    alone = train_coalitions(spec, eight)
    curve = frozenset({2, 5})
    for name, workers in (("threads", 2), ("threads", 5), ("local", 2)):
        crew = CREWS[name](workers)
        seen: list[int] = []
        result = train_coalitions(
            spec, eight, curves=[curve], crew=crew, progress=lambda number, *_, seen=seen: seen.append(number)
        )
        crew.close()
        assert result.values.array.tobytes() == alone.values.array.tobytes()
        assert result.stderr.array.tobytes() == alone.stderr.array.tobytes()
        assert result.accuracy.array.tobytes() == alone.accuracy.array.tobytes()
        assert result.history == alone.history
        assert len(result.curves[curve]) == spec.rounds + 1
        assert seen == [0, 1, 2, 3]


@NEEDS_TORCH
def test_a_training_runs_on_one_thread_in_full_precision_and_puts_both_settings_back() -> None:
    import torch

    seen: list[tuple[int, str]] = []
    threads, precision = torch.get_num_threads(), torch.get_float32_matmul_precision()
    torch.set_num_threads(2)
    torch.set_float32_matmul_precision("high")
    try:
        train_coalitions(
            replace(LOGISTIC, rounds=1, backend="torch-cpu"),
            SIX[:2],
            progress=lambda *_: seen.append((torch.get_num_threads(), torch.get_float32_matmul_precision())),
        )
        crowd = [
            threading.Thread(target=train_coalitions, args=(replace(MLP, backend="torch-cpu"), SIX[:4]))
            for _ in range(3)
        ]
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()
        assert (torch.get_num_threads(), torch.get_float32_matmul_precision()) == (2, "high")
    finally:
        torch.set_num_threads(threads)
        torch.set_float32_matmul_precision(precision)
    # The untrained model is told of between the trainer's own work and the block's.
    assert seen[1:] == [(1, "highest")]


@NEEDS_TORCH
def test_a_cuda_backend_without_a_card_says_what_to_do() -> None:
    import torch

    if torch.cuda.is_available():
        backend_of("torch-cuda").check()
        return
    message = r"backend 'torch-cuda' finds no CUDA card .* choose 'torch-cpu' or 'numpy'.* pip install 'fedgame\[gpu\]'"
    with pytest.raises(RuntimeError, match=message):
        backend_of("torch-cuda").check()
    with pytest.raises(RuntimeError, match=message):
        train_coalitions(replace(LOGISTIC, backend="torch-cuda"), SIX)


def test_without_torch_its_backends_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("federation_sim.backends.torch_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch", None)
    backend_of.cache_clear()
    for name in ("torch-cpu", "torch-cuda"):
        with pytest.raises(RuntimeError, match=rf"backend '{name}' needs PyTorch, .* pip install 'fedgame\[gpu\]'"):
            train_coalitions(replace(LOGISTIC, backend=name), SIX)


def test_extras_are_loaded_only_when_they_are_asked_for() -> None:
    script = (
        "import sys; from federation_sim import *; train_coalitions(TrainingSpec(rounds=1), [Contribution(1, 1.0, 0.1)]);"
        "print(sorted({'torch', 'ray'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    assert found.stdout == "[]\n"


@NEEDS_TORCH
def test_every_model_utility_and_name_has_its_torch_counterpart() -> None:
    backend, models = (import_module(f"federation_sim.backends.torch_{part}") for part in ("backend", "models"))
    assert set(backend.UTILITIES) == set(UTILITIES)
    assert all(models.torch_model(name, 8) for name in MODELS)
    with pytest.raises(ValueError, match="torch backends cannot compute model 'forest'; they know logistic and mlp"):
        models.torch_model("forest", 8)
    assert set(BACKENDS) == set(BACKEND_NAMES)


@NEEDS_TORCH
@pytest.mark.parametrize(
    ("spec", "copies"),
    [
        (TrainingSpec(max_samples=200), 16384),
        (TrainingSpec(max_samples=1397), 8192),
        (TrainingSpec(model="mlp", hidden=1024, max_samples=1397), 32),
        (TrainingSpec(model="mlp", hidden=1024, max_samples=1397, batch_size=16), 4096),
    ],
)
def test_blocks_on_a_card_are_large_but_their_activations_stay_within_a_gibibyte(
    spec: TrainingSpec, copies: int
) -> None:
    assert backend_of("torch-cuda").copies_at_once(spec) == copies
    per_copy = 2 * 10 + (3 * spec.hidden if spec.model == "mlp" else 0)
    assert copies * (spec.batch_size or spec.max_samples) * per_copy * 4 <= 2**30
