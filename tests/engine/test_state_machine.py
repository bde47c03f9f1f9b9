"""Any play at all, legal and illegal, with nature's moves: the laws of the game hold after every event.

The random play is hypothesis' state machine; the laws stand in tests.engine.laws. As no random play is sure to get
everywhere, a tour through the same machine, written out move by move, is: it meets every kind of event.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from engine.actions import (
    Action,
    ChangeCommitment,
    CoalitionValue,
    Commitment,
    EndGame,
    LeaveFederation,
    NotReady,
    PlaceBid,
    React,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.events import Event, TrainingRequested
from engine.rules.training import pending_trainings
from engine.state import Game
from engine.treatment import Endowment, Treatment
from tests.engine.any_game import commitments, endowments, modest, places, seats, treatments
from tests.engine.laws import LawfulGame
from tests.engine.play import ANYBODY, RICH, arm, terms_of, unsettle
from tests.engine.shadow import Shadow


class AnyPlay(RuleBasedStateMachine):
    played: LawfulGame | None = None
    """None until the deal, and where the deal itself broke a law."""

    @initialize(
        treatment=treatments,
        endowments=st.lists(endowments, min_size=1, max_size=4),
        seed=st.integers(0, 2**53),
        opening=modest | modest | st.none(),
        steps=st.sampled_from([4, 3, 2, 1, 0]),
    )
    def deal(
        self, treatment: Treatment, endowments: list[Endowment], seed: int, opening: Commitment | None, steps: int
    ) -> None:
        """Most plays begin in the middle: everybody has bidden everywhere and some steps have gone by."""
        self.played = LawfulGame(treatment, tuple(endowments), seed)
        for place in range(1, len(treatment.federations) + 1):
            self._all_bid(place, opening)
        self._pass(steps, 1.0)

    @property
    def game(self) -> Game:
        return self.played.game

    @property
    def shadow(self) -> Shadow:
        return self.played.shadow

    def do(self, action: Action) -> None:
        self.played.do(action)

    def teardown(self) -> None:
        if self.played is not None:
            self.played.check_log()

    def _all_bid(self, place: int, terms: Commitment | None, at_ms: int = 0) -> None:
        if terms:
            for player in self.game.players:
                self.do(PlaceBid(player.number, place, terms, at_ms))

    def _pass(self, steps: int, sign: float) -> None:
        """Some steps go by, and trainings come back."""
        for _ in range(steps):
            for request in pending_trainings(self.game):
                self.do(made_up(request, self.game.tick, sign))
            if not self.game.closing and not self.game.finished:
                self.do(TimeUp(self.game.step))

    def _memberships(self, *phases: str) -> list[tuple[int, int]]:
        """(player, federation) of every membership, of federations in these phases where any are named."""
        return [
            (member.player, federation.number)
            for federation in self.game.federations
            for member in federation.members
            if not phases or federation.phase in phases
        ]

    # Moves

    @precondition(lambda self: not self.game.finished)
    @rule(player=seats, place=places, terms=commitments, at_ms=st.integers(0, 2))
    def bid(self, player: int, place: int, terms: Commitment, at_ms: int) -> None:
        self.do(PlaceBid(player, place, terms, at_ms))

    @precondition(lambda self: not self.game.finished)
    @rule(place=st.integers(0, 2), terms=modest, at_ms=st.integers(0, 2))
    def everybody_bids(self, place: int, terms: Commitment, at_ms: int) -> None:
        self._all_bid(place % len(self.game.federations) + 1, terms, at_ms)

    @precondition(lambda self: not self.game.finished)
    @rule(steps=st.integers(1, 3), sign=st.sampled_from([1.0, 0.0, -1.0]))
    def nobody_does_anything(self, steps: int, sign: float) -> None:
        self._pass(steps, sign)

    @precondition(lambda self: not self.game.finished and self._memberships())
    @rule(which=st.integers(0, 9), change=modest, sign=st.sampled_from([1.0, 0.0, -1.0]))
    def member_changes_when_it_may(self, which: int, change: Commitment, sign: float) -> None:
        """Nobody does anything until a federation with members is bidding; then one of them changes its commitment."""
        while self._memberships() and not self._memberships("bidding") and not self.game.finished:
            self._pass(1, sign)
        if memberships := self._memberships("bidding"):
            player, place = memberships[which % len(memberships)]
            self.do(ChangeCommitment(player, place, change))

    @precondition(lambda self: self._memberships())
    @rule(which=st.integers(0, 9))
    def member_leaves(self, which: int) -> None:
        memberships = self._memberships()
        player, place = memberships[which % len(memberships)]
        self.do(LeaveFederation(player, place))

    @precondition(lambda self: any(federation.bids for federation in self.game.federations))
    @rule(which=st.integers(0, 9), terms=st.none() | modest)
    def bidder_thinks_again(self, which: int, terms: Commitment | None) -> None:
        bids = [(bid.player, federation.number) for federation in self.game.federations for bid in federation.bids]
        player, place = bids[which % len(bids)]
        self.do(PlaceBid(player, place, terms) if terms else WithdrawBid(player, place))

    @precondition(lambda self: not self.game.finished)
    @rule(player=seats, place=places, terms=commitments)
    def anybody_tries_anything(self, player: int, place: int, terms: Commitment) -> None:
        for move in (
            WithdrawBid(player, place),
            ChangeCommitment(player, place, terms),
            LeaveFederation(player, place),
        ):
            self.do(move)

    @precondition(lambda self: not self.game.finished)
    @rule(player=seats)
    def ready(self, player: int) -> None:
        self.do(Ready(player))

    @precondition(lambda self: not self.game.finished)
    @rule(player=seats)
    def not_ready(self, player: int) -> None:
        self.do(NotReady(player))

    @rule(player=seats)
    def react(self, player: int) -> None:
        self.do(React(player, "thinking"))

    @precondition(lambda self: not self.game.finished)
    @rule()
    def everybody_is_ready(self) -> None:
        for player in self.game.players:
            if not player.ready:
                self.do(Ready(player.number))

    @precondition(lambda self: not self.game.finished)
    @rule(wrong=st.sampled_from([0, 0, 0, 0, 1, -1]))
    def time_up(self, wrong: int) -> None:
        self.do(TimeUp(self.game.step + wrong))

    @precondition(lambda self: not self.game.finished and self.game.step > 3)
    @rule(sure=st.sampled_from([False] * 7 + [True]))
    def host_ends_it(self, sure: bool) -> None:
        if sure:
            self.do(EndGame())

    @precondition(lambda self: self.game.finished)
    @rule(place=places, terms=commitments)
    def after_the_end(self, place: int, terms: Commitment) -> None:
        for move in (
            PlaceBid(1, place, terms),
            LeaveFederation(1, place),
            Ready(1),
            NotReady(1),
            TimeUp(self.game.step),
            EndGame(),
        ):
            self.do(move)

    @precondition(lambda self: bool(pending_trainings(self.game)))
    @rule(which=st.integers(0, 9), numbers=st.integers(0, 2**32), sign=st.sampled_from([1.0, 0.0, -1.0]))
    def report(self, which: int, numbers: int, sign: float) -> None:
        waiting = pending_trainings(self.game)
        self.do(made_up(waiting[which % len(waiting)], numbers, sign))

    @precondition(lambda self: self.shadow.requests)
    @rule(which=st.integers(0, 99), numbers=st.integers(0, 2**32), fault=st.integers(0, 6))
    def report_wrongly(self, which: int, numbers: int, fault: int) -> None:
        """A report that is late, for another cycle, or not what was asked for; sometimes a good one after all."""
        requests = list(self.shadow.requests.values())
        good = made_up(requests[which % len(requests)], numbers, 1.0)
        faulty = {
            0: TrainingReported(good.federation, good.cycle + 1, good.values, ()),
            1: TrainingReported(good.federation + 1, good.cycle, good.values, ()),
            2: TrainingReported(good.federation, good.cycle, good.values[:-1], ()),
            3: TrainingReported(good.federation, good.cycle, (*good.values, good.values[0]), ()),
            4: TrainingReported(good.federation, good.cycle, (CoalitionValue((), 0.1, 0.5), *good.values[1:]), ()),
            5: replace(good, unsettled=tuple(row.members for row in good.values[numbers % 2 :])),
        }
        self.do(faulty.get(fault, good))

    @rule(player=seats, place=places, terms=commitments)
    def ask_for_a_quote(self, player: int, place: int, terms: Commitment) -> None:
        self.played.check_quote(player, place, terms)


def made_up(request: TrainingRequested, numbers: int, sign: float) -> TrainingReported:
    """Well-formed values out of nowhere: gains, losses and exact zeros, all of one sign when `sign` is not 1; now and then
    some coalitions, or all of them, did not settle.
    """
    lot = random.Random(numbers)
    rows = []
    for members in request.coalitions:
        value = lot.choice([0.0, lot.randint(-1000, 1000) / 1000, lot.randint(0, 1000) / 1000])
        value = value if sign == 1 else sign * abs(value)
        rows.append(CoalitionValue(members, value if members else 0.0, lot.randint(0, 100) / 100))
    report = TrainingReported(request.federation, request.cycle, tuple(rows), (0.1,), "exact", len(rows), 0)
    lost = lot.choice([0.0, 0.0, 0.3, 1.0])
    return unsettle(report, [row.members for row in rows if row.members and lot.random() < lost])


def test_any_play_keeps_the_laws_of_the_game() -> None:
    run_state_machine_as_test(AnyPlay, settings=settings(max_examples=400, stateful_step_count=30))


def test_a_tour_through_the_same_machine_meets_every_kind_of_event() -> None:
    """Three seats, one federation with room for one of them, two turns."""
    play, terms = AnyPlay(), terms_of(pay=10_00)
    treatment = replace(arm(admission=replace(ANYBODY, max_members=1)), turns=2)
    play.deal(treatment, [RICH] * 3, 1, None, 0)
    play.everybody_bids(0, terms, 0)
    play.ready(1)
    play.not_ready(1)
    play.react(1)
    play.bidder_thinks_again(0, None)  # player 1 takes its bid back
    play.everybody_is_ready()  # 2 is admitted, 3 finds the federation full
    # The training ends, the market is shared, 2 is paid and may change.
    play.member_changes_when_it_may(0, terms_of(pay=20_00), 1.0)
    play.nobody_does_anything(1, 1.0)  # 2 stays for a second cycle
    play.member_leaves(0)  # in the middle of it: only after its payout is 2 out
    play.report(0, 0, 1.0)  # whose training does not settle
    play.nobody_does_anything(2, 1.0)
    play.teardown()
    met = {type(event).__name__ for event in play.played.events}
    assert sorted({event.__name__ for event in get_args(Event)} - met) == [], "the tour does not meet these"
