"""Any play at all, legal and illegal, with nature's moves: the laws of the game hold after every event.

The random play is hypothesis' state machine; what is legal is said by tests.engine.shadow, which knows only events.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import ClassVar, get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from engine.actions import (
    Action,
    ChangeCommitment,
    CoalitionValue,
    Commitment,
    IllegalAction,
    LeaveFederation,
    PlaceBid,
    Ready,
    TimeUp,
    TrainingReported,
    WithdrawBid,
)
from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    LeaveAsked,
    LedgerPosted,
    MarketShared,
    PaidOut,
    TrainingAccepted,
    TrainingEnded,
    TrainingRequested,
)
from engine.observe import observe, visible
from engine.quote import quote
from engine.rules import new_game, step
from engine.rules.training import pending_trainings
from engine.state import Game
from engine.treatment import Endowment, Treatment
from engine.view import PlayerView
from fedgame.codec import ACTION, EVENTS, GAME, canonical
from tests.engine.any_game import commitments, endowments, modest, places, seats, treatments
from tests.engine.shadow import Shadow

SEALED = (BidPlaced, BidWithdrawn, CommitmentChanged)
NEVER_SHOWN_TO_OTHERS = (*SEALED, BidRefused, LeaveAsked)
ORDER: dict[type[Event], int] = {TrainingEnded: 1, MarketShared: 2, PaidOut: 3, BidAdmitted: 4, BidRefused: 4}


class AnyPlay(RuleBasedStateMachine):
    met: ClassVar[Counter[str]] = Counter()
    """Kinds of events, and codes of refusals, over all examples: proof that the play got everywhere."""
    sound = False
    """The deal and every move so far kept the laws."""

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
        self.dealt = new_game(treatment, seed, tuple(endowments))
        self.game: Game = self.dealt.game
        self.shadow = Shadow(treatment, tuple(endowments))
        self.shadow.fold(self.dealt.events)
        self.actions: list[Action] = []
        self.placed: dict[tuple[int, int], tuple[int, int]] = {}
        self.events: list[Event] = list(self.dealt.events)
        self.views = self._views()
        self._check()
        self.sound = True
        for place in range(1, len(treatment.federations) + 1):
            self._all_bid(place, opening)
        self._pass(steps, 1.0)

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

    @precondition(lambda self: any(federation.members for federation in self.game.federations))
    @rule(which=st.integers(0, 9), change=st.none() | modest)
    def member_leaves_or_changes(self, which: int, change: Commitment | None) -> None:
        """A change goes to where it is bidding, if there is such a membership."""
        memberships = [(f.phase != "bidding", m.player, f.number) for f in self.game.federations for m in f.members]
        if change:
            _, player, place = min(memberships)
            self.do(ChangeCommitment(player, place, change))
        else:
            _, player, place = memberships[which % len(memberships)]
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
    @rule()
    def everybody_is_ready(self) -> None:
        for player in self.game.players:
            if not player.ready:
                self.do(Ready(player.number))

    @precondition(lambda self: not self.game.finished)
    @rule(wrong=st.sampled_from([0, 0, 0, 0, 1, -1]))
    def time_up(self, wrong: int) -> None:
        self.do(TimeUp(self.game.step + wrong))

    @precondition(lambda self: self.game.finished)
    @rule(place=places, terms=commitments)
    def after_the_end(self, place: int, terms: Commitment) -> None:
        for move in (PlaceBid(1, place, terms), LeaveFederation(1, place), Ready(1), TimeUp(self.game.step)):
            self.do(move)

    @precondition(lambda self: bool(pending_trainings(self.game)))
    @rule(which=st.integers(0, 9), numbers=st.integers(0, 2**32), sign=st.sampled_from([1.0, 0.0, -1.0]))
    def report(self, which: int, numbers: int, sign: float) -> None:
        waiting = pending_trainings(self.game)
        self.do(made_up(waiting[which % len(waiting)], numbers, sign))

    @precondition(lambda self: self.shadow.requests)
    @rule(which=st.integers(0, 99), numbers=st.integers(0, 2**32), fault=st.integers(0, 5))
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
        }
        self.do(faulty.get(fault, good))

    @rule(player=seats, place=places, terms=commitments)
    def ask_for_a_quote(self, player: int, place: int, terms: Commitment) -> None:
        member = player in self.shadow.members.get(place, {})
        move = ChangeCommitment if member else PlaceBid
        problems = self.shadow.problems(move(player, place, terms))
        try:
            told = quote(self.game, player, place, terms)
        except IllegalAction as refusal:
            assert refusal.code in problems & {"seat.unknown", "federation.unknown"}  # noqa: PT017 - either may be
            return
        assert told.legal == (not problems)
        assert told.code is None or told.code in problems
        if told.legal:
            assert told.total_cents == self.shadow.total(player, terms)

    # Laws

    def do(self, action: Action) -> None:
        self.sound = False
        problems = self.shadow.problems(action)
        before = canonical(GAME, self.game)
        try:
            transition = step(self.game, action)
        except IllegalAction as refusal:
            assert refusal.code in problems, f"{action} was refused with {refusal.code}"  # noqa: PT017 - either may be
            assert canonical(GAME, self.game) == before
            self.met[refusal.code] += 1
            self.sound = True
            return
        assert problems == set(), f"{action} was accepted"
        assert canonical(GAME, self.game) == before, "the game before a move was changed by it"
        if isinstance(action, PlaceBid):
            self.placed[action.federation, action.player] = (self.game.step, action.at_ms)
        self.game = transition.game
        self.actions.append(action)
        self.events += transition.events
        self.shadow.fold(transition.events)
        self.met.update(type(event).__name__ for event in transition.events)
        self._check()
        self._check_secrets(action, transition.events)
        self._check_order(transition.events)
        self._check_payments(transition.events)
        self.sound = True

    def _check(self) -> None:
        """The game is what its events say, and nothing in it is promised twice."""
        game, shadow = self.game, self.shadow
        assert dict(game.ledger.balances) == dict(shadow.money)
        assert game.ledger.total() == 0
        assert (game.tick, game.step, game.finished) == (shadow.tick, shadow.step, shadow.finished)
        assert game.closing == (shadow.closing_to is not None)
        assert game.finished or {p.number for p in game.players if p.ready} == shadow.ready
        for federation in game.federations:
            number = federation.number
            assert {bid.player: bid.commitment for bid in federation.bids} == shadow.bids[number]
            promised = {member.player: member.commitment for member in federation.members}
            assert list(promised.items()) == list(shadow.members[number].items())
            assert len(promised) <= federation.spec.admission.max_members
            assert game.finished or (federation.phase, game.tick + federation.ticks_left) == shadow.phases[number]
            assert game.finished or federation.ticks_left > 0
            orders = [member.join_order for member in federation.members]
            assert orders == sorted(set(orders))
        assert abs(sum(federation.share for federation in game.federations) - 1) < 1e-9
        for player in game.players:
            assert shadow.free_cents(player.number) >= 0
            assert shadow.free_units(player.number) >= 0

    def _views(self) -> dict[int, PlayerView]:
        return {player.number: observe(self.game, player.number) for player in self.game.players}

    def _check_secrets(self, action: Action, events: tuple[Event, ...]) -> None:
        before, self.views = self.views, self._views()
        for number, view in self.views.items():
            self._check_offers(number, view)
            self._check_pay(view)
            sealed = type(events[0]) in (*SEALED, LeaveAsked) and getattr(action, "player", number) != number
            if sealed or type(events[-1]) is TrainingAccepted:
                assert view == before[number], f"player {number} saw {events}"
            for event in events:
                if isinstance(event, NEVER_SHOWN_TO_OTHERS) and event.player != number:
                    assert visible(event, number, self.game.treatment.visibility) is None

    def _check_pay(self, view: PlayerView) -> None:
        """What the federations paid a seat over a whole game, less what it put in, is what it won or lost."""
        assert (view.pay is not None) == (view.status == "finished")
        if view.pay is None:
            return
        assert sum(row.mine.net_cents for row in view.pay if row.mine) == view.you.profit_cents
        assert all((row.players is not None) == (view.rules.visibility == "full") for row in view.pay)
        assert view.rules.visibility != "none" or all(row.spread is None for row in view.pay)
        if view.rules.visibility == "full" and view.standings is not None:
            nets: Counter[int] = Counter()
            for row in view.pay:
                nets.update({one.player: one.net_cents for one in row.players or ()})
            assert all(nets[standing.player] == standing.profit_cents for standing in view.standings)

    def _check_offers(self, player: int, view: PlayerView) -> None:
        """What the view offers is what the shadow calls legal, and its most is accepted by the shadow too."""
        for federation in view.federations:
            number, allowed = federation.federation, federation.allowed
            nothing = Commitment(0.0, 0.0, 0, 0)
            assert allowed.place_bid == (not self.shadow.problems(PlaceBid(player, number, nothing)))
            assert allowed.change_commitment == (not self.shadow.problems(ChangeCommitment(player, number, nothing)))
            assert allowed.withdraw_bid == (not self.shadow.problems(WithdrawBid(player, number)))
            assert allowed.leave == (not self.shadow.problems(LeaveFederation(player, number)))
            assert allowed.max_resources == self.shadow.free_units(player, number)
            assert allowed.max_payment_cents == self.shadow.free_cents(player, number)
            assert (allowed.why_not is None) == (allowed.place_bid or allowed.change_commitment)

    def _check_order(self, events: tuple[Event, ...]) -> None:
        ranked = [(getattr(event, "tick", 0), ORDER[type(event)]) for event in events if type(event) in ORDER]
        assert ranked == sorted(ranked)
        for place in range(1, len(self.game.federations) + 1):
            joined = [e.player for e in events if isinstance(e, BidAdmitted) and e.federation == place]
            times = [self.placed[place, player] for player in joined]
            assert times == sorted(times)
        for event in events:
            if isinstance(event, PaidOut):
                assert sum(row.payment_cents for row in event.payouts) + event.undistributed_cents == event.pool_cents
            if isinstance(event, MarketShared):
                assert sum(event.revenues_cents) == self.game.treatment.market.revenue_cents

    def _check_payments(self, events: tuple[Event, ...]) -> None:
        """Every fee, cost and payout is posted once, with the amount that was promised; leavers go when they are paid."""
        expected: Counter[tuple[str, str, str, int]] = Counter()
        for event in events:
            if isinstance(event, TrainingRequested):
                place = f"federation:{event.federation}"
                assert [member.player for member in event.members] == list(self.shadow.members[event.federation])
                for member in event.members:
                    seat, promised = member.player, self.shadow.members[event.federation][member.player]
                    expected["fee", f"player:{seat}", place, promised.payment_cents] += 1
                    expected["cost", f"player:{seat}", "costs", self.shadow.cost(seat, promised)] += 1
            if isinstance(event, PaidOut):
                for row in event.payouts:
                    paid = f"player:{row.player}"
                    expected["payout", f"federation:{event.federation}", paid, row.payment_cents] += 1
                assert not any(place == event.federation for place, _ in self.shadow.leaving)
            if isinstance(event, MarketShared):
                for number, cents in enumerate(event.revenues_cents, start=1):
                    expected["revenue", "market", f"federation:{number}", cents] += 1
        posted = [event.entry for event in events if isinstance(event, LedgerPosted)]
        found = Counter((entry.reason, entry.debit, entry.credit, entry.amount) for entry in posted)
        assert found == Counter({entry: times for entry, times in expected.items() if entry[-1] > 0})

    def teardown(self) -> None:
        """The log replays to the same game and events, and everything survives JSON."""
        if not self.sound:
            return  # a law was broken already: that is the one to report
        again, events = self.dealt.game, list(self.dealt.events)
        for action in self.actions:
            transition = step(again, ACTION.validate_json(canonical(ACTION, action)))
            again = transition.game
            events += transition.events
        assert again == self.game
        assert events == self.events
        assert GAME.validate_json(canonical(GAME, self.game)) == self.game
        assert EVENTS.validate_json(canonical(EVENTS, tuple(self.events))) == tuple(self.events)


def made_up(request: TrainingRequested, numbers: int, sign: float) -> TrainingReported:
    """Well-formed values out of nowhere: gains, losses and exact zeros, all of one sign when `sign` is not 1."""
    lot = random.Random(numbers)
    rows = []
    for members in request.coalitions:
        value = lot.choice([0.0, lot.randint(-1000, 1000) / 1000, lot.randint(0, 1000) / 1000])
        value = value if sign == 1 else sign * abs(value)
        rows.append(CoalitionValue(members, value if members else 0.0, lot.randint(0, 100) / 100))
    return TrainingReported(request.federation, request.cycle, tuple(rows), (0.1,), "exact", len(rows), 0)


def test_any_play_keeps_the_laws_of_the_game() -> None:
    AnyPlay.met.clear()
    run_state_machine_as_test(AnyPlay, settings=settings(max_examples=400, stateful_step_count=30))
    assert sorted({event.__name__ for event in get_args(Event)} - set(AnyPlay.met)) == [], (
        "the random play never met these"
    )
