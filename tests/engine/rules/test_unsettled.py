"""Trainings that did not settle: the cycle ends without a new model, and the game goes on with what there is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.events import (
    BidAdmitted,
    LedgerPosted,
    MarketShared,
    PaidOut,
    TrainingAccepted,
    TrainingEnded,
    TrainingUnsettled,
)
from engine.rules.training import pending_trainings, unsettled_report
from engine.schemes import SCHEMES, Contribution, PayoffClaim, get_scheme
from engine.seen.observe import observe
from engine.treatment import FederationSpec
from engine.values.coalition import TabularGame, all_coalitions
from fedgame.log.codec import ACTION, EVENTS, canonical
from tests.engine.play import ANYBODY, RICH, Table, accuracy_of, arm, report_of, unsettle, with_costs, with_market

PAIR = (1, 2)


def report_unsettled(table: Table, *unsettled: tuple[int, ...]) -> Table:
    """Every training that is asked for comes back, with these coalitions not settled (all members', if none is named)."""
    for request in pending_trainings(table.game):
        everybody = tuple(sorted(member.player for member in request.members))
        table.do(unsettle(report_of(request), unsettled or (everybody,)))
    return table


def two_in(scheme: str = "equal", **parameters: float) -> Table:
    """Players 1 and 2 are in one federation of this scheme, which has 100.00; taking part costs 3.00 and a fee of 5.00."""
    spec = FederationSpec("Aurora", scheme, parameters, ANYBODY, opening_cents=100_00)
    treatment = with_costs(replace(arm(), federations=(spec,)), per_resource_cents=3_00)
    table = Table(with_market(treatment, revenue_cents=0))
    return table.bid(1, at_ms=0, pay=5_00).bid(2, at_ms=1, quality=0.5, pay=5_00).until(3)


def test_the_cycle_ends_without_a_new_model_and_is_told_to_all() -> None:
    table = report_unsettled(two_in()).until(7)
    assert table.of(TrainingUnsettled) == [TrainingUnsettled(1, 1, 7)]
    assert table.of(TrainingEnded) == []
    assert (table.federation().quality, table.federation().phase) == (None, "profit")


def test_the_model_before_and_its_place_in_the_market_stay() -> None:
    table = Table(arm("equal", "equal")).bid(1).bid(2, 2).until(10, accuracy_of(0.8))
    (before,) = table.of(MarketShared)
    report_unsettled(table.until(13)).until(20)
    (after,) = table.of(MarketShared)
    assert before.qualities == after.qualities == (0.8, 0.8)
    assert (before.shares, before.revenues_cents) == (after.shares, after.revenues_cents)


def test_a_later_training_that_settles_brings_a_model_again() -> None:
    table = report_unsettled(two_in()).until(20)
    assert table.of(TrainingEnded) == [TrainingEnded(1, 2, 17, 0.6)]
    assert [cycle.outcome for cycle in table.federation().cycles] == ["unsettled", "trained"]


def test_nobody_is_charged_twice() -> None:
    settled, unsettled = two_in().until(13), report_unsettled(two_in()).until(13)
    charged = [
        [
            event.entry
            for event in table.events
            if isinstance(event, LedgerPosted) and event.entry.reason in ("fee", "cost")
        ]
        for table in (settled, unsettled)
    ]
    assert [(entry.debit, entry.amount, entry.tick) for entry in charged[0]] == [
        (entry.debit, entry.amount, entry.tick) for entry in charged[1]
    ]
    assert len(charged[1]) == 8  # two cycles, two members, a fee and a cost each


EXPECTED = {
    "equal": (16_50, 16_50),
    "linear": (22_00, 11_00),
    # Without a gain a debt is what remains: both are owed the 3.00 of this cycle.
    "incentivizer": (16_50, 16_50),
    # Half of it goes in equal parts; the Shapley half is not paid.
    "mixture": (8_25, 8_25),
    # By quality times quantity, as it is set by default.
    "formula": (22_00, 11_00),
    # In turn 1, in equal parts.
    "schedule": (16_50, 16_50),
}
"""Of a pool of 33.00. What all other schemes pay by is measured, and here it is nothing."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_pays_as_in_a_game_in_which_nobody_is_worth_anything(scheme: str) -> None:
    table = report_unsettled(two_in(scheme), (1, 2)).until(10)
    (paid,) = table.of(PaidOut)
    assert paid.pool_cents == 33_00
    assert tuple(row.payment_cents for row in paid.payouts) == EXPECTED.get(scheme, (0, 0))
    assert sum(row.payment_cents for row in paid.payouts) + paid.undistributed_cents == 33_00
    assert table.game.ledger.total() == 0


def test_a_sampled_estimate_of_nothing_is_nothing_without_error() -> None:
    spec = FederationSpec("Aurora", "shapley", {"exact_up_to": 3, "max_models": 140}, ANYBODY, opening_cents=100_00)
    table = Table(replace(arm(), federations=(spec,)), [RICH] * 6)
    for player in range(1, 7):
        table.bid(player)
    (paid,) = report_unsettled(table.until(3)).until(10).of(PaidOut)
    assert [(row.weight, row.stderr, row.payment_cents) for row in paid.payouts] == [(0.0, 0.0, 0)] * 6


def test_a_smaller_coalition_that_did_not_settle_is_worth_no_more_than_no_model() -> None:
    table = report_unsettled(two_in("shapley"), (2,))
    (accepted,) = table.of(TrainingAccepted)
    assert accepted.unsettled == ((2,),)
    (paid,) = table.until(10).of(PaidOut)
    assert [row.weight for row in paid.payouts] == pytest.approx([(0.1 + 0.2) / 2, (0.0 + 0.1) / 2])


@pytest.mark.parametrize(
    "unsettled",
    [
        pytest.param(((),), id="nobody's"),
        pytest.param(((1,), (1,)), id="twice"),
        pytest.param(((3,),), id="not reported"),
        pytest.param(((2, 1),), id="not ascending"),
    ],
)
def test_what_did_not_settle_is_named_once_and_is_somebody_who_was_reported(
    unsettled: tuple[tuple[int, ...], ...],
) -> None:
    table = two_in("shapley")
    (request,) = pending_trainings(table.game)
    report = unsettle(report_of(request), ((1,), (2,), (1, 2)))
    assert table.refused(replace(report, unsettled=unsettled)).code == "training.values"


def test_what_did_not_settle_has_no_value() -> None:
    table = two_in("shapley")
    (request,) = pending_trainings(table.game)
    assert table.refused(replace(report_of(request), unsettled=((1, 2),))).code == "training.values"


@pytest.mark.parametrize("members", [2, 4, 5, 9])
@pytest.mark.parametrize("scheme", ["equal", "shapley", "least_core"])
def test_a_report_that_nothing_settled_is_accepted_whatever_was_asked_for(scheme: str, members: int) -> None:
    parameters = {"exact_up_to": 4, "max_models": 140} if scheme == "shapley" else {}
    spec = FederationSpec("Aurora", scheme, parameters, ANYBODY, opening_cents=100_00)
    table = Table(replace(arm(), federations=(spec,)), [RICH] * members)
    for player in range(1, members + 1):
        table.bid(player)
    (request,) = pending_trainings(table.until(3).game)
    table.do(unsettled_report(request, 0.1)).until(10)
    assert table.of(TrainingUnsettled) == [TrainingUnsettled(1, 1, 7)]
    assert sum(row.payment_cents for row in table.of(PaidOut)[0].payouts) in (0, table.of(PaidOut)[0].pool_cents)


def test_players_see_what_came_of_a_training() -> None:
    table = report_unsettled(two_in("shapley"))
    assert observe(table.game, 1).federations[0].cycles[0].outcome is None  # not before the phase ends
    table.until(10)
    (cycle,) = observe(table.game, 1).federations[0].cycles
    assert (cycle.outcome, cycle.quality) == ("unsettled", None)
    (payout,) = observe(table.game, 1).payouts
    assert payout.outcome == "unsettled"
    assert (payout.accuracy_with, payout.accuracy_without, payout.value_with, payout.value_without) == (None,) * 4


def test_a_player_sees_that_there_was_no_model_without_it() -> None:
    table = report_unsettled(two_in("shapley"), (2,)).until(10)
    first, second = (observe(table.game, player).payouts[0] for player in PAIR)
    assert (first.settled_without, first.accuracy_with, first.accuracy_without) == (False, 0.6, None)
    assert (second.settled_without, second.accuracy_without) == (True, 0.55)


def test_players_see_that_a_model_is_worth_less_than_the_untrained_one() -> None:
    table = two_in().until(10, lambda members: (-0.25 if len(members) == 2 else 0.0, 0.7))
    (cycle,) = observe(table.game, 1).federations[0].cycles
    assert (cycle.outcome, cycle.quality) == ("below_untrained", 0.7)
    assert observe(table.game, 2).payouts[0].outcome == "below_untrained"


def test_a_log_from_before_there_was_such_a_thing_reads_as_settled() -> None:
    table = two_in("shapley").report()
    action, events = canonical(ACTION, table.actions[-1]), canonical(EVENTS, table.last)
    assert action.count(',"unsettled":[]') == events.count(',"unsettled":[]') == 1
    before = ACTION.validate_json(action.replace(',"unsettled":[]', ""))
    assert before == table.actions[-1]
    assert EVENTS.validate_json(events.replace(',"unsettled":[]', "")) == table.last
    assert not any(isinstance(event, BidAdmitted) for event in table.last)


worths = st.one_of(st.sampled_from([0.0, 1e9, -1e9, 1e-320, -5e-324, 1e-12]), st.floats(-1e9, 1e9), st.floats(-1, 1))


@pytest.mark.parametrize("scheme", SCHEMES)
@given(st.integers(1, 4), st.integers(0, 10**9), st.data())
def test_whatever_values_the_rules_accept_a_scheme_divides_the_pool(
    scheme: str, count: int, pool: int, data: st.DataObject
) -> None:
    """A scheme that failed at a payout would stop the game: so none may, not even for values that no model has."""
    members = tuple(range(1, count + 1))
    values = {frozenset(some): data.draw(worths) if some else 0.0 for some in all_coalitions(members)}
    contributions = {member: Contribution(0.5, 1.0, 100) for member in members}
    parameters = {"omega": data.draw(st.sampled_from([1.0, 1e300]))} if scheme == "incentivizer" else {}
    claim = PayoffClaim(pool, members, TabularGame(members, values), contributions)
    allocation = get_scheme(scheme, **parameters).allocate(claim)
    assert sum(allocation.payments.values()) + allocation.undistributed == pool
    assert all(payment >= 0 for payment in allocation.payments.values())
