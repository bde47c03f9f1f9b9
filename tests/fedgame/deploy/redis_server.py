"""A Redis of a test's own, on a free port of 127.0.0.1, that can be ended and started anew."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

MISSING = "Redis is not installed: on Debian, apt-get install redis-server"
PATIENCE = 20.0


class Server:
    def __init__(self, program: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self._port}/0"
        self._program = program
        self._folder = tempfile.mkdtemp(prefix="fedgame-redis-")
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            [self._program, "--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--dir", self._folder],
            stdout=subprocess.DEVNULL,
        )
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port)).close()
            except OSError:
                assert time.monotonic() < until
                time.sleep(0.02)
            else:
                return

    def end(self) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)

    def close(self) -> None:
        self.end()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def redis_server() -> Iterator[Server]:
    """A running one. Without Redis the test is skipped, and with CI=true it fails."""
    program = shutil.which("redis-server")
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    running = Server(str(program))
    try:
        yield running
    finally:
        running.close()
