"""What each federation paid whom, at the end of a game: by name, nameless or not at all, as the treatment shows it."""

from dataclasses import fields, replace
from statistics import mean, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.seen.observe import observe
from engine.seen.pay import paid_in_all, pay_seen_by
from engine.seen.view import FederationPay, PaySpread, PlayerPay
from engine.state import Cycle, CycleMember, PayoutRow
from engine.treatment import Treatment, Visibility
from tests.engine.play import RICH, Table, arm, with_costs, with_market

VISIBILITIES: tuple[Visibility, ...] = ("full", "aggregate", "none")


def shown(visibility: Visibility, *schemes: str) -> Treatment:
    """Two turns; a unit of resources costs 3.00 a cycle; no revenue, so that only the fees are there to be paid out."""
    plain = with_market(with_costs(arm(*schemes, opening_cents=100_00), per_resource_cents=3_00), revenue_cents=0)
    return replace(plain, visibility=visibility, turns=2)


def played(visibility: Visibility, *, order: tuple[int, int] = (2, 3), units: int = 2) -> Table:
    """Player 1 and the two of `order`, of whom the last brings `units`, are in Aurora (linear); Borealis stays empty."""
    table = Table(shown(visibility, "linear", "equal"), [RICH] * 4)
    table.bid(1, at_ms=0, pay=10_00, quantity=0.5).bid(order[0], at_ms=1, pay=20_00, quantity=0.25)
    return table.bid(order[1], at_ms=2, pay=0, units=units, quantity=0.25).until(13).leave(1).until(20)


def pay_of(table: Table, player: int = 1) -> tuple[FederationPay, ...]:
    pay = observe(table.game, player).pay
    assert pay is not None
    return pay


# Worked by hand. The first pool is 0.3 of 130.00, 39.00; 91.00 are left. The second is 0.3 of 121.00, 36.30.
# Player 1 brings half of all that is brought: 19.50 and 18.15.
FIRST = PlayerPay(1, 2, 37_65, 20_00, 6_00, 11_65)
SECOND = PlayerPay(2, 2, 18_83, 40_00, 6_00, -27_17)
THIRD = PlayerPay(3, 2, 18_82, 0, 12_00, 6_82)


def test_full_names_everybody_that_was_in_with_what_is_left_after_fees_and_costs() -> None:
    aurora, borealis = pay_of(played("full"))
    assert aurora.mine == FIRST
    assert aurora.players == (FIRST, THIRD, SECOND)
    assert borealis == FederationPay(2, None, None, ())


def test_aggregate_shows_the_own_pay_and_how_all_are_spread_without_a_name() -> None:
    aurora, borealis = pay_of(played("aggregate"))
    assert aurora == FederationPay(1, FIRST, PaySpread(3, 18_82, 18_82, 18_83, 28_24, 37_65, 25_10), None)
    assert borealis == FederationPay(2, None, None, None)
    assert pay_of(played("aggregate"), 4)[0] == replace(aurora, mine=None)


def test_none_shows_the_own_pay_only() -> None:
    assert pay_of(played("none")) == (FederationPay(1, FIRST, None, None), FederationPay(2, None, None, None))
    assert pay_of(played("none"), 4) == (FederationPay(1, None, None, None), FederationPay(2, None, None, None))


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_pay_is_looked_back_on_only_when_the_game_is_over(visibility: Visibility) -> None:
    table = Table(shown(visibility, "linear"), [RICH] * 2).bid(1).until(17)
    assert observe(table.game, 1).pay is None
    assert observe(table.until(20).game, 1).pay is not None


def test_a_cycle_that_was_never_paid_has_cost_what_it_cost() -> None:
    treatment = replace(shown("none", "equal"), turns=1, phases=replace(arm().phases, bidding=1, profit=2))
    table = Table(treatment, [RICH]).bid(1, pay=10_00).until(10)
    (aurora,) = pay_of(table)
    assert aurora.mine == PlayerPay(1, 2, 33_00, 20_00, 6_00, 7_00)
    assert observe(table.game, 1).you.profit_cents == 7_00


# Nothing else comes through


@pytest.mark.parametrize("visibility", ["aggregate", "none"])
def test_without_full_visibility_it_does_not_matter_which_of_the_others_was_who(visibility: Visibility) -> None:
    assert pay_of(played(visibility, order=(2, 3))) == pay_of(played(visibility, order=(4, 2)))
    assert pay_of(played("full", order=(2, 3))) != pay_of(played("full", order=(4, 2)))


@pytest.mark.parametrize("visibility", ["aggregate", "none"])
def test_without_full_visibility_what_others_spent_stays_their_own_affair(visibility: Visibility) -> None:
    assert pay_of(played(visibility, units=2)) == pay_of(played(visibility, units=9))
    assert pay_of(played("full", units=2)) != pay_of(played("full", units=9))


def with_payments(visibility: Visibility, payments: list[int], cost: int = 0) -> Table:
    """A finished game of four in which the others, from player 2 on, were paid `payments`, and player 1 7.00."""
    table = Table(shown(visibility, "equal"), [RICH] * 4).until(20)
    everybody = list(enumerate([7_00, *payments], start=1))
    cycle = Cycle(
        1,
        1,
        10,
        tuple(CycleMember(who, who, 1, 1, 1, cost if who > 1 else 0, 0) for who, _ in everybody),
        payouts=tuple(PayoutRow(who, 1.0, cents) for who, cents in everybody),
        paid_tick=10,
    )
    table.game = table.game.with_federation(replace(table.federation(), cycles=(cycle,)))
    return table


some_payments = st.lists(st.integers(0, 10**8), min_size=1, max_size=3)


@given(some_payments, some_payments, st.integers(0, 10**6))
def test_under_none_no_payment_of_another_changes_anything(one: list[int], other: list[int], cost: int) -> None:
    assert pay_of(with_payments("none", one)) == pay_of(with_payments("none", other, cost))


@given(st.permutations([1, 20_00, 3_33]), st.integers(0, 10**6))
def test_under_aggregate_only_the_payments_count_and_not_whose_they_are(payments: list[int], cost: int) -> None:
    assert pay_of(with_payments("aggregate", payments, cost)) == pay_of(with_payments("aggregate", [1, 3_33, 20_00]))


@given(some_payments)
def test_the_spread_is_that_of_the_textbook(payments: list[int]) -> None:
    spread = pay_of(with_payments("aggregate", payments))[0].spread
    assert spread is not None
    everybody = [7_00, *payments]
    assert (spread.players, spread.lowest_cents, spread.highest_cents) == (
        len(everybody),
        min(everybody),
        max(everybody),
    )
    quarters = (spread.lower_quartile_cents, spread.median_cents, spread.upper_quartile_cents)
    assert quarters == pytest.approx(quantiles(everybody, n=4, method="inclusive"), abs=0.5)
    assert spread.average_cents == pytest.approx(mean(everybody), abs=0.5)


def test_only_the_own_row_and_the_listed_numbers_can_be_there_under_aggregate() -> None:
    """Whoever adds a number to the spread should have to think about whom it gives away."""
    assert {field.name for field in fields(PaySpread)} == {
        "players",
        "lowest_cents",
        "lower_quartile_cents",
        "median_cents",
        "upper_quartile_cents",
        "highest_cents",
        "average_cents",
    }
    game = played("aggregate").game
    assert {
        row.mine.player for row in pay_seen_by(2, [*map(paid_in_all, game.federations)], "aggregate") if row.mine
    } == {2}
