"""Every crew gives the same bytes, shows progress, survives a lost worker and stops when it is told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import federation_sim.workers
from federation_sim import (
    CREWS,
    Contribution,
    Crew,
    LocalCrew,
    RayCrew,
    TrainedCoalitions,
    TrainingSpec,
    check_crew,
)
from federation_sim.plan import Plan, Training
from federation_sim.training import train_all, train_coalitions
from federation_sim.workers.local import LostWorkers
from federation_sim.workers.ray import _Reader

EIGHT = [Contribution(player, 0.1 * player, 0.3 + 0.05 * player) for player in range(1, 9)]
SPEC = TrainingSpec(
    model="mlp", hidden=16, rounds=3, local_steps=2, batch_size=16, max_samples=60, seeds=2, game_seed=4
)
TURN = [
    Training(SPEC, tuple(EIGHT)),
    Training(TrainingSpec(rounds=2, federation=2), tuple(EIGHT[:3])),
    Training(TrainingSpec(rounds=2, federation=3), tuple(EIGHT[2:7]), (frozenset({4, 5}),)),
]


# Starting Ray takes seconds, so it is started once, and whatever needs it runs in one process.
ON_RAY = pytest.mark.xdist_group("ray")


@pytest.fixture(scope="module")
def ray() -> Iterator[RayCrew]:
    made = RayCrew(2)
    yield made
    made.close()


@pytest.fixture(params=[pytest.param(name, marks=ON_RAY if name == "ray" else ()) for name in sorted(CREWS)])
def crew(request: pytest.FixtureRequest) -> Iterator[Crew]:
    if request.param == "ray":
        yield request.getfixturevalue("ray")
        return
    made = CREWS[request.param](2)
    yield made
    made.close()


@pytest.fixture
def pool() -> Iterator[LocalCrew]:
    made = LocalCrew(2)
    yield made
    made.close()


def as_bytes(result: TrainedCoalitions) -> bytes:
    tables = (result.values.array, result.stderr.array, result.accuracy.array, np.array(result.history))
    return b"".join(table.tobytes() for table in tables)


@pytest.fixture(scope="module")
def alone() -> list[bytes]:
    """What each federation of the turn gives when it is trained for itself, on this thread."""
    return [as_bytes(train_coalitions(one.spec, one.contributions, one.coalitions)) for one in TURN]


def test_every_crew_gives_the_same_bytes_for_federations_trained_together(crew: Crew, alone: list[bytes]) -> None:
    assert len(Plan(TURN[0]).blocks) > 2
    done: list[tuple[int, int]] = []
    together = train_all(TURN, crew=crew, models_done=lambda *counts: done.append(counts))
    assert [as_bytes(result) for result in together] == alone
    total = 2 * 255 + 7 + 2
    assert [trained for trained, _ in done] == sorted(trained for trained, _ in done)
    assert done[-1] == (total, total)


def test_progress_comes_round_by_round_on_the_callers_thread(crew: Crew) -> None:
    seen: list[tuple[int, int, float, int]] = []
    result = train_coalitions(
        SPEC, EIGHT, crew=crew, progress=lambda *step: seen.append((*step, threading.get_ident()))
    )
    here = threading.get_ident()
    assert [step[:2] for step in seen] == [(number, SPEC.rounds) for number in range(SPEC.rounds + 1)]
    assert {step[3] for step in seen} == {here}
    # The first seed's; the history is the mean over seeds.
    assert seen[-1][2] == pytest.approx(result.history[-1], abs=0.2)


class StoppedByUserError(Exception):
    pass


def test_an_exception_from_progress_ends_the_training_and_leaves_the_engine_usable(
    crew: Crew, alone: list[bytes]
) -> None:
    def stop(*_: object) -> None:
        raise StoppedByUserError

    with pytest.raises(StoppedByUserError):
        train_coalitions(SPEC, EIGHT, crew=crew, progress=stop)
    assert as_bytes(train_coalitions(SPEC, EIGHT, crew=crew)) == alone[0]


def test_blocks_of_a_cancelled_training_are_not_trained(crew: Crew) -> None:
    blocks = Plan(Training(TrainingSpec(rounds=30), tuple(EIGHT))).blocks
    futures = [crew.submit(block) for block in blocks * 10]
    cancelled = [future.cancel() for future in reversed(futures)]
    # With one more round through the queue, whatever still ran is over.
    crew.submit(Plan(TURN[1]).blocks[0]).result(60)
    assert any(cancelled)
    assert all(future.cancelled() for future, gone in zip(reversed(futures), cancelled, strict=True) if gone)


def test_the_blocks_of_a_lost_worker_are_trained_again(pool: LocalCrew, alone: list[bytes]) -> None:
    killed: list[int] = []

    def kill(number: int, *_: object) -> None:
        if number == 1 and not killed:
            killed.append(pool.worker_ids()[0])
            os.kill(killed[0], signal.SIGKILL)

    result = train_coalitions(SPEC, EIGHT, crew=pool, progress=kill)
    assert killed
    assert killed[0] not in pool.worker_ids()
    assert as_bytes(result) == alone[0]


def ray_workers() -> list[int]:
    """Processes of Ray that this process's Ray has given something to do: Ray writes that into their titles."""
    parents, titles = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            titles[int(folder.name)] = (folder / "cmdline").read_bytes()
        except OSError:  # it ended meanwhile
            continue
    mine = {child for child, parent in parents.items() if parent == os.getpid()}
    return [child for child, parent in parents.items() if parent in mine and titles[child].startswith(b"ray::_train")]


@ON_RAY
def test_ray_trains_the_blocks_of_a_lost_worker_again(ray: RayCrew) -> None:
    # Long enough that news of a round comes while its block is still being trained.
    long = replace(SPEC, rounds=20, local_steps=30)
    killed: list[int] = []

    def kill(number: int, *_: object) -> None:
        if number == 1 and not killed:
            killed.extend(ray_workers())
            for worker in killed:
                os.kill(worker, signal.SIGKILL)

    result = train_coalitions(long, EIGHT, crew=ray, progress=kill)
    assert killed
    assert as_bytes(result) == as_bytes(train_coalitions(long, EIGHT, workers=2))


@given(st.permutations(range(1, 6)), st.lists(st.integers(1, 5), max_size=3))
def test_rounds_from_ray_are_told_once_and_in_order_however_letters_arrive(
    arrived: list[int], again: list[int]
) -> None:
    told: list[tuple[int, float]] = []
    reader = _Reader(lambda *one: told.append(one))
    for length in arrived + again:
        reader.read(tuple((number, number / 10) for number in range(1, length + 1)))
    assert told == [(number, number / 10) for number in range(1, 6)]


@ON_RAY
def test_an_error_in_a_ray_worker_comes_back_as_it_was_raised(ray: RayCrew) -> None:
    with pytest.raises(ZeroDivisionError, match=r"^integer division or modulo by zero$"):
        ray.run(partial(divmod, 1, 0)).result(60)


@ON_RAY
def test_a_local_ray_listens_to_this_machine_alone_and_leaves_no_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(LOCAL_RAY, encoding="utf-8")
    found = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert found.returncode == 0, found.stderr
    processes, addresses = (line.split() for line in found.stdout.splitlines())
    assert len(processes) > 3
    assert addresses
    # As /proc writes 127.0.0.1, in IPv4 and within IPv6.
    assert {address.rpartition(":")[0][-8:] for address in addresses} == {"0100007F"}
    started = [int(number) for number in processes]
    patience = time.monotonic() + 30
    while left := [number for number in started if running(number)]:
        assert time.monotonic() < patience, f"still running: {left}"
        time.sleep(0.05)


LOCAL_RAY = """
import os, signal
from pathlib import Path
from federation_sim import Contribution, RayCrew, TrainingSpec, train_coalitions


def children(of):
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == of:
                found += [int(folder.name), *children(int(folder.name))]
        except OSError:
            pass
    return found


def listening(processes):
    sockets = set()
    for process in processes:
        for number in Path(f"/proc/{process}/fd").iterdir():
            try:
                sockets.add(os.readlink(number))
            except OSError:
                pass
    lines = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()]
    return [line[1] for line in lines if line[3] == "0A" and f"socket:[{line[9]}]" in sockets]


if __name__ == "__main__":
    before = signal.getsignal(signal.SIGTERM)
    crew = RayCrew(1)
    train_coalitions(TrainingSpec(rounds=2), [Contribution(1, 0.5, 0.5)], crew=crew, progress=lambda *_: None)
    assert signal.getsignal(signal.SIGTERM) == before
    started = children(os.getpid())
    print(*started)
    print(*listening([os.getpid(), *started]))
    crew.close()
"""


def running(pid: int) -> bool:
    """Whether the process is there and not only waiting to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_block_that_kills_every_worker_is_given_up_with_a_reason(pool: LocalCrew) -> None:
    stop = threading.Event()

    def kill_all() -> None:
        while not stop.wait(0.02):
            for worker in pool.worker_ids():
                try:
                    os.kill(worker, signal.SIGKILL)
                except ProcessLookupError:
                    continue

    thread = threading.Thread(target=kill_all)
    thread.start()
    try:
        with pytest.raises(
            LostWorkers, match="workers died 3 times while they trained a block: is there enough memory"
        ):
            train_coalitions(TrainingSpec(rounds=1000, local_steps=50), EIGHT, crew=pool)
    finally:
        stop.set()
        thread.join()


def test_a_closed_engine_trains_nothing_any_more() -> None:
    closed = LocalCrew(1)
    closed.close()
    assert closed.submit(Plan(TURN[1]).blocks[0]).cancelled()


def test_other_work_is_done_by_the_workers(crew: Crew) -> None:
    assert [crew.run(partial(divmod, number, 3)).result(60) for number in range(5)] == [
        (0, 0), (0, 1), (0, 2), (1, 0), (1, 1),
    ]  # fmt: skip


def test_without_ray_the_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(RuntimeError, match=r"crew 'ray' needs Ray, .* pip install 'fedgame\[cluster\]'"):
        RayCrew(1)


def test_a_cluster_that_does_not_answer_is_an_error_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("RAY_ADDRESS", f"127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(ConnectionError, match=r"there is no Ray cluster at 127\.0\.0\.1:\d+: Connection refused"):
            check_crew("ray")


def test_every_crew_file_has_its_line_in_the_registry() -> None:
    folder = Path(federation_sim.workers.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "crew", "blas", "blocks", "parent"} == set(CREWS)
