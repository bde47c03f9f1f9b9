"""The free rider: takes part with as little data, quality and money as is admitted, wherever that pays.

It bids at every federation it has not tried, and again at those where it earned something; it leaves where it lost.
"""

from __future__ import annotations

from math import ceil
from typing import ClassVar

import numpy as np

from engine.actions import Commitment, LeaveFederation, PlayerAction
from engine.bots.base import Bot, Purse, last_chance_to_leave, mean, past_nets
from engine.seen.view import FederationView, PlayerView
from engine.values.words import Explained, Words


class FreeRider(Bot):
    words: ClassVar[Explained] = Explained(
        name=Words("Free rider", "搭便车"),
        short=Words("Brings as little as is admitted.", "只投入能被接纳的最低限度。"),
        long=Words(
            "It bids at every federation with the least data, quality and money that are asked for, and leaves where it loses.",
            "它向每个联邦投标，只给出所要求的最少数据、质量和会费，亏了就离开。",
        ),
    )

    def decide(self, view: PlayerView, rng: np.random.Generator) -> tuple[PlayerAction, ...]:
        nets = past_nets(view)
        purse = Purse.of(view)
        actions: list[PlayerAction] = []
        for index in rng.permutation(len(view.federations)):
            federation = view.federations[int(index)]
            worth = mean(nets.get(federation.federation, [0]))
            if federation.allowed.leave and (worth < 0 or last_chance_to_leave(view, federation)):
                actions.append(LeaveFederation(view.you.player, federation.federation))
            elif federation.allowed.place_bid and worth >= 0:
                bid = purse.bid(federation, _least(view, federation))
                if bid:
                    actions.append(bid)
        return tuple(actions)


def _least(view: PlayerView, federation: FederationView) -> Commitment:
    """The smallest commitment that is admitted, in whole percents of the own data."""
    policy = federation.admission
    return Commitment(
        quality_share=_percent(policy.min_quality, view.you.quality),
        quantity_share=_percent(policy.min_quantity, view.you.quantity),
        resources=policy.min_resources,
        payment_cents=policy.min_payment_cents,
    )


def _percent(needed: float, owned: float) -> float:
    """The smallest whole percentage of `owned` that is at least `needed`; 1 when even all is not enough."""
    if owned <= needed:
        return 1.0
    return ceil(round(100 * needed / owned, 9)) / 100  # 0.07 of 0.7 is 10.000000000000002 % in floats
