"""Training in processes: the same result as in this one, again after a worker died, and nothing left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from engine.events import TrainingRequested
from engine.state import CycleMember
from federation_sim import CREWS
from federation_sim.backends import BACKEND_NAMES
from fedgame.settings import Settings
from fedgame.training.pool import TrainingPool
from fedgame.training.trainer import train
from tests.federation_sim.backends.here import NEEDS_TORCH
from tests.fedgame.tiny import SEED, TREATMENT

REQUEST = TrainingRequested(
    1,
    1,
    0,
    3,
    (CycleMember(1, 1, 0.8, 0.6, 2, 100, 1_000), CycleMember(2, 2, 0.5, 0.7, 2, 100, 1_000)),
    ((), (1,), (2,), (1, 2)),
)


@pytest.mark.parametrize(
    ("workers", "crew", "backend"),
    [
        (0, "local", "numpy"),
        (1, "local", "numpy"),
        pytest.param(1, "ray", "numpy", marks=pytest.mark.xdist_group("ray")),
        pytest.param(1, "local", "torch-cpu", marks=NEEDS_TORCH),
    ],
)
async def test_a_training_in_the_pool_is_the_same_as_one_right_here(workers: int, crew: str, backend: str) -> None:
    seen: list[int] = []
    pool = TrainingPool(workers, crew, backend)
    try:
        report = await pool.train(TREATMENT, SEED, REQUEST, lambda number, *_: seen.append(number))
    finally:
        pool.close()
    here = train(TREATMENT, SEED, REQUEST, backend=backend)
    assert replace(report, wall_ms=0) == replace(here, wall_ms=0)
    assert seen == list(range(TREATMENT.training.rounds + 1))


def test_the_settings_offer_every_backend_and_the_engines_of_a_server() -> None:
    backends, crews = (Settings.model_fields[f"training_{kind}"].annotation for kind in ("backend", "crew"))
    assert get_args(backends) == ("auto", *BACKEND_NAMES)
    assert set(get_args(crews)) == set(CREWS) - {"threads"}


async def test_a_worker_that_dies_is_replaced_and_the_training_done_again() -> None:
    pool = TrainingPool(1)
    try:
        first = await pool.train(TREATMENT, SEED, REQUEST)
        (worker,) = pool.worker_ids()
        os.kill(worker, signal.SIGKILL)
        again = await pool.train(TREATMENT, SEED, REQUEST)
    finally:
        pool.close()
    assert replace(again, wall_ms=0) == replace(first, wall_ms=0)


async def test_the_pool_tells_what_runs_and_what_waits() -> None:
    pool = TrainingPool(0)
    loads = [pool.load()]
    try:
        # One at a time without workers: the second waits for the first.
        wanted = [pool.train(TREATMENT, SEED, REQUEST, begun=lambda: loads.append(pool.load())) for _ in range(2)]
        await asyncio.gather(*wanted)
        loads.append(pool.load())
    finally:
        pool.close()
    assert [(load.running, load.waiting) for load in loads] == [(0, 0), (1, 1), (1, 0), (0, 0)]


async def test_samples_are_those_that_the_seat_would_train_on() -> None:
    pool = TrainingPool(0)
    clean = await pool.samples(TREATMENT, SEED, 1, 1.0, 1.0)
    noisy = await pool.samples(TREATMENT, SEED, 1, 0.0, 1.0)
    pool.close()
    assert clean.kind == "table"
    assert len(clean.feature_names) == len(clean.samples[0].features) == 30
    assert not any(sample.doubtful for sample in clean.samples)
    assert any(sample.doubtful for sample in noisy.samples)
    assert [sample.features for sample in clean.samples] == [sample.features for sample in noisy.samples]


async def test_samples_of_a_table_in_a_file_are_its_cells_and_do_not_say_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    lines = [f"{'' if row % 4 == 0 else row},{('red', 'blue')[row // 2 % 2]},{row % 2}" for row in range(60)]
    path.write_text("\n".join(["age,colour,ill", *lines]), encoding="utf-8")
    treatment = replace(TREATMENT, training=replace(TREATMENT.training, task=f"csv:{path}?target=ill"))
    pool = TrainingPool(0)
    shown = await pool.samples(treatment, SEED, 1, 1.0, 1.0)
    pool.close()
    assert (shown.task, shown.kind, shown.feature_names) == ("csv:people.csv?target=ill", "table", ("age", "colour"))
    ages = {sample.features[0] for sample in shown.samples}
    assert {type(age) for age in ages} == {float, type(None)}
    assert {sample.features[1] for sample in shown.samples} == {"red", "blue"}


SERVER = """
import asyncio, sys
from federation_sim import CREWS
from federation_sim.backends import BACKEND_NAMES
from fedgame.training.pool import TrainingPool
from fedgame.settings import Settings

async def main():
    pool = TrainingPool(2)
    pool.warm_up()
    while len(pool.worker_ids()) < 2:
        await asyncio.sleep(0.01)
    print(*pool.worker_ids(), flush=True)
    await asyncio.sleep(600)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_a_killed_server_leaves_no_worker_behind(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    server = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    workers = [int(word) for word in server.stdout.readline().split()]
    assert len(workers) == 2
    server.kill()
    server.wait()
    server.stdout.close()
    # They go as soon as they notice; a worker that stayed would hang this test, and the limit ends it.
    patience = time.monotonic() + 30
    while any(running(worker) for worker in workers):
        assert time.monotonic() < patience, f"still running: {[worker for worker in workers if running(worker)]}"
        time.sleep(0.02)


def running(pid: int) -> bool:
    """Whether the process is there and not only waiting to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
