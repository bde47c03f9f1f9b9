"""Which people are at the table: whose seat has a connection, and whose has been without one for too long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable


class Presence:
    """`grace` seconds without a connection make a person's seat absent; `on_absent` is told its number then."""

    def __init__(self, grace: float, on_absent: Callable[[int], None]) -> None:
        self._grace = grace
        self._on_absent = on_absent
        self._people: set[int] = set()
        self._here: set[int] = set()
        self._absent: set[int] = set()
        self._timers: dict[int, asyncio.TimerHandle] = {}

    def watch(self, people: Iterable[int]) -> None:
        """The game runs, and these seats are people's: from now on their absence counts."""
        self._people = set(people)
        for player in self._people - self._here:
            self._start_timer(player)

    def came(self, player: int) -> None:
        self._here.add(player)
        self._absent.discard(player)
        self._stop_timer(player)

    def went(self, player: int) -> None:
        self._here.discard(player)
        if player in self._people:
            self._start_timer(player)

    def close(self) -> None:
        for player in tuple(self._timers):
            self._stop_timer(player)

    @property
    def disconnected(self) -> tuple[int, ...]:
        """People's seats without a connection now."""
        return tuple(sorted(self._people - self._here))

    @property
    def absent(self) -> tuple[int, ...]:
        """People's seats that have been without a connection for longer than the grace time."""
        return tuple(sorted(self._absent))

    def _start_timer(self, player: int) -> None:
        self._stop_timer(player)
        self._timers[player] = asyncio.get_running_loop().call_later(self._grace, self._give_up, player)

    def _stop_timer(self, player: int) -> None:
        timer = self._timers.pop(player, None)
        if timer is not None:
            timer.cancel()

    def _give_up(self, player: int) -> None:
        self._timers.pop(player, None)
        self._absent.add(player)
        self._on_absent(player)
