"""The one filter between the game and a seat: `observe` for its state, `visible` for its events.

Both build their answer from an allow-list (engine.seen.view, and the tuples below); what is not listed is not seen.
"""

from __future__ import annotations

from engine.events import (
    BidAdmitted,
    BidPlaced,
    BidRefused,
    BidWithdrawn,
    CommitmentChanged,
    Event,
    GameFinished,
    LeaveAsked,
    MarketShared,
    MemberLeft,
    PhaseStarted,
    PlayerNotReady,
    PlayerReady,
    Reacted,
    StepClosed,
    TrainingEnded,
    TrainingUnsettled,
)
from engine.seen.observer import Observer
from engine.seen.view import PlayerView
from engine.state import Game
from engine.treatment import Visibility


def observe(game: Game, player: int) -> PlayerView:
    """What the seat `player` (from 1) sees of `game` now. Raises IllegalAction when there is no such seat.

    Whoever looks for many seats, or again and again, keeps an Observer, which answers the same in less time.
    """
    return Observer().observe(game, player)


_PUBLIC = (
    PlayerReady,
    PlayerNotReady,
    Reacted,
    StepClosed,
    PhaseStarted,
    TrainingEnded,
    TrainingUnsettled,
    MarketShared,
)
_OWN = (BidPlaced, BidWithdrawn, CommitmentChanged, LeaveAsked, BidRefused)
_OWN_OR_FULL = (BidAdmitted, MemberLeft)


def visible(event: Event, player: int, visibility: Visibility) -> Event | None:
    """`event` if the seat `player` may see it, else None. Payouts reach a seat as PayoutView, in its view."""
    if isinstance(event, _PUBLIC):
        return event
    if isinstance(event, _OWN):
        return event if event.player == player else None
    if isinstance(event, _OWN_OR_FULL):
        return event if event.player == player or visibility == "full" else None
    if isinstance(event, GameFinished):
        return event if visibility != "none" else None
    return None
