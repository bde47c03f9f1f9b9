"""The market: shares from the quality of models, revenue from shares."""

from dataclasses import replace
from math import e, exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import MarketShared
from engine.rules.market import market_shares
from engine.treatment import Market
from tests.engine.play import RICH, Table, accuracy_of, arm, with_market

LOGIT = Market(model="logit", revenue_cents=2000_00, beta=10, baseline=0.1, inertia=0)
PROPORTIONAL = replace(LOGIT, model="proportional")

qualities = st.lists(st.none() | st.floats(0, 1), min_size=1, max_size=8)


def equal(count: int) -> tuple[float, ...]:
    return (1 / count,) * count


@pytest.mark.parametrize("market", [LOGIT, PROPORTIONAL, replace(LOGIT, inertia=0.9)])
def test_market_shares_are_equal_before_any_model(market: Market) -> None:
    assert market_shares(market, [None, None, None], (0.5, 0.3, 0.2)) == equal(3)


def test_logit_ten_points_are_worth_2_7_times() -> None:
    better, worse = market_shares(LOGIT, [0.8, 0.7], equal(2))
    assert better / worse == pytest.approx(e)
    assert better / worse == pytest.approx(2.7, abs=0.02)


def test_logit_worked_out_by_hand() -> None:
    """exp(10 * 0.9), exp(10 * 0.8), exp(10 * 0.1) are 8103.08, 2980.96, 2.72."""
    shares = market_shares(LOGIT, [0.9, 0.8, None], equal(3))
    assert shares == pytest.approx((8103.08 / 11086.76, 2980.96 / 11086.76, 2.718 / 11086.76), abs=1e-6)


def test_proportional_is_by_what_a_model_is_above_the_baseline() -> None:
    assert market_shares(PROPORTIONAL, [0.9, 0.5, 0.1], equal(3)) == pytest.approx((2 / 3, 1 / 3, 0))


def test_under_proportional_a_federation_without_a_model_has_no_share_once_another_has_one() -> None:
    assert market_shares(PROPORTIONAL, [0.5, None], equal(2)) == (1.0, 0.0)


def test_under_proportional_all_are_equal_when_no_model_is_above_the_baseline() -> None:
    assert market_shares(PROPORTIONAL, [0.05, 0.1, None], equal(3)) == pytest.approx(equal(3))


def test_inertia_is_the_weight_of_the_previous_share() -> None:
    sticky = replace(PROPORTIONAL, inertia=0.75)
    # without inertia (2/3, 1/3); a quarter of that and three quarters of (0.1, 0.9)
    assert market_shares(sticky, [0.9, 0.5], (0.1, 0.9)) == pytest.approx((0.075 + 1 / 6, 0.675 + 1 / 12))


def test_inertia_holds_also_where_no_model_is_above_the_baseline() -> None:
    sticky = replace(PROPORTIONAL, inertia=0.5)
    assert market_shares(sticky, [0.05, 0.05], (0.9, 0.1)) == pytest.approx((0.7, 0.3))


@given(st.sampled_from([LOGIT, PROPORTIONAL]), qualities, st.floats(0, 0.99))
def test_shares_add_up_to_one_and_a_better_model_never_has_a_smaller_share(
    market: Market, given_qualities: list[float | None], inertia: float
) -> None:
    market = replace(market, inertia=inertia)
    shares = market_shares(market, given_qualities, equal(len(given_qualities)))
    assert sum(shares) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in shares)
    known = [0.1 if quality is None else quality for quality in given_qualities]
    for quality, share in zip(known, shares, strict=True):
        for other, others_share in zip(known, shares, strict=True):
            assert quality <= other or share >= others_share


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1000))
def test_logit_ratios_depend_on_differences_only_and_never_overflow(a: float, b: float, beta: float) -> None:
    shares = market_shares(replace(LOGIT, beta=beta), [a, b], equal(2))
    assert shares[0] == pytest.approx(1 / (1 + exp(min(700.0, beta * (b - a)))), abs=1e-9)


def test_with_beta_0_quality_does_not_matter() -> None:
    assert market_shares(replace(LOGIT, beta=0), [0.9, 0.2], equal(2)) == (0.5, 0.5)


def test_revenue_is_split_to_the_cent() -> None:
    table = Table(with_market(arm("equal", "equal", "equal"), revenue_cents=100_00), [RICH]).until(9).time_up()
    shared = table.of(MarketShared)[0]
    assert shared.revenues_cents == (33_34, 33_33, 33_33)
    assert [(entry.debit, entry.credit, entry.amount) for entry in table.posted("revenue")] == [
        ("market", "federation:1", 33_34),
        ("market", "federation:2", 33_33),
        ("market", "federation:3", 33_33),
    ]


def test_a_model_goes_on_earning_until_it_is_replaced() -> None:
    table = Table(with_market(arm("equal", "equal"), model="proportional"), [RICH]).bid(1, 1)
    table.until(10, accuracy_of(0.8)).leave(1).until(19).time_up()
    shared = table.of(MarketShared)[0]
    assert (shared.qualities, shared.shares) == ((0.8, 0.1), (1.0, 0.0))


def test_a_worse_model_replaces_a_better_one() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(10, accuracy_of(0.8)).until(20, accuracy_of(0.3))
    assert table.of(MarketShared)[0].qualities == (0.3,)


def test_the_previous_share_of_inertia_is_that_of_the_last_turn() -> None:
    treatment = with_market(arm("equal", "equal"), model="proportional", inertia=0.5)
    table = Table(treatment, [RICH]).bid(1, 1).until(30, accuracy_of(0.8))
    assert [event.shares[0] for event in table.of(MarketShared)] == pytest.approx([0.75, 0.875, 0.9375])


def test_a_turn_is_remembered_with_its_qualities_shares_and_the_money_of_the_seats() -> None:
    table = Table(arm("equal", "equal"), [RICH, RICH]).bid(1).until(10, accuracy_of(0.8))
    (record,) = table.game.turns
    shared = table.of(MarketShared)[-1]
    assert (record.turn, record.qualities, record.shares) == (1, shared.qualities, shared.shares)
    assert record.qualities[0] == 0.8
