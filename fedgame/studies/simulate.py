"""A batch of games with bots in every seat, over several processes or machines, written out as one export.

Game number k of a batch has a seed of its own that follows from the batch's seed and k alone. Games come back in their
order whatever the number of workers, and hold no time of this machine, so the same scenario, seed and number of games
give the same files, byte for byte, on the same machine. Each worker plays whole games and trains on one thread; a
game whose worker is lost is played again.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from engine.events import TrainingAccepted
from engine.values.parameters import TrainingParameters, why_unsettled
from fedgame.arms.scenario import Scenario
from fedgame.export.sheet import events_of
from fedgame.log.record import GameRecord
from fedgame.log.seeds import batch_seed
from fedgame.studies.driver import bots_only, play_game
from fedgame.training import trainer
from fedgame.version import software_version

Result = TypeVar("Result")

_READ_OTHERWISE = re.compile(
    r"e.*|jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?",
    re.IGNORECASE | re.DOTALL,
)
"""Names that begin with e, as an exponent does, and months."""

AHEAD = 4
"""So many games for each worker are under way, or played and not yet taken: a long game holds up no worker, and a long
batch does not fill the memory.
"""


def simulate(
    scenario: Scenario,
    games: int,
    seed: int,
    workers: int = 1,
    *,
    crew: str = "local",
    backend: str = trainer.BACKEND,
) -> Iterator[GameRecord]:
    """Play `games` games of `scenario` (1 or more, seed 0 or more) with `workers` processes, or on Ray; in order, as they
    end. Games are trained where they are played, by `backend`.
    """
    play = partial(play_numbered, scenario, seed, backend=backend, software=software_version())
    return in_workers(play, games, workers, crew=crew, card=backend == "torch-cuda")


def in_workers(
    play: Callable[[int], Result], games: int, workers: int, *, crew: str = "local", card: bool = False
) -> Iterator[Result]:
    """play(1) to play(games), in order, by that many workers of the crew of that name; by this process alone where one
    local worker is enough. `card`: they train on a CUDA card.

    `play` and its results must be picklable. When the taker stops, by Ctrl-C or an error, so do the workers.
    """
    if crew == "local" and (workers <= 1 or games == 1):
        yield from map(play, range(1, games + 1))
        return
    opened = trainer.open_crew(crew, min(workers, games))
    try:
        under_way: deque[Future[Result]] = deque()
        for number in range(1, games + 1):
            under_way.append(opened.run(partial(play, number), card=card))
            if len(under_way) >= AHEAD * opened.workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        opened.close()


def play_numbered(
    scenario: Scenario, seed: int, number: int, backend: str = trainer.BACKEND, software: str | None = None
) -> GameRecord:
    """Game `number` (from 1) of the batch with `seed`."""
    return play_game(
        scenario.treatment,
        bots_only(scenario.treatment, scenario.seats),
        batch_seed(seed, number),
        game_id=batch_game_id(scenario.name, seed, number),
        scenario=scenario.name,
        train=partial(trainer.train, backend=backend),
        software=software,
    )


def batch_game_id(scenario: str, seed: int, number: int) -> str:
    """The id of game `number` (from 1) of a batch: the scenario's name, the seed and the number.

    `game-` comes first where a program that reads the export could take it for a number or a date: where the name does
    not begin with a letter, begins with e as in an exponent, or is a month, as in may-7-0001.
    """
    name = scenario if scenario[:1].isalpha() and not _READ_OTHERWISE.fullmatch(scenario) else f"game-{scenario}"
    return f"{name}-{seed}-{number:04d}"


@dataclass(slots=True)
class Settling:
    """Counts trainings in the games that are watched: all, those whose report the rules refused, those that gave no new
    model, and those of which only some coalition did not settle.
    """

    trainings: int = 0
    refused: int = 0
    without_model: int = 0
    in_part: int = 0

    def watch(self, records: Iterable[GameRecord]) -> Iterator[GameRecord]:
        """The same records; each is counted when it is taken."""
        for record in records:
            self.refused += sum(refusal.kind == "training_reported" for refusal in record.refusals)
            for event in events_of(record):
                if isinstance(event, TrainingAccepted):
                    self.trainings += 1
                    everybody = max(len(row.members) for row in event.values)
                    lost = any(len(members) == everybody for members in event.unsettled)
                    self.without_model += lost
                    self.in_part += bool(event.unsettled) and not lost
            yield record

    def remark(self, parameters: TrainingParameters) -> str | None:
        """One sentence on what did not settle and why; None where everything did."""
        if self.refused:
            return (
                f"Of {self.trainings} trainings {self.refused} came back with a report that the rules refused and gave no new"
                " model, which is a fault of the program: please report it, with the refused rows of actions.csv."
            )
        found = []
        if self.without_model:
            found.append(f"{self.without_model} did not settle and gave no new model")
        if self.in_part:
            found.append(f"{self.in_part} had some coalition that did not settle and counts as no model")
        if not found:
            return None
        return f"Of {self.trainings} trainings {', and '.join(found)}: most likely {why_unsettled(parameters)}."
