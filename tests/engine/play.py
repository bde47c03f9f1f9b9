"""A short way to set up small games with round numbers and to play them; trainings come back by a formula.

Nothing here knows a rule: it builds treatments with every number written out, hands actions to `step`, and keeps what
came of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest

from engine.actions import (
    Action,
    ChangeCommitment,
    CoalitionValue,
    Commitment,
    IllegalAction,
    LeaveFederation,
    PlaceBid,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.events import Event, LedgerPosted, TrainingRequested
from engine.money import LedgerEntry
from engine.rules import new_game, step
from engine.rules.training import pending_trainings
from engine.state import Federation, Game
from engine.treatment import (
    AdmissionPolicy,
    Costs,
    Endowment,
    FederationSpec,
    Market,
    PhaseLengths,
    Training,
    Treatment,
)
from engine.values.orders import Order

E = TypeVar("E", bound=Event)
Worth = Callable[[tuple[int, ...]], tuple[float, float]]
"""worth(members ascending) -> (value above the empty coalition's, accuracy of the model)."""

NAMES = ("Aurora", "Borealis", "Cirrus")
ANYBODY = AdmissionPolicy(min_quality=0, min_quantity=0, min_resources=1, min_payment_cents=0, max_members=12)
FREE = Costs(per_sample_cents=0, per_quality=0, per_resource_cents=0)
PLAIN = PhaseLengths(bidding=3, training=(4, 4), profit=3)
"""A cycle is one turn: members are in at tick 3, trained at 7, paid at 10, in again at 13."""
STAGGERED = PhaseLengths(bidding=5, training=(5, 15), profit=3)
RICH = Endowment(quality=1.0, quantity=1.0, resources=10, money_cents=1000_00)


def arm(*schemes: str, admission: AdmissionPolicy = ANYBODY, opening_cents: int = 0) -> Treatment:
    """Federations Aurora, Borealis, Cirrus with these schemes, open to anybody; taking part costs nothing; plain turns."""
    federations = tuple(
        FederationSpec(name, scheme, admission=admission, opening_cents=opening_cents)
        for name, scheme in zip(NAMES, schemes or ("equal",), strict=False)
    )
    return Treatment(
        federations=federations,
        turns=5,
        ticks_per_turn=10,
        phases=PLAIN,
        payout_fraction=0.3,
        costs=FREE,
        market=Market(model="logit", revenue_cents=2000_00, beta=10, baseline=0.1, inertia=0),
        training=Training(max_samples=100),
        visibility="full",
    )


def per_head(members: tuple[int, ...]) -> tuple[float, float]:
    """Every member adds 0.1 to the value and to the accuracy, which is 0.5 without members."""
    return len(members) / 10, 0.5 + len(members) / 20


def accuracy_of(accuracy: float) -> Worth:
    """Every coalition trains a model of this accuracy."""
    return lambda members: (len(members) / 10, accuracy)


def report_of(
    request: TrainingRequested, worth: Worth = per_head, orders: tuple[Order, ...] | None = None
) -> TrainingReported:
    """The report that is asked for; where orders are to be sampled, along `orders`, or else those that `sample_of` draws."""
    rows = tuple(CoalitionValue(members, *worth(members)) for members in request.coalitions)
    history = (0.1, worth(request.coalitions[-1])[1])
    if request.plan is None:
        return TrainingReported(request.federation, request.cycle, rows, history)
    if orders is None:
        orders = sample_of([member.player for member in request.members])
    more = {
        tuple(sorted(some[:size])) for order in orders for some in (order, order[::-1]) for size in range(1, len(order))
    } - set(request.coalitions)
    rows += tuple(CoalitionValue(members, *worth(members)) for members in sorted(more))
    return TrainingReported(request.federation, request.cycle, rows, history, method="permutation", orders=orders)


def unsettle(report: TrainingReported, unsettled: Sequence[tuple[int, ...]]) -> TrainingReported:
    """The report with these coalitions not settled: worth 0, and as accurate as nobody's model."""
    nobody = next(row.accuracy for row in report.values if not row.members)
    rows = tuple(CoalitionValue(row.members, 0.0, nobody) if row.members in unsettled else row for row in report.values)
    return replace(report, values=rows, unsettled=tuple(unsettled))


def sample_of(members: Sequence[int], pairs: int = 3) -> tuple[tuple[int, ...], ...]:
    """Orders of joining, drawn with a seed of their own."""
    rng = Random(len(members))
    return tuple(tuple(rng.sample(sorted(members), len(members))) for _ in range(pairs))


class Table:
    """A running game, what its last action brought (`last`) and all that happened since the deal (`events`)."""

    def __init__(self, treatment: Treatment, endowments: Sequence[Endowment] = (RICH, RICH), seed: int = 1) -> None:
        deal = new_game(treatment, seed, tuple(endowments))
        self.game: Game = deal.game
        self.last: tuple[Event, ...] = deal.events
        self.events: list[Event] = list(deal.events)
        self.actions: list[Action] = []

    def do(self, *actions: Action) -> Table:
        self.last = ()
        for action in actions:
            transition = step(self.game, action)
            self.game = transition.game
            self.last += transition.events
            self.events += transition.events
            self.actions.append(action)
        return self

    def refused(self, action: Action) -> IllegalAction:
        """The refusal of `action`."""
        with pytest.raises(IllegalAction) as refusal:
            step(self.game, action)
        return refusal.value

    def bid(self, player: int, federation: int = 1, *, at_ms: int = 0, **terms: float) -> Table:
        return self.do(PlaceBid(player, federation, terms_of(**terms), at_ms))

    def change(self, player: int, federation: int = 1, **terms: float) -> Table:
        return self.do(ChangeCommitment(player, federation, terms_of(**terms)))

    def withdraw(self, player: int, federation: int = 1) -> Table:
        return self.do(WithdrawBid(player, federation))

    def leave(self, player: int, federation: int = 1) -> Table:
        return self.do(LeaveFederation(player, federation))

    def ready(self, *players: int) -> Table:
        return self.do(*(Ready(player) for player in players))

    def time_up(self) -> Table:
        return self.do(TimeUp(self.game.step))

    def report(self, worth: Worth = per_head) -> Table:
        """Every training that is asked for comes back."""
        return self.do(*(report_of(request, worth) for request in pending_trainings(self.game)))

    def until(self, tick: int, worth: Worth = per_head) -> Table:
        """Nobody does anything and trainings come back at once, until the clock stands at `tick`."""
        before: tuple[Event, ...] = ()
        while self.game.tick < tick and not self.game.finished:
            before += self.report(worth).last
            before += self.time_up().last
        assert self.game.tick == tick, f"the clock went over to {self.game.tick}"
        self.last = before
        return self

    def federation(self, number: int = 1) -> Federation:
        return self.game.federation(number)

    def members(self, number: int = 1) -> list[int]:
        return [member.player for member in self.federation(number).members]

    def balance(self, account: str) -> int:
        return self.game.ledger.balance(account)

    def of(self, kind: type[E]) -> list[E]:
        """What happened of this kind in the last move."""
        return [event for event in self.last if isinstance(event, kind)]

    def posted(self, reason: str) -> list[LedgerEntry]:
        """The entries of the last move for this reason."""
        return [event.entry for event in self.of(LedgerPosted) if event.entry.reason == reason]


def terms_of(quality: float = 1.0, quantity: float = 1.0, units: float = 1, pay: float = 0) -> Commitment:
    return Commitment(quality, quantity, int(units), int(pay))


def with_costs(treatment: Treatment, **cents: float) -> Treatment:
    return replace(treatment, costs=replace(treatment.costs, **cents))


def with_market(treatment: Treatment, **terms: object) -> Treatment:
    return replace(treatment, market=replace(treatment.market, **terms))  # type: ignore[arg-type]  # checked by Market


def player_with(
    *, quality: float = 1.0, quantity: float = 1.0, resources: int = 10, money_cents: int = 1000_00
) -> Endowment:
    return Endowment(quality, quantity, resources, money_cents)
