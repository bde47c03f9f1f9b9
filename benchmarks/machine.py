"""A machine as an operator sets it up: workers that are real processes, one database of PostgreSQL, Debian's nginx. For
`benchmarks.workers`, and for the tests of several workers.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from fedgame.deploy import nginx

PATIENCE = 60.0
NGINX = "/usr/sbin/nginx"
NO_NGINX = "nginx is not installed: on Debian, apt-get install nginx-light"

_AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 8192; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/fedgame.conf;
}}
"""


def find_nginx() -> str:
    """Debian's program. FileNotFoundError, with what to install, without it."""
    found = shutil.which("nginx") or (NGINX if Path(NGINX).exists() else None)
    if found is None:
        raise FileNotFoundError(NO_NGINX)
    return found


PORTS = range(20_000, 32_000)
"""Below those that systems give out by themselves, so that nobody else gets one meanwhile."""


def free_ports(count: int) -> int:
    """The first of so many ports in a row that are free now."""
    while True:
        start = random.choice(PORTS)  # noqa: S311 - no secret
        with contextlib.ExitStack() as held:
            try:
                for port in range(start, start + count):
                    held.enter_context(socket.socket()).bind(("127.0.0.1", port))
            except OSError:
                continue
            return start


@dataclass
class Machine:
    """`url` is that of the proxy. Workers are counted from 0."""

    folder: Path
    database: str
    workers: int
    settings: dict[str, str] = field(default_factory=dict)
    processes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.first = free_ports(self.workers + 1)
        self.port = self.first + self.workers
        self.url = f"http://127.0.0.1:{self.port}"
        self._nginx: subprocess.Popen[bytes] | None = None

    @property
    def as_page(self) -> dict[str, str]:
        """What a page that came from here says of itself."""
        return {"origin": self.url}

    def worker_url(self, number: int) -> str:
        return f"http://127.0.0.1:{self.first + number}"

    def start(self, number: int) -> None:
        """Start a worker, and wait until it serves."""
        environment = {
            **os.environ,
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "FEDGAME_DATABASE_URL": self.database,
            "FEDGAME_DATA_DIR": str(self.folder / "data"),
            "FEDGAME_WORKER": f"w{number + 1}",
            "FEDGAME_PUBLIC_URL": self.url,
            "FEDGAME_TRUSTED_PROXIES": '["127.0.0.1"]',
            "FEDGAME_TRAINING_WORKERS": "0",
            "FEDGAME_ANONYMOUS_PLAY": "on",
            **{name: "1000000" for name in LIMITS},
            **self.settings,
        }
        with (self.folder / f"w{number + 1}.log").open("ab") as log:
            self.processes[number] = subprocess.Popen(
                [sys.executable, "-m", "fedgame", "serve", "--port", str(self.first + number)],
                env=environment,
                stdout=log,
                stderr=log,
            )
        until(lambda: _answers(f"{self.worker_url(number)}/api/health"), f"worker {number}, see {self.folder}")

    def start_proxy(self) -> None:
        program = find_nginx()
        (self.folder / "fedgame.conf").write_text(nginx(self.workers, self.first, f"127.0.0.1:{self.port}", "_"))
        (self.folder / "nginx.conf").write_text(_AROUND.format(folder=self.folder))
        with (self.folder / "nginx.log").open("ab") as log:
            self._nginx = subprocess.Popen(
                [program, "-c", f"{self.folder}/nginx.conf", "-e", f"{self.folder}/nginx.log"], stdout=log, stderr=log
            )
        until(lambda: _answers(f"{self.url}/api/health"), f"nginx, see {self.folder}/nginx.log")

    def end(self, number: int, how: signal.Signals = signal.SIGTERM) -> None:
        """End a worker, and wait until it has ended."""
        process = self.processes.pop(number)
        process.send_signal(how)
        process.wait(PATIENCE)

    def close(self) -> None:
        for number in tuple(self.processes):
            self.end(number, signal.SIGKILL)
        if self._nginx is not None:
            self._nginx.terminate()
            self._nginx.wait(PATIENCE)

    async def ask(self, method: str, path: str, body: object = None, token: str | None = None) -> Any:
        """As a program that holds nothing but this token, through the proxy; the answer's JSON."""
        headers = {"authorization": f"Bearer {token}"} if token else {}
        async with httpx.AsyncClient(base_url=self.url, timeout=PATIENCE, headers=headers) as client:
            answer = await client.request(method, path, json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def new_game(
        self, persons: int = 2, scenario: str = "quickstart", **wanted: Any
    ) -> tuple[str, list[str], str]:
        """A started game with so many people, through the proxy: its id, the tokens of its seats, and its host's."""
        body = {"scenario": scenario, "persons": persons, "seat": False, "decision_seconds": 3_600, **wanted}
        made = await self.ask("POST", "/api/games", body)
        tokens = []
        for _ in range(persons):
            tokens.append((await self.ask("POST", "/api/join", {"code": made["join_code"]}))["seat_token"])
        await self.ask("POST", f"/api/games/{made['game_id']}/start", None, made["host_token"])
        return made["game_id"], tokens, made["host_token"]


LIMITS = (
    "FEDGAME_NEW_GAMES_PER_ADDRESS",
    "FEDGAME_JOINS_PER_ADDRESS",
    "FEDGAME_REQUESTS_PER_ADDRESS",
    "FEDGAME_MESSAGES_PER_ADDRESS",
    "FEDGAME_MESSAGES_PER_SEAT",
)


@contextlib.contextmanager
def machine(folder: Path, database: str, workers: int = 2, *, proxy: bool = True, **settings: str) -> Iterator[Machine]:
    """So many workers that serve, with nginx in front of them."""
    running = Machine(folder, database, workers, settings)
    try:
        for number in range(workers):
            running.start(number)
        if proxy:
            running.start_proxy()
        yield running
    finally:
        running.close()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code == 200
    except httpx.TransportError:
        return False


def until(what: Any, name: str) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, f"{name}: it did not come"
        time.sleep(0.05)


async def until_async(what: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await what():  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(0.05)
