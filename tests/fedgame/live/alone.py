"""What a table stands on, without a server: a log in memory, a pool that trains nothing, seats without sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from engine.actions import TrainingReported
from engine.events import TrainingRequested
from fedgame.live.nature import Equipment
from fedgame.live.outbox import Outbox
from fedgame.live.table import Table
from fedgame.storage import (
    GameCard,
    LogWrite,
    SeatCard,
    StartWrite,
    Store,
    StoredGame,
)
from fedgame.training.pool import Progress, TrainingPool
from fedgame.training.shares import Payer
from fedgame.wire.messages import ReadyIn, Submit
from tests.fedgame import tiny
from tests.fedgame.live.client import PATIENCE, StoppedClock
from tests.fedgame.live.screen import Screen

Result = TrainingReported | Exception


class Pool:
    """Trains nothing: gives what it was told to, one after the other, and then nothing for ever."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, int, TrainingRequested]] = []
        self.results: list[Result | Callable[[Progress], Result]] = []
        self.forgotten: list[str] = []

    def forget(self, game: str) -> None:
        self.forgotten.append(game)

    async def train(
        self,
        treatment: object,
        seed: int,
        request: TrainingRequested,
        progress: Progress,
        begun: Callable[[], None],
        payer: Payer,
    ) -> TrainingReported:
        self.asked.append((treatment, seed, request))
        begun()
        if not self.results:
            await asyncio.Future[None]()
        result = self.results.pop(0)
        if callable(result):
            result = result(progress)
        if isinstance(result, Exception):
            raise result
        return result


class Log:
    """What a database would keep of one game. The next calls raise what is in these lists, None for nothing."""

    def __init__(self, card: GameCard) -> None:
        self.kept: GameCard | None = card
        self.start: StartWrite | None = None
        self.writes: list[LogWrite] = []
        self.on_start: list[Exception | None] = []
        self.on_append: list[Exception | None] = []
        self.on_read: list[Exception | None] = []
        self.reads = 0

    @staticmethod
    def _fail(coming: list[Exception | None]) -> None:
        error = coming.pop(0) if coming else None
        if error is not None:
            raise error

    async def card(self, game_id: str) -> GameCard | None:
        return self.kept if self.kept is not None and self.kept.game_id == game_id else None

    async def start_game(self, start: StartWrite) -> None:
        self._fail(self.on_start)
        assert self.kept is not None
        seats = tuple(
            replace(seat, kind=started.kind, policy=started.policy)
            for seat, started in zip(self.kept.seats, start.seats, strict=True)
        )
        self.start, self.kept = start, replace(self.kept, status="playing", seats=seats)

    async def append(self, write: LogWrite) -> None:
        await asyncio.sleep(0)
        self._fail(self.on_append)
        self.writes.append(write)

    async def stored_game(self, game_id: str) -> StoredGame | None:
        self.reads += 1
        self._fail(self.on_read)
        if self.kept is None or self.kept.game_id != game_id:
            return None
        entries = [entry for write in self.writes for entry in write.entries]
        answers = [*(entry.answer for entry in entries), *(kept for w in self.writes for _, kept in w.refusals)]
        deadlines = [write.deadline for write in self.writes if write.deadline is not None]
        return StoredGame(
            card=self.kept,
            endowments=tuple(seat.endowment for seat in self.start.seats) if self.start else (),
            opening=self.start.opening if self.start else (),
            actions=tuple(entry.logged for entry in entries),
            answers=tuple(answer for answer in answers if answer is not None),
            deadline=deadlines[-1] if deadlines else self.start.deadline if self.start else None,
        )

    @property
    def done(self) -> list[list[tuple[int | None, str]]]:
        """Who did what in each transaction."""
        return [[(entry.logged.player, entry.logged.action.kind) for entry in write.entries] for write in self.writes]


def card(**changed: Any) -> GameCard:
    """Two people, the second seat still empty, and a bot that does as the arm says."""
    seats = (
        SeatCard(1, "person", None, "Ann", "hash"),
        SeatCard(2, "person", None, "", None),
        SeatCard(3, "bot", "free_rider", "", None),
    )
    return GameCard("a-game", "tiny", replace(tiny.TREATMENT, **changed), tiny.SEED, "lobby", "", seats)


def everybody_sits(made: GameCard) -> GameCard:
    """All seats are people's, and taken."""
    seats = tuple(SeatCard(player, "person", None, name, "hash") for player, name in enumerate(("Ann", "Bo", "Cy"), 1))
    return replace(made, seats=seats)


class Seat:
    """A connection of a seat, without a socket."""

    def __init__(self, table: Table, player: int) -> None:
        self.table, self.player, self.outbox = table, player, Outbox(64)
        self._texts = self.outbox.messages()
        self._sent = 0
        self.screen = Screen()
        table.attach(player, self.outbox)

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            return self.screen.read(await anext(self._texts))

    async def closed(self) -> tuple[int, str]:
        """All that was under way is read; how the connection ended."""
        async with asyncio.timeout(PATIENCE):
            async for _ in self._texts:
                pass
        return self.outbox.code, self.outbox.reason

    def send(self, action: Any = None, *, step: int = 1, action_id: str | None = None) -> None:
        self._sent += 1
        message = Submit(
            type="submit",
            action_id=action_id or f"action-{self.player}-{self._sent:04d}",
            step=step,
            action=action or ReadyIn(kind="ready"),
        )
        self.table.submit(self.player, message, self.outbox)


class Room:
    def __init__(self, made: GameCard, *, beat: float = 0.0) -> None:
        self.clock, self.pool, self.log = StoppedClock(), Pool(), Log(made)
        equipment = Equipment(cast(Store, self.log), cast(TrainingPool, self.pool), self.clock, 0.0, beat)
        self.tables: list[Table] = []
        self.new: Callable[[], Table] = lambda: self.add(Table(self.log.kept or made, equipment))

    def add(self, table: Table) -> Table:
        self.tables.append(table)
        return table

    async def opened(self) -> Table:
        table = self.new()
        await table.open()
        return table

    async def started(self) -> Table:
        table = await self.opened()
        await table.start()
        return table


Rooms = Callable[..., Room]
"""The fixture `rooms` of conftest.py: a room with three people who sit, or if not `full` as `card` has it; keys of the treatment."""
