"""Bidding: what a seat may promise, what is held for it, and that nothing is promised twice."""

from dataclasses import replace

import pytest

from engine.actions import ChangeCommitment, IllegalAction, NotReady, PlaceBid
from engine.events import BidPlaced, BidRefused, BidWithdrawn, CommitmentChanged, LeaveAsked, MemberLeft, PlayerNotReady
from engine.rules.bidding import check_admissible
from engine.rules.holdings import free_cents, free_resources, reserved_cents
from engine.seen.observe import observe
from engine.treatment import AdmissionPolicy
from tests.engine.play import Table, arm, player_with, terms_of, with_costs


def two_open() -> Table:
    return Table(arm("equal", "shapley"))


def test_the_fee_and_the_cost_of_a_cycle_are_held_while_a_bid_is_open() -> None:
    treatment = with_costs(arm("equal", "shapley"), per_sample_cents=2, per_quality=0.5, per_resource_cents=10)
    table = Table(treatment, [player_with(quality=0.8, quantity=0.5)])
    table.bid(1, 1, quality=0.5, quantity=0.4, units=3, pay=50_00)
    # 0.2 of 100 samples = 20; 2 cents * 20 * (1 + 0.5 * 0.4) + 3 * 10 = 48 + 30 = 78 cents
    assert table.of(BidPlaced)[0].cost_cents == 78
    assert reserved_cents(table.game, 1) == 50_78
    assert free_cents(table.game, 1) == 1000_00 - 50_78
    assert table.balance("player:1") == 1000_00  # held, not paid
    assert free_resources(table.game, 1) == 7


def test_half_a_sample_is_rounded_up_as_in_the_training() -> None:
    treatment = with_costs(arm("equal"), per_sample_cents=100)
    for quantity, samples in ((0.025, 3), (0.024, 2), (0.035, 4)):
        assert Table(treatment).bid(1, quantity=quantity).of(BidPlaced)[0].cost_cents == samples * 100


def test_money_cannot_be_promised_twice() -> None:
    table = two_open().bid(1, 1, pay=600_00)
    assert table.refused(PlaceBid(1, 2, terms_of(pay=400_01))).code == "bid.payment_exceeded"
    table.bid(1, 2, pay=400_00)
    assert free_cents(table.game, 1) == 0


def test_the_cost_counts_beside_the_fee() -> None:
    table = Table(with_costs(arm("equal"), per_resource_cents=100))
    assert table.refused(PlaceBid(1, 1, terms_of(units=2, pay=998_01))).code == "bid.payment_exceeded"
    table.bid(1, units=2, pay=998_00)


def test_resources_cannot_be_promised_twice() -> None:
    table = two_open().bid(1, 1, units=6)
    assert table.refused(PlaceBid(1, 2, terms_of(units=5))).code == "bid.resources_exceeded"
    table.bid(1, 2, units=4)
    assert free_resources(table.game, 1) == 0


def test_resources_are_in_use_until_the_member_leaves() -> None:
    table = two_open().bid(1, 1, units=6).until(3)
    assert table.refused(PlaceBid(1, 2, terms_of(units=5))).code == "bid.resources_exceeded"
    table.leave(1)
    assert table.refused(PlaceBid(1, 2, terms_of(units=5))).code == "bid.resources_exceeded"
    table.until(10)  # paid
    table.bid(1, 2, units=10)


def test_data_can_be_promised_to_several_federations() -> None:
    table = two_open().bid(1, 1, quality=1, quantity=1).bid(1, 2, quality=1, quantity=1).until(3)
    assert table.members(1) == table.members(2) == [1]


def test_a_new_bid_replaces_the_own_one_and_what_was_held_for_it() -> None:
    table = two_open().bid(1, 1, units=10, pay=1000_00)
    table.bid(1, 1, units=9, pay=999_00)
    assert table.of(BidPlaced)[0].replaced
    assert len(table.federation().bids) == 1
    assert reserved_cents(table.game, 1) == 999_00
    assert free_resources(table.game, 1) == 1


def test_a_replaced_bid_counts_from_its_new_time() -> None:
    table = two_open().bid(1, at_ms=100).bid(2, at_ms=200).bid(1, at_ms=300)
    assert table.until(3).members() == [2, 1]


def test_a_bid_taken_back_frees_what_it_held() -> None:
    table = two_open().bid(1, 1, units=10, pay=1000_00).withdraw(1)
    assert table.of(BidWithdrawn) == [BidWithdrawn(1, 1)]
    assert (free_cents(table.game, 1), free_resources(table.game, 1)) == (1000_00, 10)
    assert table.until(3).members() == []


def test_a_bid_below_the_thresholds_may_be_placed() -> None:
    strict = AdmissionPolicy(min_quality=0.5, min_quantity=0.5, min_resources=3, min_payment_cents=50_00)
    Table(arm("equal", admission=strict)).bid(1, quality=0, quantity=0, units=0, pay=0)


def test_a_member_changes_its_commitment_in_bidding_for_the_next_cycle() -> None:
    table = Table(arm("equal")).bid(1, units=2, pay=10_00).until(10).change(1, units=10, pay=20_00)
    assert table.of(CommitmentChanged)[0].commitment == terms_of(units=10, pay=20_00)
    assert free_resources(table.game, 1) == 0  # the units are kept for it at once
    assert table.federation().cycles[0].members[0].resources == 2
    table.until(13)
    assert table.federation().cycles[1].members[0].resources == 10
    assert [entry.amount for entry in table.posted("fee")] == [20_00]


def test_a_change_must_be_affordable_beside_the_open_bids() -> None:
    table = two_open().bid(1, 1, units=4).until(10)
    table.bid(1, 2, units=5, pay=700_00)
    assert table.refused(ChangeCommitment(1, 1, terms_of(units=6))).code == "bid.resources_exceeded"
    rest = free_cents(table.game, 1)
    assert table.refused(ChangeCommitment(1, 1, terms_of(pay=rest + 1))).code == "bid.payment_exceeded"
    table.change(1, 1, units=5, pay=rest)


def test_leaving_while_bidding_is_at_once() -> None:
    table = Table(arm("equal")).bid(1, units=4).until(10).leave(1)
    assert table.of(MemberLeft) == [MemberLeft(1, 1, 10, join_order=1, joined_tick=3, reason="left")]
    assert table.members() == []
    assert free_resources(table.game, 1) == 10


def test_leaving_at_another_time_is_only_asked_for() -> None:
    table = Table(arm("equal")).bid(1).until(3).leave(1)
    assert table.of(LeaveAsked) == [LeaveAsked(1, 1)]
    assert table.members() == [1]


def test_who_is_ready_decides_nothing_more_in_this_step() -> None:
    table = two_open().ready(1)
    assert table.refused(PlaceBid(1, 1, terms_of())).code == "seat.ready"
    table.ready(2)
    table.bid(1, 1)


def test_who_takes_ready_back_decides_again_and_the_step_stays_open() -> None:
    table = two_open().ready(1).do(NotReady(1))
    assert table.of(PlayerNotReady) == [PlayerNotReady(1)]
    table.bid(1, 1).ready(2)
    assert table.game.step == 1
    table.ready(1)
    assert table.game.step == 2


def test_what_the_view_offers_at_most_is_accepted_and_one_more_is_refused() -> None:
    table = two_open().bid(1, 2, units=3, pay=400_00)
    allowed = observe(table.game, 1).federations[0].allowed
    assert (allowed.max_resources, allowed.max_payment_cents) == (7, 600_00)
    most = terms_of(units=7, pay=600_00)
    for more in (replace(most, resources=8), replace(most, payment_cents=600_01)):
        assert table.refused(PlaceBid(1, 1, more)).code in ("bid.resources_exceeded", "bid.payment_exceeded")
    table.do(PlaceBid(1, 1, most))


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_may_be_nothing_or_all(share: float) -> None:
    two_open().bid(1, quality=share, quantity=share)


def test_a_bid_is_told_as_it_was_placed() -> None:
    (placed,) = Table(arm()).bid(1, quality=0.5, units=2, pay=10_00).of(BidPlaced)
    assert placed == BidPlaced(1, 1, terms_of(quality=0.5, units=2, pay=10_00), 0, replaced=False)


ASKING = AdmissionPolicy(min_quality=0.4, min_quantity=0.3, min_resources=2, min_payment_cents=10_00, max_members=1)


@pytest.mark.parametrize(
    ("short", "rule", "said"),
    [
        ({"quality": 0.3}, "quality", "its quality is 0.3, and at least 0.4"),
        ({"quantity": 0.2}, "quantity", "its quantity is 0.2, and at least 0.3"),
        ({"units": 1}, "resources", "its resources is 1, and at least 2"),
        ({"pay": 9_99}, "payment", "its payment is 9.99, and at least 10.00"),
    ],
)
def test_a_bid_that_misses_a_condition_is_refused_for_certain(short: dict[str, float], rule: str, said: str) -> None:
    table = Table(arm("equal", admission=ASKING), [player_with(), player_with()])
    terms: dict[str, float] = {"quality": 1, "quantity": 1, "units": 2, "pay": 10_00}
    check_admissible(table.game, PlaceBid(1, 1, terms_of(**terms)))
    with pytest.raises(IllegalAction, match=said) as refused:
        check_admissible(table.game, PlaceBid(1, 1, terms_of(**{**terms, **short})))
    assert refused.value.code == "bid.not_admissible"
    assert refused.value.facts["rule"] == rule
    # What is refused for certain is so when bidding closes; logs that hold such bids go on as they did.
    table.do(PlaceBid(1, 1, terms_of(**{**terms, **short}))).until(3)
    assert [refusal.reason for refusal in table.of(BidRefused)] == [rule]


def test_a_full_federation_refuses_no_bid_for_certain() -> None:
    table = Table(arm("equal", admission=ASKING), [player_with(), player_with()])
    table.bid(1, units=2, pay=10_00).until(10)
    check_admissible(table.game, PlaceBid(2, 1, terms_of(units=2, pay=10_00)))
    table.bid(2, units=2, pay=10_00).leave(1).until(13)
    assert table.members() == [2]
