"""Starts real servers for the rig, one after the other, each a process of its own that can be killed.

Python is loaded once and each server forks from there, because fifty starts from nothing would take minutes. For each
line of JSON on stdin a server runs until it dies; its process id and its end are told on stdout.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from fedgame import failpoints
from fedgame.app import create_app, serve, server_config
from fedgame.training import trainer
from tests.fedgame.crash.arm import SCENARIOS
from tests.fedgame.crash.faults import FAULTS, break_rooms
from tests.fedgame.live import client as live


def run(order: dict[str, Any]) -> None:
    failpoints.arm(order["failpoint"])
    # Bots are quicker than people, and a limit would only slow the killing.
    settings = live.settings(
        Path(order["folder"]),
        port=order["port"],
        log_json=True,
        database_url=order["database"],
        messages_per_seat=100_000,
        messages_per_address=100_000,
    )
    parts: dict[str, Any] = dict(FAULTS.get(order["fault"], {}))
    break_rooms(order["fault"])
    serve(settings, app=create_app(settings, scenarios=SCENARIOS, **parts))


async def warm_up() -> None:
    """Load what a first start would load: the data, the migrations, the protocols."""
    trainer.facts("breast_cancer")
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(live.settings(Path(folder), port=1), scenarios=SCENARIOS)
        server_config(app).load()
        async with app.router.lifespan_context(app):
            pass


def main() -> None:
    asyncio.run(warm_up())
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            devnull = os.open(os.devnull, os.O_RDWR)
            os.dup2(devnull, 0)
            os.dup2(devnull, 1)
            try:
                run(json.loads(line))
            finally:
                os._exit(0)
        print(child, flush=True)  # noqa: T201 - this is how it answers
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
