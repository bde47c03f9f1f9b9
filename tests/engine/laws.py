"""A game whose every move is held against its laws, whoever plays it.

What is legal, and what the game is after an event, is said by tests.engine.shadow, which knows only events.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from engine.actions import (
    Action,
    ChangeCommitment,
    Commitment,
    IllegalAction,
    LeaveFederation,
    PlaceBid,
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
    TrainingUnsettled,
)
from engine.rules import new_game, step
from engine.seen.observe import observe, visible
from engine.seen.observer import Observer
from engine.seen.quote import quote
from engine.seen.story import story
from engine.seen.view import PlayerView
from engine.state import Game
from engine.treatment import Endowment, Treatment
from fedgame.log.codec import ACTION, EVENTS, GAME, canonical
from tests.engine.shadow import Shadow

SEALED = (BidPlaced, BidWithdrawn, CommitmentChanged)
NEVER_SHOWN_TO_OTHERS = (*SEALED, BidRefused, LeaveAsked)
DRAFT = Commitment(1.0, 0.5, 1, 10_00)
ORDER: dict[type[Event], int] = {
    TrainingEnded: 1,
    TrainingUnsettled: 1,
    MarketShared: 2,
    PaidOut: 3,
    BidAdmitted: 4,
    BidRefused: 4,
}


class LawfulGame:
    """`do` makes a move and fails where a law is broken; `check_log` ends a play."""

    def __init__(self, treatment: Treatment, endowments: tuple[Endowment, ...], seed: int) -> None:
        self.dealt = new_game(treatment, seed, endowments)
        self.game: Game = self.dealt.game
        self.shadow = Shadow(treatment, endowments)
        self.shadow.fold(self.dealt.events)
        self.actions: list[Action] = []
        self.placed: dict[tuple[int, int], tuple[int, int]] = {}
        self.events: list[Event] = list(self.dealt.events)
        self.invested: dict[tuple[int, int], int] = {}
        self._wealth = {number: seat.money_cents for number, seat in enumerate(endowments, start=1)}
        self.observer = Observer()
        self.views = self._views()
        self._check()
        self.sound = True
        """The deal and every move so far kept the laws."""

    def do(self, action: Action) -> None:
        self.sound = False
        problems = self.shadow.problems(action)
        before = canonical(GAME, self.game)
        try:
            transition = step(self.game, action)
        except IllegalAction as refusal:
            assert refusal.code in problems, f"{action} was refused with {refusal.code}"  # noqa: PT017 - either may be
            assert canonical(GAME, self.game) == before
            self.sound = True
            return
        assert problems == set(), f"{action} was accepted"
        assert canonical(GAME, self.game) == before, "the game before a move was changed by it"
        if isinstance(action, PlaceBid):
            self.placed[action.federation, action.player] = (self.game.step, action.at_ms)
        earlier, self.game = self.game, transition.game
        self.actions.append(action)
        self.events += transition.events
        self.shadow.fold(transition.events)
        self._check()
        self._check_secrets(action, transition.events, earlier)
        self._check_wealth(transition.events)
        self._check_order(transition.events)
        self._check_payments(transition.events)
        self.sound = True

    def check_quote(self, player: int, place: int, terms: Commitment) -> None:
        """What a draft would cost and do is told as the shadow has it, and a move like it is legal when it is told so."""
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
            assert federation.quality == shadow.qualities.get(number)
            orders = [member.join_order for member in federation.members]
            assert orders == sorted(set(orders))
        assert abs(sum(federation.share for federation in game.federations) - 1) < 1e-9
        for player in game.players:
            assert shadow.free_cents(player.number) >= 0
            assert shadow.free_units(player.number) >= 0

    def _views(self) -> dict[int, PlayerView]:
        """What everybody sees, by who has looked on all along; it is what somebody sees who looks for the first time."""
        views = {player.number: self.observer.observe(self.game, player.number) for player in self.game.players}
        # One seat's view in turn is enough: each of them is looked at again and again.
        fresh = 1 + len(self.actions) % len(views)
        assert views[fresh] == observe(self.game, fresh)
        return views

    def _check_secrets(self, action: Action, events: tuple[Event, ...], earlier: Game) -> None:
        before, self.views = self.views, self._views()
        for number, view in self.views.items():
            self._check_offers(number, view)
            self._check_pay(view)
            sealed = type(events[0]) in (*SEALED, LeaveAsked) and getattr(action, "player", number) != number
            if sealed or type(events[-1]) is TrainingAccepted:
                assert view == before[number], f"player {number} saw {events}"
                if not self.game.closing:
                    for place in range(1, len(self.game.federations) + 1):
                        assert quote(self.game, number, place, DRAFT) == quote(earlier, number, place, DRAFT)
            for event in events:
                if isinstance(event, NEVER_SHOWN_TO_OTHERS) and event.player != number:
                    assert visible(event, number, self.game.treatment.visibility) is None

    def _check_wealth(self, events: tuple[Event, ...]) -> None:
        """The place is that by money and what was paid for cycles that are still paid: so nothing but a payout, and paying
        for a cycle that comes too late, moves anybody.
        """
        shadow, profit = self.shadow, self.game.treatment.phases.profit
        before = self._wealth
        for event in events:
            if isinstance(event, TrainingRequested):
                for one in event.members:
                    self.invested[one.player, event.federation] = one.fee_cents + one.cost_cents
            if isinstance(event, PaidOut):
                self.invested = {key: cents for key, cents in self.invested.items() if key[1] != event.federation}
        paid_at = {place: end + (profit if phase == "training" else 0) for place, (phase, end) in shadow.phases.items()}
        invested = {
            number: sum(
                cents
                for (player, place), cents in self.invested.items()
                if player == number and paid_at[place] <= shadow.last_tick and not shadow.finished
            )
            for number in self.views
        }
        self._wealth = {number: shadow.money.get(f"player:{number}", 0) + cents for number, cents in invested.items()}
        # What was paid for a cycle is lost where the host ends the game before its payout.
        if not self.game.ended_early and not any(isinstance(event, PaidOut | TrainingRequested) for event in events):
            assert self._wealth == before
        if not any(isinstance(event, PaidOut) for event in events):
            assert all(self._wealth[number] <= before[number] for number in before)
        for number, view in self.views.items():
            assert view.you.invested_cents == invested[number]
            assert not self.game.finished or invested[number] == 0
            place = 1 + sum(cents > self._wealth[number] for cents in self._wealth.values())
            assert view.you.rank == (None if view.rules.visibility == "none" else place)

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

    def check_log(self) -> None:
        """The log replays to the same game and events, and everything survives JSON."""
        if not self.sound:
            return  # a law was broken already: that is the one to report
        again, events = self.dealt.game, list(self.dealt.events)
        happened = []
        for action in self.actions:
            transition = step(again, ACTION.validate_json(canonical(ACTION, action)))
            happened.append((again.tick, transition.events))
            again = transition.game
            events += transition.events
        assert again == self.game
        assert events == self.events
        assert GAME.validate_json(canonical(GAME, self.game)) == self.game
        assert EVENTS.validate_json(canonical(EVENTS, tuple(self.events))) == tuple(self.events)
        self._check_stories(happened)

    def _check_stories(self, happened: list[tuple[int, tuple[Event, ...]]]) -> None:
        """Every seat's story goes from its first money to its last, without a gap, and through that of each turn's end."""
        for player in self.game.players:
            turns = story(self.game, player.number, happened).turns
            assert [turn.turn for turn in turns] == list(range(1, self.game.turn + 1))
            assert turns[0].before_cents == player.endowment.money_cents
            assert turns[-1].after_cents == self.game.money(player.number)
            for turn, later in pairwise(turns):
                assert turn.after_cents == later.before_cents
                # What is paid as a turn ends is shown in the next one.
                end = turn.turn * self.game.treatment.ticks_per_turn
                paid = [line.amount_cents for line in later.lines if (line.kind, line.tick) == ("paid", end)]
                ended = self.game.turns[turn.turn - 1].money_cents[player.number - 1]
                assert turn.after_cents + sum(paid) == ended
