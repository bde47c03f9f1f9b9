"""What whoever watches the server is told: whether it can do its work, and nothing of what is played."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx
import pytest

from fedgame.api import health
from tests.fedgame.live.client import bid, serving


async def asked(client: httpx.AsyncClient) -> tuple[int, dict[str, str]]:
    answer = await client.get("/api/health")
    return answer.status_code, answer.json()


async def test_health_is_the_same_answer_before_and_after_a_sealed_bid(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client, server.table() as (ann, *_):
        before = await client.get("/api/health")
        await ann.submit(bid(1))
        after = await client.get("/api/health")
        assert before.json() == {"status": "ok"}
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
        assert (status, problem["code"]) == (503, "server.not_saved")
        disk.set()
        assert await asked(client) == (200, {"status": "ok"})


async def test_health_is_red_when_the_writer_is_gone(tmp_path: Path) -> None:
    async with serving(tmp_path) as server, server.http() as client:
        server.tables.equipment.store.writer.close()
        assert (await asked(client))[0] == 503
