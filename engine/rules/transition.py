"""The result of a rule: the next game and what happened, and the draft that rules write it with.

A Draft is the only mutable thing in the rules. It lives inside one call of `step` or `new_game`: rules replace parts
of its game, post money and emit events in order, and `done` seals both. Whoever holds the old Game sees no change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.events import Event, LedgerPosted
from engine.money import Cents
from engine.state import Federation, Game, Player


@dataclass(frozen=True, slots=True)
class Transition:
    """What one action did: the game after it, and the events in the order in which they happened."""

    game: Game
    events: tuple[Event, ...]


class Draft:
    def __init__(self, game: Game) -> None:
        self.game = game
        self._events: list[Event] = []

    def emit(self, event: Event) -> None:
        self._events.append(event)

    def put(self, part: Federation | Player) -> None:
        """Replace the federation or player of that number."""
        if isinstance(part, Federation):
            self.game = self.game.with_federation(part)
        else:
            self.game = self.game.with_player(part)

    def pay(self, debit: str, credit: str, amount: Cents, reason: str) -> None:
        """Move `amount` cents from `debit` to `credit`; nothing happens for 0."""
        if amount == 0:
            return
        ledger, entry = self.game.ledger.post(self.game.tick, debit, credit, amount, reason)
        self.game = replace(self.game, ledger=ledger)
        self.emit(LedgerPosted(entry))

    def done(self) -> Transition:
        return Transition(self.game, tuple(self._events))
