"""Redis carries hints and counts, and nothing that could be lost with it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute

from fedgame.api import shared_limits
from fedgame.api.limiting import Limiter, TooMany
from fedgame.api.shared_limits import Counter
from fedgame.live import hints as hints_module
from fedgame.live.hints import Hints
from fedgame.settings import Settings
from tests.fedgame.deploy.redis_server import Server, redis_server
from tests.fedgame.live.client import bid, serving

PATIENCE = 20.0


@pytest.fixture(scope="module")
def redis() -> Iterator[Server]:
    with redis_server() as running:
        yield running


def test_two_workers_count_together_what_an_address_tries(redis: Server) -> None:
    one, other = (Limiter(Settings(redis_url=redis.url, joins_per_address=3)) for _ in range(2))
    one.join("192.0.2.1")
    other.join("192.0.2.1")
    one.join("192.0.2.1")
    for limiter in (one, other):
        with pytest.raises(TooMany, match="At most 3 tries to join"):
            limiter.join("192.0.2.1")
        limiter.join("192.0.2.2" if limiter is one else "192.0.2.3")


def test_without_redis_each_worker_counts_for_itself_until_it_is_back(
    redis: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_limits, "AWAY_SECONDS", 0.0)
    two, item = [Counter(redis.url), Counter(redis.url)], RateLimitItemPerMinute(2)
    assert [counter.hit(item, "a key") for counter in two] == [True, True]
    redis.end()
    try:
        assert [two[0].hit(item, "a key") for _ in range(3)] == [True, True, False]
        assert [two[1].hit(item, "a key") for _ in range(3)] == [True, True, False]
    finally:
        redis.start()
    # It was started anew, and has forgotten: that costs a minute's count.
    assert [counter.hit(item, "a key") for counter in two] == [True, True]
    assert [counter.hit(item, "a key") for counter in two] == [False, False]


async def test_a_hint_reaches_the_others_and_comes_again_after_redis_was_away(
    redis: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hints_module, "RETRY_SECONDS", 0.05)
    heard: asyncio.Queue[str] = asyncio.Queue()

    async def look(game_id: str) -> None:
        if game_id == "a-bug":
            raise RuntimeError("a bug")
        await heard.put(game_id)

    async def nothing(_: str) -> None: ...

    one, other = Hints(redis.url, nothing), Hints(redis.url, look)

    async def comes(game_id: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while True:
                one.tell(game_id)
                try:
                    if await asyncio.wait_for(heard.get(), 0.1) == game_id:
                        return
                except TimeoutError:
                    continue

    try:
        await comes("first")
        redis.end()
        one.tell("lost")
        redis.start()
        await comes("second")
        one.tell("a-bug")
        await comes("third")
    finally:
        await one.close()
        await other.close()


async def test_a_server_whose_redis_is_away_plays_on(tmp_path: Path) -> None:
    async with (
        serving(tmp_path, redis_url="redis://127.0.0.1:1/0") as server,
        server.table() as (ann, *_),
    ):
        assert (await ann.submit(bid(1)))["type"] == "ack"
