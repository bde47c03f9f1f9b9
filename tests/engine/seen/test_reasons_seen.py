"""What a seat is told of why it was paid: its own numbers, and of others no more than their parts say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.rules.training import pending_trainings
from engine.schemes import SCHEMES, Term
from engine.seen.crowd import may_follow
from engine.seen.observe import observe
from engine.seen.view import PayoutView, ReasonView
from engine.treatment import Visibility
from tests.engine.play import Table, Worth, arm, player_with, report_of, unsettle, with_costs

VISIBILITIES: tuple[Visibility, ...] = ("full", "aggregate", "none")


def paid(
    scheme: str,
    visibility: Visibility = "full",
    *,
    seats: int = 5,
    worth: Worth | None = None,
    swap: bool = False,
) -> Table:
    """A game of as many members as seats, to its first payout; `swap` gives the seats 2 and 3 each other's data."""
    treatment = replace(with_costs(arm(scheme, opening_cents=100_00), per_resource_cents=5_00), visibility=visibility)
    data = [player_with(quality=0.9 - 0.1 * seat, quantity=0.3 + 0.1 * seat) for seat in range(seats)]
    if swap:
        data[1], data[2] = data[2], data[1]
    table = Table(treatment, data)
    for player in range(1, seats + 1):
        table.bid(player, at_ms=player)
    return table.until(10, worth) if worth else table.until(10)


def own(table: Table, player: int) -> PayoutView:
    (payout,) = observe(table.game, player).payouts
    return payout


def reason_of(table: Table, player: int) -> ReasonView:
    (reason,) = own(table, player).reasons
    return reason


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_a_reason_pays_what_was_paid_whatever_may_be_seen(scheme: str, visibility: Visibility) -> None:
    table = paid(scheme, visibility)
    for player in (1, 3, 5):
        payout = own(table, player)
        assert sum(reason.payment_cents for reason in payout.reasons) == payout.payment_cents
        assert payout.reasons == own(paid(scheme, "full"), player).reasons


def test_the_union_tells_how_good_the_model_was_before_and_with_the_member() -> None:
    reason = reason_of(paid("labour_union"), 3)
    assert (reason.accuracy_before, reason.accuracy_after) == (0.6, 0.65)
    assert reason.terms == (Term("place", 3.0), Term("members", 5.0))
    assert (reason.weight, reason.total) == pytest.approx((0.1, 0.5))


def test_no_model_is_told_where_none_settled() -> None:
    treatment = arm("labour_union", opening_cents=100_00)
    table = Table(treatment, [player_with()] * 2).bid(1, at_ms=1).bid(2, at_ms=2).until(3)
    (request,) = pending_trainings(table.game)
    table.do(unsettle(report_of(request), [(1, 2)]))
    reason = reason_of(table.until(10), 2)
    assert (reason.accuracy_before, reason.accuracy_after, reason.weight, reason.total) == (None, None, 0, 0)


@pytest.mark.parametrize(
    ("visibility", "seats", "places"),
    [
        ("full", 3, {1, 2, 3}),
        ("aggregate", 4, {1, 2, 3, 4}),
        ("aggregate", 3, {2, None}),
        ("none", 5, {2}),
    ],
)
def test_the_line_of_others_is_told_where_averages_over_them_are(
    visibility: Visibility, seats: int, places: set[int | None]
) -> None:
    weights = own(paid("labour_union", visibility, seats=seats), 2).weights
    assert {weight.place for weight in weights} == places
    assert {weight.player for weight in weights if weight.place != 2} <= {None, 1, 3} or visibility == "full"
    assert [weight.place for weight in weights if weight.player == 2] == [2]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("visibility", ["aggregate", "none"])
def test_who_brought_what_changes_nothing_that_others_are_told_beside_their_parts(
    scheme: str, visibility: Visibility
) -> None:
    """Two games in which the seats 2 and 3 have each other's data, worth the same: seat 4 is told the same reasons."""
    one, other = (own(paid(scheme, visibility, swap=swap), 4) for swap in (False, True))
    named = {weight.player for weight in one.weights} - {4}
    assert named <= {None}
    if scheme in ("linear", "formula", "incentivizer"):
        assert one.reasons[0].terms == other.reasons[0].terms
    assert [replace(reason, total=0) for reason in one.reasons] == [
        replace(reason, total=0) for reason in other.reasons
    ]


def test_a_reason_comes_with_its_payout_and_not_before() -> None:
    table = paid("shapley")
    assert [len(payout.reasons) for payout in observe(table.game, 1).payouts] == [1]
    assert len(observe(table.until(17).game, 1).payouts) == 1


@pytest.mark.parametrize(
    ("visibility", "members", "others"),
    [("full", 1, True), ("aggregate", 2, False), ("aggregate", 3, True), ("none", 4, False)],
)
def test_members_follow_a_training_and_others_where_averages_over_the_members_are_shown(
    visibility: Visibility, members: int, others: bool
) -> None:
    table = Table(replace(arm("equal"), visibility=visibility), [player_with()] * 5)
    for player in range(1, members + 1):
        table.bid(player, at_ms=player)
    game = table.until(3).game
    assert game.federation(1).phase == "training"
    follows = {player: may_follow(game, player, 1, 1) for player in range(1, 6)}
    assert follows == {player: player <= members or others for player in range(1, 6)}
