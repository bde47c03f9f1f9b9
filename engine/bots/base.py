"""What every bot has in common: it sees a PlayerView and proposes actions, and nothing else.

A bot keeps no memory of its own: what it earned where stands in its view, as for a person in that seat. Chance is the
caller's generator, so the same seat at the same step decides the same again. Proposals go the way of a person's
clicks and may be refused like them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.actions import Commitment, PlaceBid, PlayerAction
from engine.money import Cents
from engine.rules.costs import Offer, offer, training_ticks
from engine.rules.thresholds import refusal
from engine.seen.view import FederationView, PlayerView
from engine.treatment import Endowment
from engine.values.words import UNEXPLAINED, Explained


class Bot(ABC):
    """A policy. What scenario files call it stands in the registry; `words` are what people call it."""

    words: ClassVar[Explained] = UNEXPLAINED

    @abstractmethod
    def decide(self, view: PlayerView, rng: np.random.Generator) -> tuple[PlayerAction, ...]:
        """The actions of the seat in this step, in order, without Ready."""


@dataclass(slots=True)
class Purse:
    """What a bot may still spend while it drafts the bids of one step."""

    view: PlayerView
    cents: Cents
    resources: int

    @classmethod
    def of(cls, view: PlayerView) -> Purse:
        return cls(view, view.you.free_cents, view.you.resources_free)

    def bid(self, federation: FederationView, commitment: Commitment) -> PlaceBid | None:
        """A bid that the federation admits, that the purse can pay, and whose payout comes before the end; else None."""
        brought = offer_of(self.view, commitment)
        if not (
            federation.allowed.place_bid
            and federation.my_bid is None
            # A full federation may have room when the bidding closes: members leave.
            and refusal(federation.admission, brought, others=0) is None
            and commitment.resources <= self.resources
            and brought.total_cents <= self.cents
            and pays_before_end(self.view, federation, brought)
        ):
            return None
        self.cents -= brought.total_cents
        self.resources -= commitment.resources
        return PlaceBid(self.view.you.player, federation.federation, commitment)


def offer_of(view: PlayerView, commitment: Commitment) -> Offer:
    """What a commitment brings out of the own endowment, and what it costs."""
    you = view.you
    return offer(view.rules, Endowment(you.quality, you.quantity, you.resources, you.money_cents), commitment)


def pays_before_end(view: PlayerView, federation: FederationView, brought: Offer) -> bool:
    """Whether a cycle that starts when the bidding closes is paid in time, with the own training as the slowest."""
    ticks = training_ticks(view.rules, brought.quantity, brought.resources)
    paid = view.tick + federation.ticks_left + ticks + view.rules.phases.profit
    return paid <= view.rules.turns * view.rules.ticks_per_turn


def past_nets(view: PlayerView) -> dict[int, list[Cents]]:
    """What each federation (by number) left the seat with in each paid cycle: payment minus fee and cost."""
    nets: dict[int, list[Cents]] = {}
    for payout in view.payouts:
        nets.setdefault(payout.federation, []).append(payout.net_cents)
    return nets


def mean(values: Iterable[Cents]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def last_chance_to_leave(view: PlayerView, federation: FederationView) -> bool:
    """A member of a bidding federation whose next cycle would be charged but not paid before the end."""
    membership = federation.my_membership
    if membership is None or federation.phase != "bidding":
        return False
    return not pays_before_end(view, federation, offer_of(view, membership.commitment))
