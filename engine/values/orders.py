"""Orders of joining: how many a sample needs, and the coalitions that they build up.

Orders come in antithetic pairs, an order and its reverse; only the first of each pair is ever written down. Nothing is
drawn here.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from engine.values.coalition import Coalition, CoalitionError, check_players, leave_one_out, prefixes

Order: TypeAlias = tuple[int, ...]

LEAST_PAIRS = 2
"""Fewer pairs have no standard error."""
LEAST_MEMBERS = 4
"""All coalitions of fewer members are no more than two pairs of orders need."""


def pairs_of_a_turn(members: int) -> int:
    """In so many pairs everybody has been at an end of an order once; before, a standard error is not to be relied on."""
    return max(LEAST_PAIRS, (members + 1) // 2)


def least_models(members: int) -> int:
    """The models that pairs_of_a_turn may need: all members, all but one, and 2 (n - 2) more for each pair."""
    return members + 1 + pairs_of_a_turn(members) * models_of_pair(members)


def sampled_coalitions(members: Sequence[int], orders: Iterable[Order]) -> set[Coalition]:
    """What a sampled training holds: nobody, all, all but one, and whatever the orders and their reverses build up."""
    coalitions = leave_one_out(members) | {Coalition()}
    for order in orders:
        coalitions |= prefixes(order) | prefixes(order[::-1])
    return coalitions


def check_orders(members: Sequence[int], orders: Sequence[Order]) -> None:
    """CoalitionError unless there are at least two orders, each naming every one of `members` once."""
    check_players(members)
    if len(orders) < LEAST_PAIRS:
        raise CoalitionError(
            f"{len(orders)} orders of joining have no standard error: give at least {LEAST_PAIRS}, "
            "the first of each pair of an order and its reverse"
        )
    ordered = sorted(members)
    for order in orders:
        if sorted(order) != ordered:
            raise CoalitionError(f"the order {list(order)} must name each of the members {ordered} once")


def models_of_pair(members: int) -> int:
    """The most coalitions that a pair adds to those of all members and of all but one."""
    return 2 * (members - 2)
