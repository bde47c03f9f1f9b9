"""What whoever watches the server is told: whether it can do its work, and nothing of what is played."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx
import pytest

from engine.events import TrainingRequested
from federation_sim.workers.local import LostWorkers
from fedgame.api import health
from fedgame.training import trainer
from tests.fedgame import tiny
from tests.fedgame.live.client import bid, serving

WELL = {"status": "ok", "writer": "ok", "pool": "ok", "disk": "ok"}


async def asked(client: httpx.AsyncClient) -> tuple[int, dict[str, str]]:
    answer = await client.get("/api/health")
    return answer.status_code, answer.json()


async def test_health_is_the_same_answer_before_and_after_a_sealed_bid(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client, server.table() as (ann, *_):
        before = await client.get("/api/health")
        await ann.submit(bid(1))
        after = await client.get("/api/health")
        assert before.json() == WELL
        assert after.content == before.content
        assert set(after.headers) == set(before.headers)


async def test_health_is_red_while_nothing_can_be_written_and_green_again_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "WRITE_SECONDS", 0.2)
    async with serving(tmp_path) as server, server.http() as client:
        disk = threading.Event()
        server.tables.equipment.store.writer.submit(lambda _: disk.wait())
        status, problem = await asked(client)
        assert (status, problem) == (503, {**WELL, "status": "failed", "writer": "failed"})
        disk.set()
        assert await asked(client) == (200, WELL)


async def test_health_is_red_when_the_writer_is_gone(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        server.tables.equipment.store.writer.close()
        assert (await asked(client))[0] == 503


async def test_health_is_red_while_no_worker_lives_to_the_end_of_a_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        pool = server.tables.equipment.pool
        request = TrainingRequested(1, 1, 0, 3, (), ())  # nothing of it is looked at before the workers are gone

        def lost(*_: object) -> None:
            raise LostWorkers("workers died 3 times")

        monkeypatch.setattr(trainer, "train", lost)
        with pytest.raises(LostWorkers):
            await pool.train(tiny.TREATMENT, tiny.SEED, request)
        assert await asked(client) == (503, {**WELL, "status": "failed", "pool": "failed"})
        monkeypatch.setattr(trainer, "train", lambda *_: "a report")
        await pool.train(tiny.TREATMENT, tiny.SEED, request)
        assert await asked(client) == (200, WELL)


async def test_health_is_red_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        monkeypatch.setattr(health, "LEAST_FREE_BYTES", 2**62)
        assert await asked(client) == (503, {**WELL, "status": "failed", "disk": "failed"})
    assert not health.has_room(tmp_path / "not" / "there")
