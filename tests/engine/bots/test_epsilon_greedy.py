"""Epsilon-greedy: where it earned most on average so far, and now and then anywhere."""

from collections import Counter
from dataclasses import replace

from engine.actions import LeaveFederation, PlaceBid, PlayerAction
from engine.bots import get_bot
from engine.bots.epsilon_greedy import EPSILON, MEMBERSHIPS
from engine.seen.observe import observe
from engine.treatment import Endowment, FederationSpec, Treatment
from tests.engine.bots.contract import BotContract, generator
from tests.engine.play import ANYBODY, RICH, Table, arm, with_market


def arms(*opening_cents: int) -> Treatment:
    """Federations that pay out of what they opened with, an equal share of 0.3 of it."""
    federations = tuple(
        FederationSpec(f"F{number}", "equal", admission=ANYBODY, opening_cents=cents)
        for number, cents in enumerate(opening_cents, start=1)
    )
    return replace(with_market(arm(), revenue_cents=0), federations=federations)


def decided(table: Table, seed: int = 1) -> tuple[PlayerAction, ...]:
    return get_bot("epsilon_greedy").decide(observe(table.game, 1), generator(seed))


class TestEpsilonGreedy(BotContract):
    policy = "epsilon_greedy"

    def test_chooses_the_federation_that_it_earned_most_at(self) -> None:
        """It was in all five once, has left, and bids first at F4, which paid most."""
        table = Table(arms(100_00, 200_00, 300_00, 900_00, 0), [RICH])
        for number in range(1, 6):
            table.bid(1, number)
        table.until(10)
        for number in range(1, 6):
            table.leave(1, number)
        firsts = Counter(_first_bid(decided(table, seed)) for seed in range(500))
        # the best with probability 1 - epsilon + epsilon / 5
        assert abs(firsts[4] / 500 - (1 - EPSILON + EPSILON / 5)) < 0.05
        assert set(firsts) == {1, 2, 3, 4, 5}

    def test_among_those_that_it_never_tried_chance_decides(self) -> None:
        firsts = Counter(_first_bid(decided(Table(arms(0, 0, 0), [RICH]), seed)) for seed in range(300))
        assert set(firsts) == {1, 2, 3}
        assert min(firsts.values()) > 60

    def test_keeps_to_its_number_of_memberships_and_shares_its_resources_over_them(self) -> None:
        bids = [action for action in decided(Table(arms(0, 0, 0, 0, 0), [RICH])) if isinstance(action, PlaceBid)]
        assert len(bids) == MEMBERSHIPS
        assert {bid.commitment.resources for bid in bids} == {10 // MEMBERSHIPS}

    def test_bids_and_memberships_count_together(self) -> None:
        table = Table(arms(0, 0, 0, 0, 0), [RICH]).bid(1, 1).until(10)
        table.bid(1, 2)
        bids = [action for action in decided(table) if isinstance(action, PlaceBid)]
        assert len(bids) == MEMBERSHIPS - 2

    def test_pays_what_admission_asks(self) -> None:
        treatment = arms(0)
        spec = replace(treatment.federations[0], admission=replace(ANYBODY, min_payment_cents=12_34))
        (bid,) = decided(Table(replace(treatment, federations=(spec,)), [RICH]))
        assert isinstance(bid, PlaceBid)
        assert bid.commitment.payment_cents == 12_34

    def test_leaves_where_it_loses_on_average(self) -> None:
        table = Table(arms(0), [RICH]).bid(1, 1, pay=100_00).until(10)
        assert decided(table)[0] == LeaveFederation(1, 1)

    def test_stays_where_one_bad_cycle_is_made_good_by_another(self) -> None:
        """900.00 in the first cycle of the game's only member, then it pays 800.00 and gets 0.3 of what is there."""
        table = Table(arms(3000_00), [Endowment(1.0, 1.0, 10, 100_00)]).bid(1, 1).until(10).change(1, 1, pay=950_00)
        table.until(20)
        nets = [payout.net_cents for payout in observe(table.game, 1).payouts]
        assert nets == [900_00, (2100_00 + 950_00) * 3 // 10 - 950_00]
        assert nets[1] < 0 < sum(nets)
        assert [action for action in decided(table) if isinstance(action, LeaveFederation)] == []


def _first_bid(actions: tuple[PlayerAction, ...]) -> int:
    return next(action.federation for action in actions if isinstance(action, PlaceBid))
