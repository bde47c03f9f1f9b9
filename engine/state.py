"""The state of one game: frozen values with tuples inside, nothing that draws, waits or stores.

`engine.rules.new_game` makes the first Game, `engine.rules.step` makes the next from it. Everything a view, a bot or
a recovery needs is here; everything that only the log needs is in the events.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.actions import CoalitionValue, Commitment
from engine.money import Cents, Ledger
from engine.schemes import Memory, PaidPortion, Reason
from engine.treatment import Endowment, FederationSpec, Treatment

Phase = Literal["bidding", "training", "profit"]
TrainingOutcome = Literal["trained", "below_untrained", "unsettled"]
"""How a training came out: a model at least as good as the untrained one, a model worth less than that, or none."""

RULES_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Bid:
    """A sealed bid. `placed_step`, `placed_ms` are when it was accepted; `cost_cents` is one cycle's cost."""

    player: int
    commitment: Commitment
    placed_step: int
    placed_ms: int
    cost_cents: Cents


@dataclass(frozen=True, slots=True)
class Membership:
    """A seat in a federation. Members are kept in the order of joining; `join_order` counts on over the whole game."""

    player: int
    commitment: Commitment
    join_order: int
    joined_tick: int
    leaving: bool = False


@dataclass(frozen=True, slots=True)
class CycleMember:
    """What one member brought into one cycle: committed quality and quantity in [0, 1], resources, cost, fee."""

    player: int
    join_order: int
    quality: float
    quantity: float
    resources: int
    cost_cents: Cents
    fee_cents: Cents


@dataclass(frozen=True, slots=True)
class PayoutRow:
    """One player's part of a payout; `weight` is raw, before clamping; `stderr` is its standard error, None if exact."""

    player: int
    weight: float
    payment_cents: Cents
    stderr: float | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle of a federation, from admission to payout. The later fields fill as it goes on.

    `values` are the reported coalitions in the order reported; `quality` is the accuracy of the model of all members, None
    also where their training did not settle; `turn` is the one in which it began; `portions` are what each scheme had to do
    with each payment, where several had, and `reasons` what each scheme went by; `orders` are those that the coalitions
    were sampled along, and empty where every coalition was trained; `unsettled` are the coalitions whose training did not
    settle.
    """

    number: int
    start_tick: int
    end_tick: int
    members: tuple[CycleMember, ...]
    values: tuple[CoalitionValue, ...] = ()
    history: tuple[float, ...] = ()
    quality: float | None = None
    pool_cents: Cents | None = None
    undistributed_cents: Cents = 0
    payouts: tuple[PayoutRow, ...] = ()
    paid_tick: int | None = None
    orders: tuple[tuple[int, ...], ...] = ()
    unsettled: tuple[tuple[int, ...], ...] = ()
    turn: int = 1
    portions: tuple[PaidPortion, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def grand(self) -> CoalitionValue:
        """The coalition of all members, as reported. StopIteration before there is a report."""
        return next(row for row in reversed(self.values) if len(row.members) == len(self.members))

    @property
    def outcome(self) -> TrainingOutcome | None:
        """How the training came out; None before its report."""
        if not self.values:
            return None
        if self.quality is None:
            return "unsettled"
        return "below_untrained" if self.grand.value < 0 else "trained"


@dataclass(frozen=True, slots=True)
class Federation:
    """One federation. `ticks_left` of `phase_ticks` remain; `quality` is None before the first model."""

    number: int
    spec: FederationSpec
    phase: Phase
    ticks_left: int
    phase_ticks: int
    share: float
    quality: float | None = None
    bids: tuple[Bid, ...] = ()
    members: tuple[Membership, ...] = ()
    joined_ever: int = 0
    cycles: tuple[Cycle, ...] = ()
    memory: Memory | None = None

    @property
    def account(self) -> str:
        return f"federation:{self.number}"

    def membership(self, player: int) -> Membership | None:
        return next((member for member in self.members if member.player == player), None)

    def bid(self, player: int) -> Bid | None:
        return next((bid for bid in self.bids if bid.player == player), None)


@dataclass(frozen=True, slots=True)
class Player:
    """A seat of the game, numbered from 1."""

    number: int
    endowment: Endowment
    ready: bool = False

    @property
    def account(self) -> str:
        return f"player:{self.number}"


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """How things stood when a turn ended: by federation number and by player number, both from 1."""

    turn: int
    qualities: tuple[float, ...]
    shares: tuple[float, ...]
    money_cents: tuple[Cents, ...]


@dataclass(frozen=True, slots=True)
class Game:
    """One play-through. `closing` means that all have decided and the clock waits for a training report; `ended_early` that it
    was ended by its host, before its last tick.
    """

    treatment: Treatment
    seed: int
    players: tuple[Player, ...]
    federations: tuple[Federation, ...]
    ledger: Ledger
    step: int = 1
    tick: int = 0
    closing: bool = False
    finished: bool = False
    turns: tuple[TurnRecord, ...] = ()
    ended_early: bool = False

    @property
    def last_tick(self) -> int:
        return self.treatment.turns * self.treatment.ticks_per_turn

    @property
    def turn(self) -> int:
        """The running turn, from 1; the last one once the game is over."""
        return self.turn_opened_by(self.tick)

    def turn_opened_by(self, tick: int) -> int:
        """The turn in which players are shown what happened on that tick: with the last tick of a turn the next one opens,
        if there is one.
        """
        return min(tick // self.treatment.ticks_per_turn + 1, self.treatment.turns)

    def turn_of(self, tick: int) -> int:
        """The turn in which something happened on that tick: its last tick still belongs to it."""
        return max(1, (tick - 1) // self.treatment.ticks_per_turn + 1)

    def player(self, number: int) -> Player:
        return self.players[number - 1]

    def federation(self, number: int) -> Federation:
        return self.federations[number - 1]

    def money(self, player: int) -> Cents:
        return self.ledger.balance(f"player:{player}")

    def with_player(self, player: Player) -> Game:
        players = (*self.players[: player.number - 1], player, *self.players[player.number :])
        return self._with(players, self.federations)

    def with_federation(self, federation: Federation) -> Game:
        number = federation.number
        return self._with(self.players, (*self.federations[: number - 1], federation, *self.federations[number:]))

    def _with(self, players: tuple[Player, ...], federations: tuple[Federation, ...]) -> Game:
        """Written out: every action comes by here, and dataclasses.replace takes four times as long."""
        return Game(
            self.treatment,
            self.seed,
            players,
            federations,
            self.ledger,
            self.step,
            self.tick,
            self.closing,
            self.finished,
            self.turns,
        )
