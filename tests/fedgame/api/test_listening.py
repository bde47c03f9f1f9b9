"""How the server takes connections: without delay, and from whom it believes them to come."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
from pydantic import ValidationError

from fedgame.app import listen
from fedgame.settings import Settings
from tests.fedgame.live.client import Server, serving


async def test_an_answer_on_a_connection_that_is_kept_does_not_wait_for_an_acknowledgement() -> None:
    delayed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def look(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        option = writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        delayed.set_result(option == 0)
        writer.close()

    listener = listen("127.0.0.1", 0)
    async with await asyncio.start_server(look, sock=listener):
        _, writer = await asyncio.open_connection(*listener.getsockname())
        assert not await delayed
        writer.close()


async def statuses(server: Server, *forwarded: str) -> list[int]:
    """What is answered to one guess at a join code for each of these X-Forwarded-For."""
    async with server.http() as client:
        return [
            (await client.post("/api/join", json={"code": "guess"}, headers={"x-forwarded-for": value})).status_code
            for value in forwarded
        ]


@pytest.mark.parametrize("trusted", [(), ("192.0.2.7",), ("10.0.0.0/8", "::1")])
async def test_who_is_no_trusted_proxy_cannot_pretend_to_be_many(
    tmp_path: Path, trusted: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    async with serving(tmp_path, joins_per_address=2, trusted_proxies=trusted) as server:
        assert await statuses(server, "203.0.113.1", "203.0.113.2", "203.0.113.3") == [404, 404, 429]


async def test_behind_a_trusted_proxy_limits_count_the_address_that_it_saw(tmp_path: Path) -> None:
    async with serving(tmp_path, joins_per_address=1, trusted_proxies=("127.0.0.0/8",)) as server:
        assert await statuses(server, "203.0.113.1", "203.0.113.2", "203.0.113.1") == [404, 404, 429]
        # What the player wrote stands before what the proxy appended, and is not believed.
        assert await statuses(server, "203.0.113.9, 203.0.113.1", "198.51.100.1, 203.0.113.2") == [429, 429]
        # A second proxy of ours is passed over.
        assert await statuses(server, "203.0.113.1, 127.0.0.2") == [429]
        for nonsense in ("", "[", ",", "a" * 2000, "203.0.113.77:x", '"><script>'):
            assert (await statuses(server, nonsense))[0] in (404, 429)


async def test_cookies_are_secure_where_a_trusted_proxy_says_that_it_speaks_tls(tmp_path: Path) -> None:
    for trusted, secure in (((), False), (("127.0.0.1",), True)):
        async with serving(tmp_path, trusted_proxies=trusted) as server, server.http() as client:
            answer = await client.post("/api/games", json={"scenario": "tiny"}, headers={"x-forwarded-proto": "https"})
        assert ["Secure" in cookie for cookie in answer.headers.get_list("set-cookie")] == [secure, secure]


def test_a_trusted_proxy_is_named_by_address_never_by_a_star() -> None:
    for wrong in ("*", "proxy.example", "10.0.0.0/99"):
        with pytest.raises(ValidationError):
            Settings(trusted_proxies=(wrong,))
