"""What a federation paid before, beside a draft: of others as far as the treatment shows it, and of nobody's future."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.seen.quote import quote
from engine.seen.view import PaidBefore
from engine.treatment import Visibility
from tests.engine.play import RICH, Table, arm, player_with, terms_of, with_market

FIVE = (RICH,) * 5


def played(visibility: Visibility, members: int, *, cycles: int = 1) -> Table:
    """Players 1 to `members` are in from the start, each with a fifth of the data more than the one before; 5 looks on."""
    treatment = with_market(replace(arm("linear", opening_cents=1000_00), visibility=visibility), revenue_cents=0)
    table = Table(treatment, FIVE)
    for player in range(1, members + 1):
        table.bid(player, quantity=player / 5)
    return table.until(10 * cycles)


def told(table: Table, player: int, quantity: float = 1.0) -> PaidBefore | None:
    return quote(table.game, player, 1, terms_of(quantity=quantity)).paid_before


def paid(table: Table) -> dict[int, int]:
    return {row.player: row.payment_cents for row in table.federation().cycles[-1].payouts}


def test_nothing_is_told_before_anything_was_paid() -> None:
    table = played("full", 4, cycles=0)
    assert told(table, 1) is None
    assert told(table.until(7), 1) is None


def test_in_the_open_it_is_of_members_who_brought_about_as_much() -> None:
    """300.00 by quantities of 1, 2, 3 and 4 fifths: 30, 60, 90 and 120."""
    table = played("full", 4)
    assert paid(table) == {1: 30_00, 2: 60_00, 3: 90_00, 4: 120_00}
    assert told(table, 5, 0.2) == PaidBefore("alike", 1, 30_00, 60_00)
    assert told(table, 5, 1.0) == PaidBefore("alike", 1, 90_00, 120_00)
    assert told(table, 5, 0.01) == PaidBefore("members", 1, 30_00, 120_00)


def test_of_a_crowd_the_range_is_the_same_whatever_the_draft() -> None:
    """Else one could find out by drafts who brought how much and got what."""
    table = played("aggregate", 4)
    drafts = {told(table, 5, quantity / 100) for quantity in range(101)}
    assert drafts == {PaidBefore("members", 1, 30_00, 120_00)}


@pytest.mark.parametrize(
    ("player", "members", "expected"),
    [
        (5, 3, PaidBefore("members", 1, 50_00, 150_00)),
        (1, 4, PaidBefore("members", 1, 30_00, 120_00)),
        (5, 2, None),
        (1, 3, PaidBefore("you", 1, 50_00, 50_00)),
    ],
)
def test_of_fewer_than_three_others_nobody_is_told_but_of_themselves(
    player: int, members: int, expected: PaidBefore | None
) -> None:
    assert told(played("aggregate", members), player) == expected


def test_where_nothing_is_shown_of_others_it_is_the_own_payments() -> None:
    table = played("none", 4)
    assert told(table, 2) == PaidBefore("you", 1, 60_00, 60_00)
    assert told(table, 5) is None


def test_it_goes_back_three_cycles_and_not_before_another_scheme() -> None:
    table = played("full", 4, cycles=4)
    found = told(table, 5, 1.0)
    assert found is not None
    pools = [cycle.pool_cents or 0 for cycle in table.federation().cycles]
    assert (found.cycles, found.highest_cents) == (3, pools[1] * 4 // 10)
    changing = replace(
        table.game.treatment.federations[0],
        scheme="schedule",
        scheme_parameters={
            "phases": ({"scheme": "equal", "start": 1}, {"scheme": "linear", "start": 4}),
            "unit": "cycle",
        },
    )
    later = Table(replace(table.game.treatment, federations=(changing,)), FIVE).bid(1, quantity=1.0).until(30)
    assert told(later, 5) is None  # the fourth cycle is the first by "linear"
    found = told(later.until(40), 5)
    assert found is not None
    assert found.cycles == 1


@given(
    visibility=st.sampled_from(["aggregate", "none"]),
    amounts=st.permutations([0.2, 0.4, 0.6, 0.8]),
    draft=st.floats(0, 1),
)
def test_who_of_the_others_was_paid_what_changes_nothing(
    visibility: Visibility, amounts: list[float], draft: float
) -> None:
    """Whoever is no member sees the same, in whichever order the others have brought what they brought."""
    treatment = with_market(replace(arm("linear", opening_cents=1000_00), visibility=visibility), revenue_cents=0)
    table = Table(treatment, (*[player_with()] * 4, RICH))
    for player, amount in enumerate(amounts, start=1):
        table.bid(player, quantity=amount)
    expected = PaidBefore("members", 1, 30_00, 120_00) if visibility == "aggregate" else None
    assert told(table.until(10), 5, draft) == expected
