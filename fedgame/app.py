"""The server, put together: the only module that knows every part and wires them to each other."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sys
import webbrowser
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

import structlog
import uvicorn
from fastapi import FastAPI

from fedgame import logs
from fedgame.api import accounts as account_routes
from fedgame.api import arms as arm_routes
from fedgame.api import client, problems
from fedgame.api import data_files as data_routes
from fedgame.api import experiments as experiment_routes
from fedgame.api import friends as friend_routes
from fedgame.api import operating as operating_routes
from fedgame.api import readers as reader_routes
from fedgame.api import rehearsals as rehearsal_routes
from fedgame.api import replays as replay_routes
from fedgame.api import results as result_routes
from fedgame.api import rights as right_routes
from fedgame.api import routes as game_routes
from fedgame.api import sessions as session_routes
from fedgame.api import simulations as simulation_routes
from fedgame.api.doors import Doors
from fedgame.api.forwarding import ToOwner
from fedgame.api.limiting import Limiter
from fedgame.api.middleware import MAX_BODY, BoundedBody, CountedCalls, EveryAnswer, KnownHosts
from fedgame.api.protocol import protocols
from fedgame.api.session_sockets import control_socket, session_socket
from fedgame.api.socket import seat_socket
from fedgame.api.watched import Watched
from fedgame.arms.desk import ArmDesk
from fedgame.arms.offered import OfferedGames
from fedgame.arms.scenario import Scenario, offered_scenarios
from fedgame.experiments.design import ArmChoice
from fedgame.live.clock import Clock, SystemClock
from fedgame.live.fleet import Fleet
from fedgame.live.hall import Hall
from fedgame.live.hints import Hints
from fedgame.live.limits import Limits
from fedgame.live.nature import Equipment
from fedgame.live.table import Table
from fedgame.live.unattended import Unattended
from fedgame.metrics import Level, Metrics
from fedgame.people.accounts import Accounts
from fedgame.people.ownership import NoExperiments
from fedgame.people.passwords import Passwords
from fedgame.people.switches import Switchboard
from fedgame.rehearsal.button import Rehearsals
from fedgame.rooms.experiments import Experiments
from fedgame.rooms.ownership import StoredOwnership
from fedgame.rooms.replays import ReplayDesk
from fedgame.rooms.results import ResultsDesk
from fedgame.rooms.rights import Rights
from fedgame.rooms.rooms import Rooms
from fedgame.settings import Settings
from fedgame.storage import AccountBook, ArmBook, Store, Worker, without_password
from fedgame.storage.erasures import Erasures, erase_again
from fedgame.storage.session_book import SessionBook
from fedgame.studies.trials import Trials
from fedgame.training.pool import TrainingPool
from fedgame.version import software_version
from fedgame.wire.schema import as_text

ROUTERS = (
    game_routes.router,
    friend_routes.router,
    account_routes.router,
    session_routes.router,
    right_routes.router,
    experiment_routes.router,
    reader_routes.router,
    rehearsal_routes.router,
    result_routes.router,
    replay_routes.router,
    data_routes.router,
    arm_routes.router,
    simulation_routes.router,
    operating_routes.router,
)
"""Every route of the server hangs on one of these, and has its line in fedgame.people.permissions."""

WEBSOCKETS = {"/ws": seat_socket, "/ws/session": session_socket, "/ws/control": control_socket}
"""Every kind of websocket; who may open one stands in fedgame.people.permissions."""

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
    passwords: Passwords | None = None,
) -> FastAPI:
    """The application for `settings`. The other arguments replace parts in tests; None is the shipped part.

    Raises DocumentError where a scenario of the settings' folder is wrong.
    The database is opened when the application starts, and every running game is taken up then.
    """
    shipped = scenarios if scenarios is not None else {one.name: one for one in offered_scenarios(settings.scenarios)}
    offered = OfferedGames(shipped)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened = await asyncio.to_thread(store, settings.database, _worker(settings), settings.data_dir)
        erasures = await _erasures(settings, opened)
        pool = TrainingPool(
            settings.workers,
            settings.training_crew,
            settings.training_backend,
            settings.training_seconds_a_minute,
            app.state.metrics.trained,
        )
        pool.warm_up()
        now = clock or SystemClock()
        equipment = Equipment(opened, pool, now, settings.bot_pause_seconds, settings.beat_seconds, app.state.metrics)
        hall = app.state.hall = Hall(equipment, offered, table, _limits(settings))
        app.state.metrics.tell_levels(partial(_levels, hall, app.state.doors))
        app.state.arms = ArmDesk(ArmBook(opened), offered, now, settings.data_dir / "data")
        await app.state.arms.open()
        trials = app.state.trials = Trials()
        checked = passwords or Passwords()
        await _let_people_in(app, AccountBook(opened), checked, now)
        book = SessionBook(opened)
        rooms = app.state.rooms = Rooms(hall, book, now)
        rights = app.state.rights = Rights(rooms, opened, erasures, now, settings.unclaimed_days or None)
        app.state.results = ResultsDesk(rooms, opened)
        app.state.replays = ReplayDesk(rooms, opened)
        app.state.ownership = StoredOwnership(book)
        desk = app.state.experiments = Experiments(book, now, partial(_find_arm, offered, app.state.arms))
        rehearsals = app.state.rehearsals = Rehearsals(settings, desk, rooms)
        lead = partial(_lead, rooms, rights)
        try:
            async with _among_workers(settings, hall, lead, app.state.arms):
                yield
        finally:
            rehearsals.close()
            rights.close()
            rooms.close()
            hall.close()
            trials.close()
            pool.close()
            checked.close()
            await asyncio.to_thread(opened.close)

    app = FastAPI(title="FedGame", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=lifespan)
    _lay_out(app, settings)
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    for path, socket_of in WEBSOCKETS.items():
        app.add_api_websocket_route(path, socket_of)
    client.install(app, settings.static_dir)
    _guard(app, settings)
    return app


def _lay_out(app: FastAPI, settings: Settings) -> None:
    """What is there before the database is."""
    app.state.settings = settings
    app.state.origins = settings.origins()
    app.state.limiter = Limiter(settings)
    app.state.doors = Doors(settings)
    app.state.metrics = Metrics()
    app.state.ownership = NoExperiments()
    app.state.announce = None


def _guard(app: FastAPI, settings: Settings) -> None:
    """What stands before every route; the last one is the first to see a request."""
    app.add_middleware(BoundedBody)
    app.add_middleware(CountedCalls, limiter=app.state.limiter)
    app.add_middleware(KnownHosts, hosts=settings.hosts())
    app.add_middleware(EveryAnswer, by_tls=settings.address.startswith("https:"))
    app.add_middleware(ToOwner)
    app.add_middleware(Watched, metrics=app.state.metrics)


async def _let_people_in(app: FastAPI, book: AccountBook, passwords: Passwords, clock: Clock) -> None:
    """The accounts and switches of this server; while it has no admin, whoever reads its terminal can become one."""
    settings: Settings = app.state.settings
    app.state.accounts = accounts = Accounts(
        book,
        passwords,
        clock,
        idle=timedelta(hours=settings.sign_in_idle_hours),
        longest=timedelta(days=settings.sign_in_days),
    )
    app.state.switchboard = Switchboard(book, settings.anonymous_play, private=settings.is_private)
    if app.state.announce is not None and await accounts.needs_admin():
        app.state.announce(
            f"FedGame has no admin yet: open {settings.address}/staff/first#{accounts.open_first_link()}"
        )


async def _erasures(settings: Settings, store: Store) -> Erasures:
    """The list of erasures, done again where the database is a restored one that does not know of them."""
    erasures = Erasures(settings.erasures)
    await erase_again(store, erasures)
    return erasures


def _limits(settings: Settings) -> Limits:
    """How much this server takes on."""
    return Limits(settings.running_games, settings.running_games_per_address, settings.training_seconds_a_turn)


def _levels(hall: Hall, doors: Doors) -> Iterator[Level]:
    """What stands at the moment, for the metrics."""
    load = hall.load()
    yield "fedgame_tables", "Games in memory", {"playing": load.playing, "other": load.tables - load.playing}
    yield "fedgame_seat_connections", "Websockets of seats", {"": load.connections}
    yield "fedgame_connections", "Connections of every kind", {"": len(doors)}
    trainings = {"running": load.trainings_running, "waiting": load.trainings_waiting}
    yield "fedgame_trainings", "Trainings that are under way", trainings
    yield "fedgame_database_writable", "1 while the last write went well", {"": float(hall.equipment.store.writable)}


def _worker(settings: Settings) -> Worker:
    """This server among others on the same database."""
    return Worker(secrets.token_hex(8), settings.worker, settings.own_address, settings.lease_seconds)


@asynccontextmanager
async def _among_workers(
    settings: Settings, hall: Hall, lead: Callable[[], Awaitable[None]], arms: ArmDesk
) -> AsyncIterator[None]:
    """Take up the games that are this worker's, and hear of others where there is a Redis."""
    hints = Hints(settings.redis_url, hall.look_at_lobby) if settings.redis_url is not None else None
    if hints is not None:
        hall.hint = hints.tell
    working = asyncio.create_task(Fleet(hall, lead, _end_itself, arms.look_again).run())
    pause, end = 60 * settings.unattended_pause_minutes, 86_400 * settings.unattended_end_days
    looking = asyncio.create_task(Unattended(hall, pause, end).keep_looking())
    lagging = asyncio.create_task(hall.equipment.metrics.watch_the_loop())
    try:
        yield
    finally:
        lagging.cancel()
        looking.cancel()
        working.cancel()
        if hints is not None:
            await hints.close()


async def _lead(rooms: Rooms, rights: Rights) -> None:
    """Take up what one worker keeps; the games have been taken up before."""
    await rooms.take_up()
    rights.open()


def _end_itself() -> None:
    """In good order; whoever supervises this process starts another."""
    os.kill(os.getpid(), signal.SIGTERM)


async def _find_arm(offered: Mapping[str, Scenario], arms: ArmDesk, choice: ArmChoice, owner: str) -> Scenario | None:
    """The scenario that an arm of an experiment names, or the frozen arm, if the experiment's owner may use it."""
    if choice.arm is not None:
        return await arms.frozen(choice.arm, owner)
    return offered.get(choice.scenario) if choice.scenario is not None else None


def openapi_json() -> str:
    """The HTTP interface as OpenAPI, as a server serves it at /api/openapi.json: the same text for the same routes."""
    return as_text(create_app(Settings()).openapi())


def serve(settings: Settings, *, open_browser: bool = False, app: FastAPI | None = None) -> None:
    """Run the server until it is told to stop. Raises OSError when the port is taken, and what create_app raises."""
    as_json = settings.log_json if settings.log_json is not None else not sys.stderr.isatty()
    logs.configure(as_json=as_json, level=settings.log_level)
    listener = listen(settings.host, settings.port)
    settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    app = app or create_app(settings)
    app.state.announce = _tell
    address = settings.address
    log.info("server.starts", address=address, database=without_password(settings.database), version=software_version())
    _tell(f"FedGame runs at {address} (Ctrl-C stops it).")
    if open_browser:
        webbrowser.open(address)
    uvicorn.Server(server_config(app)).run(sockets=[listener])


def _tell(line: str) -> None:
    """To the terminal, and not to the log: it may hold a link for one person."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def server_config(app: FastAPI) -> uvicorn.Config:
    """How uvicorn serves `app`, which create_app has made."""
    settings: Settings = app.state.settings
    http, ws = protocols(app.state.doors)
    return uvicorn.Config(
        app,
        # Said in full: left out, uvicorn believes whatever a program on this machine, or the environment, says.
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=[str(network) for network in settings.trusted_proxies],
        http=http,
        ws=ws,
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
