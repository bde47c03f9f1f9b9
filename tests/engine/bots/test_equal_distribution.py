"""The prototype's agent: tries everything once with a hundred each, leaves what does not pay, returns to the best."""

from dataclasses import replace

import pytest

from engine.actions import LeaveFederation, PlaceBid, PlayerAction
from engine.bots import get_bot
from engine.seen.observe import observe
from engine.treatment import AdmissionPolicy, Endowment, FederationSpec, Treatment
from tests.engine.bots.contract import BotContract, generator
from tests.engine.play import ANYBODY, RICH, Table, arm, player_with, terms_of, with_costs, with_market

THREE = ("equal", "equal", "equal")


def decided(table: Table, seed: int = 1) -> tuple[PlayerAction, ...]:
    return get_bot("equal_distribution").decide(observe(table.game, 1), generator(seed))


def opened_with(*opening_cents: int) -> Treatment:
    """The first federations hold this much at the start, and the market brings nothing."""
    treatment = with_market(arm(*THREE), revenue_cents=0)
    federations = tuple(
        replace(spec, opening_cents=cents)
        for spec, cents in zip(treatment.federations, (*opening_cents, 0, 0, 0), strict=False)
    )
    return replace(treatment, federations=federations)


class TestEqualDistribution(BotContract):
    policy = "equal_distribution"

    def test_spreads_its_resources_over_all_federations_and_pays_100_each(self) -> None:
        bids = decided(Table(arm(*THREE), [RICH]))
        assert sorted(bids, key=_federation) == [
            PlaceBid(1, number, terms_of(units=3, pay=100_00)) for number in (1, 2, 3)
        ]

    def test_pays_what_it_has_when_that_is_less(self) -> None:
        treatment = with_costs(arm(*THREE), per_resource_cents=1_00)
        bids = decided(Table(treatment, [player_with(money_cents=250_00, resources=6)]))
        # each bid costs 2.00 beyond its fee: 100.00 twice, then 250 - 204 - 2 = 44.00
        assert [bid.commitment.payment_cents for bid in bids if isinstance(bid, PlaceBid)] == [100_00, 100_00, 44_00]

    def test_tries_federations_in_an_order_that_chance_decides(self) -> None:
        poor = Table(arm(*THREE), [player_with(money_cents=100_00)])
        assert {_federation(decided(poor, seed)[0]) for seed in range(30)} == {1, 2, 3}

    @pytest.mark.parametrize("money", [0, 49_99])
    def test_does_not_bid_where_it_cannot_pay_the_least(self, money: int) -> None:
        policy = replace(ANYBODY, min_payment_cents=50_00)
        assert decided(Table(arm(*THREE, admission=policy), [player_with(money_cents=money)])) == ()

    def test_leaves_a_federation_that_paid_less_than_it_cost(self) -> None:
        table = Table(opened_with(0), [RICH]).bid(1, 1, pay=100_00).until(10)
        assert decided(table)[0] == LeaveFederation(1, 1)

    def test_stays_where_it_was_paid_as_much_as_it_cost(self) -> None:
        table = Table(opened_with(1000_00), [RICH]).bid(1, 1, pay=100_00).until(10)
        assert [action for action in decided(table) if isinstance(action, LeaveFederation)] == []

    def test_returns_to_the_best_when_all_are_tried(self) -> None:
        """Each pays 0.3 of what it holds: Borealis 900.00, Aurora 300.00, Cirrus nothing."""
        table = Table(opened_with(1000_00, 3000_00), [RICH])
        table.bid(1, 1).bid(1, 2).bid(1, 3).until(10).leave(1, 1).leave(1, 2).leave(1, 3)
        assert decided(table) == (PlaceBid(1, 2, terms_of(units=10, pay=100_00)),)

    def test_does_not_return_when_even_the_best_did_not_pay(self) -> None:
        table = Table(opened_with(), [RICH])
        table.bid(1, 1, pay=10).bid(1, 2, pay=10).bid(1, 3, pay=10).until(10).leave(1, 1).leave(1, 2).leave(1, 3)
        assert decided(table) == ()

    def test_a_federation_that_would_never_admit_it_is_not_waited_for(self) -> None:
        treatment = opened_with(1000_00)
        out_of_reach = FederationSpec("Zenith", "equal", admission=AdmissionPolicy(min_quality=0.9))
        treatment = replace(treatment, federations=(treatment.federations[0], out_of_reach))
        table = Table(treatment, [Endowment(0.5, 1.0, 10, 1000_00)]).bid(1, 1).until(10).leave(1)
        assert [_federation(action) for action in decided(table)] == [1]

    def test_does_not_start_a_cycle_that_is_not_paid_before_the_end(self) -> None:
        table = Table(arm(*THREE), [RICH]).until(42)  # bidding ends at 45, a cycle then at 52
        assert decided(table) == ()


def _federation(action: PlayerAction) -> int:
    assert isinstance(action, PlaceBid | LeaveFederation)
    return action.federation
