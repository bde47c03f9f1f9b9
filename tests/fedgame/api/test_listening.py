"""How the server takes connections: without delay, and from whom it believes them to come."""

from __future__ import annotations

import asyncio
import socket

from fedgame.app import listen


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
