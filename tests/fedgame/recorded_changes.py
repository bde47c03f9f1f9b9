"""What one connection was sent in whole games, and what whole views said at the time, for the tests of the client.

`python -m tests.fedgame.recorded_changes` writes frontend/tests/recorded-changes.json anew, after a change of what a view says.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from engine.actions import Action, IllegalAction, Ready
from engine.bots import get_bot
from engine.events import Event, StepClosed
from engine.rules import new_game, step
from engine.rules.training import pending_trainings
from engine.seen.observe import observe
from engine.state import Game
from engine.treatment import Visibility
from fedgame.live.audience import Audience, Surroundings
from fedgame.live.outbox import Outbox
from fedgame.log.seeds import bot_rng
from fedgame.training.registries import task_words
from fedgame.training.trainer import train
from tests.fedgame import tiny

FILE = Path(__file__).parents[2] / "frontend" / "tests" / "recorded-changes.json"
SEAT = 2
VISIBILITIES: tuple[Visibility, ...] = ("full", "aggregate")
AROUND = Surroundings(
    names=("Ann", "Bo", "Cobalt"),
    bots=(3,),
    characters={3: "random"},
    task=task_words(tiny.TREATMENT.training.task),
    disconnected=(),
    stand_ins=(),
    paused=False,
    due_at=None,
    deadline_ms=None,
)


class Played:
    """A game that one seat watches from its deal on."""

    def __init__(self, visibility: Visibility) -> None:
        treatment = replace(tiny.TREATMENT, visibility=visibility)
        self.game: Game = new_game(treatment, tiny.SEED, tiny.ENDOWMENTS).game
        self.recent: tuple[Event, ...] = ()
        self.audience, self.box = Audience(), Outbox(10_000)
        self.frames: list[str] = []
        self.wholes: dict[int, str] = {}
        self.audience.attach(SEAT, self.box)
        self.audience.show(SEAT, self.box, self.game, self.recent, AROUND)
        self._read()

    def _read(self) -> None:
        while not self.box._queue.empty():
            self.frames.append(self.box._queue.get_nowait() or "")

    async def do(self, action: Action) -> None:
        try:
            moved = step(self.game, action)
        except IllegalAction:
            return
        self.game = moved.game
        for event in moved.events:
            self.recent = (event,) if isinstance(event, StepClosed) else (*self.recent, event)
        self.audience.note(moved.events)
        away = () if self.game.step % 3 else (1,)
        await self.audience.publish(self.game, self.recent, replace(AROUND, disconnected=away, stand_ins=away))
        self._read()
        if action == Ready(SEAT) or self.game.finished:
            self._look(replace(AROUND, disconnected=away, stand_ins=away))

    def _look(self, around: Surroundings) -> None:
        """Note what a whole view says now, under the number of the last frame."""
        box = Outbox(8)
        Audience().show(SEAT, box, self.game, self.recent, around)
        whole = json.loads(box._queue.get_nowait() or "")
        number = len(self.frames) - 1
        self.wholes[number] = json.dumps({**whole, "seq": number + 1}, ensure_ascii=False)


async def played(visibility: Visibility) -> Played:
    """Three bots by chance, to the end."""
    table = Played(visibility)
    while not table.game.finished:
        opened = table.game
        for player in (1, 2, 3):
            for action in get_bot("random").decide(observe(opened, player), bot_rng(opened.seed, player, opened.step)):
                await table.do(action)
        for player in (1, 2, 3):
            await table.do(Ready(player))
        for request in pending_trainings(table.game):
            await table.do(replace(train(table.game.treatment, table.game.seed, request), wall_ms=0))
    return table


async def main() -> None:
    tables = {visibility: await played(visibility) for visibility in VISIBILITIES}
    written = {name: {"frames": table.frames, "wholes": table.wholes} for name, table in tables.items()}
    FILE.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
