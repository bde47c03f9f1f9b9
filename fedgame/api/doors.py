"""How many connections are open, by address and in all: who opens thousands and says nothing would else leave no room.

Counted as they come, before a byte is read. A proxy that the settings trust opens as many as its visitors need; then only
the bound on all of them holds, and the proxy has bounds of its own.
"""

from __future__ import annotations

import ipaddress
from asyncio import BaseTransport
from collections import Counter

from fedgame.api.limiting import counted_as
from fedgame.settings import Settings

try:
    import resource
except ImportError:  # pragma: no cover - where there is no such limit
    resource = None  # type: ignore[assignment]  # a module is None nowhere else

KEPT_FOR_OURSELVES = 128
"""File descriptors that connections do not take: for the database, for worker processes, for files."""


def most_connections(wanted: int) -> int:
    """What is wanted, or what the file descriptors of this process allow."""
    if resource is None:  # pragma: no cover - as above
        return wanted
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if allowed == resource.RLIM_INFINITY else max(1, min(wanted, allowed - KEPT_FOR_OURSELVES))


class Doors:
    """The open connections of a server, each by its transport."""

    def __init__(self, settings: Settings) -> None:
        self._most = most_connections(settings.connections)
        self._most_by_address = settings.connections_per_address
        self._trusted = settings.trusted_proxies
        self._open: dict[BaseTransport, str] = {}
        self._by_address: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._open)

    def enter(self, transport: BaseTransport) -> bool:
        """Count a connection, unless there are too many already; one that is counted stays so until it leaves."""
        if transport in self._open:
            return True
        peer = transport.get_extra_info("peername")
        host = str(peer[0]) if peer else "unknown"
        address = "" if self._is_trusted(host) else counted_as(host)
        if len(self._open) >= self._most or (address and self._by_address[address] >= self._most_by_address):
            return False
        self._open[transport] = address
        self._by_address[address] += 1
        return True

    def leave(self, transport: BaseTransport) -> None:
        """Forget a connection that is gone; it may never have entered."""
        address = self._open.pop(transport, None)
        if address is None:
            return
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]

    def _is_trusted(self, host: str) -> bool:
        try:
            address = ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return False
        return any(address in network for network in self._trusted)
