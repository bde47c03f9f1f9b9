"""What one simulated game says about whether the game is worth playing: plain numbers, taken from its events."""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import LedgerPosted, MarketShared, PaidOut, TrainingRequested
from engine.money import federation_account, player_account
from engine.treatment import Endowment
from fedgame.export.sheet import events_of
from fedgame.log.record import GameRecord


@dataclass(frozen=True, slots=True)
class SeatFact:
    """One seat of one game; profit in cents is the money at the end above that at the start."""

    player: int
    policy: str
    endowment: Endowment
    profit: int
    final: int


@dataclass(frozen=True, slots=True)
class PayFact:
    """One member in one paid cycle: `share` of the pool in [0, 1], `net` cents after fee and cost."""

    federation: int
    cycle: int
    scheme: str
    player: int
    policy: str
    members: int
    join_order: int
    committed: float
    share: float
    net: int


@dataclass(frozen=True, slots=True)
class GameFacts:
    """`earned` is what each (player, federation) came to over the game, unpaid cycles included, in cents.

    `money` and `held` are the cents of all players and of all federations at the start and at the end of every turn;
    `turns` are the qualities and revenues of all federations in every turn.
    """

    seats: tuple[SeatFact, ...]
    pays: tuple[PayFact, ...]
    earned: dict[tuple[int, int], int]
    money: tuple[int, ...]
    held: tuple[int, ...]
    turns: tuple[tuple[tuple[float, ...], tuple[int, ...]], ...]
    schemes: tuple[str, ...]


def facts_of(record: GameRecord) -> GameFacts:
    """The facts of a finished game."""
    policies = {seat.player: seat.policy or "" for seat in record.seats}
    requests = {
        (event.federation, event.cycle): event for event in events_of(record) if isinstance(event, TrainingRequested)
    }
    earned: dict[tuple[int, int], int] = {}
    for (federation, _cycle), request in requests.items():
        for member in request.members:
            spent = member.fee_cents + member.cost_cents
            earned[member.player, federation] = earned.get((member.player, federation), 0) - spent
    pays = []
    for event in events_of(record):
        if isinstance(event, PaidOut):
            for row in event.payouts:
                earned[row.player, event.federation] += row.payment_cents
            pays.extend(_pays(event, requests[event.federation, event.cycle], policies))
    money, held = _money_by_turn(record)
    seats = tuple(
        SeatFact(
            seat.player,
            policies[seat.player],
            seat.endowment,
            _balance(record, player_account(seat.player)) - seat.endowment.money_cents,
            _balance(record, player_account(seat.player)),
        )
        for seat in record.seats
    )
    turns = tuple(
        (event.qualities, event.revenues_cents) for event in events_of(record) if isinstance(event, MarketShared)
    )
    schemes = tuple(spec.scheme for spec in record.treatment.federations)
    return GameFacts(seats, tuple(pays), earned, money, held, turns, schemes)


def _pays(event: PaidOut, request: TrainingRequested, policies: dict[int, str]) -> list[PayFact]:
    paid = {row.player: row.payment_cents for row in event.payouts}
    return [
        PayFact(
            federation=event.federation,
            cycle=event.cycle,
            scheme=event.scheme,
            player=member.player,
            policy=policies[member.player],
            members=len(request.members),
            join_order=member.join_order,
            committed=member.quality * member.quantity,
            share=paid[member.player] / event.pool_cents,
            net=paid[member.player] - member.fee_cents - member.cost_cents,
        )
        for member in request.members
        if event.pool_cents > event.undistributed_cents
    ]


def _balance(record: GameRecord, account: str) -> int:
    return sum(
        event.entry.amount * ((event.entry.credit == account) - (event.entry.debit == account))
        for event in events_of(record)
        if isinstance(event, LedgerPosted)
    )


def _money_by_turn(record: GameRecord) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cents of all players, and of all federations, at the start (0) and at the end of each turn."""
    purses = {player_account(seat.player) for seat in record.seats}
    funds = {federation_account(number) for number in range(1, len(record.treatment.federations) + 1)}
    changes = {"players": [0] * (record.treatment.turns + 1), "federations": [0] * (record.treatment.turns + 1)}
    for event in events_of(record):
        if isinstance(event, LedgerPosted):
            turn = -(-event.entry.tick // record.treatment.ticks_per_turn)
            for name, accounts in (("players", purses), ("federations", funds)):
                gained = (event.entry.credit in accounts) - (event.entry.debit in accounts)
                changes[name][turn] += event.entry.amount * gained
    return _running(changes["players"]), _running(changes["federations"])


def _running(changes: list[int]) -> tuple[int, ...]:
    totals = [0]
    for change in changes:
        totals.append(totals[-1] + change)
    return tuple(totals[1:])
