"""What figures are made of: one game read off its log, in the rows that its export has.

Each kind of fact below is a row of a table of the export (docs/results.md names the table of each), so that a notebook that
reads the zip finds the same numbers. Pure: a GameRecord goes in. Only what a scheme still owes is not in the events; it
follows from the fold of the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from engine.events import (
    BidAdmitted,
    Event,
    LedgerPosted,
    MarketShared,
    MemberLeft,
    PaidOut,
    TrainingAccepted,
    TrainingRequested,
)
from engine.rules import new_game
from engine.schemes import Memory
from engine.schemes.memory import PartsMemory
from engine.schemes.nesting import plain_schemes
from engine.state import CycleMember
from engine.treatment import FederationSpec
from fedgame.log.fold import Applied, fold
from fedgame.log.record import GameRecord

INCENTIVIZER = "incentivizer"


@dataclass(frozen=True, slots=True)
class SeatFact:
    """A seat (seats.csv) and its money now or at the end (ledger.csv). `person`: a person's seat as the game started."""

    player: int
    person: bool
    quality: float
    quantity: float
    start_cents: int
    money_cents: int

    @property
    def profit_cents(self) -> int:
        return self.money_cents - self.start_cents

    @property
    def endowment(self) -> float:
        """Its data: quality times quantity, in [0, 1]."""
        return self.quality * self.quantity


@dataclass(frozen=True, slots=True)
class MarketFact:
    """A federation in a turn that is over (market.csv): the quality of its model and its share, both in [0, 1]."""

    turn: int
    federation: int
    quality: float
    share: float


@dataclass(frozen=True, slots=True)
class MemberCycle:
    """A member in a cycle (cycle_members): what it committed, and what came of it.

    `payment_cents` is None before the payout. `gain` is v(N) - v(N without it) in units of utility, 0 where the training of
    all members did not settle, and None before the report.
    """

    federation: int
    cycle: int
    player: int
    quality: float
    quantity: float
    payment_cents: int | None = None
    gain: float | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A membership (memberships.csv) and in how many cycles it took part. `left_tick` is None while it lasts."""

    federation: int
    player: int
    joined_tick: int
    left_tick: int | None
    cycles: int


@dataclass(frozen=True, slots=True)
class DebtFact:
    """What an incentivizer owes a player (scheme_state) after the last payout of the turn or before it, in cents."""

    turn: int
    federation: int
    player: int
    regret_cents: float
    waiting_cents: float


@dataclass(frozen=True, slots=True)
class GameFacts:
    """One game. `counted` are the seats that figures count; `seq` is how many actions of its log were read."""

    game_id: str
    finished: bool
    seq: int
    turns: int
    names: tuple[str, ...]
    schemes: tuple[str, ...]
    owing: tuple[int, ...]
    seats: tuple[SeatFact, ...]
    market: tuple[MarketFact, ...]
    members: tuple[MemberCycle, ...]
    stays: tuple[Stay, ...]
    debts: tuple[DebtFact, ...]
    received_cents: Mapping[int, int]
    counted: frozenset[int]

    @property
    def turns_over(self) -> int:
        """How many turns have ended."""
        return max((row.turn for row in self.market), default=0)

    def of_people(self) -> GameFacts:
        """Counting people's seats alone."""
        return replace(self, counted=frozenset(seat.player for seat in self.seats if seat.person))

    @property
    def counted_seats(self) -> tuple[SeatFact, ...]:
        return tuple(seat for seat in self.seats if seat.player in self.counted)

    @property
    def counted_members(self) -> tuple[MemberCycle, ...]:
        return tuple(row for row in self.members if row.player in self.counted)


def facts_of(record: GameRecord) -> GameFacts:
    """All facts of a started game, also while it runs; of one that an export was read back into, too."""
    events = _events(record)
    federations = record.treatment.federations
    money = _money(events)
    members = _members(events)
    received = {seat.player: 0 for seat in record.seats}
    for event in events:
        if isinstance(event, PaidOut):
            for paid in event.payouts:
                received[paid.player] += paid.payment_cents
    return GameFacts(
        game_id=record.game_id,
        finished=record.status == "finished",
        seq=len(record.actions),
        turns=record.treatment.turns,
        names=tuple(spec.name for spec in federations),
        schemes=tuple(spec.scheme for spec in federations),
        owing=tuple(number for number, spec in enumerate(federations, start=1) if _owes(spec)),
        seats=tuple(
            SeatFact(
                seat.player,
                seat.kind == "person",
                seat.endowment.quality,
                seat.endowment.quantity,
                seat.endowment.money_cents,
                money.get(f"player:{seat.player}", 0),
            )
            for seat in record.seats
        ),
        market=tuple(_market(events)),
        members=members,
        stays=_stays(events),
        debts=tuple(_debts(record)),
        received_cents=received,
        counted=frozenset(seat.player for seat in record.seats),
    )


def _events(record: GameRecord) -> list[Event]:
    """The events as they are stored; an export holds none, and they follow from its actions."""
    if record.opening:
        return [*record.opening, *(event for action in record.actions for event in action.events)]
    deal = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats))
    again = (done for done in fold(deal.game, record.actions) if isinstance(done, Applied))
    return [*deal.events, *(event for done in again for event in done.logged.events)]


def _money(events: list[Event]) -> dict[str, int]:
    """The balance of each account: what the ledger gave it less what it took."""
    balances: dict[str, int] = {}
    for event in events:
        if isinstance(event, LedgerPosted):
            entry = event.entry
            balances[entry.debit] = balances.get(entry.debit, 0) - entry.amount
            balances[entry.credit] = balances.get(entry.credit, 0) + entry.amount
    return balances


def _market(events: list[Event]) -> Iterator[MarketFact]:
    for event in events:
        if isinstance(event, MarketShared):
            for number, (quality, share) in enumerate(zip(event.qualities, event.shares, strict=True), start=1):
                yield MarketFact(event.turn, number, quality, share)


def _members(events: list[Event]) -> tuple[MemberCycle, ...]:
    rows: dict[tuple[int, int, int], MemberCycle] = {}
    brought: dict[tuple[int, int], tuple[CycleMember, ...]] = {}
    for event in events:
        match event:
            case TrainingRequested(federation=federation, cycle=cycle):
                brought[federation, cycle] = event.members
                for member in event.members:
                    rows[federation, cycle, member.player] = MemberCycle(
                        federation, cycle, member.player, member.quality, member.quantity
                    )
            case TrainingAccepted(federation=federation, cycle=cycle):
                for player, gain in _gains(event, brought[federation, cycle]).items():
                    key = federation, cycle, player
                    rows[key] = replace(rows[key], gain=gain)
            case PaidOut(federation=federation, cycle=cycle):
                paid = {row.player: row.payment_cents for row in event.payouts}
                for member in brought[federation, cycle]:
                    key = federation, cycle, member.player
                    rows[key] = replace(rows[key], payment_cents=paid.get(member.player, 0))
    return tuple(rows.values())


def _gains(event: TrainingAccepted, members: tuple[CycleMember, ...]) -> dict[int, float]:
    """What each member adds to the utility of all: 0 for each where their training did not settle."""
    values = {frozenset(row.members): row.value for row in event.values}
    everybody = frozenset(member.player for member in members)
    unsettled = {frozenset(coalition) for coalition in event.unsettled}
    values[frozenset()] = values.get(frozenset(), 0.0)
    if everybody in unsettled:
        return dict.fromkeys(everybody, 0.0)
    worth = values[everybody]
    return {player: worth - values[everybody - {player}] for player in everybody if everybody - {player} in values}


def _stays(events: list[Event]) -> tuple[Stay, ...]:
    rows: dict[tuple[int, int], Stay] = {}
    for event in events:
        match event:
            case BidAdmitted():
                rows[event.federation, event.join_order] = Stay(event.federation, event.player, event.tick, None, 0)
            case TrainingRequested():
                for member in event.members:
                    key = event.federation, member.join_order
                    rows[key] = replace(rows[key], cycles=rows[key].cycles + 1)
            case MemberLeft():
                key = event.federation, event.join_order
                rows[key] = replace(rows[key], left_tick=event.tick)
    return tuple(rows.values())


def _owes(spec: FederationSpec) -> bool:
    return any(scheme.name == INCENTIVIZER for scheme in plain_schemes(spec.payoff_scheme))


def _debts(record: GameRecord) -> Iterator[DebtFact]:
    """The debts at the end of each turn that is over, of each federation whose scheme keeps any."""
    owing = [number for number, spec in enumerate(record.treatment.federations, start=1) if _owes(spec)]
    if not owing or not record.actions:
        return
    per_turn = record.treatment.ticks_per_turn
    after: dict[tuple[int, int], Mapping[int, tuple[float, float]]] = {}
    deal = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats))
    over = 0
    for done in fold(deal.game, record.actions):
        if not isinstance(done, Applied):
            break
        over = len(done.game.turns)
        for event in done.logged.events:
            if isinstance(event, PaidOut) and event.federation in owing:
                turn = max(1, (event.tick - 1) // per_turn + 1)
                after[event.federation, turn] = owed_by(done.game.federation(event.federation).memory)
    for number in owing:
        known: Mapping[int, tuple[float, float]] = {}
        for turn in range(1, over + 1):
            known = after.get((number, turn), known)
            for player, (regret, waiting) in sorted(known.items()):
                yield DebtFact(turn, number, player, regret, waiting)


def owed_by(memory: Memory | None) -> dict[int, tuple[float, float]]:
    """By player, the queues Y and Q in cents; of several incentivizers within a scheme, their sums."""
    if memory is None:
        return {}
    if isinstance(memory, PartsMemory):
        total: dict[int, tuple[float, float]] = {}
        for part in memory.parts:
            for player, (regret, waiting) in owed_by(part).items():
                before = total.get(player, (0.0, 0.0))
                total[player] = before[0] + regret, before[1] + waiting
        return total
    return {debt.player: (debt.regret, debt.temporal_regret) for debt in memory.players}
