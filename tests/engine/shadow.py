"""A second book of the game, kept from the events alone, that knows on its own what is legal.

It shares no rule with the engine: phases, members, bids and money are folded from the events, costs are exact
fractions, and `problems` says which codes an action may be refused with (none means that it must be accepted).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from math import isfinite

from engine.actions import (
    Action,
    ChangeCommitment,
    Commitment,
    EndGame,
    LeaveFederation,
    NotReady,
    PlaceBid,
    React,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    GameFinished,
    LeaveAsked,
    LedgerPosted,
    MemberLeft,
    PhaseStarted,
    PlayerNotReady,
    PlayerReady,
    Reacted,
    StepClosed,
    TrainingAccepted,
    TrainingEnded,
    TrainingRequested,
    TrainingUnsettled,
)
from engine.treatment import Endowment, Treatment


@dataclass
class Shadow:
    treatment: Treatment
    endowments: tuple[Endowment, ...]
    money: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    phases: dict[int, tuple[str, int]] = field(default_factory=dict)  # phase, tick of its end
    bids: dict[int, dict[int, Commitment]] = field(default_factory=lambda: defaultdict(dict))
    members: dict[int, dict[int, Commitment]] = field(default_factory=lambda: defaultdict(dict))
    leaving: set[tuple[int, int]] = field(default_factory=set)
    ready: set[int] = field(default_factory=set)
    requests: dict[tuple[int, int], TrainingRequested] = field(default_factory=dict)
    reported: set[tuple[int, int]] = field(default_factory=set)
    step: int = 1
    tick: int = 0
    closing_to: int | None = None
    finished: bool = False
    entries: int = 0
    costs: dict[tuple[int, Commitment], int] = field(default_factory=dict)
    trained: dict[int, float | None] = field(default_factory=dict)
    """Accuracy of each federation's last report; None where the training of all members did not settle."""
    qualities: dict[int, float] = field(default_factory=dict)
    """That of the model in use."""

    @property
    def last_tick(self) -> int:
        return self.treatment.turns * self.treatment.ticks_per_turn

    # What happened

    def fold(self, events: tuple[Event, ...]) -> None:
        """Take in the events of one transition."""
        for event in events:
            self._fold_one(event)
            assert sum(self.money.values()) == 0, f"money was made or lost by {event}"
        if self.closing_to is not None and not self.finished and not self._waits():
            self.tick, self.closing_to = self.closing_to, None
            self.step += 1
            self.ready.clear()

    def _waits(self) -> bool:
        return any(
            key not in self.reported and request.end_tick == self.closing_to for key, request in self.requests.items()
        )

    def _fold_one(self, event: Event) -> None:  # noqa: C901, PLR0915 - one case for each kind of event
        match event:
            case LedgerPosted(entry):
                self.entries += 1
                assert entry.entry == self.entries
                assert entry.amount > 0
                self.money[entry.debit] -= entry.amount
                self.money[entry.credit] += entry.amount
                assert self.money[entry.debit] >= 0 or entry.debit == "market"
            case BidPlaced():
                assert event.cost_cents == self.cost(event.player, event.commitment)
                assert event.replaced == (event.player in self.bids[event.federation])
                self.bids[event.federation][event.player] = event.commitment
            case BidWithdrawn():
                del self.bids[event.federation][event.player]
            case BidRefused():
                missed = self._missed(event.federation, event.player, event.commitment)
                limit = self.treatment.federations[event.federation - 1].admission.max_members
                full = len(self.members[event.federation]) >= limit
                assert event.reason in missed or (not missed and full and event.reason == "full")
                del self.bids[event.federation][event.player]
            case BidAdmitted():
                assert self.bids[event.federation].pop(event.player) == event.commitment
                assert self._missed(event.federation, event.player, event.commitment) == set()
                self.members[event.federation][event.player] = event.commitment
            case CommitmentChanged():
                assert event.player in self.members[event.federation]
                self.members[event.federation][event.player] = event.commitment
            case LeaveAsked():
                self.leaving.add((event.federation, event.player))
            case MemberLeft():
                del self.members[event.federation][event.player]
                self.leaving.discard((event.federation, event.player))
            case PlayerReady():
                self.ready.add(event.player)
            case PlayerNotReady():
                self.ready.remove(event.player)
            case Reacted():
                assert event.tick == self.tick
            case StepClosed():
                assert (event.step, event.from_tick) == (self.step, self.tick)
                ends = min(end for _, end in self.phases.values())
                assert event.to_tick == min(ends, self.last_tick)
                self.closing_to = event.to_tick
            case PhaseStarted():
                self.phases[event.federation] = (event.phase, event.tick + event.ticks)
            case TrainingRequested() | TrainingAccepted() | TrainingEnded() | TrainingUnsettled():
                self._fold_training(event)
            case GameFinished():
                self.finished = True
                self.tick, self.closing_to = event.tick, None
                self.bids.clear()

    def _fold_training(self, event: TrainingRequested | TrainingAccepted | TrainingEnded | TrainingUnsettled) -> None:
        match event:
            case TrainingRequested():
                self.requests[event.federation, event.cycle] = event
            case TrainingAccepted():
                self.reported.add((event.federation, event.cycle))
                grand = max(event.values, key=lambda row: len(row.members))
                self.trained[event.federation] = None if grand.members in event.unsettled else grand.accuracy
            case TrainingEnded():
                assert event.quality == self.trained[event.federation]
                self.qualities[event.federation] = event.quality
            case TrainingUnsettled():
                assert self.trained[event.federation] is None

    def _missed(self, number: int, player: int, promised: Commitment) -> set[str]:
        """The thresholds of federation `number` that a commitment does not meet."""
        asks, own = self.treatment.federations[number - 1].admission, self.endowments[player - 1]
        return _codes(
            (_exact(own.quality) * _exact(promised.quality_share) < _exact(asks.min_quality), "quality"),
            (_exact(own.quantity) * _exact(promised.quantity_share) < _exact(asks.min_quantity), "quantity"),
            (promised.resources < asks.min_resources, "resources"),
            (promised.payment_cents < asks.min_payment_cents, "payment"),
        )

    # What is held

    def cost(self, player: int, commitment: Commitment) -> int:
        """The cents of one cycle; computed once, fractions are slow."""
        if (player, commitment) not in self.costs:
            self.costs[player, commitment] = self._cost(player, commitment)
        return self.costs[player, commitment]

    def _cost(self, player: int, commitment: Commitment) -> int:
        own, costs = self.endowments[player - 1], self.treatment.costs
        quality = _exact(own.quality) * _exact(commitment.quality_share)
        quantity = _exact(own.quantity) * _exact(commitment.quantity_share)
        samples = int(quantity * self.treatment.training.max_samples + Fraction(1, 2))
        data = _exact(costs.per_sample_cents) * samples * (1 + _exact(costs.per_quality) * quality)
        return round(data + _exact(costs.per_resource_cents) * commitment.resources)

    def total(self, player: int, commitment: Commitment) -> int:
        return commitment.payment_cents + self.cost(player, commitment)

    def free_cents(self, player: int, besides: int = 0) -> int:
        held = sum(
            self.total(player, bids[player])
            for number, bids in self.bids.items()
            if player in bids and number != besides
        )
        return self.money.get(f"player:{player}", 0) - held

    def free_units(self, player: int, besides: int = 0) -> int:
        promised = sum(
            promises[player].resources
            for book in (self.bids, self.members)
            for number, promises in book.items()
            if player in promises and number != besides
        )
        return self.endowments[player - 1].resources - promised

    # What is legal

    def problems(self, action: Action) -> set[str]:
        """The codes that `action` may be refused with; empty when it is legal."""
        match action:
            case TimeUp():
                stale = action.step != self.step or self.closing_to is not None
                return _codes((self.finished, "game.finished"), (stale, "step.stale"))
            case EndGame():
                return _codes((self.finished, "game.finished"))
            case TrainingReported():
                return self._report_problems(action)
        seat = self._seat_problems(action.player)
        if isinstance(action, React):
            return seat - {"seat.ready", "step.closing"}
        if isinstance(action, NotReady):
            return seat - {"seat.ready"} if "seat.ready" in seat else seat | {"seat.not_ready"}
        if isinstance(action, Ready) or "seat.unknown" in seat:
            return seat
        return seat | self._place_problems(action)

    def _seat_problems(self, player: int) -> set[str]:
        return _codes(
            (not 1 <= player <= len(self.endowments), "seat.unknown"),
            (self.finished, "game.finished"),
            (self.closing_to is not None, "step.closing"),
            (player in self.ready, "seat.ready"),
        )

    def _place_problems(self, action: PlaceBid | WithdrawBid | ChangeCommitment | LeaveFederation) -> set[str]:
        number, player = action.federation, action.player
        if not 1 <= number <= len(self.treatment.federations):
            return {"federation.unknown"}
        bidding = self.phases[number][0] == "bidding"
        member = player in self.members[number]
        match action:
            case PlaceBid():
                place = _codes((not bidding, "federation.not_bidding"), (member, "federation.already_member"))
                return place | self.commitment_problems(player, number, action.commitment)
            case ChangeCommitment():
                place = _codes((not bidding, "federation.not_bidding"), (not member, "federation.not_member"))
                return place | self.commitment_problems(player, number, action.commitment)
            case WithdrawBid():
                return _codes((player not in self.bids[number], "bid.none"))
            case LeaveFederation():
                leaving = (number, player) in self.leaving
                return _codes((not member, "federation.not_member"), (leaving, "federation.already_leaving"))

    def commitment_problems(self, player: int, number: int, promised: Commitment) -> set[str]:
        shares = (promised.quality_share, promised.quantity_share)
        impossible = _codes(
            (not all(isfinite(share) and 0 <= share <= 1 for share in shares), "bid.share_out_of_range"),
            (promised.resources < 0, "bid.resources_negative"),
            (promised.payment_cents < 0, "bid.payment_negative"),
        )
        return impossible or _codes(
            (promised.resources > self.free_units(player, number), "bid.resources_exceeded"),
            (self.total(player, promised) > self.free_cents(player, number), "bid.payment_exceeded"),
        )

    def _report_problems(self, report: TrainingReported) -> set[str]:
        if self.finished:
            return {"game.finished"}
        request = self.requests.get((report.federation, report.cycle))
        if request is None:
            return {"training.unknown"}
        if (report.federation, report.cycle) in self.reported:
            return {"training.duplicate"}
        wrong = sorted(row.members for row in report.values) != sorted(request.coalitions)
        numbers = all(isfinite(row.value) and 0 <= row.accuracy <= 1 for row in report.values)
        empty = all(row.value == 0 for row in report.values if not row.members)
        worthless = {row.members for row in report.values if row.members and row.value == 0}
        lost = set(report.unsettled) <= worthless and len(set(report.unsettled)) == len(report.unsettled)
        return _codes((wrong, "training.coalitions"), (not (numbers and empty and lost), "training.values"))


def _codes(*found: tuple[bool, str]) -> set[str]:
    return {code for is_so, code in found if is_so}


def _exact(number: float) -> Fraction:
    """The number as it is written: 0.1 is a tenth."""
    return Fraction(repr(number)) if isfinite(number) else Fraction(0)
