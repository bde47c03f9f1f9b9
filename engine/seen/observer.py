"""Looks at a game for all of its seats: what they share is worked out once for each state, what is a seat's own once for
each seat, and what has not changed since the last look not at all.

What is in a view is the business of engine.seen.view, places, books, payouts and pay; here it is put together. Nothing that
an Observer keeps changes what it answers: `engine.seen.observe.observe` is one that has seen nothing before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from engine.money import Cents
from engine.rules.bidding import find_player, seat_refusal
from engine.rules.payout import cycle_to_pay
from engine.schemes import PayoffScheme
from engine.seen.books import Books, Promised, books_of, promised_by
from engine.seen.crowd import compared
from engine.seen.memo import Memo
from engine.seen.pay import PaidInAll, paid_in_all, pay_seen_by
from engine.seen.payouts import paid_cycle
from engine.seen.places import Purse, in_the_open, seen_by
from engine.seen.view import (
    Demographics,
    FederationView,
    OtherPlayer,
    OwnView,
    PayoutView,
    PlayerView,
    RulesView,
    Standing,
    TurnView,
)
from engine.state import Federation, Game, Player
from engine.treatment import Endowment, Treatment
from engine.values.parameters import samples_of

_BINS = 10


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all seats have in common, but for who is ready: views of equal scenes differ by what is the seat's own.

    `money_cents` and `ranks` are by player number, from 1; `profits` and `tops` by turn.
    """

    status: Literal["playing", "closing", "finished"]
    ended_early: bool
    step: int
    tick: int
    federations: tuple[FederationView, ...]
    money_cents: tuple[Cents, ...]
    ranks: tuple[int, ...]
    books: Books
    profits: tuple[tuple[Cents, ...], ...]
    tops: tuple[tuple[Cents, ...] | None, ...]
    standings: tuple[Standing, ...] | None
    pay: tuple[PaidInAll, ...] | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What never changes while a game is played. Percentiles are by player number, from 1."""

    rules: RulesView
    schemes: tuple[PayoffScheme, ...]
    quality_percentiles: tuple[float, ...]
    quantity_percentiles: tuple[float, ...]
    demographics: Demographics


class Observer:
    """For one play-through: of another it takes no harm, but begins anew. It is no thread's but one."""

    def __init__(self) -> None:
        self._memo = Memo()
        self._game: Game | None = None
        self._of: tuple[Treatment, tuple[Endowment, ...]] | None = None
        self._facts: _Facts
        self._scene: _Scene
        self._promised: Mapping[int, Promised]
        self._ready: tuple[int, ...]

    def observe(self, game: Game, player: int) -> PlayerView:
        """What the seat `player` (from 1) sees of `game` now. Raises IllegalAction when there is no such seat.

        Parts that are equal in the view before are the same objects here.
        """
        seat = find_player(game, player)
        if game is not self._game:
            self._turn_to(game)
        of = (self._scene, self._promised[player], seat)
        view = self._memo.get(("seat", player), of, lambda: self._seen(game, seat))
        return self._memo.get(("view", player), (view, self._ready), lambda: replace(view, ready=self._ready))

    def _turn_to(self, game: Game) -> None:
        of = (game.treatment, tuple(player.endowment for player in game.players))
        if of != self._of:
            self._memo.clear()
            self._of, self._facts = of, _facts(game)
        get = self._memo.get
        self._ready = get("ready", game.players, lambda: tuple(one.number for one in game.players if one.ready))
        self._promised = get("promised", game.federations, lambda: promised_by(game))
        self._scene = self._memo.settle("scene", self._scene_of(game))
        self._game = game

    def _scene_of(self, game: Game) -> _Scene:
        get, over = self._memo.get, game.finished
        visibility, count = game.treatment.visibility, len(game.players)
        cycles = tuple((one.cycles, one.phase, one.ticks_left) for one in game.federations)
        books = get("books", (game.tick, over, cycles), lambda: books_of(game))
        money = get("money", game.ledger, lambda: tuple(game.money(one.number) for one in game.players))
        ranks = get("ranks", (money, books.invested), lambda: _ranks(money, books))
        profits = get("profits", game.turns, lambda: _profits(game))
        top = compared(visibility, count - 1)
        return _Scene(
            status="finished" if over else "closing" if game.closing else "playing",
            ended_early=game.ended_early,
            step=game.step,
            tick=game.tick,
            federations=self._memo.settle(
                "federations", tuple(self._in_the_open(game, one) for one in game.federations)
            ),
            money_cents=money,
            ranks=ranks,
            books=books,
            profits=profits,
            tops=get("tops", profits, lambda: tuple(_top(turn) if top else None for turn in profits)),
            standings=_standings(game, money, ranks) if over and visibility != "none" else None,
            pay=get("pay", cycles, lambda: tuple(map(paid_in_all, game.federations))) if over else None,
        )

    def _in_the_open(self, game: Game, federation: Federation) -> FederationView:
        of = (federation, game.ledger.balance(federation.account), cycle_to_pay(game, federation))
        scheme = self._facts.schemes[federation.number - 1]
        return self._memo.get(("open", federation.number), of, lambda: in_the_open(game, federation, scheme))

    def _seen(self, game: Game, seat: Player) -> PlayerView:
        """The view of one seat, as if nobody were ready."""
        scene, facts, player, visibility = self._scene, self._facts, seat.number, game.treatment.visibility
        per_turn = game.treatment.ticks_per_turn
        own = self._own(game, seat)
        return PlayerView(
            status=scene.status,
            step=scene.step,
            turn=game.turn,
            tick=scene.tick,
            # A game that was played out stands at the end of its last turn.
            turn_ticks=per_turn if _played_out(game) else game.tick % per_turn,
            players_count=len(game.players),
            ready=(),
            you=own,
            federations=self._federations(game, seat, own),
            others=self._others(game, player) if visibility == "full" else None,
            demographics=facts.demographics if compared(visibility, len(game.players) - 1) else None,
            turns=tuple(
                TurnView(record.turn, record.shares, record.qualities, profits[player - 1], top)
                for record, profits, top in zip(game.turns, scene.profits, scene.tops, strict=True)
            ),
            payouts=self._payouts(game, player),
            running=scene.books.running.get(player, ()),
            rules=facts.rules,
            standings=scene.standings,
            pay=pay_seen_by(player, scene.pay, visibility) if scene.pay is not None else None,
            ended_early=scene.ended_early,
        )

    def _own(self, game: Game, seat: Player) -> OwnView:
        scene, player, own, promised = self._scene, seat.number, seat.endowment, self._promised[seat.number]
        money, reserved = scene.money_cents[player - 1], promised.reserved_cents
        in_bids, in_use = promised.resources_in_bids, promised.resources_in_use
        ranked = game.treatment.visibility != "none"
        return OwnView(
            player=player,
            money_cents=money,
            free_cents=money - reserved,
            reserved_cents=reserved,
            invested_cents=scene.books.invested.get(player, 0),
            earned_this_turn_cents=self._earned_this_turn(game, seat),
            profit_cents=money - own.money_cents,
            resources=own.resources,
            resources_free=own.resources - in_bids - in_use,
            resources_in_bids=in_bids,
            resources_in_use=in_use,
            quality=own.quality,
            quantity=own.quantity,
            samples=samples_of(own.quantity, game.treatment.training.max_samples),
            quality_percentile=self._facts.quality_percentiles[player - 1] if ranked else None,
            quantity_percentile=self._facts.quantity_percentiles[player - 1] if ranked else None,
            rank=scene.ranks[player - 1] if ranked else None,
            ready=seat.ready,
        )

    def _earned_this_turn(self, game: Game, seat: Player) -> Cents:
        """What is paid as a turn opens counts in it, and not in the one before, though the money is there by its end."""
        before = game.turns[:-1] if _played_out(game) else game.turns
        turn_start = before[-1].money_cents[seat.number - 1] if before else seat.endowment.money_cents
        opened = (game.turn - 1) * game.treatment.ticks_per_turn
        paid = self._scene.books.paid.get(seat.number, ())
        as_it_opened = sum(one.row.payment_cents for one in paid if one.cycle.paid_tick == opened)
        return self._scene.money_cents[seat.number - 1] - turn_start + as_it_opened

    def _federations(self, game: Game, seat: Player, own: OwnView) -> tuple[FederationView, ...]:
        player, promised = seat.number, self._promised[seat.number]
        purse = Purse(own.free_cents, own.resources_free, seat_refusal(game, player))
        views = []
        for view, federation in zip(self._scene.federations, game.federations, strict=True):
            number = federation.number
            bid, membership = promised.bids.get(number), promised.memberships.get(number)
            of = (view, bid, membership, purse.cents, purse.resources, purse.refusal)
            see = partial(seen_by, view, federation, game.treatment, seat.endowment, purse, bid, membership)
            views.append(self._memo.get(("place", player, number), of, see))
        return tuple(views)

    def _payouts(self, game: Game, player: int) -> tuple[PayoutView, ...]:
        """All payouts that `player` took part in or was still owed something by, oldest first."""
        get, views = self._memo.get, []
        for paid in self._scene.books.paid.get(player, ()):
            number, cycle, scheme = paid.federation, paid.cycle, self._facts.schemes[paid.federation - 1]
            shared = get(("paid", number, cycle.number), cycle, partial(paid_cycle, game, number, cycle, scheme))
            views.append(get(("payout", player, number, cycle.number), cycle, partial(shared.payout, paid.row)))
        return tuple(views)

    def _others(self, game: Game, player: int) -> tuple[OtherPlayer, ...]:
        scene = self._scene
        everybody = self._memo.get("everybody", (scene.money_cents, scene.ranks), lambda: _everybody(game, scene))
        return everybody[: player - 1] + everybody[player:]


def _played_out(game: Game) -> bool:
    return game.finished and not game.ended_early


def _facts(game: Game) -> _Facts:
    treatment, own = game.treatment, [player.endowment for player in game.players]
    qualities, quantities = [one.quality for one in own], [one.quantity for one in own]
    return _Facts(
        rules=RulesView(
            treatment.turns,
            treatment.ticks_per_turn,
            treatment.phases,
            treatment.payout_fraction,
            treatment.costs,
            treatment.market,
            treatment.training.shown(),
            treatment.visibility,
            treatment.reactions == "on",
        ),
        schemes=tuple(spec.payoff_scheme for spec in treatment.federations),
        quality_percentiles=_percentiles(qualities),
        quantity_percentiles=_percentiles(quantities),
        demographics=Demographics(_bins(qualities), _bins(quantities)),
    )


def _percentiles(values: list[float]) -> tuple[float, ...]:
    """Of each value, the share of the others that are smaller; 0 where there are no others."""
    ordered, others = sorted(values), max(1, len(values) - 1)
    return tuple(bisect_left(ordered, value) / others for value in values)


def _bins(values: list[float]) -> tuple[int, ...]:
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value * _BINS), _BINS - 1)] += 1
    return tuple(counts)


def _profits(game: Game) -> tuple[tuple[Cents, ...], ...]:
    starts = [player.endowment.money_cents for player in game.players]
    return tuple(
        tuple(money - start for money, start in zip(record.money_cents, starts, strict=True)) for record in game.turns
    )


def _top(profits: tuple[Cents, ...]) -> tuple[Cents, ...]:
    return tuple(sorted(profits, reverse=True)[:3])


def _ranks(money: tuple[Cents, ...], books: Books) -> tuple[int, ...]:
    """As engine.rules.holdings.rank_of has it."""
    wealth = [cents + books.invested.get(player, 0) for player, cents in enumerate(money, start=1)]
    ordered = sorted(wealth)
    return tuple(1 + len(ordered) - bisect_right(ordered, own) for own in wealth)


def _standings(game: Game, money: tuple[Cents, ...], ranks: tuple[int, ...]) -> tuple[Standing, ...]:
    starts = [player.endowment.money_cents for player in game.players]
    lines = [
        Standing(rank, number, cents, cents - start)
        for number, (rank, cents, start) in enumerate(zip(ranks, money, starts, strict=True), start=1)
    ]
    return tuple(sorted(lines, key=lambda line: (-line.money_cents, line.player)))


def _everybody(game: Game, scene: _Scene) -> tuple[OtherPlayer, ...]:
    return tuple(
        OtherPlayer(
            player.number,
            scene.ranks[player.number - 1],
            player.endowment.quality,
            player.endowment.quantity,
            player.endowment.resources,
            scene.money_cents[player.number - 1],
        )
        for player in game.players
    )
