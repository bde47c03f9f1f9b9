"""How much one seat and one address may ask for. Seats come first: a laboratory shares one address.

Counts are kept in memory, for each minute that slides along. A server that was started anew forgets them.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from fedgame.settings import Settings
from fedgame.wire.codes import ServerCode

SWEEP_SECONDS = 60.0

IPV6_NETWORK = 64
"""The bits that one household or office has of an IPv6 address: the others are its own to choose."""


def counted_as(host: str) -> str:
    """What limits count a caller of this IP address as: the address, or with IPv6 its network."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False))


class TooMany(Exception):  # noqa: N818 - it says what is the case
    """A limit is reached: a stable code and a sentence."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class _NoThread(threading.Timer):
    """Says that it runs already: MemoryStorage would else start a thread every 10 ms in which something is counted, to forget
    what is over, and whoever counts waits for the thread to begin.
    """

    def __init__(self) -> None:
        super().__init__(0, lambda: None)

    def is_alive(self) -> bool:
        return True


class Limiter:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._storage = MemoryStorage()
        self._storage.timer.cancel()
        self._storage.timer = _NoThread()
        self._counter = SlidingWindowCounterRateLimiter(self._storage)
        self._swept = time.monotonic()
        self._sockets: Counter[str] = Counter()
        per_minute = RateLimitItemPerMinute
        self._seat_messages = per_minute(settings.messages_per_seat)
        self._reactions = per_minute(settings.reactions_per_seat)
        self._address_messages = per_minute(settings.messages_per_address)
        self._requests = per_minute(settings.requests_per_address)
        self._new_games = per_minute(settings.new_games_per_address)
        self._joins = per_minute(settings.joins_per_address)
        self._address_sign_ins = per_minute(settings.sign_ins_per_address)
        self._account_sign_ins = per_minute(settings.sign_ins_per_account)

    def message(self, game_id: str, player: int, address: str) -> None:
        """Count a message of a seat. Raises TooMany."""
        self._hit(self._seat_messages, "messages", f"message:{game_id}:{player}")
        self._hit(self._address_messages, "messages from this address", f"message:{address}")

    def reaction(self, game_id: str, player: int) -> None:
        """Count a reaction of a seat. Raises TooMany."""
        self._hit(self._reactions, "reactions", f"reaction:{game_id}:{player}")

    def request(self, address: str) -> None:
        """Count an HTTP request. Raises TooMany."""
        self._hit(self._requests, "requests", f"request:{address}")

    def new_game(self, address: str) -> None:
        self._hit(self._new_games, "new games", f"game:{address}")

    def join(self, address: str) -> None:
        self._hit(self._joins, "tries to join", f"join:{address}")

    def sign_in(self, name: str, address: str) -> None:
        """Count a try to sign in with this name, whether anybody has it or not; one-time links are tried as name ""."""
        self._hit(self._address_sign_ins, "tries to sign in from this address", f"sign-in:{address}")
        if name:
            self._hit(self._account_sign_ins, "tries to sign in with this name", f"sign-in-as:{name}")

    @contextmanager
    def socket(self, game_id: str, player: int, address: str) -> Iterator[None]:
        """Count a connection while it is open. Raises TooMany."""
        seat = f"{game_id}:{player}"
        for key, most, whose in (
            (seat, self._settings.sockets_per_seat, "this seat"),
            (address, self._settings.sockets_per_address, "this address"),
        ):
            if self._sockets[key] >= most:
                raise TooMany(
                    "limit.connections", f"There are {most} connections of {whose} already: close one of them first."
                )
        self._sockets.update((seat, address))
        try:
            yield
        finally:
            self._sockets.subtract((seat, address))
            for key in (seat, address):
                if self._sockets[key] <= 0:
                    del self._sockets[key]

    def _hit(self, item: RateLimitItem, what: str, key: str) -> None:
        self._sweep()
        if not self._counter.hit(item, key):
            raise TooMany("limit.rate", f"At most {item.amount} {what} a minute: wait a little.")

    def _sweep(self) -> None:
        """Forget what is over, once in a while."""
        now = time.monotonic()
        if now - self._swept < SWEEP_SECONDS:
            return
        self._swept = now
        for key in list(self._storage.expirations):
            # The storage forgets a count that is over when it is asked for it.
            self._storage.get(key)
