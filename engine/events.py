"""What happened: the output of the rules, one frozen value for each fact.

Events are checked on replay, written into the exports, and shown to players as far as `engine.seen.view` lets each seat
see them. They never carry more than one fact, and every movement of money is a LedgerPosted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.actions import CoalitionValue, Commitment, Reaction
from engine.money import Cents, LedgerEntry
from engine.state import CycleMember, PayoutRow, Phase
from engine.values.estimate import SamplingPlan

BidRefusal = Literal["quality", "quantity", "resources", "payment", "full"]
LeaveReason = Literal["left", "cannot_pay", "below_threshold"]


@dataclass(frozen=True, slots=True)
class BidPlaced:
    player: int
    federation: int
    commitment: Commitment
    cost_cents: Cents
    replaced: bool
    kind: Literal["bid_placed"] = "bid_placed"


@dataclass(frozen=True, slots=True)
class BidWithdrawn:
    player: int
    federation: int
    kind: Literal["bid_withdrawn"] = "bid_withdrawn"


@dataclass(frozen=True, slots=True)
class CommitmentChanged:
    player: int
    federation: int
    commitment: Commitment
    kind: Literal["commitment_changed"] = "commitment_changed"


@dataclass(frozen=True, slots=True)
class LeaveAsked:
    """A member will leave after the payout of the running cycle."""

    player: int
    federation: int
    kind: Literal["leave_asked"] = "leave_asked"


@dataclass(frozen=True, slots=True)
class PlayerReady:
    player: int
    kind: Literal["player_ready"] = "player_ready"


@dataclass(frozen=True, slots=True)
class PlayerNotReady:
    """A seat that was ready decides again."""

    player: int
    kind: Literal["player_not_ready"] = "player_not_ready"


@dataclass(frozen=True, slots=True)
class Reacted:
    """A seat has shown everybody one of a few faces."""

    player: int
    tick: int
    reaction: Reaction
    kind: Literal["reacted"] = "reacted"


@dataclass(frozen=True, slots=True)
class StepClosed:
    """All decisions of the step are in. The clock moved from `from_tick` to `to_tick`."""

    step: int
    from_tick: int
    to_tick: int
    by_time: bool
    kind: Literal["step_closed"] = "step_closed"


@dataclass(frozen=True, slots=True)
class BidAdmitted:
    player: int
    federation: int
    tick: int
    join_order: int
    commitment: Commitment
    kind: Literal["bid_admitted"] = "bid_admitted"


@dataclass(frozen=True, slots=True)
class BidRefused:
    """`reason` is the first condition that the bid misses, or that the federation is full."""

    player: int
    federation: int
    tick: int
    reason: BidRefusal
    commitment: Commitment
    kind: Literal["bid_refused"] = "bid_refused"


@dataclass(frozen=True, slots=True)
class MemberLeft:
    """`reason`: it asked to, cannot pay the next cycle, or commits less than the federation asks for."""

    player: int
    federation: int
    tick: int
    join_order: int
    joined_tick: int
    reason: LeaveReason
    kind: Literal["member_left"] = "member_left"


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    federation: int
    phase: Phase
    tick: int
    ticks: int
    kind: Literal["phase_started"] = "phase_started"


@dataclass(frozen=True, slots=True)
class TrainingRequested:
    """Train these coalitions (members ascending in each) on these contributions; report as TrainingReported.

    With a `plan`, orders of joining are to be sampled as it says, and what they build up is trained and reported too.
    """

    federation: int
    cycle: int
    start_tick: int
    end_tick: int
    members: tuple[CycleMember, ...]
    coalitions: tuple[tuple[int, ...], ...]
    plan: SamplingPlan | None = None
    kind: Literal["training_requested"] = "training_requested"


@dataclass(frozen=True, slots=True)
class TrainingAccepted:
    """The report is in; its model takes effect when the phase ends. `unsettled` and `backend` as in TrainingReported."""

    federation: int
    cycle: int
    values: tuple[CoalitionValue, ...]
    method: str
    coalitions_trained: int
    wall_ms: int
    orders: tuple[tuple[int, ...], ...] = ()
    unsettled: tuple[tuple[int, ...], ...] = ()
    backend: str = ""
    kind: Literal["training_accepted"] = "training_accepted"


@dataclass(frozen=True, slots=True)
class TrainingEnded:
    """The federation's new model is in use; `quality` is its accuracy on the held-out test set, in [0, 1]."""

    federation: int
    cycle: int
    tick: int
    quality: float
    kind: Literal["training_ended"] = "training_ended"


@dataclass(frozen=True, slots=True)
class TrainingUnsettled:
    """The training of all members did not settle: the cycle ends without a new model, and the former one stays."""

    federation: int
    cycle: int
    tick: int
    kind: Literal["training_unsettled"] = "training_unsettled"


@dataclass(frozen=True, slots=True)
class MarketShared:
    """End of a turn: by federation number from 1, model quality, share (sums to 1), revenue in cents."""

    turn: int
    tick: int
    qualities: tuple[float, ...]
    shares: tuple[float, ...]
    revenues_cents: tuple[Cents, ...]
    kind: Literal["market_shared"] = "market_shared"


@dataclass(frozen=True, slots=True)
class PaidOut:
    """A federation paid its pool; `payouts` also lists former members to whom a debt was paid."""

    federation: int
    cycle: int
    tick: int
    scheme: str
    pool_cents: Cents
    undistributed_cents: Cents
    payouts: tuple[PayoutRow, ...]
    kind: Literal["paid_out"] = "paid_out"


@dataclass(frozen=True, slots=True)
class LedgerPosted:
    entry: LedgerEntry
    kind: Literal["ledger_posted"] = "ledger_posted"


@dataclass(frozen=True, slots=True)
class GameFinished:
    """`ranking`: player numbers from richest to poorest, ties by number; `money_cents` by player number from 1."""

    tick: int
    ranking: tuple[int, ...]
    money_cents: tuple[Cents, ...]
    kind: Literal["game_finished"] = "game_finished"


Event = (
    BidPlaced
    | BidWithdrawn
    | CommitmentChanged
    | LeaveAsked
    | PlayerReady
    | PlayerNotReady
    | Reacted
    | StepClosed
    | BidAdmitted
    | BidRefused
    | MemberLeft
    | PhaseStarted
    | TrainingRequested
    | TrainingAccepted
    | TrainingEnded
    | TrainingUnsettled
    | MarketShared
    | PaidOut
    | LedgerPosted
    | GameFinished
)
