"""Epsilon-greedy choice of federations by the seat's own past earnings (Sutton and Barto, 2018, ch. 2).

It keeps up to three memberships with all its data and a third of its resources each. With probability epsilon it bids at
a federation drawn at random, else at the open one with the highest mean earnings so far; one it never tried counts
as 0. It pays what admission asks, and leaves where the mean of its earnings is below 0.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.actions import Commitment, LeaveFederation, PlayerAction
from engine.bots.base import Bot, Purse, last_chance_to_leave, mean, past_nets
from engine.seen.view import FederationView, PlayerView
from engine.values.words import Explained, Words

EPSILON = 0.2
MEMBERSHIPS = 3


class EpsilonGreedy(Bot):
    words: ClassVar[Explained] = Explained(
        name=Words("Greedy", "贪心"),
        short=Words(
            "Goes where it earned most, and now and then elsewhere by chance.", "去以往赚得最多的地方，偶尔随机换一处。"
        ),
        long=Words(
            "It is in up to three federations with all of its data. One time in five it picks one by lot, else "
            "the one with its highest average earnings so far.",
            "它最多同时加入三个联邦，投入全部数据。五次中有一次随机挑选，其余去自己平均收益最高的联邦。",
        ),
    )

    def decide(self, view: PlayerView, rng: np.random.Generator) -> tuple[PlayerAction, ...]:
        nets = past_nets(view)
        leaves: list[PlayerAction] = [
            LeaveFederation(view.you.player, federation.federation)
            for federation in view.federations
            if federation.allowed.leave
            and (mean(nets.get(federation.federation, [0])) < 0 or last_chance_to_leave(view, federation))
        ]
        busy = sum(1 for f in view.federations if f.my_bid or f.my_membership) - len(leaves)
        purse = Purse.of(view)
        bids: list[PlayerAction] = []
        candidates = [f for f in view.federations if f.allowed.place_bid and f.my_bid is None]
        while candidates and busy + len(bids) < MEMBERSHIPS:
            federation = self._choose(candidates, nets, rng)
            candidates.remove(federation)
            resources = max(federation.admission.min_resources, view.you.resources // MEMBERSHIPS)
            bid = purse.bid(federation, Commitment(1.0, 1.0, resources, federation.admission.min_payment_cents))
            if bid:
                bids.append(bid)
        return (*leaves, *bids)

    @staticmethod
    def _choose(
        candidates: list[FederationView], nets: dict[int, list[int]], rng: np.random.Generator
    ) -> FederationView:
        lots = rng.permutation(len(candidates))
        if rng.random() < EPSILON:
            return candidates[int(lots[0])]
        worth = [mean(nets.get(federation.federation, [0])) for federation in candidates]
        return candidates[max(range(len(candidates)), key=lambda i: (worth[i], int(lots[i])))]
