"""The facts behind the balance report agree with the ledger, and its claims tell a fair game from an unfair one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from benchmarks.balance import play_twins
from benchmarks.claims import (
    better_endowed_prefer_shapley,
    better_model_earns_more,
    free_riders_prefer_equal,
    money_stays_in_bounds,
    nobody_always_wins,
    taking_part_pays,
)
from benchmarks.facts import GameFacts, facts_of
from engine.events import GameFinished
from tests.fedgame.small_arm import games, scenario


@cache
def facts() -> tuple[GameFacts, ...]:
    return tuple(facts_of(game) for game in games())


def test_what_a_seat_earned_in_all_federations_is_its_profit() -> None:
    for game in facts():
        for seat in game.seats:
            earned = sum(cents for (player, _federation), cents in game.earned.items() if player == seat.player)
            assert earned == seat.profit == seat.final - seat.endowment.money_cents


def test_money_by_turn_begins_with_the_endowments_and_ends_with_the_result() -> None:
    for record, game in zip(games(), facts(), strict=True):
        last = record.actions[-1].events[-1]
        assert isinstance(last, GameFinished)
        assert game.money[0] == sum(seat.endowment.money_cents for seat in game.seats)
        assert game.money[-1] == sum(last.money_cents)
        assert len(game.money) == len(game.held) == record.treatment.turns + 1


def test_shares_of_a_paid_pool_add_up_to_what_its_members_got() -> None:
    for game in facts():
        for key in {(pay.federation, pay.cycle) for pay in game.pays}:
            shares = [pay.share for pay in game.pays if (pay.federation, pay.cycle) == key]
            assert 0 < sum(shares) <= 1 + 1e-9


def test_twins_own_the_same_and_play_the_same() -> None:
    game = play_twins(scenario(), 3, 1)
    assert len(game.seats) == 4
    for first, second in (game.seats[:2], game.seats[2:]):
        assert (first.endowment, first.policy) == (second.endowment, second.policy)
    assert game.seats[0].endowment != game.seats[2].endowment


def with_profit(game: GameFacts, cents: int) -> GameFacts:
    """The game as if every seat had made that profit."""
    return replace(
        game,
        seats=tuple(
            replace(seat, profit=cents, final=seat.endowment.money_cents + cents, policy="equal_distribution")
            for seat in game.seats
        ),
    )


def test_a_game_in_which_all_lose_is_not_worth_taking_part_in() -> None:
    assert not taking_part_pays([with_profit(game, -1) for game in facts()]).holds
    assert taking_part_pays([with_profit(game, 1) for game in facts()]).holds


def test_a_market_that_pays_all_alike_gives_no_reason_to_care() -> None:
    alike = [replace(game, turns=tuple((turn[0], (100,) * 7) for turn in game.turns)) for game in facts()]
    assert not better_model_earns_more(alike).holds
    steep = [
        replace(
            game, turns=tuple((turn[0], tuple(round(1000 * quality**4) for quality in turn[0])) for turn in game.turns)
        )
        for game in facts()
    ]
    assert better_model_earns_more(steep).measured != better_model_earns_more(alike).measured


def test_schemes_that_pay_all_alike_fail_the_claims_about_schemes() -> None:
    alike = [
        replace(
            game,
            pays=tuple(replace(pay, share=1 / pay.members) for pay in game.pays),
            earned=dict.fromkeys(game.earned, 0),
        )
        for game in facts()
    ]
    assert not free_riders_prefer_equal(alike).holds
    assert not better_endowed_prefer_shapley(alike).holds


def test_one_who_always_wins_is_told() -> None:
    assert not nobody_always_wins([facts()[0]] * 10).holds


def test_money_that_runs_out_or_explodes_is_told() -> None:
    game = facts()[0]
    for money in ((100, 50, 30), (100, 300, 500)):
        assert not money_stays_in_bounds([with_profit(replace(game, money=money), 10**6)]).holds
    assert money_stays_in_bounds([with_profit(replace(game, money=(100, 60, 300)), 10**6)]).holds
