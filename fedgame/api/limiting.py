"""How much one seat and one address may ask for. Seats come first: a laboratory shares one address.

Counts are kept for each minute that slides along: in memory, where a server that was started anew forgets them; and what
an address may make or try, in Redis where several workers count it together.
"""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from limits import RateLimitItem, RateLimitItemPerMinute
from starlette.requests import HTTPConnection

from fedgame.api.shared_limits import Counter as Hits
from fedgame.settings import Settings
from fedgame.wire.codes import ServerCode

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


def address_of(request: HTTPConnection) -> str:
    """Where it comes from, as limits count it."""
    return counted_as(request.client.host) if request.client else "unknown"


class TooMany(Exception):  # noqa: N818 - it says what is the case
    """A limit is reached: a stable code and a sentence."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Limiter:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._counter = Hits(None)
        self._together = Hits(settings.redis_url)
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
        self._hit(self._new_games, "new games", f"game:{address}", self._together)

    def join(self, address: str) -> None:
        self._hit(self._joins, "tries to join", f"join:{address}", self._together)

    def sign_in(self, name: str, address: str) -> None:
        """Count a try to sign in with this name, whether anybody has it or not; one-time links are tried as name ""."""
        self._hit(self._address_sign_ins, "tries to sign in from this address", f"sign-in:{address}", self._together)
        if name:
            self._hit(self._account_sign_ins, "tries to sign in with this name", f"sign-in-as:{name}", self._together)

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

    def _hit(self, item: RateLimitItem, what: str, key: str, counter: Hits | None = None) -> None:
        if not (counter or self._counter).hit(item, key):
            raise TooMany("limit.rate", f"At most {item.amount} {what} a minute: wait a little.")
