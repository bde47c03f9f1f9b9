"""The server, put together: the only module that knows every part and wires them to each other."""

from __future__ import annotations

import asyncio
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import structlog
import uvicorn
from fastapi import FastAPI

from fedgame import logs
from fedgame.api import client, problems
from fedgame.api.limiting import Limiter
from fedgame.api.middleware import MAX_BODY, BoundedBody, EveryAnswer
from fedgame.api.protocol import CuttingProtocol
from fedgame.api.routes import router
from fedgame.api.socket import seat_socket
from fedgame.arms.scenario import Scenario, offered_scenarios
from fedgame.live.clock import Clock, SystemClock
from fedgame.live.hall import Hall
from fedgame.live.nature import Equipment
from fedgame.live.table import Table
from fedgame.settings import Settings
from fedgame.storage import Store, without_password
from fedgame.training.pool import TrainingPool
from fedgame.version import software_version
from fedgame.wire.schema import as_text

STOP_SECONDS = 5
BACKLOG = 2048

log = structlog.get_logger(__name__)


def create_app(
    settings: Settings,
    *,
    scenarios: Mapping[str, Scenario] | None = None,
    clock: Clock | None = None,
    store: type[Store] = Store,
    table: type[Table] = Table,
) -> FastAPI:
    """The application for `settings`. The other arguments replace parts in tests; None is the shipped part.

    Raises DocumentError where a scenario of the settings' folder is wrong.
    The database is opened when the application starts, and every running game is taken up then.
    """
    offered = scenarios if scenarios is not None else {one.name: one for one in offered_scenarios(settings.scenarios)}

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = await asyncio.to_thread(store, settings.database)
        pool = TrainingPool(settings.workers, settings.training_crew, settings.training_backend)
        pool.warm_up()
        equipment = Equipment(opened, pool, clock or SystemClock(), settings.bot_pause_seconds)
        hall = app.state.hall = Hall(equipment, offered, table)
        taking_up = asyncio.create_task(hall.take_up())
        try:
            yield
        finally:
            taking_up.cancel()
            hall.close()
            pool.close()
            await asyncio.to_thread(opened.close)

    app = FastAPI(title="FedGame", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=lifespan)
    app.state.settings = settings
    app.state.origins = settings.origins()
    app.state.limiter = Limiter(settings)
    problems.install(app)
    app.include_router(router)
    app.add_api_websocket_route("/ws", seat_socket)
    client.install(app, settings.static_dir)
    app.add_middleware(BoundedBody)
    app.add_middleware(EveryAnswer)
    return app


def openapi_json() -> str:
    """The HTTP interface as OpenAPI, as a server serves it at /api/openapi.json: the same text for the same routes."""
    return as_text(create_app(Settings()).openapi())


def serve(settings: Settings, *, open_browser: bool = False, app: FastAPI | None = None) -> None:
    """Run the server until it is told to stop. Raises OSError when the port is taken, and what create_app raises."""
    as_json = settings.log_json if settings.log_json is not None else not sys.stderr.isatty()
    logs.configure(as_json=as_json, level=settings.log_level)
    listener = listen(settings.host, settings.port)
    settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    config = server_config(app or create_app(settings))
    address = settings.public_url or f"http://{settings.host}:{settings.port}"
    log.info("server.starts", address=address, database=without_password(settings.database), version=software_version())
    sys.stdout.write(f"FedGame runs at {address} (Ctrl-C stops it).\n")
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)
    uvicorn.Server(config).run(sockets=[listener])


def server_config(app: FastAPI) -> uvicorn.Config:
    """How uvicorn serves `app`, which create_app has made."""
    settings: Settings = app.state.settings
    return uvicorn.Config(
        app,
        # Said in full: left out, uvicorn believes whatever a program on this machine, or the environment, says.
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        ws=CuttingProtocol,
        ws_max_size=MAX_BODY,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )


def listen(host: str, port: int) -> socket.socket:
    """The listening socket: opened here, so that connections wait for the start instead of being refused.

    Raises OSError when the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, because asyncio sets TCP_NODELAY on such connections only; without it an answer on a connection that
    # is kept open waits some 40 ms for the acknowledgement of its head.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(BACKLOG)
    return listener
