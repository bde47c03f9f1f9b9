"""The free rider: takes part with the least that is admitted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.actions import LeaveFederation, PlaceBid
from engine.bots import get_bot
from engine.seen.observe import observe
from engine.treatment import AdmissionPolicy
from tests.engine.bots.contract import BotContract, generator
from tests.engine.play import RICH, Table, arm, player_with, with_market

POLICY = AdmissionPolicy(min_quality=0.1, min_quantity=0.3, min_resources=2, min_payment_cents=50_00, max_members=12)


def bids(table: Table) -> list[PlaceBid]:
    decided = get_bot("free_rider").decide(observe(table.game, 1), generator(1))
    return [action for action in decided if isinstance(action, PlaceBid)]


class TestFreeRider(BotContract):
    policy = "free_rider"

    def test_commits_the_least_that_is_admitted(self) -> None:
        (bid,) = bids(Table(arm("equal", admission=POLICY), [player_with(quality=0.8, quantity=0.6)]))
        terms = bid.commitment
        assert (terms.quality_share, terms.quantity_share) == (0.13, 0.5)  # 0.13 * 0.8 = 0.104 is just enough
        assert (terms.resources, terms.payment_cents) == (2, 50_00)

    @given(st.integers(1, 100), st.integers(0, 100), st.integers(1, 100))
    def test_it_is_admitted_and_one_percent_less_would_not_be(self, own: int, least: int, quantity: int) -> None:
        policy = AdmissionPolicy(min_quality=least / 100, min_quantity=0, min_resources=1, min_payment_cents=0)
        seat = player_with(quality=own / 100, quantity=quantity / 100)
        table = Table(arm("equal", admission=policy), [seat])
        if own < least:
            assert bids(table) == []
            return
        share = bids(table)[0].commitment.quality_share
        assert Table(arm("equal", admission=policy), [seat]).bid(1, quality=share).until(3).members() == [1]
        if share > 0:
            less = round(share - 0.01, 2)
            assert Table(arm("equal", admission=policy), [seat]).bid(1, quality=less).until(3).members() == []

    def test_goes_everywhere_at_once(self) -> None:
        assert sorted(bid.federation for bid in bids(Table(arm("equal", "linear", "shapley"), [RICH]))) == [1, 2, 3]

    @pytest.mark.parametrize(("revenue", "leaves"), [(0, True), (2000_00, False)])
    def test_leaves_where_it_loses_and_stays_where_it_earns(self, revenue: int, leaves: bool) -> None:
        table = Table(with_market(arm("equal"), revenue_cents=revenue), [RICH]).bid(1, pay=50_00).until(10)
        decided = get_bot("free_rider").decide(observe(table.game, 1), generator(1))
        assert (LeaveFederation(1, 1) in decided) == leaves

    def test_does_not_come_back_to_where_it_lost(self) -> None:
        table = Table(with_market(arm("equal"), revenue_cents=0), [RICH]).bid(1, pay=50_00).until(10).leave(1)
        assert bids(table) == []
