"""Payouts: how much is in the pool, who is paid, and that no cent is made or lost on the way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import BidAdmitted, LedgerPosted, MemberLeft, PaidOut, PhaseStarted
from engine.schemes import SCHEMES, IncentivizerMemory
from engine.state import PayoutRow
from engine.treatment import FederationSpec, Treatment
from tests.engine.play import ANYBODY, RICH, Table, Worth, arm, with_costs, with_market


def from_savings(scheme: str, opening_cents: int, fraction: float = 0.3) -> Treatment:
    """One federation that pays out of what it opened with: the market brings nothing."""
    treatment = with_market(arm(scheme, opening_cents=opening_cents), revenue_cents=0)
    return replace(treatment, payout_fraction=fraction)


def payments(table: Table) -> dict[int, int]:
    return {row.player: row.payment_cents for row in table.of(PaidOut)[-1].payouts}


def worth_of(values: dict[tuple[int, ...], float]) -> Worth:
    return lambda members: (values.get(members, 0.0), 0.5)


def test_the_pool_is_the_payout_fraction_of_the_money_rounded_down() -> None:
    table = Table(from_savings("equal", 100_09), [RICH]).bid(1).until(10)
    assert table.of(PaidOut)[0].pool_cents == 30_02  # 3002.7 cents
    assert table.balance("federation:1") == 70_07


@given(st.integers(0, 10**12), st.integers(0, 100))
def test_the_pool_is_exact_for_any_percentage(money: int, percent: int) -> None:
    treatment = from_savings("equal", money, percent / 100)
    assert Table(treatment, [RICH]).bid(1).until(10).of(PaidOut)[0].pool_cents == money * percent // 100


def test_fees_of_the_cycle_are_in_the_pool() -> None:
    table = Table(from_savings("equal", 0), [RICH, RICH]).bid(1, pay=100_00).bid(2, pay=300_00).until(10)
    assert table.of(PaidOut)[0].pool_cents == 120_00
    assert payments(table) == {1: 60_00, 2: 60_00}


def test_a_payment_leaves_the_federation_once_and_reaches_the_member_once() -> None:
    table = Table(from_savings("equal", 100_00), [RICH, RICH]).bid(1).bid(2).until(10)
    assert [(entry.debit, entry.credit, entry.amount) for entry in table.posted("payout")] == [
        ("federation:1", "player:1", 15_00),
        ("federation:1", "player:2", 15_00),
    ]
    assert table.balance("player:1") == 1015_00
    assert table.balance("federation:1") == 70_00


def test_who_came_too_late_for_the_cycle_is_not_paid_for_it() -> None:
    table = Table(arm("equal"), [RICH, RICH]).bid(1).until(10)
    table.bid(2)
    assert payments(table.until(20)) == {1: 510_00, 2: 510_00}  # three tenths of 1400.00 + 2000.00, for two
    assert [row.player for row in table.federation().cycles[0].payouts] == [1]


def test_leaving_during_training_is_after_the_payout() -> None:
    table = Table(from_savings("equal", 100_00), [RICH]).bid(1).until(3).leave(1).until(10)
    assert payments(table) == {1: 30_00}
    order = [type(event) for event in table.last if isinstance(event, PaidOut | MemberLeft | PhaseStarted)]
    assert order[-3:] == [PaidOut, MemberLeft, PhaseStarted]
    assert table.members() == []
    assert table.until(13).posted("fee") == []


def test_leaving_while_paying_is_after_the_payout_too() -> None:
    table = Table(from_savings("equal", 100_00), [RICH]).bid(1).until(7).leave(1)
    assert table.members() == [1]
    assert payments(table.until(10)) == {1: 30_00}
    assert table.members() == []


def test_the_union_pays_by_the_order_of_joining_not_by_the_numbers_of_the_seats() -> None:
    """Together they are worth no more than either alone, so all goes to who was there first: player 2."""
    table = Table(from_savings("labour_union", 100_00), [RICH, RICH]).bid(2, at_ms=0).bid(1, at_ms=1)
    table.until(10, worth_of({(1,): 0.4, (2,): 0.4, (1, 2): 0.4}))
    assert payments(table) == {2: 30_00, 1: 0}
    assert [row.player for row in table.of(PaidOut)[0].payouts] == [2, 1]


def test_the_values_that_were_reported_are_those_that_pay() -> None:
    """v = 3 alone, 1 alone, 6 together: Shapley (3 + 5) / 2 = 4 and (1 + 3) / 2 = 2."""
    table = Table(from_savings("shapley", 100_00), [RICH, RICH]).bid(1).bid(2)
    table.until(10, worth_of({(1,): 3.0, (2,): 1.0, (1, 2): 6.0}))
    assert table.of(PaidOut)[0].payouts == (PayoutRow(1, 4.0, 20_00), PayoutRow(2, 2.0, 10_00))


def test_linear_pays_by_committed_quality_times_committed_quantity() -> None:
    table = Table(from_savings("linear", 100_00), [RICH, RICH]).bid(1, quality=0.5, quantity=0.4).bid(2, quality=0.4)
    assert payments(table.until(10)) == {1: 10_00, 2: 20_00}


def test_what_nobody_earned_stays_with_the_federation() -> None:
    table = Table(from_savings("shapley", 100_00), [RICH, RICH]).bid(1).bid(2).until(10, worth_of({}))
    paid = table.of(PaidOut)[0]
    assert (paid.pool_cents, paid.undistributed_cents) == (30_00, 30_00)
    assert payments(table) == {1: 0, 2: 0}
    assert table.balance("federation:1") == 100_00


def test_incentivizer_debt_survives_leaving_and_is_paid() -> None:
    """A cycle costs 10.00 each, nothing is gained (v = 0), and half of the federation's money is paid out.

    Cycle 1: weights c / 2 = 5.00 each, pool 5.00: 2.50 each; both are owed Y = 7.50. Player 1 leaves.
    Cycle 2: pool 2.50. Player 1 has (Y + lambda) / 2 = (7.50 + 10.00) / 2 = 8.75, player 2 has
    (Y + c + lambda) / 2 = (7.50 + 10.00 + 10.00) / 2 = 13.75: of 250 cents 97.2 and 152.8.
    """
    table = Table(with_costs(from_savings("incentivizer", 10_00, 0.5), per_resource_cents=10_00), [RICH, RICH])
    table.bid(1).bid(2).until(10, worth_of({}))
    assert payments(table) == {1: 2_50, 2: 2_50}
    table.leave(1).until(20, worth_of({}))
    paid = table.of(PaidOut)[0]
    assert paid.payouts == (PayoutRow(2, 13_75, 1_53), PayoutRow(1, 8_75, 97))
    assert table.members() == [2]
    memory = table.federation().memory
    assert isinstance(memory, IncentivizerMemory)
    # Y = 7.50 - 0.97 and Q = 10.00 - 0.97 for the leaver, Y = 17.50 - 1.53 and Q = 10.00 - 1.53 for the member
    assert [(debt.regret, debt.temporal_regret) for debt in memory.players] == [(6_53, 9_03), (15_97, 8_47)]


def test_each_federation_remembers_its_own_debts() -> None:
    treatment = with_costs(with_market(arm("incentivizer", "incentivizer"), revenue_cents=0), per_resource_cents=10_00)
    table = Table(treatment, [RICH]).bid(1, 1).until(10)
    first, second = (federation.memory for federation in table.game.federations)
    assert isinstance(first, IncentivizerMemory)
    assert first.debt(1).regret == 10_00
    assert second is None


def test_a_federation_without_members_pays_nothing() -> None:
    table = Table(arm("equal"), [RICH]).until(50)
    assert [event for event in table.events if isinstance(event, PaidOut)] == []
    assert table.balance("federation:1") == 5 * 2000_00


def test_the_parameters_of_the_scheme_are_used() -> None:
    spec = FederationSpec("Borealis", "linear", {"quality_weight": 0}, ANYBODY, opening_cents=100_00)
    treatment = replace(from_savings("equal", 0), federations=(spec,))
    table = Table(treatment, [RICH, RICH]).bid(1, quality=0.1, quantity=0.5).bid(2, quality=1, quantity=1)
    assert payments(table.until(10)) == {1: 10_00, 2: 20_00}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("members", [1, 2, 4])
def test_every_scheme_pays_a_pool_to_the_cent_through_the_whole_path(scheme: str, members: int) -> None:
    table = Table(with_costs(from_savings(scheme, 333_33), per_resource_cents=7), [RICH] * members)
    for player in range(1, members + 1):
        table.bid(player, quality=player / 8, at_ms=player)
    table.until(10)
    paid = table.of(PaidOut)[0]
    assert paid.pool_cents == 99_99
    assert paid.undistributed_cents == 0
    assert sum(row.payment_cents for row in paid.payouts) == 99_99
    assert sum(event.entry.amount for event in table.of(LedgerPosted) if event.entry.reason == "payout") == 99_99
    assert table.game.ledger.total() == 0


def test_after_the_payout_the_federation_is_open_for_bids_and_members_go_on() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(10)
    assert table.of(PhaseStarted)[-1] == PhaseStarted(1, "bidding", 10, 3)
    assert table.of(BidAdmitted)[0].player == 1
    assert table.members() == [1]


def test_a_single_cent_is_money() -> None:
    table = Table(with_market(arm("equal"), revenue_cents=1), [RICH]).bid(1, pay=1).until(3)
    assert [entry.amount for entry in table.posted("fee")] == [1]
    table.until(10)
    assert [entry.amount for entry in table.posted("revenue")] == [1]
    assert table.balance("federation:1") == 2  # three tenths of it are less than a cent


def test_a_payout_is_told_with_its_cycle_and_what_stayed_and_kept_with_the_cycle() -> None:
    table = Table(arm("individual", opening_cents=100_00), [RICH, RICH]).bid(1).bid(2)
    for cycle, tick in ((1, 10), (2, 20)):
        table.until(tick, lambda members: (0.0, 0.5))
        (paid,) = table.of(PaidOut)
        kept = table.federation().cycles[-1]
        assert (paid.cycle, kept.number, kept.paid_tick) == (cycle, cycle, tick)
        assert paid.undistributed_cents == kept.undistributed_cents == paid.pool_cents > 0
