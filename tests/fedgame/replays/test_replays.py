"""A game seen again: every board is what the seat saw, and the time line tells the same as the log."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from engine.events import MarketShared, PaidOut
from engine.seen.observe import observe
from fedgame.log.fold import Applied, endowments_of, fold
from fedgame.replays.board import board
from fedgame.replays.timeline import bands_of, marks_of, seats_of, steps_of
from fedgame.replays.walk import NotReplayed, Walk, walk
from tests.fedgame import small_arm


@cache
def walked() -> Walk:
    return walk(small_arm.games()[0])


def test_the_steps_are_those_of_the_game_and_its_end() -> None:
    steps = walked().steps
    record = walked().record
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert [step.opening.step for step in steps[:-1]] == [step.number for step in steps[:-1]]
    assert steps[-1].opening.finished
    assert not steps[-1].actions
    assert tuple(action for step in steps for action in step.actions) == record.actions
    assert walked().step(0) is None
    assert walked().step(len(steps) + 1) is None


def test_each_board_is_what_the_seat_saw_when_the_step_opened() -> None:
    """Against the fold itself: the first state of each step, seen through the players' filter."""
    record = walked().record
    seats = seats_of(record, ())
    first = {1: walked().steps[0].opening}
    game = first[1]
    for done in fold(game, record.actions):
        assert isinstance(done, Applied)
        if done.game.step != game.step:
            first[done.game.step] = done.game
        game = done.game
    assert first[1].players[0].endowment == endowments_of(record.treatment, record.seed, 5)[0]
    for step in walked().steps[:-1]:
        for seat in (1, 4):
            shown = board(walked(), step, seat, seats, sealed=False)
            assert shown.message.view == observe(first[step.number], seat)
            assert shown.sealed is None
            assert shown.standings is None


def test_what_is_sealed_is_shown_only_where_it_is_asked_for_and_never_the_own() -> None:
    seats = seats_of(walked().record, ())
    placed = 0
    for step in walked().steps:
        shown = board(walked(), step, 2, seats, sealed=True)
        assert shown.sealed is not None
        assert all(bid.player != 2 for bid in shown.sealed.bids)
        open_bids = sum(len(federation.bids) for federation in step.decided.federations)
        own = sum(federation.bid(2) is not None for federation in step.decided.federations)
        assert len(shown.sealed.bids) == open_bids - own
        placed += len(shown.sealed.bids)
    assert placed > 0


def test_the_board_of_all_is_nobodys_own() -> None:
    step = walked().steps[5]
    shown = board(walked(), step, None, seats_of(walked().record, ()), sealed=False)
    assert all(one.my_bid is None and one.my_membership is None for one in shown.message.view.federations)
    assert shown.message.view.payouts == ()
    assert shown.standings is not None
    assert [row.player for row in shown.standings] == [1, 2, 3, 4, 5]
    seen = [observe(step.opening, row.player).you for row in shown.standings]
    assert any(you.invested_cents > 0 for you in seen)
    assert [row.rank for row in shown.standings] == [you.rank for you in seen]
    assert shown.did == ()
    assert all(row.bids == () for row in shown.standings)
    told = board(walked(), step, None, seats_of(walked().record, ()), sealed=True)
    assert {did.player for did in told.did} == {1, 2, 3, 4, 5}
    assert all(did.kind != "other" for did in told.did)
    assert told.sealed is not None
    assert told.standings is not None
    bids = {(row.player, number) for row in told.standings for number in row.bids}
    assert bids == {(bid.player, bid.federation) for bid in told.sealed.bids}


def test_on_the_board_of_all_each_payout_is_there_to_the_cent() -> None:
    seats = seats_of(walked().record, ())
    shown = [payout for step in walked().steps for payout in board(walked(), step, None, seats, sealed=False).payouts]
    events = [event for step in walked().steps for event in step.recent if isinstance(event, PaidOut)]
    assert len(shown) == len(events) > 0
    for payout, event in zip(shown, events, strict=True):
        assert [(row.player, row.payment_cents) for row in payout.paid] == [
            (row.player, row.payment_cents) for row in event.payouts
        ]
        assert sum(row.payment_cents for row in payout.paid) == payout.pool_cents - payout.undistributed_cents
    own = {
        (payout.federation, payout.cycle): (payout.payment_cents, payout.fee_cents, payout.cost_cents)
        for payout in observe(walked().steps[-1].opening, 2).payouts
    }
    told = {
        (payout.federation, payout.cycle): (row.payment_cents, row.fee_cents, row.cost_cents)
        for payout in shown
        for row in payout.paid
        if row.player == 2
    }
    assert told == own, "the same as the seat was told"
    assert board(walked(), walked().steps[5], 1, seats, sealed=True).payouts == ()


def test_people_are_called_by_their_number_and_bots_not_at_all() -> None:
    record = walked().record
    people = replace(record, seats=(replace(record.seats[0], kind="person", policy=None), *record.seats[1:]))
    seats = seats_of(people, (27,))
    assert seats[0].participant == 27
    shown = board(walked(), walked().steps[0], 1, seats, sealed=False)
    assert shown.message.names == ("P-027", "", "", "", "")
    assert shown.message.bots == (2, 3, 4, 5)


def test_the_bands_cover_the_game_without_gaps() -> None:
    bands = bands_of(walked())
    for federation in range(1, 8):
        own = [band for band in bands if band.federation == federation]
        assert own[0].from_tick == 0
        assert own[-1].to_tick == walked().steps[-1].opening.tick == 30
        assert all(one.to_tick == other.from_tick for one, other in pairwise(own))
        for step in walked().steps[:-1]:
            [band] = [one for one in own if one.from_tick <= step.opening.tick < one.to_tick]
            assert band.phase == step.opening.federation(federation).phase


def test_the_marks_are_the_bids_and_payouts_of_the_log() -> None:
    record = walked().record
    marks = marks_of(walked())
    paid = {
        (row.player, event.federation, event.tick)
        for action in record.actions
        for event in action.events
        if isinstance(event, PaidOut)
        for row in event.payouts
    }
    assert {(mark.player, mark.federation, mark.tick) for mark in marks if mark.kind == "payout"} == paid
    for mark in marks:
        step = walked().steps[mark.step - 1]
        assert step.opening.tick == mark.tick
        if mark.kind == "payout":
            assert any(isinstance(event, PaidOut) and event.federation == mark.federation for event in step.recent)
    assert {mark.kind for mark in marks} >= {"bid", "payout"}


def test_what_opened_a_step_is_told() -> None:
    steps = steps_of(walked())
    markets = [step.step for step in steps if any(one.kind == "market" for one in step.happened)]
    expected = [s.number for s in walked().steps if any(isinstance(event, MarketShared) for event in s.recent)]
    assert markets == expected
    assert len(markets) == 6
    assert all(step.seconds is None for step in steps), "a batch has no clock"


def test_a_game_that_runs_is_walked_as_far_as_it_is() -> None:
    record = small_arm.games()[0]
    part = walk(replace(record, actions=record.actions[:40], status="playing"))
    assert sum(len(step.actions) for step in part.steps) == 40
    assert not part.steps[-1].opening.finished
    assert part.steps[:-1] == walked().steps[: len(part.steps) - 1]


def test_a_log_that_the_rules_refuse_is_told_so() -> None:
    record = small_arm.games()[0]
    with pytest.raises(NotReplayed, match="These rules refuse action"):
        walk(replace(record, actions=(record.actions[-1],) * 2))
