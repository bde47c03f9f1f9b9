"""Bids drawn at random: the yardstick for every other policy, and a way to reach corners of the rules.

In each step it bids at every open federation with probability 1/3, commits shares drawn from [0.5, 1], one to three
resource units, and up to twice the payment that is asked; it leaves a federation with probability 1/10.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.actions import Commitment, LeaveFederation, PlayerAction
from engine.bots.base import Bot, Purse
from engine.seen.view import PlayerView
from engine.values.words import Explained, Words


class RandomBids(Bot):
    words: ClassVar[Explained] = Explained(
        name=Words("By chance", "随机"),
        short=Words("Bids by lot.", "随机投标。"),
        long=Words(
            "In each step it bids at about a third of the open federations, offers more or less by lot, and sometimes leaves one.",
            "每一步向约三分之一开放的联邦投标，出多出少全凭运气，有时也会退出。",
        ),
    )

    def decide(self, view: PlayerView, rng: np.random.Generator) -> tuple[PlayerAction, ...]:
        purse = Purse.of(view)
        actions: list[PlayerAction] = []
        for federation in view.federations:
            if federation.allowed.leave and rng.random() < 0.1:
                actions.append(LeaveFederation(view.you.player, federation.federation))
            if federation.allowed.place_bid and rng.random() < 1 / 3:
                least = federation.admission.min_payment_cents
                commitment = Commitment(
                    quality_share=round(float(rng.uniform(0.5, 1)), 2),
                    quantity_share=round(float(rng.uniform(0.5, 1)), 2),
                    resources=int(rng.integers(1, 3, endpoint=True)),
                    payment_cents=int(rng.integers(least, 2 * least, endpoint=True)),
                )
                bid = purse.bid(federation, commitment)
                if bid:
                    actions.append(bid)
        return tuple(actions)
