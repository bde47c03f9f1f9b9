"""A server of the rehearsal's own: another process, on a free port, with a database that is thrown away.

It is a server like any other, and its first admin is made as on any other: by the link that it tells its terminal.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from fedgame.rehearsal.door import Door, told

START_SECONDS = 90.0
STOP_SECONDS = 20.0

KEPT = ("FEDGAME_SCENARIOS", "FEDGAME_TRAINING_WORKERS", "FEDGAME_TRAINING_CREW", "FEDGAME_TRAINING_BACKEND")
"""Settings of the caller's environment that make the rehearsal like the real session; the others would not fit."""

LIMITS = (
    "REQUESTS_PER_ADDRESS",
    "JOINS_PER_ADDRESS",
    "MESSAGES_PER_ADDRESS",
    "MESSAGES_PER_SEAT",
    "NEW_GAMES_PER_ADDRESS",
)
"""They bound one address and one seat. Bots share an address, and are quicker than people: here they say nothing."""


class NotStarted(Exception):  # noqa: N818 - it says what is the case
    """The server did not come up; the sentence says where its log is."""


@asynccontextmanager
async def own_server(folder: Path, *, bot_pause: float, limited: bool = False) -> AsyncIterator[tuple[str, str]]:
    """The address of a new server with its data in `folder`, and the token of the link for its first admin.

    `limited`: with the limits of an address and a seat as they are by default.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FEDGAME_")}
    environment |= {name: os.environ[name] for name in KEPT if name in os.environ}
    if not limited:
        environment |= {f"FEDGAME_{name}": "1000000" for name in LIMITS}
        environment["FEDGAME_SOCKETS_PER_ADDRESS"] = "100000"
    environment |= {
        "FEDGAME_DATA_DIR": str(folder),
        "FEDGAME_BOT_PAUSE_SECONDS": str(bot_pause),
        "PYTHONUNBUFFERED": "1",
    }
    log_file = folder / "server.log"
    with log_file.open("wb") as log:
        server = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "fedgame",
            "serve",
            "--port",
            "0",
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            env=environment,
        )
        try:
            yield await _address_and_link(server, log_file)
        finally:
            await _stop(server)


async def _address_and_link(server: asyncio.subprocess.Process, log_file: Path) -> tuple[str, str]:
    assert server.stdout is not None  # noqa: S101 - asked for above
    try:
        async with asyncio.timeout(START_SECONDS):
            async for line in server.stdout:
                found = re.search(r"open (\S+)/staff/first#(\S+)", line.decode())
                if found:
                    return found.group(1), found.group(2)
    except TimeoutError:
        raise NotStarted(f"the server was not there after {START_SECONDS:g} s: see {log_file}") from None
    raise NotStarted(f"the server ended before it was there: see {log_file}")


async def _stop(server: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        server.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await server.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            server.kill()
        await server.wait()


async def first_admin(door: Door, link: str) -> str:
    """Make the first admin by this link, and a token for a program of theirs."""
    async with httpx.AsyncClient(base_url=door.address, headers={"origin": door.address}) as browser:
        wanted = {"token": link, "name": "Rehearsal", "password": secrets.token_urlsafe(16)}
        made = await browser.post("/api/account/first", json=wanted)
        if made.is_success:
            made = await browser.post("/api/account/tokens", json={"label": "rehearsal", "days": 1})
        if not made.is_success:
            raise NotStarted(f"the first admin could not be made ({told(made)})")
    return str(made.json()["token"])
