"""The market: model qualities become shares, shares become revenue, at the end of every turn.

`logit` is the multinomial logit of discrete choice (McFadden, 1974): share ~ exp(beta * quality). `proportional` is
that of the 2020 prototype: share ~ max(0, quality - baseline). Both with inertia towards the previous share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import exp

from engine.events import MarketShared
from engine.money import MARKET, split_largest_remainder
from engine.rules.transition import Draft
from engine.state import Game, TurnRecord
from engine.treatment import Market, MarketModel


def _logit(market: Market, qualities: Sequence[float]) -> list[float]:
    best = max(qualities)
    return [exp(market.beta * (quality - best)) for quality in qualities]


def _proportional(market: Market, qualities: Sequence[float]) -> list[float]:
    return [max(0.0, quality - market.baseline) for quality in qualities]


MARKETS: Mapping[MarketModel, Callable[[Market, Sequence[float]], list[float]]] = {
    "logit": _logit,
    "proportional": _proportional,
}


def market_shares(market: Market, qualities: Sequence[float | None], previous: Sequence[float]) -> tuple[float, ...]:
    """The shares (they add up to 1) of federations with these model qualities; None where there is no model yet.

    Equal shares before any model exists. Where no model is above the baseline under `proportional`, all attract alike.
    """
    count = len(qualities)
    if all(quality is None for quality in qualities):
        return (1 / count,) * count
    attractions = MARKETS[market.model](market, [market.baseline if q is None else q for q in qualities])
    if not any(attractions):
        attractions = [1.0] * count
    total = sum(attractions)
    mixed = [
        market.inertia * old + (1 - market.inertia) * attraction / total
        for attraction, old in zip(attractions, previous, strict=True)
    ]
    return tuple(share / sum(mixed) for share in mixed)


def end_turn(draft: Draft) -> None:
    """Set the shares anew and pay the market's revenue of the turn to the federations."""
    game = draft.game
    market = game.treatment.market
    previous = [federation.share for federation in game.federations]
    shares = market_shares(market, [federation.quality for federation in game.federations], previous)
    revenues = split_largest_remainder(market.revenue_cents, shares)
    for federation, share, revenue in zip(game.federations, shares, revenues, strict=True):
        draft.pay(MARKET, federation.account, revenue, "revenue")
        draft.put(replace(draft.game.federation(federation.number), share=share))
    turn = game.tick // game.treatment.ticks_per_turn
    draft.emit(MarketShared(turn, game.tick, _qualities(draft.game), shares, revenues))


def record_turn(draft: Draft) -> None:
    """Note how everybody stands at the end of a turn, after the market and the payouts of that tick."""
    game = draft.game
    shares = tuple(federation.share for federation in game.federations)
    money = tuple(game.money(player.number) for player in game.players)
    record = TurnRecord(game.tick // game.treatment.ticks_per_turn, _qualities(game), shares, money)
    draft.game = replace(game, turns=(*game.turns, record))


def _qualities(game: Game) -> tuple[float, ...]:
    baseline = game.treatment.market.baseline
    return tuple(baseline if federation.quality is None else federation.quality for federation in game.federations)
