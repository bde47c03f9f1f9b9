"""The story of a seat: what happened to it, by the turn that showed it, with its money before and after.

That it adds up in any play is a law in tests.engine.laws.
"""

from __future__ import annotations

from dataclasses import replace

from engine.rules import new_game, step
from engine.seen.story import StoryLine, StoryTurn, story
from tests.engine.play import RICH, Table, arm, player_with, with_costs, with_market


def turns(table: Table, player: int) -> tuple[StoryTurn, ...]:
    """The story as it is read from a log: every action again, with the tick before it."""
    game = table.game
    again = new_game(game.treatment, game.seed, tuple(seat.endowment for seat in game.players)).game
    happened = []
    for action in table.actions:
        transition = step(again, action)
        happened.append((again.tick, transition.events))
        again = transition.game
    return story(game, player, happened).turns


def line(kind: str, tick: int, cents: int = 0, federation: int = 1, reason: str | None = None) -> StoryLine:
    return StoryLine(kind, tick, federation, cents, reason)  # type: ignore[arg-type]  # as written in the test


TREATMENT = with_market(
    with_costs(arm("equal", "equal", opening_cents=1000_00), per_resource_cents=3_00), revenue_cents=0
)


def test_a_renewal_is_told_as_the_bid_was_with_what_it_cost() -> None:
    """Fee 10.00 and cost 6.00 a cycle; a payout on tick 10 is shown by turn 2, whose fee is taken on tick 13."""
    table = Table(replace(TREATMENT, turns=2)).bid(1, units=2, pay=10_00).until(20)
    one, two = turns(table, 1)
    paid = 303_00  # 30 % of 1000.00 and the fee, to one member
    again = (1010_00 - 303_00 + 10_00) * 3 // 10
    assert one == StoryTurn(1, 1000_00, 984_00, (line("bid_placed", 0), line("bid_admitted", 3, -16_00)))
    assert two == StoryTurn(
        2,
        984_00,
        984_00 + paid - 16_00 + again,
        (line("paid", 10, paid), line("renewed", 13, -16_00), line("paid", 20, again)),
    )


def test_what_one_does_is_told_in_its_order_and_what_others_do_is_not() -> None:
    table = Table(TREATMENT, [RICH, RICH, player_with(money_cents=5_00)])
    table.bid(1).bid(2).withdraw(1).bid(1, 2, units=2).bid(1).bid(3, 2).until(10).change(1, units=3).leave(1, 2)
    table.until(17).leave(1).until(20)
    kinds = [(one.kind, one.federation, one.tick) for turn in turns(table, 1) for one in turn.lines]
    assert kinds == [
        ("bid_placed", 1, 0),
        ("bid_withdrawn", 1, 0),
        ("bid_placed", 2, 0),
        ("bid_placed", 1, 0),
        ("bid_admitted", 1, 3),
        ("bid_admitted", 2, 3),
        ("paid", 1, 10),
        ("paid", 2, 10),
        ("commitment_changed", 1, 10),
        ("member_left", 2, 10),
        ("renewed", 1, 13),
        ("leave_asked", 1, 17),
        ("paid", 1, 20),
        ("member_left", 1, 20),
    ]


def test_why_a_bid_was_refused_or_a_member_is_out_is_told() -> None:
    asking = replace(TREATMENT.federations[0].admission, min_quality=0.5)
    federations = (replace(TREATMENT.federations[0], admission=asking), TREATMENT.federations[1])
    table = Table(replace(TREATMENT, federations=federations), [RICH]).bid(1, quality=0.4).until(3)
    assert turns(table, 1)[0].lines[-1] == line("bid_refused", 3, reason="quality")
    table.bid(1, quality=0.5).until(6)
    table.until(13).change(1, quality=0.1).until(16)
    assert turns(table, 1)[-1].lines[-1] == line("member_left", 16, reason="below_threshold")


def test_a_story_so_far_ends_with_the_running_turn() -> None:
    table = Table(TREATMENT)
    assert story(table.game, 1, ()).turns == (StoryTurn(1, 1000_00, 1000_00, ()),)
    table.until(12)
    assert [turn.turn for turn in turns(table, 1)] == [1, 2]
