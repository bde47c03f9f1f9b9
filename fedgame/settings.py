"""What an admin may set: environment variables FEDGAME_*, all with defaults that suit one computer and one class.

Nothing here decides the rules of a game; those are in the treatment. Durations are in seconds.
"""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, IPvAnyNetwork
from pydantic_settings import BaseSettings, SettingsConfigDict

STATIC = Path(__file__).resolve().parent / "static"

Seconds = Annotated[float, Field(ge=0, le=3600)]
PerMinute = Annotated[int, Field(ge=1, le=1_000_000)]
LogLevel = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR"],
    BeforeValidator(lambda given: given.upper() if isinstance(given, str) else given),
]


def is_loopback(host: str) -> bool:
    """Whether an address or name means this computer and reaches no other."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Settings(BaseSettings):
    """The settings of one server.

    `public_url` is the address that players type, where it is not http://HOST:PORT (behind a proxy, or in a class);
    `allowed_origins` are further addresses from which a page may talk to this server. `trusted_proxies` are the IP
    addresses or networks whose word is taken for where a request comes from (X-Forwarded-For, X-Forwarded-Proto).
    `training_workers` is the number of processes that train, None for one on each processor, 0 for a thread of the
    server itself. `training_crew` is where they run, this machine or Ray, and `training_backend` what computes there.
    """

    model_config = SettingsConfigDict(env_prefix="FEDGAME_", extra="ignore", frozen=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8000
    public_url: str | None = None
    allowed_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[IPvAnyNetwork, ...] = ()
    data_dir: Path = Path("data")
    database_url: str | None = None
    erasures_file: Path | None = None
    """The list of people who were erased, which a restored backup of the database is held against; keep it with no backup."""

    unclaimed_days: Annotated[int, Field(ge=0, le=36_500)] = 180
    """So long after their end the games that belong to no session keep the names of their players; 0 for ever."""

    worker: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,32}$")] = "w1"
    """The name of this server among the workers on one database server; the same after a restart."""

    worker_url: str | None = None
    """Where the other workers reach this one, if not at http://HOST:PORT."""

    lease_seconds: Annotated[float, Field(ge=1, le=60)] = 3.0
    """A worker that has not said for so long that it lives loses its games to the others."""

    redis_url: str | None = None
    """Several workers count limits together there, and hint to each other. Nothing is lost with it."""

    static_dir: Path = STATIC
    scenarios: Path | None = None
    """A folder whose files *.toml are offered after the shipped scenarios."""

    log_json: bool | None = None
    """One JSON object for each line; None is yes, unless somebody watches on a terminal."""

    log_level: LogLevel = "INFO"

    training_workers: Annotated[int, Field(ge=0, le=256)] | None = None
    training_crew: Literal["local", "ray"] = "local"
    training_backend: Literal["auto", "native", "numpy", "torch-cpu", "torch-cuda"] = "auto"
    bot_pause_seconds: Seconds = 0.6
    """How long a step is open before the bots of a table decide, so that a game of bots alone can be watched."""

    beat_seconds: Annotated[float, Field(ge=0, le=1)] = 0.008
    """What changes at a table within this is told its people at once; 0 is each thing by itself."""

    training_seconds_a_minute: Annotated[float, Field(ge=0, le=1_000_000)] = 0
    """So many seconds may one game train in a minute, all workers taken together; then it waits. 0 is no bound."""

    training_seconds_a_turn: Annotated[float, Field(ge=0, le=1_000_000)] = 60
    """A game of which one turn may need more training than this is refused when it is made. 0 is no bound."""

    running_games: Annotated[int, Field(ge=0, le=1_000_000)] = 2_000
    running_games_per_address: Annotated[int, Field(ge=0, le=1_000_000)] = 200
    """At most so many games that people have made run at once, in all and made from one address; 0 is none. A session's are
    counted and never refused."""

    unattended_pause_minutes: Annotated[float, Field(ge=0, le=1_000_000)] = 60
    """A game to which nobody has been connected for so long stands still until somebody is; 0 is never."""

    unattended_end_days: Annotated[float, Field(ge=0, le=36_500)] = 30
    """A game that has stood still for so long because nobody was connected is ended; 0 is never."""

    queue_messages: Annotated[int, Field(ge=1, le=10_000)] = 64
    sockets_per_seat: Annotated[int, Field(ge=1, le=100)] = 5
    sockets_per_address: Annotated[int, Field(ge=1, le=100_000)] = 1_000
    """Somebody who takes part in a session has two, for the page and for the table."""

    connections: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    connections_per_address: Annotated[int, Field(ge=1, le=1_000_000)] = 2_000
    """Of every kind, as long as they are open; in all at most what the file descriptors of the process allow."""

    messages_per_seat: PerMinute = 120
    reactions_per_seat: PerMinute = 12
    messages_per_address: PerMinute = 9_600
    requests_per_address: PerMinute = 2_400
    new_games_per_address: PerMinute = 60
    joins_per_address: PerMinute = 240
    sign_ins_per_address: PerMinute = 60
    sign_ins_per_account: PerMinute = 10

    anonymous_play: Literal["auto", "on", "off"] = "auto"
    """Whether people without an account may open games: auto is yes where only this computer can come, and else what an
    admin has switched in the browser."""

    sign_in_idle_hours: Annotated[float, Field(gt=0, le=24 * 365)] = 12
    sign_in_days: Annotated[float, Field(gt=0, le=365)] = 14
    """A browser stays signed in for so long after it was last used, and for so long at most."""

    @property
    def database(self) -> str:
        """The database's address; an SQLite file in the data directory unless another is set."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'fedgame.sqlite').absolute()}"

    @property
    def erasures(self) -> Path:
        """The list of erasures; a file in the data directory unless another is set."""
        return self.erasures_file or self.data_dir / "erasures.jsonl"

    @property
    def address(self) -> str:
        """The address that people type."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.public_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def own_address(self) -> str:
        """Where the other workers reach this one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.worker_url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether only programs on this computer can connect, as far as the address says that is listened on."""
        return is_loopback(self.host)

    @property
    def is_private(self) -> bool:
        """Whether it is also called by no other address: one that is behind a proxy is not."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return self.is_local and (public is None or is_loopback(public))

    @property
    def workers(self) -> int:
        """How many processes train; 0 means none but a thread of the server."""
        if self.training_workers is not None:
            return self.training_workers
        return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)

    def hosts(self) -> frozenset[str] | None:
        """The names by which browsers may call this server; None where it listens on all addresses of the computer and is
        not told by which name it is called.
        """
        if self.public_url is None and not self.is_local:
            return None
        named = (urlsplit(origin).hostname for origin in self.origins())
        return frozenset(name for name in (*named, "127.0.0.1", "localhost", "::1", self.host.lower()) if name)

    def origins(self) -> frozenset[str]:
        """The addresses of pages that may talk to this server, without a trailing slash."""
        local = {f"http://{host}:{self.port}" for host in (self.host, "127.0.0.1", "localhost")}
        public = {self.public_url} if self.public_url else set()
        return frozenset(origin.rstrip("/").lower() for origin in local | public | set(self.allowed_origins))
