"""The clock: how far it moves, what happens on the way, and when the game is over."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.actions import PlaceBid, TimeUp
from engine.events import (
    BidAdmitted,
    Event,
    GameFinished,
    MarketShared,
    PaidOut,
    PhaseStarted,
    PlayerReady,
    StepClosed,
    TrainingEnded,
    TrainingRequested,
)
from engine.rules.clock import bids_open_in
from engine.rules.costs import training_ticks
from engine.rules.training import pending_trainings
from engine.seen.observe import observe
from engine.treatment import PhaseLengths, Treatment
from tests.engine.play import RICH, STAGGERED, Table, accuracy_of, arm, player_with, report_of, terms_of


def staggered(*schemes: str) -> Treatment:
    return replace(arm(*schemes), phases=STAGGERED)


# How long a training takes


def test_training_takes_the_longest_with_all_data_on_one_unit_and_less_with_each_more() -> None:
    lengths = [training_ticks(staggered(), quantity=1.0, resources=units) for units in (1, 2, 3, 5, 10)]
    assert lengths == [15, 10, 8, 7, 6]  # 5 + 10 / units, to whole ticks


@given(st.floats(0, 1), st.integers(1, 50), st.integers(1, 20), st.integers(0, 20))
def test_training_time_stays_within_its_bounds_and_grows_with_data_per_unit(
    quantity: float, units: int, low: int, width: int
) -> None:
    terms = replace(arm(), phases=PhaseLengths(5, (low, low + width), 3))
    ticks = training_ticks(terms, quantity, units)
    assert low <= ticks <= low + width
    assert training_ticks(terms, quantity, units + 1) <= ticks <= training_ticks(terms, min(1.0, quantity * 2), units)
    assert training_ticks(terms, 0.0, units) == low
    assert training_ticks(terms, 1.0, 1) == low + width


def test_the_slowest_member_sets_the_length_of_training() -> None:
    table = Table(staggered(), [RICH] * 3).bid(1, units=10).bid(2, units=2).bid(3, quantity=0.2, units=4).until(5)
    started = [event for event in table.of(PhaseStarted) if event.phase == "training"]
    assert started == [PhaseStarted(1, "training", 5, 10)]


# How far the clock moves


def test_the_clock_moves_by_the_smallest_number_of_ticks_left() -> None:
    table = Table(staggered("equal", "equal", "equal"), [RICH])
    table.bid(1, 1, units=2).until(5)  # Aurora trains until 15, the others bid until 10
    assert [federation.ticks_left for federation in table.game.federations] == [10, 5, 5]
    table.bid(1, 2, units=1).until(10)  # Borealis trains until 25
    assert [federation.ticks_left for federation in table.game.federations] == [5, 15, 5]
    table.until(15)
    assert [federation.phase for federation in table.game.federations] == ["profit", "training", "bidding"]
    assert [federation.ticks_left for federation in table.game.federations] == [3, 10, 5]
    table.time_up()
    assert table.game.tick == 18


def test_fixed_phases_that_add_up_to_a_turn_move_all_federations_together() -> None:
    table = Table(arm("equal", "shapley"), [RICH] * 2).bid(1, 1).bid(2, 2)
    ticks = []
    while not table.game.finished:
        table.report().time_up()
        ticks.append(table.game.tick)
        assert len({federation.phase for federation in table.game.federations}) == 1
    assert ticks == [3, 7, 10, 13, 17, 20, 23, 27, 30, 33, 37, 40, 43, 47, 50]


def test_the_prototypes_screen_turn_3_progression_06_time_left_05() -> None:
    """Bidding 5, training 13 (0.8 of all data on one unit), profit 3: paid at 21, and bidding ends at 26 = turn 3, 0.6."""
    table = Table(staggered(), [RICH]).bid(1, quantity=0.8).until(21).leave(1)
    view = observe(table.until(26).game, 1)
    assert (view.turn, view.turn_ticks, view.rules.ticks_per_turn) == (3, 6, 10)
    assert (view.federations[0].phase, view.federations[0].ticks_left) == ("bidding", 5)


# Who moves it


def test_the_clock_moves_when_all_are_ready() -> None:
    table = Table(arm(), [RICH] * 2).ready(1)
    assert (table.game.step, table.game.tick) == (1, 0)
    table.ready(2)
    assert (table.game.step, table.game.tick) == (2, 3)
    assert table.of(StepClosed) == [StepClosed(1, 0, 3, by_time=False)]
    assert [player.ready for player in table.game.players] == [False, False]


def test_the_clock_moves_when_the_time_is_up_with_what_is_there() -> None:
    table = Table(arm(), [RICH] * 2).bid(1).time_up()
    assert table.of(StepClosed) == [StepClosed(1, 0, 3, by_time=True)]
    assert table.of(PlayerReady) == []
    assert table.members() == [1]


def test_a_training_that_would_end_without_a_report_holds_the_clock_and_its_report_lets_it_go() -> None:
    table = Table(arm(), [RICH] * 2).bid(1).until(3)
    request = pending_trainings(table.game)[0]
    table.ready(1, 2)
    assert table.of(StepClosed) == [StepClosed(2, 3, 7, by_time=False)]
    assert (table.game.closing, table.game.tick, table.game.step) == (True, 3, 2)
    table.do(report_of(request))
    assert (table.game.closing, table.game.tick, table.game.step) == (False, 7, 3)
    assert len(table.of(TrainingEnded)) == 1


def test_a_training_that_goes_on_beyond_the_move_holds_nothing() -> None:
    table = Table(staggered("equal", "equal"), [RICH]).bid(1, 1).time_up()
    assert pending_trainings(table.game)
    table.time_up()
    assert table.game.tick == 10


def test_the_last_of_two_reports_lets_the_clock_go() -> None:
    table = Table(arm("equal", "linear"), [RICH]).bid(1, 1).bid(1, 2).time_up()
    first, second = pending_trainings(table.game)
    table.time_up().do(report_of(second))
    assert table.game.closing
    assert table.do(report_of(first)).game.tick == 7


# What happens on the same tick


ORDER: tuple[type[Event], ...] = (TrainingEnded, MarketShared, PaidOut, BidAdmitted)


def test_the_order_on_the_same_tick_is_trainings_market_payouts_admissions() -> None:
    """At tick 20, a whole turn: Cirrus admits, Borealis pays, Aurora ends a training."""
    treatment = replace(arm("equal", "equal", "equal"), phases=PhaseLengths(bidding=4, training=(4, 10), profit=2))
    table = Table(treatment, [RICH] * 3)
    table.until(4).bid(1, 2, quantity=1, units=1).until(8)  # Borealis: training 8 to 18, paid at 20
    table.until(12).bid(2, 1, quantity=0, units=1).until(16)  # Aurora: training 16 to 20
    table.bid(3, 3).until(20)  # Cirrus: bidding from 16 to 20
    happened = [event for event in table.last if isinstance(event, ORDER) and _tick(event) == 20]
    assert [(type(event), getattr(event, "federation", None)) for event in happened] == [
        (TrainingEnded, 1),
        (MarketShared, None),
        (PaidOut, 2),
        (BidAdmitted, 3),
    ]


def test_a_model_that_is_ready_at_the_end_of_a_turn_counts_for_its_market() -> None:
    treatment = replace(arm("equal", "equal"), phases=PhaseLengths(bidding=5, training=(5, 5), profit=5))
    table = Table(treatment, [RICH]).bid(1, 1).until(10, accuracy_of(0.5))
    assert table.of(MarketShared)[0].qualities == (0.5, 0.1)


def test_the_revenue_of_a_turn_is_in_the_pool_of_a_payout_on_its_last_tick() -> None:
    table = Table(arm("equal"), [RICH]).bid(1).until(10)
    assert table.of(PaidOut)[0].pool_cents == 600_00  # three tenths of the revenue of 2000.00


def test_the_market_is_shared_at_every_whole_turn_also_where_nothing_else_ends() -> None:
    treatment = replace(arm("equal"), phases=PhaseLengths(bidding=5, training=(25, 25), profit=3))
    table = Table(treatment, [RICH]).bid(1).until(5).until(30)
    assert [(event.turn, event.tick) for event in table.of(MarketShared)] == [(1, 10), (2, 20), (3, 30)]
    assert [record.turn for record in table.game.turns] == [1, 2, 3]
    assert table.balance("federation:1") == 3 * 2000_00
    assert [entry.tick for entry in table.posted("revenue")] == [10, 20, 30]


def test_a_turn_in_the_middle_of_a_move_has_the_model_of_that_time() -> None:
    """The training ends at tick 12: the market of tick 10 still has no model."""
    treatment = replace(arm("equal", "equal"), phases=PhaseLengths(bidding=6, training=(6, 6), profit=6))
    table = Table(treatment, [RICH]).bid(1, 1).until(6).until(12, accuracy_of(0.9))
    assert table.of(MarketShared)[0].shares == (0.5, 0.5)


# The end


def test_the_game_ends_at_the_end_of_its_last_turn() -> None:
    table = Table(arm(), [RICH]).until(50)
    assert table.of(GameFinished) == [GameFinished(50, (1,), (1000_00,))]
    assert (table.game.finished, table.game.turn, len(table.game.turns)) == (True, 5, 5)
    assert len([event for event in table.events if isinstance(event, MarketShared)]) == 5


def test_the_last_move_stops_at_the_end_of_the_game() -> None:
    treatment = replace(arm(), turns=1, phases=PhaseLengths(bidding=7, training=(7, 7), profit=7))
    table = Table(treatment, [RICH]).bid(1).until(7).time_up()
    assert table.of(StepClosed) == [StepClosed(2, 7, 10, by_time=True)]
    assert table.game.finished  # the training that would end at tick 14 is not waited for
    assert pending_trainings(table.game) == ()


def test_a_training_that_ends_with_the_game_is_waited_for() -> None:
    treatment = replace(arm(), turns=1, phases=PhaseLengths(bidding=5, training=(5, 5), profit=5))
    table = Table(treatment, [RICH]).bid(1).until(5)
    request = pending_trainings(table.game)[0]
    assert table.time_up().game.closing
    table.do(report_of(request))
    assert table.game.finished
    assert [type(event) for event in table.last if isinstance(event, TrainingEnded | MarketShared | GameFinished)] == [
        TrainingEnded,
        MarketShared,
        GameFinished,
    ]


def test_a_payout_on_the_last_tick_counts() -> None:
    treatment = replace(arm(), turns=1)
    table = Table(treatment, [RICH] * 2).bid(2).until(10)
    assert table.of(GameFinished) == [GameFinished(10, (2, 1), (1000_00, 1600_00))]


def test_nobody_is_admitted_or_charged_on_the_last_tick() -> None:
    treatment = replace(arm(), turns=1, phases=PhaseLengths(bidding=10, training=(4, 4), profit=3))
    table = Table(treatment, [RICH]).bid(1, pay=500_00).until(10)
    assert table.of(BidAdmitted) == []
    assert table.of(TrainingRequested) == []
    assert table.balance("player:1") == 1000_00
    assert table.federation().bids == ()


def test_who_has_the_most_money_is_first_and_equals_go_by_number() -> None:
    money = (300_00, 500_00, 300_00, 400_00)
    table = Table(arm(), [player_with(money_cents=cents) for cents in money]).until(50)
    assert table.of(GameFinished)[0].ranking == (2, 4, 1, 3)
    assert table.of(GameFinished)[0].money_cents == money


@pytest.mark.parametrize("turns", [1, 3])
def test_nothing_moves_a_game_that_is_over(turns: int) -> None:
    table = Table(replace(arm(), turns=turns), [RICH]).until(10 * turns)
    for action in (TimeUp(table.game.step), PlaceBid(1, 1, terms_of())):
        assert table.refused(action).code == "game.finished"


def _tick(event: Event) -> int:
    tick = getattr(event, "tick", None)
    assert isinstance(tick, int)
    return tick


# When bids are taken again


def test_a_federation_says_in_how_many_ticks_it_takes_bids_again() -> None:
    table = Table(arm(), [RICH, RICH]).bid(1)
    in_each_phase = []
    for tick in (3, 7, 10):
        in_each_phase.append((table.federation().phase, bids_open_in(table.game.treatment, table.federation())))
        table.until(tick)
    # PLAIN: 4 ticks of training and 3 of profit to wait for, then 3, and none while bids are taken.
    assert in_each_phase == [("bidding", 0), ("training", 7), ("profit", 3)]


def test_a_phase_says_when_it_began_and_how_long_it_is() -> None:
    table = Table(arm(), [RICH, RICH]).bid(1).until(7)
    assert PhaseStarted(1, "profit", 7, 3) in table.of(PhaseStarted)
    assert table.federation().phase_ticks == 3
    table.until(10)
    assert PhaseStarted(1, "bidding", 10, 3) in table.of(PhaseStarted)
    assert table.federation().phase_ticks == 3


def test_a_game_that_is_over_waits_for_nothing() -> None:
    table = Table(replace(arm(), turns=1), [RICH, RICH]).bid(1).until(10)
    assert (table.game.finished, table.game.closing) == (True, False)
