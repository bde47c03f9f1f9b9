"""A game taken apart into its steps: how the table stood when each one opened, and who did what before the clock moved.

Pure: a GameRecord is folded once, and nothing that is shown of a step comes from anywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.events import Event, StepClosed
from engine.rules import new_game
from engine.state import Game
from fedgame.log.fold import NotApplied, fold
from fedgame.log.record import GameRecord, LoggedAction


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `opening` is the game as everybody saw it when they could decide, `recent` what had just happened.

    `decided` is the game with all decisions of the step and before the clock moved: that is where what was sealed can be
    seen. `actions` are those of the step, nature's too. The last step of a game that is over has none: it is the end.
    """

    number: int
    opening: Game
    recent: tuple[Event, ...]
    decided: Game
    actions: tuple[LoggedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """A game's steps, in order; the first is number 1."""

    record: GameRecord
    steps: tuple[Step, ...]

    def step(self, number: int) -> Step | None:
        """The step of this number, or None."""
        return self.steps[number - 1] if 1 <= number <= len(self.steps) else None


class NotReplayed(ValueError):  # noqa: N818 - it says what is the case
    """The rules of this version refuse an action of the log: the game was played by others."""


def walk(record: GameRecord) -> Walk:
    """The steps of a started game, as far as it is. Raises NotReplayed, in words."""
    deal = new_game(record.treatment, record.seed, tuple(seat.endowment for seat in record.seats))
    game, recent = deal.game, deal.events
    steps = [Step(1, game, recent, game)]
    for done in fold(game, record.actions):
        if isinstance(done, NotApplied):
            raise NotReplayed(
                f"These rules refuse action {done.seq} of this game ({done.code}): it was played by rules"
                f" {record.rules_version}."
            )
        before, game = game, done.game
        recent = _noted(recent, done.logged.events)
        now = steps[-1]
        decided = before if game.closing or game.step != before.step or game.finished else game
        if before.closing:
            decided = now.decided
        steps[-1] = replace(now, decided=decided, actions=(*now.actions, done.logged))
        if game.step != before.step or game.finished:
            steps.append(Step(len(steps) + 1, game, recent, game))
    return Walk(record, tuple(steps))


def _noted(recent: tuple[Event, ...], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events since the last step closed, with its closing."""
    closed = [place for place, event in enumerate(events) if isinstance(event, StepClosed)]
    return events[closed[-1] :] if closed else (*recent, *events)
