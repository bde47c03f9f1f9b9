"""What is owed, by hand: the rate, the fee for coming, the fee of the lobby, bounds, rounding, and the code."""

from __future__ import annotations

import pytest

from fedgame.experiments import rules
from fedgame.experiments.changes import Changes
from fedgame.experiments.events import Paid
from fedgame.experiments.pay import rounded_up
from fedgame.experiments.stages.base import Ending
from tests.fedgame.experiments.sessions import GAME, PAYMENT, Bench, design

# The game ends at 1,234.56 (started with 500.00); the rate is 1.20 for each 100.00.
MONEY, START = 123_456, 50_000

TABLE = [
    # changed rules of pay, ending, show-up, game, fee, total
    ({}, "finished", 500, 1_235, 0, 1_735),  # 1,234.56 at 1.00 for 100.00 is 12.3456
    ({"per_hundred_cents": 120}, "finished", 500, 1_482, 0, 1_982),  # 14.81472
    ({"of": "profit"}, "finished", 500, 735, 0, 1_235),  # 734.56 are won
    ({"round_to_cents": 10}, "finished", 500, 1_235, 0, 1_740),
    ({"round_to_cents": 100}, "finished", 500, 1_235, 0, 1_800),
    ({"most_cents": 1_500}, "finished", 500, 1_235, 0, 1_500),
    ({"least_cents": 2_000}, "finished", 500, 1_235, 0, 2_000),
    ({"show_up_cents": 0, "per_hundred_cents": 0}, "finished", 0, 0, 0, 0),
    ({"show_up_for": []}, "finished", 0, 1_235, 0, 1_235),
    ({}, "withdrawn", 0, 0, 0, 0),
    ({"share_of_game": {"withdrawn": 50}}, "withdrawn", 0, 618, 0, 618),  # 6.1728
    ({"share_of_game": {"withdrawn": 50}}, "finished", 500, 1_235, 0, 1_735),
    ({"share_of_game": {"gone": 100}}, "gone", 0, 1_235, 0, 1_235),
    ({}, "removed", 500, 0, 0, 500),
    ({}, "no_group", 500, 0, 200, 700),
    ({"lobby_fee_cents": 0}, "no_group", 500, 0, 0, 500),
    ({}, "quiz_failed", 500, 0, 0, 500),
    ({}, "screened_out", 0, 0, 0, 0),
    ({"least_cents": 100}, "screened_out", 0, 0, 0, 100),
]


@pytest.mark.parametrize(("changed", "ending", "show_up", "game", "fee", "total"), TABLE)
def test_what_is_owed(
    changed: dict[str, object], ending: Ending, show_up: int, game: int, fee: int, total: int
) -> None:
    bench = Bench(design(GAME, arms=[{"title": "A", "scenario": "tiny", "size": 1}], pay=changed))
    bench.arrive()
    paid = _ended(bench, ending)
    assert (paid.show_up_cents, paid.game_cents, paid.fee_cents, paid.total_cents) == (show_up, game, fee, total)
    assert (paid.ending, paid.currency, paid.code) == (ending, "USD", "CODE1")


def _ended(bench: Bench, ending: Ending) -> Paid:
    """End the part of the first participant as soon as their game is over."""

    def act(changes: Changes) -> None:
        rules.group_over(changes, 1, (MONEY,), (START,))
        rules.end(changes, 1, ending)

    return next(event for event in bench.do(act) if isinstance(event, Paid))


@pytest.mark.parametrize(("cents", "step", "expected"), [(0, 10, 0), (1, 10, 10), (10, 10, 10), (11, 5, 15), (7, 1, 7)])
def test_rounding_goes_up_to_the_next_whole_step(cents: int, step: int, expected: int) -> None:
    assert rounded_up(cents, step) == expected


def test_somebody_at_the_payment_is_paid_as_finished_whatever_comes_after() -> None:
    bench = Bench(design(GAME, PAYMENT, arms=[{"title": "A", "scenario": "tiny", "size": 1}]))
    bench.arrive()
    bench.end_game(1, (MONEY,))
    paid = bench.person(1).paid
    assert paid is not None
    assert (paid.ending, paid.total_cents) == ("finished", 1_735)
    bench.do(lambda changes: rules.withdraw(changes, 1))
    assert (bench.person(1).paid, bench.person(1).ending) == (paid, "withdrawn")


def test_a_code_of_the_design_stands_for_everybody_with_that_ending() -> None:
    codes = {"finished": "CDONE123", "no_group": "CWAIT456"}
    bench = Bench(design(GAME, PAYMENT, arms=[{"title": "A", "scenario": "tiny", "size": 1}], pay={"codes": codes}))
    bench.arrive()
    bench.end_game(1)
    paid = bench.person(1).paid
    assert paid is not None
    assert paid.code == "CDONE123"


def test_a_loss_is_never_owed_by_the_participant() -> None:
    bench = Bench(design(GAME, PAYMENT, arms=[{"title": "A", "scenario": "tiny", "size": 1}], pay={"of": "profit"}))
    bench.arrive()
    bench.end_game(1, (START - 20_000,))
    paid = bench.person(1).paid
    assert paid is not None
    assert (paid.game_cents, paid.total_cents) == (0, 500)
