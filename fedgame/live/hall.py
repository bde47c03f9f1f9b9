"""All games of this server: their making, the seats that people take, and the tables that are open now.

A running game always has its table open, watched or not, because its clock runs; after a restart all of them are
taken up again. Any other game is opened when somebody looks at it and put away when nobody does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import structlog

from fedgame.arms.scenario import Scenario
from fedgame.live.lobby import lay_seats, seed_for, treatment_for
from fedgame.live.nature import Equipment
from fedgame.live.position import LogDiffers
from fedgame.live.table import Table
from fedgame.log.upcasts import NewerSchemaError
from fedgame.people.identity import Credentials, held_seat, identify
from fedgame.people.security import hash_token, join_code, new_game_id, new_token, plain_code, seat_token
from fedgame.storage import Conflict, GameCard, NewGameRow
from fedgame.wire.codes import ServerCode
from fedgame.wire.messages import Join, Joined, NewGame, NewGameCreated

log = structlog.get_logger(__name__)


class CannotJoin(Exception):  # noqa: N818 - it says what is the case
    """No seat for this code: a stable code and a sentence."""

    def __init__(self, code: ServerCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class UnknownScenario(Exception):  # noqa: N818 - it says what is the case
    """There is no scenario of that name; the sentence lists those there are."""


class Hall:
    """`scenarios` are the games on offer, by name."""

    def __init__(self, equipment: Equipment, scenarios: Mapping[str, Scenario], table: type[Table] = Table) -> None:
        self.equipment = equipment
        self.scenarios = scenarios
        self._table = table
        self._open: dict[str, asyncio.Task[Table]] = {}

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

    async def create(self, wanted: NewGame) -> NewGameCreated:
        """A new game in its lobby; its creator is host and, unless unwanted, in seat 1. Raises UnknownScenario, NoSuchGame."""
        scenario = self.scenarios.get(wanted.scenario)
        if scenario is None:
            raise UnknownScenario(
                f"There is no scenario {wanted.scenario!r}: choose one of {', '.join(self.scenarios)}."
            )
        kinds, policies = lay_seats(scenario, wanted)
        game_id, host_token = new_game_id(), new_token()
        # The host's seat follows from the host's token, so that it is found again with that alone.
        own_token = seat_token(host_token, game_id) if wanted.seat else None
        code = join_code(host_token, game_id)
        await self.equipment.store.create_game(
            NewGameRow(
                game_id=game_id,
                scenario=scenario.name,
                treatment=treatment_for(scenario, wanted),
                seed=seed_for(wanted),
                kinds=kinds,
                policies=policies,
                host_hash=hash_token(host_token),
                join_hash=hash_token(code),
                creator_hash=hash_token(own_token) if own_token else None,
                creator_name=wanted.name.strip(),
                created_at=self.equipment.clock.now(),
            )
        )
        log.info("game.created", game=game_id, scenario=scenario.name, seats=len(kinds), people=wanted.persons)
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
        try:
            player = await store.take_seat(game_id, hash_token(token), wanted.name.strip(), self.equipment.clock.now())
        except Conflict as refusal:
            if str(refusal) == "started":
                raise CannotJoin("join.started", "This game has started already: nobody can join any more.") from None
            raise CannotJoin("join.full", "All seats of this game are taken.") from None
        log.info("seat.taken", game=game_id, player=player)
        if game_id in self._open:
            table, card = await self.get(game_id), await store.card(game_id)
            if card is not None:
                table.seats_changed(card)
        return Joined(game_id=game_id, player=player, seat_token=token)

    async def start(self, game_id: str) -> None:
        """Start a game of the lobby. Raises KeyError for none of that name, AlreadyStarted, LogDiffers."""
        await (await self.get(game_id)).start()

    async def card(self, game_id: str) -> GameCard | None:
        return await self.equipment.store.card(game_id)

    async def get(self, game_id: str) -> Table:
        """The open table of a game, opened if it is not. Raises KeyError for none of that name, LogDiffers."""
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
        table = self._table(card, self.equipment)
        await table.open()
        return table

    def put_away_idle(self) -> None:
        """Close the tables that nobody watches and that have nothing left to do."""
        for game_id, opening in tuple(self._open.items()):
            if opening.done() and opening.exception() is None and opening.result().idle:
                del self._open[game_id]
                opening.result().close()


def _given_up(opening: asyncio.Task[Table]) -> bool:
    """A table that could not go on from its log: who asks again is told why, or finds it mended."""
    return opening.done() and not opening.cancelled() and opening.exception() is None and opening.result().stopped
