"""What can be done to a game: the moves of its seats, and the moves of nature.

Actions are plain values. Who acts is part of the value and is set by whoever owns the seat, never by the sender.
Nature's moves (a deadline that passed, a training that came back) are logged like any other, so that a replay needs
neither a clock nor a training. `at_ms` is the time since the step opened at which a bid was accepted; it only decides
who joins first among those admitted on the same tick.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.money import Cents
from engine.refusals import RefusalCode

_STRICT: dict[str, object] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a bid promises: shares in [0, 1] of the own quality and quantity, resource units, the fee of each cycle."""

    __pydantic_config__: ClassVar[dict[str, object]] = _STRICT
    quality_share: float
    quantity_share: float
    resources: int
    payment_cents: Cents


@dataclass(frozen=True, slots=True)
class PlaceBid:
    """Place a sealed bid with a federation that is bidding, or replace the own bid there."""

    player: int
    federation: int
    commitment: Commitment
    at_ms: int = 0
    kind: Literal["place_bid"] = "place_bid"


@dataclass(frozen=True, slots=True)
class WithdrawBid:
    """Take the own bid back while the federation is still bidding."""

    player: int
    federation: int
    kind: Literal["withdraw_bid"] = "withdraw_bid"


@dataclass(frozen=True, slots=True)
class ChangeCommitment:
    """A member changes what it commits from the next cycle on, while the federation is bidding."""

    player: int
    federation: int
    commitment: Commitment
    kind: Literal["change_commitment"] = "change_commitment"


@dataclass(frozen=True, slots=True)
class LeaveFederation:
    """Leave: at once while the federation is bidding, else after the payout of the running cycle."""

    player: int
    federation: int
    kind: Literal["leave_federation"] = "leave_federation"


@dataclass(frozen=True, slots=True)
class Ready:
    """The seat has decided for this step. When all have, the clock moves."""

    player: int
    kind: Literal["ready"] = "ready"


@dataclass(frozen=True, slots=True)
class NotReady:
    """The seat takes its Ready back while others still decide. Bots and seats that the server plays never do."""

    player: int
    kind: Literal["not_ready"] = "not_ready"


Reaction = Literal["applause", "thinking", "surprise", "hurry", "thanks", "laugh"]


@dataclass(frozen=True, slots=True)
class React:
    """The seat shows everybody one of a few faces. It changes nothing of the game, and bots never do it."""

    player: int
    reaction: Reaction
    kind: Literal["react"] = "react"


@dataclass(frozen=True, slots=True)
class TimeUp:
    """Nature: the decision time of a step is over; whoever has not decided stays with what is there."""

    step: int
    kind: Literal["time_up"] = "time_up"


@dataclass(frozen=True, slots=True)
class EndGame:
    """The game is over now, as its host ordered: before its last turn, and with everything as it stands."""

    kind: Literal["end_game"] = "end_game"


@dataclass(frozen=True, slots=True)
class CoalitionValue:
    """One trained coalition: its members in ascending order, its utility above the empty one's, its accuracy.

    `stderr` is the standard error of `value` by the test samples that it was measured on; None where it was not told.
    """

    members: tuple[int, ...]
    value: float
    accuracy: float
    stderr: float | None = None


@dataclass(frozen=True, slots=True)
class TrainingReported:
    """Nature: the trainings asked for by TrainingRequested(federation, cycle) are done.

    `method` is "exact", or "permutation" where the request had a plan; then `orders` are those that the coalitions were
    sampled along, the first of each pair of an order and its reverse. `unsettled` are the coalitions whose training did
    not settle, members ascending in each: they are reported too, at the value 0 and the accuracy of the untrained model.
    `backend` names what computed; it is empty in logs from before it was kept.
    """

    federation: int
    cycle: int
    values: tuple[CoalitionValue, ...]
    history: tuple[float, ...]
    method: str = "exact"
    coalitions_trained: int = 0
    wall_ms: int = 0
    orders: tuple[tuple[int, ...], ...] = ()
    unsettled: tuple[tuple[int, ...], ...] = ()
    backend: str = ""
    kind: Literal["training_reported"] = "training_reported"


PlayerAction = PlaceBid | WithdrawBid | ChangeCommitment | LeaveFederation | Ready | NotReady | React
Action = PlayerAction | TimeUp | EndGame | TrainingReported


class IllegalAction(Exception):  # noqa: N818 - the name the project's users know from the rules
    """A refused action: a stable code, the numbers behind it, and a sentence that says what to do. Nothing changed."""

    def __init__(self, code: RefusalCode, message: str, **facts: int | float | str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.facts = facts
