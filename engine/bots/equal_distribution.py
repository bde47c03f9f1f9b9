"""The agent of the 2020 prototype (Ng et al., IJCAI 2020): try every federation, leave the bad, return to the best.

It spreads its free resources evenly over the federations it has not tried yet and pays 100.00 each, or what it has.
It leaves a federation whose last payout was less than the cycle cost. When none is left to try that would admit it,
it goes back to the one that paid best, as long as that one paid at all.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.actions import Commitment, LeaveFederation, PlayerAction
from engine.bots.base import Bot, Purse, last_chance_to_leave, mean, offer_of, past_nets
from engine.rules.thresholds import refusal
from engine.seen.view import FederationView, PlayerView
from engine.values.words import Explained, Words

PAYMENT_CENTS = 10_000


class EqualDistribution(Bot):
    words: ClassVar[Explained] = Explained(
        name=Words("Spreads out", "平均投入"),
        short=Words(
            "Tries every federation, leaves the bad ones and returns to the best.",
            "逐个尝试联邦，离开不划算的，回到最好的。",
        ),
        long=Words(
            "It divides its resources evenly over the federations that it has not tried, leaves one whose last "
            "payout was below its costs, and then goes back to the one that paid best.",
            "它把算力平均分给还没试过的联邦；哪个联邦上次分红低于成本就离开，最后回到分红最多的那个。",
        ),
    )

    def decide(self, view: PlayerView, rng: np.random.Generator) -> tuple[PlayerAction, ...]:
        nets = past_nets(view)
        actions: list[PlayerAction] = [
            LeaveFederation(view.you.player, federation.federation)
            for federation in view.federations
            if federation.allowed.leave
            and (nets.get(federation.federation, [0])[-1] < 0 or last_chance_to_leave(view, federation))
        ]
        open_now = [f for f in view.federations if f.allowed.place_bid and f.my_bid is None]
        untried = [
            f for f in view.federations if f.federation not in nets and not f.my_membership and _within_reach(view, f)
        ]
        targets = [f for f in open_now if f in untried]
        if not untried and nets:
            best = max(nets, key=lambda number: mean(nets[number]))
            targets = [f for f in open_now if f.federation == best and mean(nets[best]) > 0]
        order = [targets[int(i)] for i in rng.permutation(len(targets))]
        return (*actions, *self._bids(view, order, len(untried) or 1))

    def _bids(self, view: PlayerView, targets: list[FederationView], spread: int) -> list[PlayerAction]:
        purse = Purse.of(view)
        units = max(1, view.you.resources_free // spread)
        bids: list[PlayerAction] = []
        for federation in targets:
            resources = max(units, federation.admission.min_resources)
            cost = offer_of(view, Commitment(1.0, 1.0, resources, 0)).cost_cents
            payment = max(federation.admission.min_payment_cents, min(PAYMENT_CENTS, purse.cents - cost))
            bid = purse.bid(federation, Commitment(1.0, 1.0, resources, payment))
            if bid:
                bids.append(bid)
        return bids


def _within_reach(view: PlayerView, federation: FederationView) -> bool:
    """The federation has room, and all that the seat owns meets its thresholds."""
    payment = max(PAYMENT_CENTS, federation.admission.min_payment_cents)
    everything = offer_of(view, Commitment(1.0, 1.0, view.you.resources, payment))
    return refusal(federation.admission, everything, federation.members_count) is None
