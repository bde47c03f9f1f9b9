"""Who gets which arm: by minimisation, in permuted blocks, group after group, or by a list of labels."""

from __future__ import annotations

import random
import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from fedgame.experiments import rules
from tests.fedgame.experiments.sessions import GAME, PAYMENT, PRACTICE, Bench, arm, counted_chance, design


@given(
    arms=st.integers(2, 4),
    size=st.integers(1, 3),
    seed=st.integers(0, 999),
    leaving=st.lists(st.sampled_from(["stays", "withdraws", "vanishes"]), min_size=20, max_size=60),
)
def test_balanced_arms_differ_by_one_group_at_most_whoever_drops_out(
    arms: int, size: int, seed: int, leaving: list[str]
) -> None:
    bench = Bench(design(GAME, PAYMENT, arms=[arm(size, 100)] * arms), chance=counted_chance(seed))
    for does in leaving:
        number = bench.arrive()
        if does == "withdraws":
            bench.do(lambda changes, number=number: rules.withdraw(changes, number))
        elif does == "vanishes":
            bench.do(lambda changes, number=number: rules.give_up(changes, number, "gone"))
        groups = Counter(group.arm for group in bench.session.groups)
        played = [groups[one] * size for one in range(1, arms + 1)]
        assert max(played) - min(played) <= size


@given(per_arm=st.integers(1, 3), arms=st.integers(2, 4), seed=st.integers(0, 99))
def test_every_block_holds_every_arm_as_often_as_it_says(per_arm: int, arms: int, seed: int) -> None:
    document = design(PRACTICE, GAME, arms=[arm(4, 10)] * arms, assignment={"by": "blocks", "block": per_arm})
    bench = Bench(document, chance=counted_chance(seed))
    block = per_arm * arms
    given_arms = [bench.person(bench.arrive()).arm for _ in range(4 * block)]
    for first in range(0, len(given_arms), block):
        assert Counter(given_arms[first : first + block]) == dict.fromkeys(range(1, arms + 1), per_arm)


def test_by_arrival_one_group_is_filled_after_another_and_arms_take_turns() -> None:
    bench = Bench(design(GAME, arms=[arm(3, 2)] * 2, assignment={"by": "arrival"}))
    assert [bench.person(bench.arrive()).arm for _ in range(12)] == [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2]
    assert [(group.arm, group.seats) for group in bench.session.groups] == [
        (1, (1, 2, 3)),
        (2, (4, 5, 6)),
        (1, (7, 8, 9)),
        (2, (10, 11, 12)),
    ]


PLACES = [
    {"label": "ada", "arm": 2, "group": 2},
    {"label": "bob", "arm": 2, "group": 1},
    {"label": "cy", "arm": 2, "group": 2},
    {"label": "di", "arm": 2, "group": 1},
    {"label": "ed", "arm": 1},
]


def test_a_list_says_who_plays_with_whom_in_whatever_order_they_come() -> None:
    bench = Bench(
        design(
            GAME,
            arms=[arm(1), arm(2, 2)],
            assignment={"by": "list", "places": PLACES},
            room={"labels": "required"},
        )
    )
    numbers = {label: bench.arrive(label) for label in ("ada", "bob", "cy", "ed", "di")}
    assert {label: bench.person(number).arm for label, number in numbers.items()} == {
        "ada": 2,
        "bob": 2,
        "cy": 2,
        "ed": 1,
        "di": 2,
    }
    together = {frozenset(group.seats) for group in bench.session.groups}
    assert together == {
        frozenset({numbers["ada"], numbers["cy"]}),
        frozenset({numbers["bob"], numbers["di"]}),
        frozenset({numbers["ed"]}),
    }


def test_larger_arms_get_more_people() -> None:
    bench = Bench(design(PRACTICE, GAME, arms=[arm(6, 2), arm(2, 2)]), chance=counted_chance(3))
    arms = Counter(bench.person(bench.arrive()).arm for _ in range(16))
    assert arms == {1: 12, 2: 4}


def test_assignment_is_at_random_where_arms_are_alike() -> None:
    arms = set()
    for seed in range(20):
        bench = Bench(design(PRACTICE, GAME, arms=2), chance=counted_chance(seed))
        arms.add(bench.person(bench.arrive()).arm)
    assert arms == {1, 2}


def test_a_hundred_people_go_through_a_whole_session_quickly_enough_for_one_to_come_every_100_ms() -> None:
    """100 people within ten seconds are 100 acts of each kind: the figure that counts is the time of one act."""
    bench = Bench(design(arms=[arm(5, 10)] * 2))
    order = random.Random(1)
    began = time.process_time()
    numbers = [bench.arrive() for _ in range(100)]
    order.shuffle(numbers)
    for number in numbers:
        bench.go_to(number, "game")
    for group in bench.session.groups:
        bench.end_game(group.number)
    for number in numbers:
        bench.go_to(number, "over")
    # Coming; consent, two pages, the quiz and practice; the ends of games; the questions and the payment.
    acts, spent = 100 + 100 * 5 + 20 + 100 * 2, time.process_time() - began
    print(f"{acts} acts of 100 people in {spent:.2f} s of processor: {1000 * spent / acts:.2f} ms an act")  # noqa: T201 - the figure of the documents
    assert len(bench.session.groups) == 20
    assert all(person.ending == "finished" for person in bench.session.participants.values())
    assert spent < 10
