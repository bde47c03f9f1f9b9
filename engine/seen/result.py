"""What anybody may see of a game that is over, who sat in no seat of it: an allow-list, as engine.seen.view is for a seat.

It is what every seat sees alike: the market in any case, the players as far as the treatment's visibility allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.money import Cents
from engine.schemes import ParameterValue, SchemeName
from engine.seen.observe import observe
from engine.seen.view import FederationPay, Standing
from engine.state import Game
from engine.treatment import Visibility


@dataclass(frozen=True, slots=True)
class FederationResult:
    """A federation at the end; `paid_cents` is what it has paid out in all its cycles."""

    federation: int
    name: str
    scheme: SchemeName
    scheme_parameters: Mapping[str, ParameterValue]
    share: float
    quality: float | None
    cycles: int
    paid_cents: Cents


@dataclass(frozen=True, slots=True)
class TurnResult:
    """A turn: shares and model qualities by federation from 1."""

    turn: int
    shares: tuple[float, ...]
    qualities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """A finished game from outside. `standings` and, in `pay`, what is of single players are None where a player would not
    see them either; `mine` is nobody's. `turn` is the one in which it ended, `ended_early` whether its host ended it there.
    """

    turns: tuple[TurnResult, ...]
    federations: tuple[FederationResult, ...]
    standings: tuple[Standing, ...] | None
    pay: tuple[FederationPay, ...]
    visibility: Visibility
    turn: int
    ended_early: bool


def observe_result(game: Game) -> ResultView:
    """The result of a game that is over. Raises ValueError for one that still runs."""
    if not game.finished:
        raise ValueError("the game still runs: its result can be seen when it is over")
    seen = observe(game, 1)
    return ResultView(
        turns=tuple(TurnResult(turn.turn, turn.shares, turn.qualities) for turn in seen.turns),
        federations=tuple(
            FederationResult(
                federation=federation.federation,
                name=federation.name,
                scheme=federation.scheme,
                scheme_parameters=federation.scheme_parameters,
                share=federation.share,
                quality=federation.quality,
                cycles=len(federation.cycles),
                paid_cents=sum(cycle.pool_cents or 0 for cycle in federation.cycles),
            )
            for federation in seen.federations
        ),
        standings=seen.standings,
        pay=tuple(replace(row, mine=None) for row in seen.pay or ()),
        visibility=game.treatment.visibility,
        turn=game.turn,
        ended_early=game.ended_early,
    )
