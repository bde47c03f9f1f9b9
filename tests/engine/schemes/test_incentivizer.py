"""The FL Incentivizer: contribution first, then what is owed; every cycle below was worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from engine.schemes import (
    Allocation,
    Contribution,
    IncentivizerMemory,
    PayoffClaim,
    PlayerDebt,
    get_scheme,
)
from engine.schemes.debts import claims_of_cycle, settle
from engine.schemes.incentivizer import money_gains
from tests.engine.schemes.games import (
    TO_FOUR_DECIMALS,
    checked_by_hand,
    claims,
    committed,
    game_of,
    one_useful_one_null,
    percent,
)

PAYS = 7778  # nothing is owed yet, and nothing costs: 0.35 of 0.45

POOL = 100_0000


def paper_claim(memory: IncentivizerMemory | None) -> PayoffClaim:
    """The cycle of the agreement: without i, the model is worth 1 - q_i of itself; no costs."""
    gain = {1: 0.8, 2: 0.9, 3: 0.75}
    everybody = frozenset(gain)
    game = game_of(
        gain, lambda group: 1.0 if group == everybody else 1 - gain[min(everybody - group)] if len(group) == 2 else 0.0
    )
    return PayoffClaim(POOL, (1, 2, 3), game, committed(gain), memory)


def test_one_cycle_with_debts_is_paid_as_checked_by_hand() -> None:
    # q, Y and Q in units of the pool: weights 25 : 21 : 15.5.
    queues = {1: (10, 7), 2: (5, 7), 3: (0, 8)}
    memory = IncentivizerMemory(
        tuple(PlayerDebt(i, regret=y * POOL, temporal_regret=late * POOL) for i, (y, late) in queues.items())
    )
    allocation = get_scheme("incentivizer", omega=10).allocate(paper_claim(memory))
    assert allocation.weights == pytest.approx({1: 12.5 * POOL, 2: 10.5 * POOL, 3: 7.75 * POOL})
    assert percent(allocation.payments) == pytest.approx([40.650, 34.146, 25.203], abs=0.0005)


def test_one_cycle_without_debts_is_a_pure_dividend_as_checked_by_hand() -> None:
    allocation = get_scheme("incentivizer", omega=10).allocate(paper_claim(None))
    assert percent(allocation.payments) == pytest.approx([32.653, 36.735, 30.612], abs=0.0005)


def test_without_costs_and_debts_it_pays_as_fair_value_does() -> None:
    payments = get_scheme("incentivizer").allocate(checked_by_hand()).payments
    assert percent(payments) == pytest.approx([47.2280, 24.1415, 24.1415, 4.4890], abs=TO_FOUR_DECIMALS)


@given(claims(remembered=False), st.floats(0.01, 100))
def test_without_costs_and_debts_pay_is_in_proportion_to_the_gains(claim: PayoffClaim, omega: float) -> None:
    free = {member: Contribution(1.0, 1.0, 0) for member in claim.members}
    claim = PayoffClaim(claim.pool, claim.members, claim.game, free)
    allocation = get_scheme("incentivizer", omega=omega).allocate(claim)
    gains = money_gains(claim.pool, claim.game, claim.members)
    if sum(gains.values()) == 0:
        assert allocation.undistributed == claim.pool
    else:
        for member, gain in gains.items():
            assert allocation.payments[member] == pytest.approx(claim.pool * gain / sum(gains.values()), abs=1.001)


def cycle(
    members: dict[int, int], memory: IncentivizerMemory | None, pool: int = 100, **parameters: bool
) -> Allocation:
    """One cycle in which members, given with their costs, add equally to the model."""
    game = game_of(members, lambda group: len(group))
    given_contributions = {member: Contribution(0.5, 0.5, cost) for member, cost in members.items()}
    scheme = get_scheme("incentivizer", **parameters)
    return scheme.allocate(PayoffClaim(pool, tuple(members), game, given_contributions, memory))


def test_debts_over_two_cycles_and_to_a_leaver_worked_out_by_hand() -> None:
    first = cycle({1: 80, 2: 60}, None)
    assert first.weights == {1: (50 + 80) / 2, 2: (50 + 60) / 2}
    assert first.payments == {1: 54, 2: 46}  # 100 * 65 / 120 and 55 / 120
    assert first.memory == IncentivizerMemory(
        (PlayerDebt(1, 26.0, 0.0, 80, 1), PlayerDebt(2, 14.0, 0.0, 60, 1)),
    )

    second = cycle({1: 100}, first.memory)  # 2 has left; the usual cost of 1 is now 90
    assert second.weights == {1: (100 + 26 + 100 + 0 + 90) / 2, 2: (0 + 14 + 0 + 0 + 60) / 2}
    assert second.payments == {1: 81, 2: 19}  # 100 * 158 / 195 and 37 / 195
    assert second.memory == IncentivizerMemory(
        (PlayerDebt(1, 26 + 100 - 81, 90 - 81, 180, 2), PlayerDebt(2, 0.0, 60 - 19, 60, 1)),
    )


def test_a_debt_survives_leaving_and_waits_when_leavers_are_not_paid() -> None:
    owed = IncentivizerMemory((PlayerDebt(2, 14.0, 3.0, 60, 1),))
    away = cycle({1: 0}, owed, pay_leavers=False)
    assert away.payments == {1: 100}
    assert away.memory is not None
    assert away.memory.debt(2) == PlayerDebt(2, 14.0, 63.0, 60, 1)  # it was not paid, and waiting has its cost
    back = cycle({1: 0, 2: 10}, away.memory, pay_leavers=False)
    assert back.weights[2] == (50 + 14 + 10 + 63 + 35) / 2


def test_a_leaver_who_is_owed_nothing_is_not_listed_and_not_forgotten() -> None:
    settled = IncentivizerMemory((PlayerDebt(2, 0.0, 0.0, 60, 1),))
    allocation = cycle({1: 0}, settled)
    assert allocation.payments == {1: 100}
    assert allocation.memory is not None
    assert allocation.memory.debt(2) == PlayerDebt(2, 0.0, 0.0, 60, 1)


def test_the_cap_pays_nobody_more_than_the_weight_and_leaves_the_rest() -> None:
    capped = cycle({1: 30, 2: 0}, None, cap=True)
    assert capped.weights == {1: 40.0, 2: 25.0}
    assert capped.payments == {1: 40, 2: 25}
    assert capped.undistributed == 35
    assert cycle({1: 30, 2: 0}, None).undistributed == 0


def test_the_cap_rounds_a_weight_down_to_the_cent() -> None:
    capped = cycle({1: 30, 2: 0}, None, pool=101, cap=True)
    assert capped.weights == {1: 40.25, 2: 25.25}
    assert capped.payments == {1: 40, 2: 25}
    assert capped.undistributed == 36


@given(claims())
def test_the_cap_holds_in_every_cycle_and_no_cent_is_lost(claim: PayoffClaim) -> None:
    allocation = get_scheme("incentivizer", cap=True).allocate(claim)
    assert sum(allocation.payments.values()) + allocation.undistributed == claim.pool
    for player, paid in allocation.payments.items():
        assert 0 <= paid <= allocation.weights[player] + 1e-5


def test_regret_grows_without_bound_while_pools_stay_below_costs() -> None:
    memory: IncentivizerMemory | None = None
    regrets = []
    for _ in range(50):
        memory = cycle({1: 100, 2: 100}, memory).memory
        assert memory is not None
        regrets.append(memory.debt(1).regret)
    assert regrets == [50.0 * count for count in range(1, 51)]


def test_a_debt_is_paid_back_when_pools_suffice() -> None:
    memory: IncentivizerMemory | None = IncentivizerMemory((PlayerDebt(1, 500.0, 200.0, 0, 1), PlayerDebt(2)))
    for _ in range(10):
        memory = cycle({1: 20, 2: 20}, memory, pool=200).memory
    assert memory is not None
    assert memory.debt(1).regret == memory.debt(1).temporal_regret == 0


def test_the_usual_cost_counts_the_cycles_that_a_player_contributed_to() -> None:
    memory = IncentivizerMemory((PlayerDebt(1, 5.0, 0.0, 60, 2), PlayerDebt(2, 0.0, 0.0, 60, 2), PlayerDebt(3, 5.0)))
    usual = {player: owed.usual_cost for player, owed in claims_of_cycle(memory, {2: 90}).items()}
    # 1 is away with regret: 60 / 2. 2 has no regret. 3 never contributed, so nothing is usual.
    assert usual == {1: 30.0, 2: 0.0, 3: 0.0}
    assert claims_of_cycle(memory, {1: 90})[1].usual_cost == (60 + 90) / 3


def test_gains_in_money_are_nothing_when_the_model_is_worth_nothing() -> None:
    harmful = game_of((1, 2), lambda group: {0: 0, 1: -3, 2: -1}[len(group)])
    assert money_gains(100, harmful, (1, 2)) == {1: 0.0, 2: 0.0}
    paid = get_scheme("incentivizer").allocate(PayoffClaim(100, (1, 2), harmful, committed((1, 2), 30))).payments
    assert paid == {1: 50, 2: 50}  # their costs are owed all the same


def test_without_members_debts_wait_as_they_are() -> None:
    owed = IncentivizerMemory((PlayerDebt(2, 14.0, 3.0, 60, 1),))
    allocation = get_scheme("incentivizer").allocate(PayoffClaim(100, (), game_of((1,), len), {}, owed))
    assert allocation == Allocation({}, {}, 100, owed)


@given(claims())
def test_debts_are_never_negative_and_name_everybody_who_ever_was_a_member(claim: PayoffClaim) -> None:
    memory = get_scheme("incentivizer").allocate(claim).memory
    assert memory is not None
    known = {debt.player for debt in claim.memory.players} if claim.memory else set()
    assert [debt.player for debt in memory.players] == sorted(known | set(claim.members))
    assert all(debt.regret >= 0 and debt.temporal_regret >= 0 for debt in memory.players)
    assert TypeAdapter(IncentivizerMemory).validate_json(TypeAdapter(IncentivizerMemory).dump_json(memory)) == memory


def test_the_debts_of_any_scheme_can_be_settled_to_compare_them() -> None:
    memory = settle(claims_of_cycle(None, {1: 80, 2: 20}), {1: 50, 2: 50})
    assert memory == IncentivizerMemory((PlayerDebt(1, 30.0, 0.0, 80, 1), PlayerDebt(2, 0.0, 0.0, 20, 1)))


def test_counterexample_members_only() -> None:
    memory = IncentivizerMemory((PlayerDebt(9, regret=100.0),))
    claim = PayoffClaim(100, (1,), game_of((1,), len), committed((1,)), memory)
    assert get_scheme("incentivizer").allocate(claim).payments == {1: 50, 9: 50}


def test_counterexample_a_null_player_gets_nothing() -> None:
    # It is not paid for adding, but for its cost: q = 0 and c = 50, against q = 100 and c = 50.
    assert get_scheme("incentivizer").allocate(one_useful_one_null()).payments == {1: 75, 2: 25}
