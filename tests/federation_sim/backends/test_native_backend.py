"""The compiled kernel: the same bytes whoever computes them and however they are cut up, and one digest for every machine."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from federation_sim import Contribution, LocalCrew, TrainingSpec, UnavailableError, train_coalitions
from federation_sim.backends import native_backend
from federation_sim.backends.native_backend import NativeBackend, Samples
from federation_sim.native import KERNEL_VARIABLE, compiled, kernel, why_no_kernel
from federation_sim.workers import blocks

ROOT = Path(__file__).parents[3]
KERNELS: list[str] = compiled().usable()
SPECS = {
    "logistic": TrainingSpec(backend="native", game_seed=5, max_samples=120, rounds=4, learning_rate=0.3),
    "mlp": TrainingSpec(backend="native", game_seed=5, model="mlp", hidden=20, seeds=1, max_samples=60, rounds=3),
    "minibatches": TrainingSpec(backend="native", game_seed=5, batch_size=16, seeds=1, max_samples=120, rounds=4),
    "proximal": TrainingSpec(backend="native", game_seed=5, model="mlp", seeds=1, rounds=3, proximal=0.4),
    "hits": TrainingSpec(backend="native", task="wine", utility="accuracy", max_samples=40, rounds=5),
}
FIVE = [Contribution(player, 1 - player / 10, player / 5) for player in range(1, 6)]
"""Each is in 16 of the 31 coalitions: a whole vector of some processors."""
DIGEST = "6268470e2df80762c33093016b2d4f60671e394f4c5604fac11241b3abd6edef"
"""Of the values of the game below, on every machine that has a kernel. Another one is another kernel: say so in docs/training.md."""


def digest(spec: TrainingSpec, workers: int = 1) -> str:
    """Of values, their errors, and accuracies of all coalitions, and of the learning curve."""
    trained = train_coalitions(spec, FIVE, workers=workers)
    tables = (trained.values.array, trained.stderr.array, trained.accuracy.array, np.array(trained.history))
    return hashlib.sha256(b"".join(table.tobytes() for table in tables)).hexdigest()


@cache
def usual(case: str) -> str:
    return digest(SPECS[case])


@pytest.fixture
def with_kernel(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes another kernel the one of this process until the test ends; trainers of the former are forgotten."""

    def choose(name: str) -> None:
        monkeypatch.setattr(native_backend, "kernel", lambda: name)
        blocks._trainer.cache_clear()
        native_backend._local.__dict__.clear()

    return choose


@pytest.mark.parametrize("case", SPECS)
@pytest.mark.parametrize("name", KERNELS)
def test_every_kernel_of_this_processor_gives_the_same_bytes(
    case: str, name: str, with_kernel: Callable[[str], None]
) -> None:
    expected = usual(case)
    with_kernel(name)
    assert digest(SPECS[case]) == expected


@pytest.mark.parametrize("case", SPECS)
@pytest.mark.parametrize("size", [1, 7, 16, 50])
def test_the_size_of_a_block_changes_no_byte(case: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = usual(case)
    monkeypatch.setattr(NativeBackend, "copies_at_once", lambda *_: size)
    assert digest(SPECS[case]) == expected


def test_who_trains_changes_no_byte() -> None:
    assert digest(SPECS["logistic"], workers=2) == usual("logistic")
    crew = LocalCrew(2)
    try:
        trained = train_coalitions(SPECS["mlp"], FIVE, crew=crew)
    finally:
        crew.close()
    assert trained.values.array.tobytes() == train_coalitions(SPECS["mlp"], FIVE).values.array.tobytes()


@pytest.mark.parametrize("compiler", [name for name in ("gcc", "clang") if shutil.which(name)])
def test_a_game_has_these_values_on_every_machine_and_by_every_compiler(compiler: str, tmp_path: Path) -> None:
    """Digits are sixteenths, exact everywhere, so nothing that numpy computes enters but the drawing of the first model."""
    module = build(compiler, tmp_path)
    code = (
        "import importlib.util, sys\n"
        f"spec = importlib.util.spec_from_file_location('federation_sim._native', {str(module)!r})\n"
        "module = importlib.util.module_from_spec(spec); spec.loader.exec_module(module)\n"
        "sys.modules['federation_sim._native'] = module\n"
        "from tests.federation_sim.backends.test_native_backend import SPECS, digest\n"
        "print(digest(SPECS['minibatches']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == DIGEST


@pytest.mark.skipif(
    not (shutil.which("aarch64-linux-gnu-gcc") and shutil.which("qemu-aarch64")),
    reason="needs Debian's gcc-aarch64-linux-gnu and qemu-user: ARM is tried where one has them",
)
def test_an_arm_processor_gives_the_same_bytes(tmp_path: Path) -> None:
    native = ROOT / "federation_sim" / "native"
    told = []
    for compiler, kernel_file, before in (("gcc", "avx2.c", []), ("aarch64-linux-gnu-gcc", "neon.c", ["qemu-aarch64"])):
        program = tmp_path / compiler
        files = [Path(__file__).with_name("kernels.c"), native / kernel_file]
        flags = ["-O3", "-ffp-contract=off", "-Wno-psabi", "-static", f"-I{native}"]
        subprocess.run([compiler, *flags, *files, "-o", program], check=True)
        told.append(subprocess.run([*before, program], check=True, capture_output=True).stdout)
    assert told[0] == told[1] != b""


def build(compiler: str, folder: Path) -> Path:
    """Compile the extension by this compiler into an empty folder, as an installation does."""
    done = subprocess.run(
        [sys.executable, "setup.py", "-q", "build_ext", "--build-lib", folder, "--build-temp", folder / "temp"],
        cwd=ROOT,
        env={**os.environ, "CC": compiler},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = list((folder / "federation_sim").glob("_native*.so"))
    assert found, done.stderr
    return found[0]


def test_without_a_compiler_the_package_is_built_without_the_kernel_and_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "setup.py", "build_ext", "--build-lib", tmp_path, "--build-temp", tmp_path / "temp"],
        cwd=ROOT,
        env={**os.environ, "CC": "/nonexistent"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "_native" in done.stdout + done.stderr
    assert not list(tmp_path.rglob("_native*.so"))


def test_where_it_was_not_compiled_numpy_trains_and_one_sentence_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "federation_sim._native", None)
    for remembered in (compiled, kernel):
        remembered.cache_clear()
    try:
        assert TrainingSpec().backend == "numpy"
        assert "have a C compiler" in why_no_kernel()
        with pytest.raises(UnavailableError, match="not compiled here"):
            NativeBackend().check()
    finally:
        monkeypatch.undo()
        for remembered in (compiled, kernel):
            remembered.cache_clear()
    assert TrainingSpec().backend == "native"


def test_a_kernel_that_the_processor_lacks_is_refused_with_those_that_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KERNEL_VARIABLE, "mmx")
    kernel.cache_clear()
    try:
        with pytest.raises(UnavailableError, match=f"'mmx'; this processor has: {', '.join(KERNELS)}"):
            kernel()
    finally:
        monkeypatch.undo()
        kernel.cache_clear()


@pytest.mark.parametrize("wrong", ["places", "labels", "work", "rows"])
def test_buffers_of_the_wrong_size_and_numbers_out_of_range_are_refused(wrong: str) -> None:
    shape, samples = (5, 0, 3), Samples.of(np.ones((1, 4, 4)), np.zeros((1, 4), dtype=np.int64))
    given = {
        "rows": samples.rows,
        "columns": samples.columns,
        "labels": samples.labels,
        "current": np.zeros((2, 48), dtype=np.float32),
        "following": np.zeros((2, 48), dtype=np.float32),
        "places": np.array([0, 1], dtype=np.int32),
        "shares": np.ones(2, dtype=np.float32),
        "work": np.empty(compiled().memory(kernel(), shape, 4, 1), dtype=np.float32),
    }
    numbers = (kernel(), shape, 0.1, 0.0, 2, 1, 4)
    compiled().train(*numbers, *given.values())
    spoilt = {
        "places": np.array([0, 2], dtype=np.int32),
        "labels": samples.labels + np.int32(3),
        "work": given["work"][:8],
        "rows": samples.rows.ravel()[:-1],
    }
    given[wrong] = spoilt[wrong]
    with pytest.raises(ValueError, match=wrong):
        compiled().train(*numbers, *given.values())
