"""What a seat sees: its own things, what is past and public, and of others what the treatment shows.

What it sees of everybody's pay when the game is over is in test_observe_pay.py.
"""

from dataclasses import asdict, replace

import pytest

from engine.actions import Commitment, IllegalAction, NotReady, React
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    GameFinished,
    LeaveAsked,
    LedgerPosted,
    MarketShared,
    MemberLeft,
    PaidOut,
    PhaseStarted,
    PlayerNotReady,
    PlayerReady,
    Reacted,
    StepClosed,
    TrainingAccepted,
    TrainingEnded,
    TrainingRequested,
)
from engine.seen.observe import observe, visible
from engine.seen.view import MemberView, OtherPlayer, PlayerView, TurnView, WeightView
from engine.treatment import AdmissionPolicy, Treatment, Visibility
from tests.engine.play import RICH, Table, accuracy_of, arm, player_with, terms_of, with_costs, with_market

VISIBILITIES: tuple[Visibility, ...] = ("full", "aggregate", "none")
FOUR = (
    player_with(quality=0.9, quantity=0.2, money_cents=400_00),
    player_with(quality=0.5, quantity=0.8, money_cents=300_00),
    player_with(quality=0.5, quantity=0.4, money_cents=300_00),
    player_with(quality=0.1, quantity=1.0, money_cents=100_00),
)


def shown(visibility: Visibility, *schemes: str) -> Treatment:
    return replace(arm(*schemes), visibility=visibility)


def views(table: Table) -> dict[int, PlayerView]:
    return {player.number: observe(table.game, player.number) for player in table.game.players}


# The own seat


def test_whoever_bids_keeps_their_place_until_the_payout() -> None:
    """The richest invests most of what it has: while that can still come back it is not the poorest for it."""
    treatment = with_market(shown("aggregate", "equal"), revenue_cents=0)
    table = Table(treatment, FOUR).bid(1, pay=350_00)
    assert [view.you.rank for view in views(table).values()] == [1, 2, 2, 4]
    table.until(3)
    assert [view.you.rank for view in views(table).values()] == [1, 2, 2, 4]
    you = observe(table.game, 1).you
    assert (you.rank, you.money_cents, you.invested_cents) == (1, 50_00, 350_00)
    you = observe(table.until(10).game, 1).you  # 30 % of the fee come back, and the cycle is over
    assert (you.rank, you.money_cents, you.invested_cents) == (3, 155_00, 0)


def test_what_is_paid_for_a_cycle_that_the_game_does_not_pay_any_more_is_gone() -> None:
    treatment = replace(shown("aggregate", "equal"), turns=1)
    treatment = replace(treatment, phases=replace(treatment.phases, profit=4))
    table = Table(treatment, FOUR).bid(1, pay=350_00)
    assert observe(table.game, 1).you.rank == 1
    you = observe(table.until(3).game, 1).you
    assert (you.rank, you.money_cents, you.invested_cents) == (4, 50_00, 0)
    you = observe(table.until(10).game, 1).you
    assert (you.rank, you.invested_cents) == (4, 0)


def test_own_money_and_resources_are_free_or_held_or_in_use() -> None:
    treatment = with_costs(arm("equal", "linear"), per_resource_cents=1_00)
    you = observe(Table(treatment, [RICH]).bid(1, 1, units=2, pay=50_00).until(3).bid(1, 2, units=3, pay=70_00).game, 1)
    own = you.you
    assert (own.money_cents, own.free_cents, own.reserved_cents) == (948_00, 875_00, 73_00)
    assert (own.resources, own.resources_free, own.resources_in_bids, own.resources_in_use) == (10, 5, 3, 2)
    assert own.profit_cents == -52_00


def test_own_data_are_told_in_samples_as_the_training_counts_them() -> None:
    assert observe(Table(arm(), [player_with(quantity=0.125)]).game, 1).you.samples == 13  # 12.5 of 100


def test_earned_this_turn_counts_from_the_end_of_the_last_one() -> None:
    treatment = with_market(arm("equal", opening_cents=1000_00), revenue_cents=0)
    table = Table(treatment, [RICH]).bid(1, pay=100_00).until(3)
    assert observe(table.game, 1).you.earned_this_turn_cents == -100_00
    table.until(10)  # the payout at the end of the turn, 330.00, is shown in the next one, and counts there
    assert observe(table.game, 1).turns[0].my_profit_cents == 230_00
    assert observe(table.game, 1).you.earned_this_turn_cents == 330_00
    assert observe(table.game, 1).payouts[0].turn == observe(table.game, 1).turn == 2
    table.until(13)
    assert observe(table.game, 1).you.earned_this_turn_cents == 230_00


def test_a_finished_game_tells_what_its_last_turn_earned() -> None:
    table = Table(replace(arm("equal"), turns=2), [RICH]).bid(1).until(20)
    view = observe(table.game, 1)
    assert (view.status, view.turn, view.turn_ticks) == ("finished", 2, 10)
    assert [(payout.turn, payout.tick) for payout in view.payouts] == [(2, 10), (2, 20)]  # both are shown in it
    assert view.you.earned_this_turn_cents == sum(payout.payment_cents for payout in view.payouts)


def test_an_own_bid_and_membership_are_shown_with_their_cost() -> None:
    table = Table(with_costs(arm("equal"), per_resource_cents=3_00), [RICH, RICH]).bid(1, units=2, pay=10_00)
    own = observe(table.game, 1).federations[0].my_bid
    assert own is not None
    assert (own.commitment, own.cost_cents) == (terms_of(units=2, pay=10_00), 6_00)
    table.until(3).leave(1)
    membership = observe(table.game, 1).federations[0].my_membership
    assert membership is not None
    assert (membership.commitment, membership.cost_cents) == (terms_of(units=2, pay=10_00), 6_00)
    assert (membership.join_order, membership.leaving) == (1, True)
    assert observe(table.game, 2).federations[0].my_membership is None


def test_a_bid_may_start_from_all_data_a_third_of_the_resources_and_the_least_fee() -> None:
    asking = AdmissionPolicy(min_quality=0, min_quantity=0, min_resources=2, min_payment_cents=50_00)
    treatment = arm("equal", "linear", admission=asking)

    def suggested(resources: int, table: Table | None = None) -> Commitment:
        seat = player_with(resources=resources)
        return observe((table or Table(treatment, [seat])).game, 1).federations[1].allowed.suggested

    assert suggested(10) == Commitment(1.0, 1.0, 4, 50_00)
    assert suggested(3).resources == 2  # a third would be too few
    busy = Table(treatment, [player_with(resources=10)]).bid(1, units=7, pay=50_00)
    assert suggested(10, busy).resources == 3  # no more are free
    busy.withdraw(1).bid(1, units=10, pay=50_00)
    assert suggested(10, busy).resources == 2  # none is free, and fewer would not be admitted


def test_what_was_promised_is_where_the_next_bid_starts() -> None:
    table = Table(arm("equal")).bid(1, quality=0.5, quantity=0.4, units=3, pay=75_00)
    promised = terms_of(0.5, 0.4, 3, 75_00)
    assert observe(table.game, 1).federations[0].allowed.suggested == promised
    assert observe(table.until(3).game, 1).federations[0].allowed.suggested == promised


def test_a_closed_federation_says_when_it_takes_bids_again() -> None:
    """Plain turns: bidding to tick 3, training to 7, paying to 10."""
    table = Table(arm("equal")).bid(1)
    opens = {tick: observe(table.until(tick).game, 1).federations[0].allowed.opens_in for tick in (0, 3, 7, 10)}
    assert opens == {0: 0, 3: 7, 7: 3, 10: 0}


def test_a_running_cycle_says_what_it_cost_me_until_it_is_paid() -> None:
    table = Table(with_costs(arm("equal"), per_resource_cents=3_00), [RICH, RICH]).bid(1, pay=10_00).until(3)
    (running,) = observe(table.game, 1).running
    assert (running.federation, running.cycle, running.fee_cents, running.cost_cents) == (1, 1, 10_00, 3_00)
    assert observe(table.game, 2).running == ()
    assert observe(table.until(10).game, 1).running == ()


def test_who_pays_attention_sees_who_is_ready_and_how_long_a_turn_is() -> None:
    view = observe(Table(arm(), [RICH] * 3).ready(2).game, 1)
    assert (view.ready, view.you.ready, view.players_count) == ((2,), False, 3)
    assert (view.rules.turns, view.rules.ticks_per_turn) == (5, 10)


@pytest.mark.parametrize("player", [0, -1, 5])
def test_there_is_no_view_for_a_seat_that_does_not_exist(player: int) -> None:
    with pytest.raises(IllegalAction) as refusal:
        observe(Table(arm(), FOUR).game, player)
    assert refusal.value.code == "seat.unknown"


# Payouts, as the one who was paid may see them


def paid_table(visibility: Visibility) -> Table:
    """Players 2 and 1, in this order, earn 20.00 and 10.00 under linear: the pool is 30.00 of 100.00."""
    treatment = with_market(replace(arm("linear", opening_cents=100_00), visibility=visibility), revenue_cents=0)
    table = Table(treatment, [RICH] * 3).bid(2, at_ms=0).bid(1, at_ms=1, quantity=0.5)
    worths = {(): (0.0, 0.1), (1,): (0.2, 0.4), (2,): (0.5, 0.7), (1, 2): (0.6, 0.8)}
    return table.until(10, lambda members: worths[members])


def test_a_payout_says_why_it_is_so_much() -> None:
    (payout,) = observe(paid_table("full").game, 1).payouts
    assert (payout.federation, payout.cycle, payout.turn, payout.tick, payout.scheme) == (1, 1, 2, 10, "linear")
    assert (payout.pool_cents, payout.payment_cents, payout.undistributed_cents) == (30_00, 10_00, 0)
    assert (payout.my_weight, payout.my_share) == (0.5, 1 / 3)
    assert (payout.accuracy_with, payout.accuracy_without) == (0.8, 0.7)
    assert (payout.value_with, payout.value_without) == (0.6, 0.5)
    assert payout.net_cents == 10_00


def test_net_is_the_payment_less_fee_and_cost() -> None:
    table = Table(with_costs(arm("equal"), per_resource_cents=3_00), [RICH]).bid(1, pay=10_00).until(10)
    (payout,) = observe(table.game, 1).payouts
    assert (payout.fee_cents, payout.cost_cents, payout.payment_cents) == (10_00, 3_00, 603_00)
    assert payout.net_cents == 590_00


@pytest.mark.parametrize(
    ("visibility", "weights"),
    [
        ("full", (WeightView(2, 1, 2 / 3, None), WeightView(1, 2, 1 / 3, None))),
        ("aggregate", (WeightView(None, None, 2 / 3, None), WeightView(1, 2, 1 / 3, None))),
        ("none", (WeightView(1, 2, 1 / 3, None),)),
    ],
)
def test_the_parts_of_others_are_named_nameless_or_hidden(
    visibility: Visibility, weights: tuple[WeightView, ...]
) -> None:
    (payout,) = observe(paid_table(visibility).game, 1).payouts
    assert payout.weights == weights


def test_who_was_not_in_the_cycle_sees_no_payout_but_the_pool() -> None:
    view = observe(paid_table("full").game, 3)
    assert view.payouts == ()
    assert [(cycle.members_count, cycle.quality, cycle.pool_cents) for cycle in view.federations[0].cycles] == [
        (2, 0.8, 30_00)
    ]


def test_a_debt_paid_after_leaving_is_told_as_a_payout_without_fee_or_cost() -> None:
    treatment = with_costs(
        with_market(arm("incentivizer", opening_cents=10_00), revenue_cents=0), per_resource_cents=9_99
    )
    table = Table(treatment, [RICH, RICH]).bid(1).bid(2).until(10).leave(1).until(20)
    first, second = observe(table.game, 1).payouts
    assert (first.fee_cents, first.cost_cents, first.cycle) == (0, 9_99, 1)
    assert (second.fee_cents, second.cost_cents, second.cycle) == (0, 0, 2)
    assert second.net_cents == second.payment_cents > 0
    assert (second.accuracy_without, second.value_without) == (None, None)


# Others


def test_full_shows_every_player_and_every_member_by_what_it_put_into_the_last_cycle() -> None:
    table = Table(shown("full", "equal"), FOUR).bid(2, quality=0.5, quantity=0.5, units=3).until(3)
    view = observe(table.game, 1)
    assert view.others == (
        OtherPlayer(2, 2, 0.5, 0.8, 10, 300_00),
        OtherPlayer(3, 2, 0.5, 0.4, 10, 300_00),
        OtherPlayer(4, 4, 0.1, 1.0, 10, 100_00),
    )
    assert view.federations[0].members == (MemberView(2, 0.25, 0.4, 3),)


@pytest.mark.parametrize("visibility", ["aggregate", "none"])
def test_without_full_visibility_no_other_player_is_shown(visibility: Visibility) -> None:
    view = observe(Table(shown(visibility, "equal"), FOUR).bid(2).until(3).game, 1)
    assert view.others is None
    assert view.federations[0].members is None
    assert view.federations[0].members_count == 1


def test_aggregate_shows_distributions_percentiles_ranks_and_averages() -> None:
    table = Table(shown("aggregate", "equal"), FOUR)
    table.bid(2).bid(3, quality=1, quantity=0.5).bid(4, quality=1, quantity=0.5).until(3)
    seen = views(table)
    view = seen[1]
    assert view.demographics is not None
    assert view.demographics.quality_bins == (0, 1, 0, 0, 0, 2, 0, 0, 0, 1)
    assert view.demographics.quantity_bins == (0, 0, 1, 0, 1, 0, 0, 0, 1, 1)
    assert [seen[player].you.quality_percentile for player in seen] == [1.0, 1 / 3, 1 / 3, 0.0]
    assert [seen[player].you.quantity_percentile for player in seen] == [0.0, 2 / 3, 1 / 3, 1.0]
    assert [seen[player].you.rank for player in seen] == [1, 2, 2, 4]
    assert (view.federations[0].average_quality, view.federations[0].average_quantity) == pytest.approx(
        ((0.5 + 0.5 + 0.1) / 3, (0.8 + 0.2 + 0.5) / 3)
    )


def test_aggregates_over_fewer_than_three_others_are_not_shown() -> None:
    """Of two, each would know the other; a member of three is one of them, and two are left."""
    table = Table(shown("aggregate", "equal"), FOUR).bid(2).bid(3).bid(4, quality=1, quantity=0.5).until(3)
    averages = {player: view.federations[0].average_quality is not None for player, view in views(table).items()}
    assert averages == {1: True, 2: False, 3: False, 4: False}
    for players, told in ((2, False), (3, False), (4, True)):
        view = observe(Table(shown("aggregate", "equal"), FOUR[:players]).bid(2).until(10).game, 1)
        assert (view.demographics is not None, view.turns[0].top_profits_cents is not None) == (told, told)
    in_the_open = observe(Table(shown("full", "equal"), FOUR[:2]).bid(2).until(10).game, 1)
    assert in_the_open.demographics is not None
    assert in_the_open.federations[0].average_quality is not None


def test_none_shows_nothing_of_others() -> None:
    view = observe(Table(shown("none", "equal"), FOUR).bid(2).until(10).game, 1)
    assert (view.others, view.demographics, view.standings) == (None, None, None)
    assert (view.you.rank, view.you.quality_percentile, view.you.quantity_percentile) == (None, None, None)
    assert (view.federations[0].average_quality, view.federations[0].average_quantity) == (None, None)
    assert view.turns[0].top_profits_cents is None


def test_a_turn_tells_the_market_the_own_profit_and_the_top_three() -> None:
    table = Table(shown("aggregate", "equal"), FOUR).bid(4).until(10, accuracy_of(0.5))
    assert observe(table.game, 1).turns == (TurnView(1, (1.0,), (0.5,), 0, (600_00, 0, 0)),)
    assert observe(table.game, 4).turns == (TurnView(1, (1.0,), (0.5,), 600_00, (600_00, 0, 0)),)


def test_the_final_standings_share_places_among_equals() -> None:
    table = Table(shown("aggregate", "equal"), FOUR).until(50)
    standings = observe(table.game, 4).standings
    assert standings is not None
    assert [(row.rank, row.player, row.money_cents) for row in standings] == [
        (1, 1, 400_00),
        (2, 2, 300_00),
        (2, 3, 300_00),
        (4, 4, 100_00),
    ]


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_a_sealed_bid_is_hidden_until_bidding_closes(visibility: Visibility) -> None:
    table = Table(shown(visibility, "equal", "linear"), FOUR)
    before = views(table)
    table.bid(1, 1, quality=0.7, quantity=0.6, units=4, pay=123_45)
    after = views(table)
    assert {player for player in after if after[player] != before[player]} == {1}
    assert [visible(event, 2, visibility) for event in table.last] == [None]
    assert [visible(event, 1, visibility) for event in table.last] == list(table.last)


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_a_changed_commitment_is_hidden_until_bidding_closes(visibility: Visibility) -> None:
    table = Table(shown(visibility, "equal"), FOUR).bid(1).bid(2).until(10)
    before = views(table)
    table.change(1, quality=0.3, quantity=0.2, units=7, pay=99)
    after = views(table)
    assert {player for player in after if after[player] != before[player]} == {1}
    assert [visible(event, 2, visibility) for event in table.last] == [None]


def test_under_full_a_changed_commitment_is_seen_once_it_is_used() -> None:
    table = Table(shown("full", "equal"), FOUR).bid(1).until(10).change(1, quality=0.5, units=7)
    assert observe(table.game, 2).federations[0].members == (MemberView(1, 0.9, 0.2, 1),)
    assert observe(table.until(13).game, 2).federations[0].members == (MemberView(1, 0.45, 0.2, 7),)


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_wishing_to_leave_is_hidden_until_it_happens(visibility: Visibility) -> None:
    table = Table(shown(visibility, "equal"), FOUR).bid(1).bid(2).until(3)
    before = views(table)[2]
    table.leave(1)
    assert views(table)[2] == before
    assert visible(table.last[0], 2, visibility) is None


# Events


PUBLIC = {PlayerReady, PlayerNotReady, Reacted, StepClosed, PhaseStarted, TrainingEnded, MarketShared}
OWN = {BidPlaced, BidWithdrawn, CommitmentChanged, LeaveAsked, BidRefused}
OWN_OR_FULL = {BidAdmitted, MemberLeft}
NOBODYS = {TrainingRequested, TrainingAccepted, PaidOut, LedgerPosted}


@pytest.mark.parametrize("visibility", VISIBILITIES)
def test_each_kind_of_event_is_seen_by_those_whom_it_concerns(visibility: Visibility) -> None:
    table = Table(replace(shown(visibility, "equal", "linear"), turns=3), FOUR)
    table.bid(1, units=0).bid(2).bid(3, 2).withdraw(3, 2).bid(3, 2).until(3).leave(2).ready(1, 2, 3, 4).until(30)
    table.events += Table(arm(), FOUR).ready(1).do(NotReady(1)).events[-1:]
    table.events += Table(arm(), FOUR).do(React(1, "thanks")).events[-1:]
    table.events += Table(arm(), FOUR).bid(1).until(10).change(1).events[-1:]
    kinds = set()
    for event in table.events:
        kinds.add(type(event))
        for player in (1, 2, 3, 4):
            seen = visible(event, player, visibility)
            assert seen is None or seen is event
            assert (seen is not None) == _may_see(event, player, visibility)
    assert kinds == PUBLIC | OWN | OWN_OR_FULL | NOBODYS | {GameFinished}


def _may_see(event: Event, player: int, visibility: Visibility) -> bool:
    if isinstance(event, GameFinished):
        return visibility != "none"
    if type(event) in OWN | OWN_OR_FULL:
        mine = asdict(event)["player"] == player
        return mine or (visibility == "full" and type(event) in OWN_OR_FULL)
    return type(event) in PUBLIC
