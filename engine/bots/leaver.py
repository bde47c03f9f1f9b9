"""Who is going: takes back every bid, leaves every federation as soon as that can be, and bids nowhere.

It plays the seat of a person who has gone, where the treatment says so (`absent = "leave"`): what the person owns is
committed to nothing that the person did not choose.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from engine.actions import LeaveFederation, PlayerAction, WithdrawBid
from engine.bots.base import Bot
from engine.seen.view import PlayerView
from engine.values.words import Explained, Words


class Leaver(Bot):
    words: ClassVar[Explained] = Explained(
        name=Words("Leaves", "退出者"),
        short=Words("Leaves every federation and bids nowhere.", "退出所有联邦，不再投标。"),
        long=Words(
            "It takes back its open bids, asks to leave every federation that it is in, and never bids again.",
            "它撤回所有未决的投标，向所在的每个联邦申请退出，此后不再投标。",
        ),
    )

    def decide(self, view: PlayerView, rng: np.random.Generator) -> tuple[PlayerAction, ...]:
        you = view.you.player
        actions: list[PlayerAction] = []
        for federation in view.federations:
            if federation.allowed.withdraw_bid:
                actions.append(WithdrawBid(you, federation.federation))
            if federation.allowed.leave:
                actions.append(LeaveFederation(you, federation.federation))
        return tuple(actions)
