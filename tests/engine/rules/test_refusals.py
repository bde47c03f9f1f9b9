"""Refusals: each code with an action that meets it. A refusal changes nothing and says what would be right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine import refusals
from engine.actions import (
    Action,
    ChangeCommitment,
    CoalitionValue,
    EndGame,
    LeaveFederation,
    NotReady,
    PlaceBid,
    React,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.rules.training import pending_trainings
from engine.treatment import FederationSpec
from fedgame.log.codec import GAME, canonical
from tests.engine.play import ANYBODY, RICH, Table, arm, report_of, sample_of, terms_of

RULES_FOR_PLAYERS = Path(__file__).parents[3] / "docs" / "rules.md"


def fresh() -> Table:
    return Table(arm("equal", "shapley"))


def without_reactions() -> Table:
    return Table(replace(arm("equal"), reactions="off"))


def in_training() -> Table:
    """Player 1 is a member of federation 1, which trains; federation 2 has no member."""
    return fresh().bid(1).until(3)


def closing() -> Table:
    """All decisions are in and the clock waits for the training of federation 1."""
    table = in_training().time_up().time_up()  # federation 2 ends a bidding at tick 6
    assert table.game.closing
    return table


def finished() -> Table:
    return fresh().until(50)


def sampling(max_models: int = 40) -> Table:
    """Five members are in training; their values are sampled."""
    parameters = {"exact_up_to": 4.0, "max_models": float(max_models)}
    spec = FederationSpec("Aurora", "shapley", parameters, replace(ANYBODY, max_members=5))
    table = Table(replace(arm("shapley"), federations=(spec,)), [RICH] * 5)
    for player in range(1, 6):
        table.bid(player)
    return table.until(3)


def training(table: Table) -> TrainingReported:
    return report_of(pending_trainings(table.game)[0])


def with_rows(table: Table, *rows: CoalitionValue) -> TrainingReported:
    return replace(training(table), values=rows)


def report_of_cycle_1(table: Table) -> TrainingReported:
    cycle = table.federation().cycles[0]
    return TrainingReported(1, 1, cycle.values, cycle.history)


REFUSALS: list[tuple[str, Callable[[], Table], Callable[[Table], Action], str]] = [
    ("seat.unknown", fresh, lambda _: Ready(3), "no seat 3: seats are numbered 1 to 2"),
    ("seat.unknown", fresh, lambda _: PlaceBid(0, 1, terms_of()), "no seat 0"),
    ("seat.ready", lambda: fresh().ready(1), lambda _: Ready(1), "wait for the next step"),
    ("seat.ready", lambda: fresh().ready(1), lambda _: PlaceBid(1, 1, terms_of()), "wait for the next step"),
    ("seat.unknown", fresh, lambda _: NotReady(3), "no seat 3"),
    ("seat.not_ready", fresh, lambda _: NotReady(1), "you can still decide"),
    ("seat.not_ready", lambda: fresh().ready(2), lambda _: NotReady(1), "you can still decide"),
    ("step.closing", closing, lambda _: NotReady(1), "wait for the next step"),
    ("game.finished", finished, lambda _: NotReady(1), "The game is over"),
    ("game.finished", finished, lambda _: React(1, "laugh"), "The game is over"),
    ("seat.unknown", fresh, lambda _: React(3, "laugh"), "no seat 3"),
    ("reaction.off", without_reactions, lambda _: React(1, "laugh"), "no reactions"),
    ("federation.unknown", fresh, lambda _: PlaceBid(1, 3, terms_of()), "no federation 3: choose one from 1 to 2"),
    ("federation.unknown", fresh, lambda _: WithdrawBid(1, 0), "no federation 0"),
    ("federation.not_bidding", in_training, lambda _: PlaceBid(2, 1, terms_of()), "Aurora takes no bids now"),
    ("federation.not_bidding", in_training, lambda _: ChangeCommitment(1, 1, terms_of()), "wait until it is bidding"),
    (
        "federation.already_member",
        lambda: fresh().bid(1).until(10),  # paid: bidding again
        lambda _: PlaceBid(1, 1, terms_of()),
        "change your commitment instead",
    ),
    ("federation.not_member", fresh, lambda _: LeaveFederation(1, 1), "not a member of Aurora: place a bid to join"),
    ("federation.not_member", fresh, lambda _: ChangeCommitment(1, 1, terms_of()), "not a member of Aurora"),
    (
        "federation.already_leaving",
        lambda: in_training().leave(1),
        lambda _: LeaveFederation(1, 1),
        "after its next payout already",
    ),
    ("bid.none", fresh, lambda _: WithdrawBid(1, 1), "no open bid with Aurora"),
    ("bid.share_out_of_range", fresh, lambda _: PlaceBid(1, 1, terms_of(quality=1.01)), "quality must be from 0 %"),
    ("bid.share_out_of_range", fresh, lambda _: PlaceBid(1, 1, terms_of(quantity=-0.01)), "quantity must be from 0 %"),
    ("bid.share_out_of_range", fresh, lambda _: PlaceBid(1, 1, terms_of(quality=float("nan"))), "quality must be"),
    ("bid.share_out_of_range", fresh, lambda _: PlaceBid(1, 1, terms_of(quantity=float("inf"))), "quantity must be"),
    ("bid.resources_negative", fresh, lambda _: PlaceBid(1, 1, terms_of(units=-1)), "Resources must be 0 or more"),
    ("bid.payment_negative", fresh, lambda _: PlaceBid(1, 1, terms_of(pay=-1)), "payment must be 0 or more"),
    ("bid.resources_exceeded", fresh, lambda _: PlaceBid(1, 1, terms_of(units=11)), "only 10 are free"),
    ("bid.payment_exceeded", fresh, lambda _: PlaceBid(1, 1, terms_of(pay=1000_01)), "1000.01, but you have 1000.00"),
    ("step.closing", closing, lambda _: PlaceBid(2, 2, terms_of()), "wait for the next step"),
    ("step.closing", closing, lambda _: Ready(2), "wait for the next step"),
    ("step.stale", fresh, lambda _: TimeUp(2), "in step 1"),
    ("step.stale", lambda: fresh().time_up(), lambda _: TimeUp(1), "Step 1 is closed already"),
    ("step.stale", closing, lambda table: TimeUp(table.game.step), "is closed already"),
    ("game.finished", finished, lambda _: PlaceBid(1, 1, terms_of()), "The game is over"),
    ("game.finished", finished, lambda table: TimeUp(table.game.step), "The game is over"),
    ("game.finished", finished, lambda _: EndGame(), "cannot be ended once more"),
    ("game.finished", finished, lambda _: TrainingReported(1, 1, (), ()), "The game is over"),
    ("training.unknown", in_training, lambda t: replace(training(t), federation=3), "no federation 3"),
    ("training.unknown", in_training, lambda t: replace(training(t), federation=2), "has not begun"),
    ("training.unknown", in_training, lambda t: replace(training(t), cycle=2), "Cycle 2 of federation 1 has not begun"),
    ("training.unknown", in_training, lambda t: replace(training(t), cycle=0), "numbered from 1"),
    (
        "training.duplicate",
        lambda: in_training().report(),
        report_of_cycle_1,
        "has its report already",
    ),
    (
        "training.duplicate",
        lambda: in_training().until(13),  # the second cycle is in training
        lambda t: replace(training(t), cycle=1),
        "Cycle 1 of federation 1 has its report already",
    ),
    ("training.coalitions", in_training, lambda t: with_rows(t), "each of the 2 coalitions"),
    (
        "training.coalitions",
        in_training,
        lambda t: with_rows(t, *training(t).values, CoalitionValue((2,), 0.1, 0.5)),
        "it holds 3",
    ),
    (
        "training.coalitions",
        in_training,
        lambda t: with_rows(t, CoalitionValue((), 0.0, 0.1), CoalitionValue((1, 1), 0.1, 0.5)),
        "members ascending",
    ),
    (
        "training.values",
        in_training,
        lambda t: with_rows(t, CoalitionValue((), 0.0, 0.1), CoalitionValue((1,), float("nan"), 0.5)),
        "value nan",
    ),
    (
        "training.values",
        in_training,
        lambda t: with_rows(t, CoalitionValue((), 0.0, 0.1), CoalitionValue((1,), 1e308, 0.5)),
        "within 1e+09",
    ),
    (
        "training.values",
        in_training,
        lambda t: with_rows(t, CoalitionValue((), 0.0, 0.1), CoalitionValue((1,), 0.1, 1.01)),
        "accuracies from 0 to 1",
    ),
    (
        "training.values",
        in_training,
        lambda t: with_rows(t, CoalitionValue((), 0.1, 0.1), CoalitionValue((1,), 0.1, 0.5)),
        "0 for the empty coalition",
    ),
    ("training.values", in_training, lambda t: replace(training(t), history=(0.1, float("nan"))), "history"),
    ("training.method", in_training, lambda t: replace(training(t), method="permutation"), 'method "exact"'),
    ("training.orders", in_training, lambda t: replace(training(t), orders=((1,), (1,))), "has no orders of joining"),
    ("training.method", sampling, lambda t: replace(training(t), method="exact"), 'method "permutation", not "exact"'),
    ("training.orders", sampling, lambda t: replace(training(t), orders=()), "0 orders of joining have no standard"),
    (
        "training.orders",
        sampling,
        lambda t: replace(training(t), orders=(*training(t).orders, (1, 2, 3, 4, 4))),
        "[1, 2, 3, 4, 4] must name each of the members [1, 2, 3, 4, 5] once",
    ),
    (
        "training.coalitions",  # a prefix has no value
        sampling,
        lambda t: with_rows(t, *training(t).values[:-1]),
        "once, members ascending",
    ),
    (
        "training.coalitions",  # one order fewer: what only it built up is too much
        sampling,
        lambda t: replace(training(t), orders=training(t).orders[:-1]),
        "once, members ascending",
    ),
    (
        "training.budget",
        lambda: sampling(max_models=24),
        lambda t: report_of(pending_trainings(t.game)[0], orders=sample_of(range(1, 6), 20)),
        "besides the empty one; at most 24 were asked for",
    ),
]


@pytest.mark.parametrize(
    ("code", "setting", "action_on", "says"), REFUSALS, ids=[f"{row[0]}: {row[3]}" for row in REFUSALS]
)
def test_a_refusal_has_its_code_says_what_is_right_and_changes_nothing(
    code: str, setting: Callable[[], Table], action_on: Callable[[Table], Action], says: str
) -> None:
    table = setting()
    action = action_on(table)
    before = canonical(GAME, table.game)
    refusal = table.refused(action)
    assert refusal.code == code
    assert says in refusal.message
    assert refusal.message.endswith((".", "!"))
    assert canonical(GAME, table.game) == before


def test_a_refusal_carries_the_numbers_behind_it() -> None:
    table = fresh().bid(1, 2, units=4, pay=900_00)
    assert table.refused(PlaceBid(1, 1, terms_of(units=7))).facts == {"needed": 7, "free": 6}
    assert table.refused(PlaceBid(1, 1, terms_of(pay=100_01))).facts == {"needed": 100_01, "free": 100_00}
    assert table.refused(PlaceBid(1, 1, terms_of(units=-3))).facts == {"given": -3}
    assert table.refused(PlaceBid(1, 1, terms_of(pay=-5))).facts == {"given": -5}
    assert table.refused(PlaceBid(1, 1, terms_of(quality=1.5))).facts["given"] == "1.5"
    assert table.until(3).refused(PlaceBid(2, 2, terms_of())).facts == {"phase": "training", "ticks_left": 4}


def test_every_refusal_is_met_above_but_for_those_that_only_a_server_gives() -> None:
    assert {row[0] for row in REFUSALS} == set(refusals.REFUSALS) - {"step.not_open", "bid.not_admissible"}


def test_every_code_stands_in_the_rules_for_players() -> None:
    text = RULES_FOR_PLAYERS.read_text(encoding="utf-8")
    assert [code for code in refusals.REFUSALS if f"`{code}`" not in text] == []


def test_a_sample_may_use_its_budget_up_and_no_more() -> None:
    orders = sample_of(range(1, 6), 20)
    used = len(report_of(pending_trainings(sampling(31).game)[0], orders=orders).values) - 1
    exactly, less = sampling(used), sampling(used - 1)
    exactly.do(report_of(pending_trainings(exactly.game)[0], orders=orders))
    assert pending_trainings(exactly.game) == ()
    refusal = less.refused(report_of(pending_trainings(less.game)[0], orders=orders))
    assert (refusal.code, f"holds {used} coalitions" in refusal.message) == ("training.budget", True)
