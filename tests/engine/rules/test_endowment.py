"""Endowments: drawn from the treatment's distributions with the caller's generator, or listed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.rules.endowment import draw_endowments
from engine.treatment import Endowment, EndowmentSpec

SPEC = EndowmentSpec(quality=(0.2, 0.9), quantity=(0.4, 1.0), resources=(4, 10), money_cents=(100_00, 300_00))


def drawn(spec: EndowmentSpec, players: int, seed: int = 7) -> tuple[Endowment, ...]:
    return draw_endowments(spec, players, np.random.default_rng(seed))


@given(st.integers(0, 2**32))
def test_endowments_stay_within_their_bounds_and_have_two_decimals(seed: int) -> None:
    for endowment in drawn(SPEC, 8, seed):
        assert 0.2 <= endowment.quality <= 0.9
        assert 0.4 <= endowment.quantity <= 1.0
        assert 4 <= endowment.resources <= 10
        assert 100_00 <= endowment.money_cents <= 300_00
        assert endowment.quality == round(endowment.quality, 2)
        assert endowment.quantity == round(endowment.quantity, 2)


def test_both_bounds_are_drawn() -> None:
    resources = {endowment.resources for endowment in drawn(SPEC, 64)}
    assert resources == {4, 5, 6, 7, 8, 9, 10}


def test_the_same_seed_gives_the_same_endowments_and_another_seed_others() -> None:
    assert drawn(SPEC, 8, 7) == drawn(SPEC, 8, 7)
    assert drawn(SPEC, 8, 7) != drawn(SPEC, 8, 8)


def test_listed_endowments_go_to_the_first_seats_and_change_nobody_elses_draw() -> None:
    special = Endowment(0.5, 0.5, 3, 42_00)
    listed = EndowmentSpec(SPEC.quality, SPEC.quantity, SPEC.resources, SPEC.money_cents, (special,))
    assert drawn(listed, 5) == (special, *drawn(SPEC, 5)[1:])


def test_one_more_seat_changes_nobody_elses_draw() -> None:
    assert drawn(SPEC, 6)[:5] == drawn(SPEC, 5)


def test_endowments_listed_beyond_the_last_seat_are_not_dealt() -> None:
    listed = tuple(Endowment(0.1 * n, 0.5, n, n) for n in (1, 2, 3))
    assert drawn(EndowmentSpec(listed=listed), 2) == listed[:2]


def test_bounds_finer_than_two_decimals_are_kept() -> None:
    spec = EndowmentSpec(quality=(0.125, 0.125), quantity=(0.333, 0.334))
    for endowment in drawn(spec, 20):
        assert endowment.quality == 0.125
        assert 0.333 <= endowment.quantity <= 0.334


def test_the_whole_range_is_drawn_from_to_two_decimals() -> None:
    many = drawn(SPEC, 64) + drawn(SPEC, 64, 8)
    qualities = [endowment.quality for endowment in many]
    money = [endowment.money_cents for endowment in many]
    assert (min(qualities) < 0.25, max(qualities) > 0.85, len(set(qualities)) > 40) == (True, True, True)
    assert (min(money) < 120_00, max(money) > 280_00) == (True, True)
