"""Plays a whole game with bots in every seat: no clock, no database, no people. It returns the game as the log tells it.

In each step every bot decides on what its seat saw when the step opened, so that no seat decides later than another;
then the seats act in the order of their numbers and are ready. A training runs at the moment it is asked for. There
are no times in such a game: its records hold None, a bid's `at_ms` is 0 and a training's `wall_ms` is 0, so that the
same scenario and seed give the same record, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from engine.actions import Action, IllegalAction, Ready, TimeUp, TrainingReported
from engine.bots import BOTS, get_bot
from engine.events import Event, TrainingRequested
from engine.rules import new_game, step
from engine.rules.endowment import draw_endowments
from engine.rules.training import unsettled_report
from engine.seen.observe import observe
from engine.state import RULES_VERSION, Game
from engine.treatment import Treatment
from fedgame.arms.scenario import SeatSpec
from fedgame.log.codec import as_sent
from fedgame.log.record import GameRecord, LoggedAction, RefusedAction, SeatRecord
from fedgame.log.seeds import bot_rng, endowment_rng
from fedgame.training.trainer import train

Train = Callable[[Treatment, int, TrainingRequested], TrainingReported]

SOFTWARE_VERSION = version("fedgame")


def bots_only(seats: Sequence[SeatSpec]) -> tuple[SeatSpec, ...]:
    """The same seats with a bot in each: seats for people take the policies in turn, in the order of BOTS."""
    policies = tuple(BOTS)
    filled: list[SeatSpec] = []
    persons = 0
    for seat in seats:
        if seat.kind == "person":
            seat = SeatSpec("bot", policies[persons % len(policies)])
            persons += 1
        filled.append(seat)
    return tuple(filled)


def play_game(
    treatment: Treatment, seats: Sequence[SeatSpec], seed: int, *, game_id: str, scenario: str, train: Train = train
) -> GameRecord:
    """One game from the deal to its end, with `seats` filled by bots (see bots_only) and `train` for the trainings."""
    endowments = draw_endowments(treatment.endowment, len(seats), endowment_rng(seed))
    policies = [get_bot(seat.policy or "") for seat in seats]
    deal = new_game(treatment, seed, endowments)
    log = _Log(deal.game, train)
    while not log.game.finished:
        opened = log.game
        decisions = [
            bot.decide(observe(opened, player), bot_rng(seed, player, opened.step))
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
        software_version=SOFTWARE_VERSION,
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
        before = self.game
        transition = step(before, action)
        self.game = transition.game
        seq = len(self.accepted) + 1
        self.accepted.append(logged(seq, before, action, transition.events))
        for event in transition.events:
            if isinstance(event, TrainingRequested):
                report = self.train(before.treatment, before.seed, event)
                if not self.try_submit(replace(report, wall_ms=0)):
                    self.submit(unsettled_report(event, before.treatment.market.baseline))

    def try_submit(self, action: Action) -> bool:
        """Do it, or log that it was refused; whether it was done."""
        try:
            self.submit(action)
        except IllegalAction as refusal:
            game = self.game
            self.refused.append(
                RefusedAction(
                    after_seq=len(self.accepted),
                    step=game.step,
                    turn=game.turn,
                    tick=game.tick,
                    player=_actor(action),
                    kind=action.kind,
                    payload=as_sent(action),
                    code=refusal.code,
                    submitted_at=None,
                    response_ms=None,
                )
            )
            return False
        return True


def logged(seq: int, before: Game, action: Action, events: tuple[Event, ...]) -> LoggedAction:
    """The log's line for an action on the game `before`, without times. Nature's moves are nobody's."""
    return LoggedAction(seq, before.step, before.turn, before.tick, _actor(action), action, events, None, None, None)


def _actor(action: Action) -> int | None:
    return None if isinstance(action, TimeUp | TrainingReported) else action.player
