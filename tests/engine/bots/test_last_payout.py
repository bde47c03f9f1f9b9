"""The end of the game: a bot is in a cycle as long as that cycle is paid, to the tick, and not one tick longer.

Cycles of arm() take 3 + 4 + 3 ticks, so that the second one is paid at tick 20.
"""

from dataclasses import replace

import numpy as np
import pytest

from engine.actions import LeaveFederation, PlaceBid
from engine.bots import BOTS, get_bot
from engine.bots.base import last_chance_to_leave, offer_of, pays_before_end
from engine.events import PaidOut
from engine.seen.observe import observe
from tests.engine.play import RICH, Table, arm, terms_of

LENGTHS = pytest.mark.parametrize(("ticks", "paid"), [(21, True), (20, True), (19, False)])
"""Ticks of the whole game, and whether it still pays the second cycle."""


def member(ticks: int) -> Table:
    """Player 1 is in federation 1, whose second bidding is open, until the game ends at this tick."""
    return Table(replace(arm("equal"), turns=1, ticks_per_turn=ticks), [RICH]).bid(1).until(10)


@LENGTHS
def test_a_member_leaves_before_a_cycle_that_is_charged_and_not_paid_and_only_then(ticks: int, paid: bool) -> None:
    view = observe(member(ticks).game, 1)
    assert last_chance_to_leave(view, view.federations[0]) == (not paid)
    for policy in ("free_rider", "equal_distribution"):
        decided = get_bot(policy).decide(view, np.random.default_rng(1))
        assert (LeaveFederation(1, 1) in decided) == (not paid), policy


@LENGTHS
def test_the_rules_pay_the_second_cycle_exactly_where_a_bot_stays_for_it(ticks: int, paid: bool) -> None:
    assert len(member(ticks).until(ticks).of(PaidOut)) == paid


@LENGTHS
# A leaver bids nowhere at any time.
@pytest.mark.parametrize("policy", sorted(BOTS.keys() - {"leaver"}))
def test_nobody_bids_for_a_cycle_that_is_not_paid(policy: str, ticks: int, paid: bool) -> None:
    # Without a member the bidding begins anew every 3 ticks: from 9 on its cycle is paid at 19.
    view = observe(Table(replace(arm("equal"), turns=1, ticks_per_turn=ticks - 1), [RICH]).until(9).game, 1)
    assert pays_before_end(view, view.federations[0], offer_of(view, terms_of(units=1))) == paid
    seen = [get_bot(policy).decide(view, np.random.default_rng(seed)) for seed in range(20)]
    assert any(isinstance(action, PlaceBid) for actions in seen for action in actions) == paid
