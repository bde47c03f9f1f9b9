"""A running game as those who watch over it see it: experimenters and rooms, and never a seat: open bids are in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.money import Cents
from engine.rules.holdings import free_cents
from engine.rules.payout import payout_pool
from engine.state import Federation, Game, Phase
from fedgame.live.clock import milliseconds
from fedgame.live.controls import left_ms
from fedgame.live.position import Position
from fedgame.storage import GameCard, SeatCard, Status


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """One seat. `stand_in`: a person's seat that the server plays now, `removed` for good; `absent`: beyond the grace time.

    `free_cents` is what no open bid holds; `profit_cents` is against the start. `undecided`: the open step waits for it.
    `last_action` is the kind of its last accepted action, if any, that many milliseconds ago.
    """

    player: int
    name: str
    kind: Literal["person", "bot"]
    policy: str | None
    connected: bool
    absent: bool
    stand_in: bool
    removed: bool
    ready: bool
    undecided: bool
    money_cents: Cents
    free_cents: Cents
    profit_cents: Cents
    last_action: str | None
    last_action_ms_ago: int | None


@dataclass(frozen=True, slots=True)
class FederationFacts:
    """One federation. `accuracy` is that of its model, None before the first; `pool_cents` would be paid out now."""

    federation: int
    name: str
    phase: Phase
    ticks_left: int
    members: tuple[int, ...]
    bids: tuple[int, ...]
    share: float
    accuracy: float | None
    money_cents: Cents
    pool_cents: Cents


@dataclass(frozen=True, slots=True)
class TableFacts:
    """Where a game stands. Of a lobby only the seats are known: turn, step and tick are 0, and there are no federations.

    `deadline_ms` is the time left for the open step, kept in a pause; None when no clock runs. `trainings_waiting` have no
    worker yet.
    """

    game_id: str
    scenario: str
    status: Status
    paused: bool
    turn: int
    turns: int
    step: int
    tick: int
    deadline_ms: int | None
    trainings_running: int
    trainings_waiting: int
    seats: tuple[SeatFacts, ...]
    federations: tuple[FederationFacts, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is at the table: seats by number."""

    connected: Collection[int]
    absent: Collection[int]
    stood_in: Collection[int]


def table_facts(
    card: GameCard, position: Position | None, attendance: Attendance, trainings: tuple[int, int], now: datetime
) -> TableFacts:
    """The facts of one table. `trainings` are running and waiting."""
    game = position.game if position else None
    deadline = position.deadline if position else None
    return TableFacts(
        game_id=card.game_id,
        scenario=card.scenario,
        status=card.status,
        paused=position is not None and position.controls.paused_at is not None,
        turn=game.turn if game else 0,
        turns=card.treatment.turns,
        step=game.step if game else 0,
        tick=game.tick if game else 0,
        deadline_ms=left_ms(deadline, position.controls, now) if deadline and position else None,
        trainings_running=trainings[0],
        trainings_waiting=trainings[1],
        seats=tuple(_seat(seat, position, attendance, now) for seat in card.seats),
        federations=tuple(_federation(game, federation) for federation in game.federations) if game else (),
    )


def _seat(seat: SeatCard, position: Position | None, attendance: Attendance, now: datetime) -> SeatFacts:
    number = seat.player
    game = position.game if position else None
    deciding = game is not None and not game.closing and not game.finished
    ready = game is not None and game.player(number).ready
    kind, at = position.last.get(number, (None, None)) if position else (None, None)
    money = game.money(number) if game else 0
    return SeatFacts(
        player=number,
        name=seat.name,
        kind=seat.kind,
        policy=seat.policy,
        connected=number in attendance.connected,
        absent=number in attendance.absent,
        stand_in=number in attendance.stood_in,
        removed=position is not None and number in position.controls.removed,
        ready=ready,
        undecided=deciding and not ready,
        money_cents=money,
        free_cents=free_cents(game, number) if game else 0,
        profit_cents=money - game.player(number).endowment.money_cents if game else 0,
        last_action=kind,
        last_action_ms_ago=milliseconds(at, now) if at else None,
    )


def _federation(game: Game, federation: Federation) -> FederationFacts:
    return FederationFacts(
        federation=federation.number,
        name=federation.spec.name,
        phase=federation.phase,
        ticks_left=federation.ticks_left,
        members=tuple(member.player for member in federation.members),
        bids=tuple(bid.player for bid in federation.bids),
        share=federation.share,
        accuracy=federation.quality,
        money_cents=game.ledger.balance(federation.account),
        pool_cents=payout_pool(game, federation),
    )
