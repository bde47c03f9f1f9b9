"""Choices that are paid: what is drawn, what it comes to, where the other part goes, and that nobody is paid twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from fedgame.experiments import rules
from fedgame.experiments.document import Json
from fedgame.experiments.events import SESSION_EVENT, Paid, TaskDrawn
from fedgame.experiments.session import Session, applied
from fedgame.experiments.stages.base import Ending, Record, Taken
from fedgame.experiments.stages.paid_tasks import AllocationsPay, LotteriesPay
from fedgame.experiments.stages.questionnaire import Questionnaire
from fedgame.rooms.pages import page
from fedgame.rooms.templates import ready
from tests.fedgame.experiments.sessions import ALLOCATIONS, GAME, LOTTERIES, PAYMENT, Bench, arm, design

HOLT_LAURY = Questionnaire.model_validate(ready("holt_laury"))
SVO = Questionnaire.model_validate(ready("svo_slider"))
SEEDS = st.integers(0, 2**63 - 1)
CHOSEN = st.lists(st.sampled_from(["A", "B"]), min_size=10, max_size=10)


@dataclass
class Drawn(random.Random):
    """Chance that comes out as it is told."""

    row: int
    throw: int

    def __post_init__(self) -> None:
        super().__init__(0)
        self._left = [self.row, self.throw]

    def randrange(self, *_: Any) -> int:
        return self._left.pop(0)


def rows(*options: str) -> Mapping[str, str]:
    return {f"row_{number}": option for number, option in enumerate(options, start=1)}


def recorded(answers: Mapping[str, str]) -> Record:
    return Record((Taken({"page": 1, "answers": dict(answers)}),))


# By hand

# (row, throw from 0 to 99, choice there, what it comes to): the fourth row of Holt and Laury wins with 4/10.
BY_HAND = [
    (4, 0, "A", True, 200),
    (4, 39, "A", True, 200),
    (4, 40, "A", False, 160),
    (4, 39, "B", True, 385),
    (4, 40, "B", False, 10),
    (1, 9, "B", True, 385),
    (1, 10, "B", False, 10),
    (10, 99, "A", True, 200),
    (10, 99, "B", True, 385),
]


@pytest.mark.parametrize(("row", "throw", "option", "won", "cents"), BY_HAND)
def test_the_row_that_is_drawn_is_played_for_money(row: int, throw: int, option: str, won: bool, cents: int) -> None:
    drawn = HOLT_LAURY.pays[0].draw(rows(*[option] * 10), Drawn(row - 1, throw))
    assert (drawn.question, drawn.row, drawn.option) == (f"row_{row}", row, option)
    assert (drawn.won, drawn.own_cents, drawn.other_cents) == (won, cents, 0)


def test_the_rows_are_those_of_the_paper() -> None:
    """The expected payoff of A less that of B, in cents: the last column of the paper's table 1."""
    rule = HOLT_LAURY.pays[0]
    assert isinstance(rule, LotteriesPay)
    differences = []
    for row in rule.rows:
        a, b = ((one.percent * one.high_cents + (100 - one.percent) * one.low_cents) / 100 for one in row.lotteries)
        differences.append(a - b)
    assert differences == pytest.approx([116.5, 83, 49.5, 16, -17.5, -51, -84.5, -118, -151.5, -185])


def test_a_division_gives_what_its_name_says() -> None:
    answers = {f"item_{number}": "y85_o76" for number in range(1, 7)}
    drawn = SVO.pays[0].draw(answers, Drawn(0, 0))
    assert (drawn.question, drawn.option, drawn.own_cents, drawn.other_cents) == ("item_1", "y85_o76", 85, 76)
    alone = AllocationsPay(questions=("item_1",), cents_per_point=5, others="nobody").draw(answers, Drawn(0, 0))
    assert (alone.own_cents, alone.other_cents) == (425, 0)


def test_a_row_without_an_answer_pays_nothing_and_is_drawn_like_any_other() -> None:
    for seed in range(50):
        full = HOLT_LAURY.draw(0, recorded(rows(*"AAAAAAAAAA")), seed)
        empty = HOLT_LAURY.draw(0, recorded({}), seed)
        assert (empty.row, empty.option, empty.own_cents) == (full.row, None, 0)


# Laws

ANSWERS = CHOSEN.map(lambda options: rows(*options))


@given(seed=SEEDS, chosen=ANSWERS)
def test_a_draw_is_of_what_was_chosen_and_the_same_for_the_same_seed(seed: int, chosen: Mapping[str, str]) -> None:
    drawn = HOLT_LAURY.draw(0, recorded(chosen), seed)
    assert drawn == HOLT_LAURY.draw(0, recorded(chosen), seed)
    assert drawn.option == chosen[drawn.question]
    prizes = {"A": {True: 200, False: 160}, "B": {True: 385, False: 10}}[drawn.option]
    assert drawn.won is not None
    assert drawn.own_cents == prizes[drawn.won]
    assert drawn.row < 10 or drawn.won


@given(seed=SEEDS, one=ANSWERS, other=ANSWERS)
def test_what_is_chosen_changes_neither_the_row_nor_the_throw(
    seed: int, one: Mapping[str, str], other: Mapping[str, str]
) -> None:
    left, right = (HOLT_LAURY.draw(0, recorded(chosen), seed) for chosen in (one, other))
    assert (left.row, left.won) == (right.row, right.won)


def test_every_row_comes_up_alike_and_wins_as_often_as_it_says() -> None:
    draws = [HOLT_LAURY.draw(0, recorded(rows(*"BBBBBBBBBB")), seed) for seed in range(20_000)]
    count = Counter(drawn.row for drawn in draws)
    wins = Counter(drawn.row for drawn in draws if drawn.won)
    for row in range(1, 11):
        assert abs(count[row] - 2_000) < 5 * (20_000 * 0.1 * 0.9) ** 0.5
        chance = row / 10
        assert abs(wins[row] - count[row] * chance) <= 5 * (count[row] * chance * (1 - chance)) ** 0.5


@given(
    order=st.permutations(range(1, 6)),
    choices=st.lists(st.sampled_from(["y85_o85", "y85_o15"]), min_size=5, max_size=5),
)
def test_what_one_gives_goes_to_the_next_and_nothing_is_lost_or_made(order: list[int], choices: list[str]) -> None:
    """Whoever gives, gives once; all that is received was given; only the last one's part is open."""
    bench = Bench(design(ALLOCATIONS, GAME, PAYMENT, arms=[arm(size=5)]))
    for _ in order:
        bench.arrive()
    for number, chosen in zip(order, choices, strict=True):
        bench.answer(number, {"page": 1, "answers": {"item_1": chosen, "item_2": "y100_o50"}})
    draws = [event for event, _ in bench.log if isinstance(event, TaskDrawn)]
    assert [draw.participant for draw in draws] == order
    assert [draw.giver for draw in draws] == [None, *order[:-1]]
    assert [draw.received_cents for draw in draws] == [0, *(draw.other_cents for draw in draws[:-1])]
    read = [(SESSION_EVENT.validate_json(event.model_dump_json()), at) for event, at in bench.log]
    assert applied(Session(bench.design, seed=7), read) == bench.session


@given(
    rate=st.integers(0, 500),
    drawn=st.integers(0, 10_000),
    most=st.integers(0, 3_000),
    step=st.sampled_from([1, 5, 10, 25, 50, 100]),
)
def test_what_is_paid_is_the_sum_of_its_parts_within_its_bounds(rate: int, drawn: int, most: int, step: int) -> None:
    lotteries = [{"option": name, "percent": 100, "high_cents": drawn} for name in ("A", "B")]
    rows = [{"question": name, "lotteries": lotteries} for name in ("row_1", "row_2")]
    pays = [{"kind": "lotteries", "money": "game", "rows": rows}]
    pay = {"per_hundred_cents": rate, "most_cents": most, "round_to_cents": step}
    bench = Bench(design({**LOTTERIES, "pays": pays}, GAME, PAYMENT, arms=[arm(size=1)], pay=pay))
    paid = through(bench)
    assert (paid.task_cents - 1) * 10_000 < drawn * rate <= paid.task_cents * 10_000, "rounded up, to a cent"
    total = paid.show_up_cents + paid.game_cents + paid.task_cents + paid.fee_cents
    assert paid.total_cents == -(-min(total, most) // step) * step


def through(bench: Bench) -> Paid:
    """The first participant alone, through tasks and game, to the payment."""
    bench.arrive()
    bench.answer(1)
    bench.end_game(1)
    paid = bench.person(1).paid
    assert paid is not None
    return paid


# In a session


@pytest.mark.parametrize(
    ("ending", "counts"),
    [("finished", True), ("no_group", True), ("removed", True), ("withdrawn", False), ("gone", False)],
)
def test_how_it_ended_says_whether_tasks_are_paid(ending: Ending, counts: bool) -> None:
    bench = Bench(design(LOTTERIES, GAME, PAYMENT, arms=[arm(size=2)]))
    bench.arrive()
    bench.answer(1)
    bench.do(lambda changes: rules.end(changes, 1, ending))
    person = bench.person(1)
    assert person.paid is not None
    assert person.paid.task_cents == (person.draws[0].own_cents if counts else 0)
    shown = page("s1", bench.session, person, {}, datetime.now(UTC), data_code="", rehearsal=False).paid
    assert shown is not None
    assert len(shown.tasks) == counts


def test_an_answer_that_is_sent_twice_is_drawn_once() -> None:
    bench = Bench(design(LOTTERIES, GAME, arms=[arm(size=2)]))
    bench.arrive()
    content: dict[str, Json] = {"page": 1, "answers": {"row_1": "A", "row_2": "B"}}
    for _ in range(2):
        bench.do(lambda changes: rules.answer(changes, 1, 0, "same-action", content))
    assert len(bench.person(1).draws) == 1


def test_whoever_is_sent_on_without_answering_is_drawn_nothing() -> None:
    bench = Bench(design(LOTTERIES, GAME, PAYMENT, arms=[arm(size=1)]))
    bench.arrive()
    bench.do(lambda changes: rules.end(changes, 1, "removed"))
    assert bench.person(1).draws == ()


def test_the_payment_tells_the_row_the_choice_and_the_sum_in_the_words_of_the_stage() -> None:
    bench = Bench(design(LOTTERIES, GAME, PAYMENT, arms=[arm(size=1)]))
    paid = through(bench)
    shown = page("s1", bench.session, bench.person(1), {}, datetime.now(UTC), data_code="", rehearsal=False).paid
    assert shown is not None
    (task,) = shown.tasks
    draw = bench.person(1).draws[0]
    assert (task.title.en, task.row, task.question.en) == ("Two choices", draw.row, f"Row {draw.row}")
    assert task.option is not None
    assert task.option.en == {"A": "The safe one", "B": "The risky one"}[draw.option or ""]
    assert (task.own_cents, task.received_cents, shown.task_cents) == (draw.own_cents, None, paid.task_cents)


def test_nothing_of_a_draw_is_shown_before_the_payment() -> None:
    bench = Bench(design(LOTTERIES, GAME, PAYMENT, arms=[arm(size=2)]))
    bench.arrive()
    assert (
        '"pays"'
        not in page(
            "s1", bench.session, bench.person(1), {}, bench.now, data_code="", rehearsal=False
        ).model_dump_json()
    )
    bench.answer(1)
    shown = page("s1", bench.session, bench.person(1), {}, bench.now, data_code="", rehearsal=False)
    assert shown.paid is None
    assert "The safe one" not in shown.model_dump_json()


# What is wrong with a rule is said

WRONG = [
    ({"rows": [{"question": "row_9", "lotteries": [{"option": "A", "percent": 1, "high_cents": 1}]}]}, "row_9 is paid"),
    (
        {"rows": [{"question": "row_1", "lotteries": [{"option": "A", "percent": 1, "high_cents": 1}]}]},
        "for each of A, B",
    ),
    ({"kind": "allocations", "questions": ["row_1"]}, "call option A by what it gives"),
    ({"kind": "allocations", "questions": ["row_1", "row_1"]}, "stands twice"),
    ({"rows": []}, "at least 1"),
]


@pytest.mark.parametrize(("changed", "said"), WRONG)
def test_a_rule_that_does_not_fit_its_questions_says_what_would(changed: dict[str, Any], said: str) -> None:
    rule = {**({} if "kind" in changed else {"kind": "lotteries"}), **changed}
    with pytest.raises(ValidationError, match=said):
        Questionnaire.model_validate({**LOTTERIES, "pays": [rule]})


def test_a_payment_of_before_there_were_paid_tasks_is_read() -> None:
    old = {
        "kind": "paid",
        "participant": 1,
        "ending": "finished",
        "currency": "USD",
        "show_up_cents": 500,
        "game_cents": 1,
        "fee_cents": 0,
        "total_cents": 501,
        "code": "X",
    }
    read = SESSION_EVENT.validate_python(old)
    assert isinstance(read, Paid)
    assert read.task_cents == 0
