"""Plays a whole game with bots in every seat: no clock, no database, no people. It returns the game as the log tells it.

In each step every bot decides on what its seat saw when the step opened, so that no seat decides later than another;
then the seats act in the order of their numbers and are ready. A training runs at the moment it is asked for. There
are no times in such a game: its records hold None, a bid's `at_ms` is 0 and a training's `wall_ms` is 0, so that the
same scenario and seed give the same record, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from engine.actions import Action, IllegalAction, Ready, TrainingReported
from engine.bots import get_bot
from engine.events import TrainingRequested
from engine.rules import new_game
from engine.rules.training import unsettled_report
from engine.seen.observer import Observer
from engine.state import RULES_VERSION, Game
from engine.treatment import Treatment
from fedgame.arms.scenario import SeatSpec
from fedgame.arms.stand_ins import stand_in
from fedgame.log.fold import apply, endowments_of, refused
from fedgame.log.record import GameRecord, LoggedAction, RefusedAction, SeatRecord
from fedgame.log.seeds import bot_rng
from fedgame.training.trainer import train
from fedgame.version import software_version

Train = Callable[[Treatment, int, TrainingRequested], TrainingReported]


def bots_only(treatment: Treatment, seats: Sequence[SeatSpec]) -> tuple[SeatSpec, ...]:
    """The same seats with a bot in each: those for people are taken by the treatment's stand-ins in turn."""
    filled: list[SeatSpec] = []
    persons = 0
    for seat in seats:
        if seat.kind == "person":
            persons += 1
            seat = SeatSpec("bot", stand_in(treatment, persons))
        filled.append(seat)
    return tuple(filled)


def play_game(
    treatment: Treatment,
    seats: Sequence[SeatSpec],
    seed: int,
    *,
    game_id: str,
    scenario: str,
    train: Train = train,
    software: str | None = None,
) -> GameRecord:
    """One game from the deal to its end, with `seats` filled by bots (see bots_only) and `train` for the trainings.

    `software` is the version that the record names, by default this one: a batch names one in all of its games.
    """
    endowments = endowments_of(treatment, seed, len(seats))
    policies = [get_bot(seat.policy or "") for seat in seats]
    deal = new_game(treatment, seed, endowments)
    log, observer = _Log(deal.game, train), Observer()
    while not log.game.finished:
        opened = log.game
        decisions = [
            bot.decide(observer.observe(opened, player), bot_rng(seed, player, opened.step))
            for player, bot in enumerate(policies, start=1)
        ]
        for player, actions in enumerate(decisions, start=1):
            for action in actions:
                log.try_submit(action)
            log.submit(Ready(player))
    return GameRecord(
        game_id=game_id,
        scenario=scenario,
        treatment=treatment,
        seed=seed,
        status="finished",
        started_at=None,
        finished_at=None,
        rules_version=RULES_VERSION,
        software_version=software or software_version(),
        seats=tuple(
            SeatRecord(player, "bot", seat.policy, endowment)
            for player, (seat, endowment) in enumerate(zip(seats, endowments, strict=True), start=1)
        ),
        opening=deal.events,
        actions=tuple(log.accepted),
        refusals=tuple(log.refused),
    )


@dataclass(slots=True)
class _Log:
    """The running game and what was done to it so far."""

    game: Game
    train: Train
    accepted: list[LoggedAction]
    refused: list[RefusedAction]

    def __init__(self, game: Game, train: Train) -> None:
        self.game = game
        self.train = train
        self.accepted = []
        self.refused = []

    def submit(self, action: Action) -> None:
        """Do it and log it, and train what it asks for. Raises IllegalAction, which the log does not hold then."""
        applied = apply(self.game, len(self.accepted) + 1, action)
        self.game = applied.game
        self.accepted.append(applied.logged)
        for event in applied.logged.events:
            if isinstance(event, TrainingRequested):
                report = self.train(self.game.treatment, self.game.seed, event)
                if not self.try_submit(replace(report, wall_ms=0)):
                    self.submit(unsettled_report(event, self.game.treatment.market.baseline))

    def try_submit(self, action: Action) -> bool:
        """Do it, or log that it was refused; whether it was done."""
        try:
            self.submit(action)
        except IllegalAction as refusal:
            self.refused.append(refused(self.game, len(self.accepted), action, refusal.code))
            return False
        return True
