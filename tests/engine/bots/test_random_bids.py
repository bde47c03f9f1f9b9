"""Bids drawn at random."""

from collections import Counter

from engine.actions import LeaveFederation, PlaceBid
from engine.bots import get_bot
from engine.seen.observe import observe
from tests.engine.bots.contract import BotContract, generator
from tests.engine.play import RICH, Table, arm


class TestRandomBids(BotContract):
    policy = "random"

    def test_bids_at_every_open_federation_one_time_in_three(self) -> None:
        view = observe(Table(arm("equal", "linear", "shapley"), [RICH]).game, 1)
        bids: Counter[int] = Counter()
        for seed in range(600):
            for action in get_bot("random").decide(view, generator(seed)):
                assert isinstance(action, PlaceBid)
                bids[action.federation] += 1
        assert all(abs(count / 600 - 1 / 3) < 0.06 for count in bids.values())

    def test_leaves_one_time_in_ten(self) -> None:
        view = observe(Table(arm("equal"), [RICH]).bid(1).until(3).game, 1)
        leaves = sum(LeaveFederation(1, 1) in get_bot("random").decide(view, generator(seed)) for seed in range(600))
        assert abs(leaves / 600 - 1 / 10) < 0.04
