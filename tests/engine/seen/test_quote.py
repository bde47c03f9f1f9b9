"""A quote says before a bid is sent what it costs, how long it trains, and whether it will be admitted."""

from dataclasses import replace

import pytest

from engine.actions import Commitment, IllegalAction
from engine.seen.quote import quote
from engine.seen.view import QuoteCheck
from engine.treatment import AdmissionPolicy, PhaseLengths
from tests.engine.play import RICH, STAGGERED, Table, arm, player_with, terms_of, with_costs

POLICY = AdmissionPolicy(min_quality=0.3, min_quantity=0.3, min_resources=2, min_payment_cents=50_00, max_members=1)


def test_a_quote_tells_costs_data_and_time() -> None:
    treatment = with_costs(
        replace(arm("equal"), phases=STAGGERED), per_sample_cents=10, per_quality=0.5, per_resource_cents=7
    )
    told = quote(Table(treatment, [player_with(quality=0.8, quantity=0.5)]).game, 1, 1, terms_of(0.5, 0.8, 2, 50_00))
    assert (told.committed_quality, told.committed_quantity, told.samples) == (0.4, 0.4, 40)
    assert told.cost_cents == 494  # 10 * 40 * (1 + 0.5 * 0.4) + 2 * 7
    assert (told.fee_cents, told.total_cents) == (50_00, 54_94)
    assert told.training_ticks == 7  # 5 + 10 * 0.4 / 2
    assert (told.payout_tick, told.payout_turn) == (5 + 7 + 3, 2)
    assert told.payouts_left == 3  # 15, 30 and 45 of 50
    assert told.left_cents == 1000_00 - 54_94
    assert told.paid_before is None
    assert (told.legal, told.code, told.message, told.facts) == (True, None, None, {})


def test_what_is_quoted_is_what_is_charged_and_how_long_it_takes() -> None:
    treatment = with_costs(
        replace(arm("equal"), phases=STAGGERED), per_sample_cents=3.3, per_quality=0.7, per_resource_cents=11
    )
    table = Table(treatment, [player_with(quality=0.77, quantity=0.61)])
    told = quote(table.game, 1, 1, terms_of(0.9, 0.7, 3, 12_34))
    table.bid(1, quality=0.9, quantity=0.7, units=3, pay=12_34).until(5)
    assert table.balance("player:1") == 1000_00 - told.total_cents
    assert table.federation().ticks_left == told.training_ticks
    table.until(told.payout_tick)
    assert table.federation().cycles[0].paid_tick == told.payout_tick


def test_a_payout_at_the_end_of_a_turn_is_shown_by_the_next_one_if_there_is_one() -> None:
    told = quote(Table(arm("equal")).game, 1, 1, terms_of())
    assert (told.payout_tick, told.payout_turn, told.payouts_left) == (10, 2, 5)
    told = quote(Table(replace(arm("equal"), turns=1)).game, 1, 1, terms_of())
    assert (told.payout_tick, told.payout_turn, told.payouts_left) == (10, 1, 1)


def test_a_quote_that_would_be_refused_has_the_numbers_behind_it() -> None:
    told = quote(Table(arm("equal"), [player_with(resources=4)]).game, 1, 1, terms_of(units=7))
    assert (told.code, dict(told.facts)) == ("bid.resources_exceeded", {"needed": 7, "free": 4})


def test_each_threshold_is_told_with_what_is_given_and_whether_it_is_met() -> None:
    table = Table(arm("equal", admission=POLICY), [player_with(quality=0.8, quantity=0.5), RICH])
    assert quote(table.game, 1, 1, terms_of(0.5, 0.5, 1, 50_00)).checks == (
        QuoteCheck("quality", 0.3, 0.4, met=True),
        QuoteCheck("quantity", 0.3, 0.25, met=False),
        QuoteCheck("resources", 2, 1, met=False),
        QuoteCheck("payment", 50_00, 50_00, met=True),
        QuoteCheck("members", 1, 1, met=True),
    )


def test_a_full_federation_is_told_but_not_to_its_own_member() -> None:
    table = Table(arm("equal", admission=POLICY), [RICH, RICH]).bid(1, units=2, pay=50_00).until(10)
    enough = terms_of(units=2, pay=50_00)
    assert quote(table.game, 2, 1, enough).checks[-1] == QuoteCheck("members", 1, 2, met=False)
    assert quote(table.game, 1, 1, enough).checks[-1] == QuoteCheck("members", 1, 1, met=True)


def test_a_quote_for_a_member_is_of_a_change() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(10)
    assert quote(table.game, 1, 1, terms_of(units=10)).legal
    assert quote(table.until(13).game, 1, 1, terms_of()).code == "federation.not_bidding"


def test_a_bid_that_would_be_refused_says_why() -> None:
    table = Table(arm("equal"), [RICH])
    told = quote(table.game, 1, 1, terms_of(units=11))
    assert (told.legal, told.code) == (False, "bid.resources_exceeded")
    assert told.message == "You offer 11 resource units but only 10 are free: offer at most 10."


@pytest.mark.parametrize(("bidding_ends", "pays"), [(7, True), (8, False)])
def test_a_cycle_that_is_not_paid_before_the_end_is_told(bidding_ends: int, pays: bool) -> None:
    phases = PhaseLengths(bidding=bidding_ends, training=(10, 10), profit=3)
    told = quote(Table(replace(arm("equal"), turns=2, phases=phases), [RICH]).game, 1, 1, terms_of())
    assert (told.payout_tick, told.payouts_left) == (bidding_ends + 13, int(pays))


def test_the_first_payout_is_after_the_running_cycle() -> None:
    """A cycle of 3 + 4 + 3 ticks is running: bidding ends at 13, and its payout is at 20."""
    table = Table(arm("equal"), [RICH, RICH]).bid(1).until(3)
    assert quote(table.game, 2, 1, terms_of()).payout_tick == 20
    assert quote(table.until(7).game, 2, 1, terms_of()).payout_tick == 20
    assert quote(table.until(10).game, 2, 1, terms_of()).payout_tick == 20


@pytest.mark.parametrize(
    "commitment",
    [
        Commitment(float("nan"), 1.0, 1, 0),
        Commitment(1.0, float("inf"), 1, 0),
        Commitment(-1.0, 1.0, 1, 0),
        Commitment(1.0, 1.0, -3, 0),
        Commitment(1.0, 1.0, 10**400, 0),
        Commitment(1.0, 1.0, 1, -5),
    ],
)
def test_impossible_numbers_are_quoted_as_refused(commitment: Commitment) -> None:
    told = quote(Table(with_costs(arm("equal"), per_resource_cents=1), [RICH]).game, 1, 1, commitment)
    assert not told.legal
    assert told.code in (
        "bid.share_out_of_range",
        "bid.resources_negative",
        "bid.resources_exceeded",
        "bid.payment_negative",
    )
    assert 0 <= told.committed_quality <= 1
    assert told.total_cents >= 0


@pytest.mark.parametrize(("player", "federation", "code"), [(0, 1, "seat"), (3, 1, "seat"), (1, 0, "federation")])
def test_there_is_no_quote_for_what_does_not_exist(player: int, federation: int, code: str) -> None:
    with pytest.raises(IllegalAction) as refusal:
        quote(Table(arm("equal"), [RICH, RICH]).game, player, federation, terms_of())
    assert refusal.value.code == f"{code}.unknown"
