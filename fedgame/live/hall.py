"""All games of this server: their making, the seats that people take, and the tables that are open now.

A running game always has its table open, watched or not, because its clock runs; after a restart all of them are
taken up again. Any other game is opened when somebody looks at it and put away when nobody does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import structlog

from fedgame.arms.scenario import Scenario
from fedgame.live.dealing import PreparedGame
from fedgame.live.facts import TableFacts
from fedgame.live.limits import Costs, Limits
from fedgame.live.lobby import lay_seats, seed_for, telling_characters, treatment_for
from fedgame.live.nature import Equipment
from fedgame.live.notices import Disconnected, Finished, Notice, Started
from fedgame.live.orders import OrderRefused, order_of
from fedgame.live.position import LogDiffers
from fedgame.live.stories import StoryDesk
from fedgame.live.table import Table
from fedgame.log.upcasts import NewerSchemaError
from fedgame.machine import Machine, MachineLoad
from fedgame.people.codes import plain_code
from fedgame.people.identity import Credentials, held_seat, identify
from fedgame.people.security import hash_token, is_arm_id, join_code, new_game_id, new_token, seat_token
from fedgame.storage import Conflict, GameCard, NewGameRow, Seated
from fedgame.wire.codes import ServerCode
from fedgame.wire.control import ControlGame, RemovePlayer
from fedgame.wire.messages import Join, Joined, NewGame, NewGameCreated

Listener: TypeAlias = Callable[[str, Notice], None]
"""Called with the game and what has happened there."""

IDLE_SECONDS = 1.0
"""So long after its end, or after its last connection, a table is put away if it has nothing left to do."""

log = structlog.get_logger(__name__)


class CannotJoin(Exception):  # noqa: N818 - it says what is the case
    """No seat for this code: a stable code and a sentence."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UnknownScenario(Exception):  # noqa: N818 - it says what is the case
    """There is no scenario of that name; the sentence lists those there are."""


@dataclass(frozen=True, slots=True)
class HallLoad:
    """What a server has to do: tables that are open, those of them whose games run, open connections, trainings."""

    tables: int
    playing: int
    connections: int
    trainings_running: int
    trainings_waiting: int
    machine: MachineLoad


class Hall:
    """`scenarios` are the games on offer, by name."""

    def __init__(
        self,
        equipment: Equipment,
        scenarios: Mapping[str, Scenario],
        table: type[Table] = Table,
        limits: Limits = Limits(),  # noqa: B008 - frozen
    ) -> None:
        self.equipment = equipment
        self.scenarios = scenarios
        self.stories = StoryDesk(equipment.store)
        self._table = table
        self._limits = limits
        self.costs = Costs()
        self.is_watched_over: Callable[[str], bool] = lambda _: False
        self._open: dict[str, asyncio.Task[Table]] = {}
        self._listeners: list[Listener] = []
        self.hint: Callable[[str], None] = _hint_nobody
        self._machine = Machine()
        self._tasks: set[asyncio.Task[None]] = set()

    def watch(self, listener: Listener) -> None:
        """Have `listener` called with every notice of every table, on the event loop: it must be quick, and may not wait."""
        self._listeners.append(listener)

    def _tell(self, game_id: str, notice: Notice) -> None:
        if isinstance(notice, Finished | Disconnected):
            asyncio.get_running_loop().call_later(IDLE_SECONDS, self.put_away_idle)
        for listener in self._listeners:
            try:
                listener(game_id, notice)
            except Exception:
                # A game goes on whatever becomes of those who watch over it.
                log.exception("listener.failed", game=game_id, notice=type(notice).__name__)

    async def take_up(self) -> None:
        """Open the tables of all running games. One that cannot be read is left out, and said so in the log."""
        for game_id in await asyncio.to_thread(self.equipment.store.game_ids, "playing"):
            try:
                await self.get(game_id)
            except LogDiffers as error:
                log.error("game.unreadable", game=game_id, error=str(error))
            else:
                log.info("game.taken_up", game=game_id)

    def close(self) -> None:
        for opening in self._open.values():
            if opening.done() and not opening.cancelled() and opening.exception() is None:
                opening.result().close()
            opening.cancel()
        self._open.clear()

    async def create(
        self, wanted: NewGame, scenario: Scenario | None = None, owner: str | None = None
    ) -> NewGameCreated:
        """A new game in its lobby; its creator is host and, unless unwanted, in seat 1. Raises UnknownScenario, NoSuchGame,
        TooMuch. `owner` is whose it is, as far as limits count.

        With a `scenario` it is a game of that one, which need not be on offer; it is called as wanted all the same.
        """
        # An arm is played just as it is, offered or tried: its games have its hash.
        arm = scenario is not None or is_arm_id(wanted.scenario)
        scenario = scenario or self.scenarios.get(wanted.scenario)
        if scenario is None:
            raise UnknownScenario(
                f"There is no scenario {wanted.scenario!r}: choose one of {', '.join(self.scenarios)}."
            )
        treatment = treatment_for(scenario, wanted, arm=arm)
        kinds, policies = lay_seats(scenario, wanted)
        self._limits.check_cost(await self.costs.of(scenario, treatment, len(kinds)))
        if wanted.start_now:
            self._check_room(owner)
        game_id, host_token = new_game_id(), new_token()
        # The host's seat follows from the host's token, so that it is found again with that alone.
        own_token = seat_token(host_token, game_id) if wanted.seat else None
        code = join_code(host_token, game_id)
        await self.equipment.store.create_game(
            NewGameRow(
                game_id=game_id,
                scenario=wanted.scenario,
                treatment=treatment if arm else telling_characters(treatment, wanted),
                seed=seed_for(wanted),
                kinds=kinds,
                policies=policies,
                host_hash=hash_token(host_token),
                join_hash=hash_token(code),
                people=(Seated(1, wanted.name.strip(), hash_token(own_token)),) if own_token else (),
                created_at=self.equipment.clock.now(),
            )
        )
        self.own(game_id, owner)
        log.info("game.created", game=game_id, scenario=wanted.scenario, seats=len(kinds), people=wanted.persons)
        if wanted.start_now:
            await self.start(game_id)
        player = 1 if wanted.seat else None
        return NewGameCreated(
            game_id=game_id, join_code=code, host_token=host_token, seat_token=own_token, player=player
        )

    async def join(self, wanted: Join, credentials: Credentials) -> Joined:
        """Exchange a join code for a seat; who holds one gets it again, whatever the game has come to. Raises CannotJoin."""
        store = self.equipment.store
        game_id = await store.game_of_join_hash(hash_token(plain_code(wanted.code)))
        if game_id is None:
            raise CannotJoin("join.unknown", "No game has this code: check it with whoever invited you.")
        card = await store.card(game_id)
        if card is not None:
            held = held_seat(card, credentials)
            if held is not None:
                return Joined(game_id=game_id, player=held.player, seat_token=held.token)
            if identify(card, credentials).is_host:
                raise CannotJoin(
                    "join.host", "You made this game without a seat, to watch it: play in a game of somebody else."
                )
        token = new_token() if wanted.key is None else seat_token(wanted.key, game_id)
        return await self.seat(game_id, token, wanted.name.strip())

    async def seat(self, game_id: str, token: str, name: str, *, wished: int | None = None) -> Joined:
        """Take a seat of a lobby for whoever holds `token`, the `wished` one where it is free; the same token has one seat.

        Those who wait are told. Raises CannotJoin.
        """
        store = self.equipment.store
        try:
            player = await store.take_seat(game_id, hash_token(token), name, self.equipment.clock.now(), wished)
        except Conflict as refusal:
            if str(refusal) == "started":
                raise CannotJoin("join.started", "This game has started already: nobody can join any more.") from None
            raise CannotJoin("join.full", "All seats of this game are taken.") from None
        log.info("seat.taken", game=game_id, player=player)
        if game_id in self._open:
            table, card = await self.get(game_id), await store.card(game_id)
            if card is not None:
                table.seats_changed(card)
        else:
            self.hint(game_id)
        return Joined(game_id=game_id, player=player, seat_token=token)

    async def start(self, game_id: str) -> None:
        """Start a game of the lobby. Raises KeyError for none of that name, AlreadyStarted, LogDiffers, TooMuch.

        Who is alone in it has no time limit, unless one was asked for: another than the scenario's. An arm is played as it is.
        """
        table = await self.get(game_id)
        self._check_room(self.equipment.owners.get(game_id))
        card, offered = table.card, self.scenarios.get(table.card.scenario)
        # In a game for one person it was settled when the game was made (fedgame.live.lobby).
        awaited = sum(seat.kind == "person" for seat in card.seats) > 1
        usual = offered is not None and card.treatment.decision_seconds == offered.treatment.decision_seconds
        await table.start(untimed_alone=awaited and usual)

    def playing(self) -> tuple[tuple[str, Table], ...]:
        """The games that run now, with their tables."""
        tables = ((game_id, self._table_now(game_id)) for game_id in self._open)
        return tuple(
            (game_id, table) for game_id, table in tables if table is not None and table.card.status == "playing"
        )

    def own(self, game_id: str, owner: str | None) -> None:
        """From now on the game is this owner's, as far as limits and shares count."""
        if owner is not None:
            self.equipment.owners[game_id] = owner

    def owner_of(self, game_id: str) -> str | None:
        return self.equipment.owners.get(game_id)

    def _check_room(self, owner: str | None) -> None:
        """One game more starts. Raises TooMuch."""
        running, owners = self.playing(), self.equipment.owners
        of_owner = 0 if owner is None else sum(owners.get(game_id) == owner for game_id, _ in running)
        self._limits.check_room(len(running), of_owner)

    async def open_game(self, prepared: PreparedGame) -> Table:
        """Make and start a game of known people in one transaction, and open its table. Raises Conflict, CommitInDoubt."""
        await self.equipment.store.open_game(prepared.new_row, prepared.start)
        return await self.opened(prepared.new_row.game_id)

    async def opened(self, game_id: str) -> Table:
        """The table of a game that has just been made and started, by whatever transaction. Raises KeyError, LogDiffers."""
        table = await self.get(game_id)
        self._tell(game_id, Started())
        return table

    async def control(self, game_id: str, wanted: ControlGame, host_seat: int | None) -> None:
        """Do what the host of a game, who may sit in it, wants done to it. Raises KeyError, OrderRefused, CommitInDoubt."""
        if isinstance(wanted, RemovePlayer) and wanted.player == host_seat:
            raise OrderRefused("order.impossible", "This is your own seat: to leave, let the server play it.")
        table = await self.get(game_id)
        if isinstance(wanted, RemovePlayer) and table.card.status == "lobby":
            await self._free(table, wanted.player)
        else:
            await table.order(order_of(wanted))

    async def _free(self, table: Table, player: int) -> None:
        """Make a seat of a lobby empty again, and tell those who wait."""
        game_id = table.card.game_id
        try:
            await self.equipment.store.free_seat(game_id, player)
        except Conflict as refusal:
            if str(refusal) == "started":
                sentence = "The game starts in this moment: remove the player when it has started."
            else:
                sentence = f"Nobody sits in seat {player}: it is free already."
            raise OrderRefused("order.impossible", sentence) from None
        log.info("seat.freed", game=game_id, player=player)
        table.expel(player, "seat.removed", "The host has taken you out of this game.")
        card = await self.equipment.store.card(game_id)
        if card is not None:
            table.seats_changed(card)

    def load(self) -> HallLoad:
        """How much this server has to do now."""
        tables = [table for game_id in self._open if (table := self._table_now(game_id)) is not None]
        pool = self.equipment.pool.load()
        return HallLoad(
            tables=len(tables),
            playing=sum(table.card.status == "playing" for table in tables),
            connections=sum(table.connections for table in tables),
            trainings_running=pool.running,
            trainings_waiting=pool.waiting,
            machine=self._machine.load(self.equipment.pool.worker_ids()),
        )

    async def change_token(self, game_id: str, player: int, token_hash: str) -> None:
        """Another token opens a person's seat; connections of the old one end. Raises Conflict "seat", CommitInDoubt."""
        await self.equipment.store.change_token(game_id, player, token_hash)
        self.token_changed(game_id, player)

    def token_changed(self, game_id: str, player: int) -> None:
        """End the connections of the token that a seat had until now."""
        table = self._table_now(game_id)
        if table is not None:
            table.expel(player, "seat.moved", "Your seat is open in another place now: go on there.")

    def seat_erased(self, game_id: str, player: int) -> None:
        """Forget who has a seat, and end their connections: their token opens nothing any more."""
        table = self._table_now(game_id)
        if table is not None:
            table.forget_name(player)
            table.expel(player, "participant.erased", "What is stored about you has been erased.")

    def _table_now(self, game_id: str) -> Table | None:
        """The table of a game, if it is open."""
        opening = self._open.get(game_id)
        if opening is None or not opening.done() or opening.cancelled() or opening.exception() is not None:
            return None
        return opening.result()

    def facts(self, game_id: str) -> TableFacts | None:
        """Where a game stands, for staff; None while its table is not open."""
        table = self._table_now(game_id)
        return table.facts() if table is not None else None

    async def card(self, game_id: str) -> GameCard | None:
        return await self.equipment.store.card(game_id)

    async def get(self, game_id: str) -> Table:
        """The open table of a game, opened if it is not. Raises KeyError for none of that name, LogDiffers, NotOwner."""
        opening = self._open.get(game_id)
        if opening is None or _given_up(opening):
            # One task for all who ask at the same time, so that a game never has two tables.
            opening = asyncio.get_running_loop().create_task(self._take_out(game_id))
            self._open[game_id] = opening
        try:
            return await asyncio.shield(opening)
        except Exception:
            self._open.pop(game_id, None)
            raise

    async def _take_out(self, game_id: str) -> Table:
        try:
            card = await self.equipment.store.card(game_id)
        except NewerSchemaError as error:
            raise LogDiffers(f"game {game_id}: {error}") from error
        if card is None:
            raise KeyError(game_id)
        # Before its log is read: nobody else writes it from here on.
        await self.equipment.store.take(game_id)
        table = self._table(card, self.equipment, partial(self._tell, game_id))
        await table.open()
        return table

    def put_away_idle(self) -> None:
        """Close the tables that nobody watches and that have nothing left to do, and leave their games to any worker."""
        for game_id, opening in tuple(self._open.items()):
            if opening.done() and opening.exception() is None and opening.result().idle:
                del self._open[game_id]
                if opening.result().card.status == "finished":
                    self.equipment.owners.pop(game_id, None)
                opening.result().close()
                self._spawn(self.equipment.store.release(game_id))

    def lose(self, game_id: str) -> None:
        """Another worker owns the game now: those who are connected here have to come there."""
        table = self._table_now(game_id)
        self._open.pop(game_id, None)
        if table is not None:
            table.close()

    async def look_at_lobbies(self) -> None:
        """Tell those who wait in a lobby who came by another worker."""
        for game_id in tuple(self._open):
            await self.look_at_lobby(game_id)

    async def look_at_lobby(self, game_id: str) -> None:
        table = self._table_now(game_id)
        if table is None or table.card.status != "lobby" or not table.watching:
            return
        card = await self.equipment.store.card(game_id)
        if card is not None and card.seats != table.card.seats:
            table.seats_changed(card)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.warning("game.not_released", error=f"{type(error).__name__}: {error}")


def _hint_nobody(_game_id: str) -> None:
    """There is no other worker who could have the game open, or no way to tell."""


def _given_up(opening: asyncio.Task[Table]) -> bool:
    """A table that could not go on from its log: who asks again is told why, or finds it mended."""
    return opening.done() and not opening.cancelled() and opening.exception() is None and opening.result().stopped
